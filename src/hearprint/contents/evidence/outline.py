"""The file's own outline (PDF bookmarks)."""

from __future__ import annotations

from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.entries import read_entries
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Bookmark, Document

#: Bookmarks that name no section to listen to.
_FURNITURE = frozenset(
    {"contents", "table of contents", "list of contents", "in this issue", "contents page"}
    | {"cover", "front cover", "back cover", "title page", "copyright"}
    | {"sommaire", "table des matieres", "inhalt", "inhaltsverzeichnis", "cynnwys"}
)


def from_outline(document: Document) -> ContentsList | None:
    """All bookmarks with their levels; None when fewer than two name something."""
    marks = [
        replace(mark, title=_once(mark.title))
        for mark in document.outline
        if bare(mark.title) not in _FURNITURE
    ]
    if len(marks) <= 1:
        return None
    read = read_entries([mark.title for mark in marks])
    if len(read) != len(marks):
        read = tuple(Entry(title=mark.title, raw=mark.title) for mark in marks)
    entries = tuple(_aimed(entry, mark) for entry, mark in zip(read, marks, strict=True))
    return ContentsList(kind=ListKind.OUTLINE, entries=entries)


def _once(title: str) -> str:
    """Chromium writes the title of a heading that it set twice, to move it on, twice."""
    half = len(title) // 2
    return title[:half].strip() if title[:half].strip() == title[half:].strip() else title


def _aimed(entry: Entry, mark: Bookmark) -> Entry:
    return replace(entry, level=mark.level, page=mark.page, top=mark.top, label=None)
