"""Finds the heading of every entry: one monotone alignment over all blocks.

Every pair of entry and place gets a score from what agrees (title, number, authors, prominence,
page); the best chain of pairs that never steps back is found by dynamic programming.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from hearprint.contents.bypage import found_by_page
from hearprint.contents.chain import Place, as_match, best_chain, with_moved
from hearprint.contents.compare import alike, bare, holds_all, other_names
from hearprint.contents.fits import Fit, Fits
from hearprint.contents.starts import NEARLY, begins, nearness, opening_word
from hearprint.contents.titles import without_number
from hearprint.model.contents import Entry, Match
from hearprint.model.document import Block, Document, Role

#: Why a section of a plan starts where it does.
PLANNED = "the words that the plan names"
NEARLY_PLANNED = "nearly the words that the plan names"

#: A pair below this is no candidate.
_LEAST = 0.66
_HALF = 0.5  #: nothing else can mend a title that differs by half
#: How many blocks a heading may be spread over.
_SPAN = 4
#: Only this many words at the start of a running paragraph are looked at.
_OPENING = 14
_NEAR = 3
#: A place for changed words that is better than others by this much is the only one.
_CLEARLY = 0.05
#: Places that are compared for all entries of a list, and at least for each: a list that names
#: one title thousands of times, each as often in the body, is looked at near its order only.
_MOST_PLACES, _LEAST_ROOM = 400_000, 30
_AIM = 40.0  #: a target within so many points of a heading means it
_MARKED = 1.08  #: type this much larger than the body's stands out


class Aligner:
    """Aligns lists with one document; what is compared once is not compared again."""

    def __init__(self, document: Document) -> None:
        """Every list is aligned with the blocks of ``document``."""
        self._document = document
        self._indices: dict[frozenset[str], _Index] = {}
        self._done: dict[tuple[frozenset[str], tuple[Entry, ...]], tuple[Match, ...]] = {}

    def align(
        self, entries: Sequence[Entry], *, hidden: frozenset[str] = frozenset()
    ) -> tuple[Match, ...]:
        """A match for every entry, in order; ``hidden`` blocks (the list itself) never match."""
        key = (hidden, tuple(entries))
        if key not in self._done:
            self._done[key] = self._aligned(entries, hidden)
        return self._done[key]

    def _aligned(self, entries: Sequence[Entry], hidden: frozenset[str]) -> tuple[Match, ...]:
        document = self._document
        if hidden not in self._indices:
            self._indices[hidden] = _Index(document, hidden)
        index = self._indices[hidden]
        room = max(_LEAST_ROOM, _MOST_PLACES // max(1, len(entries)))
        ways = [number / len(entries) for number in range(len(entries))]
        labelled = (
            index.places(entry, None, room, way) if entry.label else []
            for entry, way in zip(entries, ways, strict=True)
        )
        offset = page_offset(document, entries, labelled)
        pages = [expected_page(document, entry, offset) for entry in entries]
        candidates = [
            index.places(entry, page, room, way)
            for entry, page, way in zip(entries, pages, ways, strict=True)
        ]
        chain = with_moved(entries, candidates, best_chain(candidates))
        matches = [as_match(place) for place in chain]
        return found_by_page(document, entries, matches, pages, hidden)


def align(
    document: Document, entries: Sequence[Entry], *, hidden: frozenset[str] = frozenset()
) -> tuple[Match, ...]:
    """A match for every entry of a single list, in order."""
    return Aligner(document).align(entries, hidden=hidden)


def expected_page(document: Document, entry: Entry, offset: int | None) -> int | None:
    """The real page on which an entry should start, when anything tells."""
    if entry.page is not None:
        return entry.page
    if entry.label is None:
        return None
    wanted = entry.label.casefold()
    labelled = [n for n, page in enumerate(document.pages, 1) if page.label.casefold() == wanted]
    if len(labelled) == 1:
        return labelled[0]
    if offset is not None and entry.label.isdigit():
        return int(entry.label) + offset
    return None


def page_offset(
    document: Document, entries: Sequence[Entry], places: Iterable[Sequence[Place]]
) -> int | None:
    """Real page minus printed page, as the surest titles show it by majority."""
    votes: Counter[int] = Counter()
    for entry, found in zip(entries, places, strict=True):
        if entry.label is None or not entry.label.isdigit():
            continue
        for page in {document.blocks[place.block].page for place in found if place.score > 1}:
            if page is not None:
                votes[page - int(entry.label)] += 1
    return min(votes, key=lambda offset: (-votes[offset], abs(offset))) if votes else None


class _Index:
    """Blocks by their rarer words, so that only likely places are compared."""

    def __init__(self, document: Document, hidden: frozenset[str]) -> None:
        self._document = document
        self._fits: dict[tuple[object, ...], Fits] = {}
        self._title: tuple[object, ...] = ()  # of the entry whose title was compared last,
        self._title_fits: dict[int, tuple[float, int]] = {}  # and with which blocks
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_id: Mapping[str, int] = {b.id: i for i, b in enumerate(document.blocks)}
        self._by_opening: dict[str, list[int]] = defaultdict(list)
        self._headings: dict[int, list[int]] = defaultdict(list)
        self._length: dict[int, int] = {}  # words of each block's head
        for number, block in enumerate(document.blocks):
            if block.role is Role.HEADING and block.page is not None and block.id not in hidden:
                self._headings[block.page].append(number)
            if block.id not in hidden:
                self._by_opening[opening_word(block)].append(number)
            if block.id not in hidden and block.role not in (Role.NOTE, Role.TABLE):
                words = bare(_head(block)).split()
                self._length[number] = len(words)
                for word in set(words[: _OPENING * 2]):
                    self._by_word[word].append(number)

    def places(self, entry: Entry, page: int | None, room: int, way: float) -> list[Place]:
        """Where ``entry`` may start, in order of blocks.

        More than ``room`` places are thinned to those near its ``page``, or near the part of the
        document (0 to 1) that is its ``way`` through the list.
        """
        if entry.block is not None:
            at = self._by_id.get(entry.block)
            return [] if at is None else [self._own(at)]
        if entry.starts:
            return self._starting(entry, page)
        fits = self._near(self._fitting(entry), page, room, way)
        scored = [self._on_page(fit, entry, page) for fit in fits]
        if entry.page is not None:
            scored += [self._aimed_at(entry, n) for n in self._headings.get(entry.page, ())]
        best: dict[int, Place] = {}
        for place in scored:
            if place.score >= max(_LEAST, best[place.block].score if place.block in best else 0):
                best[place.block] = place
        return [best[number] for number in sorted(best)]

    def _own(self, at: int) -> Place:
        """The very block of an entry: a heading, or where a text without one begins."""
        headed = self._document.blocks[at].role is Role.HEADING
        why = "its own heading" if headed else "the beginning of the text"
        return Place(block=at, span=int(headed), score=1.2, why=why)

    def _aimed_at(self, entry: Entry, number: int) -> Place:
        """A heading at which a bookmark or link points, whatever its words."""
        block = self._document.blocks[number]
        fit, span = self._title_fit(entry, number)
        exact = (
            entry.top is not None
            and block.box is not None
            and abs(block.box.top - entry.top) <= _AIM
        )
        score = 0.42 + 0.3 * exact + 0.3 * fit
        return Place(
            block=number,
            span=span if fit >= _HALF else 1,
            score=score,
            why=f"the outline or a link points here, page {block.page}",
        )

    def _likely(self, title: str) -> list[int]:
        words = set(bare(title).split())
        shared = Counter(number for word in words for number in self._by_word.get(word, ()))
        blocks = self._document.blocks
        return [
            number
            for number, count in shared.items()
            if count >= (0.34 if blocks[number].role is Role.HEADING else 0.5) * len(words)
            or count >= 0.6 * max(1, self._length[number])
        ]

    def _fitting(self, entry: Entry) -> Fits:
        """Every place whose words fit, whatever its page."""
        key = (entry.title, entry.raw, entry.number, entry.authors)
        if key not in self._fits:
            names = {entry.title, *other_names(entry.title)}
            likely = sorted({number for name in names for number in self._likely(name)})
            scored = (self._fit(entry, number) for number in likely)
            self._fits[key] = Fits(fit for fit in scored if fit is not None)
        return self._fits[key]

    def _near(self, fits: Fits, page: int | None, room: int, way: float) -> Iterator[Fit]:
        """The ``room`` places nearest to where an entry should be, in order of blocks."""
        blocks = self._document.blocks
        if page is not None:
            middle = bisect_left(fits.blocks, page, key=lambda block: blocks[block].page or 0)
        else:
            middle = bisect_left(fits.blocks, way * len(blocks))
        start = max(0, min(middle - room // 2, len(fits.blocks) - room))
        return fits.between(start, start + room)

    def _fit(self, entry: Entry, number: int) -> Fit | None:
        fit, span = self._title_fit(entry, number)
        if fit < _HALF:
            return None
        block = self._document.blocks[number]
        reasons = ["heading" if block.role is Role.HEADING else "words"]
        score = fit + self._prominence(block)
        score += self._number_fit(entry, block, reasons)
        score += self._author_fit(entry, number, span, reasons)
        return Fit(block=number, span=span, score=score, reasons=tuple(reasons))

    def _on_page(self, fit: Fit, entry: Entry, page: int | None) -> Place:
        block = self._document.blocks[fit.block]
        reasons = list(fit.reasons)
        score = fit.score + _page_fit(page, block, entry, reasons)
        return Place(
            block=fit.block, span=fit.span, score=score, why=_in_words(tuple(reasons), block.page)
        )

    def _title_fit(self, entry: Entry, number: int) -> tuple[float, int]:
        """The best likeness over headings of one or more blocks, and of how many."""
        title = (entry.title, entry.raw, entry.authors)
        if title != self._title:
            self._title, self._title_fits = title, {}
        if number not in self._title_fits:
            self._title_fits[number] = self._best_likeness(entry, number)
        return self._title_fits[number]

    def _best_likeness(self, entry: Entry, number: int) -> tuple[float, int]:
        blocks = self._document.blocks
        best, best_span = 0.0, 1
        text = ""
        for span in range(1, _SPAN + 1):
            at = number + span - 1
            if at >= len(blocks) or (span > 1 and not _goes_on(blocks[at - 1], blocks[at])):
                break
            text = f"{text} {_head(blocks[at])}".strip()
            fit = self._likeness(entry, text)
            if span == 1 and blocks[at].role is Role.HEADING and holds_all(text, entry.title):
                fit = max(fit, _HALF)  # "Hut" for "The hut needs a roof", if the page agrees
            if span == 1 and blocks[at].role is Role.PARAGRAPH and len(blocks[at].lines) > 1:
                # Title and byline that nothing parts but their lines.
                fit = max(fit, self._likeness(entry, blocks[at].lines[0].text) - 0.02)
            if fit > best + 0.01:
                best, best_span = fit, span
        return best, best_span

    def _likeness(self, entry: Entry, text: str) -> float:
        _, unnumbered = without_number(text)
        names = ", ".join(person.name for person in entry.authors)
        shapes = {entry.title, f"{entry.title} {names}" if names else entry.title, entry.raw}
        best = 0.0
        for shape in filter(None, shapes):
            for found in {text, unnumbered}:
                best = max(best, alike(shape, found))
        return best

    def _prominence(self, block: Block) -> float:
        if block.role is Role.HEADING:
            return 0.15
        body = self._document.body_size
        if block.bold or (body and block.size >= body * _MARKED):
            return 0.08
        return -0.18

    def _number_fit(self, entry: Entry, block: Block, reasons: list[str]) -> float:
        number = without_number(_head(block))[0] or block.marker.strip(".)") or None
        if entry.number is None or number is None:
            return 0.0
        if entry.number.casefold() == number.casefold():
            reasons.append("number")
            return 0.12
        return -0.2

    def _author_fit(self, entry: Entry, number: int, span: int, reasons: list[str]) -> float:
        if not entry.authors:
            return 0.0
        near = self._document.blocks[number : number + span + 2]
        text = f" {bare(' '.join(block.text[:300] for block in near))} "
        if any(f" {bare(person.name)} " in text for person in entry.authors):
            reasons.append("author")
            return 0.12
        return 0.0

    def _starting(self, entry: Entry, page: int | None) -> list[Place]:
        """Blocks that begin with the very words an editor named."""
        wanted = bare(entry.starts)
        blocks = self._document.blocks
        places = []
        for number in self._by_opening.get(wanted.partition(" ")[0], ()):
            if not begins(blocks, number, wanted):
                continue
            near = blocks[number].page == page if page is not None else True
            score = 1.2 if near else 1.0
            fit, span = self._title_fit(replace(entry, starts=""), number)
            titled = blocks[number].role in (Role.HEADING, Role.BYLINE)
            span = span if fit >= _HALF else int(titled and entry.level > 0)
            places.append(Place(block=number, span=span, score=score, why=PLANNED))
        return places or self._changed(entry, page, wanted)

    def _changed(self, entry: Entry, page: int | None, wanted: str) -> list[Place]:
        """The source was replaced and the words changed: look for nearly the same, or the title."""
        blocks = self._document.blocks
        likely = sorted({*self._likely(entry.starts), *self._likely(entry.title)})
        places = []
        for number in likely:
            near = nearness(blocks, number, wanted)
            if near >= NEARLY:
                top = self._heading_over(number)
                span = int(blocks[top].role is Role.HEADING)
                why = _in_words((NEARLY_PLANNED,), blocks[top].page)
                close = 0.06 * (page is not None and blocks[top].page == page)
                places.append(Place(block=top, span=span, score=0.4 + 0.6 * near + close, why=why))
            fit = self._fit(replace(entry, starts=""), number)
            place = self._on_page(fit, entry, page) if fit else None
            if place and place.score >= _LEAST:
                places.append(place)
        best = {place.block: place for place in sorted(places, key=lambda place: place.score)}
        least = max((place.score for place in places), default=0.0) - _CLEARLY
        return [best[number] for number in sorted(best) if best[number].score >= least]

    def _heading_over(self, number: int) -> int:
        """The first of the headings over a paragraph; a heading is its own."""
        blocks = self._document.blocks
        if blocks[number].role is Role.HEADING:
            return number
        top = number
        while top and number - top < _SPAN and blocks[top - 1].role in (Role.HEADING, Role.BYLINE):
            top -= 1
        return top


@lru_cache(maxsize=4096)
def _in_words(reasons: tuple[str, ...], page: int | None) -> str:
    """What agrees, as a person would say it: ``heading, number and author agree, page 3``."""
    where = f", page {page}" if page is not None else ""
    if len(reasons) == 1 and reasons[0] == NEARLY_PLANNED:
        return f"{reasons[0]}{where}"
    if len(reasons) == 1:
        return f"{reasons[0]} {'agree' if reasons[0] == 'words' else 'agrees'}{where}"
    return f"{', '.join(reasons[:-1])} and {reasons[-1]} agree{where}"


def _head(block: Block) -> str:
    """The words of a heading, or the opening of a paragraph."""
    if block.role in (Role.HEADING, Role.BYLINE):
        return block.text
    words = block.text.split(maxsplit=_OPENING)
    if len(words) <= _OPENING or not block.lines:
        return " ".join(words[:_OPENING])
    return block.lines[0].text


def _goes_on(upper: Block, lower: Block) -> bool:
    """Whether a heading may go on in the next block."""
    if lower.page is not None and upper.page is not None and lower.page - upper.page > 1:
        return False
    return lower.role in (Role.HEADING, Role.BYLINE) and upper.role is not Role.BYLINE


def _page_fit(page: int | None, block: Block, entry: Entry, reasons: list[str]) -> float:
    if page is None or block.page is None:
        return 0.0
    away = abs(block.page - page)
    if away == 0:
        reasons.append("outline" if entry.page is not None else "printed page")
        return 0.22
    if away == 1:
        return 0.02
    return -0.22 - min(0.2, 0.02 * away) if away > _NEAR else -0.15
