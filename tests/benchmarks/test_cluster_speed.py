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
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The file of a scheduler with two workers of one thread each."""
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
    yield str(file)
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


@pytest.mark.benchmark
def test_two_workers_beside_two_processes(tmp_path: Path, scheduler: str) -> None:
    cold(tmp_path / "first", scheduler)  # workers that run for days have loaded their voice
    walls: dict[str, list[float]] = {"processes": [], "workers": []}
    for number in range(_ROUNDS):
        for name, cluster in (("processes", ""), ("workers", scheduler)):
            walls[name].append(cold(tmp_path / f"{name}{number}", cluster).wall)
    here, there = min(walls["processes"]), min(walls["workers"])
    print(f"\n16 sections by the neural voice, 15 min of sound, the best of {_ROUNDS}")
    print(f"  {_HANDS} processes  {here:6.2f} s of {walls['processes']}")
    print(f"  {_HANDS} workers    {there:6.2f} s of {walls['workers']}")
    print(f"  workers / processes {there / here:.2f}")
    assert there < 3 * here
