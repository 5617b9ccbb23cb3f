"""A private house: every member an address of their own, nothing for anybody else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html
from typer.testing import CliRunner

from hearprint.api import members
from hearprint.api.build import build
from hearprint.api.inspect import check_output
from hearprint.api.private import settle
from hearprint.cli.main import app
from hearprint.cli.options import settings_near
from hearprint.errors import SettingsError
from hearprint.settings import Settings
from hearprint.store.memory import MemoryCache

_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_URL = "https://hear.example.org/sound"
_TEXT = "# The hall\n\n## Heating\n\nThe heating is broken.\n\n## Rents\n\nThe rents go up.\n"
_SPACES = {"itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}

Build = Callable[[], Settings]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "hall.md").write_text(_TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def built(place: Path) -> Build:
    def run() -> Settings:
        settings = settings_near(place / "input", base_url=_URL, voice="mute")
        build([place / "input"], place / "output", settings=settings, jobs=0, now=_NOW)
        return settings

    return run


def _names(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}


def _below(output: Path, address: str) -> Path:
    return output / address.removeprefix(f"{_URL}/")


def test_a_member_reaches_sound_transcripts_and_pages_and_nothing_stands_open(
    place: Path, built: Build
) -> None:
    built()
    assert (place / "output" / "the-hall" / "feed.xml").is_file()
    ann = members.add(place / "input", "Ann K", _URL)
    settings = built()
    assert settings.members
    output = place / "output"
    assert {name.partition("/")[0] for name in _names(output)} == {
        "m", settings.members.place, "index.html", "robots.txt", ".hearprint.json",
    }  # fmt: skip
    assert "Disallow: /" in (output / "robots.txt").read_text("ascii")
    feed = etree.parse(_below(output, ann.feed)).find("channel")
    assert feed is not None
    assert feed.findtext("itunes:block", namespaces=_SPACES) == "Yes"
    assert feed.findtext("{*}block") in ("Yes", "yes")
    for address in feed.xpath("item/enclosure/@url | item/link | item/*/@url | item/*/*/@uri"):
        found = _below(output, address if isinstance(address, str) else address.text)
        assert found.is_file(), found.name
    for name in _names(output / settings.members.place):
        assert not name.endswith("feed.xml")
        if name.endswith(".html") and "transcripts" not in name:
            text = (output / settings.members.place / name).read_text("utf-8")
            assert "noindex" in text
            assert "feed.xml" not in text


def test_a_member_has_a_page_that_leads_to_everything(place: Path, built: Build) -> None:
    ann = members.add(place / "input", "Ann K", _URL)
    built()
    page = html.parse(_below(place / "output", f"{ann.page}index.html"))
    links = [link for _, _, link, _ in page.getroot().iterlinks()]
    assert ann.feed in links
    assert ann.feeds in links
    for link in links:
        found = _below(place / "output", link)
        assert found.is_file() or (found / "index.html").is_file()
    assert "noindex" in page.xpath("string(//meta[@name='robots']/@content)")


def test_feeds_of_members_differ_in_their_own_address_only(place: Path, built: Build) -> None:
    ann, bob = (members.add(place / "input", name, _URL) for name in ("Ann K", "Bob"))
    built()
    first, second = (_below(place / "output", one.feed).read_text("utf-8") for one in (ann, bob))
    assert first != second
    assert first.replace(ann.feed, bob.feed) == second


def test_who_is_revoked_finds_nothing_and_the_others_are_not_disturbed(
    place: Path, built: Build
) -> None:
    ann, bob = (members.add(place / "input", name, _URL) for name in ("Ann K", "Bob"))
    before = built()
    output = place / "output"
    guids = re.findall(r"<guid.*?</guid>", _below(output, bob.feed).read_text("utf-8"))
    members.revoke(place / "input", "ann k", output)
    assert not _below(output, ann.feed).parent.exists()
    at_once = _below(output, bob.feed).read_bytes()
    assert _dead_ends(output) == set(), "before the next build"
    after = built()
    assert _below(output, bob.feed).read_bytes() == at_once
    assert before.members
    assert after.members
    assert not (output / before.members.place).exists()
    assert (output / after.members.place / "the-hall").is_dir()
    text = _below(output, bob.feed).read_text("utf-8")
    assert before.members.place not in text
    assert re.findall(r"<guid.*?</guid>", text) == guids


def test_feeds_are_whole_while_a_build_goes_on(place: Path, built: Build) -> None:
    ann, bob = (members.add(place / "input", name, _URL) for name in ("Ann K", "Bob"))
    before = built()
    assert before.members
    output = place / "output"
    # Somebody edits the list by hand: Ann goes, Cleo comes, what they share gets another name.
    names = {"Ann K": "Cleo", ann.feed.split("/")[-2]: "c" * 32, before.members.place: "p" * 32}
    listed = (place / "input" / "members.toml").read_text("utf-8")
    for old, new in names.items():
        listed = listed.replace(old, new)
    (place / "input" / "members.toml").write_text(listed, "utf-8")
    settle(output, settings_near(place / "input", base_url=_URL), MemoryCache())
    homes = {path.name for path in (output / "m").iterdir() if path.is_dir()}
    assert homes == {"c" * 32, bob.feed.split("/")[-2]}
    assert _dead_ends(output) == set()
    assert _feeds(output)
    early = {path: path.read_bytes() for path in _feeds(output)}
    built()
    assert {path: path.read_bytes() for path in _feeds(output)} == early


def test_revoking_leaves_the_output_of_another_house_alone(
    place: Path, built: Build, tmp_path: Path
) -> None:
    members.add(place / "input", "Ann K", _URL)
    built()
    (tmp_path / "other").mkdir()
    members.add(tmp_path / "other", "Bob", _URL)
    before = _names(place / "output")
    members.revoke(tmp_path / "other", "Bob", place / "output")
    assert _names(place / "output") == before


def _feeds(output: Path) -> list[Path]:
    return sorted((output / "m").rglob("feed.xml"))


def _dead_ends(output: Path) -> set[str]:
    """Addresses in members' feeds at which nothing stands."""
    told = (feed.read_text("utf-8") for feed in _feeds(output))
    named = {address for text in told for address in re.findall(rf"{_URL}/[^\"<\s&]+", text)}
    return {one for one in named if not _below(output, one).exists()}


def test_nothing_changes_when_nothing_changed(place: Path, built: Build) -> None:
    members.add(place / "input", "Ann K", _URL)
    built()

    def state() -> dict[str, tuple[int, str]]:
        return {
            name: (
                (place / "output" / name).stat().st_mtime_ns,
                hashlib.sha256((place / "output" / name).read_bytes()).hexdigest(),
            )
            for name in _names(place / "output")
        }

    first = state()
    built()
    assert state() == first


def test_a_house_without_its_list_is_open_again(place: Path, built: Build) -> None:
    members.add(place / "input", "Ann K", _URL)
    built()
    (place / "input" / "members.toml").unlink()
    built()
    names = _names(place / "output")
    assert "feed.xml" in names
    assert "the-hall/feed.xml" in names
    assert not any(name.startswith("m/") for name in names)
    assert "robots.txt" not in names


def test_a_house_that_is_private_without_members_says_so(place: Path, built: Build) -> None:
    (place / "input" / "hearprint.toml").write_text("[house]\nprivate = true\n", "utf-8")
    with pytest.raises(SettingsError, match="nobody may listen"):
        built()


def test_check_shows_no_token(place: Path, built: Build) -> None:
    ann = members.add(place / "input", "Ann K", _URL)
    settings = built()
    next((place / "output").rglob("*.mp3")).unlink()
    found = check_output(place / "output")
    assert any(one.code == "F-001" for one in found)
    told = " ".join(f"{one.where} {one.message}" for one in found)
    assert settings.members
    assert settings.members.place not in told
    assert ann.feed.split("/")[-2] not in told


def test_the_verb_adds_lists_and_revokes(place: Path) -> None:
    run = CliRunner().invoke
    where = ["--input", str(place / "input")]
    added = run(app, ["members", "add", "Ann K", "--base-url", _URL, *where])
    assert added.exit_code == 0
    assert "first member" in added.output
    again = run(app, ["members", "add", "ann k", *where])
    assert isinstance(again.exception, SettingsError)
    listed = run(app, ["members", "list", "--base-url", _URL, *where])
    for ending in (r"/feed\.xml", "/(?=\\n)"):
        address = re.search(rf"https://\S+{ending}", listed.output)
        assert address
        assert address[0] in added.output
    gone = run(app, ["members", "revoke", "Ann K", "-o", str(place / "output"), *where])
    assert gone.exit_code == 0
    assert "nobody may listen" in run(app, ["members", "list", *where]).output
    unknown = run(app, ["members", "revoke", "Ann K", *where])
    assert isinstance(unknown.exception, SettingsError)


def test_nothing_is_left_under_a_place_that_members_once_shared(place: Path, built: Build) -> None:
    members.add(place / "input", "Ann K", _URL)
    before = built()
    assert before.members
    old = place / "output" / before.members.place
    (old / "the-hall" / "programme.json").write_text("damaged", "utf-8")
    (place / "input" / "members.toml").unlink()
    built()
    left = [path.name for path in old.rglob("*") if path.is_file()] if old.exists() else []
    assert left in ([], ["programme.json"])  # what somebody changed is theirs


def test_a_place_on_this_computer_is_told(place: Path) -> None:
    where = ["--input", str(place / "input")]
    told = CliRunner().invoke(app, ["members", "add", "Ann K", *where]).output
    assert "for this computer only" in told
