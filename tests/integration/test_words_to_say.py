"""The words to say reach their goals over all the cases of ``benchmarks/speaking``."""

from __future__ import annotations

import re

import pytest

from benchmarks.speaking.cases import all_cases
from benchmarks.speaking.table import accuracy, failures, kinds
from hearprint.script.spoken import spoken

_CASES = all_cases()


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What is said for every case."""
    return [spoken(case.text) for case in _CASES]


def test_ninety_eight_readings_in_a_hundred_are_right(said: list[str]) -> None:
    assert accuracy(_CASES, said) >= 0.98, failures(_CASES, said)


def test_of_no_kind_is_more_than_one_reading_in_ten_wrong(said: list[str]) -> None:
    shares = kinds(_CASES, said)
    weak = {kind for kind, (right, number) in shares.items() if right < 0.9 * number}
    assert not weak, failures(_CASES, said)


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"(?<=\w)'(?=\w)", "\u2019"),
        ("[\u2018\u2019]", "'"),
        ("[\u201c\u201d]", '"'),
        (r"(?<=\d)-(?=\d)", "\u2013"),
        (r"(?<=\d)\u2013(?=\d)", "-"),
        (r"(?<=\d) (?=[a-z])", "\u00a0"),
        (r"(?<=[a-z.]) (?=\d)", "\u00a0"),
    ],
)
def test_a_printers_signs_change_nothing_of_what_is_said(pattern: str, instead: str) -> None:
    cases = [
        (case, printed)
        for case in _CASES
        if (printed := re.sub(pattern, instead, case.text)) != case.text
    ]
    assert cases
    assert [printed for case, printed in cases if not case.holds(spoken(printed))] == []
