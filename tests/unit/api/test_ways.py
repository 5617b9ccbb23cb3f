"""Files of a whole publication that are no sound: made when wanted, and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fakes import programmes
from hearprint.api.ways import ways_of
from hearprint.model.programme import Programme
from hearprint.model.ways import Ways
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder

NOTHING = Ways(text=False, zip=False, search=False, qr=False)


def house(ways: Ways) -> Programme:
    return programmes.programme(by=programmes.house(ways=ways))


def made(programme: Programme, cache: Path) -> dict[str, int]:
    blobs = FolderBlobs(blobs_folder(cache))
    for data in programmes.blobs(programme).items():
        blobs.put(data[1])
    return {one.name: one.file.length for one in ways_of(programme, FolderCache(cache), blobs)}


def test_only_what_is_wanted_is_made(tmp_path: Path) -> None:
    assert made(house(NOTHING), tmp_path) == {}
    assert list(made(house(Ways(qr=False)), tmp_path)) == ["bulletin-9.txt"]
    assert list(made(house(Ways(zip=True, text=False, qr=False)), tmp_path)) == ["bulletin-9.zip"]


def test_a_zip_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = house(Ways(zip=True))
    first = made(wanted, tmp_path)
    assert first["bulletin-9.zip"] > len(b"packed again")

    def packed(_files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
        yield b"packed again"

    monkeypatch.setattr("hearprint.formats.ways.packed.packed", packed)
    assert made(wanted, tmp_path) == first
