"""A processor for each process of a pool, while it and a program that it feeds work as one.

A process that hands samples to an encoder and the encoder's threads wake each other some thousand
times a second. On one processor that costs a seventh less, by the clock too, than over several
(measured with two processes on two). Linux only; elsewhere nothing changes.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex


class _Seat:
    """What this process holds; both empty where it has none."""

    processor: int | None = None
    held: socket.socket | None = None  #: its name is free again as soon as the process is gone


def seats(jobs: int) -> tuple[str, tuple[int, ...]]:
    """A name for a pool, and the processors of its ``jobs`` processes.

    None where they are not to have one each: with fewer processes than processors some would idle.
    """
    if not hasattr(os, "sched_setaffinity"):
        return "", ()
    processors = tuple(sorted(os.sched_getaffinity(0)))
    return (token_hex(8), processors) if jobs == len(processors) else ("", ())


def take_seat(pool: str, processors: tuple[int, ...]) -> None:
    """In a new process: take the first processor that no other of ``pool`` has.

    A process that died has left its own. Who holds one is told by a name in the abstract namespace
    (unix(7)), at which nobody listens.
    """
    for processor in processors:
        name = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            name.bind(f"\0hearprint-{pool}-{processor}")
        except OSError:  # taken, or not allowed here
            name.close()
            continue
        _Seat.processor, _Seat.held = processor, name
        return


@contextmanager
def seated() -> Iterator[None]:
    """Keep this process, and what it starts meanwhile, to its own processor.

    They do not push each other away from it either (SCHED_BATCH, sched(7)). Does nothing in a
    process that has none.
    """
    if _Seat.processor is None or not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    with suppress(OSError):  # the processor may have been taken away
        os.sched_setaffinity(0, {_Seat.processor})
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    try:
        yield
    finally:
        with suppress(OSError):
            os.sched_setaffinity(0, before)
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
