"""``hearprint check``: what it takes, and what it tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fakes import programmes
from hearprint.cli.main import app
from hearprint.errors import ExitCode, OutputError, SettingsError
from hearprint.formats.feed.publication import PublicationFeed


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    made = programmes.programme([one for one in programmes.programme().tracks if one.recording])
    content = PublicationFeed().build(made).files[-1].content
    assert isinstance(content, bytes)
    path = tmp_path / "feed.xml"
    path.write_bytes(content)
    return path


def _break(feed: Path) -> None:
    text = feed.read_text("utf-8")
    feed.write_text(text.replace("<itunes:explicit>false", "<itunes:explicit>no", 1), "utf-8")


def test_a_good_feed_in_a_file_is_silent(feed: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(feed)])
    assert done.exit_code == 0
    assert done.output.strip() == "0 findings, 0 of them barriers."


def test_a_barrier_is_told_with_its_source_and_its_remedy(feed: Path) -> None:
    _break(feed)
    done = CliRunner().invoke(app, ["check", str(feed)])
    assert done.exit_code == ExitCode.CHECK
    assert "F-021 barrier: itunes:explicit is 'no'. [feed.xml]" in done.output
    assert "F-021  Write true or false. (PSP-1; Apple 823)" in done.output


def test_json_holds_the_same_for_machines(feed: Path) -> None:
    _break(feed)
    done = CliRunner().invoke(app, ["check", str(feed), "--json"])
    assert done.exit_code == ExitCode.CHECK
    [found] = json.loads(done.output)["findings"]
    assert found["code"] == "F-021"
    assert found["severity"] == "barrier"
    assert found["source"] == "PSP-1; Apple 823"
    assert found["remedy"] == "Write true or false."


def test_quiet_leaves_the_exit_code(feed: Path) -> None:
    _break(feed)
    done = CliRunner().invoke(app, ["check", str(feed), "--quiet"])
    assert done.exit_code == ExitCode.CHECK
    assert done.output == ""


def test_a_place_without_anything_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert isinstance(done.exception, OutputError)


def test_a_server_that_is_not_there_is_a_barrier() -> None:
    done = CliRunner().invoke(app, ["check", "http://127.0.0.1:1/feed.xml"])
    assert done.exit_code == ExitCode.CHECK
    assert "H-001 barrier: There is no answer" in done.output


def test_an_address_that_is_none_is_told(feed: Path) -> None:
    place = str(feed.parent)
    done = CliRunner().invoke(app, ["check", place, "--url", "hear.example.org"])
    assert isinstance(done.exception, SettingsError)
