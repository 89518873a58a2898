"""Texts that no PO file can hold are refused by name; all others come back as they were, whichever way they came."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.cli.shell import Shell
from tests.project import make_workspace
from tests.web.site import Site, serve

STRANGE = {
    "tab": "a\tb",
    "line feeds": "a\nb\nc",
    "bell and escape": "a\x07\x1bb",
    "vertical tab, form feed": "a\x0bb\x0cc",
    "delete and C1": "a\x7fb\x85c\x9fd",
    "line and paragraph separator": "a\u2028b\u2029c",
    "directions, closed": "a \u2067b\u2069 \u202ac\u202c \u200ed\u200f e",
    "zero-width": "a\u200bb\u200cc\u200dd\ufeffe\u2060f",
    "combining, not composed": "e\u0301 o\u0308\u0323 \u0958",
    "emoji with joiners": "👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🇩🇰",
    "beyond the first plane": "\U0001f980 \U0002f800 \U0010ffff",
    "noncharacters": "a\ufffe\uffff\ufdd0b",
    "backslashes and quotes": 'a\\n \\ "b" \\"c\\" \\x41',
    "like PO": 'msgid "x"\n#, fuzzy\n#~ y',
    "Arabic with marks": "اَلْعَرَبِيَّةُ",
    "Devanagari": "क्षत्रिय",
    "spaces": "a\u00a0b\u202fc\u3000d  e",
}
Save = Callable[[Site, str, str], int]


def find_field(shown: str, name: str) -> str:
    """The value of a form's field."""
    found = re.search(rf'name="{name}"[^>]* value="([^"]+)"', shown)
    assert found is not None
    return found[1]


def save_by_api(site: Site, unit: str, text: str) -> int:
    """As a script does; the body is ASCII, as any JSON may be."""
    path = f"/api/v1/units/a.txt?language=da&unit={unit}"
    return site.client.put(path, data=json.dumps({"text": text}), content_type="application/json").status_code


def save_by_form(site: Site, unit: str, text: str) -> int:
    """As a browser does, with its line ends."""
    shown = site.read(f"/da/translate/a.txt/-/{unit}")
    fields = {name: find_field(shown, name) for name in ("csrf_token", "base")}
    fields |= {"text": text.replace("\n", "\r\n"), "seen": "all"}
    return site.client.post(f"/da/translate/a.txt/-/{unit}", data=fields).status_code


def save_by_command(site: Site, unit: str, text: str) -> int:
    """From standard input; 200 where it is done."""
    ran = Shell(site.workspace.root)("translate", "a.txt", unit, "da", stdin=text.encode())
    return 200 if ran.code == 0 else ran.code


WAYS: dict[str, Save] = {"API": save_by_api, "form": save_by_form, "command line": save_by_command}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A page of plain text, so that nothing is markup."""
    workspace = make_workspace(tmp_path / "book", "da")
    texts = (f"Paragraph {number} with several words." for number in range(len(STRANGE) + 2))
    workspace.write_source("a.txt", "\n\n".join(texts) + "\n")
    workspace.sync()
    return serve(workspace)


@pytest.mark.parametrize("way", ["API", *(pytest.param(way, marks=pytest.mark.slow) for way in WAYS if way != "API")])
def test_every_text_comes_back_as_it_was(site: Site, way: str) -> None:
    units = [item.unit.id for item in site.workspace.units("a.txt")]
    saved = dict(zip(units, STRANGE.values(), strict=False))
    answers = {name: WAYS[way](site, unit, text) for unit, (name, text) in zip(units, STRANGE.items(), strict=False)}
    assert {name: status for name, status in answers.items() if status not in (200, 303)} == {}
    told = site.json("/api/v1/units/a.txt?language=da")["units"]
    assert {one["id"]: one["translation"] for one in told if one["translation"]} == saved
    entries = polib.pofile(str(site.workspace.po_path("a.txt", "da")), wrapwidth=0)
    assert {entry.msgctxt: entry.msgstr for entry in entries if entry.msgstr} == saved
    shown = Shell(site.workspace.root).good("units", "a.txt", "--lang", "da", "--json").json["units"]
    assert {one["id"]: one["translation"] for one in shown if one["translation"]} == saved
    site.workspace.lint_catalogs()


def test_lone_and_doubled_carriage_returns_are_line_ends(site: Site) -> None:
    first, second, *_ = [item.unit.id for item in site.workspace.units("a.txt")]
    assert save_by_api(site, first, "a\rb\r\nc") == 200
    assert save_by_command(site, second, "a\rb\r\nc") == 200
    assert [item.entry.translation for item in site.workspace.units("a.txt", "da")[:2] if item.entry] == ["a\nb\nc"] * 2


@pytest.mark.parametrize(
    ("text", "name", "statuses"),
    [
        ("a\ud800b", "U+D800", (400,)),
        ("a\udfff", "U+DFFF", (400,)),
        ("a\0b", "U+0000", (400,)),
        ("x" * 1_000_001, "1000001 characters", (413, 422)),
        ("x" * 2_100_000, "", (413,)),
    ],
)
def test_what_cannot_be_saved_is_named_and_changes_nothing(
    site: Site, text: str, name: str, statuses: tuple[int, ...]
) -> None:
    path = site.workspace.po_path("a.txt", "da")
    before = path.read_bytes()
    unit = site.workspace.units("a.txt")[0].unit.id
    base = site.workspace.units("a.txt", "da")[0].digest
    token = find_field(site.read(f"/da/translate/a.txt/-/{unit}"), "csrf_token")
    sent = text.replace("\0", "%00").encode("utf-8", "surrogatepass")
    for told in (
        site.client.put(
            f"/api/v1/units/a.txt?language=da&unit={unit}",
            data=json.dumps({"text": text}),
            content_type="application/json",
        ),
        site.client.post(
            f"/da/translate/a.txt/-/{unit}",
            data=b"text=" + sent + f"&base={base}&csrf_token={token}".encode(),
            content_type="application/x-www-form-urlencoded",
        ),
    ):
        assert told.status_code in (*statuses, 422), told.text[:200]
        assert name in told.text
    ran = Shell(site.workspace.root)("translate", "a.txt", unit, "da", stdin=text.encode("utf-8", "surrogatepass"))
    assert ran.code == 1
    assert (name or "characters") in ran.err or "is not UTF-8" in ran.err
    assert "Traceback" not in ran.err
    assert path.read_bytes() == before
