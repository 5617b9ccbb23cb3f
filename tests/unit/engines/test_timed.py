from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hibari import Hibari
from hibari.voices import DEFAULT, voice_path

from fakes.tiny_voice import tiny_voice
from fakes.utterances import utterance
from hearprint.engines import timed
from hearprint.engines.neural import NeuralEngine
from hearprint.engines.onnx_output import with_output
from hearprint.engines.timed import Span, TimedVoice, word_times
from hearprint.model.speech import Speech

SENTENCE = "The committee met, on the third of March; and fourteen branches sent a delegate."


@cache
def engine() -> NeuralEngine:
    return NeuralEngine()


def say(text: str, rate: float = 1.0) -> Speech:
    return engine().speak(utterance(text), engine().voices()[0], rate=rate)


def words(text: str) -> list[str]:
    return [text[word.start : word.end] for word in say(text).words]


def test_the_sound_is_the_librarys_own_sample_for_sample() -> None:
    own = Hibari(voice=DEFAULT)(SENTENCE, speed=1.2, seed=0)
    ours = TimedVoice(DEFAULT, voice_path(DEFAULT)).say(SENTENCE, speed=1.2, seed=0)
    assert np.array_equal(own, ours.samples)
    assert len(ours.groups) == len(SENTENCE.split())


def test_words_lie_where_the_sound_is_loud_and_pauses_where_it_is_not() -> None:
    speech = say(SENTENCE)
    level = np.abs(speech.samples)

    def heard(begin_ms: float, end_ms: float) -> float:
        begin, end = (round(at * speech.sample_rate / 1000) for at in (begin_ms, end_ms))
        return float(np.sqrt(np.mean(np.square(level[begin:end]))))

    quietest = min(heard(word.begin_ms, word.end_ms) for word in speech.words)
    first, last = speech.words[0], speech.words[-1]
    assert heard(0, first.begin_ms - 50) < quietest / 3
    assert heard(last.end_ms + 100, speech.duration_ms) < quietest / 3


@pytest.mark.parametrize(
    ("text", "timed_words"),
    [
        ("The T.U.C. and twenty-three others.", "The T.U.C. and twenty-three others."),
        ("Others \u2014 we said \u201cno\u201d - agreed.", "Others we said \u201cno\u201d agreed."),
        ("One. Two. Three.", "One. Two. Three."),
        ("M.P.s' votes", "M.P.s' votes"),
    ],
)
def test_every_word_is_timed_and_dashes_are_none(text: str, timed_words: str) -> None:
    assert words(text) == timed_words.split()


def test_long_text_that_is_said_in_portions_is_timed_throughout() -> None:
    text = "The room is cold and the tea is weak. " * 20
    speech = say(text)
    assert len(speech.words) == len(text.split())
    assert speech.words[-1].end_ms > 0.97 * speech.duration_ms - 500


def test_sounds_that_stand_for_several_words_are_timed_together() -> None:
    taken = [("[Keir-Hardie's](/kIA/)", Span(0, 10)), ("hall.", Span(10, 20))]
    times = word_times("Keir Hardie's hall.", taken)
    assert [(one.start, one.end) for one in times] == [(0, 13), (14, 19)]


def test_words_out_of_step_are_not_timed() -> None:
    assert word_times("one two", [("one", Span(0, 1))]) == ()
    assert word_times("one", [("one", Span(0, 1)), ("two", Span(1, 2))]) == ()
    assert word_times("one", [("one", None)]) == ()


def test_a_network_without_that_result_speaks_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timed, "_LENGTHS", "/no_such_result")
    said = TimedVoice(DEFAULT, voice_path(DEFAULT)).say("One, two.", speed=1.0, seed=0)
    assert len(said.samples) > 10_000
    assert said.groups == ()


def test_an_inner_result_becomes_the_last_output(tmp_path: Path) -> None:
    model = tiny_voice(tmp_path).read_bytes()
    more = with_output(model, "length")
    assert len(more) > len(model)
    assert more.rindex(b"length") > more.rindex(b"output")


@pytest.mark.parametrize("model", [b"", b"length", b"\xff" * 20, b"\x08\x08length", b"\x3blength"])
def test_bytes_that_are_no_network_are_refused(model: bytes) -> None:
    with pytest.raises(ValueError, match="network"):
        with_output(model, "length")
