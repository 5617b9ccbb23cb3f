"""A WebDAV server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fakes.tools import require_package


@contextmanager
def webdav_server(root: Path, user: str, password: str) -> Iterator[int]:
    """Serves ``root``, which is made, to ``user`` alone; gives its port."""
    for name in ("webdav4", "wsgidav", "cheroot"):
        require_package(name)
    from cheroot import wsgi  # noqa: PLC0415 - an extra
    from wsgidav.wsgidav_app import WsgiDAVApp  # noqa: PLC0415 - an extra

    root.mkdir()
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(root)},
            "simple_dc": {"user_mapping": {"*": {user: {"password": password}}}},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), app)
    server.prepare()
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
