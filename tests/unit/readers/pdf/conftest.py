"""PDFs to read, made in memory."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import accounted, source_of
from hearprint.model.document import Document
from hearprint.readers.pdf.reader import PdfReader

Draw = Callable[[Canvas, int], None]


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    def make(draw: Draw, *, pages: int = 1, size: tuple[float, float] = (420, 760)) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=size, invariant=True)
        for number in range(1, pages + 1):
            draw(canvas, number)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return make


@pytest.fixture
def read(pdf: Callable[..., bytes]) -> Callable[..., Document]:
    def make(draw: Draw, **options: object) -> Document:
        document = PdfReader().read(source_of(pdf(draw, **options)))
        assert accounted(document) == document.source_words
        return document

    return make
