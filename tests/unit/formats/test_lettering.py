"""Letters and accents of the built-in face."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from hearprint.formats.lettering import bare, draw, drawable, width


def _ink(text: str, size: int = 80) -> Image.Image:
    picture = Image.new("L", (900, 200), 0)
    draw(ImageDraw.Draw(picture), 20, 130, text, size)
    return picture


def test_accents_are_kept_and_drawn() -> None:
    title = "\u00c4rger, na\u00efve fa\u00e7ade, \u0141\u00f3d\u017a"
    assert drawable(title) == "\u00c4rger, na\u00efve fa\u00e7ade, L\u00f3d\u017a"
    assert bare(drawable(title)) == "Arger, naive facade, Lodz"
    assert _ink("\u00e9").tobytes() != _ink("e").tobytes()


def test_accented_letters_are_as_wide_as_bare_ones() -> None:
    assert width("\u00e9\u00ef\u00e7", 100) == width("eic", 100)


def test_an_accent_takes_the_place_of_the_dot() -> None:
    column = _ink("\u00ee").getbbox()
    dotted = _ink("i").getbbox()
    assert column
    assert dotted
    assert column[2] - column[0] > dotted[2] - dotted[0]


def test_signs_without_a_letter_are_put_into_ascii() -> None:
    assert drawable("\u65e5\u672c") == "RiBen"
    assert drawable("9 \u2013 10 \u20ac") == "9 - 10 EUR"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_every_text_can_be_drawn(text: str) -> None:
    shown = drawable(text)
    assert drawable(shown) == shown
    _ink(shown, 20)
