"""Watermarks: the same words at the same place, in the text's way, on many pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from hearprint.readers.pdf.parts import Sheet
from hearprint.readers.pdf.titles import bare

_REPEATS = 3


def watermarks(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Index of sheet and of atom for words that half of the pages hold at one place."""
    if len(sheets) < _REPEATS:
        return []
    places: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for at, atom in enumerate(sheet.atoms):
            key = (bare(atom.text), round(atom.left / 2), round(atom.base / 2))
            places[key].append((index, at))
    wanted = max(_REPEATS, len(sheets) / 2)
    found = [
        spot
        for group in places.values()
        if len({index for index, _ in group}) >= wanted
        for spot in group
    ]
    marked: Counter[int] = Counter()
    for index, at in found:
        marked[index] += len(sheets[index].atoms[at].text)
    # Pages that repeat as a whole (a form, say) are text; a mark is little beside the text, or
    # runs across it at a slant.
    return [
        (index, at)
        for index, at in found
        if sheets[index].atoms[at].tilted
        or marked[index] * 2 < sum(len(atom.text) for atom in sheets[index].atoms)
    ]
