"""An editor mends plan files by hand, builds again, and gets what was meant."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from hearprint.api.build import BuildResult, build
from hearprint.api.inspect import check_output
from hearprint.api.words import words_of
from hearprint.errors import ExitCode, SettingsError
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.roles import RoleVoices
from hearprint.settings import ScriptSettings, Settings, SpeechSettings

_NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_SETTINGS = Settings(speech=SpeechSettings(voice="tone", rate=2.0))

_PROSE = "We wrote to every door, and most doors answered us within the week. " * 30
_ISSUE = f"""\
---
title: Bulletin 7
---

# Rents

{_PROSE}

Rents rose again. Siobhan wrote to the council, and Siobhan got no answer.

# La grève

{_PROSE}

# Wages

{_PROSE}
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    file = tmp_path / "input" / "issue.md"
    file.parent.mkdir()
    file.write_text(_ISSUE, "utf-8")
    return file


def _build(issue: Path, settings: Settings = _SETTINGS) -> BuildResult:
    return build([issue.parent], issue.parents[1] / "out", settings=settings, jobs=0, now=_NOW)


def _plan(issue: Path) -> Path:
    return issue.with_name("issue.md.plan.toml")


def _mend(issue: Path, title: str, line: str) -> None:
    """Write ``line`` behind the title of a section, as an editor does."""
    text = _plan(issue).read_text("utf-8")
    head = f'title = "{title}"\n'
    assert head in text
    _plan(issue).write_text(text.replace(head, f"{head}{line}\n"), "utf-8")


def _made(issue: Path) -> dict[str, Any]:
    file = issue.parents[1] / "out" / "bulletin-7" / "programme.json"
    made: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return made


def test_sections_are_read_by_voices_of_several_engines_each_in_its_language(issue: Path) -> None:
    assert _build(issue).exit_code is ExitCode.OK
    _mend(issue, "La grève", 'language = "fr"\nvoice = "mute"')
    [built] = _build(issue).built
    made = _made(issue)
    assert [one["voice"] for one in made["episodes"]] == [
        "tone/sine",
        "mute/silence",
        "tone/sine",
    ]
    assert [one["language"] for one in made["episodes"]] == ["", "fr", ""]
    french = made["tracks"][1]["clips"]
    assert {clip["language"] for clip in french} == {"fr"}
    out = issue.parents[1] / "out" / "bulletin-7"
    stem = built.programme.tracks[1].stem
    assert "Language: fr" in (out / "transcripts" / f"{stem}.vtt").read_text("utf-8")
    assert 'class="text" lang="fr"' in (out / f"{stem}.html").read_text("utf-8")
    feed = (out / "feed.xml").read_text("utf-8")
    assert re.findall(r'transcripts/(\d\d)[^"]*"[^>]*language="([^"]+)"', feed).count(("02", "fr"))
    assert len(feedparser.parse(feed).entries) == 3


def test_a_voice_that_is_not_here_is_told_with_the_section_that_names_it(issue: Path) -> None:
    _build(issue)
    _mend(issue, "Wages", 'voice = "tone/viola"')
    result = _build(issue)
    [failed] = result.failed
    assert result.exit_code is ExitCode.SETTINGS
    assert failed.error.where == "issue.md.plan.toml, section 3 (Wages)"
    assert "'viola'" in failed.error.summary


def test_a_voice_that_is_not_here_is_told_with_the_plan_that_names_it(issue: Path) -> None:
    _build(issue)
    text = _plan(issue).read_text("utf-8")
    _plan(issue).write_text(re.sub('(?m)^voice = ""$', 'voice = "viola"', text, count=1), "utf-8")
    [failed] = _build(issue).failed
    assert failed.error.where == "issue.md.plan.toml"
    assert "'viola'" in failed.error.summary
    with pytest.raises(SettingsError, match=r"^issue\.md\.plan\.toml: .*'viola'"):
        words_of(issue, _SETTINGS)


def test_an_unknown_author_s_voice_is_told_with_the_setting_that_names_it(issue: Path) -> None:
    _build(issue)
    _mend(issue, "Wages", 'authors = ["Ann K"]')
    [failed] = _build(issue, replace(_SETTINGS, voices=RoleVoices(authors=("viola",)))).failed
    assert failed.error.where == "[voices], authors"


def test_pronunciations_change_only_the_utterances_that_hold_their_words(issue: Path) -> None:
    before = _build(issue).built[0].programme
    text = _plan(issue).read_text("utf-8")
    text = text.replace("[pronunciations]\n", '[pronunciations]\nSiobhan = "Shevaun"\n')
    _plan(issue).write_text(text, "utf-8")
    after = _build(issue).built[0].programme
    changed = [
        new.spoken
        for old_track, new_track in zip(before.tracks, after.tracks, strict=True)
        for old, new in zip(old_track.script.utterances, new_track.script.utterances, strict=True)
        if old != new
    ]
    assert changed == ["Shevaun wrote to the council, and Shevaun got no answer."]
    assert "Siobhan = " in _plan(issue).read_text("utf-8")


def test_a_plan_comes_before_the_house_and_the_house_before_what_is_shipped(issue: Path) -> None:
    def heard(house: tuple[LexiconEntry, ...], *, ours: bool) -> str:
        script = ScriptSettings(shipped_lexicon=ours)
        built = _build(issue, replace(_SETTINGS, script=script, lexicon=house)).built[0]
        lines = [line for track in built.programme.tracks for line in track.script.utterances]
        return next(line.spoken for line in lines if "wrote to the council" in line.text)

    house = (LexiconEntry(word="Siobhan", spoken="Shevaun"),)
    assert heard((), ours=False).startswith("Siobhan wrote")
    assert heard((), ours=True).startswith("Shivawn wrote")
    assert heard(house, ours=True).startswith("Shevaun wrote")
    text = _plan(issue).read_text("utf-8")
    text = text.replace("[pronunciations]\n", '[pronunciations]\nSiobhan = "Chevonne"\n')
    _plan(issue).write_text(text, "utf-8")
    assert heard(house, ours=True).startswith("Chevonne wrote")


def test_a_publication_under_a_new_slug_leaves_its_old_folder_but_for_files_of_others(
    issue: Path,
) -> None:
    other = issue.with_name("other.md")
    other.write_text("# Bees\n\nThey fly.\n", "utf-8")
    _build(issue)
    output = issue.parents[1] / "out"
    (output / "bulletin-7" / "mine.txt").write_text("mine", "utf-8")
    text = _plan(issue).read_text("utf-8")
    _plan(issue).write_text(text.replace('slug = "bulletin-7"', 'slug = "bulletin-seven"'), "utf-8")
    assert _build(issue).exit_code is ExitCode.OK
    assert [path.name for path in (output / "bulletin-7").iterdir()] == ["mine.txt"]
    assert (output / "bees" / "index.html").is_file()
    feed = feedparser.parse((output / "feed.xml").read_bytes())
    guids = [entry.id for entry in feed.entries]
    assert len(guids) == len(set(guids)) == 4
    assert "F-005" not in {finding.code for finding in check_output(output)}
    stamp = (output / "feed.xml").stat().st_mtime_ns
    other.unlink()
    _build(issue)
    assert (output / "bees" / "index.html").is_file()  # of no document of this build
    assert (output / "feed.xml").stat().st_mtime_ns == stamp


def test_check_fails_over_a_programme_whose_account_was_broken(issue: Path) -> None:
    _build(issue)
    out = issue.parents[1] / "out"
    made = _made(issue)
    assert {finding.code for finding in check_output(out)} <= {"F-008"}
    made["account"]["removed"]["page number"] = 3
    (out / "bulletin-7" / "programme.json").write_text(json.dumps(made), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "hearprint", "check", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ExitCode.CHECK
    assert "A-001 barrier" in done.stdout
