from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines
from hearprint.model.document import Document, Role

Read = Callable[..., Document]
NARROW = [
    "The argument about good",
    "housekeeping is older than",
    "Saint Brannock himself and",
    "nearly as draughty, though",
    "nobody has measured it.",
]


def _justified(canvas: Canvas, lines: list[str], *, x: float, y: float, width: float) -> float:
    """Each line but the last from edge to edge, word by word."""
    canvas.setFont("Times-Roman", 10)
    for line in lines[:-1]:
        words = line.split()
        gap = (width - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
        left = x
        for word in words:
            canvas.drawString(left, y, word)
            left += canvas.stringWidth(word) + gap
        y -= 12
    return draw_lines(canvas, lines[-1:], x=x, y=y, lead=12)


def test_wide_gaps_in_a_justified_paragraph_make_no_table(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = _justified(canvas, NARROW, x=60, y=700, width=150)
        _justified(canvas, NARROW, x=60, y=y - 8, width=150)

    document = read(draw)
    assert not [block for block in document.blocks if block.role is Role.TABLE]
    assert document.blocks[0].text == " ".join(NARROW)


def test_a_table_as_wide_as_its_column_stays_one(read: Read) -> None:
    rows = [
        ("Branch", "Treasurer", "Place"),
        ("Leeds", "Ann Kettle", "Hall"),
        ("Hull", "Jo", "Inn"),
    ]

    def draw(canvas: Canvas, _: int) -> None:
        y = _justified(canvas, [*NARROW[:3], NARROW[-1]], x=60, y=700, width=122) - 14
        for left, middle, right in rows:
            draw_lines(canvas, [left], x=60, y=y)
            draw_lines(canvas, [middle], x=100, y=y)
            canvas.drawRightString(182, y, right)
            y -= 15

    tables = [block.rows for block in read(draw).blocks if block.role is Role.TABLE]
    assert tables == [tuple(rows)]


@pytest.mark.parametrize("below", ["", "The other residents had asked for more time than that."])
def test_ragged_lines_beside_a_box_are_prose(read: Read, below: str) -> None:
    lines = [
        "There will be a further vote on 21 April 1977, when the",
        "risk assessment will be laid before all postgraduates. Our",
        "thanks go to Imogen, Violet, and Agnes, who have kept the",
        "reading room going through the winter months, and who will",
        "be missed by everybody who came to it.",
    ]

    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, lines, x=40)
        draw_lines(canvas, ["Also inside", "A dog overboard", "Prices"], x=320)
        if below:
            draw_lines(canvas, [f"{below} {below[:34]}"] * 6, x=40, y=y - 20)

    document = read(draw)
    assert not [block for block in document.blocks if block.role is Role.VERSE]
    assert " ".join(lines) in [block.text for block in document.blocks]


def test_a_byline_may_stand_below_a_subtitle(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["The Ferry Inquiry"], y=700, size=18, font="Times-Bold")
        draw_lines(canvas, ["How a crossing was lost"], y=678, size=13)
        draw_lines(canvas, ["By Ann Kettle"], y=662, size=9)
        draw_lines(canvas, ["The committee met in the hall above the bakery and"] * 9, y=640)

    roles = {block.text: block.role for block in read(draw).blocks}
    assert roles["By Ann Kettle"] is Role.BYLINE
    assert roles["How a crossing was lost"] is Role.HEADING


def test_names_in_bold_are_bylines_though_a_list_of_titles_is_bold_too(read: Read) -> None:
    titles = ("The Ferry Inquiry", "Bread and Ballots", "Saturday School", "Summer Camp")

    def draw(canvas: Canvas, number: int) -> None:
        text = ["The committee met in the hall above the bakery and"] * 9
        if number == 1:
            for at, title in enumerate(titles):
                draw_lines(canvas, [title], y=700 - 60 * at, font="Times-Bold")
                draw_lines(canvas, ["what it cost, and who paid for it"], y=686 - 60 * at, size=9)
            return
        draw_lines(canvas, [titles[number - 2]], y=700, size=18, font="Times-Bold")
        draw_lines(canvas, ["Ann Kettle"], y=684, font="Times-Bold")
        draw_lines(canvas, text, y=664)

    made = read(draw, pages=5)
    assert [b.role for b in made.blocks if b.text == "Ann Kettle"] == [Role.BYLINE] * 4
