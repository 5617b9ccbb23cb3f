"""Shelves as earlier builds left them, each read from its large record once.

A ``programme.json`` holds every clip of a publication, megabytes for a long one, and a house may
have a thousand. While one's size and time of change are as they were (see
:mod:`hearprint.delivery.standing`), its shelf comes from the cache.
"""

from __future__ import annotations

import json
from pathlib import Path

from hearprint.model.keys import key
from hearprint.model.programme import Shelf
from hearprint.model.shelf_json import VERSION, shelf_from_json, shelf_to_plain
from hearprint.ports import Cache

SHELF = "programme.json"


def shelf_at(place: Path, cache: Cache | None) -> Shelf | None:
    """The shelf of the record at ``place``; None when it is damaged or not in its own folder."""
    try:
        shelf = _shelf(place, cache)
    except (OSError, ValueError):
        return None
    return shelf if shelf.publication.slug == place.parent.name else None


def _shelf(place: Path, cache: Cache | None) -> Shelf:
    if cache is None:
        return shelf_from_json(place.read_bytes())
    told = place.stat()
    name = key(
        "shelf",
        VERSION,
        place=str(place.resolve()),
        size=told.st_size,
        changed=told.st_mtime_ns,
    )
    kept = cache.recall(name)
    if kept is not None:
        return shelf_from_json(kept)
    shelf = shelf_from_json(place.read_bytes())
    cache.keep(name, json.dumps(shelf_to_plain(shelf), separators=(",", ":")).encode())
    return shelf
