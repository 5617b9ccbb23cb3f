"""Delivery to a folder when something is in the way."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearprint.delivery import changes
from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import OutputError
from hearprint.model.programme import Bundle, BundleFile, Publication, Shelf
from hearprint.model.shelf_json import shelf_to_plain
from hearprint.store.blobs import FolderBlobs

Failing = Callable[[str, int, int], None]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Makes the n-th call of an ``os`` function fail, counted from 1."""

    def arrange(name: str, nth: int, number: int) -> None:
        real = getattr(os, name)
        calls = 0

        def fake(*args: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == nth:
                raise OSError(number, os.strerror(number), str(args[0]))
            return real(*args, **named)

        monkeypatch.setattr(os, name, fake)

    return arrange


def deliver(out: Path, folder: str = "b", **files: bytes) -> tuple[str, ...]:
    """Deliver; ``__`` in a name stands for ``/`` and ``_`` for a dot."""
    bundle = Bundle(
        files=tuple(
            BundleFile(name=n.replace("__", "/").replace("_", "."), media_type="", content=c)
            for n, c in files.items()
        )
    )
    return FolderDelivery(out).deliver(folder, bundle, FolderBlobs(out.parent / "blobs"))


def everything(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_files_appear_in_the_bundles_order(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = os.replace

    def watched(source: Path, target: Path) -> None:
        order.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", watched)
    deliver(out, z_mp3=b"1", a_html=b"2", feed_xml=b"3")
    assert order == [".hearprint.json", "z.mp3", "a.html", "feed.xml", ".hearprint.json"]


@pytest.mark.parametrize("nth", range(1, 6))
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_rename_that_fails_takes_back_all_before_it(
    out: Path, fail: Failing, nth: int, number: int
) -> None:
    deliver(out, a_html=b"1", old_html=b"old", feed_xml=b"1")
    before = everything(out)
    fail("replace", nth, number)
    with pytest.raises(OutputError):
        deliver(out, a_html=b"2", new_html=b"new", feed_xml=b"2")
    assert everything(out) == before


def test_a_removal_that_fails_takes_back_all_before_it(out: Path, fail: Failing) -> None:
    deliver(out, a_html=b"1", old_html=b"old", feed_xml=b"1")
    before = everything(out)
    fail("unlink", 1, errno.EACCES)
    with pytest.raises(OutputError):
        deliver(out, a_html=b"2", feed_xml=b"2")
    assert everything(out) == before


def test_a_disk_that_fills_up_while_writing_changes_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(out, a_html=b"1", feed_xml=b"1")
    before = everything(out)
    real = Path.open

    def full(self: Path, mode: str = "r", *args: object, **named: object) -> object:
        if "x" in mode and self.name.startswith("2"):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return real(self, mode, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="disk is full") as caught:
        deliver(out, a_html=b"2", feed_xml=b"2")
    assert caught.value.hint
    assert everything(out) == before


def test_a_disk_without_hard_links_is_taken_back_too(
    out: Path, fail: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, _: Path) -> None:
        raise OSError(errno.EPERM, "no links here", str(self))

    deliver(out, a_html=b"1", feed_xml=b"1")
    before = everything(out)
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    fail("replace", 3, errno.EIO)
    with pytest.raises(OutputError):
        deliver(out, a_html=b"2", feed_xml=b"2")
    assert everything(out) == before


def test_an_output_that_cannot_be_written_is_told(out: Path, fail: Failing) -> None:
    fail("mkdir", 1, errno.EACCES)
    with pytest.raises(OutputError, match="cannot be written") as caught:
        deliver(out, a_html=b"1")
    assert "--output" in caught.value.hint
    assert not out.exists()


def test_a_file_where_the_output_should_be_is_told(out: Path) -> None:
    out.write_bytes(b"a file")
    with pytest.raises(OutputError):
        deliver(out, a_html=b"1")
    assert out.read_bytes() == b"a file"


@pytest.mark.parametrize("own", ["index.html", "audio", "audio/01.mp3"])
def test_a_file_of_somebody_elses_in_the_way_stops_the_delivery(out: Path, own: str) -> None:
    (out / "b" / own).parent.mkdir(parents=True)
    (out / "b" / own).write_bytes(b"mine")
    before = everything(out)
    with pytest.raises(OutputError) as caught:
        deliver(out, audio__01_mp3=b"1", index_html=b"page")
    assert {k: v for k, v in everything(out).items() if v} == {k: v for k, v in before.items() if v}
    assert caught.value.hint


def test_all_files_in_the_way_are_named(out: Path) -> None:
    (out / "b" / "a.html").mkdir(parents=True)
    (out / "b" / "feed.xml").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"a\.html, feed\.xml"):
        deliver(out, a_html=b"1", feed_xml=b"1")


def test_a_file_that_is_already_what_we_would_write_becomes_ours(out: Path) -> None:
    (out / "b").mkdir(parents=True)
    (out / "b" / "a.html").write_bytes(b"1")
    assert deliver(out, a_html=b"1") == ()
    assert deliver(out, a_html=b"2") == ("a.html",)


def test_a_file_of_ours_that_was_changed_by_hand_is_written_anew(out: Path) -> None:
    deliver(out, a_html=b"1")
    (out / "b" / "a.html").write_bytes(b"hand")
    assert deliver(out, a_html=b"1") == ("a.html",)


def test_a_file_that_somebody_put_in_the_place_of_ours_is_not_removed(out: Path) -> None:
    deliver(out, a_html=b"1", feed_xml=b"1")
    (out / "b" / "a.html").write_bytes(b"mine now")
    assert deliver(out, feed_xml=b"1") == ()
    assert (out / "b" / "a.html").read_bytes() == b"mine now"


def test_what_an_interrupted_delivery_left_is_still_ours(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(out, a_html=b"1", old_html=b"old", feed_xml=b"1")
    real = os.replace
    done: list[str] = []

    class Dead(BaseException):
        pass

    def die(source: Path, target: Path) -> None:
        if len(done) >= 2:
            raise Dead
        done.append(str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", die)
    monkeypatch.setattr(changes, "_undo", lambda _: None)  # whoever is killed takes nothing back
    with pytest.raises(Dead):
        deliver(out, new_html=b"n", a_html=b"2", feed_xml=b"2")
    monkeypatch.undo()
    assert (out / "b" / "new.html").read_bytes() == b"n"
    deliver(out, new_html=b"other", feed_xml=b"3")
    assert {k: v for k, v in everything(out / "b").items() if not k.startswith(".")} == {
        "new.html": b"other",
        "feed.xml": b"3",
    }


@pytest.mark.parametrize("ledger", [b"", b"[]", b"{", b"\xff", b'{"files": 3}', b"[" * 100_000])
def test_a_damaged_ledger_makes_nothing_ours(out: Path, ledger: bytes) -> None:
    deliver(out, a_html=b"1", feed_xml=b"1")
    (out / "b" / ".hearprint.json").write_bytes(ledger)
    assert deliver(out, feed_xml=b"1") == ()
    assert (out / "b" / "a.html").exists()


def test_a_forged_ledger_removes_nothing_outside(out: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"v")
    deliver(out, a_html=b"1")
    digest = "4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e40a2476f50208e526f506080"
    names = ["../../victim.txt", str(victim), "a/../../../victim.txt", "..\\..\\victim.txt"]
    (out / "b" / ".hearprint.json").write_text(json.dumps({"files": dict.fromkeys(names, digest)}))
    deliver(out, a_html=b"1")
    assert victim.read_bytes() == b"v"


@pytest.mark.parametrize("link", ["b", "b/audio"])
def test_a_link_out_of_the_output_is_not_followed(out: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(elsewhere)
    with pytest.raises(OutputError, match="link leads out"):
        deliver(out, audio__01_mp3=b"1")
    assert list(elsewhere.iterdir()) == []


def test_a_linked_file_is_never_written_through(out: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"v")
    deliver(out, a_html=b"1")
    (out / "b" / "a.html").unlink()
    (out / "b" / "a.html").symlink_to(victim)
    assert deliver(out, a_html=b"1") == ("a.html",)
    assert victim.read_bytes() == b"v"
    assert not (out / "b" / "a.html").is_symlink()


def test_the_output_itself_may_be_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    out.symlink_to(tmp_path / "disk")
    assert deliver(out, a_html=b"1") == ("a.html",)
    assert (tmp_path / "disk" / "b" / "a.html").read_bytes() == b"1"


@pytest.mark.parametrize("names", [["a.html", "A.html"], [".hearprint.json"], [".hearprint-x"]])
def test_a_bundle_with_impossible_names_is_a_mistake_of_ours(out: Path, names: list[str]) -> None:
    files = tuple(BundleFile(name=name, media_type="", content=b"") for name in names)
    with pytest.raises(ValueError, match="cannot hold"):
        FolderDelivery(out).deliver("b", Bundle(files=files), FolderBlobs(out))


def test_files_get_the_rights_that_the_system_gives(out: Path) -> None:
    deliver(out, a_html=b"1")
    (out / "plain").write_bytes(b"")
    assert (out / "b" / "a.html").stat().st_mode == (out / "plain").stat().st_mode


def test_leftovers_of_a_killed_build_disappear_after_a_day(out: Path) -> None:
    old, young = out / "b" / ".hearprint-new-old", out / "b" / ".hearprint-new-young"
    old.mkdir(parents=True)
    young.mkdir()
    os.utime(old, (0, 0))
    deliver(out, a_html=b"1")
    assert (old.exists(), young.exists()) == (False, True)


def shelf_bytes(slug: str) -> bytes:
    shelf = Shelf(
        publication=Publication(
            id=slug,
            slug=slug,
            title="Title",
            language="en",
            published=datetime(2024, 5, 1, tzinfo=UTC),
        ),
        episodes=(),
    )
    return json.dumps(shelf_to_plain(shelf)).encode()


def test_shelves_are_what_earlier_builds_left(out: Path) -> None:
    for slug in ("two", "one"):
        deliver(out, slug, programme_json=shelf_bytes(slug))
    assert [shelf.publication.slug for shelf in FolderDelivery(out).shelves()] == ["one", "two"]


def test_what_is_no_shelf_is_left_out(out: Path) -> None:
    deliver(out, "good", programme_json=shelf_bytes("good"))
    deliver(out, "moved", programme_json=shelf_bytes("elsewhere"))
    for i, damaged in enumerate((b"", b"{}", b"\xff\xfe", b"[" * 100_000, b"null")):
        deliver(out, f"bad-{i}", programme_json=damaged)
    (out / "folder" / "programme.json").mkdir(parents=True)
    (out / ".hidden").mkdir()
    (out / ".hidden" / "programme.json").write_bytes(shelf_bytes(".hidden"))
    assert [shelf.publication.slug for shelf in FolderDelivery(out).shelves()] == ["good"]
