"""`project.priority_languages`: the languages that overviews show first."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import ConfigError
from workflow.store.config import read_config


def read(tmp_path: Path, line: str) -> tuple[str, ...]:
    """The priority languages of a configuration with that line."""
    path = tmp_path / "polyfolio.toml"
    path.write_text(f'[project]\nlanguages = ["da", "ar", "de"]\n{line}\n', encoding="utf-8")
    return read_config(path).priority_languages


def test_without_the_setting_no_language_has_priority(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ()


def test_priority_languages_keep_their_order(tmp_path: Path) -> None:
    assert read(tmp_path, 'priority_languages = ["de", "da"]') == ("de", "da")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('priority_languages = "da"', "project.priority_languages = 'da' must be a list of texts"),
        ('priority_languages = ["nb"]', "project.priority_languages = 'nb' is not one of project.languages"),
        (
            'priority_languages = ["da", "da"]',
            "project.priority_languages = ['da', 'da'] names a language twice",
        ),
    ],
)
def test_a_wrong_value_is_told_with_key_and_value(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, line)
    assert str(caught.value) == f"polyfolio.toml: {told}"
