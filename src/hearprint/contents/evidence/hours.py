"""Hours in front of the entries of a programme, which are no numbers of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hearprint.contents.evidence.laidout import ListLine

_HOUR = r"\d{1,2}(?:[.:]\d{2}|(?=\s?[ap]m))(?:\s?[ap]\.?m\b\.?)?"
_SECOND = re.compile(r"(\d{1,2})\.(\d{2})\s")  #: a number of the second rank
#: "9.30", "09:30-10:00" in front of what happens then.
_HOURS = re.compile(
    rf"^{_HOUR}(?:\s?(?:[-\u2013\u2014]|to)\s?{_HOUR})?[:,]?\s+(?=\D)", re.IGNORECASE
)
_LISTED = 0.5  #: share of the lines
_FEWEST = 3


def untimed(lines: list[ListLine]) -> list[ListLine]:
    """The lines of a programme without the hours in front of most of them."""
    bare = [_HOURS.sub("", line.text) for line in lines]
    timed = sum(text != line.text for text, line in zip(bare, lines, strict=True))
    if timed < max(_FEWEST, _LISTED * len(lines)) or _numbered_on(lines):
        return lines
    return [replace(line, text=text) for text, line in zip(bare, lines, strict=True)]


def _numbered_on(lines: Sequence[ListLine]) -> bool:
    """Whether what could be hours counts on, as numbers do: 8.24, 8.25, 8.26."""
    found = [_SECOND.match(line.text) for line in lines]
    told = [(int(one[1]), int(one[2])) for one in found if one]
    steps = sum(a[0] == b[0] and b[1] - a[1] == 1 for a, b in pairwise(told))
    return steps > _LISTED * len(told)
