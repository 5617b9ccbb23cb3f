# ruff: noqa: RUF001 - typographic signs are what this test is about

from __future__ import annotations

import pytest

from hearprint.readers.pdf.signs import clean
from hearprint.readers.pdf.tex import decoded


def everywhere(_: int) -> bool:
    return True


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        ("The o\x1ece o\x1bered \x1cve \x1dat wa\x1fes", "The office offered five flat waffles"),
        ("\x8aód\xb9, Dvo\xb0ák, \xf7uvre, wa\x1fe", "Łódź, Dvořák, œuvre, waffle"),
        ("\x10o\x1ece\x11 \x16 1\x152", "“office” — 1–2"),
        ("The o\x0ece o\x0bered \x0cve wa\x0fes", "The office offered five waffles"),
        ("Caf\x13e, na\x7f\x10ve, \x17Arhus, fa\x18cade, \x0b", "Café, naïve, Århus, façade, ff"),
        ('\\Yes," | 5{7, \x0b', "“Yes,” — 5–7, ff"),
    ],
)
def test_codes_of_tex_are_signs(codes: str, text: str) -> None:
    assert clean(decoded(codes, everywhere)) == text


def test_a_ligature_that_looks_like_a_line_s_end_is_one() -> None:
    assert decoded("\rat \x0bs", lambda at: at != 0 or True) == "ﬂat ﬀs"


def test_fonts_that_name_their_letters_are_believed() -> None:
    codes = "o\x1ece and {braces}"
    assert decoded(codes, lambda _: False) == codes
    assert decoded("{braces} | bars", everywhere) == "{braces} | bars"
    assert decoded(codes, lambda at: at < 8) == "oﬃce and {braces}"


def test_places_in_a_page_s_text_do_not_shift() -> None:
    codes = "".join(map(chr, range(256)))
    assert len(decoded(codes, everywhere)) == len(codes)
