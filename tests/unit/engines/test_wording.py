from __future__ import annotations

import pytest

from hearprint.engines.wording import cleaned, for_espeak, has_words, parted, with_figures


@pytest.mark.parametrize(
    ("text", "answer"),
    [("word", True), ("4", True), ("中", True), ("½", True), ("", False), ("— …", False)],
)
def test_words_are_letters_and_figures(text: str, answer: bool) -> None:
    assert has_words(text) is answer


def test_cleaning_parts_words_at_control_signs_and_not_at_soft_hyphens() -> None:
    assert cleaned("one\x0ctwo\x00three co\u00adop\u200b") == "one two three coop"


def test_raised_figures_come_down_unless_they_are_powers() -> None:
    assert cleaned("said.”¹⁴ 5 m² x³ x²³") == "said.” 14 5 m² x³ x 23"


def test_long_runs_are_cut_and_nothing_is_lost() -> None:
    text = "b" * 63 + " " + "7" * 20
    cut = parted(text, longest=60)
    assert [len(part.strip(",")) for part in cut.split()[:4]] == [20, 20, 20, 3]
    assert cut.replace(" ", "").replace(",", "") == text.replace(" ", "")


def test_a_word_within_the_limit_stays_whole() -> None:
    assert parted("b" * 60, longest=60) == "b" * 60


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the A. forty-seven", "the A- forty-seven"),
        ("J. A. Smith of the A.A.", "J. A. Smith of the A.A."),
        ("ACAS's role", "Acas's role"),
        ("Plan A.", "Plan A."),
    ],
)
def test_espeak_is_kept_from_articles_and_lost_endings(text: str, wanted: str) -> None:
    assert for_espeak(text) == wanted


def test_figures_are_named_where_espeak_would_drop_them_and_nowhere_else() -> None:
    assert with_figures("in 19", "cv").split() == ["in", "one", "nine"]
    assert with_figures("in 19", "chr-US-x-west").split() == ["in", "one", "nine"]
    assert with_figures("in 19", "cy") == "in 19"
