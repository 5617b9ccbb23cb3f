"""The document for the eye: page by page, its blocks in runs, its outlines, what was taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearprint.formats import phrases
from hearprint.formats.review.parts import Part, parts_of, share_line
from hearprint.formats.review.sections import Row, starting_words, toml_lines
from hearprint.model.contents import Section, Split
from hearprint.model.document import Block, Document, Page, Removed, Role
from hearprint.model.words import plain

_SHOWN_WORDS = 20  #: of a block before it is folded
_FOLD_WORDS = 12  #: a shorter rest is shown as well
_ASIDE = 40.0  #: points within which blocks begin that stand in one column
_NO_TEXT = "R-001"  #: the finding about a page without text
_ROLES = {
    Role.ITEM: "list item",
    Role.IMAGE: "picture's description",
    Role.NOTE: "footnote",
    Role.QUOTE: "quotation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text whose beginning is always seen."""

    start: str
    rest: str
    more: int  #: words in ``rest``


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One block in the list beside the picture."""

    id: str
    number: int  #: on its page, in reading order
    role: str
    heading: bool
    text: Words
    count: int  #: words
    language: str
    lines: str  #: of the plan file, for a heading at which no section begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Blocks of one section, or blocks left out for one reason, that follow one another."""

    row: Row | None
    begins: bool
    reason: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An outline on the picture."""

    target: str
    label: str
    part: Part
    row: Row | None
    flag: str  #: told where a section begins
    edge: float  #: points from the left at which the section's first column ends
    strong: bool  #: a heading
    notched: tuple[bool, bool] = (False, False)  #: its first or last line is another's too

    @property
    def start(self) -> float:
        """Points from the left at which its first line begins to be its own."""
        return self.part.first.left if self.notched[0] else self.part.box.left

    @property
    def points(self) -> str:
        """The corners of an outline that keeps out of the lines it shares, as SVG's polygon."""
        box, first, last = self.part.box, self.part.first, self.part.last
        above, below = self.notched
        left, right, top, bottom = box.left - 2, box.right + 2, box.top - 1, box.bottom + 1
        corners = [(self.start - 2 * (not above), top), (right, top)]
        corners += [(right, last.top), (last.right, last.top)] if below else []
        corners += [(last.right if below else right, bottom), (left, bottom)]
        corners += [(left, first.bottom), (self.start, first.bottom)] if above else []
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page; or the whole text where there are no pages."""

    number: int | None
    name: str
    size: Page | None
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    continued: tuple[tuple[str, str], ...]  #: block's id and name, begun on an earlier page
    removed: tuple[tuple[str, tuple[Words, ...]], ...]  #: by reason
    begins: bool  #: a section begins here


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A block with all that its page needs to know."""

    block: Block
    item: Item
    row: Row | None
    begins: bool
    reason: str
    parts: tuple[Part, ...]


def sheets_of(document: Document, split: Split, rows: Sequence[Row]) -> tuple[Sheet, ...]:
    """Every page with its blocks; each block once, on the page on which it begins."""
    reasons, spare = _reasons(document, split)
    placed = _placed(document, split, rows, reasons)
    by_page: dict[int | None, list[_Placed]] = defaultdict(list)
    for one in placed:
        by_page[one.block.page].append(one)
    gone: dict[int | None, list[Removed]] = defaultdict(list)
    for removed in (*document.removed, *spare):
        gone[removed.page].append(removed)
    later: dict[int, list[tuple[_Placed, Part]]] = defaultdict(list)
    for one in placed:
        for part in one.parts:
            if part.page != one.block.page:
                later[part.page].append((one, part))
    numbers: list[int | None] = list(range(1, len(document.pages) + 1))
    strays = sorted({*by_page, *gone} - {*numbers, None}, key=lambda page: page or 0)
    sheets = [
        _sheet(document, page, by_page[page], later[page or 0], gone[page])
        for page in (*numbers, *strays)
    ]
    if by_page[None] or gone[None]:
        sheets.append(_sheet(document, None, by_page[None], (), gone[None]))
    return tuple(sheets)


def words_of(text: str) -> Words:
    """``text`` folded after its first words."""
    words = plain(text).split(" ")
    if len(words) <= _SHOWN_WORDS + _FOLD_WORDS:
        return Words(start=" ".join(words), rest="", more=0)
    rest = words[_SHOWN_WORDS:]
    return Words(start=" ".join(words[:_SHOWN_WORDS]), rest=" ".join(rest), more=len(rest))


def _reasons(document: Document, split: Split) -> tuple[dict[str, str], list[Removed]]:
    """Why each skipped block is not spoken; and what the split took out besides."""
    told: dict[tuple[str, int | None], list[Removed]] = defaultdict(list)
    for removed in split.removed[len(document.removed) :]:
        told[removed.text, removed.page].append(removed)
    reasons = {}
    for block in document.blocks:
        if block.id in split.skipped:
            found = told[block.text, block.page]
            reasons[block.id] = found.pop(0).reason if found else "left out"
    return reasons, [removed for rest in told.values() for removed in rest]


def _placed(
    document: Document, split: Split, rows: Sequence[Row], reasons: Mapping[str, str]
) -> list[_Placed]:
    owners = _owners(split.sections, rows)
    heads = {
        at
        for section in split.sections
        for at in range(section.start, section.start + max(1, section.heading))
    }
    firsts = _firsts(document, split)
    empty = _empty_pages(document)
    placed = []
    counts: dict[int | None, int] = defaultdict(int)
    for at, block in enumerate(document.blocks):
        counts[block.page] += 1
        reason = reasons.get(block.id, "")
        row = None if reason else owners.get(at)
        new = block.role is Role.HEADING and row is not None and at not in heads
        starts = starting_words(document.blocks[at : at + 8]) if new else ""
        item = Item(
            id=f"p{block.page or 0}-{counts[block.page]}",
            number=counts[block.page],
            role=_ROLES.get(block.role, block.role.value),
            heading=block.role is Role.HEADING,
            text=words_of(block.text),
            count=block.words,
            language=phrases.language(block.language) if block.language else "",
            lines=toml_lines(plain(block.text), starts) if new else "",
        )
        placed.append(
            _Placed(
                block=block,
                item=item,
                row=row,
                begins=at in firsts,
                reason=reason or ("" if row else "in no section"),
                parts=parts_of(block, empty),
            )
        )
    return placed


def _owners(sections: Sequence[Section], rows: Sequence[Row]) -> dict[int, Row]:
    return {
        at: row
        for section, row in zip(sections, rows, strict=True)
        for at in range(section.start, section.end)
    }


def _firsts(document: Document, split: Split) -> set[int]:
    """Where each section begins to be heard."""
    firsts = set()
    for section in split.sections:
        span = range(section.start, section.end)
        heard = (at for at in span if document.blocks[at].id not in split.skipped)
        firsts.add(next(heard, section.start))
    return firsts


def _empty_pages(document: Document) -> frozenset[int]:
    told = (one.where.removeprefix("page ") for one in document.findings if one.code == _NO_TEXT)
    return frozenset(int(page) for page in told if page.isdecimal())


def _sheet(
    document: Document,
    page: int | None,
    placed: Sequence[_Placed],
    later: Sequence[tuple[_Placed, Part]],
    gone: Sequence[Removed],
) -> Sheet:
    size = document.pages[page - 1] if page and 0 < page <= len(document.pages) else None
    own = [(one, part, at) for one in placed for at, part in enumerate(one.parts)]
    drawn = [(one, part, at == 0) for one, part, at in own if part.page == page]
    drawn += [(one, part, False) for one, part in later]
    marks = _notched([_mark(one, part, drawn, first=first) for one, part, first in drawn])
    continued = {
        one.item.id: f"block {one.item.number} of page {one.block.page}" for one, _ in later
    }
    return Sheet(
        number=page,
        name=_name(document, page, size),
        size=size,
        runs=_runs(placed),
        marks=tuple(marks),
        continued=tuple(continued.items()),
        removed=_by_reason(gone),
        begins=any(one.begins for one in placed),
    )


def _notched(marks: Sequence[Mark]) -> list[Mark]:
    """Where a block was cut within a line, its halves share that line."""
    if not marks:
        return []
    shared = [share_line(one.part, other.part) for one, other in pairwise(marks)]
    return [
        replace(mark, notched=(above, below))
        for mark, above, below in zip(marks, [False, *shared], [*shared, False], strict=True)
    ]


def _name(document: Document, page: int | None, size: Page | None) -> str:
    if page is None:
        return "Without a page" if document.pages else "The whole text"
    label = plain(size.label) if size else ""
    return f"Page {page}, printed as {label}" if label and label != str(page) else f"Page {page}"


def _mark(
    one: _Placed, part: Part, drawn: Sequence[tuple[_Placed, Part, bool]], *, first: bool
) -> Mark:
    """The outline of a block's piece; ``first`` where the block begins."""
    flag = one.row.name if one.row is not None and one.begins and first else ""
    moved = "\u2190" if part.page != one.block.page else ""
    column = [
        other.box.right
        for owner, other, _ in drawn
        if flag and owner.row == one.row and abs(other.box.left - part.box.left) < _ASIDE
    ]
    return Mark(
        target=one.item.id,
        label=f"{moved}{one.item.number}",
        part=part,
        row=one.row,
        flag=flag,
        edge=max(column, default=part.box.right),
        strong=one.item.heading,
    )


def _runs(placed: Sequence[_Placed]) -> tuple[Run, ...]:
    runs: list[list[_Placed]] = []
    for one in placed:
        last = runs[-1][-1] if runs else None
        if last and not one.begins and (last.row, last.reason) == (one.row, one.reason):
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(
        Run(
            row=run[0].row,
            begins=run[0].begins and run[0].row is not None,
            reason=plain(run[0].reason),
            items=tuple(one.item for one in run),
        )
        for run in runs
    )


def _by_reason(gone: Iterable[Removed]) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    found: dict[str, list[Words]] = defaultdict(list)
    for removed in gone:
        found[plain(removed.reason)].append(words_of(removed.text))
    return tuple((reason, tuple(texts)) for reason, texts in found.items())
