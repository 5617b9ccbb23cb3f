from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import accounted, draw_lines, input_folder, source_of
from hearprint.errors import DamagedError, LockedError, NoTextError
from hearprint.model.document import Document, Role
from hearprint.readers.pdf.reader import PdfReader

Read = Callable[..., Document]
PROSE = [
    "The meeting opened at half past ten, and nobody could",
    "remember when it had last begun on the hour. There was",
    "tea, there were biscuits, and there was a long report of",
    "what had been done since the spring by the committee.",
]


def texts(document: Document, *roles: Role) -> list[str]:
    return [block.text for block in document.blocks if not roles or block.role in roles]


def column(canvas: Canvas, tag: str, x: float, y: float, rows: int = 12) -> None:
    lines = [f"{tag}{row} words that fill this column well" for row in range(rows)]
    draw_lines(canvas, lines, x=x, y=y)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(read: Read, columns: int) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for row in range(12):  # line by line across all columns, as some producers write
            for at in range(columns):
                line = f"{'abc'[at]}{row} words that fill this column well"
                draw_lines(canvas, [line], x=40 + 190 * at, y=700 - 13 * row)

    words = " ".join(texts(read(draw, size=(640, 760)))).split()
    tags = [word for word in words if word[0] in "abc" and word[1:].isdecimal()]
    assert tags == [f"{tag}{row}" for tag in "abc"[:columns] for row in range(12)]


def test_a_heading_over_both_columns_parts_them(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        column(canvas, "a", 40, 700)
        column(canvas, "b", 230, 700)
        title = "A heading that spans the two columns"
        draw_lines(canvas, [title], x=40, y=500, size=18, font="Times-Bold")
        column(canvas, "c", 40, 470)
        column(canvas, "d", 230, 470)

    document = read(draw)
    order = " ".join(texts(document))
    places = [order.index(one) for one in ("a0 ", "b0 ", "A heading", "c0 ", "d0 ")]
    assert places == sorted(places)
    assert texts(document, Role.HEADING) == ["A heading that spans the two columns"]


def test_a_heading_of_two_lines_is_one_block_and_its_byline_another(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(
            canvas, ["9. Revolutionary regroupment", "and what became of it"],
            size=16, lead=19, font="Times-Bold",
        )  # fmt: skip
        y = draw_lines(canvas, ["Rich T (Bristol)"], y=y, font="Times-Italic")
        draw_lines(canvas, PROSE, y=y - 8)

    document = read(draw)
    assert [block.role for block in document.blocks] == [Role.HEADING, Role.BYLINE, Role.PARAGRAPH]
    assert document.blocks[0].text == "9. Revolutionary regroupment and what became of it"
    assert document.blocks[0].level == 1
    assert document.body_size == 10


def test_a_paragraph_goes_on_over_the_page_and_its_furniture(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        draw_lines(canvas, ["The Commons Review"], x=150, y=735, size=8)
        draw_lines(canvas, [str(number)], x=200, y=30, size=8)
        lines = [f"page {number} line {row} has words enough to fill it up" for row in range(40)]
        draw_lines(canvas, lines)

    document = read(draw, pages=4)
    assert len(document.blocks) == 1
    assert {one.reason for one in document.removed} == {"running head", "page number"}
    assert [page.label for page in document.pages] == ["1", "2", "3", "4"]


def test_a_line_that_does_not_repeat_is_never_furniture(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        opening = ["Alpha", "Beta", "Gamma", "Delta"][number - 1]
        draw_lines(canvas, [f"{opening} is said once only"], y=735)
        draw_lines(canvas, PROSE)

    document = read(draw, pages=4)
    assert not document.removed


def test_chapter_titles_that_count_up_are_kept(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        draw_lines(canvas, [f"Chapter {number * 3}"], y=720, size=18, font="Times-Bold")
        draw_lines(canvas, PROSE, y=680)

    assert texts(read(draw, pages=4), Role.HEADING) == [f"Chapter {n}" for n in (3, 6, 9, 12)]


def test_a_contents_list_that_begins_like_a_running_head_stays_whole(read: Read) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Bold", 10)
        canvas.drawString(60, 700, "3" if number < 6 else "4")
        canvas.drawString(78, 700, "Salt and wind" if number < 6 else "Rain")
        canvas.drawCentredString(210, 40, str(number))
        lines = [f"{'abcdefg'[(number * at) % 7] * 3} {line}" for at, line in enumerate(PROSE)]
        if number == 1:
            canvas.drawRightString(360, 700, "14")
            lines = [f"3.{at} Part {at} . . . . . . . . . . . {at + 13}" for at in range(1, 6)]
        draw_lines(canvas, lines, x=78, y=670)

    document = read(draw, pages=12)
    heads = [one.page for one in document.removed if one.text == "Salt and wind"]
    assert heads == [2, 3, 4, 5]
    assert any("Salt and wind" in block.text for block in document.blocks if block.page == 1)


def test_marks_of_notes_that_are_raised_signs_leave_the_sentence_and_powers_stay(
    read: Read,
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        draw_lines(
            canvas,
            [
                "The hall opens at 4pm\u00b9 and a seat costs \u00a35\u00b2 in all.",
                "It was built in 1984\u00b3 upon 20 m\u00b2 or 10\u00b3 bricks.",
            ],
            y=600,
        )
        told = ["\u00b9 On weekdays.", "\u00b2 Free for members.", "\u00b3By the log."]
        draw_lines(canvas, told, y=80, size=8, lead=10)

    blocks = read(draw).blocks
    assert blocks[0].text == (
        "The hall opens at 4pm and a seat costs \u00a35 in all. It was built in 1984 upon 20"
        " m\u00b2 or 10\u00b3 bricks."
    )
    assert [ref.mark for ref in blocks[0].notes] == ["1", "2", "3"]
    assert [(one.role, one.marker, one.text) for one in blocks[1:]] == [
        (Role.NOTE, "1", "On weekdays."),
        (Role.NOTE, "2", "Free for members."),
        (Role.NOTE, "3", "By the log."),
    ]


def test_notes_leave_the_sentence_and_keep_their_mark(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, PROSE)
        canvas.drawString(60, y, "It was agreed to")
        width = canvas.stringWidth("It was agreed to", "Times-Roman", 10)
        canvas.setFont("Times-Roman", 6)
        canvas.drawString(60 + width, y + 3.5, "1")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(66 + width, y, "by all who came on 4 May.")
        canvas.setFont("Times-Roman", 5)
        canvas.drawString(60, 63, "1")
        draw_lines(canvas, ["Minutes, page 12."], x=64, y=60, size=8)

    document = read(draw)
    assert "agreed to by all who came on 4 May." in document.blocks[0].text
    note = document.blocks[-1]
    assert (note.role, note.marker, note.text) == (Role.NOTE, "1", "Minutes, page 12.")
    [ref] = document.blocks[0].notes
    assert ref.mark == "1"
    assert document.blocks[0].text[: ref.at].endswith("It was agreed to")
    assert [one.text for one in document.removed if one.reason == "note mark"] == ["1", "1"]


def test_a_table_keeps_its_cells(read: Read) -> None:
    rows = [("Branch", "Members", "Owing"), ("Leeds", "164", "41.00"), ("Hull", "97", "203.00")]

    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, PROSE) - 10
        for row in rows:
            for at, cell in enumerate(row):
                draw_lines(canvas, [cell], x=60 + 100 * at, y=y)
            y -= 15

    table = next(block for block in read(draw).blocks if block.role is Role.TABLE)
    assert table.rows == tuple(rows)
    assert table.header_rows == 1


def test_contents_entries_are_blocks_of_their_own(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, ["Contents"], size=18, lead=30, font="Times-Bold")
        draw_lines(
            canvas,
            ["1. What we leave: The Committee", "2. Towards a federation of many branches and",
             "friends: Rich T (Bristol)", "3. Letters: Various Members"],
            y=y, lead=14,
        )  # fmt: skip

    document = read(draw)
    items = [(block.marker, block.text) for block in document.blocks if block.role is Role.ITEM]
    assert items == [
        ("1.", "1. What we leave: The Committee"),
        ("2.", "2. Towards a federation of many branches and friends: Rich T (Bristol)"),
        ("3.", "3. Letters: Various Members"),
    ]


def test_an_initial_over_three_lines_opens_its_word(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont("Times-Bold", 44)
        canvas.drawString(60, 674, "T")
        draw_lines(canvas, ["he last shift at the sorting hall began at half",
                            "past four in the afternoon, as every shift",
                            "had begun for thirty years or so, with"], x=92)  # fmt: skip
        draw_lines(canvas, ["somebody shouting that the tea urn was empty again."], y=661)

    document = read(draw)
    assert document.blocks[0].text.startswith(
        "The last shift at the sorting hall began at half past"
    )
    assert len(document.blocks) == 1


def test_letter_spacing_is_no_space(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for at, sign in enumerate("CONTENTS"):
            draw_lines(canvas, [sign], x=60 + 20 * at, size=14)
        draw_lines(canvas, PROSE, y=660)

    assert read(draw).blocks[0].text == "CONTENTS"


@pytest.mark.parametrize("space", [1.7, 3.0])
def test_a_sentence_set_with_white_between_its_letters_has_words(read: Read, space: float) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Times-Roman", 11)
        text.setCharSpace(space)
        text.textOut("The hall was full.")
        canvas.drawText(text)
        draw_lines(canvas, PROSE, y=660)

    assert read(draw).blocks[0].text == "The hall was full."


def pieces(canvas: Canvas, *held: tuple[str, float, float]) -> None:
    """Texts one behind the other, each in its size and raised by so much."""
    x = 60.0
    for text, size, raised in held:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(x, 700 + raised, text)
        x += canvas.stringWidth(text, "Times-Roman", size)


@pytest.mark.parametrize("size", [6.5, 9.7])
def test_figures_and_endings_raised_in_any_size_stay_with_their_words(
    read: Read, size: float
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        pieces(
            canvas, ("From the 3", 10, 0), ("rd", size, 4), (" of May 10", 10, 0), ("6", size, 4),
            (" men drank H", 10, 0), ("2", size, -3), ("O.", 10, 0),
        )  # fmt: skip
        draw_lines(canvas, PROSE, y=660)

    assert read(draw).blocks[0].text == "From the 3rd of May 10⁶ men drank H2O."


def test_small_capitals_are_lower_case_however_they_are_written(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        pieces(
            canvas, ("The N", 10, 0), ("atioNal ", 7.5, 0), ("U", 10, 0), ("NIoN ", 7.5, 0),
            ("of ", 10, 0), ("UNesco", 7.5, 0), (" met; the NHS and McKay came.", 10, 0),
        )  # fmt: skip
        draw_lines(canvas, PROSE, y=660)

    said = read(draw).blocks[0].text
    assert said == "The National Union of unesco met; the NHS and McKay came."


def test_letters_set_one_by_one_are_words_whatever_stands_about_a_ligature(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        x = 60.0
        for sign in ("O", "ffi", "c", "e", " ", "h", "o", "u", "r", "s"):
            text = canvas.beginText(x, 700)
            text.setFont("Times-Roman", 16)
            text.textOut(sign)
            canvas.drawText(text)
            x += canvas.stringWidth(sign, "Times-Roman", 16) + (1.4 if sign == "ffi" else 0)
        draw_lines(canvas, PROSE, y=660)

    assert read(draw).blocks[0].text == "Office hours"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_read_alike(pdf: Callable[..., bytes], turn: int) -> None:
    import io  # noqa: PLC0415

    import pypdf  # noqa: PLC0415

    writer = pypdf.PdfWriter()
    data = pdf(lambda canvas, _: draw_lines(canvas, PROSE))
    writer.append(io.BytesIO(data))
    writer.pages[0].rotate(turn)
    made = io.BytesIO()
    writer.write(made)
    document = PdfReader().read(source_of(made.getvalue()))
    assert document.blocks[0].text.startswith("The meeting opened")
    assert document.blocks[0].box is not None
    assert document.blocks[0].box.left == pytest.approx(60, abs=1)


def test_what_is_no_pdf_says_so() -> None:
    for data in (b"", b"hello", b"%PDF-1.4\nbroken"):
        with pytest.raises(DamagedError):
            PdfReader().read(source_of(data))


def test_a_password_is_asked_for(pdf: Callable[..., bytes]) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas._doc.encrypt = StandardEncryption("secret")
        draw_lines(canvas, PROSE)

    with pytest.raises(LockedError, match="password"):
        PdfReader().read(source_of(pdf(draw)))


def test_a_file_locked_with_the_empty_password_opens(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas._doc.encrypt = StandardEncryption("", ownerPassword="x", canPrint=0)
        draw_lines(canvas, PROSE)

    assert read(draw).blocks[0].words > 30


def test_a_page_without_text_is_found_among_others(read: Read) -> None:
    document = read(lambda canvas, n: draw_lines(canvas, PROSE) if n != 2 else None, pages=3)
    assert [(one.code, one.where) for one in document.findings] == [("R-001", "page 2")]


@pytest.mark.parametrize(
    "name", ["members-bulletin-1.pdf", "leaflet-know-your-rights.pdf", "the-commons-review-4.pdf"]
)
def test_samples_lose_no_word_and_no_letter(name: str) -> None:
    import pypdfium2  # noqa: PLC0415

    data = (input_folder() / name).read_bytes()
    document = PdfReader().read(source_of(data, name))
    assert accounted(document) == document.source_words
    held = "".join(block.text for block in document.blocks)
    held += "".join(one.text for one in document.removed)
    file = pypdfium2.PdfDocument(data)
    raw = "".join(page.get_textpage().get_text_range() for page in file)
    assert sorted(filter(str.isalnum, held)) == sorted(filter(str.isalnum, raw))


def test_a_file_of_running_heads_alone_says_so(pdf: Callable[..., bytes]) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(60, 580, "The Long Review of the Year")
        canvas.drawString(60, 15, str(number))

    with pytest.raises(NoTextError, match="running heads"):
        PdfReader().read(source_of(pdf(draw, pages=8)))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(20, 380), st.integers(20, 740), st.sampled_from([5, 8, 10, 10, 18, 40]),
            st.text("abAB12.-,\u2022 *", min_size=1, max_size=30),
        ),
        min_size=1, max_size=40,
    )
)  # fmt: skip
def test_words_on_any_page_are_accounted_for(
    pdf: Callable[..., bytes], pieces: list[tuple[int, int, int, str]]
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(30, 20, "always")
        canvas.drawString(30, 400, "Text that is no running head.")
        for x, y, size, text in pieces:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y, text)

    document = PdfReader().read(source_of(pdf(draw, pages=3)))
    assert accounted(document) == document.source_words


@pytest.mark.parametrize(
    ("grey", "turn", "pages", "gone"),
    [
        (0.85, 40, 1, True),
        (0.85, 0, 2, True),
        (0.0, 40, 2, True),
        (0.85, 0, 1, False),  # a decorated title, perhaps
        (0.0, 40, 1, False),
        (1.0, 12, 1, False),  # white on something dark
    ],
)
def test_large_words_across_the_page_are_watermarks(
    read: Read, grey: float, turn: float, pages: int, *, gone: bool
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.setFillGray(grey)
        canvas.translate(80, 250)
        canvas.rotate(turn)
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        draw_lines(canvas, PROSE)

    document = read(draw, pages=pages)
    said = [(one.reason, one.text) for one in document.removed]
    assert said == [("watermark", "DRAFT")] * (pages * gone)
    assert ("DRAFT" in texts(document)) == (not gone)


def test_a_sum_in_a_slanting_box_is_no_watermark(read: Read) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.setFillGray(0.8)
        canvas.translate(250, 400)
        canvas.rotate(15)
        canvas.setFont("Helvetica-Bold", 30)
        canvas.drawString(0, 0, "Only 24.99")
        canvas.restoreState()
        draw_lines(canvas, PROSE)

    assert "Only 24.99" in texts(read(draw))


def test_verse_is_told_from_ragged_prose_that_is_set_in(read: Read) -> None:
    ragged = ["We do not claim that the scheme is perfect; we",
              "claim only that it is cheaper than doing none",
              "of it, and that it has been tried."]  # fmt: skip
    poem = ["The rain came down on Whitby pier,", "and nobody was there to hear",
            "the bell that rang without a hand", "across the water and the sand."]  # fmt: skip

    def draw(canvas: Canvas, _: int) -> None:
        y = draw_lines(canvas, PROSE * 3, y=700)
        y = draw_lines(canvas, ragged, x=84, y=y - 8)
        y = draw_lines(canvas, ["And somebody read a poem:"], y=y - 8)
        y = draw_lines(canvas, poem, x=84, y=y - 8)
        draw_lines(canvas, PROSE * 2, y=y - 8)

    document = read(draw)
    assert texts(document, Role.VERSE) == ["\n".join(poem)]
    assert "And somebody read a poem:" in texts(document, Role.PARAGRAPH)
