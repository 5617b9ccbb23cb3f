"""A site moves to another address, and nobody hears anything twice."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from hearprint.api.build import build
from hearprint.cli.options import settings_near
from hearprint.ledger import podcast_guid

_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_OLD, _NEW = "https://old.example.org/sound", "https://new.example.org"
_SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    _document(tmp_path, "hall", "Heating")
    return tmp_path


def _document(place: Path, name: str, title: str) -> None:
    text = f"# {title}\n\nIt is cold in here, and nobody came to mend it.\n"
    (place / "input" / f"{name}.md").write_text(text, "utf-8")


def _build(place: Path, base_url: str | None, days: int = 0) -> None:
    settings = settings_near(place / "input", base_url=base_url, voice="mute")
    now = _NOW + timedelta(days=days)
    build([place / "input"], place / "output", settings=settings, jobs=0, now=now)


def _told(place: Path, name: str) -> tuple[str | None, list[tuple[str | None, str | None]]]:
    """The feed's guid, and its items' guids and dates."""
    channel = etree.parse(place / "output" / name).find("channel")
    assert channel is not None
    items = [(item.findtext("guid"), item.findtext("pubDate")) for item in channel.iter("item")]
    return channel.findtext("podcast:guid", namespaces=_SPACES), items


@pytest.mark.parametrize("name", ["heating/feed.xml", "feed.xml"])
def test_a_site_that_moves_keeps_all_that_apps_know_it_by(place: Path, name: str) -> None:
    _build(place, _OLD)
    before = _told(place, name)
    assert before[0] == podcast_guid(f"{_OLD}/{name}")
    _build(place, _NEW, days=40)
    assert _told(place, name) == before
    assert _OLD not in (place / "output" / name).read_text("utf-8")
    shutil.rmtree(place / "output")
    _build(place, _NEW, days=50)
    assert _told(place, name) == before


def test_a_publication_that_comes_after_the_move_belongs_to_the_same_house(place: Path) -> None:
    _build(place, _OLD)
    guid, items = _told(place, "feed.xml")
    _document(place, "late", "Late news")
    _build(place, _NEW, days=40)
    again, more = _told(place, "feed.xml")
    assert again == guid
    assert more[1:] == items  # the newest publication stands first
    (place / "input" / "hall.md").unlink()
    (place / "input" / "hall.md.plan.toml").unlink()
    shutil.rmtree(place / "output")
    _build(place, _NEW, days=50)
    assert _told(place, "feed.xml")[0] == guid  # even without the first one's plan


def test_what_was_tried_on_this_computer_does_not_decide_the_guid(place: Path) -> None:
    _build(place, None)
    _build(place, _NEW)
    assert _told(place, "feed.xml")[0] == podcast_guid(f"{_NEW}/feed.xml")
    assert _told(place, "heating/feed.xml")[0] == podcast_guid(f"{_NEW}/heating/feed.xml")


def test_apps_are_told_of_the_new_address_when_the_house_asks_for_it(place: Path) -> None:
    _build(place, _OLD)
    text = (place / "output" / "feed.xml").read_text("utf-8")
    assert "new-feed-url" not in text
    (place / "input" / "hearprint.toml").write_text("[house]\nmoved = true\n", "utf-8")
    _build(place, _NEW)
    for name in ("feed.xml", "heating/feed.xml"):
        channel = etree.parse(place / "output" / name).find("channel")
        assert channel is not None
        told = channel.findtext("itunes:new-feed-url", namespaces=_SPACES)
        assert told == f"{_NEW}/{name}"
