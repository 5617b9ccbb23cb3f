"""The longest run of numbers that never falls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def rising_run(places: Sequence[float]) -> list[int]:
    """Indices of the longest run of places that never step back (patience sorting)."""
    tops: list[float] = []
    at_top: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_right(tops, place)
        before.append(at_top[at - 1] if at else -1)
        tops[at : at + 1] = [place]
        at_top[at : at + 1] = [index]
    chain: list[int] = []
    step = at_top[-1] if at_top else -1
    while step >= 0:
        chain.append(step)
        step = before[step]
    return chain[::-1]
