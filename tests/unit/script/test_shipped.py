"""The lexicon that comes with Hearprint says what it claims, in both voices that come with it."""

from __future__ import annotations

from collections import Counter

from benchmarks.speaking.ipa import distance, folded
from benchmarks.speaking.phonemes import espeak_ipa, neural_alphabet
from hearprint.model.lexicon import LexiconEntry
from hearprint.script.lexicon import Lexicon
from hearprint.script.shipped import shipped
from hearprint.script.spoken import spoken

_BEFORE, _BEHIND = ("Then ", folded("ðɛn")), (" met.", folded("mɛt"))
_NEAR_ENOUGH = 0.2  #: one sound in five, or two of another accent


def _heard(word: str) -> dict[str, str]:
    """What each voice says for ``word`` amid a sentence, folded."""
    sentence = f"{_BEFORE[0]}{word}{_BEHIND[0]}"
    whole = {
        "neural": folded(neural_alphabet(sentence), neural=True),
        "eSpeak": folded(espeak_ipa(sentence)),
    }
    return {
        name: sounds.removeprefix(_BEFORE[1]).removesuffix(_BEHIND[1])
        for name, sounds in whole.items()
    }


def _apart(word: str, entry: LexiconEntry) -> float:
    wanted = folded(entry.ipa)
    return max(distance(sounds, wanted) for sounds in _heard(word).values())


def test_there_are_more_than_four_hundred_entries_each_once() -> None:
    words = Counter(entry.word.casefold() for entry in shipped() if not entry.case_sensitive)
    exact = Counter(entry.word for entry in shipped())
    assert len(shipped()) > 400
    assert [word for word, number in (words | exact).items() if number > 1] == []


def test_each_respelling_sounds_like_its_ipa_in_both_voices() -> None:
    far = {
        entry.word: (entry.spoken, entry.ipa, round(apart, 2))
        for entry in shipped()
        if (apart := _apart(entry.spoken, entry)) > _NEAR_ENOUGH
    }
    assert far == {}


def test_each_entry_mends_what_a_voice_gets_wrong() -> None:
    idle = [
        entry.word
        for entry in shipped()
        if not entry.context and _apart(entry.word, entry) <= _apart(entry.spoken, entry)
    ]
    assert idle == []


def test_the_rules_leave_a_respelling_as_it_is() -> None:
    lexicon = Lexicon(shipped())
    changed = {}
    for entry in shipped():
        place = f" {entry.context[0]}" if entry.context else ""
        said = spoken(f"Then we met {entry.word}{place} again.", lexicon=lexicon)
        if said != f"Then we met {entry.spoken}{place} again.":
            changed[entry.word] = said
    assert changed == {}


def test_a_word_that_needs_company_is_left_alone_without_it() -> None:
    lexicon = Lexicon(shipped())
    assert spoken("Reading is fun.", lexicon=lexicon) == "Reading is fun."
    assert spoken("Reading University is shut.", lexicon=lexicon) == "Redding University is shut."
