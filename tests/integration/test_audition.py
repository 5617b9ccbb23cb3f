"""``hearprint audition``: voices are compared by what they make of one publication."""

from __future__ import annotations

import json
from pathlib import Path

import mutagen.mp3
import pytest
from lxml import html
from typer.testing import CliRunner

from hearprint.cli.main import app

_PROSE = "We wrote to every door, and most doors answered us within the week. " * 30
_ISSUE = f"""\
---
title: Bulletin <b>7</b>
---

# Rents

We met on 3 May and paid £20 & more. It rained.

{_PROSE}

# Wages

Tunde met Oyelaran in the market hall, where the wages <i>were</i> paid.

{_PROSE}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    file = tmp_path / "issue.md"
    file.write_text(_ISSUE, "utf-8")
    return file


def _run(*words: str) -> dict[str, object]:
    done = CliRunner().invoke(app, ["audition", *words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_each_voice_says_the_same_beginning_and_a_page_plays_them(
    issue: Path, tmp_path: Path
) -> None:
    place = tmp_path / "try"
    told = _run(str(issue), "--voice", "tone", "--voice", "mute", "-o", str(place))
    assert [one["voice"] for one in told["samples"]] == ["tone/sine", "mute/silence"]
    for one in told["samples"]:
        assert mutagen.mp3.MP3(one["audio"]).info.length > 3
    page = html.fromstring(Path(str(told["page"])).read_text("utf-8"))
    assert [player.get("src") for player in page.iter("audio")] == [
        "01-tone-sine.mp3",
        "02-mute-silence.mp3",
    ]
    for player in page.iter("audio"):
        assert player.get("controls") is not None
        assert player.get("autoplay") is None
        [heading] = page.xpath("//*[@id=$name]", name=player.get("aria-labelledby"))
        assert heading.text in ("tone/sine", "mute/silence")
    assert 'voice = "tone/sine"' in page.text_content()
    assert "Bulletin <b>7</b>" in page.text_content()


def test_the_section_that_is_asked_for_is_said(issue: Path, tmp_path: Path) -> None:
    told = _run(str(issue), "--section", "2", "--voice", "tone", "-o", str(tmp_path / "try"))
    assert told["section"] == "Wages"
    text = Path(str(told["page"])).read_text("utf-8")
    assert "Tunde met Oyelaran" in text
    assert "It rained." not in text


def test_without_a_choice_every_voice_of_the_language_is_heard_and_no_other(
    issue: Path, tmp_path: Path
) -> None:
    languages = {one["language"][:2] for one in _run(str(issue), "-o", str(tmp_path))["samples"]}
    assert languages == {"en"}


def test_a_page_of_somebody_else_s_is_left_alone(issue: Path, tmp_path: Path) -> None:
    page = tmp_path / "try" / "index.html"
    page.parent.mkdir()
    page.write_text("mine", "utf-8")
    words = ["audition", str(issue), "--voice", "tone", "-o", str(page.parent)]
    assert CliRunner().invoke(app, words).exception is not None
    assert page.read_text("utf-8") == "mine"
