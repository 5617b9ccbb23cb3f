"""Running heads, folios and watermarks: what repeats at one place over the pages.

A line goes only when it repeats, or is a page number in step with the pages (or, where there are
too few pages to see a step, stands alone at the very edge). Everything else is text.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hearprint.readers.pdf.parts import Atom, Sheet
from hearprint.readers.pdf.titles import NUMBER, bare, pattern_of, rank_of, title_ranks
from hearprint.readers.pdf.watermarks import watermarks

_ZONE = 0.16  #: of the page's height, at its top and at its foot
_DEEPEST = 0.28  #: of the page's height: the furthest in that an outermost row may stand
_EDGE = 0.11  #: where a lone page number may stand in a document of one or two pages
_REPEATS = 3
_FEW_PAGES = 2
_WHITE = 1.9  #: type sizes from a running head to the text
_NEXT_LINE = 1.4
_SAME_PLACE = 3.0  #: points
_FOLIO = re.compile(
    r"(?:page|p\.?|seite|página|pagina)?\s*"
    r"([0-9]{1,4}|[ivxlcdm]{1,8})(?:\s*(?:of|/|von|de|sur)\s*[0-9]{1,4})?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.…·]\s?){5}")
_EDGES = " \t-–—·•|[](){}~*.:"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An atom that is furniture."""

    reason: str
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """Pages without their furniture."""

    sheets: tuple[Sheet, ...]
    taken: tuple[Taken, ...]
    folios: dict[int, str]  #: page -> number as printed


class _Spot(NamedTuple):
    """One printed row in the top or foot zone."""

    sheet: int  #: index
    foot: bool
    base: float
    atom: int  #: index in the sheet


def strip_furniture(sheets: Sequence[Sheet]) -> Furnished:
    """Part the text of all pages from their furniture."""
    spots = [spot for index, sheet in enumerate(sheets) for spot in _spots(index, sheet)]
    reasons: dict[tuple[int, int], str] = {}
    folios = _folios(sheets, spots)
    for spot in folios:
        reasons[spot.sheet, spot.atom] = "page number"
    heads = _whole_rows(sheets, _heads(sheets, spots, reasons), reasons)
    for spot in _outermost(sheets, heads, reasons):
        reasons.setdefault((spot.sheet, spot.atom), "running head")
    for key in watermarks(sheets):
        reasons.setdefault(key, "watermark")
    kept: list[Sheet] = []
    taken: list[Taken] = []
    for index, sheet in enumerate(sheets):
        kept.append(
            sheet._replace(
                atoms=tuple(a for at, a in enumerate(sheet.atoms) if (index, at) not in reasons)
            )
        )
        taken.extend(
            Taken(
                reason=reasons[index, at], page=sheet.number, text=bare(f"{atom.cap} {atom.text}")
            )
            for at, atom in enumerate(sheet.atoms)
            if (index, at) in reasons
        )
    labels = {sheets[spot.sheet].number: label for spot, label in folios.items()}
    return Furnished(sheets=tuple(kept), taken=tuple(taken), folios=labels)


def _spots(index: int, sheet: Sheet) -> list[_Spot]:
    """Atoms near the top and the foot that no body text separates from the edge."""
    bases = [atom.base for atom in sheet.atoms if not atom.tilted]
    if not bases:
        return []
    # The outermost row may stand further in, where the margins are wide.
    top = min(max(_ZONE * sheet.height, min(bases) + 1), _DEEPEST * sheet.height)
    foot = max(min((1 - _ZONE) * sheet.height, max(bases) - 1), (1 - _DEEPEST) * sheet.height)
    return [
        _Spot(index, atom.base > sheet.height / 2, atom.base, at)
        for at, atom in enumerate(sheet.atoms)
        if not atom.tilted and not top < atom.base < foot and not _LEADERS.search(atom.text)
    ]


def page_number(text: str) -> tuple[int, str] | None:
    """Value and print of a lone page number: ``12``, ``xiv``, ``- 3 -``, ``Page 3 of 24``."""
    match = _FOLIO.fullmatch(text.strip(_EDGES))
    if not match:
        return None
    print_ = match[1]
    return (int(print_), print_) if print_.isdecimal() else _roman(print_)


def _roman(text: str) -> tuple[int, str] | None:
    if text != text.lower() and text != text.upper():
        return None
    values = [_ROMAN[sign] for sign in text.lower()]
    total = sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
    return total, text


def _folios(sheets: Sequence[Sheet], spots: Sequence[_Spot]) -> dict[_Spot, str]:
    """Lone numbers that go up in step with the pages."""
    numbers: dict[_Spot, tuple[int, str]] = {}
    for spot in spots:
        found = page_number(sheets[spot.sheet].atoms[spot.atom].text)
        if found:
            numbers[spot] = found
    if len(sheets) <= _FEW_PAGES:
        return {
            spot: label
            for spot, (value, label) in numbers.items()
            if label.isdecimal() and _lone_at_edge(sheets[spot.sheet], spot) and value < 1000  # noqa: PLR2004 - a year is no folio
        }
    steps: dict[tuple[bool, bool, int], list[_Spot]] = defaultdict(list)
    for spot, (value, label) in numbers.items():
        steps[spot.foot, label.isdecimal(), value - spot.sheet].append(spot)
    good: dict[_Spot, str] = {}
    for group in steps.values():
        for cluster in _clusters(sheets, group):
            pages = sorted({spot.sheet for spot in cluster})
            if len(pages) > _FEW_PAGES or (len(pages) > 1 and pages[1] - pages[0] <= _REPEATS):
                good.update((spot, numbers[spot][1]) for spot in cluster)
    good.update(_like_folios(sheets, numbers, good))
    return _one_a_page(numbers, good)


def _one_a_page(numbers: dict[_Spot, tuple[int, str]], good: dict[_Spot, str]) -> dict[_Spot, str]:
    """Of several numbers on a page, the one in step with most pages, wherever it is printed.

    The others are of a list or a table that happens to begin or end at the folios' height.
    """
    steps = Counter(numbers[spot][0] - spot.sheet for spot in good)
    best: dict[int, tuple[int, int]] = {}
    for spot in good:
        value = numbers[spot][0]
        best[spot.sheet] = max(best.get(spot.sheet, (0, 0)), (steps[value - spot.sheet], value))
    return {spot: label for spot, label in good.items() if numbers[spot][0] == best[spot.sheet][1]}


def _like_folios(
    sheets: Sequence[Sheet], numbers: dict[_Spot, tuple[int, str]], good: dict[_Spot, str]
) -> dict[_Spot, str]:
    """Numbers at the folios' place (a preface's, say), or alone at the edge in step with them."""
    places = {(*_slot(sheets, spot), round(_atom_at(sheets, spot).size)) for spot in good}
    steps = {numbers[spot][0] - spot.sheet for spot in good}
    return {
        spot: label
        for spot, (value, label) in numbers.items()
        if (*_slot(sheets, spot), round(_atom_at(sheets, spot).size)) in places
        or (value - spot.sheet in steps and _is_outermost(sheets[spot.sheet], spot))
    }


def _clusters(sheets: Sequence[Sheet], group: Sequence[_Spot]) -> list[list[_Spot]]:
    """Spots parted by their distance from the edge and their size of type."""
    found: list[list[_Spot]] = []
    sizes: dict[int, list[_Spot]] = defaultdict(list)
    for spot in group:
        sizes[round(sheets[spot.sheet].atoms[spot.atom].size * 2)].append(spot)
    for alike in sizes.values():
        alike.sort(key=lambda spot: _edge(sheets, spot))
        cluster: list[_Spot] = []
        for spot in alike:
            if cluster and _edge(sheets, spot) - _edge(sheets, cluster[0]) > _SAME_PLACE:
                found.append(cluster)
                cluster = []
            cluster.append(spot)
        found.append(cluster)
    return found


def _edge(sheets: Sequence[Sheet], spot: _Spot) -> float:
    """Distance from the nearer edge of the page."""
    return sheets[spot.sheet].height - spot.base if spot.foot else spot.base


def _lone_at_edge(sheet: Sheet, spot: _Spot) -> bool:
    others = [atom for at, atom in enumerate(sheet.atoms) if at != spot.atom]
    if not others:
        return False
    reach = _EDGE * sheet.height
    size = sheet.atoms[spot.atom].size
    if spot.foot:
        return spot.base > sheet.height - reach and max(o.base for o in others) < spot.base - size
    return spot.base < reach and min(o.base for o in others) > spot.base + size


def _heads(
    sheets: Sequence[Sheet], spots: Sequence[_Spot], known: dict[tuple[int, int], str]
) -> list[_Spot]:
    """Rows whose words repeat at one height, and those in the same place that name a heading."""
    if len(sheets) < _FEW_PAGES:
        return []
    groups: dict[tuple[bool, str], list[_Spot]] = defaultdict(list)
    for spot in spots:
        if (spot.sheet, spot.atom) not in known:
            groups[spot.foot, pattern_of(sheets[spot.sheet].atoms[spot.atom].text)].append(spot)
    found: list[_Spot] = []
    rare: list[tuple[list[_Spot], str, bool]] = []
    for (_, pattern), group in groups.items():
        for cluster in _clusters(sheets, group):
            pages = len({spot.sheet for spot in cluster})
            steady = "#" not in pattern or _numbers_in_step(sheets, cluster)
            if steady and pages >= _REPEATS:
                found.extend(cluster)
            else:
                rare.append((cluster, pattern, steady and pages >= _FEW_PAGES))
    slots = Counter(_slot(sheets, spot) for spot in found)
    slots.update(_slot(sheets, _spot_of(sheets, key)) for key in known)
    titles = title_ranks(sheets)
    likely = [
        (cluster, again or titles.outranks(pattern, rank_of(_atom_at(sheets, cluster[0]))))
        for cluster, pattern, again in rare
    ]
    # Heads that change from page to page tell themselves by their place and by what they name.
    slots.update(
        _slot(sheets, spot)
        for cluster, named in likely
        if named
        for spot in _lone_rows(sheets, cluster)
    )
    for cluster, named in likely:
        foot, place = _slot(sheets, cluster[0])
        if named and sum(slots[foot, place + near] for near in (-1, 0, 1)) >= _REPEATS:
            found.extend(cluster)
    return found


def _whole_rows(
    sheets: Sequence[Sheet], heads: Sequence[_Spot], known: dict[tuple[int, int], str]
) -> list[_Spot]:
    """Without the lines of a contents list, which name the chapters that heads name too.

    Their page labels are no folios. A bullet repeats from page to page and belongs to its line.
    Of two rows with the same words, the inner one is the heading that the outer one names.
    """
    outer: dict[tuple[int, bool, str], float] = {}
    for spot in heads:
        key = (spot.sheet, spot.foot, pattern_of(_words(sheets, spot)))
        outer[key] = min(_edge(sheets, spot), outer.get(key, math.inf))
    texts = Counter(_words(sheets, spot) for spot in heads)
    heads = [
        spot
        for spot in heads
        if texts[_words(sheets, spot)] >= _REPEATS or not page_number(_words(sheets, spot))
    ]
    gone = {(spot.sheet, spot.atom) for spot in heads} | set(known)
    return [
        spot
        for spot in heads
        if _edge(sheets, spot)
        < outer[spot.sheet, spot.foot, pattern_of(_words(sheets, spot))] + _SAME_PLACE
        and not any(
            page_number(other.text) or not any(map(str.isalnum, _words(sheets, spot)))
            for other in _beside(sheets, spot, gone)
        )
    ]


def _beside(sheets: Sequence[Sheet], spot: _Spot, gone: set[tuple[int, int]]) -> list[Atom]:
    """What stands on the same row and stays."""
    own = _atom_at(sheets, spot)
    return [
        atom
        for at, atom in enumerate(sheets[spot.sheet].atoms)
        if (spot.sheet, at) not in gone and not atom.tilted and abs(atom.base - own.base) < 1
    ]


def _lone_rows(sheets: Sequence[Sheet], cluster: Sequence[_Spot]) -> list[_Spot]:
    """Those that stand outermost on their page, with white between them and the text."""
    return [spot for spot in cluster if _is_outermost(sheets[spot.sheet], spot)]


def _is_outermost(sheet: Sheet, spot: _Spot) -> bool:
    own = sheet.atoms[spot.atom]
    steps = [
        own.base - other.base if spot.foot else other.base - own.base
        for other in sheet.atoms
        if not other.tilted and abs(other.base - own.base) > 0.5 * own.size
    ]
    return bool(steps) and min(steps) > _WHITE * own.size


def _outermost(
    sheets: Sequence[Sheet], heads: Sequence[_Spot], known: dict[tuple[int, int], str]
) -> list[_Spot]:
    """Leave out rows that on most of their pages stand further in than a line of text."""
    gone = {(spot.sheet, spot.atom) for spot in heads} | set(known)
    first: dict[tuple[int, bool], float] = {}
    for index, sheet in enumerate(sheets):
        for at, atom in enumerate(sheet.atoms):
            if (index, at) not in gone and not atom.tilted:
                key = (index, atom.base > sheet.height / 2)
                edge = sheet.height - atom.base if key[1] else atom.base
                first[key] = min(edge, first.get(key, edge))
    groups: dict[tuple[bool, int], list[tuple[_Spot, bool]]] = defaultdict(list)
    for spot in heads:
        edge = _edge(sheets, spot)
        inside = edge > first.get((spot.sheet, spot.foot), edge) + _SAME_PLACE
        inside = inside or _ends_text(sheets[spot.sheet], spot)
        groups[spot.foot, round(edge / _SAME_PLACE)].append((spot, inside))
    return [
        spot
        for group in groups.values()
        if sum(inside for _, inside in group) * 2 <= len(group)
        for spot, _ in group
    ]


def _ends_text(sheet: Sheet, spot: _Spot) -> bool:
    """Whether the row is the last line of a paragraph: a sentence's end right below its like."""
    own = sheet.atoms[spot.atom]
    return (
        own.text.endswith(".")
        and any(
            0 < own.base - other.base < _NEXT_LINE * own.size
            and abs(other.size - own.size) < 0.2  # noqa: PLR2004 - points
            and abs(other.left - own.left) < 2 * own.size
            for other in sheet.atoms[max(0, spot.atom - 6) : spot.atom]
        )
    )


def _spot_of(sheets: Sequence[Sheet], key: tuple[int, int]) -> _Spot:
    atom = sheets[key[0]].atoms[key[1]]
    return _Spot(key[0], atom.base > sheets[key[0]].height / 2, atom.base, key[1])


def _slot(sheets: Sequence[Sheet], spot: _Spot) -> tuple[bool, int]:
    return spot.foot, round(_edge(sheets, spot))


def _atom_at(sheets: Sequence[Sheet], spot: _Spot) -> Atom:
    return sheets[spot.sheet].atoms[spot.atom]


def _words(sheets: Sequence[Sheet], spot: _Spot) -> str:
    return sheets[spot.sheet].atoms[spot.atom].text


def _numbers_in_step(sheets: Sequence[Sheet], spots: Sequence[_Spot]) -> bool:
    """Whether some number in the row is the same on all pages or counts the pages."""
    rows = [
        (spot.sheet, [int(one[:9]) for one in NUMBER.findall(_words(sheets, spot))[:8]])
        for spot in spots
    ]
    width = min((len(numbers) for _, numbers in rows), default=0)
    wanted = max(2, round(0.6 * len(rows)))
    columns = [
        max(
            Counter(numbers[at] for _, numbers in rows).most_common(1)[0][1],
            Counter(numbers[at] - sheet for sheet, numbers in rows).most_common(1)[0][1],
        )
        for at in range(width)
    ]
    return bool(columns) and min(columns) >= wanted
