"""Printed rows near the top and the foot of pages, where furniture stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from hearprint.readers.pdf.parts import Atom, Sheet

_ZONE = 0.16  #: of the page's height, at its top and at its foot
_DEEPEST = 0.28  #: of the page's height: the furthest in that an outermost row may stand
_EDGE = 0.11  #: where a lone page number may stand in a document of one or two pages
_WHITE = 1.9  #: type sizes from a running head to the text
_NEXT_LINE = 1.4
SAME_PLACE = 3.0  #: points
_LEADERS = re.compile(r"(?:[.…·]\s?){5}")


class Spot(NamedTuple):
    """One printed row in the top or foot zone."""

    sheet: int  #: index
    foot: bool
    base: float
    atom: int  #: index in the sheet


def spots_of(index: int, sheet: Sheet) -> list[Spot]:
    """Atoms near the top and the foot that no body text separates from the edge."""
    bases = [atom.base for atom in sheet.atoms if not atom.tilted]
    if not bases:
        return []
    # The outermost row may stand further in, where the margins are wide.
    top = min(max(_ZONE * sheet.height, min(bases) + 1), _DEEPEST * sheet.height)
    foot = max(min((1 - _ZONE) * sheet.height, max(bases) - 1), (1 - _DEEPEST) * sheet.height)
    return [
        Spot(index, atom.base > sheet.height / 2, atom.base, at)
        for at, atom in enumerate(sheet.atoms)
        if not top < atom.base < foot and not atom.tilted and not _LEADERS.search(atom.text)
    ]


def clusters(sheets: Sequence[Sheet], group: Sequence[Spot]) -> list[list[Spot]]:
    """Spots parted by their distance from the edge and their size of type."""
    found: list[list[Spot]] = []
    sizes: dict[int, list[Spot]] = defaultdict(list)
    for spot in group:
        sizes[round(sheets[spot.sheet].atoms[spot.atom].size * 2)].append(spot)
    for alike in sizes.values():
        alike.sort(key=lambda spot: edge_of(sheets, spot))
        cluster: list[Spot] = []
        for spot in alike:
            if cluster and edge_of(sheets, spot) - edge_of(sheets, cluster[0]) > SAME_PLACE:
                found.append(cluster)
                cluster = []
            cluster.append(spot)
        found.append(cluster)
    return found


def edge_of(sheets: Sequence[Sheet], spot: Spot) -> float:
    """Distance from the nearer edge of the page."""
    return sheets[spot.sheet].height - spot.base if spot.foot else spot.base


def slot_of(sheets: Sequence[Sheet], spot: Spot) -> tuple[bool, int]:
    """Whether at the foot, and how many points from the edge."""
    return spot.foot, round(edge_of(sheets, spot))


def spot_of(sheets: Sequence[Sheet], key: tuple[int, int]) -> Spot:
    """The row of an atom, by index of sheet and of atom."""
    atom = sheets[key[0]].atoms[key[1]]
    return Spot(key[0], atom.base > sheets[key[0]].height / 2, atom.base, key[1])


def atom_at(sheets: Sequence[Sheet], spot: Spot) -> Atom:
    """The atom of a row."""
    return sheets[spot.sheet].atoms[spot.atom]


def words_of(sheets: Sequence[Sheet], spot: Spot) -> str:
    """The words of a row."""
    return sheets[spot.sheet].atoms[spot.atom].text


def beside(sheets: Sequence[Sheet], spot: Spot, gone: set[tuple[int, int]]) -> list[Atom]:
    """What stands on the same row and stays."""
    base = atom_at(sheets, spot).base
    return [
        atom
        for at, atom in enumerate(sheets[spot.sheet].atoms)
        if abs(atom.base - base) < 1 and not atom.tilted and (spot.sheet, at) not in gone
    ]


def lone_rows(sheets: Sequence[Sheet], cluster: Sequence[Spot]) -> list[Spot]:
    """Those that stand outermost on their page, with white between them and the text."""
    return [spot for spot in cluster if is_outermost(sheets[spot.sheet], spot)]


def is_outermost(sheet: Sheet, spot: Spot) -> bool:
    """Whether nothing stands further out, and white parts the row from the text."""
    own = sheet.atoms[spot.atom]
    base, near, white = own.base, 0.5 * own.size, _WHITE * own.size
    found = False
    for other in sheet.atoms:
        step = base - other.base if spot.foot else other.base - base
        if step <= white and abs(step) > near and not other.tilted:
            return False
        found = found or (step > white and not other.tilted)
    return found


def lone_at_edge(sheet: Sheet, spot: Spot) -> bool:
    """Whether the row stands alone at the very edge of the page."""
    others = [atom for at, atom in enumerate(sheet.atoms) if at != spot.atom]
    if not others:
        return False
    reach = _EDGE * sheet.height
    size = sheet.atoms[spot.atom].size
    if spot.foot:
        return spot.base > sheet.height - reach and max(o.base for o in others) < spot.base - size
    return spot.base < reach and min(o.base for o in others) > spot.base + size


def ends_text(sheet: Sheet, spot: Spot) -> bool:
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
