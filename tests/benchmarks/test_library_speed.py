"""A house of 1,000 publications of which one changes.

The house is laid out as builds would leave it: one publication is built, the others are made of
it under their own names and stamps, through the same delivery. ``HEARPRINT_LIBRARY`` says how many.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.speed.clock import spent
from benchmarks.speed.guide import guide
from hearprint.api.build import _summary_key, build
from hearprint.api.open import Summary
from hearprint.api.stamp import Stamps
from hearprint.delivery.folder import FolderDelivery
from hearprint.model.programme import Bundle, BundleFile
from hearprint.settings import CacheSettings, Settings, SpeechSettings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder
from hearprint.store.plans import PlanFiles

_COUNT = int(os.environ.get("HEARPRINT_LIBRARY", "1000"))
_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_AGAIN = """
import resource, sys
from pathlib import Path
from hearprint.api.build import build
from hearprint.settings import CacheSettings, Settings, SpeechSettings
place = Path(sys.argv[1])
settings = Settings(
    speech=SpeechSettings(voice="mute"), cache=CacheSettings(folder=str(place / "cache"))
)
result = build([place / "input"], place / "out", settings=settings, jobs=0, hold=False)
print(
    sum(built.made for built in result.built),
    len(result.built),
    resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
)
"""


def settings_at(place: Path) -> Settings:
    cache = CacheSettings(folder=str(place / "cache"))
    return Settings(speech=SpeechSettings(voice="mute"), cache=cache)


def laid_out(place: Path, count: int) -> None:
    """A house of ``count`` publications of 16 sections."""
    settings, folder = settings_at(place), place / "input"
    folder.mkdir()
    first = folder / "bulletin-0001.md"
    first.write_text(guide(1), encoding="utf-8")
    result = build([first], place / "out", settings=settings, jobs=0, now=_NOW)
    [built] = result.built
    plan = PlanFiles(folder).load(first.name)
    assert plan
    cache, stamps = FolderCache(place / "cache"), Stamps(settings=settings)
    blobs, delivery = (
        FolderBlobs(blobs_folder(place / "cache")),
        FolderDelivery(place / "out", cache),
    )
    home = place / "out" / plan.slug
    names = [one for one in sorted(home.rglob("*")) if one.is_file() and one.name[0] != "."]
    for number in range(2, count + 1):
        source = folder / f"bulletin-{number:04d}.md"
        source.write_text(guide(number), encoding="utf-8")
        title, slug = f"Bulletin number {number}", f"bulletin-number-{number}"
        shift = timedelta(days=number)
        own = replace(
            plan,
            id=slug,
            title=title,
            slug=slug,
            published=_NOW - shift,
            sections=tuple(
                replace(one, published=one.published - shift if one.published else None)
                for one in plan.sections
            ),
        )
        PlanFiles(folder).save(source.name, own)
        kept = PlanFiles(folder).load(source.name)
        assert kept
        bundle = Bundle(
            files=tuple(
                BundleFile(
                    name=one.relative_to(home).as_posix(),
                    media_type="",
                    content=renamed(one.read_bytes(), plan.slug, slug),
                )
                for one in names
            )
        )
        mark = stamps.of(source, kept, None)
        delivery.deliver(slug, bundle, blobs, mark)
        told = replace(built.summary, title=title, slug=slug)
        cache.keep(_summary_key(mark), Summary.encoded(told))


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The record of another publication; of sound and pictures a beginning is enough."""
    if not data.startswith((b"{", b"<", b"W")):
        return data[:1000]
    return data.replace(f'"slug": "{old}"'.encode(), f'"slug": "{new}"'.encode())


def again(place: Path) -> tuple[int, int, float]:
    done = subprocess.run(
        [sys.executable, "-c", _AGAIN, str(place)], capture_output=True, text=True, check=True
    )
    made, whole, peak = done.stdout.split()
    return int(made), int(whole), float(peak)


@pytest.mark.benchmark
def test_one_of_a_thousand_publications_changes(tmp_path: Path) -> None:
    with spent() as laying:
        laid_out(tmp_path, _COUNT)
    print(f"\n{_COUNT} publications of 16 sections, laid out in {laying}")
    again(tmp_path)  # the house's own pages
    with spent() as idle:
        made, whole, peak = again(tmp_path)
    assert (made, whole) == (0, _COUNT)
    print(f"  nothing changed   {idle}, {peak:.0f} MB at most")
    changed = tmp_path / "input" / f"bulletin-{_COUNT // 2:04d}.md"
    changed.write_text(changed.read_text("utf-8").replace(" the ", " each ", 1), encoding="utf-8")
    with spent() as one:
        made, whole, peak = again(tmp_path)
    assert (made, whole) == (1, _COUNT)
    print(f"  one changed       {one}, {peak:.0f} MB at most")
    alone = tmp_path / "alone"
    (alone / "input").mkdir(parents=True)
    (alone / "input" / "bulletin.md").write_text(guide(1), encoding="utf-8")
    with spent() as cold:
        again(alone)
    print(f"  one built alone   {cold}: the change costs {one.busy / cold.busy:.2f} of it")
    assert one.busy < 60
