"""Units from XLIFF 1.2, our own or another tool's."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workflow.core.exchange.inline import is_doubled, list_codes, name_of, read_inline
from workflow.core.exchange.item import Item, Received, is_as_sent
from workflow.core.exchange.xliff_write import BASE
from workflow.core.exchange.xml_reading import parse_xml
from workflow.errors import DocumentError, PolyfolioError
from workflow.model import State

_UNFINISHED = ("needs-adaptation", "needs-l10n", "needs-translation")
_IN_REVIEW = ("needs-review-adaptation", "needs-review-l10n", "needs-review-translation")
_DONE = ("final", "signed-off")

DOUBLED = (
    "holds two texts, one behind the other, as tools leave it that do not know inline elements: send such tools a ZIP "
    "of PO files instead"
)


def read_xliff(data: bytes, path: str) -> Received:
    """The units of a document; those that say nothing clear are problems, and the others go on.

    Raises:
        DocumentError: it is no XLIFF 1.2, is damaged or dangerous; with path and line.
    """
    root = parse_xml(data, path)
    if name_of(root) != "xliff":
        raise DocumentError(f"is no XLIFF: its root is <{name_of(root)}>", path=path, line=1)
    version = root.get("version", "1.2")
    if not version.startswith("1."):
        raise DocumentError(f"is XLIFF {version[:20]}; only 1.2 is read: save it as that", path=path, line=1)
    items: list[Item] = []
    problems: list[PolyfolioError] = []
    languages: list[str] = []
    for file in _find(root, "file"):
        languages.append(file.get("source-language", ""))
        for unit in _find(file, "trans-unit"):
            if unit.get("translate") == "no" or unit.get("restype") == "x-gettext-domain-header":
                continue
            try:
                items.append(_read_unit(file, unit))
            except PolyfolioError as error:
                problems.append(DocumentError(error.message, path=path, line=_line(unit)))
    return Received(tuple(items), tuple(problems), tuple(dict.fromkeys(filter(None, languages))))


def _read_unit(file: etree._Element, unit: etree._Element) -> Item:
    source = _child(unit, "source")
    if source is None:
        raise DocumentError("has no <source>")
    text = read_inline(source)
    target = _child(unit, "target")
    translation, state = _read_target(source, target) if target is not None else ("", State.UNTRANSLATED)
    data = unit.get("extradata", "")
    item = Item(
        file.get("target-language", "") or _language_of(target),
        file.get("original", "") or _find_page(unit),
        unit.get("id", ""),
        text,
        translation,
        state,
        _read_previous(unit) if state is State.OUTDATED else "",
        tuple("".join(map(str, note.itertext())) for note in unit if name_of(note) == "note"),
        data.removeprefix(BASE) if data.startswith(BASE) else "",
        _line(unit),
    )
    if target is not None and is_doubled(target) and not is_as_sent(item):
        raise DocumentError(DOUBLED)
    return item


def _read_target(source: etree._Element, target: etree._Element) -> tuple[str, State]:
    try:
        translation = read_inline(target, list_codes(source))
    except KeyError as error:
        raise DocumentError(f"the target has an inline element {error} that the source does not have") from None
    state = _read_state(target.get("state", ""), translation, read_inline(source))
    return translation if state is not State.UNTRANSLATED else "", state


def _read_state(word: str, translation: str, source: str) -> State:
    """The state that a target's word stands for.

    A text that its tool has put there and nobody has looked at is none: many fill in the source.
    """
    if not translation:
        return State.UNTRANSLATED
    if word in _IN_REVIEW:
        return State.OUTDATED
    if word in _UNFINISHED:
        return State.UNTRANSLATED if translation == source else State.OUTDATED
    if word == "new" and translation == source:
        return State.UNTRANSLATED
    return State.REVIEWED if word in _DONE else State.TRANSLATED


def _read_previous(unit: etree._Element) -> str:
    """The source of an earlier version; translate-toolkit calls it `origin="previous"`."""
    for other in unit:
        if name_of(other) != "alt-trans":
            continue
        earlier = other.get("alttranstype") == "previous-version" or other.get("origin") == "previous"
        source = _child(other, "source")
        if earlier and source is not None:
            return read_inline(source)
    return ""


def _find_page(unit: etree._Element) -> str:
    """The page of a unit in a file without a name: where translate-toolkit puts the references of PO files."""
    for context in _find(unit, "context"):
        if context.get("context-type") == "sourcefile" and context.text:
            return context.text.strip("\u2068\u2069")
    return ""


def _language_of(target: etree._Element | None) -> str:
    return "" if target is None else target.get("{http://www.w3.org/XML/1998/namespace}lang", "")


def _find(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name below another one."""
    return (child for child in element.iter() if name_of(child) == name)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if name_of(child) == name), None)


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0
