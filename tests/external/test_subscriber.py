"""A subscriber's app over the years: only what is new is new, and nothing doubles.

The app is gPodder, which knows episodes by their guids.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fakes.tools import require_tool
from hearprint.api.build import build
from hearprint.cli.options import settings_near
from hearprint.delivery.serve import Server

_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_PROSE = "We met on Monday and talked about it until late. " * 40
_TEXT = f"""\
---
title: The hall
---

# Heating

The heating is broken. {_PROSE}

# Rents

The rents go up in May. {_PROSE}

# A walk

We meet at the gate. {_PROSE}
"""


class _House:
    """A small house at one address, and what its subscriber sees."""

    def __init__(self, place: Path, server: Server) -> None:
        self.place = place
        self.address = server.address
        self.document = place / "input" / "hall.md"
        self.plan = place / "input" / "hall.md.plan.toml"
        self.days = 0
        home = place / "gpodder"
        home.mkdir()
        self._gpo = require_tool("gPodder (Debian package gpodder)", "gpo")
        self._surroundings = {
            **os.environ,
            "GPODDER_HOME": str(home),
            "GPODDER_DOWNLOAD_DIR": str(home / "downloads"),
            "GPODDER_EXTENSIONS": "",
            "LC_ALL": "C.UTF-8",
        }

    @property
    def feed(self) -> str:
        return f"{self.address}/the-hall/feed.xml"

    @property
    def files(self) -> set[str]:
        """Names of pages and sounds, and so addresses that people note."""
        shown = (*self.place.glob("output/the-hall/*.html"), *self.place.glob("output/*/audio/*"))
        return {path.name for path in shown}

    def build(self, base_url: str = "") -> None:
        """Another day's build."""
        self.days += 1
        settings = settings_near(
            self.place / "input", base_url=base_url or self.address, voice="mute"
        )
        build(
            [self.place / "input"], self.place / "output",
            settings=settings, jobs=0, now=_NOW + timedelta(days=self.days),
        )  # fmt: skip

    def gpo(self, *words: str) -> str:
        done = subprocess.run(
            [str(self._gpo), *words], env=self._surroundings, capture_output=True, text=True,
            timeout=120, check=True,
        )  # fmt: skip
        return done.stdout

    def titles(self) -> list[str]:
        """All episodes that the app knows, the oldest first."""
        return _numbered(self.gpo("episodes", self.feed))[::-1]

    def update(self) -> list[str]:
        """What is new to the app after it has looked again; it then fetches that."""
        self.gpo("update", self.feed)
        told = self.gpo("pending", self.feed).splitlines()
        new = [line.strip() for line in told if line.startswith("  ")][::-1]
        assert told[-1].startswith(f"{len(new)} new"), told
        if new:
            self.gpo("download", self.feed)
        return new


def _numbered(told: str) -> list[str]:
    """Titles in a list of episodes, as the app prints them: number, state, title."""
    found = []
    for line in told.splitlines():
        number, _, rest = line.strip().partition(". ")
        if number.isdigit():
            found.append(rest.strip().split(maxsplit=1)[-1])
    return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[_House]:
    (tmp_path / "input").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "input" / "hall.md").write_text(_TEXT, "utf-8")
    with Server(tmp_path / "output", port=0) as server:
        made = _House(tmp_path, server)
        made.build()
        made.gpo("subscribe", made.feed)
        yield made


def test_only_what_is_new_is_new_to_a_subscriber(house: _House) -> None:
    first = house.titles()
    assert first == ["Heating", "Rents", "A walk"]
    assert house.update() == first

    house.build()
    assert house.update() == [], "nothing changed"

    house.document.write_text(_TEXT.replace("in May", "in June"), "utf-8")
    house.build()
    assert house.update() == [], "words of a section changed"
    assert house.titles() == first

    plan = house.plan.read_text("utf-8")
    assert 'title = "Rents"' in plan
    house.plan.write_text(plan.replace('title = "Rents"', 'title = "What a roof costs"'), "utf-8")
    house.build()
    assert house.update() == [], "a title changed"
    renamed = [title if title != "Rents" else "What a roof costs" for title in first]
    assert house.titles() == renamed

    before = house.files
    assert "02-rents.mp3" in before
    more = f"# Repairs\n\nThe lift works again. {_PROSE}\n\n# A walk"
    house.document.write_text(house.document.read_text("utf-8").replace("# A walk", more), "utf-8")
    house.build()
    assert house.update() == ["Repairs"], "a section was inserted"
    place = renamed.index("A walk")
    assert house.titles() == [*renamed[:place], "Repairs", *renamed[place:]]

    assert house.files - before == {"02a-repairs.html", "02a-repairs.mp3"}
    assert before <= house.files, "what people noted still stands"

    # The site moves: the old address shows the feed of the new one, as a redirect would.
    elsewhere = house.address.replace("127.0.0.1", "localhost")
    assert elsewhere != house.address
    house.build(base_url=elsewhere)
    assert elsewhere in (house.place / "output" / "the-hall" / "feed.xml").read_text("utf-8")
    assert house.update() == [], "the site moved"
    assert len(house.titles()) == len(renamed) + 1

    (house.place / "input" / "late.md").write_text("# Late\n\n## News\n\nIt rains.\n", "utf-8")
    house.build(base_url=elsewhere)
    assert house.update() == [], "another publication"
