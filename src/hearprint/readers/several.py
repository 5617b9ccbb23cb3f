"""A contents page and the files it leads to, read as one publication.

Every file's words are counted and sorted as a page's own are; names of anchors are qualified by
their file, so that ``chap2.html#sec`` reaches its block.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import digits

from hearprint.errors import DamagedError, NoTextError
from hearprint.model.document import Block, Document, Jump, Removed, Role, Source, with_ids
from hearprint.model.findings import Finding, warning
from hearprint.readers.chapters import file_lists, parts_of
from hearprint.readers.markup.bylines import find_bylines
from hearprint.readers.markup.chunks import Chunk, to_blocks
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.footnotes import name_notes
from hearprint.readers.markup.furniture import label
from hearprint.readers.markup.indexes import INDEX, mark_index
from hearprint.readers.markup.jumps import LISTED, mark, title_key
from hearprint.readers.markup.listheads import is_list_head
from hearprint.readers.markup.meta import find_about, page_language, told
from hearprint.readers.markup.notes import mark_notes
from hearprint.readers.markup.ownlist import own_lists
from hearprint.readers.markup.page import WebPage, parse_page
from hearprint.readers.markup.tables import join_tables
from hearprint.readers.markup.turning import mark_turning
from hearprint.readers.markup.visible import visible_words
from hearprint.readers.markup.walk import walk
from hearprint.readers.tongues import in_its_language

_FALLBACK = "en"
_EVERYWHERE = "running head"
_DOUBLE = "repeated text"
_PASSED = 2  #: lines of a file's own that may stand further out than a running head
_LINE = 12  #: words; longer text of a file's own is none of its furniture
_EDGES = (1, -1)  #: ways to go through a file: a running head stands once at either edge
_SHARE = 0.5  #: of the files
_FEWEST = 3
_REPEATED = 0.8  #: share of a chapter's links that stand in the publication's list too
_SIGNS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class _File:
    """One file of the publication."""

    name: str
    chunks: list[Chunk]
    words: int
    findings: tuple[Finding, ...]
    level: int = 1


def read_several(source: Source) -> Document:
    """All files of ``source`` as one document. Raises DamagedError and NoTextError."""
    page = parse_page(source.data, source.name)
    about = find_about(page)
    language = about.language or _language(source.parts) or _FALLBACK
    front, jumps = _front(page, source, language)
    fronts = [front]
    findings: list[Finding] = []
    if source.contents:
        contents, jumps = _contents(source, language, findings)
        _drop_said(contents, front)
        fronts.append(contents)
    titles = {jump.anchor: title_key(jump.text) for jump in jumps}
    files = [
        file
        for part in source.parts
        if part.name != source.contents
        and (file := _file(part, language, titles, findings)) is not None
    ]
    _drop_running(files, fronts)
    for file in (*fronts, *files):
        _drop_twice(file.chunks)
    _drop_double(front, files)
    _rank(files, jumps)
    blocks: list[Block] = []
    removed: list[Removed] = []
    for file in (*fronts, *files):
        _qualify(file, chapter=file not in fronts)
        done = to_blocks(join_tables(file.chunks))
        blocks += done.blocks
        removed += done.removed
    if not any(not chunk.reason for file in files for chunk in file.chunks):
        raise NoTextError(
            "There is no text in the pages that this contents page lists.",
            where=source.name,
            hint="Save the pages of the chapters beside it.",
        )
    document = Document(
        source=source.name,
        digest=source.digest,
        media_type=source.media_type,
        blocks=with_ids(blocks),
        source_words=sum(file.words for file in (*fronts, *files)),
        removed=tuple(removed),
        title=about.title,
        authors=about.authors,
        language=language,
        date=about.date,
        description=told(about.description, blocks),
        jumps=_reachable(jumps, blocks),
        findings=(*findings, *(one for file in (*fronts, *files) for one in file.findings)),
    )
    return in_its_language(document, about.language or _language(source.parts))


def _language(parts: Sequence[Source]) -> str:
    """The language of the first chapter, when the contents page does not tell its own."""
    try:
        return page_language(parse_page(parts[0].data, parts[0].name).root) if parts else ""
    except DamagedError:
        return ""


def _front(page: WebPage, source: Source, language: str) -> tuple[_File, tuple[Jump, ...]]:
    """The contents page without its list, and the list."""
    there = {part.name for part in source.parts}
    file = _walked(page, source.name, language)
    lists = file_lists(file.chunks, source.name, there.__contains__)
    for one in lists:
        mark(one)
    return file, parts_of(lists, source.name, file.chunks)


def _contents(
    source: Source, language: str, findings: list[Finding]
) -> tuple[_File, tuple[Jump, ...]]:
    """The page that the cover ``source`` calls its contents, and the list on it."""
    part = next(part for part in source.parts if part.name == source.contents)
    try:
        return _front(parse_page(part.data, part.name), replace(source, name=part.name), language)
    except DamagedError as error:
        findings.append(warning("R-003", f"{error.summary} It is missing.", part.name))
        return _File(name=part.name, chunks=[], words=0, findings=()), ()


def _drop_said(file: _File, front: _File) -> None:
    """What a contents page repeats of its cover: the title, the authors."""
    said = {_key(chunk) for chunk in front.chunks if not chunk.reason}
    for chunk in file.chunks:
        if not chunk.reason and _key(chunk) in said:
            chunk.reason = _DOUBLE


def _file(
    part: Source, language: str, titles: Mapping[str, str], findings: list[Finding]
) -> _File | None:
    """None, and a finding, for a file that is no page: its neighbours are read without it."""
    try:
        page = parse_page(part.data, part.name)
    except DamagedError as error:
        findings.append(warning("R-003", f"{error.summary} It is missing.", part.name))
        return None
    file = _walked(page, part.name, language)
    mark_index(file.chunks)
    own_lists(file.chunks, page.body, part.name)
    heads = (one for one in file.chunks if one.role is Role.HEADING)
    title = next((one for one in heads if one.reason in ("", LISTED)), None)
    if title and title.reason == LISTED and title_key(title.text) == titles.get(part.name):
        title.reason = ""  # a chapter called "Index" over a list of its letters
    for one in file_lists(file.chunks, part.name, lambda _name: True):
        repeated = sum(titles.get(jump.anchor) == title_key(jump.text) for jump in one.jumps)
        if repeated >= _REPEATED * len(one.jumps):
            mark(one)
    if title and title.reason == LISTED and part.name in titles and not is_list_head(title.text):
        title.reason = ""  # over a list of its files
    for chunk in file.chunks:
        if chunk.reason == INDEX:
            chunk.reason = ""  # it is no list of parts, and is read as in print
    _keep_title(file.chunks, titles.get(part.name, ""))
    find_bylines(file.chunks)
    mark_notes(file.chunks)
    return file


def _keep_title(chunks: Sequence[Chunk], entry: str) -> None:
    """Read at least the title of a chapter that is nothing but links, as ``entry`` names it."""
    if any(not chunk.reason for chunk in chunks):
        return
    heads = [one for one in chunks if one.role is Role.HEADING]
    title = next((one for one in heads if title_key(one.text) == entry), None)
    if title is not None:
        title.reason = ""


def _walked(page: WebPage, name: str, language: str) -> _File:
    name_notes(page.body)
    labels = label(page.body, Facts(page.body))
    chunks = walk(page.body, labels, language)
    mark_turning(chunks)
    words = visible_words(page.body, labels)
    return _File(name=name, chunks=chunks, words=words, findings=page.findings)


def _drop_double(front: _File, files: Sequence[_File]) -> None:
    """A contents page that is a copy of one of its chapters beside the list is read once."""
    said = [chunk for chunk in front.chunks if not chunk.reason]
    own = {_key(chunk) for chunk in said}
    for file in files:
        if own <= {_key(chunk) for chunk in file.chunks if not chunk.reason}:
            for chunk in said:
                chunk.reason = _DOUBLE
            return


def _drop_twice(chunks: Sequence[Chunk]) -> None:
    """A page's name over its own title is read once."""
    for one, two in pairwise([chunk for chunk in chunks if not chunk.reason]):
        upper, lower = _key(one), _key(two)
        alike = lower in (upper, upper.lstrip(digits)) or upper == lower.lstrip(digits)
        if alike and upper and lower and one.role is two.role is Role.HEADING:
            one.reason = _DOUBLE


def _drop_running(files: Sequence[_File], fronts: Sequence[_File]) -> None:
    """What stands at the edge of most files is no part of any chapter, nor of the fronts.

    A heading such as "Notes" may open the last part of each: only the outermost are dropped.
    """
    kept = [[chunk for chunk in file.chunks if not chunk.reason] for file in files]
    seen = Counter(key for chunks in kept for key in {_key(chunk) for chunk in chunks})
    least = max(_FEWEST, math.ceil(_SHARE * len(files)))
    often = {key for key, count in seen.items() if count >= least}
    lines = [
        [chunk for chunk in file.chunks if not chunk.reason and chunk.role is not Role.HEADING]
        for file in fronts
    ]
    for chunks in (*kept, *lines):
        counts = Counter(map(_key, chunks))
        once = {key for key in often if counts[key] <= len(_EDGES)}
        for way in _EDGES:
            _drop_edge(chunks[::way], once)


def _drop_edge(chunks: Sequence[Chunk], often: set[str]) -> None:
    passed = 0
    for chunk in chunks:
        repeated = _key(chunk) in often
        if repeated and not (passed and chunk.role is Role.HEADING):
            chunk.reason = _EVERYWHERE
        else:
            passed += 1
        if passed > _PASSED or (chunk.words > _LINE and not chunk.reason):
            return


def _key(chunk: Chunk) -> str:
    return _SIGNS.sub("", chunk.text).casefold()


def _rank(files: Sequence[_File], jumps: Sequence[Jump]) -> None:
    """A file's headings begin at the level of its entry; a file between two entries one lower."""
    levels: dict[str, int] = {}
    for jump in jumps:
        levels.setdefault(jump.anchor.partition("#")[0], jump.level)
    last = 1
    for file in files:
        last = levels.get(file.name, last)
        file.level = last if file.name in levels else last + 1
        headings = [one for one in file.chunks if one.role is Role.HEADING and not one.reason]
        away = file.level - headings[0].level if headings else 0
        for heading in headings:
            heading.level = min(6, max(file.level, heading.level + away))


def _qualify(file: _File, *, chapter: bool) -> None:
    """Names of anchors as links from the contents page spell them."""
    for chunk in file.chunks:
        chunk.anchors = tuple(f"{file.name}#{name}" for name in chunk.anchors)
        chunk.notes = tuple(
            ref if "#" in ref.anchor else replace(ref, anchor=f"{file.name}#{ref.anchor}")
            for ref in chunk.notes
        )
    first = next((chunk for chunk in file.chunks if not chunk.reason), None)
    if first is not None and chapter:
        first.anchors = (file.name, *first.anchors)


def _reachable(jumps: Sequence[Jump], blocks: Sequence[Block]) -> tuple[Jump, ...]:
    """An entry whose anchor is not in its file leads to the file, unless another one does."""
    names = {name for block in blocks for name in block.anchors}
    return tuple(_aimed(jumps, names))


def _aimed(jumps: Sequence[Jump], names: set[str]) -> Iterator[Jump]:
    taken: Mapping[str, int] = Counter(jump.anchor for jump in jumps)
    for jump in jumps:
        file = jump.anchor.partition("#")[0]
        lost = jump.anchor not in names and file in names and not taken.get(file)
        yield replace(jump, anchor=file) if lost else jump
