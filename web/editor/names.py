"""The interface's words for what the engine names: states, kinds of units, characters."""

from __future__ import annotations

import unicodedata

from babel import Locale
from flask_babel import gettext

from web.interface import interface_language
from workflow.actions.workpage import WorkUnit
from workflow.core.special_characters import Special
from workflow.model import Kind, Language, State


def name_state(state: State) -> str:
    """A state in the interface's language."""
    names: dict[State, str] = {
        State.UNTRANSLATED: gettext("Untranslated"),
        State.OUTDATED: gettext("Outdated"),
        State.TRANSLATED: gettext("Translated"),
        State.REVIEWED: gettext("Reviewed"),
    }
    return names[state]


def name_filter(state: str) -> str:
    """A filter in the interface's language."""
    names: dict[str, str] = {
        "": gettext("All"),
        "open": gettext("To do"),
        "errors": gettext("With errors"),
        "warnings": gettext("With warnings"),
    }
    return names[state] if state in names else name_state(State(state))


def name_kind(kind: Kind) -> str:
    """What a unit is."""
    names: dict[Kind, str] = {
        Kind.TITLE: gettext("Title"),
        Kind.HEADING: gettext("Heading"),
        Kind.PARAGRAPH: gettext("Paragraph"),
        Kind.LIST_ITEM: gettext("List item"),
        Kind.TABLE_CELL: gettext("Table cell"),
        Kind.FRONT_MATTER: gettext("Front matter"),
        Kind.ATTRIBUTE: gettext("Attribute"),
        Kind.CODE: gettext("Code"),
        Kind.HTML: gettext("HTML"),
        Kind.OTHER: gettext("Text"),
    }
    return names[kind]


def name_special(special: Special) -> str:
    """A special character by name, for those who cannot see which one it is."""
    if special.close:
        open, close = special.open.strip(), special.close.strip()
        return str(gettext("Quotation marks %(open)s…%(close)s", open=open, close=close))
    names: dict[str, str] = {
        "–": gettext("En dash"),
        "—": gettext("Em dash"),
        "…": gettext("Ellipsis"),
        "’": gettext("Apostrophe"),
        "\u00a0": gettext("No-break space"),
        "\u202f": gettext("Narrow no-break space"),
        "\u200b": gettext("Zero-width space"),
        "\u200c": gettext("Zero-width non-joiner"),
        "\u200d": gettext("Zero-width joiner"),
        "\u200e": gettext("Left-to-right mark"),
        "\u200f": gettext("Right-to-left mark"),
    }
    return names.get(special.open) or unicodedata.name(special.open, special.open).capitalize()


def name_language(language: Language) -> str:
    """A language in the interface's language, where that has a word for it."""
    try:
        known = Locale.parse(interface_language()).languages.get(language.code.replace("-", "_"))
    except ValueError:
        known = None
    return str(known or language.name)


def describe_unit(item: WorkUnit) -> str:
    """A unit's state in words, for those who do not see its sign."""
    state = name_state(item.state)
    if not item.shown.fallback:
        return state
    return str(gettext("%(state)s, shown in %(language)s", state=state, language=item.shown.language))
