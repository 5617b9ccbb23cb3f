"""Binds the recordings of a publication into one file to keep, unless that was done before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from hearprint.checks.sound import TOLERANCE_MS, check_heard
from hearprint.errors import OutputError
from hearprint.model.findings import Finding
from hearprint.model.keys import key
from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.programme import Download
from hearprint.model.speech import SoundChapter, Stored
from hearprint.ports import Binder, Blobs, Cache, Leaf, Tags

#: Raised when the same sections would come out otherwise through our own doing.
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSection:
    """A section to be bound."""

    title: str
    leaf: Stored  #: its sound, as the binder's own codec gives it
    duration_ms: int
    chapters: tuple[SoundChapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A publication to be bound: its sections that have sound, in order."""

    name: str  #: of the file, without an ending
    title: str  #: what the file is, in a few words
    tags: Tags
    sections: tuple[BookSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A file that was made, and what listening to it found amiss."""

    download: Download
    findings: tuple[Finding, ...] = ()


def bound(book: Book, binder: Binder, cache: Cache, blobs: Blobs) -> Bound | None:
    """The file as it was made before; None when it must be made."""
    data = cache.recall(_key(book, binder))
    if data is None:
        return None
    try:
        kept = cast(Bound, from_plain(Bound, json.loads(data), "book"))
    except ValueError:  # an older version kept it in another form
        return None
    return kept if blobs.holds(kept.download.file) else None


def bind(book: Book, binder: Binder, cache: Cache, blobs: Blobs) -> Bound:
    """Make the file, and keep it. Raises OutputError."""
    if not book.sections:
        raise OutputError("There is nothing to bind: no section has sound.", where=book.name)
    stored, heard = binder.bind(_leaves(book, blobs), book.tags, blobs.put_parts)
    should = sum(one.duration_ms for one in book.sections)
    made = Bound(
        download=Download(
            name=f"{book.name}.{binder.ending}",
            title=book.title,
            media_type=binder.media_type,
            codecs=binder.leaf.codecs,
            bitrate=binder.leaf.bitrate,
            duration_ms=heard.duration_ms,
            file=stored,
        ),
        # Each section is filled up to whole frames.
        findings=tuple(
            check_heard(heard, should, binder.ending, TOLERANCE_MS * len(book.sections))
        ),
    )
    cache.keep(_key(book, binder), json.dumps(to_plain(made)).encode())
    return made


def _leaves(book: Book, blobs: Blobs) -> Iterator[Leaf]:
    """Sections are the chapters; of a publication that is one section, its sub-headings."""
    for one in book.sections:
        whole = SoundChapter(title=one.title, level=1, begin_ms=0, end_ms=one.duration_ms)
        chapters = one.chapters if len(book.sections) == 1 else ()
        yield Leaf(chapters=chapters or (whole,), audio=blobs.get(one.leaf))


def _key(book: Book, binder: Binder) -> str:
    return key("book", _VERSION, book=book, binder=binder.fingerprint)
