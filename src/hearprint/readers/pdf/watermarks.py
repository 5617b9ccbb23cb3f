"""Watermarks: words across a page, behind or over its text, that are no part of it.

Either the same words stand at the same place on many pages, or they are large, and pale or at a
slant. What is both pale and tilted goes from one page even, unless it holds a figure; what is one
of the two goes where pages repeat it (tilted text at least half of them).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from hearprint.model.words import count_words
from hearprint.readers.pdf.parts import Atom, Sheet
from hearprint.readers.pdf.titles import bare

_REPEATS = 3
_LARGE = 1.8  #: times the size of the text
_WORDS = 8  #: a longer text says something


def watermarks(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Index of sheet and of atom for the words of watermarks."""
    return [*_at_one_place(sheets), *_across(sheets)]


def _at_one_place(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Words that half of the pages hold at one place."""
    if len(sheets) < _REPEATS:
        return []
    wanted = max(_REPEATS, len(sheets) / 2)
    words = [[bare(atom.text) for atom in sheet.atoms] for sheet in sheets]
    times = Counter(chain.from_iterable(words))
    often = {text for text, count in times.items() if count >= wanted}
    places: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for at, text in enumerate(words[index]):
            if text in often:
                atom = sheet.atoms[at]
                key = (text, round(atom.left / 2), round(atom.base / 2))
                places[key].append((index, at))
    found = [
        spot
        for group in places.values()
        if len({index for index, _ in group}) >= wanted
        for spot in group
    ]
    if not found:
        return []
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


def _across(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int]]:
    """Large words that are pale or tilted."""
    found = [
        (index, at)
        for index, sheet in enumerate(sheets)
        for at, atom in enumerate(sheet.atoms)
        if (atom.tilted or atom.pale) and count_words(atom.text) <= _WORDS
    ]
    if not found:
        return
    least = _LARGE * _usual(sheets)
    pages: dict[str, set[int]] = defaultdict(set)
    for index, at in found:
        pages[_key(sheets[index].atoms[at])].add(index)
    for index, at in found:
        atom = sheets[index].atoms[at]
        if atom.size >= least and _is_mark(atom, len(pages[_key(atom)]), len(sheets)):
            yield index, at


def _is_mark(atom: Atom, times: int, pages: int) -> bool:
    if atom.pale and atom.tilted and not any(map(str.isdigit, atom.text)):
        return True
    return times > 1 if atom.pale else times >= max(2, pages / 2)


def _key(atom: Atom) -> str:
    return bare(atom.text).casefold()


def _usual(sheets: Sequence[Sheet]) -> float:
    """The commonest size of upright type; without any, nothing is large."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for atom in sheet.atoms:
            if not atom.tilted:
                sizes[atom.size] += len(atom.text)
    return sizes.most_common(1)[0][0] if sizes else float("inf")
