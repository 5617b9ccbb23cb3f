"""Whole files or none: writing beside and renaming, and disk errors in plain words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from hearprint.errors import OutputError

#: A file that is not there yet, its bytes taken as they are (which only Windows must be told).
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_SHAPE = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


def write_whole(path: Path, data: bytes, *, rights: int = 0o666) -> None:
    """Put ``data`` at ``path`` so that any reader sees the old bytes or the new ones.

    The folder is made when it is missing. ``rights`` are those of the file before the umask takes
    away from them. Raises OutputError; what was there stays then.
    """
    try:
        try:
            _write(path, data, rights)
        except FileNotFoundError:  # seldom: a folder is there more often than not
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data, rights)
    except OSError as error:
        raise trouble(error, path) from error


def _write(path: Path, data: bytes, rights: int) -> None:
    with part_file(path.parent) as beside:
        with os.fdopen(os.open(beside, _FRESH, rights), "wb") as file:
            file.write(data)
        beside.replace(path)


@contextmanager
def part_file(folder: Path) -> Iterator[Path]:
    """A new name in ``folder`` for a file in the making; what is left there at the end goes."""
    beside = folder / f".hearprint-{token_hex(8)}.part"
    try:
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def trouble(error: OSError, path: Path) -> OutputError:
    """What ``error`` means for somebody who wanted to write ``path``."""
    if error.errno in _FULL:
        return OutputError(
            "The disk is full.",
            where=str(path),
            hint="Free some space and run the same command again.",
        )
    if error.errno in _RIGHTS:
        return OutputError(
            "This place cannot be written to.",
            where=str(path),
            hint="Change the permissions of its folder, or choose another folder.",
        )
    if error.errno in _SHAPE:
        return OutputError(
            "A file stands where a folder is needed, or the other way round.",
            where=str(path),
            hint="Move it away and run the same command again.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return OutputError(
            "The file name is too long for this disk.",
            where=str(path),
            hint="Give the document a shorter name.",
        )
    reason = error.strerror or type(error).__name__
    return OutputError(
        f"The disk did not do its work ({reason}).",
        where=str(path),
        hint="Look at the disk, then run the same command again.",
    )
