"""Bytes kept in a folder under the digest of their content."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hearprint.errors import OutputError
from hearprint.model.speech import Stored
from hearprint.store.disk import part_file, trouble, write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PART = 1 << 20  #: bytes read at a go
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

    def put_parts(self, parts: Iterable[bytes]) -> Stored:
        """Keep what ``parts`` make together, without holding it whole. Raises as :meth:`put`."""
        digest, length = hashlib.sha256(), 0
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with part_file(self._folder) as beside:
                with beside.open("xb") as file:
                    for part in parts:
                        digest.update(part)
                        length += len(part)
                        file.write(part)
                stored = Stored(digest=digest.hexdigest(), length=length)
                path = self._path(stored.digest)
                path.parent.mkdir(exist_ok=True)
                if not self.holds(stored):
                    beside.replace(path)
        except OSError as error:
            raise trouble(error, self._folder) from error
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
        return b"".join(self.parts(stored))

    def parts(self, stored: Stored) -> Iterator[bytes]:
        """The same in parts; damage is found after the last one. Raises as :meth:`get`."""
        if not _DIGEST.fullmatch(stored.digest):
            raise OutputError("A piece of sound has no proper name in the cache.", hint=_AGAIN)
        path = self._path(stored.digest)
        digest, length = hashlib.sha256(), 0
        try:
            with path.open("rb") as file:
                while part := file.read(_PART):
                    digest.update(part)
                    length += len(part)
                    yield part
        except FileNotFoundError as error:
            raise OutputError(
                "A piece of sound is no longer in the cache.", where=str(path), hint=_AGAIN
            ) from error
        except OSError as error:
            raise trouble(error, path) from error
        if length != stored.length or digest.hexdigest() != stored.digest:
            with suppress(OSError):
                path.unlink()
            raise OutputError(
                "A piece of sound in the cache is damaged.", where=str(path), hint=_AGAIN
            )
        with suppress(OSError):
            os.utime(path)  # what is used stays longest

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
