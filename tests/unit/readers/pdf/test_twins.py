from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines
from hearprint.model.document import Document

Read = Callable[..., Document]
LEFT = [
    "Three winters there",
    "The water rota",
    "What the surveyor found",
    "below the house",
    "Soup",
]
RIGHT = ["The gate sticks", "Our accounts", "A boat", "How to walk a boundary", "with no map"]


def _texts(read: Read, left: list[str], right: list[str]) -> str:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["Contents"], y=740, size=14)
        draw_lines(canvas, left, y=700)
        draw_lines(canvas, right, x=300, y=700)

    return " / ".join(line.text for block in read(draw, pages=1).blocks for line in block.lines)


def _paged(titles: list[str], pages: list[str], form: str) -> list[str]:
    return [
        form.format(title, page) if page else title
        for title, page in zip(titles, pages, strict=True)
    ]


def test_a_list_in_two_columns_is_read_column_by_column(read: Read) -> None:
    for form in ("{0} {1}", "{1} {0}"):
        left = _paged(LEFT, ["2", "2", "4", "", "6"], form)
        right = _paged(RIGHT, ["8", "8", "10", "12", ""], form)
        told = _texts(read, left, right)
        assert told.endswith(" / ".join((*left, *right)))


def test_rows_whose_figures_do_not_go_on_are_a_table(read: Read) -> None:
    left = ["Hull 2", "Dover 2", "Leeds 4", "Truro 5"]
    right = ["Wells 1", "Bath 8", "Stoke 3", "York 12"]
    assert f"{left[1]} {right[1]}" in _texts(read, left, right)


def test_two_rubrics_with_large_figures_are_two_columns(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for x, pages in ((60, (4, 5, 6)), (300, (3, 7, 8))):
            for at, page in enumerate(pages):
                draw_lines(canvas, [str(page)], x=x, y=700 - 40 * at, size=24)
                told = [f"Title of {page}", f"said of page {page}"]
                draw_lines(canvas, told, x=x + 40, y=712 - 40 * at)

    texts = [line.text for block in read(draw, pages=1).blocks for line in block.lines]
    firsts = [text for text in texts if "Title" in text]
    assert firsts == [f"{page} Title of {page}" for page in (4, 5, 6, 3, 7, 8)]
