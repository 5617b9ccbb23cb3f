"""Nothing is done twice, and nothing is lost: edits, interruptions, engines that fail."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fakes.engines import TRIGGER
from fakes.plugged import plug_in
from hearprint.api import work
from hearprint.api.build import BuildResult, build
from hearprint.errors import ExitCode
from hearprint.settings import CacheSettings, Settings, SpeechSettings

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def more(subject: str) -> str:
    """Enough sentences for a section to stand on its own."""
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return " ".join(
        f"On {day} in {season} {subject} as on any other day of the week."
        for season in ("spring", "autumn")
        for day in days
    )


TEXT = f"""# A short guide

## 1. Why we meet

We meet because nobody else will. The room is cold and the tea is weak.
Everyone is welcome all the same. {more("the door is open")}

The minutes are kept by Ann. They are read at the next meeting.

## 2. What we do

We write letters. We knock on doors. We make soup for whoever comes. {more("we are there")}

## 3. Who pays

Members pay ten pounds a year. Nobody is turned away for want of it. {more("the tin is passed")}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plug_in(tmp_path / "plugged", monkeypatch)
    monkeypatch.setenv("HEARD", str(tmp_path / "heard.txt"))
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "guide.md").write_text(TEXT, "utf-8")
    return tmp_path


def settings(place: Path, engine: str = "counting") -> Settings:
    return Settings(
        speech=SpeechSettings(voice=engine), cache=CacheSettings(folder=str(place / "cache"))
    )


def made(place: Path, engine: str = "counting", jobs: int = 0, **options: object) -> BuildResult:
    chosen = settings(place, engine)
    folder = [place / "input"]
    return build(folder, place / "out", settings=chosen, jobs=jobs, now=NOW, **options)  # type: ignore[arg-type]


def heard(place: Path) -> list[str]:
    """What was said since the last call."""
    file = place / "heard.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def edit(place: Path, old: str, new: str) -> None:
    source = place / "input" / "guide.md"
    text = source.read_text("utf-8")
    assert text.count(old) == 1
    source.write_text(text.replace(old, new), "utf-8")


def digests(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def test_when_nothing_changed_nothing_is_said_written_or_read_again(place: Path) -> None:
    made(place)
    assert heard(place)
    stamps = {path: path.stat().st_mtime_ns for path in (place / "out").rglob("*")}
    seen = []
    again = made(place, listen=lambda event: seen.append(event.kind))
    assert heard(place) == []
    assert "reading" not in seen
    assert [built.programme for built in again.built] == [None]
    assert again.built[0].summary.sections == 3
    assert {path: path.stat().st_mtime_ns for path in (place / "out").rglob("*")} == stamps


def test_one_word_changed_says_one_sentence_and_records_one_section(place: Path) -> None:
    made(place)
    heard(place)
    before = digests(place / "out")
    edit(place, "weak", "far too strong")
    made(place)
    assert heard(place) == ["The room is cold and the tea is far too strong."]
    after = digests(place / "out")
    changed = {name for name in after if after[name] != before.get(name)}
    assert [name for name in changed if name.endswith(".mp3")] == [
        "a-short-guide/audio/01-why-we-meet.mp3"
    ]


def test_a_moved_paragraph_says_nothing(place: Path) -> None:
    made(place)
    heard(place)
    moved = "The minutes are kept by Ann. They are read at the next meeting."
    edit(place, f"{moved}\n\n", "")
    edit(place, "We write letters.", f"{moved}\n\nWe write letters.")
    made(place)
    assert heard(place) == []


def test_a_renamed_section_says_its_new_announcement_only(place: Path) -> None:
    made(place)
    heard(place)
    plan = place / "input" / "guide.md.plan.toml"
    plan.write_text(plan.read_text("utf-8").replace('title = "What we do"', 'title = "Our work"'))
    made(place)
    said = heard(place)
    assert said
    assert all("Our work" in line or "What we do" in line for line in said)


def test_without_output_and_with_the_cache_it_comes_back_unsaid(place: Path) -> None:
    made(place)
    before = digests(place / "out")
    heard(place)
    for path in sorted((place / "out").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    made(place)
    assert heard(place) == []
    assert digests(place / "out") == before


def test_without_the_cache_it_comes_back_the_same(place: Path) -> None:
    made(place)
    before = digests(place / "out")
    for path in sorted((place / "cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for path in sorted((place / "out").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    made(place, jobs=2)
    assert digests(place / "out") == before


def test_damage_anywhere_in_the_cache_is_noticed_and_made_good(place: Path) -> None:
    made(place)
    before = digests(place / "out")
    rng = random.Random(7)
    for path in sorted((place / "cache").rglob("*")):
        if path.is_file() and path.stat().st_size:
            data = bytearray(path.read_bytes())
            data[rng.randrange(len(data))] ^= 0x55
            path.write_bytes(data)
    for path in (place / "out").rglob("*.mp3"):
        path.unlink()
    made(place)
    assert digests(place / "out") == before


def test_a_file_changed_in_the_output_is_put_right(place: Path) -> None:
    made(place)
    before = digests(place / "out")
    (place / "out" / "a-short-guide" / "index.html").write_text("scribble", "utf-8")
    made(place)
    assert digests(place / "out") == before


def test_a_removed_section_leaves_the_output_and_foreign_files_stay(place: Path) -> None:
    made(place)
    note = place / "out" / "a-short-guide" / "mine.txt"
    note.write_text("keep", "utf-8")
    source = place / "input" / "guide.md"
    text = source.read_text("utf-8")
    source.write_text(text[: text.index("## 3.")], "utf-8")
    plan = place / "input" / "guide.md.plan.toml"
    plan.unlink()
    made(place)
    names = {path.name for path in (place / "out" / "a-short-guide" / "audio").iterdir()}
    assert names == {"01-why-we-meet.mp3", "02-what-we-do.mp3"}
    assert note.read_text("utf-8") == "keep"


@pytest.mark.parametrize("engine", ["refusing", "raising"])
def test_a_sentence_that_is_refused_leaves_a_spoken_gap_and_the_rest(
    place: Path, engine: str
) -> None:
    edit(place, "We knock on doors.", f"We say {TRIGGER}.")
    result = made(place, engine)
    assert result.exit_code is ExitCode.SPEECH
    programme = result.built[0].programme
    assert programme is not None
    missing = [track.recording.missing for track in programme.tracks if track.recording]
    assert [len(one) for one in missing] == [0, 1, 0]
    assert [finding.code for finding in programme.findings if finding.code.startswith("S")] == [
        "S-003"
    ]
    again = made(place, engine)
    assert again.built[0].programme is not None  # a gap is tried again


@pytest.mark.parametrize("engine", ["crashing", "hanging"])
def test_an_engine_that_dies_or_hangs_at_a_word_costs_that_sentence_alone(
    place: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_BEGIN_S", 6.0)
    monkeypatch.setattr(work, "_WORD_S", 0.02)  # these engines only hum
    edit(place, "We knock on doors.", f"We say {TRIGGER} once.")
    result = made(place, engine, jobs=2)
    assert result.exit_code is ExitCode.SPEECH
    programme = result.built[0].programme
    assert programme is not None
    missing = [track.recording.missing for track in programme.tracks if track.recording]
    assert [len(one) for one in missing] == [0, 1, 0]


def command(place: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "hearprint", "build", str(place / "input")),
        *("-o", str(place / "out"), "--voice", "slow", "--jobs", "2", "--quiet"),
    ]


def environment(place: Path) -> dict[str, str]:
    paths = [str(place / "plugged"), *sys.path]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "HEARPRINT_CACHE__FOLDER": str(place / "cache"),
        "HEARPRINT_HOUSE__TITLE": "The house",
    }


def test_a_build_killed_again_and_again_ends_like_an_undisturbed_one(
    place: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plans = place / "input" / "guide.md.plan.toml"
    subprocess.run(command(place), env=environment(place), check=True)
    whole, plan = digests(place / "out"), plans.read_bytes()
    other = tmp_path_factory.mktemp("killed")
    (other / "input").mkdir()
    (other / "plugged").symlink_to(place / "plugged")
    (other / "input" / "guide.md").write_text(TEXT, "utf-8")
    (other / "input" / "guide.md.plan.toml").write_bytes(plan)  # the dates of first publication
    rng = random.Random(3)
    for _ in range(5):
        process = subprocess.Popen(command(other), env=environment(other), start_new_session=True)
        time.sleep(rng.uniform(1.0, 5.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command(other), env=environment(other), check=True)
    assert digests(other / "out") == whole
    assert (other / "input" / "guide.md.plan.toml").read_bytes() == plan


def test_one_ctrl_c_ends_tidily_says_what_is_left_and_the_next_build_goes_on(
    place: Path,
) -> None:
    text = TEXT + "\n".join(f"\nSentence number {n} of many is read slowly." for n in range(250))
    (place / "input" / "guide.md").write_text(text, "utf-8")
    words = [part for part in command(place) if part != "--quiet"]
    process = subprocess.Popen(
        words,
        env=environment(place),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert any("words to speak" in line for line in process.stderr)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "1 document is not finished" in told
    assert not (place / "out" / "a-short-guide").exists()
    done = subprocess.run(command(place), env=environment(place), check=False)
    assert done.returncode == 0
