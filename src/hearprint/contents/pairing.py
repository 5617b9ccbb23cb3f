"""Which section of a plan stands for which entry of the document's own list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.contents.compare import alike
from hearprint.model.contents import Entry, Match

#: Titles this alike are one.
_SAME = 0.9
#: How sure a start is that only the list's order tells.
UNSURE = 0.6
NOWHERE = Match(block=None, confidence=0.0, why="not found in the body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry with its match."""

    entry: Entry
    match: Match

    @property
    def at(self) -> int:
        """The block at which it starts; -1 when it was not found."""
        return -1 if self.match.block is None else self.match.block


#: A section of the plan, and the entry that it stands for.
Pair = tuple[Found, Found]


def pairs_of(planned: Sequence[Found], own: Sequence[Found], named: Sequence[Found]) -> list[Pair]:
    """By place, then by id or title, then by the order of the list.

    An id is made of the title that a section had before anybody renamed it. Only ``named``
    entries of ``own`` can be meant by anything but their place.
    """
    at_place = {one.at: one for one in planned if one.at >= 0}
    pairs = [(at_place[mine.at], mine) for mine in own if mine.at in at_place]
    for mine in _rest(named, [mine for _, mine in pairs]):
        left = _rest(planned, [theirs for theirs, _ in pairs])
        theirs = next((one for one in left if one.entry.id == mine.entry.id), None) or next(
            (one for one in left if alike(one.entry.title, mine.entry.title) >= _SAME), None
        )
        if theirs is not None:
            pairs.append((theirs, mine))
    return [*pairs, *_in_order(planned, named, pairs)]


def refound(planned: Sequence[Found], pairs: Sequence[Pair]) -> list[Found]:
    """Sections whose words are gone, put where the entries that they stand for were found."""
    partners = {id(theirs): mine for theirs, mine in pairs}
    done = []
    for one in planned:
        mine = partners.get(id(one))
        if mine is None or mine.at < 0:
            done.append(one)
        elif one.at < 0:
            same = alike(one.entry.title, mine.entry.title) >= _SAME
            why = f"the same {'title' if same else 'place'} in the list"
            done.append(replace(one, match=replace(mine.match, confidence=UNSURE, why=why)))
        elif one.at == mine.at and _surer(mine, one):
            done.append(replace(one, match=mine.match))
        else:
            done.append(one)
    return done


def _surer(mine: Found, theirs: Found) -> bool:
    """Whether the list speaks for a place better than words that have changed."""
    return not theirs.entry.doubtful and mine.match.confidence > theirs.match.confidence


def _rest(whole: Sequence[Found], without: Sequence[Found]) -> list[Found]:
    gone = set(map(id, without))
    return [one for one in whole if id(one) not in gone]


def _in_order(
    planned: Sequence[Found], own: Sequence[Found], pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """A lone section and a lone entry of its level between the same neighbours, one of them lost.

    Neighbours are the nearest that are known to belong together.
    """
    partners = {id(mine): theirs for theirs, mine in pairs}
    places = {id(one): number for number, one in enumerate(planned)}
    taken = {id(theirs) for theirs, _ in pairs}
    for low, gap, high in _gaps(own, partners):
        first = places[id(low)] + 1 if low is not None else 0
        last = places[id(high)] if high is not None else len(planned)
        between = [one for one in planned[first:last] if id(one) not in taken]
        for level in {one.entry.level for one in gap}:
            mine = [one for one in gap if one.entry.level == level]
            theirs = [one for one in between if one.entry.level == level]
            if len(mine) == len(theirs) == 1 and min(mine[0].at, theirs[0].at) < 0:
                yield theirs[0], mine[0]


def _gaps(
    own: Sequence[Found], partners: Mapping[int, Found]
) -> Iterator[tuple[Found | None, list[Found], Found | None]]:
    """Entries that nothing stands for yet, between the sections before and behind them."""
    low: Found | None = None
    gap: list[Found] = []
    for one in own:
        theirs = partners.get(id(one))
        if theirs is None:
            gap.append(one)
            continue
        if gap:
            yield low, gap, theirs
        low, gap = theirs, []
    if gap:
        yield low, gap, None
