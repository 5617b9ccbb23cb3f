"""A small bulletin with a printed list of contents, two columns, running heads and folios."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

TITLES = (
    "Repairs and rent",
    "A ferry with nine cars",
    "What the winter cost us",
    "Songs for a long road",
)
#: The page on which each of ``TITLES`` begins, counted from 1.
PAGES = (2, 2, 3, 4)
HEAD = "The Harbour Bulletin"
_SUBJECTS = ("nobody", "the committee", "our neighbour", "every tenant", "the old boatman")
_VERBS = ("remembered", "had counted", "was asked about", "quietly mended", "wrote down")
_THINGS = ("the broken lift", "forty letters", "the price of coal", "a kettle", "last year's vote")
_PLACES = ("in the hall", "before the meeting", "on the quay", "after the storm", "by the stove")
_TURNS = ("and then", "although", "because", "so that", "while", "until")
_WIDTH, _HEIGHT = A5
_COLUMN, _GUTTER, _LEFT = 165.0, 20.0, 35.0
_SIZE, _LEAD = 9.5, 12.5


def prose(seed: int, sentences: int) -> str:
    """Sentences that differ from one ``seed`` to the next."""
    made = []
    for at in range(seed * 17, seed * 17 + sentences):
        one = f"{_pick(_SUBJECTS, at)} {_pick(_VERBS, at * 3)} {_pick(_THINGS, at * 2)}"
        two = f"{_pick(_SUBJECTS, at + 2)} {_pick(_VERBS, at + 1)} {_pick(_THINGS, at + 3)}"
        made.append(f"{one.capitalize()} {_pick(_PLACES, at)} {_pick(_TURNS, at)} {two}.")
    return " ".join(made)


def bulletin() -> bytes:
    """Four pages; articles one and two share a page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A5, invariant=True)
    _contents(canvas)
    _page(canvas, 2, ((TITLES[0], prose(1, 5)), (TITLES[1], prose(2, 5))))
    _page(canvas, 3, ((TITLES[2], prose(3, 9)),))
    _page(canvas, 4, ((TITLES[3], prose(4, 9)),))
    canvas.save()
    return stream.getvalue()


def _pick(words: tuple[str, ...], at: int) -> str:
    return words[(at + at // len(words)) % len(words)]


def _contents(canvas: Canvas) -> None:
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(_LEFT, _HEIGHT - 80, "Contents")
    canvas.setFont("Times-Roman", 11)
    for at, (title, page) in enumerate(zip(TITLES, PAGES, strict=True)):
        y = _HEIGHT - 130 - 24 * at
        canvas.drawString(_LEFT, y, title)
        dots = " ." * int((_WIDTH - 2 * _LEFT - stringWidth(title, "Times-Roman", 11) - 18) / 5.5)
        canvas.drawString(_LEFT + stringWidth(title, "Times-Roman", 11), y, dots)
        canvas.drawRightString(_WIDTH - _LEFT, y, str(page))
    canvas.showPage()


def _page(canvas: Canvas, number: int, articles: tuple[tuple[str, str], ...]) -> None:
    canvas.setFont("Times-Italic", 8.5)
    canvas.drawString(_LEFT, _HEIGHT - 32, HEAD)
    canvas.setFont("Times-Roman", 8.5)
    canvas.drawCentredString(_WIDTH / 2, 25, str(number))
    lines = [line for title, text in articles for line in _lines(title, text)]
    height = sum(step for step, *_ in lines)
    x, y, filled = _LEFT, _HEIGHT - 62, 0.0
    for step, font, size, text in lines:
        if filled > height / 2 and x == _LEFT and font == "Times-Roman":
            x, y = _LEFT + _COLUMN + _GUTTER, _HEIGHT - 62 + step
        y -= step
        filled += step
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.showPage()


def _lines(title: str, text: str) -> Iterator[tuple[float, str, float, str]]:
    yield 26, "Times-Bold", 14, title
    line = ""
    step = 18.0
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, "Times-Roman", _SIZE) > _COLUMN:
            yield step, "Times-Roman", _SIZE, line
            step, longer = _LEAD, word
        line = longer
    yield step, "Times-Roman", _SIZE, line
