# ruff: noqa: RUF001 - IPA has letters of its own

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from fakes.tiny_voice import RATE, SAMPLES, tiny_voice
from fakes.utterances import utterance
from hearprint.engines.piper import PiperEngine, _plain
from hearprint.errors import SpeechError, UnavailableError
from hearprint.model.speech import Sound
from hearprint.recording import Speaker, speech_key
from hearprint.settings import PiperSettings


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for voices, on a computer that has no others."""
    monkeypatch.setattr("hearprint.engines.piper._PACKAGES", ())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "voices"


def engine(folder: Path) -> PiperEngine:
    return PiperEngine(PiperSettings(folder=str(folder)))


def portions(folder: Path, text: str) -> list[str]:
    made = engine(folder)
    [known] = made._voices().values()
    return list(made._portions(text, known))


def test_the_network_is_given_each_phoneme_with_a_blank_behind_it(bare: Path) -> None:
    tiny_voice(bare)
    made = engine(bare)
    speech = made.speak(utterance("Good."), made.voices()[0], rate=1.0)
    [signs] = portions(bare, "Good.")
    assert len(speech.samples) == SAMPLES * (2 * len(signs) + 3)
    assert speech.sample_rate == RATE


def test_sentences_are_said_one_by_one_and_initials_end_none(bare: Path) -> None:
    tiny_voice(bare)
    assert [one[-1] for one in portions(bare, "One, two. Who is it? It is the T.U.C. of old")] == [
        ".",
        "?",
        "d",
    ]


def test_a_long_sentence_is_parted_at_clauses_and_no_word_is_lost(bare: Path) -> None:
    tiny_voice(bare)
    clause = "the committee met in the hall, "
    made = portions(bare, clause * 40)
    assert len(made) > 2
    assert "".join(made).count("kəmˈɪɾi") == 40


def test_a_rate_divides_the_length(bare: Path) -> None:
    tiny_voice(bare, inference={"length_scale": 1.5})
    made = engine(bare)
    lengths = [
        len(made.speak(utterance("Good."), made.voices()[0], rate=rate).samples)
        for rate in (0.5, 1.0, 2.0)
    ]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.01)
    assert lengths[1] == pytest.approx(2 * lengths[2], rel=0.01)


def test_a_model_of_letters_is_given_letters(bare: Path) -> None:
    tiny_voice(bare, phoneme_type="text")
    assert portions(bare, "Good day.") == ["good day."]


def test_every_speaker_of_a_model_is_a_voice(bare: Path) -> None:
    tiny_voice(bare, num_speakers=3, speaker_id_map={"Ann Kay": 0, "p2": 1})
    made = engine(bare)
    names = [voice.name for voice in made.voices()]
    assert names == ["en_GB-tiny-low.2", "en_GB-tiny-low.ann-kay", "en_GB-tiny-low.p2"]
    assert np.any(made.speak(utterance("Good."), made.voices()[1], rate=1.0).samples)


def test_sounds_of_a_lexicon_reach_a_british_voice_as_they_are_and_others_in_letters(
    bare: Path,
) -> None:
    tiny_voice(bare)
    tiny_voice(bare, "en_US-tiny-low", language={"code": "en_US"})
    told = Sound(words="Reading", ipa="ˈrɛdɪŋ", respelt=False)
    line = replace(utterance("To Reading's station."), sounds=(told,))
    made = engine(bare)
    british, american = made._voices().values()
    [signs] = made._portions(_plain(line, british), british)
    assert signs == "tuː ɹˈɛdɪŋz stˈeɪʃən."
    assert _plain(line, american) == "To redingz station."


def test_a_file_that_is_no_voice_is_passed_over_and_told_when_there_is_no_other(
    bare: Path,
) -> None:
    good = tiny_voice(bare)
    config = good.with_name(good.name + ".json")
    right = json.loads(config.read_text("utf-8"))
    for name, text in {
        "a": None,
        "b": "{",
        "c": "[]",
        "d": json.dumps({**right, "phoneme_type": "pinyin"}),
        "e": json.dumps({**right, "audio": {"sample_rate": 1}}),
        "f": json.dumps({**right, "num_speakers": 10**9}),
        "g": json.dumps({**right, "phoneme_id_map": {"a": "x"}}),
    }.items():
        (bare / f"{name}.onnx").write_bytes(good.read_bytes())
        if text is not None:
            (bare / f"{name}.onnx.json").write_text(text, "utf-8")
    assert [voice.name for voice in engine(bare).voices()] == ["en_GB-tiny-low"]
    good.unlink()
    with pytest.raises(UnavailableError) as caught:
        engine(bare).voices()
    for told in ("a.onnx.json is not beside it", "b.onnx.json is no JSON", "'pinyin'", "1 Hz"):
        assert told in caught.value.summary
    assert str(bare) in caught.value.hint


def test_a_model_that_is_no_network_is_a_failure_of_speech(bare: Path) -> None:
    tiny_voice(bare).write_bytes(b"no model")
    made = engine(bare)
    with pytest.raises(SpeechError, match=r"Piper voice could not say 'Good\.'"):
        made.speak(utterance("Good."), made.voices()[0], rate=1.0)


def test_another_model_under_the_same_name_is_another_voice_and_others_stay(bare: Path) -> None:
    tiny_voice(bare, "en_GB-one-low")
    two = tiny_voice(bare, "en_GB-two-low")

    def keys() -> list[str]:
        made = engine(bare)
        return [
            speech_key(
                utterance("Good."),
                Speaker(voice=voice, fingerprint=made.fingerprint, rate=1.0),
            )
            for voice in made.voices()
        ]

    before = keys()
    two.write_bytes(two.read_bytes() + b"\x12\x00")
    after = keys()
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_voice_that_a_package_carries_needs_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "some_voice_package"
    tiny_voice(package / "data")
    (package / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("hearprint.engines.piper._PACKAGES", (("some_voice_package", "data"),))
    made = PiperEngine()
    assert [voice.id for voice in made.voices()] == ["piper/en_GB-tiny-low"]
    assert np.any(made.speak(utterance("Good."), made.voices()[0], rate=1.0).samples)
