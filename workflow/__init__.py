"""polyfolio: translate a folder of documents with gettext PO files."""
