from __future__ import annotations

import pytest

from hearprint.contents.titles import without_number


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("9. Rank and file", "9", "Rank and file"),
        ("2.1 Method", "2.1", "Method"),
        ("A.1 The maze", "A.1", "The maze"),
        ("IV. The end", "IV", "The end"),
        ("Chapter 3: Rent", "3", "Rent"),
        ("1926 and after", None, "1926 and after"),
        ("I. and my brother", "I", "and my brother"),
        ("A maze", None, "A maze"),
        ("(iii) The vote", "iii", "The vote"),
        ("(all) of us", None, "(all) of us"),
        ("7", None, "7"),
    ],
)
def test_a_headings_number_is_told_from_its_title(
    heading: str, number: str | None, title: str
) -> None:
    assert without_number(heading) == (number, title)
