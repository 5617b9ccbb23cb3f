"""Sounds of a lexicon in the engines' own alphabets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.speaking.ipa import distance, folded
from fakes.utterances import utterance
from hearprint.engines.ipa import to_espeak, to_letters, to_neural, with_sounds
from hearprint.engines.neural import NeuralEngine
from hearprint.engines.system import SystemEngine
from hearprint.model.speech import Sound
from hearprint.ports import Engine
from hearprint.script.shipped import shipped

# ruff: noqa: RUF001 - IPA has letters of its own


@pytest.mark.parametrize(
    ("ipa", "neural", "british", "espeak", "letters"),
    [
        ("ˈlɛstə", "lˈɛstə", "lˈɛstə", "'lEst@", "lestuh"),
        ("ˌʃɪn ˈfeɪn", "ʃˌɪn fˈAn", "ʃˌɪn fˈAn", ",SIn 'feIn", "shin fayn"),
        ("ˈdɛptfəd", "dˈɛptfəd", "dˈɛptfəd", "'dEptf@d", "deptfuhd"),
        ("ˈɒzbɔːn", "ˈɑzbɔn", "ˈɒzbɔːn", "'0zbO:n", "ozbawn"),
        ("ˈtʃʌmli", "ʧˈʌmli", "ʧˈʌmli", "'tSVmli", "chuhmlee"),
        ("ˈkɪərən", "kˈɪɹɹən", "kˈɪəɹən", "'ki@r@n", "kearruhn"),
    ],
)
def test_each_alphabet_has_its_way(
    ipa: str, neural: str, british: str, espeak: str, letters: str
) -> None:
    assert to_neural(ipa, british=False) == neural
    assert to_neural(ipa, british=True) == british
    assert to_espeak(ipa) == espeak
    assert to_letters(ipa) == letters


def test_the_neural_alphabet_keeps_the_sounds_of_the_whole_lexicon() -> None:
    far = {}
    for entry in shipped():
        wanted = folded(entry.ipa)
        ways = [to_neural(entry.ipa, british=british) for british in (False, True)]
        apart = max(distance(folded(way, neural=True), wanted) for way in ways)
        if apart > 0.25:
            far[entry.word] = ways
    assert far == {}


def test_words_are_given_by_sound_where_they_stand_whole_and_possessives_with_their_ending() -> (
    None
):
    line = utterance("Then Kaz and Kaz's friend met Kazimir.")
    line = replace(line, sounds=(Sound(words="Kaz", ipa="kæz", respelt=False),))

    def written(words: str, ipa: str) -> str:
        return f"<{words}={ipa}>"

    said = with_sounds(line, line.spoken, written, always=False)
    assert said == "Then <Kaz=kæz> and <Kaz's=kæzɪz> friend met Kazimir."


def test_a_respelling_stays_unless_sounds_are_always_wanted() -> None:
    line = utterance("Then Lester met.")
    line = replace(line, sounds=(Sound(words="Lester", ipa="ˈlɛstə", respelt=True),))

    def written(_: str, ipa: str) -> str:
        return ipa

    assert with_sounds(line, line.spoken, written, always=False) == line.spoken
    assert with_sounds(line, line.spoken, written, always=True) == "Then ˈlɛstə met."


@pytest.mark.parametrize("engine", [NeuralEngine(), SystemEngine()], ids=lambda one: one.name)
def test_a_word_of_which_only_the_sound_is_told_sounds_like_it(engine: Engine) -> None:
    voice = engine.voices()[0]
    sound = Sound(words="Xyqua", ipa="ˈfiːld", respelt=False)
    told, wanted, printed = (
        engine.speak(one, voice, rate=1.0).samples
        for one in (
            replace(utterance("We met Xyqua there."), sounds=(sound,)),
            utterance("We met field there."),
            utterance("We met Xyqua there."),
        )
    )
    assert np.array_equal(told, wanted)
    assert not np.array_equal(told, printed)


def test_brackets_of_a_text_are_not_taken_for_sounds() -> None:
    engine = SystemEngine()
    voice = engine.voices()[0]
    as_text, as_word = (
        engine.speak(utterance(text), voice, rate=1.0) for text in ("[[h@l'oU]]", "hello")
    )
    assert len(as_text.samples) > 1.5 * len(as_word.samples)
    assert np.any(as_text.samples)
