"""What reading takes grows with the pages, not with their square."""

from __future__ import annotations

import io
import sys
from types import FrameType

from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines, source_of
from hearprint.readers.pdf.reader import PdfReader


def pages(count: int) -> bytes:
    """Pages with a head, a folio and lines at their edges that no other page has."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    for page in range(1, count + 1):
        draw_lines(canvas, ["The Long Review"], x=60, y=812, size=8)
        word = "".join(chr(ord("a") + int(digit)) for digit in str(page))
        lines = [f"Line {word} {at * 'x'} of a page that goes on" for at in range(1, 20)]
        draw_lines(canvas, [*lines, f"The last line {word} ends here."], x=60, y=780)
        draw_lines(canvas, [str(page)], x=290, y=30, size=8)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def calls(data: bytes) -> int:
    """How many functions, ours and Python's own, reading ``data`` calls."""
    count = 0

    def seen(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    source = source_of(data)
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        PdfReader().read(source)
    finally:
        sys.setprofile(before)
    return count


def test_four_times_the_pages_take_four_times_the_steps() -> None:
    few, many = pages(30), pages(120)
    calls(few)  # what is made once is made
    assert calls(many) < 5 * calls(few)
