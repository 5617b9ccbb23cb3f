"""Whether a page goes on with the list of contents of the page before."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.contents.evidence.laidout import ListLine
from hearprint.contents.evidence.listlines import counting, paged
from hearprint.contents.numbers import numeral

_FEWEST = 3
_LISTED = 0.5  #: a page belongs to the list when this share of its lines look like entries
_NUMBERED = 0.8  #: ... and without pages when this share of them count on
_NEVER = 1_000_000


def goes_on(before: Sequence[ListLine], lines: Sequence[ListLine]) -> bool:
    """Whether a page goes on with the list of the page before."""
    last = max((line.number for line in before if line.number is not None), default=0)
    if last and counting(lines, last + 1) >= min(_FEWEST, 1 + len(lines) // 6):
        return True
    if not paged(before):
        return _counts_on(before, lines)
    if paged(lines) < _LISTED * len(lines):
        return False
    return paged(lines) >= _FEWEST or _last(before) <= _first(lines)


def fewest_paged(before: Sequence[ListLine]) -> int:
    """How many lines of the next page must have a page for that to be believed."""
    if paged(before) >= _FEWEST:
        return 1
    return _NEVER if not paged(before) and _counts(before) else _FEWEST


def _counts(lines: Sequence[ListLine]) -> bool:
    """Whether nearly all lines begin with a number, such as 3 and 3.1."""
    return sum(_path(line) is not None for line in lines) >= _NUMBERED * len(lines)


def _counts_on(before: Sequence[ListLine], lines: Sequence[ListLine]) -> bool:
    """Whether a list without pages counts on overleaf."""
    last = max((_path(line) or [] for line in before), default=[])
    first = next((path for line in lines if (path := _path(line))), [])
    return len(lines) > _FEWEST and last < first and _counts(before) and _counts(lines)


def _path(line: ListLine) -> list[int] | None:
    found = numeral(line.text)
    parts = found.number.split(".") if found else [""]
    return [int(part) for part in parts] if all(map(str.isdecimal, parts)) else None


def _last(lines: Sequence[ListLine]) -> int:
    return max((int(line.page) for line in lines if line.page and line.page.isdigit()), default=0)


def _first(lines: Sequence[ListLine]) -> int:
    pages = [int(line.page) for line in lines if line.page and line.page.isdigit()]
    return pages[0] if pages else -1
