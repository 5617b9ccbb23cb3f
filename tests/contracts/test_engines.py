"""The contract of ports.Engine, held by every engine of ours."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache

import numpy as np
import pytest

from fakes.utterances import utterance
from hearprint.engines import REGISTRY
from hearprint.model.speech import Speech
from hearprint.ports import Engine

NAMES = tuple(REGISTRY.own)
SENTENCE = "The committee met on the third of March, and 14 branches sent a delegate."
OTHERS = ("Good.", "Tea at 4.", "“Why?” she asked.", "1, 2, 3.")

HOSTILE = {
    "figures raised behind a quotation mark": "”¹⁴",
    "four hundred figures": "1234567890" * 40,
    "a command to the phoneme reader": "[label](/x/) and [other words](/y z/)",
    "a run of letters without a space": "antidisestablish" * 40,
    "control signs": "one\x00two\x07three\x1b[31m four\x0cfive",
    "soft hyphens": "co\u00adoper\u00adative",
    "half a surrogate pair": "one \ud800 two",
    "markup": '<speak><prosody rate="300%">fast</prosody></speak> [[h@l]] &amp;',
    "a script the voice cannot read": "Привет, товарищ! 中文 العربية",
    "combining marks": "e\u0301te\u0301 Z\u0335\u0321a\u0338l\u0334go",
    "a path and a shell word": "../../etc/passwd; $(rm -rf /) `id`",
    "emoji among words": "Solidarity 😀✊🏽 for ever",
}
WORDLESS = {
    "nothing": "",
    "spaces": " \n\t ",
    "points": "...",
    "signs": "— ‘’ “” … * ¶",  # noqa: RUF001 - printers' marks are the point
    "emoji": "😀✊🏽",
    "no-width": "\u200b\u00ad\ufeff",
}


@cache
def engine(name: str) -> Engine:
    made: Engine = REGISTRY.load(name)()
    return made


def say(name: str, spoken: str, rate: float = 1.0) -> Speech:
    chosen = engine(name)
    return chosen.speak(utterance(spoken), chosen.voices()[0], rate=rate)


def digest(speech: Speech) -> str:
    return hashlib.sha256(speech.samples.tobytes()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_is_called_what_it_is_registered_as(name: str) -> None:
    assert engine(name).name == name
    assert name in engine(name).fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_voices_have_names_of_their_own_that_can_be_typed(name: str) -> None:
    voices = engine(name).voices()
    names = [voice.name for voice in voices]
    assert names
    assert len(set(names)) == len(names)
    assert all(each.isascii() and "/" not in each and " " not in each for each in names)
    assert {voice.engine for voice in voices} == {name}
    assert all(voice.language for voice in voices)
    assert voices[0].language.startswith("en")


@pytest.mark.parametrize("name", NAMES)
def test_speech_is_float32_mono_within_full_scale(name: str) -> None:
    speech = say(name, SENTENCE)
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert np.isfinite(speech.samples).all()
    assert np.abs(speech.samples).max() <= 1.0
    assert 8_000 <= speech.sample_rate <= 48_000
    assert 2_500 < speech.duration_ms < 12_000


@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_sound_the_same_whatever_came_before(name: str) -> None:
    first = digest(say(name, SENTENCE))
    for other in OTHERS:
        say(name, other)
    say(name, SENTENCE, rate=1.3)
    assert digest(say(name, SENTENCE)) == first


@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_sound_the_same_in_another_process(name: str) -> None:
    program = (
        "import hashlib, sys\n"
        "from fakes.utterances import utterance\n"
        "from hearprint.engines import REGISTRY\n"
        "engine = REGISTRY.load(sys.argv[1])()\n"
        "voice = engine.voices()[0]\n"
        "engine.speak(utterance('Something else.'), voice, rate=1.0)\n"
        "speech = engine.speak(utterance(sys.argv[2]), voice, rate=1.0)\n"
        "print(hashlib.sha256(speech.samples.tobytes()).hexdigest(), engine.fingerprint)\n"
    )
    path = next(entry for entry in sys.path if entry.endswith("tests"))
    other = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {path!r})\n{program}",
            name,
            SENTENCE,
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    found, _, fingerprint = other.stdout.strip().partition(" ")
    assert found == digest(say(name, SENTENCE))
    assert fingerprint == engine(name).fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_a_higher_rate_is_shorter_and_a_lower_one_longer(name: str) -> None:
    slow, usual, fast = (say(name, SENTENCE, rate).duration_ms for rate in (0.5, 1.0, 2.0))
    assert slow > 1.5 * usual
    assert fast < 0.7 * usual


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", WORDLESS.values(), ids=WORDLESS)
def test_text_without_words_gives_an_empty_array(name: str, text: str) -> None:
    speech = say(name, text)
    assert speech.samples.dtype == np.float32
    assert speech.samples.shape == (0,)
    assert speech.sample_rate > 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_spoken(name: str, text: str, capfd: pytest.CaptureFixture[str]) -> None:
    speech = say(name, text)
    assert len(speech.samples) > 0
    assert np.isfinite(speech.samples).all()
    assert np.abs(speech.samples).max() <= 1.0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", NAMES)
def test_more_words_last_longer(name: str) -> None:
    one, both = say(name, SENTENCE), say(name, f"{SENTENCE} {SENTENCE}")
    assert both.duration_ms > 1.7 * one.duration_ms


def test_listing_engines_and_codecs_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from hearprint import codecs, engines\n"
        "print(*engines.REGISTRY.names(), *codecs.REGISTRY.names())\n"
        "heavy = {'numpy', 'onnxruntime', 'hibari', 'pyttsx3', 'pydub', 'mutagen'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr.strip()) == ("neural system tone mute mp3\n", "")
