"""Names of files in archives."""

from __future__ import annotations

import pytest

from workflow.core.exchange.member_names import explain_danger, find_twins, match_name

KNOWN = {"da/a.md.po": 1, "da/guide/a.md.po": 2}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/etc/passwd", "not a relative one"),
        ("C:/a.po", "not a relative one"),
        ("c:a.po", "not a relative one"),
        ("da\\a.md.po", "not a relative one"),
        ("../da/a.md.po", "leads out of the archive"),
        ("da/../../a.md.po", "leads out of the archive"),
        ("da/./a.md.po", "leads out of the archive"),
        ("da//a.md.po", "leads out of the archive"),
        (".git/hooks/post-checkout", "a folder of git"),
        ("da/.GIT/config", "a folder of git"),
        ("git~1/config", "a folder of git"),
        (".git. /config", "a folder of git"),
        (".git::$INDEX_ALLOCATION/config", "a folder of git"),
        (".g\u200cit/config", "a folder of git"),
        ("da/a\x00.po", "control character"),
        ("da/a\n.po", "control character"),
        ("da/\udcff.po", "control character"),
    ],
)
def test_dangerous_names_are_explained(name: str, told: str) -> None:
    assert told in explain_danger(name)


@pytest.mark.parametrize("name", ["da/a.md.po", "a b/ø.po", "git/a.po", ".gitignore", "da/..a.po", "digit/a.po"])
def test_plain_names_are_not(name: str) -> None:
    assert explain_danger(name) == ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("da/a.md.po", 1),
        ("locales/da/a.md.po", 1),
        ("book-main/locales/da/guide/a.md.po", 2),
        ("a.md.po", None),
        ("da/A.md.po", None),
        ("da/a.md.po/x", None),
    ],
)
def test_a_name_stands_for_a_file_of_the_project_or_for_none(name: str, found: int | None) -> None:
    assert match_name(name, KNOWN) == found


def test_names_that_some_file_system_takes_for_one_are_twins() -> None:
    twins = ["a.po", "A.po", "\u00e9.po", "e\u0301.po"]
    assert find_twins([*twins, "b.po"]) == set(twins)
