"""The `[git]` table: what is wrong with it is told with key and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import ConfigError
from workflow.store.config import Config, read_config
from workflow.store.git_settings import GitSettings


def read(tmp_path: Path, text: str) -> Config:
    """A configuration."""
    file = tmp_path / "polyfolio.toml"
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert read(tmp_path, "").git == GitSettings(
        commit=True,
        commit_after=120,
        branch="",
        remote="origin",
        pull=False,
        push=False,
        seconds=120,
        author_domain="polyfolio.invalid",
    )


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("commit = 1", "git.commit = 1 must be true or false"),
        ("commit_after = 0", "git.commit_after = 0 must be a whole number from 1 to 86400"),
        ("seconds = true", "git.seconds = True must be a whole number from 1 to 3600"),
        ("remote = ''", "git.remote = '' must be a text of one line"),
        ("remote = '--upload-pack=x'", "git.remote = '--upload-pack=x' must be a remote that git knows"),
        ("remote = 'ext::sh -c id'", "git.remote = 'ext::sh -c id' must be a remote that git knows"),
        ("remote = 'https://example.org/x.git'", "must be a remote that git knows"),
        ("branch = '-x'", "git.branch = '-x' must be the name of a branch"),
        ("branch = 'a..b'", "git.branch = 'a..b' must be the name of a branch"),
        ("author_domain = 'x> <y'", "git.author_domain = 'x> <y' must be a domain"),
        ("pushh = true", "git.pushh = True is not a setting; there are: commit, commit_after, branch"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, f"[git]\n{line}\n")
    assert complaint in str(caught.value)
