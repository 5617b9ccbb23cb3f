"""A section's blocks as a page shows them: grouped, levelled, and divided into sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.formats import phrases
from hearprint.model.document import Block, Role
from hearprint.model.programme import Track
from hearprint.model.speech import Voicing
from hearprint.model.words import plain

_NUMBER = re.compile(r"\(?(\d{1,9})[.)]?")
_NUMERIC = re.compile(r"[\s\d.,:;%\u20ac\u00a3$+\u2212/-]+")
_WORD = re.compile(r"\w+")
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a block; with a place in the recording when they were spoken as one utterance."""

    text: str
    id: str = ""  #: ``s1``, ``s2``, ... in spoken order
    begin: str = ""  #: seconds
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block, ready for a template."""

    kind: str  #: heading, paragraph, quote, verse, caption, image, note, table
    spans: tuple[Span, ...] = ()
    language: str = ""  #: when it differs from the page's
    level: int = 0  #: of a heading, 2 to 6
    marker: str = ""
    page: int | None = None  #: the print's page that begins here
    head: tuple[tuple[str, ...], ...] = ()  #: column headings of a table
    rows: tuple[tuple[str, ...], ...] = ()
    row_heads: bool = False  #: the first cell of every row is its heading
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list's item and the list within it."""

    piece: Piece
    value: int | None
    inner: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items that follow one another; ``ordered`` when all of them bear plain numbers."""

    items: tuple[Item, ...]
    ordered: bool
    marked: bool  #: items show markers of their own, such as "(a)"
    kind: str = "list"
    page: int | None = None  #: none: the page is told inside the items


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The whole text of a section."""

    flow: tuple[Piece | Listing, ...]
    notes: tuple[Piece, ...]


def body(track: Track, language: str) -> Body:
    """``track``'s text below the heading and byline that the page shows by itself."""
    blocks = (*_untold(track), *track.blocks[track.section.heading :])
    spans = _spans(track)
    pages = _new_pages(blocks, track.first_page)
    levels = _levels(blocks)
    pieces = [
        (block, _piece(block, spans, pages.get(block.id), levels.get(block.id, 2), language))
        for block in blocks
        if plain(block.text) or block.rows
    ]
    notes = tuple(piece for block, piece in pieces if block.role is Role.NOTE)
    rest = [(block, piece) for block, piece in pieces if block.role is not Role.NOTE]
    return Body(flow=_flow(rest), notes=notes)


def _untold(track: Track) -> tuple[Block, ...]:
    """What the print says in heading and byline beyond title and authors: no word is lost."""
    section = track.section
    told = {"by", *_keys(section.title), *_keys(section.number or "")}
    for author in section.authors:
        told.update(_keys(author.name), _keys(author.branch or ""))
    heading = track.blocks[: section.heading]
    return tuple(
        block if block.role is Role.NOTE else replace(block, role=Role.BYLINE)
        for block in heading
        if not told.issuperset(_keys(block.text))
    )


def _keys(text: str) -> list[str]:
    """Words without case and punctuation."""
    return _WORD.findall(plain(text).casefold())


def _spans(track: Track) -> Mapping[str, tuple[Span, ...]]:
    """Per block its utterances in order, with their times when there is a recording."""
    clips = {clip.utterance: clip for clip in track.recording.clips} if track.recording else {}
    found: dict[str, list[Span]] = {}
    for number, utterance in enumerate(track.script.utterances, start=1):
        clip = clips.get(utterance.id)
        announced = utterance.voicing is Voicing.ANNOUNCEMENT
        if utterance.block and not announced and clip and clip.end_ms > clip.begin_ms:
            found.setdefault(utterance.block, []).append(
                Span(
                    text=plain(utterance.text),
                    id=f"s{number}",
                    begin=f"{clip.begin_ms / 1000:.3f}",
                    end=f"{clip.end_ms / 1000:.3f}",
                )
            )
    return {block: tuple(spans) for block, spans in found.items()}


def _unmarked(spans: Sequence[Span], marker: str) -> tuple[Span, ...]:
    """Spans of an item without its marker, which the page shows by itself."""
    if marker and spans and spans[0].text.startswith(f"{marker} "):
        first = replace(spans[0], text=spans[0].text.removeprefix(marker).lstrip())
        return (first, *spans[1:])
    return tuple(spans)


def _divided(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """``text`` in its ``spans``; undivided when they do not make up exactly its words."""
    if spans and " ".join(span.text for span in spans) == text:
        return tuple(spans)
    return (Span(text=text),)


def _new_pages(blocks: Sequence[Block], first: int | None) -> dict[str, int]:
    """Ids of the blocks with which a page of the print begins."""
    begun: dict[str, int] = {}
    current = None
    for block in blocks:
        if block.page is None or block.role is Role.NOTE or not plain(block.text):
            continue
        if current is None or block.page > current:
            if current is not None or first is None or block.page >= first:
                begun[block.id] = block.page
            current = block.page
    return begun


def _levels(blocks: Sequence[Block]) -> dict[str, int]:
    """Levels of headings below the page's title, none of them skipped (WCAG 2.2, 1.3.1)."""
    result: dict[str, int] = {}
    above: list[int] = []
    for block in blocks:
        if block.role is Role.HEADING:
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            result[block.id] = min(1 + len(above), _DEEPEST)
    return result


def _piece(
    block: Block,
    spans: Mapping[str, tuple[Span, ...]],
    page: int | None,
    level: int,
    language: str,
) -> Piece:
    own = phrases.language(block.language or language)
    text, marker = plain(block.text), plain(block.marker)
    if marker and text.startswith(f"{marker} "):
        text = text.removeprefix(marker).lstrip()
    shown = _divided(text, _unmarked(spans.get(block.id, ()), marker))
    kind = block.role.value
    if block.role is Role.VERSE:
        shown = _verse(block)
    if block.role is Role.TABLE and not block.rows:
        kind = Role.PARAGRAPH.value
    head, rows = _table(block)
    return Piece(
        kind=kind,
        spans=shown,
        language=own if own.casefold() != language.casefold() else "",
        level=level,
        marker=marker,
        page=page,
        head=head,
        rows=rows,
        row_heads=_heads_rows(rows),
    )


def _verse(block: Block) -> tuple[Span, ...]:
    """One span a line, as printed."""
    printed = [line.text for line in block.lines] or block.text.split("\n")
    return tuple(Span(text=line) for text in printed if (line := plain(text)))


def _table(block: Block) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Column headings and rows, every row as wide as the widest."""
    wide = max((len(row) for row in block.rows), default=0)
    rows = tuple(
        tuple(plain(cell) for cell in row) + ("",) * (wide - len(row)) for row in block.rows
    )
    return rows[: block.header_rows], rows[block.header_rows :]


def _heads_rows(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column names the rows: words in every row, none of them twice."""
    first = [row[0] for row in rows if len(row) > 1]
    named = all(name and not _NUMERIC.fullmatch(name) for name in first)
    return bool(first) and len(first) == len(rows) and named and len(set(first)) == len(first)


def _flow(pieces: Sequence[tuple[Block, Piece]]) -> tuple[Piece | Listing, ...]:
    flow: list[Piece | Listing] = []
    run: list[tuple[int, Piece]] = []
    for block, piece in pieces:
        if block.role is Role.ITEM:
            run.append((max(1, block.level), piece))
            continue
        flow.extend(_lists(run))
        run = []
        flow.append(piece)
    return (*flow, *_lists(run))


def _lists(run: Sequence[tuple[int, Piece]]) -> tuple[Listing, ...]:
    """Items by depth; a deeper item belongs to the one before it."""
    items: list[Item] = []
    at = 0
    while at < len(run):
        depth, piece = run[at]
        end = at + 1
        while end < len(run) and run[end][0] > depth:
            end += 1
        number = _NUMBER.fullmatch(piece.marker)
        value = int(number[1]) if number else None
        items.append(Item(piece=piece, value=value, inner=_lists(run[at + 1 : end])))
        at = end
    return tuple(_listing(group) for group in _alike(items))


def _alike(items: Sequence[Item]) -> list[list[Item]]:
    """Numbered and other items apart."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and (groups[-1][0].value is None) == (item.value is None):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _listing(items: Sequence[Item]) -> Listing:
    lettered = any(any(sign.isalnum() for sign in item.piece.marker) for item in items)
    ordered = items[0].value is not None
    return Listing(items=tuple(items), ordered=ordered, marked=lettered and not ordered)
