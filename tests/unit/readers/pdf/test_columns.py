"""What stands beside what: lists in columns, boxes beside text, rows of articles."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines
from hearprint.model.document import Document, Role

Read = Callable[..., Document]

_RUNNING = [
    "The committee met in the hall above the bakery and",
    "agreed, after some argument about the window, that",
    "the heating would be lit on the first of November",
    "whatever the weather, and that members who came in",
    "coats would be asked to hang them on the landing so",
    "that the chairs could be kept dry for the meeting of",
    "the choir, which follows on the same evening and for",
    "which the room must be swept and the lamps trimmed.",
]


def _texts(document: Document) -> str:
    return " ".join(" ".join(block.text.split()) for block in document.blocks)


def test_a_list_of_contents_in_two_columns_is_read_column_by_column(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["Index"], x=40, y=700, size=16, font="Times-Bold")
        titles = ["Fees", "The paper", "Heat at work", "Heat at home", "The ferry", "The archive"]
        for at, title in enumerate(titles):
            x, y = (40, 670 - 16 * at) if at < 3 else (230, 670 - 16 * (at - 3))
            draw_lines(canvas, [title], x=x, y=y)
            canvas.drawRightString(x + 150, y, str(2 + at))

    text = _texts(read(draw))
    assert (
        text == "Index Fees 2 The paper 3 Heat at work 4 Heat at home 5 The ferry 6 The archive 7"
    )


def test_a_box_beside_text_does_not_break_its_sentences(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, _RUNNING, x=40, y=700)
        draw_lines(canvas, ["In this issue"], x=306, y=705, font="Times-Bold")
        for at, title in enumerate(["Heating", "The choir", "Dates"]):
            draw_lines(canvas, [str(at + 2)], x=310, y=688 - 15 * at)
            draw_lines(canvas, [title], x=330, y=688 - 15 * at)

    text = _texts(read(draw))
    assert " ".join(_RUNNING) in text
    assert text.index("In this issue") < text.index("Heating") < text.index("Dates")


def test_a_box_in_step_with_the_text_is_told_from_it(read: Read) -> None:
    box = ["In this issue", "Heating, p. 1", "The choir, p. 2", "Lamps, p. 2", "Chairs, p. 3"]

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, _RUNNING, x=40, y=700)
        draw_lines(canvas, box, x=310, y=700)

    assert " ".join(_RUNNING) in _texts(read(draw))


def test_a_table_of_long_and_short_cells_stays_a_table(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for at, (day, what) in enumerate(
            [("Monday", _RUNNING[:2]), ("Tuesday", _RUNNING[2:4]), ("Friday", _RUNNING[4:6])]
        ):
            draw_lines(canvas, [day], x=40, y=700 - 40 * at)
            draw_lines(canvas, what, x=120, y=700 - 40 * at)

    text = _texts(read(draw))
    assert text.index("Monday") < text.index("bakery") < text.index("Tuesday")


def test_headings_side_by_side_begin_another_row_of_articles(read: Read) -> None:
    def article(canvas: Canvas, x: float, y: float, title: str, word: str) -> None:
        draw_lines(canvas, [title], x=x, y=y, size=14, font="Times-Bold")
        lines = [f"{word} runs on and on in a line of text" for _ in range(6)]
        draw_lines(canvas, lines, x=x, y=y - 20)

    def draw(canvas: Canvas, _: int) -> None:
        article(canvas, 30, 700, "Bins", "alpha")
        article(canvas, 230, 700, "Baths", "beta")
        article(canvas, 30, 540, "Trees", "gamma")
        article(canvas, 230, 540, "Trams", "delta")

    text = _texts(read(draw, size=(440, 760)))
    heads = ["Bins", "alpha", "Baths", "beta", "Trees", "gamma", "Trams", "delta"]
    assert sorted(heads, key=text.index) == heads


def test_page_numbers_far_from_their_titles_stay_with_them(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        y = 700.0
        if number == 1:
            for at, title in enumerate(["Dates", "Railings", "Archive boxes", "A ferry", "Rent"]):
                draw_lines(canvas, [title], x=30, y=y - 16 * at)
                canvas.drawRightString(410, y - 16 * at, str(at + 1))
            y -= 110
        for x in (30, 230):
            draw_lines(canvas, [f"column {x} line {at} goes on here" for at in range(20)], x=x, y=y)

    text = _texts(read(draw, pages=3, size=(440, 760)))
    assert "Dates 1 Railings 2 Archive boxes 3 A ferry 4 Rent 5" in text


def test_numbers_of_entries_that_open_in_small_letters_are_no_column(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["Contents"], x=40, y=760, size=16, font="Times-Bold")
        for at in range(9):
            dots = "." * 60
            draw_lines(canvas, [f"B.{at + 1}"], x=60, y=740 - 14 * at)
            draw_lines(
                canvas, [f"t{at + 1}: how it is done{dots} {12 + at}"], x=85, y=740 - 14 * at
            )

    assert "B.1 t1: how it is done" in _texts(read(draw))


def test_numbers_in_front_of_the_lines_of_a_box_do_not_stray_into_the_text_beside_it(
    read: Read,
) -> None:
    titles = ["Rent", "Damp", "Block C lift", "The chair", "Questions", "A playground"]

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, _RUNNING, x=30, y=700)
        for at, title in enumerate(titles):
            y = 700 - 18.5 * at
            draw_lines(canvas, [str(2 + at // 2)], x=290, y=y)
            draw_lines(canvas, [title], x=325, y=y)

    text = _texts(read(draw))
    assert " ".join(_RUNNING) in text
    assert text.endswith("2 Rent 2 Damp 3 Block C lift 3 The chair 4 Questions 4 A playground")


def test_overfull_lines_that_touch_the_next_column_do_not_join_the_columns(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        widths = {line: canvas.stringWidth(line, "Times-Roman", 10) for line in _RUNNING}
        long = max(_RUNNING, key=widths.__getitem__)
        edge = 40 + widths[long] + 6
        draw_lines(canvas, [*_RUNNING, f"{long} a", *_RUNNING], x=40, y=700)
        draw_lines(canvas, [line.replace("the", "our") for line in _RUNNING * 2], x=edge, y=694)

    text = _texts(read(draw))
    assert text.rindex("the lamps trimmed.") < text.index("The committee met in our hall")


def test_a_quotation_from_a_paragraph_set_like_verse_is_not_heard_twice(read: Read) -> None:
    said = "We swept the room and trimmed the lamps before anybody had asked us."

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["We swept the room and trimmed", "the lamps before anybody had"], y=700)
        draw_lines(canvas, ["asked us. Then came the choir", "and sang for an hour."], y=676)
        draw_lines(canvas, [said], y=600, size=15)
        draw_lines(canvas, _RUNNING * 2, y=560)

    assert _texts(read(draw)).count("trimmed the lamps") == 1


def _two_columns(canvas: Canvas, y: float, *, left: str, right: str) -> None:
    for x, first in ((40, left), (310, right)):
        lines = [first, *_RUNNING[1:], "The landing is cold."]
        draw_lines(canvas, lines, x=x, y=y)


def test_a_heading_at_the_right_margin_stands_over_both_columns(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        _two_columns(canvas, 760, left="First of all the", right="Second of all a")
        canvas.setFont("Times-Bold", 17)
        canvas.drawRightString(541, 590, "Letters")
        canvas.setFont("Times-Italic", 10)
        canvas.drawRightString(541, 576, "Ann Kettle and Tom Hill")
        _two_columns(canvas, 548, left="Third of all the", right="Fourth of all a")

    text = _texts(read(draw, size=(595, 842)))
    order = ["First", "Second", "Letters", "Ann Kettle", "Third", "Fourth"]
    assert sorted(order, key=text.index) == order


def test_a_line_drawn_over_both_columns_ends_them(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        _two_columns(canvas, 700, left="First of all the", right="Second of all a")
        canvas.line(40, 581, 541, 581)
        _two_columns(canvas, 567, left="Third of all the", right="Fourth of all a")

    text = _texts(read(draw, size=(595, 842)))
    order = ["First", "Second", "Third", "Fourth"]
    assert sorted(order, key=text.index) == order


def test_a_large_number_opens_the_first_of_the_lines_beside_it(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for at, title in enumerate(["The sea wall", "Nettles", "Keys"]):
            y = 700 - 60 * at
            draw_lines(canvas, [str(at + 3)], x=40, y=y - 12, size=24)
            draw_lines(canvas, [title], x=80, y=y, font="Times-Bold")
            draw_lines(
                canvas, ["What it cost and who is", "to pay for it at last."], x=80, y=y - 13
            )

    text = _texts(read(draw))
    assert "3 The sea wall What it cost" in text
    assert "4 Nettles" in text
    assert "5 Keys" in text


def test_small_type_in_a_side_bar_is_no_note(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for at, title in enumerate(["The sea wall", "Nettles by the gate", "Lost and found"]):
            draw_lines(canvas, [f"{at + 1} {title}"], x=40, y=690 - 13 * at, size=8)
        draw_lines(canvas, _RUNNING * 4, x=200, y=700)

    assert Role.NOTE not in {block.role for block in read(draw).blocks}


def test_numbered_lines_that_end_in_pages_are_no_notes(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number > 1:
            draw_lines(canvas, _RUNNING * 4, y=740)
            return
        draw_lines(canvas, ["Salt Papers"], y=740, size=16)
        for at, title in enumerate(["The sea wall", "Nettles", "Lost and found"]):
            draw_lines(canvas, [f"{at + 1} {title}, {2 * at + 3}"], y=700 - 15 * at, size=8)

    assert Role.NOTE not in {block.role for block in read(draw, pages=2).blocks}


def test_stacked_entries_side_by_side_are_two_columns_of_a_list(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        entries = ["The ferry inquiry", "Bread and ballots", "Learning to weld", "The hall roof"]
        others = ["Letters to the editor", "Who cleans the hall?", "Small ads and notices"]
        for x, titles, first in ((40, entries, 3), (230, others, 7)):
            for at, title in enumerate(titles):
                y = 700 - 60 * at
                draw_lines(canvas, [title], x=x, y=y, size=13, font="Times-Bold")
                draw_lines(canvas, ["Ann Kettle", str(first + at)], x=x, y=y - 13)

    text = _texts(read(draw))
    order = ["ferry", "Bread", "weld", "roof", "Letters", "cleans", "Small"]
    assert sorted(order, key=text.index) == order


def test_who_signs_a_column_is_not_joined_to_what_heads_the_next(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, [*_RUNNING * 2, "and it was swept."], x=40, y=700)
        canvas.drawRightString(250, 474, "Ann Kettle")
        draw_lines(canvas, ["Contents of our next"], x=310, y=700)
        draw_lines(canvas, _RUNNING, x=310, y=670)

    texts = [block.text for block in read(draw, size=(595, 842)).blocks]
    assert "Ann Kettle" in texts


_SHORT = ["We carried it all forward", "unanimously, once more"]  #: too few to show a column


def _half_empty(canvas: Canvas, page: int) -> None:
    """Two columns, but for a few lines of the second one's on page 2."""
    draw_lines(canvas, _turned(page), x=40, y=600)
    draw_lines(canvas, _SHORT if page == 2 else _turned(page + 4), x=310, y=600)


def _turned(by: int) -> list[str]:
    """Lines that are no running heads, since others stand at their height on other pages."""
    return _RUNNING[by:] + _RUNNING[:by]


def test_a_page_with_half_a_column_is_read_by_the_columns_of_others(read: Read) -> None:
    text = _texts(read(_half_empty, pages=3, size=(600, 760)))
    assert " ".join([*_turned(2), *_SHORT]) in text


def test_without_other_pages_half_a_column_is_none(read: Read) -> None:
    text = _texts(read(lambda canvas, _: _half_empty(canvas, 2), size=(600, 760)))
    assert " ".join([*_turned(2), *_SHORT]) not in text


def _bulleted(canvas: Canvas, columns: list[list[str]], *, top: float) -> None:
    for column, titles in enumerate(columns):
        for at, title in enumerate(titles):
            x, y = 40 + 120 * column, top - 15 * at
            draw_lines(canvas, ["\u2022"], x=x, y=y)
            draw_lines(canvas, [title], x=x + 14, y=y)


def test_bullets_in_three_columns_over_a_page_in_two_are_read_column_by_column(read: Read) -> None:
    columns = [["Pay", "Ballots", "Rights"], ["Reps", "Accounts", "Quiz night"], ["Fund", "Safety"]]

    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(canvas, ["In this issue"], x=40, y=720, font="Times-Bold")
        _bulleted(canvas, columns, top=700)
        draw_lines(canvas, ["Pay"], x=40, y=640, size=16, font="Times-Bold")
        for x in (40, 230):
            draw_lines(canvas, [line[:34] for line in _RUNNING], x=x, y=615)

    said = [block.text for block in read(draw).blocks]
    assert said[1:9] == [title for column in columns for title in column]


def test_bullets_in_two_columns_of_text_stay_with_their_column(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for x, word in ((40, "left"), (260, "right")):
            draw_lines(canvas, [f"{word} {line}"[:40] for line in _RUNNING], x=x, y=700)
            for at in range(3):
                draw_lines(canvas, [f"\u2022 {word} item {at}"], x=x, y=560 - 15 * at)
            draw_lines(canvas, [f"{word} {line}"[:40] for line in _RUNNING], x=x, y=480)

    text = _texts(read(draw))
    assert text.rindex("left") < text.index("right")
