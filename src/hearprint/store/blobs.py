"""Bytes kept in a folder under the digest of their content."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hearprint.errors import OutputError
from hearprint.model.speech import Stored
from hearprint.store.disk import trouble, write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")
_AGAIN = "Run the same command again: it will be made anew."


class FolderBlobs:
    """Fills the port Blobs. Any number of processes may share one folder.

    A file's name is its content's sha256, so two writers can only write the same bytes, and
    damage shows when the bytes are read back. Blobs are a cache: a power cut may lose one, which
    costs the time to make it again and nothing else, so they are not flushed one by one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> Stored:
        """Keep ``data``. Raises OutputError when there is no room or no right to write."""
        stored = Stored(digest=hashlib.sha256(data).hexdigest(), length=len(data))
        path = self._path(stored.digest)
        if not _holds(path, data):
            try:
                write_whole(path, data)
            except OutputError:
                # Windows refuses to replace a file that another process is reading. What that
                # process wrote under this name can only be these bytes.
                if not _holds(path, data):
                    raise
        return stored

    def holds(self, stored: Stored) -> bool:
        """Whether it is still here; its bytes are looked at when they are wanted."""
        try:
            return self._path(stored.digest).stat().st_size == stored.length
        except OSError:
            return False

    def get(self, stored: Stored) -> bytes:
        """What was kept. Raises OutputError when it is gone or damaged.

        A damaged blob is thrown away, so that the next ``put`` mends it.
        """
        if not _DIGEST.fullmatch(stored.digest):
            raise OutputError("A piece of sound has no proper name in the cache.", hint=_AGAIN)
        path = self._path(stored.digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise OutputError(
                "A piece of sound is no longer in the cache.", where=str(path), hint=_AGAIN
            ) from error
        except OSError as error:
            raise trouble(error, path) from error
        if len(data) != stored.length or hashlib.sha256(data).hexdigest() != stored.digest:
            with suppress(OSError):
                path.unlink()
            raise OutputError(
                "A piece of sound in the cache is damaged.", where=str(path), hint=_AGAIN
            )
        with suppress(OSError):
            os.utime(path)  # what is used stays longest
        return data

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


@contextmanager
def temporary_blobs(beside: Path | None = None) -> Iterator[FolderBlobs]:
    """Blobs that disappear at the end: in the folder ``beside``, or the system's own place.

    Raises OutputError when no folder can be made there.
    """
    try:
        folder = TemporaryDirectory(
            prefix=".hearprint-blobs-", dir=beside, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise trouble(error, beside or Path("the system's folder for temporary files")) from error
    with folder as name:
        yield FolderBlobs(Path(name))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
