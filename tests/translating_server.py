"""A server on this computer that speaks the protocols of machine translation, well or badly."""

from __future__ import annotations

import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "what stands in the answer's body"  # noqa: S105 - nobody's password
WORDS = {
    "read": "læs",
    "the": "den",
    "charter": "pagt",
    "page": "side",
    "movement": "bevægelse",
    "we": "vi",
    "are": "er",
}

Behaviour = Callable[["Asked", BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The text to translate."""
        return str(self.body["q"]) if "q" in self.body else str(self.body["messages"][-1]["content"])


@dataclass
class TranslatingServer:
    """The server while it runs."""

    port: int
    behaviours: list[Behaviour]
    """How it answers, one after the other; the last one stays."""
    asked: list[Asked] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when a client went away before it had its whole answer."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def configure(self, service: str = "libretranslate", *more: str) -> str:
        """The `[machine]` table that asks it."""
        model = ['model = "small"'] if service == "openai" else []
        lines = [f'service = "{service}"', f'url = "{self.url}"', *model, *(more or ["loopback = true"])]
        return "\n[machine]\n" + "".join(f"{line}\n" for line in lines)


@contextmanager
def run_server(*behaviours: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[TranslatingServer]:
    """Run a server that answers as the behaviours say, politely without any; over TLS where it has a certificate."""
    state = TranslatingServer(0, list(behaviours) or [answer_well])

    class Answering(BaseHTTPRequestHandler):
        def answer(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            asked = Asked(self.path, dict(self.headers), json.loads(raw))
            state.asked.append(asked)
            behave = state.behaviours.pop(0) if len(state.behaviours) > 1 else state.behaviours[0]
            try:
                behave(asked, self)
            except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
                self.close_connection = True
                state.left.set()

        do_POST = answer  # noqa: N815 - the library's name

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def translate_words(text: str) -> str:
    """A translation word by word; what is no known word stays."""
    return re.sub(r"[A-Za-z]+", lambda match: WORDS.get(match[0].lower(), match[0]), text)


def wrap(asked: Asked, text: str) -> dict[str, Any]:
    """A text as the protocol that was spoken has it."""
    if asked.path.endswith("/translate"):
        return {"translatedText": text}
    return {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}


def send(handler: BaseHTTPRequestHandler, data: bytes, status: int = 200, **headers: str) -> None:
    """Send an answer."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def answer_with(change: Callable[[str], str]) -> Behaviour:
    """Answer with a changed translation."""

    def behave(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        send(handler, json.dumps(wrap(asked, change(translate_words(asked.text)))).encode())

    return behave


answer_well = answer_with(lambda text: text)


def answer_raw(data: bytes, status: int = 200, **headers: str) -> Behaviour:
    """Answer with these bytes."""
    return lambda _, handler: send(handler, data, status, **headers)


def answer_slowly(_: Asked, handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _number in range(1000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def hang_up(_: Asked, handler: BaseHTTPRequestHandler) -> None:
    """Half of what was promised."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(SECRET.encode())
    handler.close_connection = True


def speak_nonsense(_: Asked, handler: BaseHTTPRequestHandler) -> None:
    """Something that is not HTTP."""
    handler.wfile.write(SECRET.encode() + b"\r\n\r\n")
    handler.close_connection = True
