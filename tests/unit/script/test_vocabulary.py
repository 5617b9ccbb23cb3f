"""Which words are listed for an editor, and what is said of each."""

from __future__ import annotations

import re

from hearprint.model.lexicon import LexiconEntry
from hearprint.model.speech import Utterance, Voicing
from hearprint.model.vocabulary import Certainty, Sounds, WordKind, WordUse
from hearprint.script.lexicon import Lexicon
from hearprint.script.spoken import spoken
from hearprint.script.vocabulary import Wording, vocabulary

_KNOWN = re.compile(
    "leeds|the|network|met|in|was|we|asked|and|again|a|bulletin|is|from|on", re.IGNORECASE
)


def _sounds(words: str) -> Sounds:
    known = all(_KNOWN.fullmatch(word.strip(".,")) for word in words.split())
    return Sounds(ipa=f"/{words}/", known=known)


def _line(text: str, language: str = "en-GB", voicing: Voicing = Voicing.BODY) -> Utterance:
    return Utterance(
        id="1",
        text=text,
        spoken=spoken(text),
        voicing=voicing,
        language=language,
        pause_ms=0,
        block="b",
    )


def _found(
    *sections: tuple[str, list[Utterance]], entries: tuple[LexiconEntry, ...] = ()
) -> dict[str, WordUse]:
    wording = Wording(
        language="en-GB", lexicon=Lexicon(entries), whose=lambda _: "house", sounds=_sounds
    )
    return {use.word: use for use in vocabulary(sections, wording)}


def _uses(*lines: str, entries: tuple[LexiconEntry, ...] = ()) -> dict[str, WordUse]:
    return _found(("Rents", [_line(line) for line in lines]), entries=entries)


def test_names_are_known_or_guessed() -> None:
    uses = _uses("We asked Tunde in Leeds.")
    assert uses["Tunde"].certainty is Certainty.GUESSED
    assert uses["Leeds"].certainty is Certainty.KNOWN
    assert {use.kind for use in uses.values()} == {WordKind.NAME}


def test_initials_are_spelt_and_come_with_what_is_said() -> None:
    uses = _uses("The DWP met the D.W.P. again.", "RS21 was in.")
    assert uses["DWP"].said == "D.W.P."
    assert uses["DWP"].certainty is Certainty.SPELT
    assert uses["RS21"].kind is WordKind.INITIALS


def test_the_lexicon_tells_and_is_named() -> None:
    entry = LexiconEntry(word="Siobhan", spoken="Shivawn", ipa="sh")
    use = _uses("We met Siobhan\u2019s network.", entries=(entry,))["Siobhan"]
    assert (use.said, use.certainty, use.lexicon) == ("Shivawn", Certainty.TOLD, "house")
    assert use.ipa == "sh"


def test_a_word_is_told_as_the_lexicon_says_it_only_where_it_is_said_so() -> None:
    entry = LexiconEntry(word="Reading", spoken="Redding", ipa="red", context=("University",))
    lines = [_line("The University of Reading was in."), _line("We asked in Reading.")]
    wording = Wording(
        language="en-GB", lexicon=Lexicon((entry,)), whose=lambda _: "house", sounds=_sounds
    )
    uses = [use for use in vocabulary([("Plots", lines)], wording) if use.word == "Reading"]
    found = {use.said: (use.count, use.lexicon, use.places[0].sentence) for use in uses}
    assert found == {
        "Redding": (1, "house", "The University of Reading was in."),
        "Reading": (1, "", "We asked in Reading."),
    }


def test_an_ordinary_word_with_a_capital_is_no_name() -> None:
    assert "Network" not in _uses("The Network met.", "A network is a network.")
    assert "The" not in _uses("The bulletin is in.")
    assert _uses("We met on Tuesday and in May.") == {}


def test_an_unknown_word_in_small_letters_is_listed() -> None:
    use = _uses("The prefigurative network met.")["prefigurative"]
    assert (use.kind, use.certainty) == (WordKind.WORD, Certainty.GUESSED)


def test_what_the_rules_make_of_a_short_form_is_not_listed() -> None:
    assert "Dr" not in _uses("We asked Dr Leeds.")
    # The long forms begin with them: "January", "volume".
    assert not {"Jan", "vol", "ea"} & set(_uses("On 3 Jan. vol. 2 came, £3 ea. with tea."))


def test_words_are_counted_over_sections_the_most_frequent_first() -> None:
    uses = _found(
        ("One", [_line("We met Tunde.")]),
        ("Two", [_line("We met Zed and Tunde."), _line("Tunde met Zed and Aud.")]),
    )
    assert list(uses) == ["Tunde", "Zed", "Aud"]
    assert (uses["Tunde"].count, uses["Tunde"].sections) == (3, 2)
    assert [place.section for place in uses["Tunde"].places] == ["One", "Two"]


def test_an_announcement_counts_but_is_not_shown_when_the_text_has_the_word_too() -> None:
    said = _line("Section 1. By Tunde.", voicing=Voicing.ANNOUNCEMENT)
    use = _found(("One", [said, _line("We met Tunde.")]))["Tunde"]
    assert use.count == 2
    assert use.places[0].sentence == "We met Tunde."


def test_another_language_is_left_to_its_voice() -> None:
    assert _found(("Un", [_line("Nous avons vu Aurélie.", "fr")])) == {}
