from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from fakes.engines import GARBAGE, FakeEngine
from fakes.utterances import script, utterance
from hearprint.assembly.join import EDGE_MS, LONGEST_PAUSE_MS, MISSING_MS, Assembled
from hearprint.assembly.join import assemble as assemble_loaded
from hearprint.assembly.sound import trim, usable
from hearprint.model.speech import Recording, Script, Speech, Stored, WordTime
from hearprint.settings import SoundSettings

RATE = 24_000
SOUND = SoundSettings()


def tone(length_ms: int, amplitude: float = 0.3, rate: int = RATE) -> Speech:
    count = length_ms * rate // 1000
    wave = amplitude * np.sin(2 * np.pi * 441 / rate * np.arange(count))
    return Speech(samples=wave.astype(np.float32), sample_rate=rate)


def around(speech: Speech, before_ms: int, after_ms: int, noise: float = 0.0) -> Speech:
    """``speech`` with near-silence at its edges."""
    chance = np.random.default_rng(1)
    edges = [
        (noise * chance.uniform(-1, 1, length * speech.sample_rate // 1000)).astype(np.float32)
        for length in (before_ms, after_ms)
    ]
    samples = np.concatenate([edges[0], speech.samples, edges[1]])
    return Speech(samples=samples, sample_rate=speech.sample_rate)


def assemble(
    words: Script, speeches: Sequence[Speech | None], sound: SoundSettings, rate: float
) -> Assembled:
    """Assemble, with one speech for each utterance."""
    by_name = {each.id: speech for each, speech in zip(words.utterances, speeches, strict=False)}
    return assemble_loaded(words, lambda each: by_name[each.id], sound, rate)


def joined(made: Assembled) -> np.ndarray:
    parts = []
    for piece in made.pieces:
        parts += [piece.speech.samples, np.zeros(piece.pause_samples, np.float32)]
    return np.concatenate(parts)


@pytest.mark.parametrize("noise", [0.0, 0.0005])
def test_trimming_leaves_the_words_and_a_short_margin(noise: float) -> None:
    trimmed = trim(around(tone(500), 300, 479, noise))
    assert 525 <= trimmed.duration_ms <= 531


def test_trimming_leaves_pauses_between_words() -> None:
    samples = np.concatenate([tone(200).samples, np.zeros(RATE, np.float32), tone(200).samples])
    assert len(trim(Speech(samples=samples, sample_rate=RATE)).samples) == len(samples)


def test_trimming_keeps_a_quiet_consonant() -> None:
    """40 dB below the vowel, as an f may be."""
    word = np.concatenate([tone(100, 0.003).samples, tone(200).samples])
    trimmed = trim(around(Speech(samples=word, sample_rate=RATE), 100, 0))
    assert trimmed.duration_ms > 300


def test_trimming_leaves_no_click() -> None:
    trimmed = trim(around(tone(500), 300, 300, noise=0.0009))
    assert abs(trimmed.samples[0]) < 1e-5
    assert abs(trimmed.samples[-1]) < 1e-4


def test_trimming_twice_is_trimming_once() -> None:
    once = trim(around(tone(500), 300, 479, noise=0.0005))
    assert trim(once) is once


def test_trimming_does_not_change_what_it_was_given() -> None:
    speech = around(tone(500), 300, 479, noise=0.0005)
    before = speech.samples.copy()
    trim(speech)
    assert np.array_equal(speech.samples, before)


@pytest.mark.parametrize("length", [0, 1, 100, RATE])
def test_silence_is_trimmed_to_nothing(length: int) -> None:
    trimmed = trim(Speech(samples=np.zeros(length, np.float32), sample_rate=RATE))
    assert trimmed.samples.shape == (0,)
    assert trimmed.samples.dtype == np.float32


def test_the_shortest_sound_survives_trimming() -> None:
    samples = np.zeros(1000, np.float32)
    samples[500] = 1.0
    assert trim(Speech(samples=samples, sample_rate=RATE)).samples.max() == 1.0


def test_clips_tile_the_recording_and_each_holds_its_pause() -> None:
    made = assemble(script("one", "two", "three"), [tone(1000)] * 3, SOUND, 1.0)
    assert [(clip.begin_ms, clip.end_ms) for clip in made.clips] == [
        (0, EDGE_MS + 1350),
        (EDGE_MS + 1350, EDGE_MS + 2700),
        (EDGE_MS + 2700, EDGE_MS + 3700 + EDGE_MS),
    ]
    assert made.duration_ms == 2 * EDGE_MS + 3700
    assert [clip.utterance for clip in made.clips] == ["u1", "u2", "u3"]


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100])
def test_clips_of_a_long_recording_do_not_drift(rate: int) -> None:
    """997 utterances of odd length, each clip within a millisecond of its sound."""
    chance = np.random.default_rng(2)
    lengths = chance.integers(3_000, 3_100, 997)
    speeches = [
        Speech(samples=np.full(length, 0.1, np.float32), sample_rate=rate) for length in lengths
    ]
    words = script(*["word"] * 997, pause_ms=351)
    made = assemble(words, speeches, SOUND, 1.1)
    assert abs(made.duration_ms - len(joined(made)) * 1000 / rate) <= 0.5
    starts = np.cumsum([len(p.speech.samples) + p.pause_samples for p in made.pieces])[:-1]
    begins = [clip.begin_ms for clip in made.clips][1:]
    assert np.abs(starts[1:] * 1000 / rate - begins).max() <= 0.5
    Recording(
        section="s1",
        audio=Stored(digest="0" * 64, length=1),
        media_type="audio/mpeg",
        duration_ms=made.duration_ms,
        clips=made.clips,
        voice="fake/fake",
    )


def test_a_file_begins_and_ends_with_half_a_second_of_silence() -> None:
    samples = joined(assemble(script("one"), [tone(300)], SOUND, 2.0))
    assert not samples[: RATE // 2].any()
    assert not samples[-RATE // 2 :].any()
    assert len(samples) == RATE + len(tone(300).samples)


def test_pauses_follow_the_rate() -> None:
    words = script("one", "two", pause_ms=400)
    usual, fast = (assemble(words, [tone(300)] * 2, SOUND, rate) for rate in (1.0, 2.0))
    assert usual.duration_ms - fast.duration_ms == 200


def test_no_pause_is_longer_than_listeners_wait() -> None:
    made = assemble(script("one", "two", pause_ms=5_000), [tone(300)] * 2, SOUND, 0.5)
    assert made.clips[0].end_ms - EDGE_MS - 300 == LONGEST_PAUSE_MS < 2_500


def test_pieces_may_be_gone_through_again() -> None:
    made = assemble(script("one", "two"), [tone(300)] * 2, SOUND, 1.0)
    assert np.array_equal(joined(made), joined(made))


def test_what_could_not_be_spoken_is_a_short_silence_and_is_listed() -> None:
    made = assemble(script("one", "two", "three"), [tone(300), None, tone(300)], SOUND, 1.0)
    assert made.missing == ("u2",)
    assert made.clips[1].end_ms - made.clips[1].begin_ms == MISSING_MS + 350


def test_words_without_sound_are_missing_and_signs_without_words_are_not() -> None:
    silence = Speech(samples=np.zeros(0, np.float32), sample_rate=RATE)
    made = assemble(script("one", "…", "three"), [silence, silence, tone(300)], SOUND, 1.0)
    assert made.missing == ("u1",)
    assert len(made.clips) == 3


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_is_missing_and_the_rest_is_heard(kind: type[FakeEngine]) -> None:
    engine = kind()
    words = script("one two", "xyzzy two three four", "five six")
    voice = engine.voices()[0]
    speeches = [engine.speak(each, voice, rate=1.0) for each in words.utterances]
    assert [usable(speech) for speech in speeches] == [True, False, True]
    made = assemble(words, speeches, SOUND, 1.0)
    assert made.missing == ("u2",)
    assert np.isfinite(joined(made)).all()


def test_a_section_of_which_nothing_could_be_spoken_is_all_missing() -> None:
    made = assemble(script("one", "two"), [None, None], SOUND, 1.0)
    assert made.missing == ("u1", "u2")
    assert made.gain_db == 0.0


def test_one_section_has_one_sample_rate() -> None:
    speeches = [tone(100), tone(100, rate=16_000)]
    with pytest.raises(ValueError, match=r"\[16000, 24000\] Hz"):
        assemble(script("one", "two"), speeches, SOUND, 1.0)


def test_a_section_without_utterances_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to say"):
        assemble(Script(section="s1", utterances=()), [], SOUND, 1.0)


def test_the_silence_of_the_engine_does_not_lengthen_the_script_s_pauses() -> None:
    words = Script(
        section="s1", utterances=(utterance("one", name="a"), utterance("two", name="b"))
    )
    made = assemble(words, [around(tone(300), 300, 479)] * 2, SOUND, 1.0)
    assert made.duration_ms == pytest.approx(2 * EDGE_MS + 350 + 2 * 330, abs=4)


def test_words_of_clips_lie_where_they_are_heard_in_the_file() -> None:
    """The silence that an engine leaves before its words is cut, and they move with their sound."""
    word = WordTime(start=0, end=3, begin_ms=400, end_ms=900)
    spoken = replace(around(tone(1_000), 300, 500), words=(word,))
    made = assemble_loaded(script("one", "two", pause_ms=250), lambda _: spoken, SOUND, 1.0)
    first, second = made.clips
    cut = trim(spoken)
    begins = (EDGE_MS, second.begin_ms)
    assert cut.duration_ms == pytest.approx(1_030, abs=1)
    for clip, begin in zip((first, second), begins, strict=True):
        [timed] = clip.words
        assert timed.begin_ms == pytest.approx(begin + 400 - 285, abs=2)
        assert timed.end_ms - timed.begin_ms == 500
        assert clip.begin_ms <= timed.begin_ms < timed.end_ms <= clip.end_ms


def test_words_stay_inside_a_sound_whose_edges_are_cut() -> None:
    words = (
        WordTime(start=0, end=1, begin_ms=0, end_ms=400),
        WordTime(start=2, end=3, begin_ms=900, end_ms=1_800),
    )
    cut = trim(replace(around(tone(1_000), 300, 500), words=words))
    assert cut.words[0].begin_ms == 0
    assert cut.words[1].end_ms == round(cut.duration_ms)
