"""The shapes of what the API says of checks, memory, search, terms and machine translation."""

from __future__ import annotations

from web.api.shapes import NUMBER, SWITCH, TEXT, Schema, make_list, make_object
from workflow.model import Severity, State
from workflow.store.journal import Fate

_STATE: Schema = {"type": "string", "enum": [state.value for state in State]}
_SEVERITY: Schema = {"type": "string", "enum": [severity.value for severity in Severity]}
_PLACE = make_list(NUMBER) | {"description": "first character, one past the last"}
_ISSUE = make_object({"check": TEXT, "name": TEXT, "severity": _SEVERITY, "message": TEXT, "dismissed": SWITCH})

_FOUND = make_object({"unit": TEXT, "check": TEXT, "severity": _SEVERITY, "message": TEXT, "dismissed": SWITCH})
_VERSION = make_object(
    {
        "at": TEXT,
        "author": TEXT | {"description": "empty where nobody knows"},
        "translation": TEXT,
        "state": TEXT | {"description": "empty where the unit had left its page"},
        "source": TEXT | {"description": "what it was saved for"},
        "page": TEXT | {"description": "the page that the unit was on"},
        "current": SWITCH | {"description": "whether it is what the unit says now"},
        "edit": TEXT | {"description": "the edit's id; empty for what was not edited here"},
        "fate": {"type": "string", "enum": ["", *(fate.value for fate in Fate)]},
        "commit": TEXT,
        "committed": TEXT,
    }
)

AID_SCHEMAS: dict[str, Schema] = {
    "Text": make_object({"text": TEXT}),
    "Nothing": make_object({}),
    "Judged": make_object(
        {
            "issues": make_list(_ISSUE) | {"description": "errors, with which it cannot be saved, then warnings"},
            "fixes": make_list(make_object({"id": TEXT, "name": TEXT, "text": TEXT}))
            | {"description": "each with the whole text as it would be"},
        }
    ),
    "Issues": make_object(
        {
            "page": TEXT,
            "language": TEXT,
            "issues": make_list(_FOUND),
        }
    ),
    "Dismissal": make_object({"check": TEXT, "dismissed": SWITCH}),
    "History": make_object(
        {
            "page": TEXT,
            "unit": TEXT,
            "language": TEXT,
            "source": TEXT,
            "translation": TEXT,
            "state": TEXT | {"description": "empty where the unit is not on the page, or its PO file is damaged"},
            "digest": TEXT,
            "complete": SWITCH | {"description": "whether nothing older was left out"},
            "history": make_list(_VERSION),
            "kept": make_list(
                make_object({"text": TEXT, "source": TEXT, "origin": TEXT, "unit": TEXT, "comment": TEXT})
            )
            | {"description": "older and offered texts that the PO file keeps beside it"},
        }
    ),
    "Matches": make_object(
        {
            "language": TEXT,
            "text": TEXT,
            "matches": make_list(
                make_object(
                    {
                        "percent": NUMBER | {"description": "100 for equal texts alone"},
                        "exact": SWITCH,
                        "state": _STATE,
                        "page": TEXT,
                        "unit": TEXT,
                        "origin": TEXT | {"description": "another project's memory that it comes from"},
                        "source": TEXT,
                        "text": TEXT,
                        "more": NUMBER | {"description": "other units with this source and text"},
                    }
                )
            ),
        }
    ),
    "Hits": make_object(
        {
            "total": NUMBER,
            "complete": SWITCH | {"description": "whether all texts were looked at"},
            "hits": make_list(
                make_object(
                    {
                        "page": TEXT,
                        "unit": TEXT,
                        "language": TEXT,
                        "state": _STATE,
                        "origin": TEXT,
                        "source": TEXT,
                        "source_places": make_list(_PLACE),
                        "translation": TEXT,
                        "translation_places": make_list(_PLACE),
                    }
                )
            ),
        }
    ),
    "Terms": make_object(
        {
            "language": TEXT,
            "terms": make_list(
                make_object(
                    {
                        "page": TEXT,
                        "unit": TEXT,
                        "term": TEXT,
                        "translations": make_list(TEXT),
                        "note": TEXT,
                        "forbidden": make_list(TEXT) | {"description": "what must not stand for it"},
                        "start": NUMBER,
                        "end": NUMBER,
                    }
                )
            ),
        }
    ),
    "Suggestion": make_object({"text": TEXT, "service": TEXT, "issues": make_list(_ISSUE)}),
}
