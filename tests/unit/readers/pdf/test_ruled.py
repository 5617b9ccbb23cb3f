"""Tables between rules, bullets that are drawn, and rows that only white parts."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import accounted, draw_lines, source_of
from hearprint.model.document import Block, Document, Role
from hearprint.readers.pdf.drawing import read_drawing
from hearprint.readers.pdf.lines import atoms_of
from hearprint.readers.pdf.parts import Rule, Sheet, Word
from hearprint.readers.pdf.reader import PdfReader
from hearprint.readers.pdf.ruled import with_ruled_tables

Read = Callable[..., Document]
PROSE = [
    "The meeting opened at half past ten, and nobody could",
    "remember when it had last begun on the hour. There was",
    "tea, there were biscuits, and there was a long report of",
    "what had been done since the spring by the committee.",
]
WORDY = [
    (["When"], ["What"], ["Who"]),
    (["Monday"], ["A walk along the canal", "to the old mill"], ["Ann and the history", "group"]),
    (["Tuesday"], ["Committee"], ["The committee; all", "may listen"]),
    (["Sunday"], ["Picnic in the park, unless", "it rains"], ["Everybody"]),
]
JOINED = tuple(tuple(" ".join(cell) for cell in row) for row in WORDY)
XS = (60.0, 120.0, 250.0, 360.0)


def wordy(canvas: Canvas, *, x: float = 0, upright: bool = True, each: bool = True) -> None:
    """A table whose cells hold several lines; rules between all of them, or around rows only."""
    y = 600.0
    edges = [y + 12]
    for row in WORDY:
        for at, cell in enumerate(row):
            draw_lines(canvas, cell, x=x + XS[at] + 3, y=y)
        y -= 13 * max(map(len, row)) + 4
        edges.append(y + 12)
    for at, edge in enumerate(edges):
        if each or at in (0, 1, len(edges) - 1):
            canvas.line(x + XS[0], edge, x + XS[-1], edge)
    for edge in XS if upright else ():
        canvas.line(x + edge, edges[0], x + edge, edges[-1])


def tables(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role is Role.TABLE]


def test_cells_between_rules_keep_together_however_long(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        wordy(canvas)
        draw_lines(canvas, PROSE, y=420)

    document = read(draw)
    assert [block.role for block in document.blocks] == [
        Role.PARAGRAPH,
        Role.TABLE,
        Role.PARAGRAPH,
    ]
    assert tables(document)[0].rows == JOINED


def test_an_outline_and_lines_in_one_path_part_cells_too(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        for row, y in enumerate((600, 580, 560)):
            for at, x in enumerate((60, 160)):
                canvas.rect(x, y - 5, 100, 20)
                draw_lines(canvas, [f"{'ab'[at]}{row}"], x=x + 4, y=y)

    assert tables(read(draw))[0].rows == (("a0", "b0"), ("a1", "b1"), ("a2", "b2"))


def test_two_ruled_tables_side_by_side_are_two(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        wordy(canvas)
        wordy(canvas, x=340)

    assert [one.rows for one in tables(read(draw, size=(760, 760)))] == [JOINED, JOINED]


def test_rules_above_and_below_alone_make_a_table_of_what_stands_in_columns(read: Read) -> None:
    rows = [("Item", "2018", "2019"), ("Hall", "1,204", "1,250"), ("Printing", "88", "92")]

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        for y in (613, 598, 565):
            canvas.line(60, y, 300, y)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                draw_lines(canvas, [cell], x=62 + 80 * column, y=602 - 15 * at)

    table = tables(read(draw))[0]
    assert (table.rows, table.header_rows) == (tuple(rows), 1)


def test_a_box_that_hangs_on_to_a_table_takes_no_column_from_it(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        wordy(canvas)
        canvas.rect(250, 400, 110, 85)  # 5 points below the table, in line with its right edge
        draw_lines(canvas, ["Did you know?", "The mill turned"], x=255, y=465)

    (table,) = tables(read(draw))
    assert table.rows == JOINED


def test_boxes_that_lay_out_a_page_are_no_table(read: Read) -> None:
    long = [f"{at} words that fill this box to its very end and say much" for at in range(14)]

    def draw(canvas: Canvas, _: int) -> None:
        for x in (40, 340):
            for y in (500, 260):
                canvas.rect(x - 5, y - 10, 300, 240)
                draw_lines(canvas, long, x=x, y=y + 200)

    assert not tables(read(draw, size=(700, 760)))


def test_a_contents_list_in_a_frame_is_no_table(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number > 1:
            draw_lines(canvas, PROSE, y=700)
            return
        for at in range(5):
            canvas.rect(60, 600 - 20 * at, 200, 20)
            canvas.rect(260, 600 - 20 * at, 40, 20)
            draw_lines(canvas, [f"What was said in part {at}"], x=64, y=606 - 20 * at)
            draw_lines(canvas, [str(2 + 3 * at)], x=270, y=606 - 20 * at)

    assert not tables(read(draw, pages=3))


@pytest.mark.parametrize("filled", [0, 1])
def test_bullets_that_are_drawn_open_items(read: Read, filled: int) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, PROSE, y=700) - 6
        for lines in (["first a short item"], ["then one that goes on in a", "line below it"]):
            canvas.circle(68, y + 3.4, 2, fill=filled)
            y = draw_lines(canvas, lines, x=78, y=y)

    items = [block for block in read(draw).blocks if block.role is Role.ITEM]
    assert [(one.marker, one.text) for one in items] == [
        ("•", "first a short item"),
        ("•", "then one that goes on in a line below it"),
    ]


def test_a_dot_in_a_drawing_opens_nothing(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        canvas.circle(330, 703.4, 2, fill=1)
        for at in range(300):
            canvas.circle(50, 400 - at, 1, fill=1)

    assert "•" not in " ".join(block.text + block.marker for block in read(draw).blocks)


def test_rows_whose_cells_wrap_are_parted_by_white(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        y = 600.0
        days = [("Day", "What"), ("Monday 4|May", "A walk|to the mill"), ("Friday 8|May", "Tea")]
        for row in days:
            for at, cell in enumerate(row):
                draw_lines(canvas, cell.split("|"), x=60 + 120 * at, y=y)
            y -= 30

    assert tables(read(draw))[0].rows == (
        ("Day", "What"),
        ("Monday 4 May", "A walk to the mill"),
        ("Friday 8 May", "Tea"),
    )


def test_figures_that_stand_close_are_cells(read: Read) -> None:
    rows = [("Item", "2018", "2019"), ("Hall", "1,204", "1,250"), ("Ink", "88", "92")]

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        for at, row in enumerate(rows):
            for cell, right in zip(row, (80, 130, 161), strict=True):
                canvas.drawRightString(right, 600 - 14 * at, cell)

    assert tables(read(draw))[0].rows == tuple(rows)


def test_letters_on_the_rules_of_a_table_are_in_one_of_its_cells(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        for edge in (600, 575, 550, 500):
            canvas.line(60, edge, 260, edge)
        for edge in (60, 160, 260):
            canvas.line(edge, 600, edge, 500)
        # Their middles lie a little above the first rule, on both sides of the third and below the
        # last: lines of one row, and rows of one line.
        for words, x, y in (("a b", 64, 597.5), ("c d", 64, 580), ("e f", 164, 580)):
            draw_lines(canvas, [words], x=x, y=y, size=10)
        for words, x, y in (("g h", 64, 548), ("i j", 164, 546), ("k l", 64, 496.5)):
            draw_lines(canvas, [words], x=x, y=y, size=10)

    document = read(draw)
    (table,) = tables(document)
    assert sorted(table.text.replace("|", " ").split()) == list("abcdefghijkl")
    assert accounted(document) == document.source_words


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(*[st.integers(2, 38)] * 3, st.booleans()), max_size=14),
    st.lists(st.tuples(st.integers(2, 36), st.integers(2, 70), st.text("ab1• .", max_size=14))),
)
def test_words_among_any_rules_are_accounted_for(
    pdf: Callable[..., bytes],
    rules: list[tuple[int, int, int, bool]],
    pieces: list[tuple[int, int, str]],
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for one, two, across, upright in rules:
            ends = ((across, one), (across, two)) if upright else ((one, across), (two, across))
            canvas.line(*(10 * edge for end in ends for edge in end))
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(30, 20, "always")
        for x, y, text in pieces:
            canvas.drawString(10 * x, 10 * y, text)

    document = PdfReader().read(source_of(pdf(draw)))
    assert accounted(document) == document.source_words


_steps = st.lists(st.sampled_from((16, 25, 60)), min_size=2, max_size=5)
_cells = st.tuples(
    st.floats(-9, 9), st.sampled_from((8, 10, 14, 30)), st.sampled_from(("a", "b 1", "so it is"))
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_steps, _steps, st.lists(_cells, min_size=25, max_size=25))
def test_words_in_and_on_the_cells_of_any_grid_are_accounted_for(
    pdf: Callable[..., bytes],
    across: list[int],
    down: list[int],
    cells: list[tuple[float, int, str]],
) -> None:
    xs = [60 + 3 * sum(across[:at]) for at in range(len(across) + 1)]
    ys = [600 - sum(down[:at]) for at in range(len(down) + 1)]

    def draw(canvas: Canvas, _: int) -> None:
        for x in xs:
            canvas.line(x, ys[0], x, ys[-1])
        for y in ys:
            canvas.line(xs[0], y, xs[-1], y)
        waiting = iter(cells)
        for y in ys[1:]:
            for x in xs[:-1]:
                off, size, text = next(waiting)
                draw_lines(canvas, [text], x=x + 3, y=y + 4 + off, size=size)

    document = PdfReader().read(source_of(pdf(draw)))
    assert accounted(document) == document.source_words


def test_a_pattern_of_very_many_lines_is_no_table() -> None:
    words = [
        Word(
            text,
            55 + 60 * at,
            90 + 60 * at,
            20 * row + 15,
            10,
            bold=False,
            italic=False,
            glued=False,
        )
        for row, pair in enumerate((("Bread", "Ann"), ("Salt", "Ben"), ("Tea", "Cy")))
        for at, text in enumerate(pair)
    ]
    edges = [Rule(x, 0, x, 60) for x in (50, 110, 170)] + [
        Rule(50, y, 170, y) for y in range(0, 61, 20)
    ]
    sheet = Sheet(1, 595, 842, atoms_of(words), rules=tuple(edges))
    assert any(atom.cells for atom in with_ruled_tables(sheet).atoms)
    pattern = [Rule(x, y, x + 4, y) for x in range(200, 500, 10) for y in range(100, 500, 10)]
    assert with_ruled_tables(sheet._replace(rules=(*edges, *pattern))).atoms == sheet.atoms


def test_what_is_filled_between_two_boxes_is_a_frame(pdf: Callable[..., bytes]) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        path = canvas.beginPath()
        path.rect(60, 500, 300, 100)
        path.rect(60, 500, 300, 99)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)

    page = pypdfium2.PdfDocument(pdf(draw))[0]
    rules = read_drawing(page, lambda x, y: (x, y)).rules
    assert [(rule.left, rule.right, rule.top) for rule in rules] == [(60, 360, 599.5)]


def test_what_announces_a_table_does_not_go_on_below_it(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, [*PROSE, "There is something for everybody in the second week:"], y=700)
        wordy(canvas)
        draw_lines(canvas, ["all of it for nothing, and nobody need say beforehand", *PROSE], y=450)

    texts = [block.text for block in read(draw).blocks if block.role is Role.PARAGRAPH]
    assert texts[0].endswith("in the second week:")
    assert texts[-1].startswith("all of it for nothing")
