"""``hearprint serve``: try the result in a browser or a podcast app on this computer."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet

_HELP = """Serve a built folder: to try it, or to publish it behind a proxy that has TLS.

Answers ranges, HEAD and conditional requests as podcast apps need them, and texts as gzip. It
notes one line a request, without addresses and without members' tokens. Members who were revoked
are shut out at once. Stop it with Ctrl-C or SIGTERM; answers under way are finished.

Examples:

  hearprint serve

  hearprint serve output --port 8750 --input input
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve", help=_HELP)(serve)


def serve(
    output: Annotated[Path, typer.Argument(metavar="[OUTPUT]", help="What `build` made.")] = Path(
        "output"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8750,
    host: Annotated[
        str, typer.Option("--host", help="Address to answer at; 0.0.0.0 for the whole network.")
    ] = "127.0.0.1",
    folder: Annotated[
        Path, typer.Option("--input", metavar="FOLDER", help="Where the list of members is.")
    ] = Path("input"),
    connections: Annotated[
        int, typer.Option("--connections", min=1, max=10_000, help="At most so many at once.")
    ] = 512,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Serve until stopped."""
    from hearprint.api.local import is_here_only
    from hearprint.api.members import watched
    from hearprint.delivery.serve import Server
    from hearprint.settings import LOCAL_ADDRESS

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    log = _silent if quiet or as_json else show.log
    members = watched(folder)
    with Server(output, host, port, log=log, members=members, most=connections) as server:
        astray = is_here_only(output) and server.address != LOCAL_ADDRESS
        if as_json:
            named = {"feeds_name": LOCAL_ADDRESS} if astray else {}
            feed = f"{server.address}/feed.xml"
            show.document({"address": server.address, "feed": feed, **named})
        elif not quiet:
            show.line(f"Listening pages: {server.address}/")
            show.line(f"Feed for podcast apps on this computer: {server.address}/feed.xml")
            if astray:
                show.line(
                    f"Podcast apps will find no sound: the feeds name {LOCAL_ADDRESS}. Serve there,"
                    f" or build again with --base-url {server.address}"
                )
            show.line("Stop with Ctrl-C.")
        server.serve_until(stop)


def _silent(line: str) -> None:
    """Log nothing."""
    del line
