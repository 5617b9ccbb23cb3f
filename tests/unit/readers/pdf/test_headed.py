"""Tables whose only rules are those below the cells of the header row."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import PROSE, accounted, draw_lines, source_of
from hearprint.model.document import Block, Document, Role
from hearprint.readers.pdf.reader import PdfReader

Read = Callable[..., Document]
HEAD = ("When", "What", "Who")
ROWS = (
    ("Monday", "Walk along the canal", "Ann"),
    ("Tuesday", "Committee", "Everybody"),
    ("Sunday", "Picnic in the park", "The history group"),
)
#: As close as WeasyPrint sets them: the widest cell of each column ends just before the next.
XS = (60.0, 100.0, 191.0, 272.0)


def _cells(
    canvas: Canvas, row: tuple[str, ...], y: float, font: str, xs: tuple[float, ...]
) -> None:
    for text, x in zip(row, xs, strict=False):
        draw_lines(canvas, [text], x=x + 1, y=y, font=font)


def _pieces(canvas: Canvas, y: float, xs: tuple[float, ...], apart: float = 1.5) -> None:
    canvas.setLineWidth(0.75)
    for left, right in pairwise(xs):
        canvas.line(left, y, right - apart, y)


def _table(
    canvas: Canvas,
    *,
    y: float = 600,
    step: float = 16,
    font: str = "Times-Bold",
    xs: tuple[float, ...] = XS,
    apart: float = 1.5,
    each: bool = False,
) -> float:
    _cells(canvas, HEAD, y, font, xs)
    _pieces(canvas, y - 4, xs, apart)
    for row in ROWS:
        y -= step
        _cells(canvas, row, y, "Times-Roman", xs)
        if each:
            _pieces(canvas, y - 4, xs, apart)
    return y


def _tables(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role is Role.TABLE]


def _is_whole(document: Document) -> bool:
    table = _tables(document)[0]
    headings = [block for block in document.blocks if block.role is Role.HEADING]
    return (table.rows, table.header_rows, headings) == ((HEAD, *ROWS), 1, [])


def test_a_row_with_a_rule_below_each_cell_heads_the_table_and_is_no_heading(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        last = _table(canvas)
        draw_lines(canvas, PROSE, y=last - 26)

    document = read(draw)
    assert _is_whole(document)
    assert [block.role for block in document.blocks] == [
        Role.PARAGRAPH,
        Role.TABLE,
        Role.PARAGRAPH,
    ]


def test_pieces_may_overlap_or_stand_a_little_apart(read: Read) -> None:
    for apart in (-1.5, 6.0):

        def draw(canvas: Canvas, _: int, apart: float = apart) -> None:
            draw_lines(canvas, PROSE, y=700)
            draw_lines(canvas, PROSE, y=_table(canvas, apart=apart) - 26)

        assert _is_whole(read(draw))


def test_the_header_may_be_in_roman(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        draw_lines(canvas, PROSE, y=_table(canvas, font="Times-Roman") - 26)

    assert _is_whole(read(draw))


def test_a_column_may_be_in_smaller_type(read: Read) -> None:
    rows = (("beans", "Dried", "Soak"), ("", "All that is", ""), ("peas", "fresh", "Rinse"))

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        _cells(canvas, HEAD, 600, "Times-Bold", XS)
        _pieces(canvas, 596, XS)
        for at, row in enumerate(rows):
            draw_lines(canvas, [row[0]], x=61, y=584 - 14 * at, size=8, font="Courier")
            _cells(canvas, ("", *row[1:]), 584 - 14 * at, "Times-Roman", XS)
        draw_lines(canvas, PROSE, y=520)

    document = read(draw)
    (table,) = _tables(document)
    assert (table.rows[0], table.rows[-1][0]) == (HEAD, "peas")
    assert not [block for block in document.blocks if block.role is Role.HEADING]


def test_rows_with_rules_of_their_own_have_the_row_above_the_first_rule_as_header(
    read: Read,
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        last = _table(canvas, each=True)
        draw_lines(canvas, ["Nobody", "came."], y=last - 16)

    document = read(draw)
    assert _is_whole(document)
    assert document.blocks[-1].text == "Nobody came."


def test_cells_that_wrap_and_stand_in_the_middle_of_their_row_keep_together(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        _cells(canvas, HEAD, 600, "Times-Bold", XS)
        _pieces(canvas, 596, XS)
        for at, (day, *lines) in enumerate(
            [
                ("Monday", "Walk along the", "canal, and tea", "at the station"),
                ("Tuesday", "The committee", "meets alone", "and at length"),
            ]
        ):
            y = 580 - 45 * at
            draw_lines(canvas, list(lines), x=101, y=y)
            draw_lines(canvas, [day], x=61, y=y - 13)
            draw_lines(canvas, ["Ann"], x=192, y=y - 13)
        draw_lines(canvas, PROSE, y=460)

    assert _tables(read(draw))[0].rows == (
        HEAD,
        ("Monday", "Walk along the canal, and tea at the station", "Ann"),
        ("Tuesday", "The committee meets alone and at length", "Ann"),
    )


def test_two_headed_tables_and_a_ruled_one_are_three(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        _table(canvas, y=700)
        draw_lines(canvas, PROSE, y=620)
        _table(canvas, y=540)
        draw_lines(canvas, PROSE, y=460)
        for y in (400, 380, 360):
            canvas.line(60, y, 300, y)
        for x in (60, 150, 300):
            canvas.line(x, 360, x, 400)
        for at, row in enumerate((("Beans", "120"), ("Peas", "95"))):
            _cells(canvas, row, 386 - 20 * at, "Times-Roman", (60, 150))

    rows = [table.rows for table in _tables(read(draw))]
    assert rows == [(HEAD, *ROWS), (HEAD, *ROWS), (("Beans", "120"), ("Peas", "95"))]


def test_underlined_words_above_text_head_no_table(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for x, word, below in ((60, "Beans sown", "in May"), (110, "Peas sown", "in June")):
            draw_lines(canvas, [word, below], x=x, y=600)
            canvas.line(x, 598, x + canvas.stringWidth(word, "Times-Roman", 10), 598)
        draw_lines(canvas, PROSE, y=500)

    assert _tables(read(draw)) == []


def test_lines_over_some_columns_of_a_ruled_table_make_no_table_of_their_own(read: Read) -> None:
    """As TeX's booktabs draw them below headings that span columns."""
    rows = (("Sown", "", "Picked", "", ""), ("May", "June", "July", "August", "All"))
    figures = (("12", "34", "56", "78", "90"), ("9", "8", "7", "6", "5"))
    xs = (60.0, 110.0, 160.0, 210.0, 280.0)

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        for y in (614, 580, 550):
            canvas.line(60, y, 320, y)
        canvas.line(60, 597, 152, 597)
        canvas.line(158, 597, 250, 597)
        for y, row in zip((601, 585, 568, 554), (*rows, *figures), strict=True):
            _cells(canvas, row, y, "Times-Roman", xs)

    document = read(draw)
    assert len(_tables(document)) == 1
    assert _tables(document)[0].rows[-2:] == figures


def test_a_first_column_without_a_rule_is_not_cut_off(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, PROSE, y=700)
        xs = (60.0, 150.0, 260.0, 350.0)
        _cells(canvas, HEAD, 600, "Times-Bold", xs)
        _pieces(canvas, 596, xs[1:])
        for at, row in enumerate(ROWS):
            _cells(canvas, row, 584 - 16 * at, "Times-Roman", xs)
        draw_lines(canvas, PROSE, y=520)

    assert _is_whole(read(draw))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(st.integers(0, 200), min_size=1, max_size=4), min_size=1, max_size=6),
    st.integers(10, 30),
    st.integers(-3, 9),
)
def test_words_below_any_pieces_are_accounted_for(
    pdf: Callable[..., bytes], lines: list[list[int]], step: int, apart: int
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        _cells(canvas, HEAD, 600, "Times-Bold", XS)
        _pieces(canvas, 596, XS, apart)
        for at, places in enumerate(lines, start=1):
            for x in places:
                draw_lines(canvas, [f"so {x}"], x=60 + x, y=600 - at * step)

    document = PdfReader().read(source_of(pdf(draw)))
    assert accounted(document) == document.source_words
