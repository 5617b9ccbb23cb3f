"""Files of a whole publication that are no sound: made when wanted, and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fakes import programmes
from fakes.tools import require_package
from hearprint.api.ways import means, ways_of
from hearprint.model.programme import Programme
from hearprint.model.ways import Ways
from hearprint.settings import LOCAL_ADDRESS
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder

NOTHING = Ways(text=False, zip=False, search=False, qr=False)


def house(ways: Ways) -> Programme:
    return programmes.programme(by=programmes.house(ways=ways))


def made(programme: Programme, cache: Path) -> dict[str, int]:
    blobs = FolderBlobs(blobs_folder(cache))
    for data in programmes.blobs(programme).items():
        blobs.put(data[1])
    found, _ = ways_of(programme, FolderCache(cache), blobs)
    return {one.name: one.file.length for one in found}


def test_only_what_is_wanted_is_made(tmp_path: Path) -> None:
    assert made(house(NOTHING), tmp_path) == {}
    assert list(made(house(Ways(qr=False)), tmp_path)) == ["bulletin-9.txt"]
    assert list(made(house(Ways(zip=True, text=False, qr=False)), tmp_path)) == ["bulletin-9.zip"]


def test_a_zip_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = house(Ways(zip=True, qr=False))
    first = made(wanted, tmp_path)
    assert first["bulletin-9.zip"] > len(b"packed again")

    def packed(_files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
        yield b"packed again"

    monkeypatch.setattr("hearprint.formats.ways.packed.packed", packed)
    assert made(wanted, tmp_path) == first


def test_what_is_not_installed_is_told_and_the_rest_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearprint.formats.ways.louis.program", lambda: "")
    monkeypatch.setattr("hearprint.formats.ways.print.missing", lambda: ("typst",))
    wanted = house(Ways(large_print=True, braille=True, qr=False))
    blobs = FolderBlobs(blobs_folder(tmp_path))
    found, findings = ways_of(wanted, FolderCache(tmp_path), blobs)
    assert [one.name for one in found] == ["bulletin-9.txt"]
    assert [one.code for one in findings] == ["S-011", "S-011"]
    assert "hearprint[print]" in findings[0].message
    assert "liblouis" in findings[1].message


def test_a_code_is_made_only_for_a_place_on_the_web(tmp_path: Path) -> None:
    require_package("segno")
    placed = house(Ways(text=False))
    assert list(made(placed, tmp_path)) == ["bulletin-9-qr.svg", "bulletin-9-qr.png"]
    local = programmes.programme(by=programmes.house(base_url=LOCAL_ADDRESS))
    assert "bulletin-9-qr.svg" not in made(local, tmp_path)


def test_means_change_when_what_makes_a_wanted_way_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert means(NOTHING) == ()
    wanted = Ways(braille=True)
    monkeypatch.setattr("hearprint.formats.ways.louis.program", lambda: "")
    before = means(wanted)
    monkeypatch.setattr("hearprint.formats.ways.louis.program", lambda: "/usr/bin/lou_translate")
    assert means(wanted) != before
