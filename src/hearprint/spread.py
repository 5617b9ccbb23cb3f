"""Maps that spread work: over one process or many. Results come as they are done."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from hearprint.errors import SpeechError
from hearprint.ports import Spread

T = TypeVar("T")
R = TypeVar("R")

#: Tasks handed out ahead for each process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 2


def cores() -> int:
    """How many processes this machine runs at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def processes(jobs: int) -> Iterator[Spread]:
    """A map over ``jobs`` fresh processes; the built-in map when ``jobs`` is 1.

    Items are taken from the iterable only as processes come free, so that a long line of work is
    never held in memory at once. Raises SpeechError when a process dies.
    """
    if jobs <= 1:
        yield map
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as pool:
        try:
            yield lambda work, items: _unordered(pool, jobs, work, items)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _unordered(
    pool: ProcessPoolExecutor, jobs: int, work: Callable[[T], R], items: Iterable[T]
) -> Iterator[R]:
    pending: set[Future[R]] = set()
    waiting = iter(items)
    more = True
    while more or pending:
        while more and len(pending) < jobs * _AHEAD:
            try:
                item = next(waiting)
            except StopIteration:
                more = False
            else:
                with _alive():
                    pending.add(pool.submit(work, item))
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            with _alive():
                result = future.result()
            yield result


@contextmanager
def _alive() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise SpeechError(
            "A process that speaks died.",
            hint="Run again with --jobs 1, or choose another voice with --voice.",
        ) from error
