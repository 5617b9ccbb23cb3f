"""A folder as the place where results go.

The rules, as an editor meets them:

* A file is written only when its bytes differ, so times stay and uploads stay small.
* The feed is last, so no subscriber hears of audio that is not there yet.
* A file of ours that is no longer wanted disappears, unless somebody changed it since.
* A file that we did not write is never touched. When one has a name that we need and other
  bytes, nothing is delivered and the message names it: only its owner knows whether it matters.
* A file of ours that somebody changed by hand is written anew; ``output/`` can always come back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hearprint.delivery import standing
from hearprint.delivery.changes import HIDDEN, stage, trouble
from hearprint.delivery.ledger import LEDGER, Ledger, is_safe, read_ledger
from hearprint.delivery.shelves import SHELF, shelf_at
from hearprint.delivery.standing import Standing
from hearprint.errors import OutputError
from hearprint.model.programme import Bundle, BundleFile, Shelf
from hearprint.model.speech import Stored
from hearprint.ports import Blobs, Cache

_CHUNK = 1 << 20


class FolderDelivery:
    """Fills the port Delivery with a folder on this machine."""

    def __init__(self, output: Path, cache: Cache | None = None) -> None:
        """With a ``cache``, files that were not touched are not read again to be compared."""
        self._output = output
        self._cache = cache

    def shelves(self) -> tuple[Shelf, ...]:
        """What earlier builds left there, by folder name; what cannot be understood is left out.

        Raises OutputError when the folder itself cannot be read.
        """
        try:
            places = sorted(self._output.glob(f"*/{SHELF}"))
        except OSError as error:
            raise trouble(error, self._output) from error
        here = (place for place in places if not place.parent.name.startswith("."))
        found = (shelf_at(place, self._cache) for place in here)
        return tuple(shelf for shelf in found if shelf)

    def marks(self) -> tuple[tuple[str, int, int], ...]:
        """Name, size and time of change of each record that a shelf is read from."""
        found = ((one.parent.name, one.lstat()) for one in self._output.glob(f"*/{SHELF}"))
        return tuple(sorted((name, told.st_size, told.st_mtime_ns) for name, told in found))

    def prepare(self) -> None:
        """Find out before any work whether the folder can be written. Raises OutputError."""
        probe = self._output / f"{HIDDEN}probe"
        try:
            self._output.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise trouble(error, self._output) from error

    def holds(self, folder: str, stamp: str) -> bool:
        """Whether ``folder`` still is as it was when it was delivered with ``stamp``."""
        if self._cache is None or not stamp:
            return False
        place = self._output / folder
        known = standing.recall(self._cache, place)
        try:
            ours = read_ledger(place)
        except OSError:
            return False
        return (
            known.stamp == stamp
            and not ours.before
            and bool(ours.files)
            and all(known.digest(place, name) == digest for name, digest in ours.files.items())
        )

    def deliver(
        self, folder: str, bundle: Bundle, blobs: Blobs, stamp: str = ""
    ) -> tuple[str, ...]:
        """Bring ``bundle`` into ``folder`` ("" is the top).

        Gives the names that were written or removed, in that order. Raises OutputError; earlier
        output stays whole then.
        """
        _check_names(folder, bundle)
        place = self._output / folder
        try:
            return self._deliver(place, bundle, blobs, stamp)
        except OSError as error:
            raise trouble(error, place) from error

    def withdraw(self, folder: str) -> None:
        """Take ``folder`` away, but for files in it that are not ours. Raises OutputError."""
        nothing = Bundle(files=())
        _check_names(folder, nothing)
        place = self._output / folder
        if not place.is_dir():
            return
        try:
            ours, work, _ = self._compared(place, nothing)
            if not work.nothing:
                self._change(place, work, ours, ())
            if self._cache:
                standing.note(self._cache, place, work.digests, "")
            (place / LEDGER).unlink(missing_ok=True)
            with suppress(OSError):  # not empty: somebody keeps something there
                place.rmdir()
        except OSError as error:
            raise trouble(error, place) from error

    def rename(self, folder: str, new: str) -> None:
        """Give ``folder`` another name that is free. Raises OutputError."""
        try:
            (self._output / folder).rename(self._output / new)
        except OSError as error:
            raise trouble(error, self._output / folder) from error

    def _deliver(self, place: Path, bundle: Bundle, blobs: Blobs, stamp: str) -> tuple[str, ...]:
        ours, work, known = self._compared(place, bundle)
        if work.foreign:
            raise OutputError(
                f"Files that Hearprint did not write are in the way: {', '.join(work.foreign)}. "
                "Nothing was changed.",
                where=str(place),
                hint="Move them to another folder, or delete them, and run the command again.",
            )
        if work.nothing and known.stamp == stamp:
            return ()
        if not work.nothing:
            written = ((file.name, _parts(file.content, blobs)) for file in work.write)
            self._change(place, work, ours, written)
        if self._cache:
            standing.note(self._cache, place, work.digests, stamp)
        return (*(file.name for file in work.write), *work.remove)

    def _compared(self, place: Path, bundle: Bundle) -> tuple[Ledger, _Work, Standing]:
        """What is ours there, what is to be done, and what was known of it."""
        ours = read_ledger(place)
        _refuse_ways_out(self._output, place, (*(file.name for file in bundle.files), *ours.names))
        known = standing.recall(self._cache, place) if self._cache else Standing()
        return ours, _compare(place, bundle, ours, known), known

    def _change(
        self,
        place: Path,
        work: _Work,
        ours: Ledger,
        written: Iterable[tuple[str, Iterable[bytes]]],
    ) -> None:
        with stage(place) as changes:
            # Whoever dies between the first rename and the last must still know what is ours.
            before = {**ours.before, **ours.files}
            changes.put(place / LEDGER, [Ledger(files=work.digests, before=before).encode()])
            for name, parts in written:
                changes.put(place / name, parts)
            for name in work.remove:
                changes.remove(place / name)
            changes.put(place / LEDGER, [Ledger(files=work.digests).encode()])
            changes.make()
        _remove_empty(place, work.remove)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is to be done in a folder."""

    digests: dict[str, str]
    write: tuple[BundleFile, ...]
    remove: tuple[str, ...]
    foreign: tuple[str, ...]
    settled: bool  #: the ledger already says all this

    @property
    def nothing(self) -> bool:
        """True when the folder is as it should be."""
        return self.settled and not self.write and not self.remove


def _compare(place: Path, bundle: Bundle, ours: Ledger, known: Standing) -> _Work:
    digests = {file.name: _wanted(file) for file in bundle.files}
    write = [
        file
        for file in bundle.files
        if (known.digest(place, file.name) or _present(place / file.name)) != digests[file.name]
    ]
    # Where case does not count, a name that changed only its case is the same file.
    kept = {name.casefold() for name in digests}
    gone = sorted(name for name in ours.names if name.casefold() not in kept)
    return _Work(
        digests=digests,
        write=tuple(write),
        remove=tuple(name for name in gone if ours.wrote(name, _present(place / name))),
        foreign=tuple(
            file.name
            for file in write
            if file.name not in ours.names and os.path.lexists(place / file.name)
        ),
        settled=Ledger(files=digests) == ours,
    )


def _parts(content: bytes | Stored, blobs: Blobs) -> Iterable[bytes]:
    return blobs.parts(content) if isinstance(content, Stored) else (content,)


def _wanted(file: BundleFile) -> str:
    if isinstance(file.content, Stored):
        return file.content.digest
    return hashlib.sha256(file.content).hexdigest()


def _present(path: Path) -> str:
    """The digest of the file at ``path``; empty when there is none, or something else is there."""
    if path.is_symlink() or not path.is_file():
        return ""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _check_names(folder: str, bundle: Bundle) -> None:
    """Refuse names that leave the folder, hide, or fall together where case does not count."""
    if folder and (not is_safe(folder) or folder.startswith(".")):
        raise OutputError(
            f"{folder!r} cannot be the name of a folder in the output.",
            hint="Change slug in the plan file: small letters, digits and hyphens only.",
        )
    names = [file.name.casefold() for file in bundle.files]
    bad = [n for n in names if not is_safe(n) or n.startswith(HIDDEN) or names.count(n) > 1]
    if bad:
        raise ValueError(f"a bundle cannot hold these names: {bad}")


def _refuse_ways_out(output: Path, place: Path, names: Iterable[str]) -> None:
    """Refuse to follow a symbolic link out of the output, however it came to be there."""
    root = output.resolve()
    folders = {place, *((place / name).parent for name in names)}
    for folder in sorted(folders):
        if not folder.resolve().is_relative_to(root):
            raise OutputError(
                "A link leads out of the output folder here. Nothing was written.",
                where=str(folder),
                hint="Replace the link by a folder and run the same command again.",
            )


def _remove_empty(place: Path, names: Iterable[str]) -> None:
    """Take away folders below ``place`` that the removal of ``names`` has emptied."""
    for name in names:
        for parent in (place / name).parents:
            if parent == place:
                break
            with suppress(OSError):  # not empty
                parent.rmdir()
