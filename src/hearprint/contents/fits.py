"""Places at which entries may start, as their words fit: many of them in little room.

A list of a thousand like titles (``Article 102``, ``Article 103``) has a million such places, and
a record of its own for each would take a hundred times what the document takes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A place as its words, number and author fit, before its page is looked at."""

    block: int
    span: int
    score: float
    reasons: tuple[str, ...]


class Fits:
    """Fits in order of blocks, each made anew when it is asked for."""

    def __init__(self, fits: Iterable[Fit]) -> None:
        self._blocks, self._spans, self._scores = array("I"), array("B"), array("d")
        self._kinds: dict[tuple[str, ...], int] = {}  # the few sets of reasons there are
        self._reasons = array("B")
        for fit in fits:
            self._blocks.append(fit.block)
            self._spans.append(fit.span)
            self._scores.append(fit.score)
            self._reasons.append(self._kinds.setdefault(fit.reasons, len(self._kinds)))

    @property
    def blocks(self) -> array[int]:
        """Where they are, in order."""
        return self._blocks

    def between(self, begin: int, end: int) -> Iterator[Fit]:
        """The fits from number ``begin`` on, up to ``end``."""
        kinds = tuple(self._kinds)
        for at in range(begin, min(end, len(self._blocks))):
            yield Fit(
                block=self._blocks[at],
                span=self._spans[at],
                score=self._scores[at],
                reasons=kinds[self._reasons[at]],
            )
