"""Blobs in a folder: damage, full disks and many writers."""

from __future__ import annotations

import errno
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from hearprint.errors import OutputError
from hearprint.store.blobs import FolderBlobs, temporary_blobs


def only_file(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


@pytest.mark.parametrize("damage", [b"", b"sounD", b"sound and more"])
def test_a_damaged_blob_is_noticed_thrown_away_and_mended(tmp_path: Path, damage: bytes) -> None:
    blobs = FolderBlobs(tmp_path)
    stored = blobs.put(b"sound")
    only_file(tmp_path).write_bytes(damage)
    with pytest.raises(OutputError, match="damaged"):
        blobs.get(stored)
    with pytest.raises(OutputError, match="no longer"):
        blobs.get(stored)
    assert blobs.put(b"sound") == stored
    assert blobs.get(stored) == b"sound"


def test_putting_mends_a_damaged_blob_of_the_same_length(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    stored = blobs.put(b"sound")
    only_file(tmp_path).write_bytes(b"sounD")
    blobs.put(b"sound")
    assert blobs.get(stored) == b"sound"


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    blobs.put(b"sound")
    before = only_file(tmp_path).stat()
    FolderBlobs(tmp_path).put(b"sound")
    after = only_file(tmp_path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "cannot be written"),
        (errno.EROFS, "cannot be written"),
        (errno.ENOTDIR, "where a folder is needed"),
        (errno.EIO, "did not do its work"),
    ],
)
def test_what_the_disk_refuses_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match=told) as caught:
        FolderBlobs(tmp_path).put(b"sound")
    assert caught.value.hint
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_blob_that_another_process_holds_open_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beaten(_: object, target: Path) -> None:
        Path(target).write_bytes(b"sound")
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", beaten)
    blobs = FolderBlobs(tmp_path)
    assert blobs.get(blobs.put(b"sound")) == b"sound"


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises(OutputError):
        FolderBlobs(tmp_path / "cache").put(b"sound")


def _work(folder: Path, seed: int) -> list[str]:
    blobs = FolderBlobs(folder)
    sounds = [bytes([n]) * 50_000 for n in range(30)]
    order = sounds[seed:] + sounds[:seed]
    stored = [blobs.put(sound) for sound in order]
    return [hashlib.sha256(blobs.get(one)).hexdigest() for one in sorted(stored, key=str)]


def test_processes_share_a_folder_without_harm(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(_work, [tmp_path] * 6, range(6)))
    assert len({tuple(result) for result in results}) == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 30


def test_temporary_blobs_disappear(tmp_path: Path) -> None:
    with temporary_blobs(tmp_path) as blobs:
        blobs.put(b"sound")
        assert list(tmp_path.iterdir()) != []
    assert list(tmp_path.iterdir()) == []


def test_temporary_blobs_disappear_after_a_failure(tmp_path: Path) -> None:
    def fail() -> None:
        with temporary_blobs(tmp_path) as blobs:
            blobs.put(b"sound")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_place_for_temporary_blobs_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError), temporary_blobs(tmp_path / "nowhere"):
        pass
