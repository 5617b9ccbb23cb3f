"""The file's own outline (PDF bookmarks)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.entries import read_entries, split_page
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Bookmark, Document

#: Bookmarks that name no section to listen to.
_FURNITURE = frozenset(
    {"contents", "table of contents", "list of contents", "in this issue", "contents page"}
    | {"cover", "front cover", "back cover", "title page", "copyright"}
    | {"sommaire", "table des matieres", "inhalt", "inhaltsverzeichnis", "cynnwys"}
)
#: Letters of a word that may be the whole of a title written twice.
_WORD = 4


def from_outline(document: Document) -> ContentsList | None:
    """All bookmarks with their levels; None when fewer than two name something."""
    named = [mark for mark in document.outline if bare(mark.title) not in _FURNITURE]
    marks = [replace(mark, title=_once(mark.title)) for mark in _first_ones(named)]
    if len(marks) <= 1:
        return None
    titles = [mark.title for mark in marks]
    # "Chapter 1", "Chapter 2": a bookmark leads to its page, and needs no label behind a space.
    labels = None if any(split_page(title)[1] for title in titles) else [None] * len(titles)
    read = read_entries(titles, labels)
    if len(read) != len(marks):
        read = tuple(Entry(title=mark.title, raw=mark.title) for mark in marks)
    entries = tuple(_aimed(entry, mark) for entry, mark in zip(read, marks, strict=True))
    return ContentsList(kind=ListKind.OUTLINE, entries=entries)


def _first_ones(marks: Iterable[Bookmark]) -> Iterator[Bookmark]:
    """Bookmarks without those that say another once more: some files hold a part of them twice."""
    known: set[tuple[str, int, float]] = set()
    for mark in marks:
        if mark.page is not None and mark.top is not None:
            key = mark.title, mark.page, mark.top
            if key in known:
                continue
            known.add(key)
        yield mark


def _once(title: str) -> str:
    """Chromium writes the title of a heading that it set twice, to move it on, twice.

    A single word is taken for one of these only where both touch and begin with a capital:
    "Bora Bora", "DD" and "doubledouble" are titles.
    """
    half = len(title) // 2
    one, two = title[:half].strip(), title[half:].strip()
    touching = title[:1].isupper() and one * 2 == title and half >= _WORD
    return one if one == two and (" " in one or touching) else title


def _aimed(entry: Entry, mark: Bookmark) -> Entry:
    return replace(entry, level=mark.level, page=mark.page, top=mark.top, label=None)
