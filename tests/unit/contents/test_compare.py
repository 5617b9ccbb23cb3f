from __future__ import annotations

import pytest

from hearprint.contents.compare import alike, bare


def test_bare_drops_case_accents_quotes_and_punctuation() -> None:
    assert bare("The \u201cÉlan\u201d & Zoë\u2019s Day!") == "the elan and zoes day"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Work & homes", "WORK AND HOMES"),
        ("Rank and file: a strategy for winter", "Rank and file"),
        ("Towards a new winter", "Toward a new winter"),
        ("Introduction: Why a town forgets what it once did", "Why a town forgets"),
        ("The long road home", "The long road home from the north"),
    ],
)
def test_headings_that_differ_a_little_still_fit(title: str, heading: str) -> None:
    assert alike(title, heading) > 0.75


@pytest.mark.parametrize(
    ("title", "heading"), [("Housing", "Hospitals"), ("Letters", "Better"), ("Work", "")]
)
def test_other_titles_do_not_fit(title: str, heading: str) -> None:
    assert alike(title, heading) < 0.75


def test_a_list_of_works_fits_under_its_other_name_but_less_than_under_its_own() -> None:
    assert 0.75 < alike("Bibliography", "References") < alike("References", "References")
    assert alike("References", "Letters") < 0.75
