"""A picture's lines: turned, straightened, measured, their words parted."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from fakes.scans import KnowingRecogniser, pictures
from hearprint.readers.scan.page import Seen, SeenLine, see
from hearprint.readers.scan.recogniser import Letter, Quad, Reading

_LINES = (
    ("Times-Roman", 10, "Everybody agreed that the hall was cold and the"),
    ("Times-Bold", 10, "A heading in bold type of the same size"),
    ("Times-Roman", 20, "Larger words"),
    ("Times-Roman", 7.5, "1. A note at the foot, on pp. 12 and 13 of the report."),
)
Page = Callable[[Canvas], None]


def _page(draw: Page) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(420, 595), invariant=True)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: Canvas) -> None:
    y = 520.0
    for font, size, text in _LINES:
        canvas.setFont(font, size)
        canvas.drawString(50, y, text)
        y -= 40


def _seen(data: bytes, *, turn: int = 0, skew: float = 0.0, glued: tuple[str, ...] = ()) -> Seen:
    picture = pictures(data, dpi=180)[0].convert("RGB").rotate(90 * turn, expand=True)
    if skew:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return see(picture, KnowingRecogniser(data, turn=turn, glued=glued))


def _text(line: SeenLine) -> str:
    return " ".join(word.text for word in line.words)


def test_lines_are_read_with_their_words_apart() -> None:
    assert [_text(line) for line in _seen(_page(_draw)).lines] == [text for _, _, text in _LINES]


def test_the_x_height_tells_the_size_of_type_to_a_few_parts_in_a_hundred() -> None:
    lines = _seen(_page(_draw)).lines
    told = [line.x_height / size for line, (_, size, _) in zip(lines, _LINES, strict=True)]
    assert max(told) / min(told) < 1.09


def test_bold_strokes_are_wider() -> None:
    plain, bold, *_ = _seen(_page(_draw)).lines
    assert bold.stroke > 1.25 * plain.stroke


def test_baselines_stand_where_they_were_printed() -> None:
    bases = [line.base * 72 / 180 for line in _seen(_page(_draw)).lines]
    assert bases == pytest.approx([75, 115, 155, 195], abs=0.6)


def test_words_begin_and_end_with_their_ink() -> None:
    line = _seen(_page(_draw)).lines[0]
    assert line.words[0].left * 72 / 180 == pytest.approx(50, abs=0.6)
    assert all(one.right < two.left for one, two in zip(line.words, line.words[1:], strict=False))


def test_spaces_that_the_recogniser_overlooks_are_seen_in_the_white() -> None:
    glued = ("agreed that", "was cold", "of the")
    lines = _seen(_page(_draw), glued=glued).lines
    assert [_text(line) for line in lines] == [text for _, _, text in _LINES]


def test_white_that_would_strand_a_letter_is_no_space() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(50, 500, "Everybody agree d that the hall was cold")

    lines = _seen(_page(draw), glued=("agree d",)).lines
    assert _text(lines[0]) == "Everybody agreed that the hall was cold"


def test_a_quotation_mark_that_closes_speech_ends_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(50, 500, "Nobody knew; 'in years,' she said, and left")

    lines = _seen(_page(draw), glued=("years,' she",)).lines
    assert _text(lines[0]) == "Nobody knew; 'in years,' she said, and left"


def test_white_between_wide_letters_is_no_space() -> None:
    text = "1,912 members of 111 branches, 1971-2013, in V.A.T. class A"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 500, text)

    assert [_text(line) for line in _seen(_page(draw)).lines] == [text]


def test_raised_figures_after_a_word_are_set_apart_and_marked() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(50, 500, "very little schooling.")
        canvas.setFont("Times-Roman", 6)
        canvas.drawString(50 + canvas.stringWidth("very little schooling.", "Times-Roman", 10),
                          503.5, "12")  # fmt: skip
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(148, 500, "What they had in 1912")

    (line,) = _seen(_page(draw)).lines
    assert [word.text for word in line.words if word.raised] == ["12"]
    assert _text(line) == "very little schooling. 12 What they had in 1912"


def test_bullets_that_the_recogniser_passes_over_are_seen() -> None:
    items = ["bread and a kettle", "soup for forty people", "a key to the hall"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for at, item in enumerate(items):
            canvas.circle(53, 502.5 - 20 * at, 1.8, fill=1)
            canvas.drawString(64, 500 - 20 * at, item)
        canvas.rect(49, 402, 7, 1, fill=1)  # a rule
        canvas.drawString(64, 400, "no bullet before this")
        canvas.circle(203, 382.5, 1.8, fill=1)  # one alone, elsewhere
        canvas.drawString(217, 380, "nor before this")

    seen = [_text(line) for line in _seen(_page(draw)).lines]
    assert seen == [*(f"• {item}" for item in items), "no bullet before this", "nor before this"]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_picture_on_its_side_or_head_is_turned_upright(turn: int) -> None:
    seen = _seen(_page(_draw), turn=turn)
    assert [_text(line) for line in seen.lines] == [text for _, _, text in _LINES]
    assert seen.turns == -turn % 4
    assert seen.width < seen.height
    bases = [line.base for line in seen.lines]
    assert bases == sorted(bases)


class _Given:
    """Finds what it is given and reads the same everywhere."""

    def __init__(self, *quads: Quad) -> None:
        self._quads = quads

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        del picture
        return self._quads

    def read(self, strip: Image.Image) -> Reading | None:
        del strip
        letters = tuple(Letter(sign, (at + 0.5) / 4, at == 2) for at, sign in enumerate("abcd"))
        return Reading(letters, 0.97)

    def done(self) -> None:
        pass


def _sloping(y: float, slope: float, height: float = 20) -> Quad:
    return ((50, y), (650, y + 600 * slope), (650, y + 600 * slope + height), (50, y + height))


def _specks(width: int = 700, height: int = 900) -> Image.Image:
    picture = Image.new("RGB", (width, height), "white")
    picture.paste((0, 0, 0), (60, 60, 260, 70))
    return picture


def test_lines_of_a_page_that_lies_askew_get_one_height_each() -> None:
    quads = [_sloping(y, 0.02) for y in (100, 200, 300)]
    lines = see(_specks(), _Given(*quads)).lines
    steps = [two.base - one.base for one, two in itertools.pairwise(lines)]
    assert steps == pytest.approx([100, 100], abs=0.5)
    lefts = [line.words[0].left for line in lines]
    assert max(lefts) - min(lefts) < 5  # the left edge is upright again


def test_an_empty_page_asks_nobody() -> None:
    class Nobody(_Given):
        def find(self, picture: Image.Image) -> tuple[Quad, ...]:
            raise AssertionError(picture)

    assert see(Image.new("RGB", (600, 800), "white"), Nobody()).lines == ()


def test_a_page_with_more_lines_than_any_print_is_cut_and_says_so() -> None:
    line: Quad = ((1, 1), (99, 1), (99, 9), (1, 9))
    seen = see(_specks(), _Given(*([line] * 1_600)))
    assert len(seen.lines) == 1_500
    assert seen.cut == 100


_PIXELS = st.integers(min_value=-3, max_value=120)
_QUADS = st.tuples(*[st.tuples(_PIXELS, _PIXELS)] * 4)


@given(quads=st.lists(_QUADS, max_size=4), shade=st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_any_corners_in_any_picture_are_endured(quads: list[Quad], shade: int) -> None:
    picture = Image.new("L", (100, 80), shade).convert("RGB")
    picture.paste((255 - shade,) * 3, (10, 10, 60, 30))
    for line in see(picture, _Given(*quads)).lines:
        assert " ".join(word.text for word in line.words).replace(" ", "") == "abcd"
