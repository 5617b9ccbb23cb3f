"""Time as a wall clock shows it, and as processors were busy with it.

On a machine that does other work too only the second can be compared.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Spent:
    """What a stretch of work took, in seconds; processes that it started count once they end."""

    wall: float = 0.0
    busy: float = 0.0

    def __str__(self) -> str:
        """Both, for people."""
        return f"{self.wall:7.2f} s, processors busy {self.busy:7.2f} s"


@contextmanager
def spent() -> Iterator[Spent]:
    """Measures what stands below it."""
    told = Spent()
    wall, busy = time.perf_counter(), _busy()
    try:
        yield told
    finally:
        told.wall, told.busy = time.perf_counter() - wall, _busy() - busy


def shortest(action: Callable[[], object], times: int) -> Spent:
    """The run that kept processors busy for the shortest time."""
    found = []
    for _ in range(times):
        with spent() as told:
            action()
        found.append(told)
    return min(found, key=lambda one: one.busy)


def _busy() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
