"""Pictures of pages: small, upright, and only when asked for."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hearprint.errors import DamagedError
from hearprint.readers.pdf.pictures import PagePictures

PDF = Callable[..., bytes]


def _lines(canvas: Canvas, number: int) -> None:
    canvas.setFont("Times-Roman", 11)
    for line in range(50):
        canvas.drawString(50, 720 - 13 * line, f"Page {number}, line {line} of a page of text")


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_page_of_text_is_sharp_enough_to_read_and_below_ninety_kilobytes(pdf: PDF) -> None:
    with PagePictures(pdf(_lines, pages=2)) as pictures:
        data = pictures[1]
    image = _image(data)
    assert data.startswith(b"\x89PNG")
    assert len(data) < 90_000
    assert image.width > 600
    assert image.width / image.height == pytest.approx(420 / 760, rel=0.01)


def test_the_mapping_names_every_page_and_no_other(pdf: PDF) -> None:
    with PagePictures(pdf(_lines, pages=3)) as pictures:
        assert list(pictures) == [1, 2, 3]
        assert len(pictures) == 3
        assert 0 not in pictures
        assert pictures.get(4) is None
        assert pictures.get(-1) is None


def test_the_same_page_gives_the_same_bytes(pdf: PDF) -> None:
    data = pdf(_lines)
    with PagePictures(data) as one, PagePictures(data) as other:
        assert one[1] == other[1]


def test_long_documents_get_smaller_pictures(pdf: PDF) -> None:
    with PagePictures(pdf(_lines)) as short, PagePictures(pdf(_lines, pages=200)) as long:
        assert _image(long[1]).width < _image(short[1]).width * 0.8


def test_colours_are_kept(pdf: PDF) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFillColorRGB(0.7, 0.1, 0.1)
        canvas.rect(0, 380, 420, 380, stroke=0, fill=1)

    with PagePictures(pdf(draw)) as pictures:
        image = _image(pictures[1]).convert("RGB")
    colour = image.getpixel((image.width // 2, image.height // 4))
    assert isinstance(colour, tuple)
    assert colour[0] - colour[1] > 100


def test_photographs_stay_small(pdf: PDF) -> None:
    chance = random.Random(1)
    noise = Image.frombytes("RGB", (300, 500), chance.randbytes(300 * 500 * 3))

    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawImage(ImageReader(noise.resize((900, 1500))), 0, 0, 420, 760)

    with PagePictures(pdf(draw)) as pictures:
        data = pictures[1]
    assert data.startswith(b"RIFF")
    assert len(data) < 250_000  # the worst there is: pure noise


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_runs_another_way_is_turned_upright_like_its_outlines(
    pdf: PDF, turn: int
) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.translate(210, 380)
        canvas.rotate(turn)
        canvas.translate(-200, -150)
        canvas.rect(0, 280, 390, 12, fill=1)  # above the text
        canvas.setFont("Times-Roman", 11)
        for line in range(15):
            canvas.drawString(0, 250 - 13 * line, f"Page {number}, line {line} of sideways text")

    with PagePictures(pdf(draw)) as pictures:
        image = _image(pictures[1]).convert("L")
    assert (image.width > image.height) == (turn != 180)
    black = image.point([255 if level < 40 else 0 for level in range(256)])
    bar = [
        row
        for row in range(image.height)
        if sum(black.crop((0, row, image.width, row + 1)).histogram()[200:]) > image.width * 0.4
    ]
    assert bar
    assert max(bar) < image.height / 2


def test_enormous_and_thin_pages_give_bounded_pictures(pdf: PDF) -> None:
    for size in ((14_000, 14_000), (14_000, 3), (3, 14_000)):
        with PagePictures(pdf(lambda *_: None, size=size)) as pictures:
            data = pictures.get(1)
        assert data is None or max(_image(data).size) <= 2_001


def test_what_is_no_pdf_is_one_clear_error() -> None:
    with pytest.raises(DamagedError, match="cannot be drawn"):
        PagePictures(b"%PDF-1.7 and nothing else", "broken.pdf")
