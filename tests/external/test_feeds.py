"""Independent judges read the feeds and transcripts of all samples, and find nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
from lxml import etree

from fakes import programmes
from fakes.tools import require_node_modules, require_tool
from hearprint.api import members
from hearprint.api.build import build
from hearprint.api.check import check_output
from hearprint.cli.options import settings_near
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY

_INPUT = Path(__file__).parents[2] / "input"
_SCRIPT = Path(__file__).with_name("feeds.mjs")
_SCHEMA = Path(__file__).with_name("rss.rng")
_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_URL = "https://hear.example.org/sound"
_PODCAST = {"podcast": "https://podcastindex.org/namespace/1.0"}
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


@dataclass(frozen=True, kw_only=True)
class _Made:
    """All samples as they are built, and hostile words as formats write them."""

    output: Path
    feeds: tuple[Path, ...]
    transcripts: tuple[Path, ...]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> _Made:
    place = tmp_path_factory.mktemp("samples")
    shutil.copytree(_INPUT, place / "input")
    settings = settings_near(place / "input", base_url=_URL, voice="mute")
    settings = replace(settings, speech=replace(settings.speech, rate=2.0))  # half to encode
    output = place / "output"
    result = build([place / "input"], output, settings=settings, now=_NOW)
    assert len(result.built) >= 4
    _hostile(place / "hostile")
    private = _private(place / "private")
    folders = (output, place / "hostile", private)
    return _Made(
        output=output,
        feeds=tuple(sorted(path for one in folders for path in one.rglob("feed*.xml"))),
        transcripts=tuple(sorted(path for one in folders for path in one.rglob("*.vtt"))),
    )


def _hostile(folder: Path) -> None:
    whole = programmes.hostile_programme()
    files = [file for name in REGISTRY.names() for file in REGISTRY.load(name)().build(whole).files]
    for name in LIBRARY_REGISTRY.names():
        files += [
            file
            for file in LIBRARY_REGISTRY.load(name)().build(programmes.library()).files
            if file.name == "feed.xml"
        ]
    for at, file in enumerate(files):
        if file.name.endswith((".vtt", "feed.xml")) and isinstance(file.content, bytes):
            path = folder / str(at) / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)


def _private(place: Path) -> Path:
    (place / "input").mkdir(parents=True)
    (place / "input" / "hall.md").write_text("# The hall\n\n## Heating\n\nIt is cold.\n", "utf-8")
    (place / "input" / "hearprint.toml").write_text('[house]\nemail = "a@b.org"\n', "utf-8")
    members.add(place / "input", "Ann K", _URL)
    settings = settings_near(place / "input", base_url=_URL, voice="mute")
    settings = replace(settings, speech=replace(settings.speech, rate=2.0))  # half to encode
    settings = replace(settings, sound=replace(settings.sound, opus=True, m4b=True))
    build([place / "input"], place / "output", settings=settings, jobs=0, now=_NOW)
    return place / "output"


def test_there_is_something_to_judge(made: _Made) -> None:
    assert len(made.feeds) >= 9
    assert len(made.transcripts) >= 36


def test_our_own_check_finds_nothing_in_the_samples(made: _Made) -> None:
    assert check_output(made.output) == ()


def test_the_schema_of_rss_is_kept(made: _Made) -> None:
    xmllint = require_tool("xmllint (Debian package libxml2-utils)", "xmllint")
    done = subprocess.run(
        [xmllint, "--noout", "--nonet", "--relaxng", _SCHEMA, *made.feeds],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]


def test_the_schema_sees_a_fault(made: _Made, tmp_path: Path) -> None:
    xmllint = require_tool("xmllint (Debian package libxml2-utils)", "xmllint")
    text = made.feeds[0].read_text("utf-8")
    for old, new in (
        ("<itunes:explicit>false", "<itunes:explicit>no"),
        ('isPermaLink="false"', 'isPermaLink="true"'),
        ("<podcast:medium>", "<podcast:medium>my "),
    ):
        assert old in text
        (tmp_path / "feed.xml").write_text(text.replace(old, new, 1), "utf-8")
        done = subprocess.run(
            [xmllint, "--noout", "--nonet", "--relaxng", _SCHEMA, tmp_path / "feed.xml"],
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode != 0, new


def test_feedparser_has_no_complaint_and_reads_every_item(made: _Made) -> None:
    for path in made.feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        assert [entry.id for entry in feed.entries] == _guids(path)
        assert all(len(entry.enclosures) == 1 for entry in feed.entries)


def test_podcastparser_reads_every_item(made: _Made) -> None:
    for path in made.feeds:
        with path.open("rb") as stream:
            feed = podcastparser.parse(f"{_URL}/feed.xml", stream)
        assert sorted(one["guid"] for one in feed["episodes"]) == sorted(_guids(path))
        assert all(one["published"] > 0 for one in feed["episodes"])
        assert all(one["total_time"] > 0 for one in feed["episodes"])


@pytest.fixture(scope="module")
def judged(made: _Made) -> dict[str, Any]:
    node = require_tool("Node.js", "node")
    modules = require_node_modules("podcast-partytime", "feedsmith", "webvtt-parser")
    done = subprocess.run(
        [node, _SCRIPT, modules, *made.feeds, *made.transcripts],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("judge", ["partytime", "feedsmith"])
def test_parsers_of_the_podcast_name_space_read_all_that_is_told(
    made: _Made, judged: dict[str, Any], judge: str
) -> None:
    for path in made.feeds:
        read = judged[str(path)][judge]
        channel = etree.parse(path).find("channel")
        assert channel is not None
        assert read["title"] == channel.findtext("title"), path
        assert read["language"] == channel.findtext("language")
        assert read["explicit"] is False
        assert read["guid"] == channel.findtext("podcast:guid", namespaces=_PODCAST)
        assert read["medium"] == channel.findtext("podcast:medium", namespaces=_PODCAST)
        assert read["locked"] is True
        wanted = [_facts(item) for item in channel.findall("item")]
        assert [_seen(item) for item in read["items"]] == wanted


def test_the_w3c_parser_finds_nothing_in_transcripts(made: _Made, judged: dict[str, Any]) -> None:
    for path in made.transcripts:
        assert judged[str(path)]["errors"] == [], path
        assert judged[str(path)]["cues"] == path.read_text("utf-8").count(" --> "), path


def _guids(path: Path) -> list[str | None]:
    return [one.text for one in etree.parse(path).findall("channel/item/guid")]


def _facts(item: etree._Element) -> dict[str, Any]:
    """What an item of ours tells, in the form that the script gives."""
    enclosure = item.find("enclosure")
    assert enclosure is not None

    def podcast(tag: str) -> list[etree._Element]:
        return item.findall(f"podcast:{tag}", namespaces=_PODCAST)

    season = item.findtext("podcast:season", namespaces=_PODCAST)
    date = parsedate_to_datetime(item.findtext("pubDate") or "")
    return {
        "title": item.findtext("title"),
        "guid": item.findtext("guid"),
        "date": date.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "url": enclosure.get("url"),
        "length": int(enclosure.get("length", "0")),
        "type": "audio/mpeg",
        "seconds": int(item.findtext(f"{_ITUNES}duration") or 0),
        "transcripts": [one.get("url") for one in podcast("transcript")],
        "chapters": next((one.get("url") for one in podcast("chapters")), None),
        # One of the two takes names for HTML, so that entities in a name are read twice.
        "people": [[unescape(one.text or ""), one.get("role")] for one in podcast("person")],
        "episode": int(item.findtext("podcast:episode", namespaces=_PODCAST) or 0),
        "season": int(season) if season else None,
        "others": [
            [one.get("type"), one[0].get("uri"), one[1].get("value")]
            for one in podcast("alternateEnclosure")
        ],
    }


def _seen(item: dict[str, Any]) -> dict[str, Any]:
    """What a judge read, without what the two write in ways of their own."""
    return {
        "chapters": None,
        "season": None,
        **item,
        "transcripts": [url for url, _ in item["transcripts"]],
        "people": [[unescape(name), role.lower()] for name, role in item["people"]],
    }
