"""What is to be uploaded and deleted, in which order, with which headers: decided from values.

A subscriber may look in at any moment. What others point at goes first, feeds go last, and nothing
is deleted before no feed speaks of it any more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from hearprint.delivery.answers import media_type

#: Beside the uploaded files: which of them are ours. Names in it are digests, because anybody may
#: read it there, and the names of members' folders are secret.
LEDGER = ".hearprint-published.json"
_VERSION = 1
_NAME_LETTERS = 40

_SOUND, _OTHER, _PAGE, _RECORD, _FEED = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """A file to be published."""

    name: str  #: path with ``/`` between folders
    size: int  #: bytes
    digest: str  #: sha256, hexadecimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What earlier runs uploaded: a digest of each name, and the digest of its bytes."""

    files: Mapping[str, str] = field(default_factory=dict)

    def digest(self, name: str) -> str:
        """What we uploaded last under ``name``; empty when nothing."""
        return self.files.get(hidden(name), "")

    def encode(self) -> bytes:
        """As a file; the same, the same bytes."""
        parts = {"version": _VERSION, "files": dict(self.files)}
        return (json.dumps(parts, indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def decoded(cls, data: bytes | None) -> Published:
        """From a file; nothing when there is none, or when it makes no sense."""
        try:
            parts = json.loads(data or b"{}")
            files = parts.get("files", {})
            return cls(files={str(name): str(digest) for name, digest in files.items()})
        except (ValueError, AttributeError, RecursionError):
            return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be done."""

    upload: tuple[Local, ...]
    delete: tuple[str, ...]  #: ours, and wanted no more
    unsure: tuple[Local, ...]  #: they stand there with the same length, and not from us
    foreign: tuple[str, ...]  #: they stand there with other bytes, and not from us
    same: int  #: files that stand there as they should


def compare(local: Sequence[Local], there: Mapping[str, int], known: Published) -> Work:
    """``there`` holds the lengths of the files that stand at the place, in bytes."""
    upload: list[Local] = []
    unsure: list[Local] = []
    foreign: list[str] = []
    for one in local:
        ours = known.digest(one.name)
        length = there.get(one.name)
        if length is None or (ours and (ours != one.digest or length != one.size)):
            upload.append(one)
        elif not ours:
            (unsure.append(one) if length == one.size else foreign.append(one.name))
    wanted = {one.name for one in local}
    gone = (name for name in there if name not in wanted and known.digest(name))
    return Work(
        upload=tuple(sorted(upload, key=lambda one: rank(one.name))),
        delete=tuple(sorted(gone, key=rank, reverse=True)),
        unsure=tuple(unsure),
        foreign=tuple(sorted(foreign)),
        same=len(local) - len(upload) - len(unsure) - len(foreign),
    )


def rank(name: str) -> tuple[int, int, bool, str]:
    """Sorts: sound, what pages load, pages, records, feeds; the house's own last of each."""
    path = PurePosixPath(name)
    return (_class(path), -len(path.parts), path.name == "feed.xml", name)


def cache_for(name: str) -> str:
    """How long copies may be used: names stay when contents change."""
    return "public, max-age=3600" if _class(PurePosixPath(name)) == _SOUND else "no-cache"


def hidden(name: str) -> str:
    """A digest of ``name``, which tells it to nobody."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:_NAME_LETTERS]


def _class(path: PurePosixPath) -> int:
    kind = media_type(str(path)).partition(";")[0]
    if kind.startswith(("audio/", "application/zip", "application/epub")):
        return _SOUND
    if kind == "text/html":
        return _PAGE
    if kind == "application/rss+xml" or path.suffix == ".opml":
        return _FEED
    return _RECORD if kind == "application/json" else _OTHER
