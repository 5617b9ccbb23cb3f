from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import espeakng_loader
import pytest

from fakes.utterances import utterance
from hearprint.engines.helper import worker
from hearprint.engines.system import SystemEngine
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Voice

#: A worker that lists one voice, and does what each text tells it to.
WORKER = """
import json, os, sys, time, wave
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "voices":
        voices = [{"id": "x/en-gb", "name": "X", "languages": ["en-gb"], "gender": ""}]
        open(asked["file"], "w").write(json.dumps(voices))
    elif "hang" in asked["text"]:
        time.sleep(600)
    elif "crash" in asked["text"]:
        os._exit(139)
    elif "garble" in asked["text"]:
        print("no JSON", flush=True)
    elif "refuse" in asked["text"]:
        print(json.dumps({"error": "ValueError: no such voice"}), flush=True)
        continue
    elif "nothing" not in asked["text"]:
        with wave.open(asked["file"], "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes((b"" if "empty" in asked["text"] else b"\\x00\\x10") * 100)
    print("{}", flush=True)
"""


def engine(tmp_path: Path, does: str = WORKER, patience_s: float = 30.0) -> SystemEngine:
    file = tmp_path / "worker.py"
    file.write_text(does, encoding="utf-8")
    return SystemEngine(command=(sys.executable, str(file)), patience_s=patience_s)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("crash", "hung or ended"),
        ("garble", "hung or ended"),
        ("refuse", "no such voice"),
        ("empty", "stayed silent"),
        ("nothing", "wrote no sound"),
    ],
)
def test_a_failure_is_told_and_the_next_utterance_is_spoken(
    tmp_path: Path, text: str, reason: str
) -> None:
    system = engine(tmp_path)
    voice = system.voices()[0]
    with pytest.raises(SpeechError, match=reason):
        system.speak(utterance(text), voice, rate=1.0)
    assert len(system.speak(utterance("good"), voice, rate=1.0).samples) == 100


def test_a_helper_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearprint.engines.helper._GRACE_S", 0.0)
    system = engine(tmp_path)
    voice = system.voices()[0]
    system._patience_s = 0.2
    began = time.monotonic()
    with pytest.raises(SpeechError, match="hung or ended"):
        system.speak(utterance("hang"), voice, rate=1.0)
    assert time.monotonic() - began < 20
    system._patience_s = 30.0
    assert len(system.speak(utterance("good"), voice, rate=1.0).samples) == 100


def test_a_machine_without_voices_says_so(tmp_path: Path) -> None:
    system = engine(tmp_path, does="raise SystemExit(1)")
    assert system.voices() == ()
    voice = Voice(engine="system", name="en-gb", language="en-GB")
    with pytest.raises(UnavailableError, match="voices cannot be used"):
        system.speak(utterance("Hello."), voice, rate=1.0)


def test_a_voice_that_is_not_there_is_refused_by_name() -> None:
    voice = Voice(engine="system", name="klingon", language="und")
    with pytest.raises(UnavailableError, match="no system voice 'klingon'"):
        SystemEngine().speak(utterance("Hello."), voice, rate=1.0)


def test_the_helper_ends_with_its_engine(tmp_path: Path) -> None:
    system = engine(tmp_path)
    assert system.voices()
    process = system._helper._process
    assert process is not None
    assert process.poll() is None
    del system
    assert process.wait(10) == 0  # by itself, for it has a folder to take away


def test_british_english_is_the_default_on_every_linux() -> None:
    assert SystemEngine().voices()[0].id == "system/en-gb"


def test_a_sentence_sounds_the_same_after_any_number_of_others() -> None:
    system = SystemEngine()
    first, *rest = system.voices()[:3]
    spoken = system.speak(utterance("Nobody moved."), first, rate=1.0)
    for at in range(60):
        system.speak(utterance("a"), rest[at % 2], rate=1.5)
    again = system.speak(utterance("Nobody moved."), first, rate=1.0)
    assert again.samples.tobytes() == spoken.samples.tobytes()
    assert again.words == spoken.words


def test_the_environment_of_this_process_stays_as_it_was() -> None:
    before = dict(os.environ)
    system = SystemEngine()
    system.speak(utterance("Hello."), system.voices()[0], rate=1.0)
    assert dict(os.environ) == before
    assert "pyttsx3" not in sys.modules


def test_the_worker_ends_a_fork_that_takes_too_long(tmp_path: Path) -> None:
    """The real worker, told to finish in a second what takes far longer."""
    request = {
        "do": "speak",
        "file": str(tmp_path / "speech.wav"),
        "text": "and so on, " * 30_000,
        "voice": "gmw/en",
        "words_per_minute": 80,
        "seconds": 1,
        "library": espeakng_loader.get_library_path(),
    }
    wrong = {**request, "text": "Hello.", "voice": "no/such", "seconds": 9}
    right = {**wrong, "voice": "gmw/en"}
    done = subprocess.run(
        worker("system_worker.py"),
        input="".join(json.dumps(each) + "\n" for each in (request, wrong, right)),
        env={**os.environ, "ESPEAK_DATA_PATH": espeakng_loader.get_data_path()},
        capture_output=True,
        text=True,
        check=True,
    )
    slow, refused, spoken = map(json.loads, done.stdout.splitlines())
    assert slow == {"error": "it had not finished after 1 seconds"}
    assert "no/such" in refused["error"]
    assert spoken == {}
    assert (tmp_path / "speech.wav").stat().st_size > 10_000


def test_voices_of_espeak_ng_are_told_as_made_by_formant_synthesis() -> None:
    voices = SystemEngine().voices()
    assert voices
    assert {voice.formant for voice in voices} == {platform.system() not in {"Windows", "Darwin"}}
