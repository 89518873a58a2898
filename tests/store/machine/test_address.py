"""Which addresses a service may have, whatever its name is, and that the checked one is used."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from tests.store.machine.asking import LIMITS, Names, ask, make_settings
from tests.translating_server import run_server
from workflow.errors import PolyfolioError
from workflow.store.machine.address import find_address_fault, is_public

PUBLIC = ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
LOOPBACK = ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"]
PRIVATE = ["10.0.0.1", "172.16.3.4", "192.168.1.1", "100.64.0.1", "fd00::1", "::ffff:10.0.0.1", "2002:0a00:1::"]
NEVER = ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1"]  # noqa: S104


def faults(private: bool, loopback: bool, addresses: list[str]) -> list[bool]:
    """Whether each address is refused."""
    found = [ipaddress.ip_address(address) for address in addresses]
    return [bool(find_address_fault(address, private=private, loopback=loopback)) for address in found]


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("loopback", [False, True])
def test_addresses_are_allowed_by_what_they_stand_for(private: bool, loopback: bool) -> None:
    assert faults(private, loopback, PUBLIC) == [False] * len(PUBLIC)
    assert faults(private, loopback, LOOPBACK) == [not (private or loopback)] * len(LOOPBACK)
    assert faults(private, loopback, PRIVATE) == [not private] * len(PRIVATE)
    assert faults(private, loopback, NEVER) == [True] * len(NEVER)


def test_public_addresses_are_told_from_others() -> None:
    assert all(map(is_public, PUBLIC))
    assert not any(map(is_public, [*LOOPBACK, *PRIVATE]))


def test_this_computer_is_asked_only_where_that_is_allowed() -> None:
    """The same server answers as soon as it is allowed: nothing else keeps it from being asked."""
    with run_server() as server:
        with pytest.raises(PolyfolioError) as caught:
            ask(make_settings(server.url))
        assert "`loopback = true` under [machine] allows that" in str(caught.value)
        assert server.asked == []
        assert ask(make_settings(server.url, loopback=True)) == "læs den"
        assert len(server.asked) == 1


def test_a_name_that_leads_to_this_computer_is_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    with run_server() as server:
        monkeypatch.setattr(socket, "getaddrinfo", Names(["127.0.0.1"]))
        url = f"http://translate.example:{server.port}"
        with pytest.raises(PolyfolioError, match=r"translate\.example is this computer"):
            ask(make_settings(url))
        assert server.asked == []
        ask(make_settings(url, loopback=True))
        assert server.asked[0].headers["Host"] == f"translate.example:{server.port}"


def test_one_bad_address_among_good_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["127.0.0.1", "169.254.169.254"]))
    with run_server() as server:
        with pytest.raises(PolyfolioError, match="never a service's"):
            ask(make_settings(f"http://translate.example:{server.port}", loopback=True))
        assert server.asked == []


def test_the_name_is_looked_up_once_and_what_was_checked_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", names)
    with run_server() as server:
        ask(make_settings(f"http://translate.example:{server.port}", loopback=True))
    assert names.asked == 1


def test_a_public_service_needs_an_encrypted_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["93.184.216.34"]))
    with pytest.raises(PolyfolioError, match="is public: its url must begin with https://"):
        ask(make_settings("http://translate.example"))


def test_a_host_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(PolyfolioError, match=r"host translate\.example cannot be found"):
        ask(make_settings("https://translate.example"), LIMITS)
