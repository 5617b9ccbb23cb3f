from __future__ import annotations

import numpy as np

from fakes.utterances import utterance
from hearprint.engines.mute import MuteEngine
from hearprint.engines.tone import ToneEngine
from hearprint.model.speech import Speech, Voicing


def tone(text: str, voicing: Voicing = Voicing.BODY, rate: float = 1.0) -> Speech:
    engine = ToneEngine()
    return engine.speak(utterance(text, voicing=voicing), engine.voices()[0], rate=rate)


def pitch(speech: Speech) -> float:
    spectrum = np.abs(np.fft.rfft(speech.samples))
    return float(np.argmax(spectrum) * speech.sample_rate / len(speech.samples))


def test_eight_words_last_three_seconds() -> None:
    assert tone("one two three four five six seven eight").duration_ms == 3000.0


def test_a_heading_is_higher_than_its_text() -> None:
    words = "one two three four five six seven eight"
    assert round(pitch(tone(words))) == 220
    assert round(pitch(tone(words, Voicing.HEADING))) == 440


def test_a_tone_is_quiet_and_begins_and_ends_without_a_click() -> None:
    samples = tone("one").samples
    assert 0.09 < np.abs(samples).max() <= 0.1
    assert np.abs(samples[[0, -1]]).max() < 0.001


def test_mute_is_as_long_as_the_tone_and_silent() -> None:
    engine = MuteEngine()
    speech = engine.speak(utterance("one two"), engine.voices()[0], rate=1.5)
    assert speech.duration_ms == tone("one two", rate=1.5).duration_ms
    assert not speech.samples.any()
