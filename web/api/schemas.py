"""The shapes of the API's answers and bodies, as JSON Schema."""

from __future__ import annotations

from web.api.aid_schemas import AID_SCHEMAS
from web.api.shapes import NUMBER, SWITCH, TEXT, Schema, make_list, make_object, refer
from workflow.core.older_texts import Origin
from workflow.model import Kind, State

COUNTS: dict[str, Schema] = {
    "units": NUMBER,
    "words": NUMBER,
    "translated": NUMBER | {"description": "reviewed ones included"},
    "outdated": NUMBER,
    "reviewed": NUMBER,
    "untranslated": NUMBER | {"description": "those with an error included"},
    "errors": NUMBER | {"description": "translations that would break the page; they fall back to the source text"},
    "translated_words": NUMBER,
    "percent": {"type": "integer", "minimum": 0, "maximum": 100, "description": "floored; 100 only when complete"},
}

UNIT: dict[str, Schema] = {
    "id": TEXT,
    "source": TEXT,
    "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
    "line": {"type": "integer", "minimum": 1},
    "note": TEXT,
    "translation": TEXT | {"description": "empty where there is none"},
    "state": {"type": "string", "enum": [state.value for state in State]},
    "previous_source": TEXT | {"description": "what an outdated translation was made from"},
    "digest": TEXT | {"description": "to be sent back as `base`"},
    "offered": make_list(
        make_object(
            {
                "text": TEXT,
                "source": TEXT | {"description": "what it was made from; empty where that is not known"},
                "origin": {"type": "string", "enum": [origin.value for origin in Origin]},
            }
        )
    )
    | {"description": "older and offered texts, newest first, at most ten"},
}
OF_A_LANGUAGE = ("translation", "state", "previous_source", "digest", "offered")

SCHEMAS: dict[str, Schema] = {
    "Error": make_object({"error": TEXT, "status": NUMBER}),
    "Conflict": make_object(
        {
            "error": TEXT,
            "status": NUMBER,
            "base": TEXT | {"description": "the entry's digest now"},
            "theirs": TEXT | {"description": "the translation now"},
        }
    ),
    "Languages": make_object(
        {
            "source_language": TEXT,
            "languages": make_list(
                make_object(
                    {
                        "language": TEXT,
                        "name": TEXT,
                        "autonym": TEXT,
                        "direction": {"type": "string", "enum": ["ltr", "rtl"]},
                        "plurals": NUMBER,
                        "fallbacks": make_list(TEXT),
                    }
                )
            ),
        }
    ),
    "Stats": make_object(
        {
            "source_language": TEXT,
            "languages": make_list(
                make_object(
                    {
                        "language": TEXT,
                        **COUNTS,
                        "complete_pages": NUMBER,
                        "finished": SWITCH,
                        "pages": make_list(make_object({"page": TEXT, **COUNTS})),
                    }
                )
            ),
        }
    ),
    "Pages": make_object(
        {
            "source_language": TEXT,
            "total": NUMBER,
            "start": NUMBER,
            "pages": make_list(make_object({"page": TEXT, "format": TEXT, "units": NUMBER})),
        }
    ),
    "Unit": make_object(UNIT, optional=OF_A_LANGUAGE),
    "Units": make_object(
        {
            "page": TEXT,
            "format": TEXT,
            "source_language": TEXT,
            "units": make_list(refer("Unit")),
            "problems": make_list(make_object({"path": TEXT, "line": NUMBER, "message": TEXT})),
        },
        optional=("problems",),
    ),
    "Translation": make_object(
        {
            "text": TEXT | {"description": "empty removes the translation"},
            "base": {"type": ["string", "null"], "description": "the digest that was read; absent: write anyway"},
            "outdated": SWITCH | {"description": "keep the unit marked as outdated"},
        },
        optional=("base", "outdated"),
    ),
    "ExportOrder": make_object(
        {
            "languages": make_list(TEXT) | {"description": "only these; all when empty"},
            "pages": make_list(TEXT) | {"description": "only these; all when empty"},
            "finished": SWITCH | {"description": "only languages whose every page is complete"},
        },
        optional=("languages", "pages", "finished"),
    ),
    "Export": make_object(
        {
            "target": TEXT,
            "languages": make_list(TEXT),
            "written": make_list(TEXT),
            "same": NUMBER,
            "removed": make_list(TEXT),
            "held": make_list(make_object({"language": TEXT, "page": TEXT, "reason": TEXT})),
            "errors": make_list(make_object({"path": TEXT, "line": NUMBER, "message": TEXT})),
        }
    ),
    **AID_SCHEMAS,
}
