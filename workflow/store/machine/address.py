"""Which computers a configured address may lead to: it is resolved, checked, and then that very address is used.

A name in a public zone can point into a private network, and to another place at the next look-up. So the numbers are
checked, not the name, and nobody looks it up again (OWASP: Server-Side Request Forgery Prevention).
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from contextlib import suppress

from workflow.errors import PolyfolioError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SHARED = ipaddress.ip_network("100.64.0.0/10")
"""Of providers (RFC 6598); neither private nor public."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052)."""


def resolve_host(host: str, port: int, *, private: bool, loopback: bool, seconds: float) -> str:
    """An address of a host that may be connected to.

    Raises:
        PolyfolioError: the name is not known within some seconds, or one of its addresses is not allowed.
    """
    addresses = _look_up(host, port, seconds)
    for text in addresses:
        if fault := find_address_fault(
            ipaddress.ip_address(text.partition("%")[0]), private=private, loopback=loopback
        ):
            raise PolyfolioError(f"the machine translation service's host {host} {fault}")
    return addresses[0]


def find_address_fault(address: Address, *, private: bool, loopback: bool) -> str:
    """Why an address may not be connected to; nothing where it may."""
    inner = _unwrap(address)
    if inner is not None:
        return find_address_fault(inner, private=private, loopback=loopback)
    if address.is_loopback:
        return "" if loopback or private else "is this computer: `loopback = true` under [machine] allows that"
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return f"is at {address}, which is never a service's"
    if address.is_global:
        return ""
    if address.is_reserved or not (address.is_private or address in _SHARED):
        return f"is at {address}, which is never a service's"
    return "" if private else f"is at {address} in a private network: `private = true` under [machine] allows that"


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system's look-up knows no limit of time, so it runs beside and may be left alone."""
    found: list[str] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):  # no address is told below
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise PolyfolioError(f"the machine translation service's host {host} cannot be found")
    return found


def is_public(text: str) -> bool:
    """Whether an address is beyond this computer and private networks."""
    address = ipaddress.ip_address(text.partition("%")[0])
    return (_unwrap(address) or address).is_global


def _unwrap(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
