"""polyfolio serve"""

from __future__ import annotations

import click

from workflow.cli.context import Context, pass_context

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="the address to listen on")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=8, show_default=True, type=click.IntRange(1, 64), help="threads that answer")
@pass_context
def command(context: Context, host: str, port: int, workers: int) -> None:
    """Serve the web UI. On a loopback address everything is allowed, under git's user name."""
    import waitress

    from web.app import Serving, create_app

    if host not in LOOPBACK:
        raise click.UsageError(
            f"--host {host}: there are no accounts yet, so that anybody could write; serve on 127.0.0.1, "
            "and put a proxy with a password in front of it"
        )
    project = context.project()
    app = create_app(project.root, Serving(sweep=True))
    server = waitress.create_server(app, host=host, port=port, threads=workers, ident="polyfolio")
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"{project.config.name}: http://{shown}:{server.effective_port}/ (Ctrl+C ends)")
    server.run()
