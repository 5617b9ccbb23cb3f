"""Engines of other people: found by entry point, in this process and in those it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

#: Entry points of an installed package that brings engines.
_POINTS = """[hearprint.engines]
counting = fakes.engines:CountingEngine
crashing = fakes.engines:CrashingEngine
hanging = fakes.engines:HangingEngine
raising = fakes.engines:RaisingEngine
refusing = fakes.engines:RefusingEngine
slow = fakes.engines:SlowEngine
dumb = fakes.engines:DumbEngine
stuck = fakes.engines:StuckEngine
unloadable = fakes.no_such_module:Engine
"""


def plug_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the fake engines ordinary ones; gives the folder to add to a child's PYTHONPATH."""
    package = place / "fake_engines-1.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: fake-engines\nVersion: 1\n")
    (package / "entry_points.txt").write_text(_POINTS)
    monkeypatch.syspath_prepend(str(place))
    return place
