"""Time as a wall clock shows it, and as processors were busy with it.

On a machine that does other work too only the second can be compared.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

_ADOPT = 36  #: PR_SET_CHILD_SUBREAPER of prctl(2)
_ENDING_S = 1.0  #: for helpers of processes that have ended


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
    _take_in_orphans()
    wall, busy = time.perf_counter(), _busy()
    try:
        yield told
    finally:
        told.wall = time.perf_counter() - wall
        _await_orphans()
        told.busy = _busy() - busy


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


def _take_in_orphans() -> None:
    """A voice's helper outlives its worker by a moment: whoever takes it in counts its time."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def _await_orphans() -> None:
    until = time.monotonic() + _ENDING_S
    with suppress(ChildProcessError):  # there is none left
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.05)
