"""Work spread over processes that may hang or die."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from hearprint.ports import Lost
from hearprint.spread import processes


@dataclass(frozen=True)
class Piece:
    """What to do, and with how much patience."""

    do: str
    number: int = 0
    patience_s: float = 60.0


def work(piece: Piece) -> tuple[str, int, int]:
    if piece.do == "die":
        os._exit(134)
    if piece.do == "hang":
        time.sleep(600)
    if piece.do == "raise":
        raise KeyError(piece.number)
    return piece.do, piece.number, os.getpid()


def pull_from(pieces: list[Piece]) -> Callable[[], Piece | None]:
    waiting: Iterator[Piece] = iter(pieces)
    return lambda: next(waiting, None)


def test_without_processes_work_is_done_here_in_order() -> None:
    with processes(0) as spread:
        done = list(spread(work, pull_from([Piece("say", 1), Piece("say", 2)])))
    assert done == [("say", 1, os.getpid()), ("say", 2, os.getpid())]


@pytest.mark.parametrize("jobs", [0, 2])
def test_a_result_may_make_more_work_possible(jobs: int) -> None:
    ready = [Piece("say", 1)]
    seen = []
    with processes(jobs) as spread:
        for _, number, _ in spread(work, lambda: ready.pop() if ready else None):
            seen.append(number)
            if number < 5:
                ready.append(Piece("say", number + 1))
    assert seen == [1, 2, 3, 4, 5]


def test_a_process_that_dies_or_hangs_costs_only_its_own_piece() -> None:
    pieces = [Piece("say", n) for n in range(6)]
    pieces[1:1] = [Piece("die", 77), Piece("hang", 88, patience_s=3.0)]
    with processes(2) as spread:
        done = list(spread(work, pull_from(pieces)))
    lost = {one.item.number: one.reason for one in done if isinstance(one, Lost)}
    assert lost == {77: "the process that did it died", 88: "it took too long"}
    assert sorted(one[1] for one in done if not isinstance(one, Lost)) == list(range(6))


def test_an_error_of_the_work_itself_is_raised_and_ends_the_processes() -> None:
    with pytest.raises(KeyError), processes(1) as spread:
        list(spread(work, pull_from([Piece("raise", 5)])))
