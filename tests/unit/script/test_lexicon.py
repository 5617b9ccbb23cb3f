from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.lexicon import LexiconEntry
from hearprint.model.speech import Sound
from hearprint.script.lexicon import Lexicon
from hearprint.script.spoken import spoken


def _entry(word: str, spoken: str, **facts: object) -> LexiconEntry:
    cased = word != word.lower()
    return LexiconEntry(word=word, spoken=spoken, case_sensitive=cased, **facts)  # type: ignore[arg-type]


def _said(text: str, *entries: LexiconEntry, language: str = "en-GB") -> str:
    return Lexicon(entries).respelt(text, lambda rest: " ".join(rest.split()), language)


_SIOBHAN = _entry("Siobhan", "Shivawn")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Siobhan spoke.", "Shivawn spoke."),
        ("We heard Siobhan\u2019s talk.", "We heard Shivawn\u2019s talk."),
        ("(Siobhan) and \u201cSiobhan\u201d", "(Shivawn) and \u201cShivawn\u201d"),
        ("A Siobhan-led branch", "A Shivawn-led branch"),
        ("siobhan", "siobhan"),
        ("McSiobhan and Siobhans", "McSiobhan and Siobhans"),
        ("O\u2019Siobhan", "O\u2019Siobhan"),
        ("Siobhan2", "Siobhan2"),
        ("Siobhan\u0301", "Siobhan\u0301"),
    ],
)
def test_a_word_is_respelt_where_it_stands_whole(text: str, said: str) -> None:
    assert _said(text, _SIOBHAN) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The op, the OP.", "The opp, the opp."),
        ("A co-op, an op-ed, a loop", "A co-op, an op-ed, a loop"),
    ],
)
def test_a_word_in_small_letters_counts_in_capitals_but_never_in_a_compound(
    text: str, said: str
) -> None:
    assert _said(text, _entry("op", "opp")) == said


def test_a_longer_phrase_comes_before_a_shorter_one_and_space_is_space() -> None:
    entries = (_entry("Tyne", "Tine"), _entry("Tyne & Wear", "Tine and Weer"))
    assert _said("Tyne\n& Wear, Tyne", *entries) == "Tine and Weer, Tine"


def test_what_is_respelt_is_not_respelt_again() -> None:
    entries = (_entry("Ng", "Ing"), _entry("Ing", "Eeng"))
    assert _said("Ng and Ing", *entries) == "Ing and Eeng"


def test_the_nearer_lexicon_wins() -> None:
    near, far = _entry("Ng", "Ing"), _entry("Ng", "Nug")
    assert _said("Ng", near, far) == "Ing"


def test_an_entry_for_a_language_or_a_company_of_words_keeps_to_it() -> None:
    pain = _entry("pain", "pan", language="fr")
    assert _said("du pain", pain, language="fr-FR") == "du pan"
    assert _said("a pain", pain) == "a pain"
    reading = _entry("Reading", "Redding", context=("station",))
    assert _said("Reading station.", reading) == "Redding station."
    assert _said("Reading aloud.", reading) == "Reading aloud."


def test_words_that_are_signs_are_found_too() -> None:
    assert _said("C++ and w/c 4 May", _entry("C++", "see plus plus"), _entry("w/c", "week of")) == (
        "see plus plus and week of 4 May"
    )


def test_entries_that_stand_nowhere_are_told() -> None:
    lexicon = Lexicon((_SIOBHAN, _entry("Ng", "Ing")))
    assert [entry.word for entry in lexicon.unused(["Miss Ng spoke."])] == ["Siobhan"]


@given(st.text(max_size=60))
def test_a_text_without_its_words_is_left_to_the_rules(text: str) -> None:
    assert _said(text, _entry("xyzzy", "zizzy")) == " ".join(text.split())


@pytest.mark.parametrize("spoken_as", ["YOU-ni-sun", "St. Joan", "MI5 & co", "3rd 2/3"])
@pytest.mark.parametrize("language", ["en-GB", "fr"])
def test_what_an_editor_wants_said_is_out_of_the_rules_reach(spoken_as: str, language: str) -> None:
    lexicon = Lexicon((_entry("UNISON", spoken_as),))
    assert spoken("Le 4 UNISON.", language, lexicon=lexicon).endswith(f" {spoken_as}.")


def test_sounds_come_with_the_words_as_they_are_said() -> None:
    entries = (
        LexiconEntry(word="Leicester", spoken="Lester", ipa="l"),
        LexiconEntry(word="Kaz", ipa="k"),
        LexiconEntry(word="Hull", spoken="Hul"),
    )
    assert Lexicon(entries).sounds("From Kaz in Leicester to Kaz\u2019s in Hull.") == (
        Sound(words="Kaz", ipa="k", respelt=False),
        Sound(words="Lester", ipa="l", respelt=True),
    )
