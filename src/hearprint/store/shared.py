"""A cache that several machines share, at any place that keeps files by their names."""

from __future__ import annotations

from typing import Protocol

from hearprint.store.cache import entry, entry_name, opened


class Files(Protocol):
    """What is asked of the place. Every method may raise OutputError."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Put bytes under a name, in place of those that were there."""
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
