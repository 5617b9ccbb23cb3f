"""Covers from pictures, whatever an editor brings."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from hearprint.formats.cover import COVER, cover, ground_of
from hearprint.formats.picture import PictureError, from_picture, opened


def file(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    held = BytesIO()
    picture.save(held, kind, **more)
    return held.getvalue()


def noise(width: int, height: int) -> Image.Image:
    chance = np.random.default_rng(1).integers(0, 255, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(chance)


def test_the_hardest_picture_is_still_small_enough_for_every_host() -> None:
    whole, small = from_picture(noise(3000, 3000), "Title")
    assert Image.open(BytesIO(whole)).size == (3000, 3000)
    assert Image.open(BytesIO(whole)).mode == "RGB"
    assert len(whole) < 500_000
    assert Image.open(BytesIO(small)).size == (600, 600)


def test_nothing_of_a_tall_picture_is_cut_off() -> None:
    tall = Image.new("RGB", (700, 1400), "white")
    tall.paste("red", (0, 0, 700, 20))
    tall.paste("blue", (0, 1380, 700, 1400))
    whole = Image.open(BytesIO(from_picture(tall, "Title")[0]))
    middle = COVER // 2
    assert whole.getpixel((middle, 10))[0] > 200
    assert whole.getpixel((middle, COVER - 10))[2] > 200
    side = Image.new("RGB", (1, 1), ground_of("Title")).getpixel((0, 0))
    assert max(abs(a - b) for a, b in zip(whole.getpixel((5, 5)), side, strict=True)) < 12


def test_a_framed_page_has_ground_on_all_sides() -> None:
    whole = Image.open(
        BytesIO(from_picture(Image.new("RGB", (600, 800), "white"), "T", framed=True)[0])
    )
    corner = whole.getpixel((5, 5))
    for place in ((COVER // 2, 20), (COVER // 2, COVER - 20), (20, COVER // 2)):
        assert max(abs(a - b) for a, b in zip(whole.getpixel(place), corner, strict=True)) < 12
    assert min(whole.getpixel((COVER // 2, COVER // 2))) > 240


def test_a_photograph_taken_sideways_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    assert opened(file(Image.new("RGB", (40, 20)), "JPEG", exif=exif)).size == (20, 40)


def test_what_is_transparent_becomes_white() -> None:
    assert opened(file(Image.new("RGBA", (8, 8), (0, 0, 0, 0)))).getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40), file(noise(64, 64))[:600]]
)
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(PictureError, match="no picture"):
        opened(data)


def test_a_picture_of_absurd_size_is_refused() -> None:
    huge = file(Image.new("1", (30_000, 30_000)))
    with pytest.raises(PictureError, match="too many pixels"):
        opened(huge)


def _luminance(colour: tuple[int, ...]) -> float:
    """WCAG 2.2's relative luminance."""
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "title", ["Members\u2019 Bulletin 9", "ACAS", "The State of the Unions", "i"]
)
def test_at_55_pixels_the_initials_still_stand_out(title: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1, measured on the strokes as an app shows them."""
    small = Image.open(BytesIO(cover(title, "House"))).resize((55, 55), Image.Resampling.LANCZOS)
    ground = small.getpixel((1, 1))
    initials = small.crop((4, 4, 51, 24))
    tones = sorted((_luminance(tone), count) for count, tone in initials.getcolors(55 * 55))
    strokes, needed = [], 12  # pixels of full stroke
    for light, count in reversed(tones):
        strokes += [light] * count
    light, dark = strokes[needed], _luminance(ground)
    assert (max(light, dark) + 0.05) / (min(light, dark) + 0.05) >= 4.5
