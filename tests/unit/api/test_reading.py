"""What a process keeps of a document that it has read for others."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from fakes.pdfs import pdf
from hearprint.api.gather import load, read
from hearprint.api.heap import keep_loaded
from hearprint.api.reading import planned
from hearprint.contents import compare
from hearprint.model.planned import Planned
from hearprint.planning import plan_document, unprinted
from hearprint.readers.pdf import folios
from hearprint.settings import CacheSettings, Settings
from hearprint.spread import processes

#: Prints how many pages of memory are asked for anew while loudness is measured again and again.
_FAULTS = """
import resource, sys
import numpy as np
from hearprint.api.heap import keep_apart
from hearprint.assembly.loudness import Meter
if sys.argv[1] == "apart":
    keep_apart()
meter, sound = Meter(22_050), np.full(22_050 * 5, 0.1, np.float32)
meter.add(sound, 0)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for number in range(20):
    meter.add(sound, 0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def test_the_same_is_planned_and_no_line_of_the_document_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    path.write_bytes(
        pdf(
            ["Contents", "1. Bread 2", "2. Soup 3"],
            ["1. Bread", "It rose."],
            ["2. Soup", "It was hot."],
        )
    )
    settings = Settings(cache=CacheSettings(folder=str(tmp_path / "cache")))
    made = planned(path, None, None, settings)
    assert isinstance(made, Planned)
    for asked in (compare.bare, compare._head, folios.page_number):
        assert asked.cache_info().currsize == 0
    again = plan_document(read(load(path)), plan=None, catalogue=None, settings=settings)
    assert made == unprinted(again)


def _frozen(_piece: int) -> int:
    keep_loaded()
    return gc.get_freeze_count()


def test_only_a_worker_takes_what_it_loaded_from_the_search_for_garbage() -> None:
    before = gc.get_freeze_count()
    keep_loaded()
    assert gc.get_freeze_count() == before
    pieces = [1]
    with processes(1) as spread:
        [frozen] = spread(_frozen, lambda: pieces.pop() if pieces else None)
    assert frozen > 1000


@pytest.mark.skipif(sys.platform != "linux", reason="for the GNU C library")
def test_the_memory_of_a_sentence_serves_the_next_one() -> None:
    faults = [
        int(
            subprocess.run(
                [sys.executable, "-c", _FAULTS, how], capture_output=True, check=True
            ).stdout
        )
        for how in ("apart", "as it is")
    ]
    assert faults[0] * 10 < faults[1]
