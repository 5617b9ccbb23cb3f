"""What every store of blobs must do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearprint.errors import OutputError
from hearprint.model.speech import Stored
from hearprint.ports import Blobs
from hearprint.store.blobs import FolderBlobs, temporary_blobs
from hearprint.store.memory import MemoryBlobs


@pytest.fixture(params=["folder", "temporary", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Blobs]:
    if request.param == "folder":
        yield FolderBlobs(tmp_path / "cache")
    elif request.param == "memory":
        yield MemoryBlobs([b"given"])
    else:
        with temporary_blobs() as kept:
            yield kept


@pytest.mark.parametrize("data", [b"", b"sound", bytes(range(256)) * 5000])
def test_what_is_put_comes_back(blobs: Blobs, data: bytes) -> None:
    assert blobs.get(blobs.put(data)) == data


def test_stored_says_digest_and_length(blobs: Blobs) -> None:
    assert blobs.put(b"sound") == Stored(digest=hashlib.sha256(b"sound").hexdigest(), length=5)


def test_the_same_bytes_twice_are_one_blob(blobs: Blobs) -> None:
    assert blobs.put(b"sound") == blobs.put(b"sound")


def test_different_bytes_stay_apart(blobs: Blobs) -> None:
    first, second = blobs.put(b"first"), blobs.put(b"second")
    assert (blobs.get(first), blobs.get(second)) == (b"first", b"second")


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "G" * 64, "a/b"])
def test_what_was_never_put_is_an_output_error(blobs: Blobs, digest: str) -> None:
    with pytest.raises(OutputError) as caught:
        blobs.get(Stored(digest=digest, length=1))
    assert caught.value.hint


def test_a_wrong_length_is_noticed(blobs: Blobs) -> None:
    stored = blobs.put(b"sound")
    with pytest.raises(OutputError):
        blobs.get(Stored(digest=stored.digest, length=4))
