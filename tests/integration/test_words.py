"""``hearprint words``: an editor lists, hears and corrects how words are said."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import mutagen.mp3
import pytest
from typer.testing import CliRunner

from hearprint.cli.main import app
from hearprint.config.lexicon import read_lexicon

_PROSE = "We wrote to every door, and most doors answered us within the week. " * 30
_ISSUE = f"""\
---
title: Bulletin 7
---

# Rents

We asked Siobhan and Tunde from the DWP. Tunde said that <b>no</b> rent was paid in Leicester.

{_PROSE}

# Wages

Tunde met Oyelaran in the market hall and asked about wages.

{_PROSE}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    file = tmp_path / "issue.md"
    file.write_text(_ISSUE, "utf-8")
    return file


def _run(*words: str) -> str:
    done = CliRunner().invoke(app, ["words", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_words_are_told_to_machines_with_their_sounds(issue: Path) -> None:
    told = json.loads(_run(str(issue), "--json"))
    words = {one["word"]: one for one in told["words"]}
    assert told["words"][0]["word"] == "Tunde"
    assert words["Tunde"]["count"] == 3
    assert words["Tunde"]["certainty"] == "guessed"
    assert words["DWP"]["said"] == "D.W.P."
    assert (words["Siobhan"]["said"], words["Siobhan"]["lexicon"]) == ("Shivawn", "shipped")
    assert words["Oyelaran"]["places"] == [
        {
            "section": "Wages",
            "sentence": "Tunde met Oyelaran in the market hall and asked about wages.",
        }
    ]
    assert all(one["ipa"] for one in told["words"])


def test_the_doubtful_ones_are_those_that_the_voice_guesses(issue: Path) -> None:
    told = json.loads(_run(str(issue), "--doubtful", "--json"))
    assert {one["certainty"] for one in told["words"]} == {"guessed"}
    assert "Tunde" in _run(str(issue), "--doubtful")


def test_a_line_in_the_lexicon_settles_a_word(issue: Path) -> None:
    issue.with_name("lexicon.toml").write_text('"Tunde" = "Toon-day"\n', "utf-8")
    words = {one["word"]: one for one in json.loads(_run(str(issue), "--json"))["words"]}
    assert words["Tunde"]["said"] == "Toon-day"
    assert (words["Tunde"]["certainty"], words["Tunde"]["lexicon"]) == ("told", "house")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hears: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "a" and facts.get("class") == "hear":
            self.hears.append(facts["href"] or "")


def test_each_word_is_said_twice_in_one_file_beside_a_page(issue: Path, tmp_path: Path) -> None:
    folder = tmp_path / "heard"
    told = json.loads(_run(str(issue), "--listen", str(folder), "--voice", "tone", "--json"))
    length = mutagen.mp3.MP3(folder / "words.mp3").info.length
    links = _Links()
    links.feed((folder / "words.html").read_text("utf-8"))
    assert len(links.hears) == len(told["words"])
    spans = [tuple(map(float, one.partition("#t=")[2].split(","))) for one in links.hears]
    assert all(begin < end <= length for begin, end in spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    assert told["listen"]["silent"] == []


def test_a_page_of_somebody_else_is_left_as_it_is(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "words.html").write_text("mine", "utf-8")
    done = CliRunner().invoke(app, ["words", str(issue), "--listen", str(tmp_path)])
    assert done.exit_code != 0
    assert (tmp_path / "words.html").read_text("utf-8") == "mine"


def test_a_lexicon_goes_out_and_comes_in_and_the_house_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    house = tmp_path / "input" / "lexicon.toml"
    house.parent.mkdir()
    house.write_text('# ours\n"Tunde" = "Toon-day"  # he said so\n', "utf-8")
    _run("--export", "out.pls")
    house.write_text('# ours\n"Leicester" = "Lestah"\n', "utf-8")
    told = json.loads(_run("--import", "out.pls", "--json"))
    entries = {entry.word: entry for entry in read_lexicon(house)}
    assert entries["Leicester"].spoken == "Lestah"
    assert entries["Tunde"].spoken == "Toon-day"
    assert told["imported"]["entries"] == len(entries) - 1
    assert house.read_text("utf-8").startswith("# ours\n")


def test_without_anything_to_do_it_says_what_is_wanted() -> None:
    done = CliRunner().invoke(app, ["words"])
    assert done.exit_code == 2
    assert "--import" in done.output


def test_trying_a_voice_says_words_as_the_lexicon_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()

    def tried() -> float:
        runner = CliRunner()
        done = runner.invoke(app, ["say", "Tunde.", "-o", "try.mp3", "--voice", "tone"])
        assert done.exit_code == 0, done.output
        return float(mutagen.mp3.MP3(tmp_path / "try.mp3").info.length)

    before = tried()
    respelt = '"Tunde" = "a respelling that takes a great deal longer"\n'
    (tmp_path / "input" / "lexicon.toml").write_text(respelt, "utf-8")
    assert tried() > before + 1


def test_a_word_of_which_only_the_sound_is_told_is_heard_like_it(
    issue: Path, tmp_path: Path
) -> None:
    def heard(line: str) -> bytes:
        issue.with_name("lexicon.toml").write_text(line, "utf-8")
        _run(str(issue), "--listen", str(tmp_path / "heard"), "--quiet")
        return (tmp_path / "heard" / "words.mp3").read_bytes()

    by_sound = heard('"Tunde" = { ipa = "\u02c8fi\u02d0ld" }\n')
    assert by_sound == heard('"Tunde" = "field"\n')
    assert by_sound != heard("")
