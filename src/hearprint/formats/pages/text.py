"""A section's blocks as a page shows them: grouped, levelled, and divided into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.formats import phrases
from hearprint.formats.pages import times
from hearprint.formats.pages.inline import Marks, Span, inlaid
from hearprint.formats.pages.times import Heard
from hearprint.model.document import Block, Role
from hearprint.model.programme import Track
from hearprint.model.words import plain

_NUMBER = re.compile(r"\(?(\d{1,9})[.)]?")
_NUMERIC = re.compile(r"[\s\d.,:;%\u20ac\u00a3$+\u2212/-]+")
_WORD = re.compile(r"\w+")
_DEEPEST = 6


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
    row_spans: tuple[Span, ...] = ()  #: where each of ``rows`` is heard; without words
    row_heads: bool = False  #: the first cell of every row is its heading
    number: int = 0  #: of a note, from 1
    ref: int = 0  #: of the mark that leads to this note; 0 when there is none


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
    title: Span | None = None  #: where the title is heard; without words
    lengths: str = ""  #: of all that is heard (:func:`times.lengths`)
    pages: tuple[int, ...] = ()  #: of the print, that begin here
    skip_notes: str = ""  #: ``begin-end`` in seconds, divided by blanks
    skip_tables: str = ""


def body(track: Track, language: str) -> Body:
    """``track``'s text below the heading and byline that the page shows by itself."""
    blocks = (*_untold(track), *track.blocks[track.section.heading :])
    all_heard = times.heard(track)
    maker = _Maker(
        heard=times.by_block(all_heard),
        pages=_new_pages(blocks, track.first_page),
        levels=_levels(blocks),
        language=language,
        marks=Marks.of(blocks),
    )
    shown = [block for block in blocks if plain(block.text) or block.rows]
    rest = [(block, maker.piece(block)) for block in shown if block.role is not Role.NOTE]
    notes = [maker.piece(block) for block in shown if block.role is Role.NOTE]
    title = times.title(track, all_heard)
    return Body(
        flow=_flow(rest),
        notes=tuple(
            replace(piece, number=number, ref=maker.marks.first.get(number, 0))
            for number, piece in enumerate(notes, start=1)
        ),
        title=_placed("", title) if title else None,
        lengths=times.lengths(track),
        pages=tuple(maker.pages.values()),
        skip_notes=times.stretches(track, all_heard, Role.NOTE),
        skip_tables=times.stretches(track, all_heard, Role.TABLE),
    )


#: What a byline puts before names and between them.
_LINKS = frozenset({"and", "by", "et", "par", "und", "von", "y", "por", "a", "ac", "gan"})


def _untold(track: Track) -> tuple[Block, ...]:
    """What the print says in heading and byline beyond title and authors: no word is lost."""
    section = track.section
    told = {*_LINKS, *_keys(section.title), *_keys(section.number or "")}
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


def _placed(text: str, heard: Heard) -> Span:
    """``text`` where it is heard."""
    return Span(text=text, id=heard.id, begin=heard.begin, last=heard.last)


def _divided(text: str, heard: Sequence[Heard]) -> tuple[Span, ...]:
    """``text`` in the sentences that are heard; whole when they are not exactly its words."""
    if not heard:
        return (Span(text=text),)
    if " ".join(one.text for one in heard) == text:
        return tuple(_placed(one.text, one) for one in heard)
    return (_placed(text, times.joined(heard)),)


def _unmarked(heard: Sequence[Heard], marker: str) -> tuple[Heard, ...]:
    """What is heard of an item without its marker, which the page shows by itself."""
    if heard and heard[0].text.startswith(f"{marker} "):
        first = replace(heard[0], text=heard[0].text.removeprefix(marker).lstrip())
        return (first, *heard[1:])
    return tuple(heard)


def _in_order(texts: Iterable[str], heard: Sequence[Heard]) -> tuple[Span, ...]:
    """Each of ``texts`` where it is heard; a text that is not heard as it stands has no place."""
    left = list(heard)
    found = []
    for text in texts:
        at = next((at for at, one in enumerate(left) if one.text == text), None) if text else None
        found.append(Span(text=text) if at is None else _placed(text, left[at]))
        left = left if at is None else left[at + 1 :]
    return tuple(found)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes pieces of blocks; what they need to know of one another comes first."""

    heard: Mapping[str, tuple[Heard, ...]]
    pages: Mapping[str, int]
    levels: Mapping[str, int]
    language: str
    marks: Marks

    def piece(self, block: Block) -> Piece:
        """One block, with its sentences where they are heard."""
        own = phrases.language(block.language or self.language)
        kind = block.role.value
        if block.role is Role.TABLE and not block.rows:
            kind = Role.PARAGRAPH.value
        head, rows = _table(block)
        said = (", ".join(cell for cell in row if cell) for row in rows)
        heard = self.heard.get(block.id, ())
        return Piece(
            kind=kind,
            spans=self._spans(block, own),
            language=own if own.casefold() != self.language.casefold() else "",
            level=self.levels.get(block.id, 2),
            marker=plain(block.marker),
            page=self.pages.get(block.id),
            head=head,
            rows=rows,
            row_spans=tuple(replace(span, text="") for span in _in_order(said, heard)),
            row_heads=_heads_rows(rows),
        )

    def _spans(self, block: Block, language: str) -> tuple[Span, ...]:
        heard = self.heard.get(block.id, ())
        if block.role is Role.VERSE:
            return _in_order(_verse(block), heard)
        text, marker = plain(block.text), plain(block.marker)
        if marker and text.startswith(f"{marker} "):
            text = text.removeprefix(marker).lstrip()
            heard = _unmarked(heard, marker)
        return inlaid(_divided(text, heard), block, self.marks, language)


def _verse(block: Block) -> list[str]:
    """Its lines as printed."""
    printed = [line.text for line in block.lines] or block.text.split("\n")
    return [line for text in printed if (line := plain(text))]


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
