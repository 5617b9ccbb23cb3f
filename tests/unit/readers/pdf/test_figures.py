"""Columns of right-aligned figures that stand nearly as close as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import PROSE, draw_lines
from hearprint.model.document import Block, Document, Role

Read = Callable[..., Document]
#: From the right edge of one column to the left of the widest figure in the next: as LibreOffice
#: leaves it between cells, in type sizes.
CELLS = 0.47
SPACE = 0.25
NAMES = ("Beans", "Peas", "Leeks", "Kale")
THREES = (("120", "340"), ("95", "410"), ("60", "275"), ("8", "118"))
MIXED = (("120", "340"), ("95", "1,410"), ("60", "75"), ("200", "8"))
EVEN = (("120", "340"), ("195", "410"), ("160", "275"), ("118", "118"))


def _draw(figures: Sequence[tuple[str, str]], gap: float) -> Callable[[Canvas, int], None]:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        widest = max(canvas.stringWidth(two, "Times-Roman", 10) for _, two in figures)
        for at, (name, (one, two)) in enumerate(zip(NAMES, figures, strict=False)):
            draw_lines(canvas, [name], x=60, y=620 - 14 * at)
            canvas.drawRightString(200, 620 - 14 * at, one)
            canvas.drawRightString(200 + 10 * gap + widest, 620 - 14 * at, two)
        draw_lines(canvas, PROSE, y=500)

    return draw


def _table(document: Document) -> Block:
    return next(block for block in document.blocks if block.role is Role.TABLE)


@pytest.mark.parametrize("figures", [THREES, MIXED, THREES[:3]])
def test_figures_whose_right_edges_agree_in_two_places_are_two_columns(
    read: Read, figures: tuple[tuple[str, str], ...]
) -> None:
    rows = tuple((name, *pair) for name, pair in zip(NAMES, figures, strict=False))
    assert _table(read(_draw(figures, CELLS))).rows == rows


def test_figures_of_different_length_are_told_however_close_they_stand(read: Read) -> None:
    rows = tuple((name, *pair) for name, pair in zip(NAMES, MIXED, strict=True))
    assert _table(read(_draw(MIXED, 0.35))).rows == rows


def test_words_above_at_the_same_right_edges_head_the_columns(read: Read) -> None:
    def draw(canvas: Canvas, page: int) -> None:
        _draw(MIXED, 0.6)(canvas, page)
        canvas.setFont("Times-Bold", 10)
        for text, right in (("Sown", 200), ("Eaten", 206 + canvas.stringWidth("1,410"))):
            canvas.drawRightString(right, 634, text)

    document = read(draw)
    table = _table(document)
    assert table.rows[0] == ("", "Sown", "Eaten")
    assert (table.rows[1:], table.header_rows) == (
        tuple((name, *pair) for name, pair in zip(NAMES, MIXED, strict=True)),
        1,
    )
    assert not [block for block in document.blocks if block.role is Role.HEADING]


@pytest.mark.parametrize(
    ("figures", "gap"),
    [
        (THREES, SPACE),  # 120 340, 95 410: thousands
        (EVEN, CELLS),  # of one length, as the parts of telephone numbers are
        (THREES[:2], CELLS),  # two rows may agree by chance
    ],
)
def test_figures_that_may_be_one_number_stay_together(
    read: Read, figures: tuple[tuple[str, str], ...], gap: float
) -> None:
    text = " ".join(block.text for block in read(_draw(figures, gap)).blocks)
    assert all(" ".join(pair) in text for pair in figures)


def test_pages_of_an_index_are_no_columns_however_they_are_set(read: Read) -> None:
    rows = (("104,", "106,", "110,"), ("117,", "119,", "121,"), ("122,", "125,", "130"))

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        draw_lines(canvas, ["allotments, waiting lists for 98,"], x=60, y=634)
        for at, row in enumerate(rows):
            for number, figure in enumerate(row):
                canvas.drawRightString(80 + at % 2 + 23.4 * number, 622 - 12 * at, figure)
        draw_lines(canvas, PROSE, y=500)

    document = read(draw)
    assert not [block for block in document.blocks if block.role is Role.TABLE]
    whole = " ".join(" ".join(block.text for block in document.blocks).split())
    assert "104, 106, 110, 117, 119, 121, 122, 125, 130" in whole
