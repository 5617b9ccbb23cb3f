"""``hearprint serve``: try the result in a browser or a podcast app on this computer."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet

_HELP = """Serve a built folder on this computer, for trying it.

Answers ranges, HEAD and conditional requests as podcast apps need them. Stop it with Ctrl-C.

Example:

  hearprint serve output --port 8750
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve", help=_HELP)(serve)


def serve(
    output: Annotated[Path, typer.Argument(metavar="[OUTPUT]", help="What `build` made.")] = Path(
        "output"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8750,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Serve until stopped."""
    from hearprint.delivery.serve import Server

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    log = (lambda _line: None) if quiet or as_json else show.console(stderr=True).print
    with Server(output, port=port, log=log) as server:
        if as_json:
            show.document({"address": server.address, "feed": f"{server.address}/feed.xml"})
        elif not quiet:
            show.line(f"Listening pages: {server.address}/")
            show.line(f"Feed for podcast apps on this computer: {server.address}/feed.xml")
            show.line("Stop with Ctrl-C.")
        server.serve_until(stop)
