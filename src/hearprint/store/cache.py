"""The cache: what was made before, in the platform's own folder for such things.

An entry is a file named by its key. It begins with a line that holds the sha256 of the rest, so
damage shows when it is read; a damaged entry is thrown away and made again. Entries are written
beside their place and renamed, so any number of builds may share one folder. Reading an entry
renews its date, so that pruning takes what has not been used for longest.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from hearprint.errors import OutputError
from hearprint.store.disk import trouble, write_whole

_KEY = re.compile(r"[0-9a-f]{64}")
_MARK = b"hearprint-1 "
_HEAD = len(_MARK) + 64 + 1
#: Raised when entries are laid out in another way; older ones are then pruned unread.
_LAYOUT = "v1"
_PART = re.compile(r"\.hearprint-[0-9a-f]{16}\.part")


def default_folder() -> Path:
    """Where the platform keeps caches."""
    return user_cache_path("hearprint", appauthor=False)


def blobs_folder(folder: Path) -> Path:
    """Where the blobs of the cache at ``folder`` lie."""
    return folder / _LAYOUT / "blobs"


class FolderCache:
    """Fills the port Cache. Any number of processes may share one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def holds(self, key: str) -> bool:
        """Whether something is kept under ``key``; it may prove to be damaged."""
        return self._path(key).is_file()

    def recall(self, key: str) -> bytes | None:
        """What was kept under ``key``; None when nothing was, or it is damaged."""
        path = self._path(key)
        try:
            whole = path.read_bytes()
        except OSError:
            return None
        data = opened(whole)
        with suppress(OSError):
            if data is None:
                path.unlink()
            else:
                os.utime(path)
        return data

    def keep(self, key: str, data: bytes) -> None:
        """Keep ``data``. Raises OutputError when there is no room or no right to write."""
        path = self._path(key)
        try:
            write_whole(path, entry(data))
        except OutputError:
            # Windows refuses to replace a file that another process is reading; that one will do.
            if not path.is_file():
                raise

    def _path(self, key: str) -> Path:
        return self.folder / entry_name(key)


def entry_name(key: str) -> str:
    """Where what is kept under ``key`` lies within a cache."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key")
    return f"{_LAYOUT}/made/{key[:2]}/{key}"


def is_entry(name: str) -> bool:
    """Whether a file is one of a cache's, by its path within the cache."""
    return bool(_KEY.fullmatch(name.rpartition("/")[2]))


def entry(data: bytes) -> bytes:
    """``data`` behind its digest, as it is kept."""
    return _head(data) + data


def opened(whole: bytes) -> bytes | None:
    """What is in an entry; None when it is damaged."""
    data = whole[_HEAD:]
    return data if whole[:_HEAD] == _head(data) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheState:
    """What a cache holds."""

    folder: Path
    entries: int
    size: int  #: bytes


def state(folder: Path) -> CacheState:
    """How much lies in the cache at ``folder``."""
    sizes = [size for _, size, _ in _entries(folder)]
    return CacheState(folder=folder, entries=len(sizes), size=sum(sizes))


def prune(folder: Path, limit: int) -> CacheState:
    """Take away what has not been used for longest until at most ``limit`` bytes are left.

    Gives what was taken away. What another build removes meanwhile, or still reads, is passed over.
    """
    listed = sorted(_entries(folder), key=lambda one: one[0])
    over = sum(size for _, size, _ in listed) - limit
    entries = freed = 0
    for _, size, path in listed:
        if freed >= over:
            break
        with suppress(OSError):
            path.unlink()
            entries += 1
            freed += size
    return CacheState(folder=folder, entries=entries, size=freed)


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Last use, size and place of every entry, and of what a killed build left half done."""
    for place, _, names in os.walk(folder):
        for name in names:
            if _KEY.fullmatch(name) or _PART.fullmatch(name):
                path = Path(place, name)
                with suppress(OSError):
                    told = path.stat()
                    yield told.st_mtime, told.st_size, path


def check_folder(folder: Path) -> None:
    """Find out before any work whether the cache can be written. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "about.txt", _ABOUT)
    except OSError as error:
        raise trouble(error, folder) from error


_ABOUT = (
    b"Hearprint keeps here what it has spoken and encoded, so as not to do it twice.\n"
    b"All of it can be deleted at any time.\n"
)


def _head(data: bytes) -> bytes:
    return _MARK + hashlib.sha256(data).hexdigest().encode() + b"\n"
