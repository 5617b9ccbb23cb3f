"""The best chain of places, one for each entry, that never steps back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hearprint.contents.pairing import NOWHERE
from hearprint.model.contents import Entry, Match

#: A score at which all that may agree does.
_SURE = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place at which an entry may start, and how well it fits."""

    block: int
    span: int
    score: float
    why: str


def as_match(place: Place | None) -> Match:
    """The match of an entry that starts at ``place``, if anywhere."""
    if place is None:
        return NOWHERE
    sure = min(1.0, place.score / _SURE)
    return Match(block=place.block, confidence=sure, why=place.why, span=place.span)


def with_moved(
    entries: Sequence[Entry],
    candidates: Sequence[Sequence[Place]],
    chain: Sequence[Place | None],
) -> list[Place | None]:
    """Sections that an editor moved break the order, and are found by their words all the same."""
    taken = {place.block for place in chain if place}
    done = list(chain)
    for number, entry in enumerate(entries):
        free = [place for place in candidates[number] if place.block not in taken]
        if done[number] is None and entry.starts and free:
            done[number] = max(free, key=lambda place: place.score)
            taken.add(max(free, key=lambda place: place.score).block)
    return done


@dataclass(frozen=True, slots=True)
class _Link:
    """A place in a chain, and the rest of it; what no chain holds any more is forgotten."""

    number: int  #: of its entry
    place: Place
    before: _Link | None


def best_chain(candidates: Sequence[Sequence[Place]]) -> list[Place | None]:
    """The chain of rising places with the greatest sum of scores."""
    tops: list[int] = []  # rising block indices, each the end of a better chain
    bests: list[tuple[float, _Link | None]] = []
    for number, places in enumerate(candidates):
        found = []
        for place in places:
            at = bisect_left(tops, place.block)
            total, before = bests[at - 1] if at else (0.0, None)
            found.append((total + place.score, _Link(number, place, before)))
        for total, link in found:
            _record(tops, bests, link.place.block, (total, link))
    chain: list[Place | None] = [None] * len(candidates)
    last = bests[-1][1] if bests else None
    while last is not None:
        chain[last.number] = last.place
        last = last.before
    return chain


def _record(
    tops: list[int],
    bests: list[tuple[float, _Link | None]],
    block: int,
    best: tuple[float, _Link | None],
) -> None:
    """Keep only ends that no earlier end beats."""
    at = bisect_left(tops, block)
    if at and bests[at - 1][0] >= best[0]:
        return
    if at < len(tops) and tops[at] == block and bests[at][0] >= best[0]:
        return
    stop = at
    while stop < len(tops) and bests[stop][0] <= best[0]:
        stop += 1
    tops[at:stop] = [block]
    bests[at:stop] = [best]
