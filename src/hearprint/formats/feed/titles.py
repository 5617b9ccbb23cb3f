"""Titles of items, none of them twice in a feed.

AntennaPod drops an item whose title, day and length are like another's, whatever its guid says,
so that the second "Introduction" of a document would vanish.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hearprint.formats.phrases import shorten

#: PSP-1: values are at most 255 characters.
LIMIT = 255


def unique(titles: Sequence[str], tellers: Sequence[str]) -> tuple[str, ...]:
    """``titles`` in order, each told apart by its ``teller`` and, if need be, by a count.

    A teller is what distinguishes an item for a person: its authors, its publication; may be "".
    Titles that differ only in upper and lower case count as equal.
    """
    short = [shorten(title, LIMIT) for title in titles]
    groups: dict[str, list[str]] = {}
    for title, teller in zip(short, tellers, strict=True):
        groups.setdefault(title.casefold(), []).append(teller)
    apart = {key for key, found in groups.items() if _tell_apart(found)}
    told = [
        _with(title, teller) if title.casefold() in apart else title
        for title, teller in zip(short, tellers, strict=True)
    ]
    # Titles that nobody shares keep their names: only the others step aside.
    often = Counter(title.casefold() for title in told)
    taken = {key for key, times in often.items() if times == 1}
    result: list[str] = []
    for title in told:
        result.append(title if often[title.casefold()] == 1 else _next(title, taken))
        taken.add(result[-1].casefold())
    return tuple(result)


def _tell_apart(tellers: Sequence[str]) -> bool:
    """Whether every one of several items has a teller of its own."""
    return len(tellers) > 1 and all(tellers) and len(set(tellers)) == len(tellers)


def _next(title: str, taken: set[str]) -> str:
    candidate, number = title, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = _with(title, str(number))
    return candidate


def _with(title: str, addition: str) -> str:
    tail = f" ({shorten(addition, LIMIT // 2)})"
    return shorten(title, LIMIT - len(tail)) + tail
