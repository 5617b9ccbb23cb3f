"""A list of contents in two columns: its pages rise on the left and go on rising on the right.

Its lines keep step and hardly fill their columns, as cells of a table do; only the pages tell
them apart, before or behind their titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hearprint.readers.pdf.parts import Atom

_BEHIND = re.compile(r"(?<![\d.,])([0-9]{1,3})\)?$")
_BEFORE = re.compile(
    r"^(?:p(?:age)?\.?\s?)?([0-9]{1,3})(?![\d.,:])\s*(?=\W*[^\W\d_])", re.IGNORECASE
)
_FEWEST = 3
#: A side has a page on this share of its lines; others go on, or tell something of an entry.
_LABELLED = 0.3
_LETTERS = 3
_LARGER = 1.3  #: times the type of the words


def twin_lists(left: Sequence[Sequence[Atom]], right: Sequence[Sequence[Atom]]) -> bool:
    """Whether the lines of two sides are one list, the right side's going on from the left's.

    Two rubrics side by side may each have their own pages where these are large figures.
    """
    sides = [[_words(line) for line in side] for side in (left, right)]
    if any(_goes_on(*(_pages(side, way) for side in sides)) for way in (_BEHIND, _BEFORE)):
        return True
    figured = _figured(left) and _figured(right)
    return figured and all(_rises(_pages(side, _BEFORE)) for side in sides)


def _figured(lines: Sequence[Sequence[Atom]]) -> bool:
    """Whether lines open with figures that are larger than their words."""
    large = [
        line[0].text.isdecimal() and line[0].size > _LARGER * line[1].size
        for line in lines
        if len(line) > 1
    ]
    return sum(large) >= _FEWEST


def _words(line: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in line)


def _pages(lines: Sequence[str], way: re.Pattern[str]) -> list[int]:
    """The pages of a side, none where too few lines have one."""
    found = [
        int(match[1])
        for line in lines
        if (match := way.search(line)) and sum(map(str.isalpha, line)) >= _LETTERS
    ]
    return found if len(found) >= max(_FEWEST, _LABELLED * len(lines)) else []


def _goes_on(left: Sequence[int], right: Sequence[int]) -> bool:
    return bool(left and right) and _rises([*left, *right])


def _rises(pages: Sequence[int]) -> bool:
    """Whether pages rise, and do not merely count."""
    counted = all(two - one == 1 for one, two in pairwise(pages)) and pages[:1] == [1]
    return len(pages) > 1 and all(one <= two for one, two in pairwise(pages)) and not counted
