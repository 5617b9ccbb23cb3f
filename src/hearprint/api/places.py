"""A private house that moves: its place gets another name, and members' feeds follow at once.

What members listen to is moved and not made again, and their feeds are rewritten where they stand:
nobody waits for a build, and whoever is no member any more finds nothing from that moment on.
"""

from __future__ import annotations

from pathlib import Path

from hearprint.delivery.answers import media_type
from hearprint.delivery.changes import trouble
from hearprint.delivery.folder import FolderDelivery
from hearprint.delivery.ledger import read_ledger
from hearprint.model.members import FOLDER, Members, is_token
from hearprint.model.programme import Bundle, BundleFile
from hearprint.ports import Cache
from hearprint.store.blobs import FolderBlobs


def places(folder: Path) -> tuple[Path, ...]:
    """Folders in ``folder`` that a token names."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if one.is_dir() and is_token(one.name)))


def follow(output: Path, members: Members, cache: Cache | None = None) -> None:
    """Bring what stands in ``output`` to the places that ``members`` name. Raises OutputError.

    Folders of whoever is no member go. The shared place is renamed when it stands under another
    name. Feeds of members lead there, and new members get theirs from a neighbour's.
    """
    clear_members(output, members)
    former = [one.name for one in places(output) if one.name != members.place]
    moved = former[0] if former and not (output / members.place).exists() else ""
    if moved:
        FolderDelivery(output, cache).rename(moved, members.place)
    homes = {one.name for one in places(output / FOLDER)}
    if not homes:
        return
    for member in members.members:
        source = member.token if member.token in homes else min(homes)
        if moved or source != member.token:
            known = {source: member.token, moved: members.place}
            _rewrite(output / FOLDER, source, member.token, known, cache)


def clear_members(output: Path, members: Members | None) -> None:
    """Take away the folders of whoever is no member. Raises OutputError."""
    known = {member.token for member in members.members} if members else set()
    for folder in places(output / FOLDER):
        if folder.name not in known:
            FolderDelivery(output / FOLDER).withdraw(folder.name)


def _rewrite(
    homes: Path, source: str, target: str, names: dict[str, str], cache: Cache | None
) -> None:
    """Write the files of ``source`` for ``target`` with other tokens; what is not ours stays."""
    home, files = homes / source, []
    try:
        for name in read_ledger(home).files:
            if not (home / name).is_file():
                continue  # somebody took it away; the next build writes it
            data = (home / name).read_bytes()
            for old, new in names.items():
                data = data.replace(old.encode(), new.encode()) if old else data
            files.append(BundleFile(name=name, media_type=media_type(name), content=data))
    except OSError as error:
        raise trouble(error, home) from error
    bundle = Bundle(files=tuple(files))  # its bytes are here, and in no store
    FolderDelivery(homes, cache).deliver(target, bundle, FolderBlobs(homes))
