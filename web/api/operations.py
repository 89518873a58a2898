"""Operations of the API as OpenAPI 3.1 describes them: what they take, what they answer, what may go wrong."""

from __future__ import annotations

from typing import Any

from web.api.shapes import TEXT, Schema, refer

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


def describe_read(name: str, summary: str, content: dict[str, Any], *parameters: dict[str, Any]) -> Operation:
    """A read: its answer's `content` by media type, and its parameters."""
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": summary, "content": content}, **_fail(READS)},
    }


def describe_write(name: str, summary: str, body: Schema, answer: Schema, *parameters: dict[str, Any]) -> Operation:
    """A write: the schemas of its body and its answer, and its parameters."""
    conflict = {"description": ERRORS[409], "content": say_json(refer("Conflict"))}
    stale = {"409": conflict} if name == "saveUnit" else {}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "requestBody": {"required": True, "content": say_json(body)},
        "responses": {"200": {"description": summary, "content": say_json(answer)}, **stale, **_fail(WRITES)},
    }


def _fail(codes: tuple[int, ...]) -> dict[str, Any]:
    return {str(code): {"description": ERRORS[code], "content": say_json(refer("Error"))} for code in codes}


def say_json(schema: Schema) -> dict[str, Any]:
    """A schema as the content of a JSON body."""
    return {"application/json": {"schema": schema}}


def ask_query(name: str, schema: Schema, description: str, *, required: bool = False) -> dict[str, Any]:
    """A parameter of the query."""
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": description}
