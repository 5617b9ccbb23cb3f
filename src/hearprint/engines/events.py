"""Times of words from the events of an engine that tells where in its text each begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from hearprint.engines.wording import has_words
from hearprint.model.speech import WordTime

_TOKEN = re.compile(r"\S+")


def begun(
    spoken: str, given: str, begins: Sequence[tuple[int, int]], duration_ms: float
) -> tuple[WordTime, ...]:
    """Where the words of ``spoken`` are heard: from their beginning to the next one's.

    ``begins`` are characters of ``given``, the text as the engine was given it, and milliseconds.
    A word without an event of its own ("the" in "of the") is timed together with the one before.
    Nothing is told when the two texts do not run in step.
    """
    told = [found.span() for found in _TOKEN.finditer(spoken)]
    places = [found.span() for found in _TOKEN.finditer(given)]
    if not begins or len(told) != len(places):
        return ()
    first: dict[int, int] = {}
    ends = [end for _, end in places]
    for at, ms in sorted(begins):
        token = bisect_right(ends, at)
        if token < len(ends):
            first.setdefault(token, ms)
    words = [number for number, (start, end) in enumerate(told) if has_words(spoken[start:end])]
    groups: list[list[int]] = []
    for number in words:
        if number in first or not groups:
            groups.append([])
        groups[-1].append(number)
    if any(group[0] not in first for group in groups):
        return ()
    times = [*(first[group[0]] for group in groups), int(duration_ms)]
    if sorted(times) != times:
        return ()
    return tuple(
        WordTime(start=told[group[0]][0], end=told[group[-1]][1], begin_ms=begin, end_ms=end)
        for group, begin, end in zip(groups, times, times[1:], strict=False)
    )
