"""How delivered files stood when they were last known, so that they need not be read again.

While a file's size and time of change are as they were, its bytes are taken as known: the same
trust that git's index and make put into them. This is kept in the cache, not beside the files,
because times differ between two places that hold the same programme.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from hearprint.model.keys import key
from hearprint.ports import Cache

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """How a file stood on the disk."""

    digest: str  #: sha256 of its bytes
    size: int  #: bytes
    changed: int  #: time of the last change, nanoseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Files of a folder by name, and the stamp with which they were delivered."""

    files: Mapping[str, Seen] = field(default_factory=dict)
    stamp: str = ""  #: names all that the files were made from; empty when the maker did not say

    def digest(self, place: Path, name: str) -> str:
        """The digest of ``name``, when it stands as it stood; else empty."""
        seen = self.files.get(name)
        return seen.digest if seen and look(place / name, seen.digest) == seen else ""


def look(path: Path, digest: str) -> Seen | None:
    """How ``path``, whose bytes have ``digest``, stands now; None when it is no plain file."""
    try:
        told = path.lstat()
    except OSError:
        return None
    return Seen(digest, told.st_size, told.st_mtime_ns) if S_ISREG(told.st_mode) else None


def recall(cache: Cache, place: Path) -> Standing:
    """What is known of the folder ``place``; nothing when that was forgotten."""
    try:
        parts = json.loads(cache.recall(_name(place)) or b"{}")
        files = {name: Seen(*told) for name, told in parts.get("files", {}).items()}
        return Standing(files=files, stamp=parts.get("stamp", ""))
    except (ValueError, TypeError, AttributeError):
        return Standing()


def note(cache: Cache, place: Path, digests: Mapping[str, str], stamp: str) -> None:
    """Note how the files of ``place`` stand now. Raises OutputError."""
    files = {
        name: [seen.digest, seen.size, seen.changed]
        for name, digest in digests.items()
        if (seen := look(place / name, digest))
    }
    cache.keep(_name(place), json.dumps({"files": files, "stamp": stamp}).encode())


def _name(place: Path) -> str:
    return key("standing", _VERSION, place=str(place.resolve()))
