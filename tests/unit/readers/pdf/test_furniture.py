from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines
from hearprint.model.document import Document, Role

Read = Callable[..., Document]
NAMES = ["Ada Marsh", "Bo Field and Cy Lane", "Di Hill", "Eve Brook", "Flo Dale"]
PROSE = ["The meeting opened at half past ten, and nobody could"] * 20


def _body(canvas: Canvas, number: int) -> None:
    draw_lines(canvas, [f"{number * at} {line}" for at, line in enumerate(PROSE, 3)])


def _gone(document: Document, reason: str) -> list[str]:
    return [one.text for one in document.removed if one.reason == reason]


def test_heads_that_change_their_words_go_when_their_number_counts_the_pages(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        name = NAMES[number - 1]
        head = f"{number + 20} {name}" if number % 2 else f"{name} {number + 20}"
        draw_lines(canvas, [head], y=735, size=8)
        _body(canvas, number)

    heads = _gone(read(draw, pages=5), "running head")
    assert heads == [
        "21 Ada Marsh",
        "Bo Field and Cy Lane 22",
        "23 Di Hill",
        "Eve Brook 24",
        "25 Flo Dale",
    ]


def test_numbered_chapters_that_begin_a_page_each_keep_their_headings(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        draw_lines(canvas, [f"{number} {NAMES[number - 1]}"], y=735, size=16)
        _body(canvas, number)

    document = read(draw, pages=5)
    assert not document.removed
    headings = [block.text for block in document.blocks if block.role is Role.HEADING]
    assert headings == [f"{number} {name}" for number, name in enumerate(NAMES, 1)]


def test_notes_that_count_with_the_pages_are_kept(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        _body(canvas, number)
        note = f"{number - 2} {NAMES[number - 3]}, Minutes and Memories (2001), p. 240"
        draw_lines(canvas, [note if number > 2 else ""], y=45, size=8)
        draw_lines(canvas, [str(number)], x=200, y=20, size=8)

    document = read(draw, pages=5)
    assert not _gone(document, "running head")
    notes = [block.text for block in document.blocks if block.role is Role.NOTE]
    assert [note.split(",")[0] for note in notes] == NAMES[:3]


def test_a_head_that_one_page_has_goes_with_its_like_and_text_in_other_type_stays(
    read: Read,
) -> None:
    rubrics = ["Front", "Front", "At work", "At work", "Away", "Away", "Back", "A poem"]

    def draw(canvas: Canvas, number: int) -> None:
        size = 9 if number < 8 else 12
        draw_lines(canvas, [rubrics[number - 1]], y=735, size=size, font="Times-Bold")
        _body(canvas, number)

    document = read(draw, pages=8)
    assert _gone(document, "running head") == rubrics[:7]
    assert "A poem" in [block.text for block in document.blocks]


def test_a_line_alone_where_few_pages_have_a_head_stays(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number < 5:
            draw_lines(canvas, ["Front matter" if number < 4 else "Ignored"], y=735, size=9)
        _body(canvas, number)

    document = read(draw, pages=9)
    assert _gone(document, "running head") == ["Front matter"] * 3
    assert "Ignored" in [block.text for block in document.blocks]


def test_a_head_on_all_pages_but_the_cover_of_a_leaflet_goes(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        if number > 1:
            draw_lines(canvas, ["The Ringing Chamber"], y=735, size=8)
        _body(canvas, number)

    assert _gone(read(draw, pages=3), "running head") == ["The Ringing Chamber"] * 2


def test_a_word_across_pages_of_few_words_is_a_watermark(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.saveState()
        canvas.translate(100, 250)
        canvas.rotate(50)
        draw_lines(canvas, ["CONFIDENTIAL DRAFT"], x=0, y=0, size=40)
        canvas.restoreState()
        draw_lines(canvas, [f"Motion {'xyz'[number - 1] * 4}."])

    document = read(draw, pages=3)
    assert _gone(document, "watermark") == ["CONFIDENTIAL DRAFT"] * 3
    assert [block.text for block in document.blocks] == [f"Motion {x * 4}." for x in "xyz"]


def test_heads_with_roman_numbers_go_with_those_of_the_pages_behind_them(read: Read) -> None:
    labels = ["i", "ii", "iii", "iv", "1", "2", "3", "4"]

    def draw(canvas: Canvas, number: int) -> None:
        if number % 2 == 0:
            draw_lines(canvas, [f"{labels[number - 1]} The Border Review"], y=735, size=8)
        _body(canvas, number)

    heads = _gone(read(draw, pages=8), "running head")
    assert heads == [f"{label} The Border Review" for label in ("ii", "iv", "2", "4")]


def test_a_page_s_number_at_the_beginning_of_a_note_s_line_is_no_mark(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        _body(canvas, number)
        note = ["1 The phrase was first used in 2003 and is repeated on page", "54 of the report."]
        draw_lines(canvas, [*note, "2 The minutes say less."], y=80, size=7, lead=9)

    document = read(draw)
    notes = [(block.marker, block.text) for block in document.blocks if block.role is Role.NOTE]
    assert notes == [
        ("1", "The phrase was first used in 2003 and is repeated on page 54 of the report."),
        ("2", "The minutes say less."),
    ]


def test_the_same_small_line_at_the_foot_of_both_pages_of_a_leaflet_is_no_text(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        draw_lines(canvas, [f"Word {number}{at} goes on" for at in range(9)], y=700, size=11)
        draw_lines(canvas, ["Printed by the tenants"], y=30, size=8)

    made = read(draw, pages=2)
    assert [one.text for one in made.removed] == ["Printed by the tenants"] * 2


def test_a_head_that_joins_a_number_and_the_title_below_it_is_no_text(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        chapter, begins = (number + 1) // 2, number % 2 == 1
        if begins:
            draw_lines(canvas, [f"Chapter {chapter}"], y=700, size=16)
            draw_lines(canvas, [NAMES[chapter - 1]], y=660, size=22)
            draw_lines(canvas, PROSE, y=620)
        else:
            draw_lines(canvas, [f"CHAPTER {chapter}. {NAMES[chapter - 1].upper()}"], y=735)
            draw_lines(canvas, [f"{number * at} {line}" for at, line in enumerate(PROSE, 3)], y=700)

    document = read(draw, pages=8)
    heads = [f"CHAPTER {at}. {NAMES[at - 1].upper()}" for at in range(1, 5)]
    assert _gone(document, "running head") == heads
    assert NAMES[0] in [block.text for block in document.blocks if block.role is Role.HEADING]


def test_numbers_of_chapters_that_open_pages_vii_and_viii_are_no_folios(read: Read) -> None:
    romans = ("v", "vi", "vii", "viii", "ix")

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(300, 742, romans[number - 1])
        if number in (3, 4):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(60, 720, str(number + 4))
            canvas.drawString(90, 720, f"Sails {number}")
        _body(canvas, number)

    document = read(draw, pages=5)
    assert _gone(document, "page number") == list(romans)
    assert any("7 Sails 3" in block.text for block in document.blocks)
