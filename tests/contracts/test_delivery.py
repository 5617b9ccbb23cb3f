"""What every place of delivery must do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import OutputError
from hearprint.model.programme import Bundle, BundleFile
from hearprint.model.speech import Stored
from hearprint.ports import Delivery
from hearprint.store.blobs import FolderBlobs

MakeDelivery = Callable[[Path], Delivery]


@pytest.fixture(params=[FolderDelivery], ids=["folder"])
def make(request: pytest.FixtureRequest) -> MakeDelivery:
    made: MakeDelivery = request.param
    return made


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def bundle(**files: bytes | Stored) -> Bundle:
    """A bundle; ``__`` in a name stands for ``/`` and ``_`` for a dot."""
    return Bundle(
        files=tuple(
            BundleFile(
                name=name.replace("__", "/").replace("_", "."), media_type="", content=content
            )
            for name, content in files.items()
        )
    )


def visible(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_there_are_no_shelves_at_first(make: MakeDelivery, tmp_path: Path) -> None:
    assert make(tmp_path / "nowhere").shelves() == ()


@pytest.mark.parametrize("folder", ["", "bulletin-1"])
def test_all_files_arrive(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs, folder: str
) -> None:
    sound = blobs.put(b"sound")
    files = bundle(audio__01_mp3=sound, index_html=b"page", feed_xml=b"feed")
    changed = make(tmp_path / "out").deliver(folder, files, blobs)
    assert changed == ("audio/01.mp3", "index.html", "feed.xml")
    assert visible(tmp_path / "out" / folder) == {
        "audio/01.mp3": b"sound",
        "index.html": b"page",
        "feed.xml": b"feed",
    }


def test_the_same_again_changes_nothing(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    place = make(tmp_path / "out")
    place.deliver("b", bundle(a_html=b"a", feed_xml=b"feed"), blobs)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    assert make(tmp_path / "out").deliver("b", bundle(a_html=b"a", feed_xml=b"feed"), blobs) == ()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == times


def test_only_what_differs_is_written(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    place = make(tmp_path / "out")
    place.deliver("b", bundle(a_html=b"a", feed_xml=b"feed"), blobs)
    untouched = (tmp_path / "out" / "b" / "a.html").stat().st_mtime_ns
    assert place.deliver("b", bundle(a_html=b"a", feed_xml=b"new"), blobs) == ("feed.xml",)
    assert (tmp_path / "out" / "b" / "a.html").stat().st_mtime_ns == untouched
    assert visible(tmp_path / "out" / "b") == {"a.html": b"a", "feed.xml": b"new"}


def test_what_is_no_longer_wanted_disappears(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    place = make(tmp_path / "out")
    place.deliver("b", bundle(audio__01_mp3=b"1", feed_xml=b"feed"), blobs)
    assert place.deliver("b", bundle(feed_xml=b"feed"), blobs) == ("audio/01.mp3",)
    assert visible(tmp_path / "out") == {"b/feed.xml": b"feed"}
    assert not (tmp_path / "out" / "b" / "audio").exists()


def test_other_peoples_files_are_never_touched(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    (tmp_path / "out" / "b" / "audio").mkdir(parents=True)
    (tmp_path / "out" / "b" / "audio" / "mine.txt").write_bytes(b"mine")
    place = make(tmp_path / "out")
    place.deliver("b", bundle(audio__01_mp3=b"1"), blobs)
    place.deliver("b", bundle(), blobs)
    assert visible(tmp_path / "out") == {"b/audio/mine.txt": b"mine"}


def test_the_top_and_a_folder_do_not_disturb_each_other(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    place = make(tmp_path / "out")
    place.deliver("b", bundle(index_html=b"b"), blobs)
    place.deliver("", bundle(index_html=b"top", feed_xml=b"feed"), blobs)
    place.deliver("", bundle(index_html=b"top"), blobs)
    assert visible(tmp_path / "out") == {"b/index.html": b"b", "index.html": b"top"}


@pytest.mark.parametrize("folder", ["..", "../b", "/etc", "b/../..", ".git", "b//c", "C:b", "b\\c"])
def test_a_folder_outside_is_refused(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs, folder: str
) -> None:
    with pytest.raises(OutputError):
        make(tmp_path / "out").deliver(folder, bundle(a_html=b"a"), blobs)
    assert visible(tmp_path) == {}


def test_a_blob_that_is_gone_leaves_the_earlier_output_whole(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    place = make(tmp_path / "out")
    place.deliver("b", bundle(a_html=b"a", feed_xml=b"feed"), blobs)
    gone = Stored(digest="0" * 64, length=1)
    with pytest.raises(OutputError):
        place.deliver("b", bundle(a_html=b"new", audio_mp3=gone, feed_xml=b"new"), blobs)
    assert visible(tmp_path / "out") == {"b/a.html": b"a", "b/feed.xml": b"feed"}
    assert place.deliver("b", bundle(a_html=b"a", feed_xml=b"feed"), blobs) == ()


def test_the_same_bundle_gives_the_same_bytes_anywhere(
    make: MakeDelivery, tmp_path: Path, blobs: FolderBlobs
) -> None:
    def everything(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    files = bundle(b_html=b"b", a_html=b"a")
    make(tmp_path / "one").deliver("x", files, blobs)
    make(tmp_path / "two").deliver("x", bundle(old_html=b"old"), blobs)
    make(tmp_path / "two").deliver("x", files, blobs)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
