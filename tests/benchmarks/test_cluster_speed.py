"""Two workers of a Dask cluster on this machine beside two processes, the same document, cold."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.speed.clock import Spent, spent
from benchmarks.speed.guide import guide
from fakes.tools import require_package
from hearprint.api.build import build
from hearprint.settings import CacheSettings, Settings

_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_HANDS = 2
_ROUNDS = 3


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[int]]]:
    """The file of a scheduler with two workers of one thread each, and their processes."""
    require_package("distributed")
    file = tmp_path / "scheduler.json"
    always = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
    parts = ["dask_scheduler", *["dask_worker"] * _HANDS]
    begun = []
    for part in parts:
        own = ["--port", "0"] if part == "dask_scheduler" else ["--nthreads", "1", "--no-nanny"]
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{part}", *own, *always],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        )
        while not file.is_file():
            time.sleep(0.1)
    from distributed import Client  # noqa: PLC0415 - an extra

    with Client(scheduler_file=str(file), set_as_default=False) as client:
        client.wait_for_workers(_HANDS, timeout=120)
    yield str(file), [one.pid for one in begun]
    for one in begun:
        one.kill()
        one.wait()


def cold(place: Path, cluster: str) -> Spent:
    place.mkdir()
    source = place / "guide.md"
    source.write_text(guide(1), encoding="utf-8")
    settings = Settings(cache=CacheSettings(folder=str(place / "cache")))
    hands = 1 if cluster else _HANDS  # with a cluster, one process reads here
    with spent() as whole:
        build([source], place / "out", settings=settings, jobs=hands, now=_NOW, cluster=cluster)
    return whole


def worked(processes: list[int]) -> float:
    """Seconds that processors were busy with these and what they started (proc(5), 14 to 17)."""
    told = (Path(f"/proc/{one}/stat").read_text("utf-8").rpartition(")")[2] for one in processes)
    return sum(sum(map(int, one.split()[11:15])) for one in told) / os.sysconf("SC_CLK_TCK")


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_two_workers_beside_two_processes(tmp_path: Path, scheduler: tuple[str, list[int]]) -> None:
    file, others = scheduler
    cold(tmp_path / "first", file)  # workers that run for days have loaded their voice
    here, there = [], []
    for number in range(_ROUNDS):
        here.append(cold(tmp_path / f"processes{number}", ""))
        before = worked(others)
        there.append(cold(tmp_path / f"workers{number}", file))
        there[-1].busy += worked(others) - before
    print("\n16 sections by the neural voice, 15 min of sound")
    for name, runs in (("processes", here), ("workers", there)):
        print(*(f"  {_HANDS} {name:10} {one}" for one in runs), sep="\n")
    wall = min(one.wall for one in there) / min(one.wall for one in here)
    busy = min(one.busy for one in there) / min(one.busy for one in here)
    print(f"  workers / processes: wall {wall:.2f}, processors busy {busy:.2f}")
    assert busy < 2
