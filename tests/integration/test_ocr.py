"""The real recogniser (the extra ``ocr``) on scans whose text is known."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from reportlab.pdfgen.canvas import Canvas

from fakes.bulletin import HEAD, PAGES, TITLES, bulletin
from fakes.pdf_pages import accounted, source_of
from fakes.scans import add_picture, pictures
from fakes.tools import require_package
from hearprint.model.document import Document
from hearprint.planning import plan_document
from hearprint.readers.pdf.reader import PdfReader
from hearprint.settings import Settings

_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")


@pytest.fixture(autouse=True)
def _recogniser() -> None:
    require_package("rapidocr")


def _scan(pages: list[Image.Image], *, skew: float = 0.0, turn: int = 0) -> bytes:
    """Grey, specked and packed hard, as office scanners leave pages."""
    chance = np.random.default_rng(7)
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for page in pages:
        shades = np.asarray(page, dtype=np.float32) * 0.85 + 22
        shades += chance.normal(0, 9, shades.shape)
        grey = Image.fromarray(shades.clip(0, 255).astype(np.uint8))
        add_picture(canvas, grey, dpi=200, skew=skew, turn=turn)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _read(data: bytes) -> Document:
    document = PdfReader().read(source_of(data))
    assert accounted(document) == document.source_words
    return document


def _words(document: Document) -> list[str]:
    text = " ".join(one.text for one in document.blocks).translate(_PLAIN).replace(" .", "")
    return [word for word in text.split() if word.strip(".")]


def _errors(seen: Document, printed: Document) -> float:
    wanted = _words(printed)
    return Levenshtein.distance(_words(seen), wanted) / len(wanted)


def test_a_scanned_bulletin_is_cut_by_its_printed_contents_with_hardly_a_wrong_word() -> None:
    data = bulletin()
    document = _read(_scan(pictures(data, dpi=200), skew=0.8))
    assert _errors(document, _read(data)) <= 0.01
    split = plan_document(document, plan=None, catalogue=None, settings=Settings()).split
    found = [(one.title, document.blocks[one.start].page) for one in split.sections if one.level]
    assert split.contents.kind == "printed"
    assert found == list(zip(TITLES, PAGES, strict=True))
    assert [one.text for one in document.removed if one.reason == "running head"] == [HEAD] * 3
    assert [page.label for page in document.pages[1:]] == ["2", "3", "4"]


@pytest.mark.parametrize("turn", [1, 2])
def test_a_scan_on_its_side_or_head_is_read_upright(turn: int) -> None:
    data = bulletin()
    wanted = [word for one in _read(data).blocks if one.page == 3 for word in one.text.split()]
    seen = _words(_read(_scan(pictures(data, dpi=200)[2:3], turn=turn)))
    assert Levenshtein.distance(seen, [*HEAD.split(), *wanted, "3"]) <= 0.01 * len(wanted)


def test_words_on_a_dark_ground_are_read() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(420, 595), invariant=True)
    canvas.setFillColorRGB(0.1, 0.1, 0.3)
    canvas.rect(0, 0, 420, 595, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(60, 400, "A lantern on the quay")
    canvas.showPage()
    canvas.save()
    document = _read(_scan(pictures(stream.getvalue(), dpi=200)))
    assert _words(document) == ["A", "lantern", "on", "the", "quay"]


def test_a_picture_without_letters_gives_no_words() -> None:
    chance = np.random.default_rng(3)
    cloud = Image.fromarray(chance.integers(0, 255, (40, 30), dtype=np.uint8))
    picture = cloud.resize((900, 1_200), Image.Resampling.BICUBIC)
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    add_picture(canvas, picture)
    canvas.drawString(20, 20, "Clouds over the harbour")
    canvas.showPage()
    canvas.save()
    document = _read(stream.getvalue())
    assert _words(document) == ["Clouds", "over", "the", "harbour"]
