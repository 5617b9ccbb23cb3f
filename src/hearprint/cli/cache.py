"""``hearprint cache``: what is kept so as not to be spoken twice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near
from hearprint.errors import SettingsError

_HELP = """Show what is kept so as not to be spoken or encoded twice, and make room.

All of it can be deleted at any time; it is made again when it is needed.

Examples:

  hearprint cache

  hearprint cache --prune 0.5    keep at most half a gigabyte

  hearprint cache --prune 0      keep nothing

  hearprint cache --shared --prune 50    of what a cluster shares
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("cache", help=_HELP)(cache)


def cache(
    prune: Annotated[
        float | None,
        typer.Option(
            "--prune",
            min=0.0,
            metavar="GB",
            help="Keep at most so much; longest unused goes first.",
        ),
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help='The cache that "shared" in the settings names.')
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show the cache, or prune it."""
    from hearprint.api.cache import cache_state, prune_cache

    settings = settings_near(Path("input")).cache
    if shared:
        _shared(settings.shared, prune, as_json=as_json, quiet=quiet)
        return
    freed = None if prune is None else prune_cache(settings, prune)
    now = cache_state(settings)
    if as_json:
        told = {"folder": str(now.folder), "entries": now.entries, "bytes": now.size}
        if freed is not None:
            told |= {"removed_entries": freed.entries, "removed_bytes": freed.size}
        show.document({**told, "limit_bytes": round(settings.limit_gb * 1e9)})
        return
    if quiet:
        return
    if freed is not None:
        show.line(f"Removed {freed.entries:,} entries, {_size(freed.size)}.")
    show.line(f"{_size(now.size)} in {now.entries:,} entries; at most {settings.limit_gb:g} GB.")
    show.line(f"They lie in {now.folder}")


def _shared(address: str, prune: float | None, *, as_json: bool, quiet: bool) -> None:
    """The same of the shared cache, which has no limit of its own."""
    from hearprint.api.shared import prune_shared, shared_state

    if not address:
        raise SettingsError(
            "No shared cache is named.",
            hint='Write its address below [cache] in input/hearprint.toml: shared = "...".',
        )
    freed = None if prune is None else prune_shared(address, prune)
    now = shared_state(address)
    if as_json:
        told = {"address": now.address, "entries": now.entries, "bytes": now.size}
        if freed is not None:
            told |= {"removed_entries": freed.entries, "removed_bytes": freed.size}
        show.document(told)
        return
    if quiet:
        return
    if freed is not None:
        show.line(f"Removed {freed.entries:,} entries, {_size(freed.size)}.")
    show.line(f"{_size(now.size)} in {now.entries:,} entries at {now.address}")


def _size(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 10**9 else f"{size / 1e6:.1f} MB"
