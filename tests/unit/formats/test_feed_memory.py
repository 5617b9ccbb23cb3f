"""What is kept of a house's items: never stale, never needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import programmes
from hearprint.formats.feed.library import LibraryFeed
from hearprint.formats.feed.memory import Memory
from hearprint.model.document import Person
from hearprint.model.programme import Artwork, Download, Episode, Library, Shelf
from hearprint.model.speech import Alternate, SoundChapter
from hearprint.ports import RememberingFormat


class _Kept(dict[str, bytes]):
    """A cache in memory."""

    def holds(self, key: str) -> bool:
        return key in self

    def recall(self, key: str) -> bytes | None:
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        self[key] = data


def _built(library: Library, cache: _Kept | None = None) -> dict[str, bytes]:
    one = LibraryFeed()
    made = (one.aided(cache) if cache is not None else one).build(library)
    return {file.name: file.content for file in made.files if isinstance(file.content, bytes)}


def _first(**changes: object) -> Callable[[Library], Library]:
    """The oldest publication's first episode, changed."""

    def change(library: Library) -> Library:
        *others, shelf = library.shelves
        episode, *rest = shelf.episodes
        changed = replace(episode, **changes)  # type: ignore[arg-type]
        return replace(library, shelves=(*others, replace(shelf, episodes=(changed, *rest))))

    return change


def _shelf(**changes: object) -> Callable[[Library], Library]:
    def change(library: Library) -> Library:
        *others, shelf = library.shelves
        return replace(library, shelves=(*others, replace(shelf, **changes)))  # type: ignore[arg-type]

    return change


def _house(**changes: object) -> Callable[[Library], Library]:
    def change(library: Library) -> Library:
        return replace(library, house=replace(library.house, **changes))  # type: ignore[arg-type]

    return change


_SOUND = programmes.stored(b"other sound")
_OPUS = Alternate(
    ending="opus", media_type="audio/ogg", codecs="opus", bitrate=24_000, audio=_SOUND
)
_WHOLE = Download(name="x.m4b", title="Book", media_type="audio/mp4", file=_SOUND, duration_ms=1000)
_CHAPTER = SoundChapter(title="One", level=1, begin_ms=0, end_ms=10)
_CHANGES: dict[str, Callable[[Library], Library]] = {
    "guid": _first(guid="another"),
    "position": _first(position=9),
    "stem": _first(stem="09-x"),
    "title": _first(title="Another"),
    "title like another": _first(title="Letters"),
    "published": _first(published=programmes.FIRST + timedelta(days=3)),
    "number": _first(number="IX"),
    "authors": _first(authors=(Person(name="Ann K", branch="Leeds"),)),
    "language": _first(language="cy"),
    "opening": _first(opening="Other words."),
    "duration_ms": _first(duration_ms=99_000),
    "audio": _first(audio=_SOUND),
    "mute": _first(audio=None),
    "voice": _first(voice="system/anna"),
    "pages": _first(first_page=3, last_page=4),
    "chapters": _first(chapters=(_CHAPTER,)),
    "alternates": _first(alternates=(_OPUS,)),
    "artwork": _shelf(artwork=Artwork(alt="A bee")),
    "downloads": _shelf(downloads=(_WHOLE,)),
    "publication": _shelf(publication=programmes.publication(title="Bulletin 10")),
    "base_url": _house(base_url="https://elsewhere.example.org"),
    "house language": _house(language="cy"),
    "house title": _house(title="Another"),
    "one publication less": lambda library: replace(library, shelves=library.shelves[1:]),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_with_a_memory_a_feed_is_what_it_is_without(change: str) -> None:
    cache = _Kept()
    before = programmes.library()
    assert _built(before, cache) == _built(before)
    after = _CHANGES[change](before)
    assert _built(after) != _built(before)
    assert _built(after, cache) == _built(after)
    assert _built(before, cache) == _built(before)


def test_what_did_not_change_is_not_written_again() -> None:
    memory = Memory()
    memory.pieces("a", lambda: [b"one", b"", b"two"])
    again = Memory(memory.dump())
    assert again.pieces("a", lambda: pytest.fail("made again")) == (b"one", b"", b"two")
    assert not again.changed
    assert again.pieces("b", lambda: [b"three"]) == (b"three",)
    assert again.changed


def test_what_is_not_asked_for_is_forgotten() -> None:
    memory = Memory()
    memory.pieces("a", lambda: [b"one"])
    second = Memory(memory.dump())
    second.pieces("b", lambda: [b"two"])
    third = Memory(second.dump())
    assert third.pieces("a", lambda: [b"new"]) == (b"new",)


@given(st.binary(max_size=200))
def test_what_cannot_be_understood_counts_as_nothing(kept: bytes) -> None:
    assert Memory(kept).pieces("a", lambda: [b"new"]) == (b"new",)


def test_the_houses_feed_is_a_format_that_remembers() -> None:
    assert isinstance(LibraryFeed(), RememberingFormat)


def test_every_field_that_a_feed_tells_is_tried_above() -> None:
    tried = {*_CHANGES, "words", "first_page", "last_page", "episodes"}
    named = {field.name for record in (Episode, Shelf) for field in fields(record)}
    assert named <= tried
