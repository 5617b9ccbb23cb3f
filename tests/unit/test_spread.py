"""Work spread over processes that may hang or die."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from hearprint.ports import Lost
from hearprint.spread import cores, processes
from hearprint.spread.seats import seated


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


def threads(_piece: Piece) -> str:
    return os.environ.get("OPENBLAS_NUM_THREADS", "")


def test_processes_keep_numpy_to_one_thread_and_this_one_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    with processes(1) as spread:
        assert list(spread(threads, pull_from([Piece("say")]))) == ["1"]
    assert "OPENBLAS_NUM_THREADS" not in os.environ
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    with processes(1) as spread:
        assert list(spread(threads, pull_from([Piece("say")]))) == ["3"]
    assert os.environ["OPENBLAS_NUM_THREADS"] == "3"


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


def place(piece: Piece) -> tuple[int, set[int], set[int]]:
    """Which process this is, and which processors it may use at its work and besides."""
    if piece.do == "die":
        os._exit(134)
    with seated():
        time.sleep(0.2)  # so long that every process comes to its turn
        within = os.sched_getaffinity(0)
    return os.getpid(), within, os.sched_getaffinity(0)


def placed(jobs: int, pieces: list[Piece]) -> list[tuple[int, set[int], set[int]]]:
    with processes(jobs) as spread:
        done = list(spread(place, pull_from(pieces)))
    return [one for one in done if not isinstance(one, Lost)]


linux = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="Linux alone can do this")


@linux
def test_as_many_processes_as_processors_work_at_one_each_also_after_one_has_died() -> None:
    every = os.sched_getaffinity(0)
    done = placed(cores(), [Piece("die" if n == 1 else "place") for n in range(4 * cores() + 1)])
    assert all(len(within) == 1 and besides == every for _, within, besides in done)
    holders: dict[int, set[int]] = {}
    for process, within, _ in done:
        holders.setdefault(process, set()).update(within)
    assert all(len(one) == 1 for one in holders.values())
    used = [next(iter(one)) for one in holders.values()]
    assert set(used) == every
    assert len(used) <= len(every) + 1  # the one that died may have had its turn before


@linux
def test_other_numbers_of_processes_go_where_they_like() -> None:
    every = os.sched_getaffinity(0)
    done = placed(cores() + 1, [Piece("place")] * 4)
    assert all(within == besides == every for _, within, besides in done)
