"""The printed contents page: with or without page numbers, numbers or a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hearprint.contents.compare import bare
from hearprint.contents.entries import authors_of, read_entries, split_page
from hearprint.contents.indents import indented
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Block, Box, Document, Line, Link, Role

#: What stands over a list of contents, bare of case and accents.
CONTENTS_WORDS = frozenset(
    {"contents", "table of contents", "list of contents", "in this issue", "inside", "index"}
    | {"inside this issue", "contents page", "in this bulletin", "whats inside", "what is inside"}
    | {"sommaire", "table des matieres", "inhalt", "inhaltsverzeichnis", "cynnwys", "indice"}
    | {"sumario", "contenido", "inhoud", "innehall", "spis tresci", "agenda"}
)

#: A list is looked for on this many pages from the front.
_FRONT = 14
_FEWEST = 3
#: Among other text a list without a heading is looked for on the first pages only.
_COVERS = 4
#: A page belongs to the list when this share of its lines look like entries.
_LISTED = 0.5
#: A list whose entries are links, by this share, is evidence of the stronger kind.
_LINKED = 0.6

_NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    block: Block
    text: str
    box: Box | None
    number: int | None
    page: str | None


def from_printed(document: Document) -> tuple[ContentsList, ...]:
    """Every place that could be the list, likeliest first."""
    front = [b for b in document.blocks if b.page is None or b.page <= _FRONT]
    found = [
        _list_after(front, index, document.links)
        for index, block in enumerate(front)
        if _announces(block)
    ]
    if not any(found):
        found = [_unannounced(front, document.links)]
    return tuple(entry for entry in found if entry is not None)


def _announces(block: Block) -> bool:
    first = block.lines[0].text if block.lines else block.text
    return bare(block.text) in CONTENTS_WORDS or (
        block.role is not Role.PARAGRAPH and bare(first) in CONTENTS_WORDS
    )


def _list_after(
    blocks: Sequence[Block], heading: int, links: Sequence[Link]
) -> ContentsList | None:
    lines: list[_Line] = []
    headings = [blocks[heading].id]
    start = blocks[heading].page
    for page, group in groupby(blocks[heading:], key=lambda block: block.page):
        read = list(_lines(group))
        if page == start:
            lines = read[1:] if bare(read[0].text) in CONTENTS_WORDS else read
        elif page is not None and (_continued(read) or _looks_listed(read)):
            lines += read[1:] if _continued(read) else read
            headings += [read[0].block.id] if _continued(read) else []
        else:
            break
    made = _make(lines, links)
    if made is None:
        return None
    return replace(made, page=start, blocks=(*headings, *made.blocks))


def _continued(lines: Sequence[_Line]) -> bool:
    """Whether a page opens with "Contents, continued"."""
    first = bare(lines[0].text)
    return any(first.startswith(f"{word} cont") or first == word for word in CONTENTS_WORDS)


def _unannounced(blocks: Sequence[Block], links: Sequence[Link]) -> ContentsList | None:
    for page, group in groupby(blocks, key=lambda block: block.page):
        lines = list(_lines(group))
        early = page is not None and page <= _COVERS and _holds_list(lines)
        if early or _looks_listed(lines):
            made = _make(lines, links)
            if made is not None and len(made.entries) > _FEWEST:
                return replace(made, page=page)
    return None


def _lines(blocks: Iterator[Block] | Sequence[Block]) -> Iterator[_Line]:
    for block in blocks:
        for line in block.lines or (Line(text=block.text, box=block.box),):
            text = line.text
            match = _NUMBERED.match(text)
            yield _Line(
                block=block,
                text=text,
                box=line.box,
                number=int(match[1]) if match else None,
                page=split_page(text)[1],
            )


def _looks_listed(lines: Sequence[_Line]) -> bool:
    if len(lines) < _FEWEST:
        return False
    paged = sum(line.page is not None for line in lines)
    return paged >= max(_FEWEST, _LISTED * len(lines)) or _counting(lines) >= max(
        _FEWEST, _LISTED * len(lines)
    )


def _holds_list(lines: Sequence[_Line]) -> bool:
    """A list among other things, as on a cover; the body must bear it out before it is believed."""
    return max(sum(line.page is not None for line in lines), _counting(lines)) > _FEWEST


def _counting(lines: Sequence[_Line]) -> int:
    """How many lines count 1, 2, 3..."""
    wanted, count = 1, 0
    for line in lines:
        if line.number == wanted:
            wanted, count = wanted + 1, count + 1
    return count


def _make(lines: Sequence[_Line], links: Sequence[Link]) -> ContentsList | None:
    if _counting(lines) >= _FEWEST:
        groups = _by_number(lines)
    elif sum(line.page is not None for line in lines) >= _FEWEST:
        groups = _by_page(lines)
    else:
        groups = _by_block(lines)
    if len(groups) < _FEWEST:
        return None
    parted = [_part_names(group) for group in groups]
    entries = read_entries([text for text, _ in parted])
    if len(entries) != len(groups):
        return None
    entries = tuple(
        replace(entry, authors=entry.authors or authors_of(names))
        for entry, (_, names) in zip(entries, parted, strict=True)
    )
    entries = indented(entries, [_left(group) for group in groups])
    aimed = [_aimed(entry, group, links) for entry, group in zip(entries, groups, strict=True)]
    linked = sum(entry.page is not None for entry in aimed)
    kind = ListKind.LINKS if linked >= _LINKED * len(aimed) else ListKind.PRINTED
    used = dict.fromkeys(line.block.id for group in groups for line in group)
    return ContentsList(kind=kind, entries=tuple(aimed), blocks=tuple(used))


def _left(group: Sequence[_Line]) -> float | None:
    """The left edge at which an entry begins, when the page tells it."""
    return group[0].box.left if group[0].box is not None else None


def _aimed(entry: Entry, group: Sequence[_Line], links: Sequence[Link]) -> Entry:
    """The entry with the place its link leads to, when a link lies on its line."""
    for line in group:
        for link in links:
            if line.box and link.page == line.block.page and _overlap(line.box, link.box):
                return replace(entry, page=link.target_page, top=link.target_top)
    return entry


def _overlap(line: Box, link: Box) -> bool:
    """Whether a link's rectangle covers the middle of a line's height and some of its width."""
    middle = (line.top + line.bottom) / 2
    across = min(line.right, link.right) - max(line.left, link.left)
    return link.top <= middle <= link.bottom and across > 0


def _by_number(lines: Sequence[_Line]) -> list[list[_Line]]:
    """An entry runs from its number to the next; the last one ends with its block."""
    groups: list[list[_Line]] = []
    wanted = 1
    for line in lines:
        if line.number == wanted:
            groups.append([line])
            wanted += 1
        elif groups and _continues(groups[-1], line):
            groups[-1].append(line)
    return groups


def _continues(group: Sequence[_Line], line: _Line) -> bool:
    last = group[-1]
    if line.block is last.block:
        return True
    gap = _gap(last, line)
    return line.block.role is not Role.HEADING and gap is not None and gap < last.block.size * 0.9


def _gap(upper: _Line, lower: _Line) -> float | None:
    if upper.block.box is None or lower.block.box is None or upper.block.page != lower.block.page:
        return None
    return abs(lower.block.box.top - upper.block.box.bottom)


def _by_page(lines: Sequence[_Line]) -> list[list[_Line]]:
    """An entry ends at its page number; a line of names behind it still belongs to it."""
    groups: list[list[_Line]] = []
    waiting: list[_Line] = []
    last = max(index for index, line in enumerate(lines) if line.page is not None)
    for line in lines[: last + 2]:
        if line.page is not None:
            groups.append([*waiting, line])
            waiting = []
        elif groups and not waiting and authors_of(line.text):
            groups[-1].append(line)
        else:
            waiting.append(line)
    return [_without_headings(group) for group in groups]


def _without_headings(group: list[_Line]) -> list[_Line]:
    """A rubric over some entries ("Articles") is no part of the first of them."""
    while len(group) > 1 and group[0].block.role is Role.HEADING and group[0].page is None:
        group = group[1:]
    return group


def _by_block(lines: Sequence[_Line]) -> list[list[_Line]]:
    """One entry a block; a block of many short lines is a list of its own."""
    groups: list[list[_Line]] = []
    for _, same in groupby(lines, key=lambda line: line.block.id):
        group = list(same)
        if len(group) > _FEWEST and group[0].block.role is not Role.ITEM:
            groups += [[line] for line in group]
        else:
            groups.append(group)
    return groups


def _part_names(group: Sequence[_Line]) -> tuple[str, str]:
    """The entry's words, and the names on lines of their own behind its page number."""
    closed = [index for index, line in enumerate(group) if line.page is not None]
    end = closed[-1] + 1 if closed else len(group)
    texts = [line.text for line in group]
    return " ".join(texts[:end]), " ".join(texts[end:])
