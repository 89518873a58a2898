"""`polyfolio machine`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.shell import Shell
from tests.translating_server import TranslatingServer, answer_with, run_server

PAGE = "strategy/direction.md"
TEXT = "Read the [charter](charter.md)."


@pytest.fixture
def server(shell: Shell) -> Iterator[TranslatingServer]:
    """A service that the project names."""
    with run_server() as server:
        shell.write("polyfolio.toml", shell.read("polyfolio.toml") + server.configure())
        yield server


@pytest.mark.usefixtures("server")
def test_a_suggestion_is_printed(shell: Shell) -> None:
    unit = shell.unit_id(PAGE, TEXT)
    before = shell.files()
    assert shell.good("machine", PAGE, unit, "da").out == "læs den [pagt](charter.md).\n"
    assert shell.good("machine", PAGE, unit, "da", "--json").json == {
        "page": PAGE,
        "unit": unit,
        "language": "da",
        "service": "libretranslate",
        "text": "læs den [pagt](charter.md).",
        "issues": [],
    }
    assert shell.files() == before


def test_a_faulty_suggestion_is_told_and_ends_with_1(shell: Shell, server: TranslatingServer) -> None:
    server.behaviours[:] = [answer_with(lambda text: text.replace("[X1X]", ""))]
    unit = shell.unit_id(PAGE, TEXT)
    ran = shell("machine", PAGE, unit, "da")
    assert (ran.code, ran.out) == (1, "læs den pagt](charter.md).\n")
    assert f"{unit}: error: lacks the markup [ [machine]" in ran.told


@pytest.mark.usefixtures("server")
def test_suggestions_are_offered_beside_the_units_of_a_page(shell: Shell) -> None:
    ran = shell.good("machine", "da", "--page", PAGE, "--offer")
    assert ran.out == f"{PAGE} da: 5 texts offered beside untranslated units\n"
    assert "    offered by a machine: læs den [pagt](charter.md).\n" in shell.good("units", PAGE, "--lang", "da").out
    again = shell.good("machine", "da", "--page", PAGE, "--offer", "--json").json
    assert again == {
        "page": PAGE,
        "language": "da",
        "service": "libretranslate",
        "offered": [],
        "known": 5,
        "refused": [],
    }


def test_wrong_calls_are_told(shell: Shell) -> None:
    assert shell("machine", "da").code == 2
    assert shell("machine", "da", "--offer").code == 2
    assert shell("machine", PAGE, "x", "da", "--offer", "--page", PAGE).code == 2
    ran = shell("machine", PAGE, shell.unit_id(PAGE, TEXT), "da")
    assert (ran.code, ran.told) == (
        1,
        ["polyfolio: machine translation is off: [machine] in polyfolio.toml names a service"],
    )
