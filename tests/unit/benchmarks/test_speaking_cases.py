"""The cases that measure the words to say are what they claim to be."""

from __future__ import annotations

import re
from collections import Counter

from benchmarks.speaking.cases import all_cases, folded, readings

_CASES = all_cases()


def test_there_are_more_than_five_hundred_over_all_kinds() -> None:
    by_kind = Counter(case.kind for case in _CASES)
    assert len(_CASES) >= 700
    assert len(by_kind) >= 50
    assert Counter(case.text for case in _CASES).most_common(1)[0][1] == 1


def test_readings_hold_words_and_sentence_punctuation_only() -> None:
    wrong = [
        (case.text, reading)
        for case in _CASES
        for pattern in (case.spoken, *case.also)
        for reading in readings(pattern)
        if re.search(r"[^\w\s.,;:!?'\u2019\-]|[\d_]", reading)
    ]
    assert wrong == []


def test_the_best_reading_holds_no_choice() -> None:
    assert [case.text for case in _CASES if list(readings(case.spoken)) != [case.spoken]] == []


def test_choices_in_angle_brackets_agree() -> None:
    assert list(readings("<oh|zero> {two|to} <oh|zero>")) == [
        "oh two oh",
        "oh to oh",
        "zero two zero",
        "zero to zero",
    ]


def test_initialisms_are_their_letters_with_or_without_an_ending() -> None:
    assert folded("The T.U.C.'s M.P.s, at 7 p.m.") == folded("the t u cs m ps at 7 P.M.")
    assert folded("TUC") != folded("T.U.C.")


def test_figures_and_signs_never_pass_for_words() -> None:
    assert folded("\u00a35") == ("\u00a3", "5")
    assert folded("sixty-year-old \u2013 no!") == folded("sixty year old no")
