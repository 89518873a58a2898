"""Comments by which an author steers what is translated, our own and those of mdbook-i18n-helpers.

`<!-- polyfolio: skip -->` skips the next block, `skip-start` and `skip-end` enclose blocks, `note: …` speaks to the
translator of the next unit. mdBook's are `i18n:skip`, `i18n:skip-start`, `i18n:skip-end` and `i18n:comment: …`.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(
    r"<!--\s*(?:polyfolio|i18n):\s*(?:(?P<skip>skip(?:-start|-end)?)|(?:note|comment)\s*:(?P<note>.*?))\s*-->",
    re.DOTALL,
)
_ONLY_COMMENTS = re.compile(r"(?>\s*<!--.*?-->)*\s*", re.DOTALL)


class Steering:
    """What the comments read so far ask for. One object goes through one document, from top to bottom."""

    def __init__(self) -> None:
        self.skips_next = False
        """Whether the next block is skipped."""
        self.inside_skipped = False
        """Whether this place lies between `skip-start` and `skip-end`."""
        self._notes: list[str] = []

    def is_comment(self, html: str) -> bool:
        """Whether an HTML block holds nothing but comments."""
        return _ONLY_COMMENTS.fullmatch(html) is not None

    def read_comments(self, html: str) -> str:
        """Take in the comments of an HTML block; gives what is left of it without them.

        Comments below a tag speak of the HTML there, and the HTML format reads them; but what they enclose may go on
        behind the block.
        """
        leading = html.lstrip().startswith("<!--")
        for match in _COMMENT.finditer(html):
            if not leading and match["skip"] not in ("skip-start", "skip-end"):
                continue
            if match["skip"] == "skip":
                self.skips_next = True
            elif match["skip"]:
                self.inside_skipped = match["skip"] == "skip-start"
            else:
                self._notes.append(" ".join(match["note"].split()))
        return _COMMENT.sub("", html)

    def take_note(self) -> str:
        """The notes for the next unit, a line each; they are given once."""
        note = "\n".join(self._notes)
        self._notes.clear()
        return note
