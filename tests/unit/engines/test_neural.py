from __future__ import annotations

import numpy as np
import pytest
from hibari import voices as library

from fakes.utterances import utterance
from hearprint.engines import neural
from hearprint.engines.files import digest_of
from hearprint.engines.neural import NeuralEngine
from hearprint.engines.timed import Said, Span
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Voice


class Model:
    """Stands for the library: one sample a word; breaks on one word, knows no sound for another."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def phonemize(self, text: str) -> list[str]:
        if "broken" in text:
            raise IndexError(text)
        return [] if "unknown" in text else [text]

    def say(self, text: str, *, speed: float, seed: int) -> Said:
        assert (speed, seed) == (1.0, 0)
        if "together" in text and " " in text:
            raise ValueError(text)
        self.heard.append(text)
        count = len(text.split())
        spans = tuple(Span(10.0 * number, 10.0 * number + 9) for number in range(count))
        return Said(samples=np.full(count, 2.0, np.float32), groups=spans)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    model = Model()
    monkeypatch.setattr(neural, "TimedVoice", lambda *_: model)
    return model


def say(text: str) -> list[float]:
    engine = NeuralEngine()
    speech = engine.speak(utterance(text), engine.voices()[0], rate=1.0)
    assert speech.samples.dtype == np.float32
    return [float(sample) for sample in speech.samples]


def test_a_word_that_breaks_the_model_is_spelt(model: Model) -> None:
    say("one broken2 two")
    assert model.heard == ["one B. R. O. K. E. N. 2, two"]


def test_a_word_the_model_would_pass_over_is_spelt(model: Model) -> None:
    say("an unknown word")
    assert model.heard == ["an U. N. K. N. O. W. N. word"]


def test_a_sentence_that_breaks_the_model_is_halved_and_no_word_lost(model: Model) -> None:
    assert len(say("we go together now")) == 4
    assert model.heard == ["we go", "together", "now"]


def test_samples_beyond_full_scale_are_held_back(model: Model) -> None:
    assert say("loud") == [1.0]
    assert model.heard == ["loud"]


def test_words_are_timed_but_for_a_portion_in_which_one_was_spelt(model: Model) -> None:
    engine = NeuralEngine()

    def timed(text: str) -> int:
        return len(engine.speak(utterance(text), engine.voices()[0], rate=1.0).words)

    assert timed("one two") == 2
    assert timed("an unknown word") == 0
    assert model.heard[-1] == "an U. N. K. N. O. W. N. word"


def test_long_text_is_said_in_portions(model: Model) -> None:
    say("word " * 400)
    assert len(model.heard) > 3
    assert " ".join(model.heard).split() == ["word"] * 400


def test_nothing_usable_is_told(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Said(samples=np.zeros(0, np.float32), groups=())
    monkeypatch.setattr(Model, "say", lambda *_, **__: nothing)
    with pytest.raises(SpeechError, match="can say nothing of 'one two'") as caught:
        say("one two")
    assert caught.value.where == "u1"
    assert model.heard == []


def test_a_sound_that_is_no_number_counts_as_none(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Said(samples=np.array([np.nan], np.float32), groups=())
    monkeypatch.setattr(Model, "say", lambda *_, **__: nothing)
    with pytest.raises(SpeechError):
        say("one")
    assert model.heard == []


def test_only_voices_on_this_disk_are_offered_and_nothing_is_fetched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    def fetch(*_: object, **__: object) -> None:
        pytest.fail("a download was tried")

    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    monkeypatch.setattr(library, "download", fetch)
    monkeypatch.setattr(neural, "fetch", fetch)
    engine = NeuralEngine()
    assert [voice.id for voice in engine.voices()] == ["neural/heart"]
    absent = Voice(engine="neural", name="emma", language="en-GB")
    with pytest.raises(UnavailableError, match="no neural voice 'emma'"):
        engine.speak(utterance("Hello."), absent, rate=1.0)


def test_a_british_voice_is_offered_when_its_whole_file_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    file = tmp_path / library.VOICES["emma"]["file"]
    file.write_bytes(b"half a model")
    assert [voice.name for voice in NeuralEngine().voices()] == ["heart"]
    monkeypatch.setitem(library.VOICES["emma"], "sha256", digest_of(file))
    assert [(voice.name, voice.language) for voice in NeuralEngine().voices()] == [
        ("heart", "en-US"),
        ("emma", "en-GB"),
    ]


def test_the_fingerprint_names_library_and_model() -> None:
    fingerprint = NeuralEngine().fingerprint
    assert "hibari-tts" in fingerprint
    assert library.VOICES["heart"]["sha256"][:16] in fingerprint
