"""Levels of a contents list as its numbers, its indentation and its type show them.

Numbers know best ("2.1" is below "2"); left edges speak for entries without numbers, and type
where edges are the same. Every kind of entry gets a rank; ranks are levels, from 1.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearprint.contents.numbers import depth, families, is_part
from hearprint.model.contents import Entry

#: Left edges this close, in points, are one edge; numbers set flush right differ by less.
_SAME = 7.0
#: A step to the right beyond this, in points, begins another column and no deeper level.
_COLUMN = 110.0
#: Edges tell the levels when so many of the numbers at each are of one depth; fewer where numbers
#: begin anew, as those of a preface before the first chapter's.
_CLEAR, _ANEW = 0.97, 0.9
#: Parts hold at least so many chapters each, on the whole.
_FEW_PARTS = 3
_ROMAN = re.compile(r"[IVXLC]+")
#: Between two ranks.
_HALFWAY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How an entry is printed."""

    left: float | None  #: its left edge in points, the same for all pages of the list
    size: float = 0.0
    bold: bool = False

    @property
    def type(self) -> tuple[float, bool]:
        """Size to half a point, and weight."""
        return round(self.size * 2) / 2, self.bold


def levelled(entries: Sequence[Entry], looks: Sequence[Look]) -> tuple[Entry, ...]:
    """Entries with their levels, from 1; as they are when some of them have no place."""
    lefts = [look.left for look in looks if look.left is not None]
    if len(lefts) < len(entries):
        return tuple(entries)
    edges = _within_columns(lefts)
    ranks = _ranks(entries, looks, edges)
    if ranks is None:
        return tuple(entries)
    order = sorted(set(ranks))
    return tuple(
        replace(entry, level=max(1 + order.index(rank), 1 if entry.number else entry.level))
        for entry, rank in zip(entries, ranks, strict=True)
    )


def _within_columns(lefts: Sequence[float]) -> list[float]:
    """Each left edge as the distance from that of its column; slips of a few points mended."""
    edges = _edges(lefts)
    base = edges[0]
    columns: dict[float, float] = {}
    for edge in edges:
        if edge - base > _COLUMN:
            base = edge
        columns[edge] = edge - base
    own = [columns[_nearest(left, edges)] for left in lefts]
    merged = _edges(own)
    return [_nearest(edge, merged) for edge in own]


def _edges(lefts: Sequence[float]) -> list[float]:
    """The distinct left edges, from the left; one that few lines have is a slip."""
    edges: list[float] = []
    for left in sorted(lefts):
        if not edges or left - edges[-1] > _SAME:
            edges.append(left)
    counts = Counter(_nearest(left, edges) for left in lefts)
    return [edge for edge in edges if counts[edge] > 1 or len(lefts) < 2 * len(edges)]


def _nearest(left: float, edges: Sequence[float]) -> float:
    return min(edges, key=lambda edge: abs(edge - left)) if edges else left


def _ranks(
    entries: Sequence[Entry], looks: Sequence[Look], edges: Sequence[float]
) -> list[float] | None:
    """The rank of every entry, smaller is higher; None when edges alone tell too little."""
    known = _numbered(entries, edges)
    if len(set(known.values())) <= 1:  # numbers of one depth say nothing of the others...
        if parts := _roman_parts(entries, edges):  # ... but where they are few among many
            return [edge - (at in parts) for at, edge in enumerate(edges)]
        lone = edges.count(min(edges)) < 2  # noqa: PLR2004 - one top entry is no list
        return None if lone or edges[0] > min(edges) else list(edges)
    anew = sum(one.number == "1" for one in entries) > 1
    if _edges_tell(known, edges, _ANEW if anew else _CLEAR):
        ranks = list(edges)
    else:
        ladder = _Ladder.of(known, looks, edges)
        ranks = [
            known[at] if at in known else ladder.rank(edges[at], look.type)
            for at, look in enumerate(looks)
        ]
    return _without_empty_top(ranks, set(range(len(ranks))) - set(known))


def _roman_parts(entries: Sequence[Entry], edges: Sequence[float]) -> frozenset[int]:
    """Parts numbered I, II, III above chapters that have no number and stand at the same edge."""
    parts = [at for at, entry in enumerate(entries) if entry.number]
    if not parts or any(not _ROMAN.fullmatch(entries[at].number or "") for at in parts):
        return frozenset()
    edge = edges[parts[0]]
    under = [at for at in range(len(entries)) if at not in parts and edges[at] == edge]
    holding = sum(start + 1 < end for start, end in pairwise([*parts, len(entries)]))
    few = _FEW_PARTS * len(parts) <= len(under) and 2 * holding > len(parts)
    alike = all(edges[at] == edge for at in parts)
    return frozenset(parts) if few and alike and parts[0] < min(under) else frozenset()


def _edges_tell(known: Mapping[int, float], edges: Sequence[float], clear: float) -> bool:
    """Whether each step to the right is a step down, for the share ``clear`` of the numbers."""
    found: dict[float, Counter[float]] = defaultdict(Counter)
    for at, rank in known.items():
        found[edges[at]][rank] += 1
    main = [found[edge].most_common(1)[0] for edge in sorted(found)]
    sure = sum(count for _, count in main) >= clear * len(known)
    return sure and len(main) > 1 and all(a[0] <= b[0] for a, b in pairwise(main))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ladder:
    """Where, and in what type, the numbered entries of each rank stand."""

    edge: Mapping[float, float]  #: by rank, from the highest
    types: Mapping[float, frozenset[tuple[float, bool]]]

    @classmethod
    def of(
        cls, known: Mapping[int, float], looks: Sequence[Look], edges: Sequence[float]
    ) -> _Ladder:
        members: dict[float, list[int]] = defaultdict(list)
        for at, rank in known.items():
            members[rank].append(at)
        return cls(
            edge={
                rank: Counter(edges[at] for at in members[rank]).most_common(1)[0][0]
                for rank in sorted(members)
            },
            types={
                rank: frozenset(looks[at].type for at in found) for rank, found in members.items()
            },
        )

    def rank(self, edge: float, style: tuple[float, bool]) -> float:
        """The rank of an entry without number."""
        typed = [rank for rank in self.edge if style in self.types[rank]]
        if len(typed) == 1 and edge >= self.edge[typed[0]] - _SAME and self._telling():
            return typed[0]
        level = [rank for rank in self.edge if abs(self.edge[rank] - edge) <= _SAME]
        if level:
            top = min(self.edge)
            grand = level[0] == top and all(_grander(style, one) for one in self.types[top])
            same = next((rank for rank in level if rank in typed), level[0])
            return top - _HALFWAY if grand else same
        higher = [rank for rank in self.edge if self.edge[rank] < edge]
        if not higher:
            return min(self.edge) - _HALFWAY
        return higher[-1] + (_HALFWAY if higher[-1] < max(self.edge) else 1 + edge / 1000)

    def _telling(self) -> bool:
        """Whether type tells the ranks apart."""
        return len(frozenset().union(*self.types.values())) > 1


def _grander(one: tuple[float, bool], other: tuple[float, bool]) -> bool:
    """Larger, or bold where the other is not, and no smaller."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] > other[1])


def _without_empty_top(ranks: list[float], unnumbered: Collection[int]) -> list[float]:
    """Entries without number that stand out to the left are above others only if they hold some.

    A preface and an index hold nothing and are chapters, however they are printed.
    """
    top = min(ranks)
    highest = [at for at, rank in enumerate(ranks) if rank == top]
    holding = sum(at + 1 < len(ranks) and ranks[at + 1] > top for at in highest)
    if not all(at in unnumbered for at in highest) or holding > _HALFWAY * len(highest):
        return ranks
    following = min((rank for rank in ranks if rank > top), default=top)
    return [max(rank, following) for rank in ranks]


def _numbered(entries: Sequence[Entry], edges: Sequence[float]) -> dict[int, float]:
    """Ranks of the entries with numbers; a part is above the chapters that it holds."""
    ranks = {at: float(depth(one.number)) for at, one in enumerate(entries) if one.number}
    tops = [at for at, rank in ranks.items() if rank == 1]
    above = {at for at in tops if is_part(entries[at].raw)}
    places = [at for at in tops if at not in above]
    kinds = dict(zip(places, families([entries[at].number or "" for at in places]), strict=True))
    holding = {upper: _held(tops, kinds, upper) for upper in dict.fromkeys(kinds.values())}
    counts = Counter(kinds.values())
    for upper, found in holding.items():
        # Where each could hold the other, the fewer are the parts.
        held = {one for one in found if upper not in holding[one] or counts[upper] < counts[one]}
        left = min((edges[at] for at, kind in kinds.items() if kind == upper), default=0.0)
        inner = [edges[at] for at, kind in kinds.items() if kind in held]
        if held and left <= min(inner) + _SAME:
            above |= {at for at, kind in kinds.items() if kind == upper}
    if len(above) < len(tops):
        for at in above:
            ranks[at] = 0.0
    return ranks


def _held(tops: Sequence[int], kinds: Mapping[int, str], upper: str) -> set[str]:
    """Which ways of counting go on, or begin anew, between the numbers of ``upper``.

    Appendices A, B and C follow the chapters 1 to 9; the parts I, II and III hold them.
    """
    places = [at for at in tops if kinds.get(at) == upper]
    held: set[str] = set()
    for other in set(kinds.values()) - {upper}:
        gaps = sum(
            any(kinds.get(at) == other for at in range(start + 1, end))
            for start, end in pairwise(places)
        )
        if gaps and gaps >= _HALFWAY * (len(places) - 1):
            held.add(other)
    return held
