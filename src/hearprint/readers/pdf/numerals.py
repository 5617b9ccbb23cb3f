"""Large numbers beside smaller lines: those of a list of contents, of points, of steps."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.readers.pdf.parts import Atom

_LARGER = 1.3  #: times the type of the lines beside it
_DIGITS = 3
_FEWEST = 3
_NEAR = 3.0  #: of the number's type sizes between it and the lines
_WITHIN = 0.3  #: of its type size by which the first line may stand higher than the number


def with_numerals(part: Sequence[Atom]) -> Sequence[Atom]:
    """The column with every large number on the baseline of the first line beside it."""
    numbers = [atom for atom in part if len(atom.text) <= _DIGITS and atom.text.isdecimal()]
    moved = {id(one): first for one in numbers if (first := _first_beside(one, part))}
    if not moved:
        return part
    return [
        atom._replace(base=first.base) if (first := moved.get(id(atom))) else atom for atom in part
    ]


def lead(left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """Whether several large numbers on the left belong to the lines right of them."""
    numbers = [
        one for one in left if len(one.text) <= _DIGITS and one.text.isdecimal()
    ]  # most columns have none
    return len(numbers) >= _FEWEST and sum(
        _first_beside(one, (one, *right)) is not None for one in numbers
    ) >= max(_FEWEST, len(numbers) - 1)


def _first_beside(number: Atom, part: Sequence[Atom]) -> Atom | None:
    """The topmost line right of a number that is larger than all lines there."""
    top = number.base - number.size
    beside = [
        atom
        for atom in part
        if 0 <= atom.left - number.right < _NEAR * number.size
        and top - _WITHIN * number.size < atom.base - atom.size * _WITHIN
        and atom.base - atom.size < number.base
    ]
    if not beside or any(atom.size * _LARGER > number.size for atom in beside):
        return None
    if any(atom.right < number.left and atom.top < number.base < atom.base for atom in part):
        return None  # within a line
    first = min(beside, key=lambda atom: (atom.base, atom.left))
    return first if first.base < number.base else None
