"""A cache and blobs in memory: what a worker elsewhere is given, and what it makes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from hearprint.errors import OutputError
from hearprint.model.speech import Stored


class MemoryCache:
    """Fills the port Cache. ``made`` is what was kept beyond what was given."""

    def __init__(self, given: Mapping[str, bytes] | None = None) -> None:
        self._given = dict(given or {})
        self.made: dict[str, bytes] = {}

    def holds(self, key: str) -> bool:
        """Whether something is kept under ``key``."""
        return key in self.made or key in self._given

    def recall(self, key: str) -> bytes | None:
        """What was kept under ``key``."""
        return self.made.get(key, self._given.get(key))

    def keep(self, key: str, data: bytes) -> None:
        """Keep ``data``."""
        self.made[key] = data


class MemoryBlobs:
    """Fills the port Blobs. ``made`` is what was put beyond what was given."""

    def __init__(self, given: Iterable[bytes] = ()) -> None:
        self._held: dict[str, bytes] = {}
        for data in given:
            self.put(data)
        self._given = frozenset(self._held)

    @property
    def made(self) -> tuple[bytes, ...]:
        """In the order in which they were put."""
        return tuple(data for name, data in self._held.items() if name not in self._given)

    def put(self, data: bytes) -> Stored:
        """Keep ``data``."""
        stored = Stored(digest=hashlib.sha256(data).hexdigest(), length=len(data))
        self._held[stored.digest] = data
        return stored

    def put_parts(self, parts: Iterable[bytes]) -> Stored:
        """Keep what ``parts`` make together."""
        return self.put(b"".join(parts))

    def holds(self, stored: Stored) -> bool:
        """Whether it is here."""
        return len(self._held.get(stored.digest, b"")) == stored.length

    def get(self, stored: Stored) -> bytes:
        """What was kept. Raises OutputError when nothing was."""
        data = self._held.get(stored.digest)
        if data is None or len(data) != stored.length:
            raise OutputError(
                "A piece of sound is not here.",
                where=stored.digest,
                hint="Run the same command again: it will be made anew.",
            )
        return data

    def parts(self, stored: Stored) -> Iterator[bytes]:
        """The same, in one part."""
        yield self.get(stored)
