"""The files of a publication that is a contents page and a web page per chapter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from hearprint.errors import SourceError
from hearprint.model.document import Source
from hearprint.readers.chapters import chapter_files, files_below, linked_files, next_file
from hearprint.readers.covers import contents_pages
from hearprint.readers.sniff import HTML

_FEWEST = 3
_MOST_FILES = 2_000
_MOST_BYTES = 64 * 1024 * 1024


def with_parts(source: Source, path: Path) -> Source:
    """``source`` with its chapters, if it is a contents page or the cover before one.

    The digest is then of all files and their names. Raises SourceError.
    """
    contents, places = _parts(source, path)
    parts = tuple(_page(name, data) for name, data in _read(places, source.name))
    if not parts:
        return source
    whole = "\n".join((source.digest, *(f"{part.digest} {part.name}" for part in parts)))
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(source, digest=digest, parts=parts, contents=contents)


def part_paths(source: Source, path: Path) -> tuple[tuple[str, Path], ...]:
    """Names and places of the chapters in the list's order, none of them twice.

    Before them the contents page, where ``path`` is a cover that leads to it. A chapter may go on
    by "next" links (``rel=next``) in files that the list does not name, or be a list of such files
    itself. No place lies outside the folder of the contents page, whatever links say and symbolic
    links do.
    Raises SourceError when there are too many.
    """
    return _parts(source, path)[1]


def _parts(source: Source, path: Path) -> tuple[str, tuple[tuple[str, Path], ...]]:
    """The contents page behind a cover (empty for none), and the files of the publication."""
    folder = _Folder(path)
    listed = _listed(source, folder)
    if listed:
        return "", _chained(source, listed, folder)
    for name in contents_pages(source, lambda one: folder.place(one) is not None):
        place = folder.place(name)
        page = _page(name, _bytes(place, name)) if place else None
        listed = _listed(page, folder, called=True) if page else ()
        if listed:
            return name, _chained(source, (name, *(one for one in listed if one != name)), folder)
    return "", ()


def _listed(page: Source, folder: _Folder, *, called: bool = False) -> tuple[str, ...]:
    """The chapters that ``page`` lists, if they are enough files."""
    listed = chapter_files(page, lambda name: folder.place(name) is not None, called=called)
    return listed if len({folder.place(name) for name in listed}) >= _FEWEST else ()


def _chained(
    source: Source, listed: Sequence[str], folder: _Folder
) -> tuple[tuple[str, Path], ...]:
    """The files ``listed`` with those that follow them by "next" links and lists of their own."""
    reserved = {folder.place(name) for name in listed}
    found: dict[Path, str] = {}
    follow = next_file(source.data, source.name)
    for name in ("", *listed):
        place = folder.place(name) if name else None
        if place is not None:
            if place in found:
                continue
            found[place] = name
            follow = next_file(_bytes(place, name), name)
        while (after := folder.place(follow) if follow else None) and not (
            after in reserved or after in found
        ):
            found[after] = follow
            _bound(len(found), source.name)
            follow = next_file(_bytes(after, follow), follow)
        if place is not None:
            taken = reserved.union(found)
            below = {under: one for one, under in folder.all_below(name, place, taken)}
            if _fit({*filter(None, reserved), *found, *below}):  # else the chapters alone
                found.update(below)
        _bound(len(found), source.name)
    return tuple((name, place) for place, name in found.items())


def _read(places: Iterable[tuple[str, Path]], front: str) -> Iterator[tuple[str, bytes]]:
    total = 0
    for name, place in places:
        data = _bytes(place, name)
        total += len(data)
        if total > _MOST_BYTES:
            raise _too_much(f"more than {_MOST_BYTES // 1024 // 1024} MB", front)
        yield name, data


def _page(name: str, data: bytes) -> Source:
    return Source(name=name, media_type=HTML, digest=hashlib.sha256(data).hexdigest(), data=data)


def _bytes(place: Path, name: str) -> bytes:
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise _too_much("too large a file", name)
        return place.read_bytes()
    except OSError as error:
        raise SourceError(
            f"A page that the contents page lists cannot be read: {error.strerror}.",
            where=name,
            hint="Check who may read it.",
        ) from error


def _bound(files: int, front: str) -> None:
    if files > _MOST_FILES:
        raise _too_much(f"more than {_MOST_FILES:,} files", front)


def _fit(places: AbstractSet[Path]) -> bool:
    """Whether so many files may be one publication."""
    return len(places) <= _MOST_FILES and sum(map(_size, places)) <= _MOST_BYTES


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return 0  # told when it is read


def _too_much(what: str, where: str) -> SourceError:
    return SourceError(
        f"This contents page leads to {what}.",
        where=where,
        hint="Divide the publication into several, each with a contents page of its own.",
    )


class _Folder:
    """The folder of a contents page, and which files lie in it."""

    def __init__(self, path: Path) -> None:
        self._root = path.parent.resolve()
        self._front = path.resolve()
        self._known: dict[str, Path | None] = {}

    def place(self, name: str) -> Path | None:
        """Where the page ``name`` lies; None when it is not there, or elsewhere."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def all_below(
        self, name: str, page: Path, taken: AbstractSet[Path | None]
    ) -> list[tuple[str, Path]]:
        """What the chapter lists, and behind each of these files what that one lists in turn."""
        found: dict[Path, str] = {}
        waiting = [(name, page)]
        while waiting and len(found) <= _MOST_FILES:
            at, place = waiting.pop()
            if place != page:
                found[place] = at
            known = {*taken, *found, *(under for _, under in waiting)}
            waiting += reversed(self.below(at, place, known))
        return [(one, place) for place, one in found.items()]

    def below(
        self, name: str, page: Path, taken: AbstractSet[Path | None]
    ) -> list[tuple[str, Path]]:
        """Names and places of files that a chapter itself lists and that are not ``taken``, where
        it holds hardly more than that list.
        """
        chapter = _page(name, _bytes(page, name))

        def fresh(one: str) -> bool:
            place = self.place(one)
            return place is not None and place not in taken

        if not any(map(fresh, linked_files(chapter))):
            return []
        names = files_below(chapter, lambda one: self.place(one) is not None)
        return [(one, place) for one in names if fresh(one) and (place := self.place(one))]

    def _find(self, name: str) -> Path | None:
        try:
            place = (self._root / name).resolve()
            inside = place.is_relative_to(self._root) and place != self._front
            return place if inside and place.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None  # a name that no file can have, or links in a circle
