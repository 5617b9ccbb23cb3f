"""Real podcast clients and parsers read the feeds, all episodes in order and byte-identical."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import podcastparser
import pytest

from fakes.tools import require_tool
from hearprint.api.build import build
from hearprint.delivery.serve import Server
from hearprint.settings import HouseSettings, Settings, SpeechSettings

_INPUT = Path(__file__).parents[2] / "input"
_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class _Site:
    """A built folder and the address at which it is served."""

    output: Path
    slug: str
    titles: list[str]
    address: str

    @property
    def feed(self) -> str:
        return f"{self.address}/{self.slug}/feed.xml"

    @property
    def audio(self) -> list[Path]:
        return sorted((self.output / self.slug / "audio").glob("*.mp3"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Site]:
    place = tmp_path_factory.mktemp("site")
    shutil.copy(_INPUT / "members-bulletin-1.pdf", place)
    output = place / "out"
    output.mkdir()
    with Server(output, port=0) as server:
        settings = Settings(
            house=HouseSettings(title="House", base_url=server.address),
            speech=SpeechSettings(voice="mute", rate=2.0),
        )
        source = place / "members-bulletin-1.pdf"
        [built] = build([source], output, settings=settings, now=_NOW).built
        yield _Site(
            output=output,
            slug=built.programme.publication.slug,
            titles=[track.section.title for track in built.programme.tracks],
            address=server.address,
        )


def test_feedparser_reads_all_episodes_in_order_without_a_complaint(site: _Site) -> None:
    feed = feedparser.parse(site.feed)
    assert not feed.bozo
    entries = sorted(feed.entries, key=lambda entry: entry.published_parsed)
    assert [entry.title for entry in entries] == site.titles
    lengths = [int(entry.enclosures[0].length) for entry in entries]
    assert lengths == [path.stat().st_size for path in site.audio]


def test_podcastparser_reads_all_episodes_in_order(site: _Site) -> None:
    with (site.output / site.slug / "feed.xml").open("rb") as stream:
        feed = podcastparser.parse(site.feed, stream)
    episodes = sorted(feed["episodes"], key=lambda episode: episode["published"])
    assert [episode["title"] for episode in episodes] == site.titles
    assert all(episode["enclosures"][0]["mime_type"] == "audio/mpeg" for episode in episodes)


def test_gpodder_subscribes_lists_in_order_and_downloads_the_same_bytes(
    site: _Site, tmp_path: Path
) -> None:
    gpo = require_tool("gPodder (Debian package gpodder)", "gpo")
    home = tmp_path / "gpodder"
    home.mkdir()
    surroundings = {
        **os.environ,
        "GPODDER_HOME": str(home),
        "GPODDER_DOWNLOAD_DIR": str(home / "downloads"),
        "GPODDER_EXTENSIONS": "",
        "LC_ALL": "C.UTF-8",
    }

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(gpo), *words], env=surroundings, capture_output=True, text=True,
            timeout=120, check=True,
        )  # fmt: skip
        return done.stdout

    run("subscribe", site.feed)
    listed = [
        line.split(maxsplit=2)[2].strip()
        for line in run("episodes", site.feed).splitlines()
        if line.strip()[:1].isdigit()
    ]
    assert list(reversed(listed)) == site.titles
    run("download", site.feed)
    assert _digests((home / "downloads").rglob("*.mp3")) == _digests(iter(site.audio))


def _digests(paths: Iterator[Path]) -> list[str]:
    return sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
