"""Lists of wikitext as HTML: each line says with its signs how deep it stands and in which kind of list."""

from __future__ import annotations

_LISTS = {"*": ("ul", "li"), "#": ("ol", "li"), ";": ("dl", "dt"), ":": ("dl", "dd")}


class ListWriter:
    """The lists that are open, by their signs."""

    def __init__(self, out: list[str]) -> None:
        self.out = out
        self.signs = ""

    def add(self, signs: str, words: str) -> None:
        """One item; the lists it shares with the item before it go on."""
        shared = 0
        for before, now in zip(self.signs, signs, strict=False):
            if _LISTS[before][0] != _LISTS[now][0]:
                break
            shared += 1
        self._close_to(shared)
        if shared and shared == len(signs):
            self.out.append(f"</{_LISTS[self.signs[-1]][1]}><{_LISTS[signs[-1]][1]}>")
            self.signs = self.signs[:-1] + signs[-1]
        for sign in signs[len(self.signs) :]:
            name, item = _LISTS[sign]
            self.out.append(f"<{name}><{item}>")
            self.signs += sign
        self.out.append(words)

    def define(self, words: str) -> None:
        """The definition that stands in the line of its term."""
        if self.signs.endswith(";"):
            self.out.append(f"</dt><dd>{words}")
            self.signs = self.signs[:-1] + ":"
        else:
            self.out.append(words)

    def close(self) -> None:
        """End every list."""
        self._close_to(0)

    def _close_to(self, depth: int) -> None:
        while len(self.signs) > depth:
            name, item = _LISTS[self.signs[-1]]
            self.out.append(f"</{item}></{name}>")
            self.signs = self.signs[:-1]
