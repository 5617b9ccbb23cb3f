"""A change of several files that happens as a whole or not at all.

Everything that can fail for want of room happens before the first rename; when a rename fails,
those before it are taken back.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from hearprint.errors import OutputError

#: Begins the names of our own hidden files; the web server never shows them.
HIDDEN = ".hearprint"

_STAGE = f"{HIDDEN}-new-"
_STALE_SECONDS = 24 * 3600
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_SHAPE = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
_UNTOUCHED = "What was delivered before is untouched."


@dataclass(frozen=True, slots=True)
class Change:
    """One file to put at ``target``, or to take away from there."""

    target: Path
    fresh: Path | None  #: the new file, on the same disk; None takes ``target`` away
    backup: Path | None  #: the file that was there, kept until all is done


class Stage:
    """Collects changes in a hidden folder beside their targets, then makes them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changes: list[Change] = []

    def put(self, target: Path, parts: Iterable[bytes]) -> None:
        """Write ``parts`` here together, to be moved to ``target`` later. Raises OSError."""
        fresh = self._folder / f"{len(self._changes)}.fresh"
        # Opened as any program would, so that the file gets the rights that the umask gives.
        with fresh.open("xb") as file:
            file.writelines(parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        self._changes.append(Change(target, fresh, self._backup(target)))

    def remove(self, target: Path) -> None:
        """Note that ``target`` is to be taken away. Raises OSError."""
        self._changes.append(Change(target, None, self._backup(target)))

    def make(self) -> None:
        """Make all changes in order; after a failure none is left. Raises OSError."""
        done: list[Change] = []
        try:
            for change in self._changes:
                if change.fresh:
                    change.fresh.replace(change.target)
                else:
                    change.target.unlink(missing_ok=True)
                done.append(change)
        except BaseException:
            for change in reversed(done):
                _undo(change)
            raise

    def _backup(self, target: Path) -> Path | None:
        if not os.path.lexists(target):
            return None
        backup = self._folder / f"{len(self._changes)}.backup"
        if target.is_symlink():
            backup.symlink_to(target.readlink())
            return backup
        try:
            backup.hardlink_to(target)
        except OSError:  # no hard links on this disk (FAT, some shares)
            shutil.copy2(target, backup)
        return backup


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """A place for new files inside ``folder``, which is made when missing.

    Raises OutputError for what the disk refuses, with ``folder`` unchanged.
    """
    place = folder / f"{_STAGE}{token_hex(8)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        place.mkdir()
        yield Stage(place)
    except OSError as error:
        raise trouble(error, folder) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def trouble(error: OSError, folder: Path) -> OutputError:
    """What ``error`` means for somebody who wanted results in ``folder``."""
    where = str(error.filename or folder)
    if error.errno in _FULL:
        return OutputError(
            f"The disk is full. {_UNTOUCHED}",
            where=str(folder),
            hint="Free some space and run the same command again.",
        )
    if error.errno in _RIGHTS:
        return OutputError(
            f"This place cannot be written to. {_UNTOUCHED}",
            where=where,
            hint="Change its permissions, close programs that have it open, "
            "or choose another folder with --output.",
        )
    if error.errno in _SHAPE:
        return OutputError(
            "A file stands where a folder is needed, or the other way round. " + _UNTOUCHED,
            where=where,
            hint="Move it away and run the same command again.",
        )
    reason = error.strerror or type(error).__name__
    return OutputError(
        f"The disk did not do its work ({reason}). {_UNTOUCHED}",
        where=where,
        hint="Look at the disk, or choose another folder with --output.",
    )


def _undo(change: Change) -> None:
    with suppress(OSError):
        if change.backup:
            change.backup.replace(change.target)
        else:
            change.target.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what a build left behind that was killed a day ago or earlier."""
    for left in folder.glob(f"{_STAGE}*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(left)
