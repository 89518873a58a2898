"""The API's description of itself is complete and true."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.api.schema_check import find_faults
from tests.web.site import Site
from web.api.operations import ERRORS
from web.api.schemas import SCHEMAS


def describe(site: Site) -> dict[str, Any]:
    """The description as it is served."""
    found = site.json("/api/v1/openapi.json")
    assert isinstance(found, dict)
    return found


def test_every_route_is_described_and_every_description_is_a_route(site: Site) -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in site.app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, methods in describe(site)["paths"].items() for method in methods}
    assert described == routes


def test_every_reference_leads_somewhere_and_every_schema_is_used(site: Site) -> None:
    used = set(re.findall(r"'#/components/schemas/(\w+)'", repr(describe(site))))
    assert used == set(SCHEMAS)


def test_operations_have_names_of_their_own_and_path_parameters_are_described(site: Site) -> None:
    names = []
    for path, methods in describe(site)["paths"].items():
        for operation in methods.values():
            names.append(operation["operationId"])
            in_path = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
            assert in_path == set(re.findall(r"\{(\w+)\}", path))
    assert len(names) == len(set(names))


OF_PAGES = "units|render|checks|history|issues|dismissals|terms|machine"
UNIT = "units/guide.md?language=da&unit="
EXAMPLES: list[tuple[str, str, Any]] = [
    ("get", "languages", None),
    ("get", "stats", None),
    ("get", "pages", None),
    ("get", "units/guide.md", None),
    ("get", "units/guide.md?language=da", None),
    ("get", "units/guide.md?language=da&offered=1", None),
    ("get", "units/gone.md", None),
    ("get", "stats?language=klingon", None),
    ("get", "pages?limit=x", None),
    ("put", UNIT, {"text": "Håndbog", "outdated": False}),
    ("put", UNIT, {"text": "Håndbog", "base": None}),
    ("put", UNIT, {"text": "Håndbog", "base": "0" * 12}),
    ("put", UNIT, {"text": "<i>"}),
    ("put", UNIT, {"text": 1}),
    ("put", "units/guide.md?language=da&unit=zzz", {"text": "x"}),
    ("post", "checks/guide.md?language=da&unit=", {"text": "Håndbog <i>"}),
    ("post", "checks/guide.md?language=da&unit=", {"text": 1}),
    ("get", "issues/guide.md?language=da", None),
    ("get", "issues/guide.md", None),
    ("put", "dismissals/guide.md?language=da&unit=", {"check": "numbers", "dismissed": True}),
    ("put", "dismissals/guide.md?language=da&unit=", {"check": "numbers", "dismissed": 1}),
    ("put", "dismissals/guide.md?language=da&unit=", {"check": "numbers", "dismissed": False}),
    ("get", "history/guide.md?language=da&unit=", None),
    ("get", "history/guide.md?language=da&unit=zzz", None),
    ("get", "memory?language=da&text=Guide", None),
    ("get", "search?text=guide&language=da", None),
    ("get", "search?text=guide&where=here", None),
    ("get", "terms/guide.md?language=da", None),
    ("post", "machine/guide.md?language=da&unit=", {}),
    ("post", "export", {"languages": ["da"]}),
    ("post", "export", {"languages": ["sv"]}),
]


@pytest.mark.parametrize(("method", "path", "body"), EXAMPLES)
def test_an_answer_is_as_described(site: Site, method: str, path: str, body: Any) -> None:
    path = path + site.workspace.ids("guide.md")["Guide"] if path.endswith("unit=") else path
    answer = site.client.open(f"/api/v1/{path}", method=method.upper(), json=body)
    described = describe(site)["paths"]
    plain = re.sub(
        r"^(units|render|checks|history|issues|dismissals|terms|machine)/.*", r"\1/{page}", path.partition("?")[0]
    )
    response = described[f"/api/v1/{plain}"][method]["responses"][str(answer.status_code)]
    schema = response["content"]["application/json"]["schema"]
    assert list(find_faults(answer.get_json(), schema, SCHEMAS)) == []


@pytest.mark.parametrize(("method", "path", "body"), [example for example in EXAMPLES if example[2]])
def test_a_body_is_refused_where_it_is_not_as_described(site: Site, method: str, path: str, body: Any) -> None:
    path = path + site.workspace.ids("guide.md")["Guide"] if path.endswith("unit=") else path
    plain = re.sub(r"^(units|checks|dismissals|machine)/.*", r"\1/{page}", path.partition("?")[0])
    wanted = describe(site)["paths"][f"/api/v1/{plain}"][method]["requestBody"]["content"]["application/json"]["schema"]
    fits = not list(find_faults(body, wanted, SCHEMAS))
    answer = site.client.open(f"/api/v1/{path}", method=method.upper(), json=body)
    assert fits == (answer.status_code != 400)


def test_the_check_sees_what_is_wrong() -> None:
    schema = SCHEMAS["Pages"]
    page = {"page": "a.md", "format": "text", "units": -1}
    wrong = {"source_language": 1, "total": True, "pages": [page, {"page": "b.md"}], "more": 0}
    assert sorted(find_faults(wrong, schema, SCHEMAS)) == [
        "$.pages[0].units: -1 is out of range",
        "$.pages[1]: lacks format",
        "$.pages[1]: lacks units",
        "$.source_language: 1 is not string",
        "$.total: True is not integer",
        "$: has more",
        "$: lacks start",
    ]


def test_every_status_that_is_described_is_explained() -> None:
    assert all(ERRORS.values())
