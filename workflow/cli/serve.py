"""polyfolio serve"""

from __future__ import annotations

import errno
import signal
from typing import TYPE_CHECKING, NoReturn

import click

from workflow.cli.context import Context, pass_context
from workflow.errors import PolyfolioError

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_OPEN = 100
"""Connections held at once; browsers keep a few each."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="the address to listen on")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one")
@click.option("--workers", default=8, show_default=True, type=click.IntRange(1, 64), help="threads that answer")
@click.option("--network-disk", is_flag=True, help="serve a project on a network disk: no other computer does so")
@pass_context
def command(context: Context, host: str, port: int, workers: int, network_disk: bool) -> None:
    """Serve the web UI. On a loopback address everything is allowed, under git's user name."""
    import waitress

    from web.app import Serving, create_app
    from web.projects import ProjectKeeper

    if host not in LOOPBACK:
        raise click.UsageError(
            f"--host {host}: there are no accounts yet, so that anybody could write; serve on 127.0.0.1, "
            "and put a proxy with a password in front of it"
        )
    project = context.project()
    app = create_app(project.root, Serving(sweep=True, network_disk=network_disk))
    keeper: ProjectKeeper = app.extensions["polyfolio"]
    try:
        server = waitress.create_server(
            app,
            host=host,
            port=port,
            threads=workers,
            connection_limit=MOST_OPEN,
            max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
            channel_timeout=60,
            ident="polyfolio",
        )
    except OSError as error:
        raise _explain(error, host, port) from error
    click.echo(f"{project.config.name}: http://{_show(host)}:{_find_port(server)}/ (Ctrl+C ends)")
    signal.signal(signal.SIGTERM, _stop)
    try:
        server.run()  # returns on Ctrl+C and on SIGTERM, its threads done with what they were answering
    finally:
        server.close()
        keeper.stop()


def _stop(_number: int, _frame: object) -> NoReturn:
    """End as Ctrl+C does: waitress catches this, and lets its threads finish."""
    raise SystemExit(0)


def _explain(error: OSError, host: str, port: int) -> PolyfolioError:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 0
        way = f"stop what listens there, or choose another one: `polyfolio serve --port {other}`"
        return PolyfolioError(f"port {port} is taken on {_show(host)}; {way}")
    if error.errno == errno.EACCES:
        return PolyfolioError(f"port {port} needs rights that you do not have; choose one above 1023 with --port")
    return PolyfolioError(f"cannot listen on {_show(host)}:{port}: {error.strerror or error}")


def _show(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _find_port(server: BaseWSGIServer) -> int:
    """The port that was taken; `localhost` may listen on two addresses."""
    addresses = getattr(server, "effective_listen", None)
    return int(addresses[0][1] if addresses else server.effective_port)
