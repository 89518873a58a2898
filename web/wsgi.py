"""The application for other WSGI servers, such as gunicorn:

    gunicorn --bind 127.0.0.1:8000 --workers 2 --threads 4 'web.wsgi:make("/path/of/the/project")'

Each worker makes its own application, and with it its own sweep of the project's files; do not use `--preload`, since
threads do not survive a fork. Nobody signs in here: whoever reaches the server may change everything. So bind it to
127.0.0.1, and let the proxy in front of it ask for a password. Host names that the proxy passes on are given too:
`make("/path/of/the/project", "translate.example.org")`.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from web.app import Serving, create_app


def make(root: str, *hosts: str, network_disk: bool = False) -> Flask:
    """The application of a project.

    Args:
        root: the folder that holds `polyfolio.toml`.
        hosts: host names that are answered beside the loopback ones.
        network_disk: whether the project may be on a network disk, since no other computer serves it.

    Raises:
        ConfigError: the project's configuration is not valid.
        PolyfolioError: the project is on a network disk.
    """
    hosts = (*Serving().hosts, *hosts)
    return create_app(Path(root), Serving(hosts=hosts, sweep=True, network_disk=network_disk))
