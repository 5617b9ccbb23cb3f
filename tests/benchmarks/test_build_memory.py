"""How much memory a build takes, for a short document and for one of 2,000 pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.test_planning_speed import journal

_LINES = 6  #: of a column: 2,000 full pages would be 170 hours of sound
_GOAL = 1.25
#: Builds in one process, so that its peak is the build's: reading, speaking and joining.
_BUILD = """
import resource, sys
from pathlib import Path
from hearprint.api.build import build
from hearprint.settings import CacheSettings, Settings, SoundSettings, SpeechSettings
source = Path(sys.argv[1])
settings = Settings(
    speech=SpeechSettings(voice="tone", rate=2.0),
    sound=SoundSettings(m4b=sys.argv[2] == "m4b"),
    cache=CacheSettings(folder=str(source.parent / "cache")),
)
build([source], source.parent / "out", settings=settings, jobs=int(sys.argv[3]), hold=False)
own, others = (resource.getrusage(who).ru_maxrss for who in (
    resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, others)
"""


@pytest.mark.benchmark
@pytest.mark.parametrize("jobs", [0, 1])
def test_the_peak_at_100_and_at_2000_pages(tmp_path: Path, jobs: int) -> None:
    peaks = {}
    for pages in (100, 2000):
        folder = tmp_path / str(pages)
        folder.mkdir()
        source = folder / "review.pdf"
        source.write_bytes(journal(pages, _LINES))
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(source), "mp3", str(jobs)],
            capture_output=True,
            text=True,
            check=True,
        )
        own, others = (int(one) / 1024 for one in done.stdout.split())
        peaks[pages] = (own, others)
        print(
            f"\n{pages} pages: {own:.0f} MB at most in the main process, {others:.0f} MB in the"
            " largest of the others"
        )
    print(f"main {peaks[2000][0] / peaks[100][0]:.2f}, others {peaks[2000][1] / peaks[100][1]:.2f}")
    assert peaks[2000][0] <= _GOAL * peaks[100][0]
    assert peaks[2000][1] <= _GOAL * peaks[100][1]
