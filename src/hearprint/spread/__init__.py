"""Spreads work: over this process, or over many that may hang or die.

Results come as they are done. A process that dies or takes too long costs the piece of work that
it was at and nothing else: it is replaced, and the piece comes back as a
:class:`hearprint.ports.Lost`.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004 - pebble raises this one
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from hearprint.errors import SpeechError
from hearprint.ports import Lost, Pull, Spread, Work
from hearprint.spread.seats import seats, take_seat

_THREADS = "OPENBLAS_NUM_THREADS"
#: Seconds between two looks of a pool at its processes; ending one takes as long, and 0.1 as it is.
CONSTS.sleep_unit = 0.02
#: Pieces of work handed out for each process: one to do and one to find when it is done.
AHEAD = 2


def cores() -> int:
    """How many processes this machine runs at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def here(work: Work, pull: Pull) -> Iterator[Any]:
    """Fills :data:`hearprint.ports.Spread` in this process, one piece after the other."""
    while (item := pull()) is not None:
        yield work(item)


@contextmanager
def processes(jobs: int) -> Iterator[Spread]:
    """A spread over ``jobs`` fresh processes; over this one when ``jobs`` is 0.

    A piece of work with a ``patience_s`` is given up after so many seconds. Leaving early ends
    all processes at once.
    """
    if jobs < 1:
        yield here
        return
    with pool_of(jobs) as pool:
        yield lambda work, pull: _spread(pool, jobs, work, pull)


@contextmanager
def pool_of(jobs: int) -> Iterator[ProcessPool]:
    """``jobs`` fresh processes, each replaced when it dies; leaving early ends all at once."""
    with (
        _one_thread_each(),
        ProcessPool(
            max_workers=jobs,
            initializer=_settle,
            initargs=seats(jobs),
            context=get_context("spawn"),
        ) as pool,
    ):
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves this one untyped
            raise


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes begun below keep numpy's algebra to one thread.

    They ask it for next to nothing, but its threads turn in circles for a tenth of a second each
    time numpy is loaded, on processors that others work on.
    """
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = before or "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_THREADS, None)


def _spread(pool: ProcessPool, jobs: int, work: Work, pull: Pull) -> Iterator[Any]:
    pending: dict[Future[Any], Any] = {}
    while True:
        while len(pending) < jobs * AHEAD and (item := pull()) is not None:
            patience = getattr(item, "patience_s", None)
            pending[pool.schedule(work, args=(item,), timeout=patience)] = item
        if not pending:
            return
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            yield outcome(future, pending.pop(future))


def outcome(future: Future[Any], item: Any) -> Any:  # noqa: ANN401 - whatever the work is
    """What came of a piece of work in a pool, or that it is lost. Raises what the work raised."""
    try:
        return future.result()
    except TimeoutError:
        return Lost(item=item, reason="it took too long")
    except ProcessExpired:
        return Lost(item=item, reason="the process that did it died")
    except OSError as error:
        raise SpeechError(
            f"Processes to work in cannot be started ({error.strerror or error}).",
            hint="Close other programs, or run again with --jobs 1.",
        ) from error


def _settle(pool: str, processors: tuple[int, ...]) -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent is gone."""
    take_seat(pool, processors)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
