"""``hearprint cache``: what is kept so as not to be spoken twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near
from hearprint.errors import SettingsError

if TYPE_CHECKING:
    from hearprint.api.shared import Held
    from hearprint.store.cache import CacheState

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
    from hearprint.api import cache as own
    from hearprint.api import shared as ours

    settings = settings_near(Path("input")).cache
    now: Held | CacheState
    freed: Held | CacheState | None
    if shared:
        if not settings.shared:
            raise _unnamed()
        freed = None if prune is None else ours.prune_shared(settings.shared, prune)
        now = ours.shared_state(settings.shared)
        facts: dict[str, object] = {"address": now.address}
        lines = [f"They lie at {now.address}"]
    else:
        freed = None if prune is None else own.prune_cache(settings, prune)
        now = own.cache_state(settings)
        facts = {"folder": str(now.folder), "limit_bytes": round(settings.limit_gb * 1e9)}
        lines = [f"At most {settings.limit_gb:g} GB are kept.", f"They lie in {now.folder}"]
    if as_json:
        if freed is not None:
            facts |= {"removed_entries": freed.entries, "removed_bytes": freed.size}
        show.document({"entries": now.entries, "bytes": now.size, **facts})
        return
    if freed is not None:
        lines.insert(0, f"Removed {freed.entries:,} entries, {_size(freed.size)}.")
    lines.insert(-1, f"{_size(now.size)} in {now.entries:,} entries.")
    for line in () if quiet else lines:
        show.line(line)


def _unnamed() -> SettingsError:
    return SettingsError(
        "No shared cache is named.",
        hint='Write its address below [cache] in input/hearprint.toml: shared = "...".',
    )


def _size(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 10**9 else f"{size / 1e6:.1f} MB"
