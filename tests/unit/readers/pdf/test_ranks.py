from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines
from hearprint.model.document import Document, Role

Read = Callable[..., Document]
TEXT = ["The argument about good housekeeping is older than", "Saint Brannock and as draughty."]


def _levels(read: Read, texts: Sequence[str]) -> list[int]:
    def draw(canvas: Canvas, _: int) -> None:
        y = 700.0
        for text in texts:
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(60, y, text)
            canvas.setFont("Times-Roman", 10)
            y = draw_lines(canvas, TEXT, x=60, y=y - 26, lead=12) - 30

    return [block.level for block in read(draw).blocks if block.role is Role.HEADING]


def test_headings_that_count_on_are_of_one_rank_in_capitals_or_not(read: Read) -> None:
    assert _levels(read, ["1 Sand", "2 SALT", "3 STONE", "4 Slate"]) == [1, 1, 1, 1]


def test_headings_in_capitals_stand_above_those_that_count_for_themselves(read: Read) -> None:
    upper, lower = _levels(read, ["1 SAND", "1 Grains"])
    assert upper < lower
