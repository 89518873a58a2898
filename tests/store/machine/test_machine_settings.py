"""The `[machine]` table: off by default, checked when it is read, and never telling what may be a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import ConfigError
from workflow.store.config import Config, read_config
from workflow.store.machine.settings import Endpoint, MachineSettings, parse_url

KEY = "sk-0123456789abcdef"


def read(folder: Path, *lines: str) -> Config:
    """The configuration with these lines under `[machine]`."""
    path = folder / "polyfolio.toml"
    path.write_text('[project]\nlanguages = ["da"]\n\n[machine]\n' + "\n".join(lines), encoding="utf-8")
    return read_config(path)


def test_it_is_off_by_default(tmp_path: Path) -> None:
    assert read(tmp_path).machine == MachineSettings()
    assert MachineSettings().service == ""


def test_all_settings_are_read(tmp_path: Path) -> None:
    lines = (
        'service = "openai"',
        'url = "https://example.org/v1"',
        'model = "small"',
        'key_variable = "POLYFOLIO_KEY"',
        'languages = ["da"]',
        "loopback = true",
        "private = true",
        "seconds = 5",
    )
    settings = MachineSettings(
        "openai", "https://example.org/v1", "small", "POLYFOLIO_KEY", ("da",), loopback=True, private=True, seconds=5
    )
    assert read(tmp_path, *lines).machine == settings


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['service = "deepl"'], "machine.service = 'deepl' must be one of libretranslate, openai"),
        (['service = "libretranslate"'], "machine.url is no address that begins with https:// or http://"),
        (['service = "openai"', 'url = "https://a.example"'], "machine.model must name a model of the service"),
        (['languages = ["ar"]'], "machine.languages = 'ar' is not one of project.languages"),
        (["seconds = 0"], "machine.seconds = 0 must be a whole number from 1 to 600"),
        (["private = 1"], "machine.private = 1 must be true or false"),
        (["url = 5"], "machine.url must be a text"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, lines: list[str], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, *lines)
    assert str(caught.value) == f"polyfolio.toml: {told}"


@pytest.mark.parametrize(
    "line",
    [
        f'key = "{KEY}"',
        f'key_variable = "{KEY}"',
        f'url = "https://user:{KEY}@example.org"',
        f'url = "https://example.org/?key={KEY}"',
        f'url = "https://example.org/#{KEY}"',
        f'url = "ftp://{KEY}"',
    ],
)
def test_a_secret_in_the_wrong_place_is_refused_and_not_told(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, line)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("name", ["HOME", "AWS_SECRET_ACCESS_KEY", "polyfolio_key", "POLYFOLIO_"])
def test_only_variables_of_our_own_can_hold_a_key(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="begins with POLYFOLIO_"):
        read(tmp_path, f'key_variable = "{name}"')


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("https://example.org", Endpoint(True, "example.org", 443, "")),
        ("http://localhost:5000/", Endpoint(False, "localhost", 5000, "")),
        ("https://[::1]:8080/a/b/", Endpoint(True, "::1", 8080, "/a/b")),
    ],
)
def test_addresses_are_taken_apart(url: str, endpoint: Endpoint) -> None:
    assert parse_url(url) == endpoint


@pytest.mark.parametrize(
    "url", ["", "example.org", "https://", "https://a:b", "https://a b", "https://ä.org", "//a.org"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|port"):
        parse_url(url)
