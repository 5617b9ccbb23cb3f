"""Covers: their size, their colours, and that no title leaves them."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fakes.programmes import HOSTILE, library, programme
from hearprint.formats import cover as module
from hearprint.formats.cover import PALETTE, CoverFormat, LibraryCover, cover, monogram, thumbnail


def _luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("ground", "paper"), PALETTE)
def test_every_pair_of_colours_has_a_contrast_of_seven(ground: str, paper: str) -> None:
    dark, light = sorted((_luminance(ground), _luminance(paper)))
    assert (light + 0.05) / (dark + 0.05) >= 7


@pytest.mark.parametrize("title", ["A", "Members\u2019 Bulletin 9", "unpaid work " * 30, HOSTILE])
def test_a_cover_is_what_directories_ask_for(title: str) -> None:
    data = cover(title, "Common Room")
    picture = Image.open(BytesIO(data))
    assert picture.size == (3000, 3000)
    assert picture.format == "JPEG"
    assert picture.mode == "RGB"
    assert picture.info["dpi"] == (72, 72)
    assert len(data) < 500_000


def test_a_thumbnail_is_small() -> None:
    data = thumbnail("unpaid work " * 30, "Common Room")
    assert Image.open(BytesIO(data)).size == (600, 600)
    assert len(data) < 60_000


def test_the_same_title_gives_the_same_bytes() -> None:
    assert cover("Letters", "House") == cover("Letters", "House")
    assert cover("Letters", "House") != cover("Repairs", "House")


def test_a_cover_is_drawn_quickly() -> None:
    cover("warm", "up")
    begin = time.perf_counter()
    cover("Members\u2019 Bulletin 9", "Common Room")
    assert time.perf_counter() - begin < 3  # 0.1 s on a quiet machine


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_no_ink_touches_the_margins(title: str, house: str) -> None:
    picture = module._draw(title, house, 600).convert("RGB")
    rim = 600 // 12 - 4
    inside = picture.crop((rim, rim, 600 - rim, 600 - rim))
    ground = picture.getpixel((1, 1))
    blank = Image.new("RGB", (600, 600), ground)
    blank.paste(inside, (rim, rim))
    assert blank.tobytes() == picture.tobytes()


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Members\u2019 Bulletin 9", "MB9"),
        ("The State of the Unions", "SU"),
        ("ACAS", "ACAS"),
        ("{A}", "A"),
        ("Zine", "ZINE"),
        ("\u00c9tudes", "E"),
        ("", "?"),
        ("!!!", "?"),
    ],
)
def test_the_monogram_is_the_word_or_its_initials(title: str, letters: str) -> None:
    assert monogram(title) == letters


def test_covers_are_delivered_with_their_names() -> None:
    for bundle in (CoverFormat().build(programme()), LibraryCover().build(library())):
        assert [file.name for file in bundle.files] == ["cover.jpg", "thumbnail.jpg"]
