"""The splitter that parsing, rendering and the outline share: from a page to its parts."""

from __future__ import annotations

import re

from workflow.formats.html.elements import BLOCK
from workflow.formats.html.nesting import Nesting, Reach
from workflow.formats.html.parts import SPACES, Part, PartType, RunToken, split_run
from workflow.formats.html.tokens import Token, Type, read_tokens

_STEERING = re.compile(r"<!--\s*polyfolio:\s*(skip-start|skip-end|skip|note\b)\s*:?\s*(.*?)\s*-->", re.DOTALL)
_LINE_REST = re.compile(r"[\t\f ]*+(?:[\n\r]|\Z)")


def split_page(text: str, *, xml: bool = False) -> list[Part]:
    """The parts of a page in order; what stands between them is white space. Every text has parts, broken or not."""
    return _Splitter(text, xml).split()


def read_note(comment: str) -> str:
    """What a comment `<!-- polyfolio: note: … -->` tells the translator."""
    match = _STEERING.match(comment)
    return " ".join(match[2].split()) if match else ""


class _Splitter:
    def __init__(self, text: str, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._nesting = Nesting()
        self._parts: list[Part] = []
        self._run: list[RunToken] = []
        self._run_live = True
        self._region_off = False
        self._skip_next = False
        self._skip_run = False
        self._island = ""
        """The name of an inline element that makes a run of its own: skipped, or switched on in one that is off."""

    def split(self) -> list[Part]:
        for token in read_tokens(self._text, xml=self._xml):
            kind = token.type
            if kind is Type.TEXT:
                self._take_text(token)
            elif kind is Type.START:
                self._take_start(token)
            elif kind is Type.END:
                self._take_end(token)
            elif kind is Type.RAW:
                self._take_raw(token)
            elif kind is Type.COMMENT:
                self._take_comment(token)
            elif kind is Type.TEMPLATE and not self._is_own_line(token):
                self._add_to_run(token, self._is_live())
            else:
                self._take_other(token)
        self._end_run()
        return self._parts

    def _take_text(self, token: Token) -> None:
        if self._text[token.start : token.end].strip(SPACES):
            if self._skip_next:
                self._skip_next, self._skip_run = False, True
            self._add_to_run(token, self._is_live())
        elif self._run:
            self._run.append(RunToken(token, False))

    def _take_start(self, token: Token) -> None:
        block = token.name in BLOCK
        if block and self._nesting.foreign:
            block = self._nesting.leave_foreign(token.name)
        if block:
            self._end_run()
        outer = self._is_live()
        tag = self._text[token.start : token.end]
        skipped = self._skip_next and outer
        reach = self._nesting.open_element(token.name, tag, off=self._skip_next, xml=self._xml)
        self._skip_next = False
        switched_on = not outer and self._nesting.top.reach is Reach.ON and not (self._run and self._run_live)
        island = not block and (skipped or switched_on)
        if island:
            self._end_run()
            self._island = token.name
        live = reach is Reach.ON and not self._region_off and not self._skip_run
        if block or island:
            self._parts.append(Part(PartType.TAG, token.start, token.end, token.name, live))
        else:
            self._add_to_run(token, live, outer)

    def _take_end(self, token: Token) -> None:
        block = token.name in BLOCK and (not self._nesting.foreign or self._nesting.leave_foreign(token.name))
        if block:
            self._end_run()
        block_around = self._nesting.top.block
        inside = self._nesting.top.reach is Reach.ON
        self._nesting.close_element(token.name)
        outside = self._nesting.top.reach is Reach.ON
        if not block and token.name == self._island and inside != outside:
            self._end_run(block_around)
            self._island = ""
            block = True
        if block:
            self._parts.append(Part(PartType.TAG, token.start, token.end, token.name))
        else:
            self._add_to_run(token, False, self._is_live())

    def _take_raw(self, token: Token) -> None:
        if self._nesting.foreign:
            self._add_to_run(token, False)
        elif token.name == "title" and self._is_live():
            self._add_to_run(Token(Type.TEXT, token.start, token.end), True)
        else:
            self._take_other(token)

    def _take_comment(self, token: Token) -> None:
        steering = _STEERING.match(self._text, token.start, token.end)
        if steering is None:
            if self._text[token.start : token.start + 4] == "<!--":
                self._add_to_run(token, False, self._is_live())
            else:
                self._take_other(token)
            return
        note = steering[1] == "note"
        self._take_other(token, PartType.NOTE if note else PartType.OTHER)
        if note:
            return
        if steering[1] == "skip":
            self._skip_next = True
        else:
            self._region_off = steering[1] == "skip-start"

    def _take_other(self, token: Token, kind: PartType = PartType.OTHER) -> None:
        self._end_run()
        self._parts.append(Part(kind, token.start, token.end))

    def _is_live(self) -> bool:
        return self._nesting.top.reach is Reach.ON and not self._region_off and not self._skip_run

    def _add_to_run(self, token: Token, live: bool, outer: bool | None = None) -> None:
        if not self._run:
            self._run_live = live if outer is None else outer
        self._run.append(RunToken(token, live))

    def _end_run(self, block: str | None = None) -> None:
        if self._run:
            around = self._nesting.top.block if block is None else block
            self._parts += split_run(self._text, self._run, around, self._run_live, self._xml)
            self._run = []
        self._skip_run = False

    def _is_own_line(self, token: Token) -> bool:
        """Whether a template is a statement with nothing else on its lines: such ones stand between blocks."""
        text, start = self._text, token.start
        if text.startswith(("{{", "<%=", "<?="), start) or not _LINE_REST.match(text, token.end):
            return False
        while start and text[start - 1] in "\t\f ":
            start -= 1
        return start == int(text.startswith("\ufeff")) or text[start - 1] in "\n\r"
