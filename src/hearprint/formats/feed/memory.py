"""What was written of a publication's items, kept from one build of the house to the next.

In a house of many publications nearly all items are what they were; they need not be written
again. Every piece stands under a digest of all that could change it, and so is never stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from itertools import pairwise

from hearprint.model.keys import key
from hearprint.ports import Cache

#: Raised when the same publication would be written otherwise through our own doing.
_VERSION = 1

Pieces = tuple[bytes, ...]


class Memory:
    """Pieces by what they were made from; those asked for in this run are kept for the next."""

    def __init__(self, kept: bytes | None = None) -> None:
        """``kept`` is what :meth:`dump` gave; anything else counts as nothing."""
        self._known: dict[str, list[int]] = {}
        self._data = b""
        self._used: dict[str, Pieces] = {}
        head, _, data = (kept or b"").partition(b"\n")
        try:
            known = json.loads(head)
        except ValueError:
            return
        if isinstance(known, dict):
            self._known, self._data = known, data

    def pieces(self, about: object, make: Callable[[], Sequence[bytes]]) -> Pieces:
        """The pieces made from ``about``: as they are known, or made now."""
        name = digest(about)
        if name not in self._used:
            edges = self._known.get(name)
            self._used[name] = self._cut(edges) if edges else tuple(make())
        return self._used[name]

    def dump(self) -> bytes:
        """What was asked for, to be kept."""
        at, index = 0, {}
        for name, pieces in self._used.items():
            edges = [at]
            for piece in pieces:
                at += len(piece)
                edges.append(at)
            index[name] = edges
        data = b"".join(piece for pieces in self._used.values() for piece in pieces)
        return json.dumps(index).encode() + b"\n" + data

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep that was not kept before."""
        return self._used.keys() != self._known.keys()

    def _cut(self, edges: list[int]) -> Pieces:
        return tuple(self._data[a:b] for a, b in pairwise(edges))


def recall(cache: Cache, house: str) -> Memory:
    """What is kept for the house at the address ``house``."""
    return Memory(cache.recall(_name(house)))


def keep(cache: Cache, house: str, memory: Memory) -> None:
    """Keep ``memory`` for the next build. Raises OutputError."""
    if memory.changed:
        cache.keep(_name(house), memory.dump())


def digest(value: object) -> str:
    """A short name for records and plain values, by their ``repr``: the same in every process."""
    return hashlib.sha256(repr((_VERSION, value)).encode("utf-8", "replace")).hexdigest()


def _name(house: str) -> str:
    return key("feed items", _VERSION, house=house)
