"""Announcements, in the house's own words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from hearprint.model.document import Person
from hearprint.model.wording import WORDINGS, Wording, wording_for
from hearprint.script import announce

ENGLISH = Wording()
ANN, TIM = Person(name="Ann K", branch="Leeds"), Person(name="Tim N")


def test_a_publication_opens_with_title_year_and_extent() -> None:
    told = announce.publication("Members\u2019 Bulletin 1", "2013-05", 16, 118, ENGLISH)
    assert told == "Members\u2019 Bulletin number 1. Published in 2013. 16 sections, about 2 hours."


def test_what_is_not_known_is_not_said() -> None:
    assert announce.publication("A leaflet.", "", 1, 3, ENGLISH) == "A leaflet."


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "about 2 minutes"),
        (9, "about 9 minutes"),
        (23, "about 25 minutes"),
        (54, "about 55 minutes"),
        (62, "about an hour"),
        (88, "about an hour and a half"),
        (118, "about 2 hours"),
        (151, "about 2 and a half hours"),
    ],
)
def test_lengths_are_rounded_as_people_do(minutes: int, said: str) -> None:
    assert announce.publication("X", "", 3, minutes, ENGLISH) == f"X. 3 sections, {said}."


def test_a_section_opens_with_its_place_title_and_authors() -> None:
    told = announce.opening(3, 16, "Why we strike", [ANN, TIM], ENGLISH)
    assert told == ["Section 3 of 16. Why we strike.", "By Ann K, Leeds; and Tim N."]


def test_an_only_section_has_no_number() -> None:
    assert announce.opening(1, 1, "Why?", [], ENGLISH) == ["Why?"]
    assert announce.ending(1, 1, ENGLISH) == "End."
    assert announce.ending(3, 16, ENGLISH) == "End of section 3."


@pytest.mark.parametrize("language", WORDINGS)
def test_every_language_words_everything_and_fills_the_same_gaps(language: str) -> None:
    theirs = WORDINGS[language]
    for one in fields(Wording):
        ours, said = getattr(ENGLISH, one.name), getattr(theirs, one.name)
        for gap in (
            "{count}",
            "{title}",
            "{rows}",
            "{name}",
            "{number}",
            "{total}",
            "{names}",
            "{text}",
            "{mark}",
            "{year}",
        ):
            assert (gap in said) == (gap in ours), (language, one.name)
        assert said.strip()


def test_the_house_s_words_come_before_ours_and_english_stands_in() -> None:
    own = Wording(end="That is all.")
    assert wording_for("en-GB", (("en", own),)).end == "That is all."
    assert wording_for("fr-FR", (("en", own),)).end == "Fin."
    assert wording_for("xx").end == "End."
