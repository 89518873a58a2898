"""The API's description of itself, in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from typing import Any

from web.api.schemas import NUMBER, SCHEMAS, SWITCH, TEXT, Schema, refer
from workflow.model import State

Operation = dict[str, Any]

ERRORS = {
    400: "a parameter or field that is missing, unknown or of a wrong type: it is named",
    403: "the request comes from another site's page, or with a token that is not valid",
    404: "there is no such page, unit or language; the nearest ones are named",
    409: "the entry has changed since `base` was read",
    413: "the body is too large",
    415: "the body is not JSON",
    422: "the translation would break the page, or its source changed and waits for a sync",
    500: "a file of the project cannot be read or written: it is named",
    503: "another process is writing; try again",
}
READS = (400, 404, 500, 503)
WRITES = (400, 403, 404, 413, 415, 422, 500, 503)

PAGE = {
    "name": "page",
    "in": "path",
    "required": True,
    "schema": TEXT,
    "description": "the path below the source folder, its slashes as they are: `strategy/direction.md`",
}


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
            "/api/v1/openapi.json": {"get": _read("describe", "this description", _json({"type": "object"}))},
            "/api/v1/languages": {"get": _read("listLanguages", "the project's languages", _json(refer("Languages")))},
            "/api/v1/stats": {
                "get": _read(
                    "count",
                    "units and words per state",
                    _json(refer("Stats")),
                    _query("language", TEXT, "only this language"),
                    _query("page", TEXT, "only this page"),
                )
            },
            "/api/v1/pages": {
                "get": _read(
                    "listPages",
                    "the pages in order, a slice of them",
                    _json(refer("Pages")),
                    _query("start", NUMBER, "how many to skip"),
                    _query("limit", NUMBER | {"maximum": 1000, "default": 200}, "how many at most"),
                )
            },
            "/api/v1/units/{page}": {
                "get": _read(
                    "showUnits",
                    "a page's units, with their translations where a language is named",
                    _json(refer("Units")),
                    PAGE,
                    _query("language", TEXT, "with that language's translations"),
                    _query("state", {"type": "string", "enum": [state.value for state in State]}, "only those"),
                    _query("offered", SWITCH, "with each unit's older and offered texts; needs `language`"),
                ),
                "put": _write(
                    "saveUnit",
                    "save one translation; the answer is the unit with its new digest",
                    refer("Translation"),
                    refer("Unit"),
                    PAGE,
                    _query("language", TEXT, "the language of the text", required=True),
                    _query("unit", TEXT, "the unit's id", required=True),
                ),
            },
            "/api/v1/render/{page}": {
                "get": _read(
                    "render",
                    "the translation page as its file would be",
                    {"text/plain": {"schema": TEXT}},
                    PAGE,
                    _query("language", TEXT, "the source language when absent"),
                    _query("banner", SWITCH, "say at the top how complete the page is"),
                    _query("mark", SWITCH, "wrap fallback and outdated text in lang/dir markup"),
                )
            },
            "/api/v1/export": {"post": _write("export", "write complete pages", refer("ExportOrder"), refer("Export"))},
        },
        "components": {"schemas": SCHEMAS},
    }


def _read(name: str, summary: str, content: dict[str, Any], *parameters: dict[str, Any]) -> Operation:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": summary, "content": content}, **_fail(READS)},
    }


def _write(name: str, summary: str, body: Schema, answer: Schema, *parameters: dict[str, Any]) -> Operation:
    conflict = {"409": {"description": ERRORS[409], "content": _json(refer("Conflict"))}} if name == "saveUnit" else {}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "requestBody": {"required": True, "content": _json(body)},
        "responses": {"200": {"description": summary, "content": _json(answer)}, **conflict, **_fail(WRITES)},
    }


def _fail(codes: tuple[int, ...]) -> dict[str, Any]:
    return {str(code): {"description": ERRORS[code], "content": _json(refer("Error"))} for code in codes}


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _query(name: str, schema: Schema, description: str, *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": description}
