"""A rendered document as HTML to look at: each built-in format brings its own previewer.

What comes out holds whatever the document holds, scripts included: it is made safe by whoever shows it.
"""

from __future__ import annotations

from html import escape

from workflow.formats.registry import load_previewer
from workflow.model import Options


def preview_page(format_name: str, text: str, *, options: Options) -> str:
    """The document as HTML that is not sanitised; as written, in one `<pre>`, where the format has no previewer.

    Args:
        format_name: the format's name.
        text: the rendered page.
        options: every option of the format.
    """
    previewer = load_previewer(format_name)
    return previewer(text, options) if previewer else f"<pre>{escape(text, quote=False)}</pre>"
