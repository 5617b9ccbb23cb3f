from __future__ import annotations

import pytest

from fakes.documents import document
from hearprint.contents.level import cut_level
from hearprint.contents.levels import Look, levelled
from hearprint.contents.numbers import counted, families, has_number, numeral
from hearprint.model.contents import Contents, Entry, ListKind, Match
from hearprint.settings import SplitSettings


def _numbers(*texts: str) -> list[str | None]:
    return [one.number if one else None for one in counted([numeral(text) for text in texts])]


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("Chapter 3. Salt", "3", "Salt"),
        ("Appendix B: Rules", "B", "Rules"),
        ("Anhang A Regeln", "A", "Regeln"),
        ("Chapitre 2, Le sel", "2", "Le sel"),
        ("2.1 Boats", "2.1", "Boats"),
        ("A-3 Tables", "A-3", "Tables"),
        ("C.160read the tide", "C.160", "read the tide"),
        ("IV. Winter", "IV", "Winter"),
        ("(iv) Winter", "IV", "Winter"),
        ("(12) Salt", "12", "Salt"),
        ("10Winter", "10", "Winter"),
    ],
)
def test_a_number_is_parted_from_its_title(text: str, number: str, rest: str) -> None:
    found = numeral(text)
    assert found is not None
    assert (found.number, found.rest) == (number, rest)


def test_a_title_may_begin_like_a_number() -> None:
    assert _numbers("7 ways to save", "A boat at sea", "I was there") == [None, None, None]
    assert not has_number("A boat at sea")
    assert not has_number("21st of May")
    assert not has_number("3D pictures")


def test_letters_and_roman_numbers_count_when_they_follow_each_other() -> None:
    assert _numbers("I Salt", "1 Nets", "2 Oars", "II Wind", "V Tide") == [
        "I",
        "1",
        "2",
        "II",
        None,
    ]
    assert _numbers("1 Salt", "2 Wind", "A Rules", "B Names") == ["1", "2", "A", "B"]
    assert _numbers("1 Salt", "2 Wind", "A Boat", "3 Tide") == ["1", "2", None, "3"]


def test_numbers_may_begin_anew_and_few_entries_have_them() -> None:
    texts = ("1. Salt", "Nets", "Oars", "Sails", "2. Wind", "Storms", "Calms", "Gusts")
    assert _numbers(*texts) == ["1", None, None, None, "2", None, None, None]


def test_v_is_a_letter_among_letters_and_five_among_roman_numbers() -> None:
    assert families(["I", "II", "III", "IV", "V"]) == ["I"] * 5
    assert families(["A", "B", "C", "D"]) == ["A"] * 4


def _levels(*lines: tuple[str, str | None, float]) -> list[int]:
    entries = [Entry(title=title, raw=title, number=number) for title, number, _ in lines]
    looks = [Look(left=left, size=10.0) for _, _, left in lines]
    return [entry.level for entry in levelled(entries, looks)]


def test_parts_hold_the_chapters_between_them_though_all_stand_at_one_edge() -> None:
    assert _levels(
        ("Part", "I", 72), ("Salt", "1", 72), ("Nets", "1.1", 90), ("Wind", "2", 72),
        ("Part", "II", 72), ("Tide", "3", 72), ("Part", "III", 72), ("Moon", "4", 72),
    ) == [1, 2, 3, 2, 1, 2, 1, 2]  # fmt: skip


def test_appendices_are_chapters() -> None:
    assert _levels(
        ("Salt", "1", 72), ("Nets", "1.1", 90), ("Wind", "2", 72), ("Rules", "A", 72),
        ("Names", "B", 72), ("Index", None, 72),
    ) == [1, 2, 1, 1, 1, 1]  # fmt: skip


def test_edges_part_sections_that_are_numbered_like_their_chapters() -> None:
    assert _levels(
        ("Salt", "1", 72), ("Nets", "1", 84), ("Oars", "2", 84), ("Knots", "2.1", 96),
        ("Sheets", "2.2", 96), ("Wind", "2", 72), ("Storms", "1", 84),
    ) == [1, 2, 2, 3, 3, 1, 2]  # fmt: skip


def test_parts_without_number_stand_out_to_the_left() -> None:
    assert _levels(
        ("Harbour", None, 48), ("Salt", "1", 60), ("Nets", "1.1", 72), ("Wind", "2", 60),
        ("Open sea", None, 48), ("Tide", "3", 60),
    ) == [1, 2, 3, 2, 1, 2]  # fmt: skip


def test_a_preface_and_an_index_that_stand_out_are_no_parts() -> None:
    assert _levels(
        ("Preface", None, 60), ("Salt", "1", 72), ("Nets", "1.1", 90), ("Wind", "2", 72),
        ("Notes", None, 60), ("Index", None, 60),
    ) == [1, 1, 2, 1, 1, 1]  # fmt: skip


def test_a_list_of_which_nothing_is_found_is_cut_at_its_top() -> None:
    entries = (
        Entry(title="Salt", level=1),
        Entry(title="Wind", level=1),
        Entry(title="Nets", level=2),
    )
    none = Match(block=None, confidence=0.0, why="not found in the body")
    contents = Contents(kind=ListKind.PRINTED, entries=entries, matches=(none,) * 3)
    assert cut_level(document("# Tides"), contents, SplitSettings()) == 1
