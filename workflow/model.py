"""The values every layer speaks in: frozen, without behaviour that needs a file, a clock or a library.

Offsets are positions in characters of a decoded document (`str`), never bytes. Lines count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

TITLE_ID = "Page display title"
"""The id of a wikitext page's title unit, as MediaWiki's Translate names it."""

Options = Mapping[str, Any]
"""A format's options for one page: every option of `Format.options`, with the project's values."""


class Kind(StrEnum):
    """What a unit is in its document; fixed words of the command line's JSON."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FRONT_MATTER = "front_matter"
    ATTRIBUTE = "attribute"
    CODE = "code"
    HTML = "html"
    OTHER = "other"


class State(StrEnum):
    """How far one unit is in one language."""

    UNTRANSLATED = "untranslated"
    OUTDATED = "outdated"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class Severity(StrEnum):
    """Whether an issue would break or falsify the page (error) or deserves a look (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """The place of one translatable text in its document, before it has an id."""

    start: int
    """First character of the place in `Document.text`."""
    end: int
    """One past the last character; equal to `start` for a text that stands nowhere (a page's title)."""
    source: str
    """The text as translators see it (the msgid): inline markup kept, soft line breaks joined where the format does."""
    kind: Kind
    level: int = 0
    """1 to 6 for a heading, else 0."""
    note: str = ""
    """What the author tells the translator; lines are separated by a line feed."""
    marker: str = ""
    """An explicit id written in the document, or empty."""
    variables: tuple[tuple[str, str], ...] = ()
    """Translation variables as (name, value); they stand in `source` as `$name`."""
    shape: Any = None
    """What the format must remember to write a text into this place; read by that format alone."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the page itself fills when it is rendered: a language bar, the root's `lang`, a dropped tag."""

    start: int
    end: int
    name: str
    """What fills it; the format's own word."""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something odd in a document that does not stop it from being translated."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed source document. Spans and slots are in order, and none overlaps another."""

    text: str
    """The whole document as decoded, byte order mark and line ends included."""
    spans: tuple[Span, ...]
    slots: tuple[Slot, ...] = ()
    warnings: tuple[Warned, ...] = ()
    numbered: bool = False
    """Whether new units take the next number of the page (wikitext with translate tags) instead of a hash."""

    def line_at(self, offset: int) -> int:
        """The line, from 1, of the character at `offset`; LF, CRLF and lone CR end lines."""
        head = self.text[:offset]
        return head.count("\n") + head.count("\r") - head.count("\r\n") + 1


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece of a page with its own translation."""

    id: str
    span: Span
    path: tuple[str, ...] = ()
    """The headings above the unit, outermost first."""

    @property
    def source(self) -> str:
        """The text to translate (the msgid)."""
        return self.span.source


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a PO file. Change one with `change`, so that the writer knows which lines still hold."""

    id: str
    """The msgctxt: the unit's id; empty in files of other tools."""
    source: str
    translation: str = ""
    outdated: bool = False
    """The PO flag `fuzzy`."""
    previous_source: str = ""
    """The source the translation was made from (`#| msgid`), when outdated."""
    obsolete: bool = False
    """Written with `#~`: the unit has left the page, or this is the older pair of a unit that was translated anew."""
    comments: tuple[str, ...] = ()
    """Translator comments (`# …`), a line each, without the mark."""
    notes: tuple[str, ...] = ()
    """Extracted comments (`#. …`), a line each, without the mark: kind, notes and, in templates, the heading path."""
    references: tuple[str, ...] = ()
    """References (`#: …`), a line each, without the mark."""
    flags: tuple[str, ...] = ()
    """Flags other than `fuzzy`, in order."""
    plural_source: str = ""
    """A msgid_plural; our own files have none, other tools' may."""
    plural_translations: tuple[str, ...] = ()
    """msgstr[0], msgstr[1] …, of an entry with a plural."""
    line: int = field(default=0, compare=False)
    """The line in the file where the entry begins; 0 for a new one."""
    raw: str = field(default="", compare=False, repr=False)
    """The entry's lines as the file has them; empty once a field has changed."""
    was: Entry | None = field(default=None, compare=False, repr=False)
    """The entry as it was read, for one that has been changed since."""

    def change(self, **fields: Any) -> Entry:
        """The entry with other values, remembering the lines it came from."""
        return replace(self, **fields, raw="", was=self.was or (self if self.raw else None))

    @property
    def state(self) -> State:
        """The state without regard to reviews, which need a digest (`core.catalog.state_of`)."""
        if not self.translation:
            return State.UNTRANSLATED
        return State.OUTDATED if self.outdated else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file of one page and language, or a page's template."""

    entries: tuple[Entry, ...]
    """Active and obsolete entries in the file's order, without the header."""
    header: Entry | None = None
    """The entry with the empty msgid; its translation holds the header's lines."""
    newline: str = "\n"
    """The line end of lines that are written anew."""
    charset: str = "utf-8"
    """The encoding of the file, as Python names it."""
    bom: bool = False
    tail: str = ""
    """What stands after the last entry: blank lines and comments that belong to none."""

    def fields(self) -> dict[str, str]:
        """The header's fields by name, in order; a name in any case is kept as written."""
        lines = (self.header.translation if self.header else "").split("\n")
        pairs = (line.partition(":") for line in lines if ":" in line)
        return {name.strip(): value.strip() for name, _, value in pairs}


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a check found in a translation."""

    language: str
    page: str
    unit: str
    check: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Units and words of a page, a language or a project, per state."""

    units: int = 0
    words: int = 0
    translated: int = 0
    """Units that are translated or reviewed and have no error."""
    outdated: int = 0
    reviewed: int = 0
    untranslated: int = 0
    """Units without a translation that is shown: empty ones and those with an error."""
    errors: int = 0
    """Units whose translation has an error and falls back; counted in `untranslated` too."""
    translated_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.units + other.units,
            self.words + other.words,
            self.translated + other.translated,
            self.outdated + other.outdated,
            self.reviewed + other.reviewed,
            self.untranslated + other.untranslated,
            self.errors + other.errors,
            self.translated_words + other.translated_words,
        )

    @property
    def percent(self) -> int:
        """Translated units in percent: floored, 100 only when nothing is missing, never 0 once something is done."""
        if not self.units:
            return 100
        floored = self.translated * 100 // self.units
        return 1 if self.translated and not floored else floored

    @property
    def complete(self) -> bool:
        """Whether every unit is translated and none is outdated."""
        return self.translated == self.units


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language."""

    code: str
    """BCP 47 as the project writes it: `da`, `pt-BR`."""
    name: str
    """In English."""
    autonym: str
    direction: str
    """`ltr` or `rtl`."""
    plurals: int
    """nplurals."""
    plural_rule: str
    """The C expression of the PO header: `n != 1`."""
    fallbacks: tuple[str, ...] = ()
    """Languages whose text may stand in, nearest first, without the source language."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text a rendered page shows for one unit."""

    text: str | None
    """The translation, or None where the source text stands in."""
    language: str
    direction: str
    outdated: bool = False
    fallback: bool = False
    """Whether the text is not in the page's own language."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One language of a page's language bar."""

    code: str
    autonym: str
    direction: str
    percent: int
    href: str


@dataclass(frozen=True, slots=True)
class View:
    """What rendering needs to know about a translation page beside its units."""

    page: str
    language: str
    direction: str
    source_language: str
    source_direction: str
    title: str = ""
    """The page's title in its language."""
    translated: bool = False
    """Whether at least one unit shows something else than the source text."""
    mark: bool = False
    """Whether fallback and outdated text is wrapped in markup with its `lang` and `dir`."""
    languages: tuple[LanguageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of a unit's text that is not prose."""

    start: int
    end: int
    kind: str
    """`code`, `link`, `image`, `tag`, `template`, `variable`, `math`, `url`, `emphasis`, `entity`, `escape`,
    `footnote` or `break`."""


@runtime_checkable
class Format(Protocol):
    """A document format. Everything is pure: text in, values out.

    `parse` and `place` share one splitter, so that joining what stands between the spans with the spans' own text
    gives the document back, character for character.
    """

    @property
    def name(self) -> str:
        """The format's name in the configuration and in JSON."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, with their dot, in lower case."""

    @property
    def options(self) -> Options:
        """Every option with its default; a project's value must be of the default's type."""

    def parse(self, text: str, *, page: str, options: Options) -> Document:
        """Find the translatable texts. Raises `DocumentError` with a line only where the format knows hard errors."""

    def place(self, document: Document, span: Span, shown: Shown, view: View) -> str:
        """What stands at `span` in a rendered page: the source characters untouched where `shown.text` is None
        (but see wikitext's variables and markers), else the translation made fit for its place."""

    def fill(self, document: Document, slot: Slot, view: View) -> str:
        """What stands at `slot` in a rendered page."""

    def outline(self, text: str, *, page: str, options: Options) -> Any:
        """The block structure of a rendered page as a value that can be compared: equal for two pages that
        differ in the texts of their units only."""

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:
        """Why this translation may not stand in for the unit, judged from the two texts alone: an unclosed tag, or a
        tag, template or link scheme that the source does not have. A message each, empty when it is fit."""

    def markup(self, source: str, kind: Kind, *, options: Options) -> tuple[Markup, ...]:
        """The pieces of a unit's text that are not prose, in order and without overlap; the rest is prose."""

    def banner(self, text: str, sentence: str, view: View) -> str:
        """The rendered page with `sentence` put where the format shows a notice at the top."""

    def with_markers(self, document: Document, ids: tuple[str, ...]) -> str:
        """The document with each span's id written into it; the text as it is where the format has no markers."""
