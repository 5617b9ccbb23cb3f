"""What stands in the margins beside the text: line numbers, and notes of the editor's.

Line numbers go; side notes are read after the text of their page instead of through its lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearprint.readers.pdf.furniture import Furnished, Taken
from hearprint.readers.pdf.parts import Atom, Sheet

_STEPS = {1: 8, 2: 6, 5: 3, 10: 3}  #: how far line numbers go up: how many show that they do
_MAX_NUMBER = 100_000
_ALIGNED = 2.5  #: points
_RUNS_ON = 0.25  #: of the lines beside numbers start in mid-sentence
_LONG = 38  #: letters of a line that shows where the text stands
_LONG_LINES = 6
_SMALL = 0.96  #: of the page's size of type
_APART = 0.5  #: type sizes between text and side note
_MOST = 0.2  #: of a page's letters; more than that is a column


def strip_line_numbers(furnished: Furnished) -> Furnished:
    """Take numbered lines' numbers out of all pages."""
    sheets: list[Sheet] = []
    taken = list(furnished.taken)
    for sheet in furnished.sheets:
        gone = _line_numbers(sheet)
        taken.extend(
            Taken(reason="line number", page=sheet.number, text=sheet.atoms[at].text)
            for at in sorted(gone)
        )
        kept = tuple(atom for at, atom in enumerate(sheet.atoms) if at not in gone)
        sheets.append(sheet._replace(atoms=kept) if gone else sheet)
    return Furnished(sheets=tuple(sheets), taken=tuple(taken), folios=furnished.folios)


def _line_numbers(sheet: Sheet) -> frozenset[int]:
    columns: dict[int, list[int]] = defaultdict(list)
    for at, atom in enumerate(sheet.atoms):
        if atom.text.isdecimal() and atom.text.isascii() and not atom.tilted and not atom.cap:
            columns[round(atom.right / _ALIGNED)].append(at)
    gone: set[int] = set()
    for places in columns.values():
        if len(places) >= min(_STEPS.values()):
            gone.update(_counting(sheet, places))
    return frozenset(gone)


def _counting(sheet: Sheet, places: Sequence[int]) -> Iterator[int]:
    """Numbers below one another that go up evenly, beside lines that run on."""
    numbers = [int(sheet.atoms[at].text[:9]) for at in places]
    if max(numbers) > _MAX_NUMBER:
        return
    steps = Counter(two - one for one, two in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    if times + 1 < _STEPS.get(step, len(places) + 1) or times < 0.7 * (len(places) - 1):
        return
    beside = [text for at in places if (text := _beside(sheet, sheet.atoms[at]))]
    if sum(text[0].islower() for text in beside) >= max(1, _RUNS_ON * len(beside)):
        yield from places


def _beside(sheet: Sheet, number: Atom) -> str:
    """The text on the number's line, when the number stands outside it."""
    row = [
        atom
        for atom in sheet.atoms
        if atom is not number and abs(atom.base - number.base) < 0.5 * atom.size
    ]
    if not row:
        return ""
    outside = number.right < min(atom.left for atom in row) or number.left > max(
        atom.right for atom in row
    )
    return min(row, key=lambda atom: atom.left).text if outside else ""


def side_notes(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """The atoms of a page without its side notes, and these, left margin first."""
    long = [atom for atom in atoms if len(atom.text) >= _LONG and not atom.tilted]
    if len(long) < _LONG_LINES:
        return list(atoms), []
    letters: Counter[float] = Counter()
    for atom in long:
        letters[atom.size] += len(atom.text)
    size = letters.most_common(1)[0][0]
    body = [atom for atom in long if abs(atom.size - size) < 0.3]  # noqa: PLR2004 - points
    left, right = min(atom.left for atom in body), max(atom.right for atom in body)
    outer = [
        atom
        for atom in atoms
        if not atom.tilted
        and not atom.bold
        and atom.size < _SMALL * size
        and (atom.right < left - _APART * size or atom.left > right + _APART * size)
    ]
    said = sum(len(atom.text) for atom in outer)
    if not said or said > _MOST * sum(len(atom.text) for atom in atoms):
        return list(atoms), []
    aside = {id(atom) for atom in outer}
    outer.sort(key=lambda atom: (atom.left > right, atom.base, atom.left))
    return [atom for atom in atoms if id(atom) not in aside], outer
