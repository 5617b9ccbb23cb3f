"""Layers of text behind scans sway in size and slope; print does not."""

from __future__ import annotations

import io
import math
import random

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from fakes.bulletin import PAGES, TITLES, bulletin
from fakes.pdf_pages import accounted, source_of
from fakes.scans import BlindRecogniser, add_picture, pictures
from hearprint.model.document import Document
from hearprint.planning import plan_document
from hearprint.readers.pdf.glyphs import Glyphs, read_glyphs
from hearprint.readers.pdf.reader import PdfReader
from hearprint.settings import Settings


def _glyphs(data: bytes) -> list[Glyphs]:
    file = pypdfium2.PdfDocument(data)
    try:
        return [read_glyphs(page) for page in file]
    finally:
        file.close()


def _layered(data: bytes, *, sway: float, degrees: float) -> bytes:
    """Pictures of the pages with every word behind them, as an OCR program would write it."""
    chance = random.Random(3)
    tangent = math.tan(math.radians(degrees))
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for picture, page in zip(pictures(data, dpi=60), _glyphs(data), strict=True):
        add_picture(canvas, picture, dpi=60)
        for line in page.words:
            size = line.size * (1 + chance.uniform(-sway, sway))
            x = line.left
            for text in line.text.replace(" .", "").split():
                layer = canvas.beginText(x, page.height - line.base + tangent * x)
                layer.setTextRenderMode(3)
                layer.setFont("Times-Roman", size)
                layer.setHorizScale(100 * line.size / size)
                layer.textOut(text)
                canvas.drawText(layer)
                x += stringWidth(f"{text} ", "Times-Roman", line.size)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _read(data: bytes) -> Document:
    document = PdfReader(BlindRecogniser()).read(source_of(data))
    assert accounted(document) == document.source_words
    return document


@pytest.mark.parametrize("degrees", [0.0, 0.8, -1.2])
def test_a_swaying_layer_is_cut_like_print(degrees: float) -> None:
    document = _read(_layered(bulletin(), sway=0.05, degrees=degrees))
    split = plan_document(document, plan=None, catalogue=None, settings=Settings()).split
    found = [(one.title, document.blocks[one.start].page) for one in split.sections if one.level]
    assert found == list(zip(TITLES, PAGES, strict=True))
    printed = _read(bulletin())
    assert len(document.blocks) == len(printed.blocks)


def test_painted_text_keeps_its_own_sizes() -> None:
    assert {one.size for one in _read(bulletin()).blocks} == {20.0, 14.0, 11.0, 9.5}
