"""The API's description of itself, in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from typing import Any

from web.api.aid_paths import AID_PATHS
from web.api.operations import PAGE, ask_query, describe_read, describe_write, say_json
from web.api.schemas import SCHEMAS
from web.api.shapes import NUMBER, SWITCH, TEXT, refer
from workflow.model import State


def describe_api(title: str) -> dict[str, Any]:
    """The whole description; `title` is the project's name."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{title}: translations",
            "version": "1",
            "description": (
                "Reads are for everybody who reaches the server. A write needs a body of type `application/json` and "
                "must not come from another site's page. Languages are BCP 47 codes as the project writes them."
            ),
        },
        "paths": {
            "/api/v1/openapi.json": {
                "get": describe_read("describe", "this description", say_json({"type": "object"}))
            },
            "/api/v1/languages": {
                "get": describe_read("listLanguages", "the project's languages", say_json(refer("Languages")))
            },
            "/api/v1/stats": {
                "get": describe_read(
                    "count",
                    "units and words per state",
                    say_json(refer("Stats")),
                    ask_query("language", TEXT, "only this language"),
                    ask_query("page", TEXT, "only this page"),
                )
            },
            "/api/v1/pages": {
                "get": describe_read(
                    "listPages",
                    "the pages in order, a slice of them",
                    say_json(refer("Pages")),
                    ask_query("start", NUMBER, "how many to skip"),
                    ask_query("limit", NUMBER | {"maximum": 1000, "default": 200}, "how many at most"),
                )
            },
            "/api/v1/units/{page}": {
                "get": describe_read(
                    "showUnits",
                    "a page's units, with their translations where a language is named",
                    say_json(refer("Units")),
                    PAGE,
                    ask_query("language", TEXT, "with that language's translations"),
                    ask_query("state", {"type": "string", "enum": [state.value for state in State]}, "only those"),
                    ask_query("offered", SWITCH, "with each unit's older and offered texts; needs `language`"),
                ),
                "put": describe_write(
                    "saveUnit",
                    "save one translation; the answer is the unit with its new digest",
                    refer("Translation"),
                    refer("Unit"),
                    PAGE,
                    ask_query("language", TEXT, "the language of the text", required=True),
                    ask_query("unit", TEXT, "the unit's id", required=True),
                ),
            },
            "/api/v1/render/{page}": {
                "get": describe_read(
                    "render",
                    "the translation page as its file would be",
                    {"text/plain": {"schema": TEXT}},
                    PAGE,
                    ask_query("language", TEXT, "the source language when absent"),
                    ask_query("banner", SWITCH, "say at the top how complete the page is"),
                    ask_query("mark", SWITCH, "wrap fallback and outdated text in lang/dir markup"),
                )
            },
            **AID_PATHS,
            "/api/v1/export": {
                "post": describe_write("export", "write complete pages", refer("ExportOrder"), refer("Export"))
            },
        },
        "components": {"schemas": SCHEMAS},
    }
