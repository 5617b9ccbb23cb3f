"""Levels of printed lists by numbers and edges."""

from __future__ import annotations

from hearprint.contents.levels import Look, levelled
from hearprint.model.contents import Entry


def _levels(*lines: tuple[str | None, float]) -> list[int]:
    entries = [Entry(title=f"Entry {at}", number=number) for at, (number, _) in enumerate(lines)]
    looks = [Look(left=left) for _, left in lines]
    return [entry.level for entry in levelled(entries, looks)]


def test_parts_in_roman_figures_stand_above_unnumbered_chapters_at_their_edge() -> None:
    part = [(None, 90.0), (None, 105.0), (None, 90.0), (None, 90.0)]
    assert _levels(("I", 90.0), *part, ("II", 90.0), *part) == [1, 2, 3, 2, 2] * 2


def test_a_few_numbers_that_are_no_parts_leave_the_level_alone() -> None:
    plain = [(None, 90.0)] * 8
    assert set(_levels(("1", 90.0), *plain, ("2", 90.0), *plain)) == {1}
    assert set(_levels((None, 90.0), ("I", 90.0), *plain, ("II", 90.0), *plain)) == {1}
    assert set(_levels(("I", 90.0), (None, 90.0), ("II", 90.0), (None, 90.0))) == {1}


def test_numbers_of_a_preface_that_begin_anew_are_below_it() -> None:
    preface = [(None, 60.0), ("1", 84.0), ("1.1", 108.0), ("2", 84.0)]
    chapter = [("1.1", 84.0), ("1.2", 84.0), ("1.3", 84.0), ("1.3.1", 108.0), ("1.3.2", 108.0)]
    chapters = [line for number in "123456" for line in ((number, 60.0), *chapter)]
    below = [2, 2, 2, 3, 3]
    assert _levels(*preface, *chapters) == [1, 2, 3, 2, *[1, *below] * 6]
