"""`polyfolio serve` as a process: its address, its end, a port that is taken."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.project import Workspace
from tests.web.site import make_site


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two pages, one of them translated into Danish."""
    return make_site(tmp_path / "project").workspace


def command(workspace: Workspace, *words: str) -> list[str]:
    """The words that start the server."""
    return [sys.executable, "-m", "workflow", "--project", str(workspace.root), "serve", *words]


@contextmanager
def run_server(workspace: Workspace, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address. It can be interrupted, even where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # an ignored signal would be inherited
    try:
        started = subprocess.Popen(command(workspace, "--port", "0", *words), stdout=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with started as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://\S+(?=/ )", process.stdout.readline())
            assert address is not None
            yield process, address[0]
        finally:
            process.kill()


def ask(address: str) -> Any:
    """An answer of a server's API."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return json.load(answer)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_prints_its_address_answers_and_ends_when_it_is_told_to(
    workspace: Workspace, number: signal.Signals
) -> None:
    with run_server(workspace) as (process, address):
        assert [one["language"] for one in ask(f"{address}/api/v1/languages")["languages"]] == ["da", "ar"]
        process.send_signal(number)
        assert process.wait(20) == 0


def test_a_port_that_is_taken_is_named_with_the_way_out(workspace: Workspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(command(workspace, "--port", str(port)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"polyfolio: port {port} is taken on 127\.0\.0\.1; .* --port \d+`\n", done.stderr)


def test_an_address_that_others_reach_is_refused(workspace: Workspace) -> None:
    done = subprocess.run(command(workspace, "--host", "0.0.0.0"), capture_output=True, text=True, check=False)  # noqa: S104 - refused
    assert done.returncode == 2
    assert "there are no accounts yet" in done.stderr


@pytest.mark.slow
def test_a_copy_of_the_project_served_elsewhere_shows_the_same_numbers(workspace: Workspace, tmp_path: Path) -> None:
    copy = workspace.copy(tmp_path / "elsewhere" / "copy")
    with run_server(workspace) as (_, here), run_server(copy) as (_, there):
        for path in ("stats", "pages", "units/guide.md?language=da"):
            assert ask(f"{here}/api/v1/{path}") == ask(f"{there}/api/v1/{path}")


@pytest.mark.skipif(not socket.has_ipv6 or not os.path.exists("/proc/net/if_inet6"), reason="no IPv6 here")  # noqa: PTH110
def test_the_ipv6_loopback_is_served_too(workspace: Workspace) -> None:
    with run_server(workspace, "--host", "::1") as (_, address):
        assert address.startswith("http://[::1]:")
        assert ask(f"{address}/api/v1/pages")["total"] == 2
