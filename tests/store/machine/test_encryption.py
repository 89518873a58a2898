"""Over TLS: the certificate has to be that of the configured name, though the checked address is connected to."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.machine.asking import Names, ask, make_settings
from tests.translating_server import run_server
from workflow.errors import PolyfolioError

NAME = "translate.example"


@pytest.fixture(scope="module")
def certify(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a certificate with its key for a name."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: connections over TLS are NOT tested")
    folder = tmp_path_factory.mktemp("certificates")

    def make(name: str) -> Path:
        path = folder / f"{name}.pem"
        names = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
        key = [
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-keyout",
            str(path),
            "-out",
            str(path),
        ]
        subprocess.run(["openssl", "req", "-x509", "-days", "2", *key, *names], check=True, capture_output=True)
        return path

    return make


def serve_with(certificate: Path) -> ssl.SSLContext:
    """What a server needs to show a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_certificate_of_the_configured_name_is_trusted(
    certify: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certify(NAME)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(socket, "getaddrinfo", Names(["127.0.0.1"]))
    with run_server(tls=serve_with(certificate)) as server:
        assert ask(make_settings(f"https://{NAME}:{server.port}", loopback=True)) == "læs den"
    assert server.asked[0].headers["Host"] == f"{NAME}:{server.port}"


@pytest.mark.parametrize(("name", "trusted"), [("other.example", True), (NAME, False)])
def test_another_certificate_is_refused_before_anything_is_sent(
    name: str, trusted: bool, certify: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certify(name)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(socket, "getaddrinfo", Names(["127.0.0.1"]))
    with run_server(tls=serve_with(certificate)) as server:
        with pytest.raises(PolyfolioError, match="has no valid certificate"):
            ask(make_settings(f"https://{NAME}:{server.port}", loopback=True))
        assert server.asked == []
