"""Entries of whose words nothing stands in the body: a heading that only the page tells.

A list may say "Plans for next year" where the page says "What comes next". When the list's pages
are right everywhere else, and a page has as many headings left over as it has such entries, they
belong together in order. What an editor named by its words is never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from hearprint.contents.pairing import UNSURE
from hearprint.model.contents import Entry, Match
from hearprint.model.document import Block, Document, Role

#: Pages are believed when so many entries were found by their words, ...
_FEWEST = 3
#: ... this share of all, ...
_MOST = 0.6
#: ... and this share of them on the very page that the list gives.
_RIGHT = 0.8
_WHY = "its page and its place among the headings agree"


def found_by_page(
    document: Document,
    entries: Sequence[Entry],
    matches: Sequence[Match],
    pages: Sequence[int | None],
    hidden: Container[str],
) -> tuple[Match, ...]:
    """``matches`` with the entries that only their ``pages`` tell; ``hidden`` blocks are no
    headings.
    """
    done = list(matches)
    lost = any(match.block is None for match in matches)
    if not lost or any(entry.starts for entry in entries) or not _right(document, matches, pages):
        return tuple(done)
    looks = _looks(document, entries, matches)
    for first, last in _gaps(matches):
        heads = [
            at
            for at in range(*_between(document, matches, first, last))
            if document.blocks[at].role is Role.HEADING and document.blocks[at].id not in hidden
        ]
        for page, numbers in _by_page(pages, first, last).items():
            level = {entries[number].level for number in numbers}
            here = [
                at
                for at in heads
                if document.blocks[at].page == page
                and any((one, *_look(document.blocks[at])) in looks for one in level)
            ]
            if len(here) != len(numbers) or len(level) > 1:
                continue
            for number, at in zip(numbers, here, strict=True):
                done[number] = Match(block=at, confidence=UNSURE, why=f"{_WHY}, page {page}")
    return tuple(done)


def _right(document: Document, matches: Sequence[Match], pages: Sequence[int | None]) -> bool:
    """Whether the pages of the list are those on which its entries were found."""
    told = [
        document.blocks[match.block].page == page
        for match, page in zip(matches, pages, strict=True)
        if match.block is not None and page is not None
    ]
    return len(told) >= max(_FEWEST, _MOST * len(matches)) and sum(told) >= _RIGHT * len(told)


def _look(block: Block) -> tuple[int, float]:
    return block.level, round(block.size * 2) / 2


def _looks(
    document: Document, entries: Sequence[Entry], matches: Sequence[Match]
) -> frozenset[tuple[int, int, float]]:
    """How the headings of each level of the list are printed, where it was found."""
    return frozenset(
        (entry.level, *_look(block))
        for entry, match in zip(entries, matches, strict=True)
        if match.block is not None and (block := document.blocks[match.block]).role is Role.HEADING
    )


def _gaps(matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of entries that were not found, between those that were."""
    start: int | None = None
    for number, match in enumerate((*matches, None)):
        if match is not None and match.block is None:
            start = number if start is None else start
            continue
        if start is not None:
            yield start, number
        start = None


def _between(
    document: Document, matches: Sequence[Match], first: int, last: int
) -> tuple[int, int]:
    """The blocks from behind the heading before to the heading after, half-open."""
    before = matches[first - 1] if first else None
    after = matches[last] if last < len(matches) else None
    start = (before.block or 0) + max(1, before.span) if before else 0
    end = len(document.blocks) if after is None or after.block is None else after.block
    return start, end


def _by_page(pages: Sequence[int | None], first: int, last: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(first, last):
        if (page := pages[number]) is not None:
            found[page].append(number)
    return found
