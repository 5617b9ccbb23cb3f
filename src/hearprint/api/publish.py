"""The output, put where listeners find it: only what changed, feeds last, nothing of others."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hearprint.api.local import is_here_only
from hearprint.delivery.publishing.order import LEDGER, Local, Published, Work, compare, hidden
from hearprint.delivery.publishing.places import FolderPlace, Place, open_place, shown
from hearprint.errors import OutputError, SourceError
from hearprint.model.members import redacted

_CHUNK = 1 << 20
_NOTE_SECONDS = 10.0  #: between two notes of what is there already
_MOST_NAMED = 5

#: Told of each step: "upload" or "delete", the file's name (no member's token in it), and bytes.
Tell = Callable[[str, str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was done, or would be. Names hold no member's token."""

    place: str
    uploaded: tuple[str, ...]
    octets: int
    deleted: tuple[str, ...]
    orphans: tuple[str, ...]  #: ours, wanted no more, and not deleted
    same: int
    dry: bool
    here_only: bool  #: its feeds name addresses of this computer


def publish(
    output: Path,
    address: str,
    *,
    dry: bool = False,
    delete: bool = False,
    replace: bool = False,
    tell: Tell = lambda _step, _name, _octets: None,
) -> Outcome:
    """Bring the folder ``output`` to ``address``.

    ``delete``: files that earlier runs uploaded and that are wanted no more go. ``replace``: files
    of others that have our names are overwritten. An interrupted run goes on where it was.
    Raises SourceError without anything to publish, OutputError, UnavailableError.
    """
    local = _local(output)
    if not local:
        raise SourceError(
            "There is nothing to publish here.",
            where=str(output),
            hint="Run hearprint build first, or name the folder that it wrote.",
        )
    place = open_place(address)
    if isinstance(place, FolderPlace) and _overlap(place.folder.resolve(), output.resolve()):
        raise OutputError(
            "The output cannot be published into itself.",
            where=shown(address),
            hint="Name another folder.",
        )
    there = {name: size for name, size in place.listing().items() if name != LEDGER}
    known = Published.decoded(place.read(LEDGER))
    known, work = _settled(place, local, there, known)
    if work.foreign and replace:
        ours = {**known.files, **{hidden(name): "-" for name in work.foreign}}
        work = compare(local, there, Published(files=ours))
    elif work.foreign:
        more = len(work.foreign) - _MOST_NAMED
        names = ", ".join(map(redacted, work.foreign[:_MOST_NAMED]))
        raise OutputError(
            f"Files that Hearprint did not put there are in the way: {names}"
            f"{f' and {more} more' if more > 0 else ''}. Nothing was changed.",
            where=shown(address),
            hint="Choose an empty folder, or add --replace to overwrite them.",
        )
    if not dry:
        _carry_out(place, output, work, known, delete=delete, tell=tell)
    gone = tuple(map(redacted, work.delete))
    return Outcome(
        place=shown(address),
        uploaded=tuple(redacted(one.name) for one in work.upload),
        octets=sum(one.size for one in work.upload),
        deleted=gone if delete else (),
        orphans=() if delete else gone,
        same=work.same,
        dry=dry,
        here_only=is_here_only(output),
    )


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _local(output: Path) -> tuple[Local, ...]:
    """All files of the output but hidden ones and links."""
    found: list[Local] = []
    for path in sorted(output.rglob("*")) if output.is_dir() else ():
        name = path.relative_to(output)
        if any(part.startswith(".") for part in name.parts) or path.is_symlink():
            continue
        if path.is_file():
            size = path.stat().st_size
            found.append(Local(name=name.as_posix(), size=size, digest=_digest(path)))
    return tuple(found)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _settled(
    place: Place, local: tuple[Local, ...], there: dict[str, int], known: Published
) -> tuple[Published, Work]:
    """Files of the right length that nobody noted: the same bytes are ours, others are not."""
    work = compare(local, there, known)
    if not work.unsure:
        return known, work
    files = dict(known.files)
    strange: list[str] = []
    for one in work.unsure:
        data = place.read(one.name)
        if data is not None and hashlib.sha256(data).hexdigest() == one.digest:
            files[hidden(one.name)] = one.digest
        else:
            strange.append(one.name)
    known = Published(files=files)
    return known, compare(local, {**there, **dict.fromkeys(strange, -1)}, known)


def _carry_out(
    place: Place, output: Path, work: Work, known: Published, *, delete: bool, tell: Tell
) -> None:
    files = dict(known.files)
    noted = time.monotonic()
    try:
        for one in work.upload:
            tell("upload", redacted(one.name), one.size)
            place.put(output / one.name, one.name)
            files[hidden(one.name)] = one.digest
            if time.monotonic() - noted > _NOTE_SECONDS:
                place.write(LEDGER, Published(files=files).encode())
                noted = time.monotonic()
        for name in work.delete if delete else ():
            tell("delete", redacted(name), 0)
            place.delete(name)
            files.pop(hidden(name), None)
    finally:
        # Whoever is interrupted knows the next time what is there already.
        data = Published(files=files).encode()
        if files != known.files or place.read(LEDGER) != data:
            place.write(LEDGER, data)
