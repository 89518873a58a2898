"""The operations of the aids: checks, dismissals, memory, search, terms, machine translation."""

from __future__ import annotations

from typing import Any

from web.api.operations import PAGE, ask_query, describe_read, describe_write, say_json
from web.api.shapes import NUMBER, TEXT, refer
from workflow.actions.concordance import MOST, Where

_LANGUAGE = ask_query("language", TEXT, "the language of the translation", required=True)
_UNIT = ask_query("unit", TEXT, "the unit's id", required=True)

AID_PATHS: dict[str, Any] = {
    "/api/v1/checks/{page}": {
        "post": describe_write(
            "checkText",
            "what checks say to a text for a unit, and the fixes that are offered; nothing is saved",
            refer("Text"),
            refer("Judged"),
            PAGE,
            _LANGUAGE,
            _UNIT,
        )
    },
    "/api/v1/issues/{page}": {
        "get": describe_read(
            "listIssues", "what checks find in a page's translations", say_json(refer("Issues")), PAGE, _LANGUAGE
        )
    },
    "/api/v1/dismissals/{page}": {
        "put": describe_write(
            "dismiss",
            "say that what a check warns of in a unit's translation is right, or take that back",
            refer("Dismissal"),
            refer("Unit"),
            PAGE,
            _LANGUAGE,
            _UNIT,
        )
    },
    "/api/v1/history/{page}": {
        "get": describe_read(
            "showHistory",
            "all that is known of a unit's translations, newest first: edits, commits, texts that its PO file keeps",
            say_json(refer("History")),
            PAGE,
            _LANGUAGE,
            _UNIT,
            ask_query("limit", NUMBER | {"maximum": 1000, "default": 50}, "how many at most"),
        )
    },
    "/api/v1/memory": {
        "get": describe_read(
            "findInMemory",
            "translations of a text and of texts like it, the best first",
            say_json(refer("Matches")),
            _LANGUAGE,
            ask_query("text", TEXT, "the source text", required=True),
        )
    },
    "/api/v1/search": {
        "get": describe_read(
            "search",
            "where words, or parts of words, stand in sources and translations",
            say_json(refer("Hits")),
            ask_query("text", TEXT, "the words; all must be there", required=True),
            ask_query("language", TEXT, "only its translations; those of all languages when absent"),
            ask_query("where", {"type": "string", "enum": [where.value for where in Where]}, "which texts"),
            ask_query("page", TEXT, "only this page"),
            ask_query("start", NUMBER, "how many to skip"),
            ask_query("limit", NUMBER | {"maximum": MOST, "default": 20}, "how many at most"),
        )
    },
    "/api/v1/terms/{page}": {
        "get": describe_read(
            "findTerms",
            "the glossary's terms in a unit's source, or in all of the page",
            say_json(refer("Terms")),
            PAGE,
            _LANGUAGE,
            ask_query("unit", TEXT, "only this unit"),
        )
    },
    "/api/v1/machine/{page}": {
        "post": describe_write(
            "suggestByMachine",
            "what the project's service makes of a unit; it is nobody's translation, and nothing is saved",
            refer("Nothing"),
            refer("Suggestion"),
            PAGE,
            _LANGUAGE,
            _UNIT,
        )
    },
}
