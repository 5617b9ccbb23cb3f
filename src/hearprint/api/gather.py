"""Finds and reads the documents of a build, and the publications pages that speak of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hearprint.api.parts import part_paths, with_parts
from hearprint.errors import ContentsError, SourceError
from hearprint.model.contents import Catalogue, CatalogueItem
from hearprint.model.document import Document, Role, Source
from hearprint.ports import Cache, CatalogueReader, Progress, Reader, SlowReader
from hearprint.readers import REGISTRY
from hearprint.readers.sniff import HTML, media_type, reader_for

#: Endings of what a folder may hold for us; a file named outright may end as it likes.
ENDINGS = frozenset({".pdf", ".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
#: Chapters to each other document that a contents page lists; a publications page has fewer.
_CHAPTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a build starts from."""

    documents: tuple[Path, ...]
    catalogue: Mapping[str, CatalogueItem]  #: by file name in lower case
    catalogue_pages: tuple[Path, ...]


def gather(inputs: Sequence[Path]) -> Gathered:
    """All documents under ``inputs``, publications pages apart. Raises SourceError."""
    found: list[Path] = []
    for given in inputs:
        found += _files(given)
    pages: list[Path] = []
    items: dict[str, CatalogueItem] = {}
    documents: list[Path] = []
    chapters: set[Path] = set()
    for path in sorted(dict.fromkeys(found), key=_fronts_first):
        if path.resolve() in chapters:
            continue
        listed = _catalogue_items(path)
        if listed is None:
            documents.append(path)
            chapters.update(_chapters(path))
        else:
            pages.append(path)
            items.update(listed)
    chosen, listing = set(documents), set(pages)
    return Gathered(
        documents=tuple(path for path in dict.fromkeys(found) if path in chosen),
        catalogue=items,
        catalogue_pages=tuple(page for page in dict.fromkeys(found) if page in listing),
    )


def neighbours_item(path: Path) -> CatalogueItem | None:
    """What a publications page in the same folder says of ``path``; None when none speaks of it."""
    name = path.name.encode()
    for page in sorted(path.parent.iterdir()):
        if page.suffix.lower() not in _PAGES or page == path or not _wanted(page):
            continue
        try:
            spoken_of = name in page.read_bytes()
            items = _catalogue_items(page) if spoken_of else None
        except (OSError, SourceError):
            continue  # a broken neighbour says nothing; it is reported when it is built itself
        if items and path.name.casefold() in items:
            return items[path.name.casefold()]
    return None


def load(path: Path) -> Source:
    """The bytes of ``path`` with their kind, and of the chapters that it lists as a contents page.

    Raises SourceError.
    """
    source = _load(path)
    return with_parts(source, path) if source.media_type == HTML else source


def _load(path: Path) -> Source:
    if path.is_dir():
        raise SourceError(
            "This is a folder and no document.",
            where=path.name,
            hint="Name a document in it; hearprint build takes whole folders.",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(
            f"This file cannot be read: {reason}.",
            where=path.name,
            hint="Check its name and who may read it.",
        ) from error
    return Source(
        name=path.name,
        media_type=media_type(data, path.name),
        digest=hashlib.sha256(data).hexdigest(),
        data=data,
    )


def read(source: Source, cache: Cache | None = None, progress: Progress | None = None) -> Document:
    """``source`` as a document. Raises SourceError.

    Slow readers remember in ``cache`` what they did, and tell ``progress`` how far they are.
    """
    reader: Reader = REGISTRY.load(reader_for(source.media_type))()
    if isinstance(reader, SlowReader):
        reader = reader.aided(cache, progress)
    return reader.read(source)


def contents_lines(path: Path) -> tuple[str, ...]:
    """The lines of an editor's own list, from text, Markdown or HTML. Raises ContentsError."""
    try:
        source = load(path)
        if source.media_type == "text/plain":
            text = source.data.decode("utf-8-sig", "replace")
            return tuple(line for line in text.splitlines() if line.strip())
        document = read(source)
    except SourceError as error:
        raise ContentsError(
            "This list of contents cannot be read.", where=path.name, hint=str(error)
        ) from error
    return tuple(_list_lines(document))


def _list_lines(document: Document) -> Iterator[str]:
    listed = [block for block in document.blocks if block.role is Role.ITEM]
    for block in listed or document.blocks:
        number = block.marker if block.marker[:1].isalnum() else ""
        numbered = block.text.startswith(number) if number else True
        yield block.text if numbered else f"{number.rstrip('.)')}. {block.text}"


def _files(given: Path) -> list[Path]:
    try:
        if given.is_dir():
            listed = sorted(given.iterdir())
            return [one for one in listed if one.suffix.lower() in ENDINGS and _wanted(one)]
    except OSError as error:
        raise SourceError(
            f"This folder cannot be read: {error.strerror}.",
            where=str(given),
            hint="Check who may read it.",
        ) from error
    if not given.exists():
        raise SourceError(
            "There is no such file or folder.", where=str(given), hint="Check its name."
        )
    return [given]


def _wanted(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "_"))


def _fronts_first(path: Path) -> bool:
    """Contents pages are asked first, so that no chapter is taken for one."""
    return not path.stem.casefold().startswith(("index", "contents", "toc", "default"))


def _chapters(path: Path) -> frozenset[Path]:
    """The files that belong to the contents page ``path``; none for every other document."""
    if path.suffix.lower() not in _PAGES:
        return frozenset()
    try:
        source = _load(path)
        if source.media_type != HTML:
            return frozenset()
        return frozenset(place.resolve() for _, place in part_paths(source, path)) - {
            path.resolve()
        }
    except SourceError:
        return frozenset()  # told when it is read as a document


def _catalogue_items(path: Path) -> dict[str, CatalogueItem] | None:
    """What a publications page lists, by file name; None when ``path`` is no such page."""
    if path.suffix.lower() not in _PAGES:
        return None
    try:
        source = _load(path)
        if source.media_type != HTML:
            return None
        catalogue = catalogue_of(source, path)
    except SourceError:
        return None  # told when it is read as a document
    if catalogue is None:
        return None
    return {_file_name(item.href): item for item in catalogue.items}


def catalogue_of(source: Source, path: Path) -> Catalogue | None:
    """What ``source`` lists as a publications page; None when it is none. Raises SourceError.

    A book's contents page may lead to a licence or two that are no web pages, and is none.
    """
    reader: CatalogueReader = REGISTRY.load("catalogue")()
    catalogue = reader.read(source)
    if catalogue is None:
        return None
    told = any(item.pages or item.price or item.contents for item in catalogue.items)
    if not told and len(part_paths(source, path)) >= _CHAPTERS * len(catalogue.items):
        return None
    return catalogue


def _file_name(href: str) -> str:
    return unquote(urlsplit(href).path).rsplit("/", 1)[-1].casefold()
