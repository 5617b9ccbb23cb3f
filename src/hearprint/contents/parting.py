"""Cuts blocks in which an editor lets a section start, before anything else looks at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.contents.compare import bare
from hearprint.contents.starts import NEARLY, begins, inside, nearly_inside, nearness, opening_word
from hearprint.model.document import Block, Box, Document, Line, NoteRef, with_free_id
from hearprint.model.findings import Finding, note
from hearprint.model.plan import PlannedSection

#: Signs that end a word without being of it.
_STOPS = ".,;:!?)]\"'\u2019\u201d\u2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A document with some blocks in two."""

    document: Document
    moved: tuple[int, ...]  #: old index of a block -> its new one, of its first part
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A place inside a block."""

    block: int
    offset: int
    page: int | None


def parted(
    document: Document, sections: Sequence[PlannedSection], hidden: frozenset[str] = frozenset()
) -> Parted:
    """``document`` with a block's end and a beginning wherever ``sections`` start inside one.

    Words that open a block need no cut. Where words stand in several places, those on the
    section's page count, else those between its neighbours, else the first. No word is added or
    lost: blocks are cut at white space alone. ``hidden`` blocks stay whole.
    """
    blocks = document.blocks
    open_ = [index for index, block in enumerate(blocks) if block.id not in hidden]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index in open_:
        by_word[opening_word(blocks[index])].append(index)
    wanted = [bare(section.starts) for section in sections]
    heads = [_heads(blocks, by_word[words.partition(" ")[0]], words) for words in wanted]
    cuts: dict[int, set[int]] = defaultdict(set)
    findings = []
    for number, section in enumerate(sections):
        if heads[number]:
            continue
        spots = _spots(blocks, open_, wanted[number])
        if not spots and (section.evidence or section.published):
            spots = _near_spots(blocks, open_, wanted[number])
        if spots:
            spot = _chosen(spots, section, _between(heads, number, len(blocks)))
            cuts[spot.block].add(spot.offset)
            if len(spots) > 1:
                findings.append(_ambiguous(section, spot, len(spots)))
    return parted_at(document, cuts, findings)


def _heads(blocks: Sequence[Block], among: Iterable[int], wanted: str) -> list[int]:
    """Blocks that begin with the words."""
    return [index for index in among if wanted and begins(blocks, index, wanted)]


def _spots(blocks: Sequence[Block], among: Iterable[int], wanted: str) -> list[_Spot]:
    longest = max(wanted.split(), key=len, default="")
    return [
        _Spot(block=index, offset=offset, page=_page_at(blocks[index], offset))
        for index in among
        if longest and may_hold(blocks[index : index + 2], longest)
        for offset in inside(blocks, index, wanted)
    ]


def _near_spots(blocks: Sequence[Block], among: Sequence[int], wanted: str) -> list[_Spot]:
    """Where words stand that were there and have changed; none when they open a block now."""
    if not wanted or any(nearness(blocks, index, wanted) >= NEARLY for index in among):
        return []
    best: tuple[float, int, int] | None = None
    for index in among:
        found = nearly_inside(blocks[index], wanted)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], index, found[1])
    if best is None:
        return []
    _, index, offset = best
    return [_Spot(block=index, offset=offset, page=_page_at(blocks[index], offset))]


def may_hold(blocks: Sequence[Block], word: str) -> bool:
    """A cheap look before a thorough one; accents make the words differ."""
    return any(not block.text.isascii() or word in block.text.casefold() for block in blocks)


def _between(heads: Sequence[Sequence[int]], number: int, end: int) -> range:
    """Where a section may start, given where its neighbours in the plan do."""
    before = next((one[0] for one in reversed(heads[:number]) if len(one) == 1), 0)
    after = next((one[0] for one in heads[number + 1 :] if len(one) == 1), end)
    return range(before, after) if before < after else range(end)


def _chosen(spots: Sequence[_Spot], section: PlannedSection, likely: range) -> _Spot:
    return min(
        spots,
        key=lambda spot: (
            section.page is not None and spot.page != section.page,
            spot.block not in likely,
            spot.block,
            spot.offset,
        ),
    )


def _ambiguous(section: PlannedSection, spot: _Spot, count: int) -> Finding:
    page = f", on page {spot.page}" if spot.page is not None else ""
    message = (
        f"Its first words stand in {count} places; the section starts at one of them{page}. "
        "Name more words to choose another."
    )
    return note("C-012", message, section.title)


def parted_at(
    document: Document, cuts: Mapping[int, set[int]], findings: Sequence[Finding] = ()
) -> Parted:
    """``document`` with blocks in parts: ``cuts`` names, by block, the signs before which."""
    if not cuts:
        return Parted(document=document, moved=tuple(range(len(document.blocks))))
    taken = {block.id for block in document.blocks}
    blocks: list[Block] = []
    moved: list[int] = []
    for index, block in enumerate(document.blocks):
        moved.append(len(blocks))
        rest = block
        done = 0
        for offset in sorted(cuts.get(index, ())):
            first, rest = _halves(rest, offset - done)
            done = offset
            blocks.append(with_free_id(first, taken))
            taken.add(blocks[-1].id)
        if done:
            rest = with_free_id(rest, taken)
            taken.add(rest.id)
        blocks.append(rest)
    return Parted(
        document=replace(document, blocks=tuple(blocks)),
        moved=tuple(moved),
        findings=tuple(findings),
    )


def _halves(block: Block, offset: int) -> tuple[Block, Block]:
    """``block`` cut before the sign at ``offset``, which follows white space."""
    first_lines, second_lines = _lines(block, offset)
    page = second_lines[0].page if second_lines else None
    first = replace(
        block,
        text=block.text[:offset].rstrip(),
        lines=first_lines,
        box=_around(first_lines) or block.box,
        notes=tuple(ref for ref in block.notes if ref.at is None or ref.at <= offset),
    )
    second = replace(
        block,
        text=block.text[offset:],
        lines=second_lines,
        box=_around(second_lines) or block.box,
        page=page or block.page,
        marker="",
        anchors=(),
        notes=tuple(_shifted(block.notes, offset)),
    )
    return first, second


def _shifted(refs: Iterable[NoteRef], by: int) -> Iterable[NoteRef]:
    for ref in refs:
        if ref.at is not None and ref.at > by:
            yield replace(ref, at=ref.at - by)


def _lines(block: Block, offset: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The printed lines of both halves; the line that is cut is in both, in part."""
    before = _signs(block.text[:offset])
    for number, line in enumerate(block.lines):
        length = _signs(line.text)
        if before < length:
            left, right = _line_halves(line, before)
            above, below = block.lines[:number], block.lines[number + 1 :]
            return (*above, *left), (*right, *below)
        before -= length
    return block.lines, ()


def _line_halves(line: Line, before: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """``line`` cut behind its first ``before`` signs; its box in proportion."""
    if before <= 0:
        return (), (line,)
    at = 0
    while before > 0:
        before -= _signs(line.text[at])
        at += 1
    at += len(line.text[at:]) - len(line.text[at:].lstrip(_STOPS))
    first, second = line.text[:at].rstrip(), line.text[at:].lstrip()
    if line.box is None:
        return (replace(line, text=first),), (replace(line, text=second),)
    share = len(first) / max(1, len(first) + len(second) + 1)
    x = round(line.box.left + share * (line.box.right - line.box.left), 2)
    return (
        (replace(line, text=first, box=replace(line.box, right=x)),),
        (replace(line, text=second, box=replace(line.box, left=x)),),
    )


def _page_at(block: Block, offset: int) -> int | None:
    _, below = _lines(block, offset)
    return (below[0].page if below else None) or block.page


def _around(lines: Sequence[Line]) -> Box | None:
    """The box of the lines on the first one's page."""
    boxes = [line.box for line in lines if line.box is not None and line.page == lines[0].page]
    if not boxes:
        return None
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def _signs(text: str) -> int:
    """Letters and digits; the marks of notes and hyphens at line ends are few enough."""
    return sum(map(str.isalnum, text))
