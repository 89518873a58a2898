"""The text of a file from outside: UTF-8, or what the byte order mark says, and nothing guessed."""

from __future__ import annotations

from workflow.errors import DocumentError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode_marked(data: bytes, path: str) -> str:
    """The text without its byte order mark; line ends as they are. Excel writes "Unicode text" as UTF-16.

    Raises:
        DocumentError: the bytes are not in that encoding; with the line and the way out.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{body[error.start]:02x} is not {encoding.upper()}: save the file as UTF-8 (Excel: CSV UTF-8)"
        raise DocumentError(message, path=path, line=line) from None
