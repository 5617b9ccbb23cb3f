"""A cache that several machines share, at any place that keeps files by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from hearprint.store.cache import entry, entry_name, is_entry, opened


class Files(Protocol):
    """What is asked of the place. Every method may raise OutputError."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put bytes under a name, in place of those that were there."""
        ...

    def dated(self) -> Iterable[tuple[float, int, str]]:
        """When each file was last written, its length in bytes and its name."""
        ...

    def delete(self, name: str) -> None:
        """Take a file away; none need be there."""
        ...


class SharedCache:
    """Fills the port Cache. Entries are laid out as :class:`hearprint.store.cache.FolderCache`'s.

    A key tells all that an entry is made of, so two writers can only write the same. One that is
    damaged, or still being written, does not bear out its own digest: it counts as not there.
    """

    def __init__(self, files: Files) -> None:
        self._files = files

    def holds(self, key: str) -> bool:
        """Whether something whole is kept under ``key``."""
        return self.recall(key) is not None

    def recall(self, key: str) -> bytes | None:
        """What was kept under ``key``; None when nothing was, or it is damaged."""
        whole = self._files.read(entry_name(key))
        return None if whole is None else opened(whole)

    def keep(self, key: str, data: bytes) -> None:
        """Keep ``data``."""
        self._files.write(entry_name(key), entry(data))

    def sizes(self) -> list[int]:
        """Bytes of every entry. Raises OutputError."""
        return [size for _, size, _ in self._entries()]

    def prune(self, limit: int) -> list[int]:
        """Take away what was written first until at most ``limit`` bytes are left.

        Such places do not tell when something was last read. Gives the bytes of every entry that
        was taken away. Raises OutputError.
        """
        listed = sorted(self._entries())
        over, freed = sum(size for _, size, _ in listed) - limit, list[int]()
        for _, size, name in listed:
            if sum(freed) >= over:
                break
            self._files.delete(name)
            freed.append(size)
        return freed

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        return (one for one in self._files.dated() if is_entry(one[2]))
