"""The contract of ports.Engine, held by every engine of ours.

Engines of other packages are put to the same tests by their registered names:
``HEARPRINT_ENGINES="theirs" python -m pytest -n 0 tests/contracts/test_engines.py``. The memory of
10,000 utterances is measured for the quick engines; ``-m slow`` measures it for the others, and
puts engines that take seconds for a sentence to all of the tests.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from fakes.programs import settled_engine
from fakes.tools import missing
from fakes.utterances import utterance
from hearprint.assembly.sound import trim, voiceless
from hearprint.engines import REGISTRY
from hearprint.errors import UnavailableError
from hearprint.model.speech import Speech
from hearprint.ports import Engine

_TESTS = str(Path(__file__).parents[1])
_THEIRS = os.environ.get("HEARPRINT_ENGINES", "")
#: Engines that take seconds for a sentence are asked with ``-m slow`` only.
SLOW = frozenset({"kokoro"}) - frozenset(_THEIRS.split(","))
NAMES = tuple(
    pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name
    for name in (_THEIRS.split(",") if _THEIRS else REGISTRY.own)
)
QUICK = ("tone", "mute")
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
    try:
        return settled_engine(name)
    except UnavailableError as error:
        missing(f"the engine {name} ({error})")


def child(program: str, *words: str, **more: str) -> subprocess.Popen[str]:
    """Another Python that knows the engines as this one does."""
    path = os.pathsep.join((_TESTS, os.environ.get("PYTHONPATH", "")))
    return subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, **more},
    )


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
        "from fakes.programs import settled_engine\n"
        "from fakes.utterances import utterance\n"
        "engine = settled_engine(sys.argv[1])\n"
        "voice = engine.voices()[0]\n"
        "engine.speak(utterance('Something else.'), voice, rate=1.0)\n"
        "speech = engine.speak(utterance(sys.argv[2]), voice, rate=1.0)\n"
        "print(hashlib.sha256(speech.samples.tobytes()).hexdigest(), engine.fingerprint)\n"
    )
    engine(name)
    told, _ = child(program, name, SENTENCE).communicate(timeout=120)
    found, _, fingerprint = told.strip().partition(" ")
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
def test_speech_is_neither_faint_nor_clipped(name: str) -> None:
    speech = say(name, SENTENCE)
    if speech.silent:
        assert not np.any(speech.samples)
        return
    loud = trim(speech).samples
    level = 10 * np.log10(np.mean(np.square(loud)))
    assert -45 < level < -9  # dB below full scale
    full = np.abs(loud) > 0.999
    assert not (full[:-2] & full[1:-1] & full[2:]).any()


@pytest.mark.parametrize("name", NAMES)
def test_the_silence_at_the_edges_is_short_and_can_be_cut_alike(name: str) -> None:
    speech = say(name, SENTENCE)
    if speech.silent:
        return
    cut = trim(speech)
    assert speech.duration_ms - cut.duration_ms < 2_000
    loud = np.flatnonzero(np.abs(cut.samples) > np.abs(cut.samples).max() / 300)
    before, after = loud[0], len(cut.samples) - 1 - loud[-1]
    assert max(before, after) * 1000 / cut.sample_rate <= 16


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_words_that_are_timed_are_all_there_in_order_and_inside_the_sound(
    name: str, rate: float
) -> None:
    speech = say(name, SENTENCE, rate)
    if not speech.words:
        return
    told = [SENTENCE[word.start : word.end] for word in speech.words]
    assert " ".join(told) == SENTENCE  # some engines run short words together
    assert len(told) > len(SENTENCE.split()) // 2
    edges = [at for word in speech.words for at in (word.begin_ms, word.end_ms)]
    assert edges == sorted(edges)
    assert edges[-1] <= speech.duration_ms
    assert all(word.begin_ms < word.end_ms for word in speech.words)


@pytest.mark.parametrize("name", NAMES)
def test_very_long_text_is_spoken_to_its_end(name: str) -> None:
    once = say(name, SENTENCE).duration_ms
    assert say(name, f"{SENTENCE} " * 30).duration_ms > 20 * once


@pytest.mark.parametrize("name", NAMES)
def test_every_voice_speaks_its_language(name: str) -> None:
    chosen = engine(name)
    for voice in chosen.voices()[:: max(1, len(chosen.voices()) // 6)]:
        speech = chosen.speak(utterance("1, 2, 3."), voice, rate=1.0)
        assert speech.silent or not voiceless(speech), voice.id


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_an_interruption_ends_the_engine_and_all_that_it_started(name: str) -> None:
    program = (
        "import signal, sys\n"
        "from fakes.programs import settled_engine\n"
        "from fakes.utterances import utterance\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # shells may ignore it
        "engine = settled_engine(sys.argv[1])\n"
        "voice = engine.voices()[0]\n"
        "engine.speak(utterance('Ready.'), voice, rate=1.0)\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    engine.speak(utterance(sys.argv[2] * 3), voice, rate=0.7)\n"
    )
    engine(name)
    mark = f"HEARPRINT_TEST_{os.getpid()}_{name}"
    process = child(program, name, SENTENCE, MARK=mark)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(180) != 0  # a network on a busy machine finishes its sentence first
    process.stdout.close()
    until = time.monotonic() + 10
    while (left := marked(mark)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left


def marked(mark: str) -> list[str]:
    """Processes whose environment holds ``mark``."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"MARK={mark}".encode() in place.read_bytes():
                found.append((place.parent / "cmdline").read_text())
        except OSError:
            continue  # it has ended, or is not ours to look at
    return found


@pytest.mark.parametrize(
    "name",
    [one if one in QUICK else pytest.param(one, marks=pytest.mark.slow) for one in NAMES],
)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in /proc")
def test_ten_thousand_utterances_leave_no_memory_behind(name: str) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from fakes.programs import settled_engine\n"
        "from fakes.utterances import utterance\n"
        "engine = settled_engine(sys.argv[1])\n"
        "voice = engine.voices()[0]\n"
        "def held():\n"
        "    return int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6\n"
        "for number in range(12_000):\n"
        "    engine.speak(utterance(f'Number {number}.'), voice, rate=1.0)\n"
        "    if number == 2_000:\n"
        "        before = held()\n"
        "print(held() - before)\n"
    )
    engine(name)
    told, _ = child(program, name).communicate()
    assert float(told) < 30  # MB


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
    assert done.stderr.strip() == ""
    ours = ["neural", "system", "pico", "kokoro", "piper", "command", "tone", "mute"]
    assert done.stdout.split()[: len(ours)] == ours
