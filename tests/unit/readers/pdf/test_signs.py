# ruff: noqa: RUF001 - typographic signs are what this test is about

from __future__ import annotations

import pytest

from hearprint.readers.pdf.signs import accented, clean, unknown_signs


@pytest.mark.parametrize(
    ("held", "plain"),
    [
        ("oﬃce, ﬁve ﬂats", "office, five flats"),
        ("Congreſs", "Congress"),
        ("Ĳssel", "IJssel"),
        ("caf\u0065\u0301", "café"),
        ("caf´e", "café"),
        ("na¨ıve", "naïve"),
        ("in\u00adter\u00adnal", "internal"),
        ("inter\u00ad", "inter\u00ad"),  # at a line's end it says that the word goes on
        ("S\uf76d\uf769\uf774\uf768 \uf731\uf739", "Smith 19"),
        ("\uf7e9t\uf7e9", "été"),
        ("\uf054\uf068\uf065 \uf068\uf061\uf06c\uf06c", "The hall"),
        ("\uf0b7 one", "• one"),
        ("\U0001d438 = \U0001d45a\U0001d450", "E = mc"),
        ("a\u200bb\ufeffc", "abc"),
        ("\ue123", ""),
    ],
)
def test_signs_are_made_plain(held: str, plain: str) -> None:
    assert clean(held) == plain


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("plain \uf0b7 text with an ornament \ue123", 0),
        ("\0 and \ufffd", 2),
        ("a word \ue123\ue124\ue125 of an unknown font", 3),
        ("S\uf76d\uf769\uf774\uf768 and \uf054\uf068\uf065", 0),
    ],
)
def test_letters_that_nobody_knows_are_counted(text: str, unknown: int) -> None:
    assert unknown_signs(text) == unknown


def test_an_accent_goes_upon_the_letter_that_it_is_printed_over() -> None:
    def placed(text: str, *edges: tuple[float, float], high: float = 0.0) -> str:
        boxes = [
            (left, high if sign in "´˜" else 0.0, right, high + 10 if sign in "´˜" else 10.0)
            for sign, (left, right) in zip(text, edges, strict=True)
        ]
        return clean(accented(text, lambda at: boxes[at]))

    assert placed("l`er", (0, 3), (3, 7), (3, 7), (7, 10)) == "lèr"
    assert placed("Loh¨", (0, 5), (5, 9), (9, 14), (5.5, 8.5)) == "Löh"
    assert placed("x`er", (0, 3), (3, 6), (6, 10), (10, 14)) == "x`er"
    over = ((0, 5), (5, 10), (10, 15), (15, 15), (11, 14))
    assert placed("OES\n˜", *over, high=3.0) == "OES ˜"  # no letter takes it
    assert placed("SAO\n˜", (0, 5), (5, 10), (10, 15), (15, 15), (6, 9), high=3.0).strip() == "SÃO"
    assert placed("o¨ıf", (0, 5), (8, 10), (7.5, 10.5), (10.5, 14)) == "o ïf"
    assert placed("C¸ A", (0, 5), (1, 4), (5, 5), (5.1, 10)) == "ÇA"
