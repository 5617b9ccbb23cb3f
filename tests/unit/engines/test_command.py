from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from fakes.programs import spoken_by
from fakes.utterances import utterance
from hearprint.engines import make
from hearprint.engines.command import CommandEngine
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Speech
from hearprint.settings import CommandSettings, EngineSettings


def say(settings: CommandSettings, text: str = "One two three.", rate: float = 1.0) -> Speech:
    engine = CommandEngine(settings)
    return engine.speak(utterance(text), engine.voices()[1], rate=rate)


def test_text_is_given_on_standard_input_and_places_are_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD", str(tmp_path / "heard"))
    say(spoken_by("--voice", "{voice}", "--do", "echo"), "$(id) --rate 9; {voice}\n`ls`", 1.25)
    heard = (tmp_path / "heard").read_text("utf-8")
    assert heard == repr(("B 1", 1.25, "$(id) --rate 9; {voice} `ls`\n"))


def test_sound_comes_from_the_file_when_the_command_names_one() -> None:
    assert say(spoken_by("--out", "{file}")).duration_ms == pytest.approx(1200)


def test_a_sound_that_was_streamed_does_not_know_its_length_and_is_read_whole() -> None:
    assert say(spoken_by("--do", "stream")).duration_ms == pytest.approx(1200)


@pytest.mark.parametrize(
    ("do", "reason"),
    [
        ("fail", "it ended with 1 and said 'no such voice"),
        ("crash", "it ended with -6"),
        ("garble", "no sound file"),
    ],
)
def test_what_a_program_did_wrong_is_told(do: str, reason: str) -> None:
    with pytest.raises(SpeechError, match=reason) as caught:
        say(spoken_by("--do", do))
    assert caught.value.where == "u1"


def test_a_program_that_writes_no_file_is_told() -> None:
    with pytest.raises(SpeechError, match="wrote no file"):
        say(spoken_by("--voice", "{file}"))


@pytest.mark.parametrize("do", ["hang", "leave a child that holds the pipe"])
def test_a_program_that_does_not_end_is_ended(do: str) -> None:
    began = time.monotonic()
    with pytest.raises(SpeechError, match="had not finished after 1 seconds"):
        say(spoken_by("--do", do, seconds=1.0))
    assert time.monotonic() - began < 20


def test_a_program_that_writes_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearprint.engines.command._MOST_BYTES", 1_000_000)
    with pytest.raises(SpeechError, match="wrote too much"):
        say(spoken_by("--do", "flood"))


def test_a_program_that_is_not_told_how_fast_refuses_another_pace() -> None:
    settings = spoken_by()
    fixed = CommandSettings(run=settings.run[:4], voices=settings.voices)
    assert np.any(say(fixed).samples)
    with pytest.raises(SpeechError, match="not told how fast"):
        say(fixed, rate=1.5)


def test_a_program_that_is_not_here_is_told_with_its_name() -> None:
    settings = CommandSettings(run=("no-such-program",), voices=spoken_by().voices)
    with pytest.raises(UnavailableError, match="'no-such-program' is not on this computer"):
        CommandEngine(settings).voices()


def test_without_a_program_the_engine_says_where_to_name_one() -> None:
    with pytest.raises(UnavailableError, match=r"engines\.command"):
        make("command", EngineSettings())


def test_the_fingerprint_follows_command_line_version_and_program(tmp_path: Path) -> None:
    program = tmp_path / "speak.py"
    program.write_text("one", encoding="utf-8")

    def fingerprint(*more: str, version: str = "") -> str:
        return CommandEngine(spoken_by(str(program), *more, version=version)).fingerprint

    first = fingerprint()
    assert fingerprint() == first
    assert fingerprint("--quality", "9") != first
    assert fingerprint(version="2") != first
    program.write_text("two", encoding="utf-8")
    os.utime(program, ns=(1, 1))
    assert fingerprint() != first
