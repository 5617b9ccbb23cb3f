"""Damaged and hostile files end in a document or in one clear error, within a bounded time."""

from __future__ import annotations

import hashlib
import io
import random
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import accounted, draw_lines
from fakes.scans import BlindRecogniser
from hearprint.errors import SourceError
from hearprint.model.document import Document, Source
from hearprint.readers import REGISTRY
from hearprint.readers.pdf import reader as pdf_reader
from hearprint.readers.sniff import media_type, reader_for

INPUT = Path(__file__).parents[2] / "input"
SLOWEST = 20.0  #: seconds on a slow machine; most take a few milliseconds
MANY = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LINE = "The meeting opened at half past ten, and nobody could say why."


@pytest.fixture(autouse=True)
def _nobody_recognises(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn and looked at, but no model tries to make sense of chance."""
    monkeypatch.setattr(pdf_reader, "shared", BlindRecogniser)


def read(data: bytes, name: str) -> Document | SourceError:
    """What the house makes of these bytes; any other exception fails the test."""
    started = time.perf_counter()
    try:
        kind = media_type(data, name)
        digest = hashlib.sha256(data).hexdigest()
        source = Source(name=name, media_type=kind, digest=digest, data=data)
        document: Document = REGISTRY.load(reader_for(kind))().read(source)
    except SourceError as error:
        assert error.summary  # noqa: PT017 - either end is right, if it says why
        return error
    finally:
        assert time.perf_counter() - started < SLOWEST
    assert accounted(document) == document.source_words
    return document


@cache
def seed(name: str) -> bytes:
    """A small valid file of its kind."""
    if name != "small.pdf":
        return (INPUT / name).read_bytes()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(420, 595), invariant=True, pageCompression=0)
    for number in range(1, 4):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}")
        canvas.linkAbsolute("to", "p1", (50, 50, 90, 90))
        draw_lines(canvas, [f"Part {number}"], y=560, size=18)
        draw_lines(canvas, [LINE] * 12, y=520)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


FILES = ("small.pdf", "leaflet-know-your-rights.pdf", "why-the-library-matters.html")
Cuts = list[tuple[float, int, bytes]]


@MANY
@pytest.mark.parametrize("name", FILES)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 1, exclude_max=True),
            st.integers(0, 40),
            st.one_of(
                st.binary(max_size=12),
                st.sampled_from([b"<<", b">>", b"[", b"endobj", b"-1", b"9999999999", b"1 0 R"]),
                st.sampled_from([b"<div>", b"</body>", b"<!--", b"&#x0;", b"<table>", b"\x00"]),
            ),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_bytes_changed_anywhere_do_no_harm(name: str, cuts: Cuts) -> None:
    data = bytearray(seed(name))
    for place, length, instead in cuts:
        at = int(place * len(data))
        data[at : at + length] = instead
    read(bytes(data), name)


@MANY
@pytest.mark.parametrize("name", FILES)
@given(st.floats(0, 1), st.floats(0, 1))
def test_files_cut_short_or_doubled_do_no_harm(name: str, start: float, stop: float) -> None:
    data = seed(name)
    low, high = sorted((int(start * len(data)), int(stop * len(data))))
    read(data[:high], name)
    read(data[:low] + data[high:], name)
    read(data[:high] + data[low:], name)


@MANY
@given(st.randoms(use_true_random=False))
def test_numbers_of_a_pdf_may_be_anything(chance: random.Random) -> None:
    """Sizes, places, references and lengths, each still a number."""
    words = seed("small.pdf").split(b" ")
    places = [at for at, word in enumerate(words) if word.isdigit()]
    for at in chance.sample(places, 20):
        words[at] = chance.choice((b"0", b"-1", b"1", b"7", b"99999", b"1e30", b"4294967296"))
    read(b" ".join(words), "numbers.pdf")


@MANY
@given(st.text("<>/=\"'abdehilpstv &#;!-[]0\n", max_size=400))
def test_any_markup_is_a_page_or_an_error(markup: str) -> None:
    read(b"<!doctype html><html><body><p>" + markup.encode(), "page.html")


def pdf(objects: list[bytes]) -> bytes:
    """A file of numbered objects, the first being the catalogue, without a reference table."""
    parts = [b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 1)]
    return b"%PDF-1.4\n" + b"".join(parts) + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def page(content: bytes, *, extra: bytes = b"", kids: bytes = b"[3 0 R]") -> list[bytes]:
    """The objects of a file with one page."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids " + kids + b" /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + extra +
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip


def show(text: bytes, x: float = 40, y: float = 700) -> bytes:
    """Operators that print a line."""
    return b"BT /F1 10 Tf %f %f Td (%b) Tj ET\n" % (x, y, text)


def glyphs_100_000() -> bytes:
    chance = random.Random(1)
    lines = [
        show(b"abcdefghi j", chance.uniform(0, 595), chance.uniform(0, 842)) for _ in range(10_000)
    ]
    return pdf(page(b"".join(lines)))


def letters_one_by_one() -> bytes:
    letters = [show(b"x", 10 + 2.8 * (at % 200), 830 - 8.2 * (at // 200)) for at in range(20_000)]
    return pdf(page(b"".join(letters)))


def pages_within_themselves() -> bytes:
    return pdf(page(show(LINE.encode()), kids=b"[2 0 R 3 0 R 2 0 R]"))


def form_within_itself() -> bytes:
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Length 30"
        b" /Resources << /XObject << /X 6 0 R >> >> >>\nstream\n/X Do /X Do /X Do\nendstream"
    )
    return pdf([*page(show(LINE.encode()) + b"/X Do\n"), form])


def forms_within_forms() -> bytes:
    """Ten calls of a form that calls the next one ten times, and so on: ten thousand million."""
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Length 60"
        b" /Resources << /XObject << /X %d 0 R >> >> >>\nstream\n%b\nendstream"
        % (number + 1, b"/X Do " * 10)
        for number in range(6, 16)
    ]
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream"
    return pdf([*page(show(LINE.encode()) + b"/X Do\n"), *forms, last])


def outline_in_circles() -> bytes:
    objects = page(show(LINE.encode()))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>"
    return pdf([
        *objects, b"<< /First 7 0 R /Last 7 0 R >>",
        b"<< /Title (A) /First 7 0 R /Next 6 0 R /Parent 7 0 R /Dest [3 0 R /XYZ 0 0 0] >>",
    ])  # fmt: skip


def outline_8_000_deep() -> bytes:
    objects = page(show(LINE.encode()))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>"
    deep = [b"<< /Title (A) /First %d 0 R >>" % (number + 1) for number in range(6, 8_000)]
    return pdf([*objects, *deep])


def lists_10_000_deep() -> bytes:
    return pdf(page(show(LINE.encode()), extra=b"/Annots " + b"[" * 10_000 + b"]" * 10_000))


def no_width() -> bytes:
    return pdf(page(show(LINE.encode()), extra=b"/CropBox [0 0 0 0]"))


def far_away() -> bytes:
    return pdf(page(show(LINE.encode(), 1e9, -1e9), extra=b"/MediaBox [1e9 -2e9 2e9 2e9]"))


def turned_by_17() -> bytes:
    return pdf(page(show(LINE.encode()), extra=b"/Rotate 17"))


def upside_down_box() -> bytes:
    return pdf(page(show(LINE.encode()), extra=b"/CropBox [595 842 0 0]"))


def one_endless_line() -> bytes:
    return pdf(page(show(b"word " * 40_000)))


HOSTILE: tuple[Callable[[], bytes], ...] = (
    glyphs_100_000, letters_one_by_one, pages_within_themselves, form_within_itself,
    forms_within_forms, outline_in_circles, outline_8_000_deep, lists_10_000_deep, no_width,
    far_away, turned_by_17, upside_down_box, one_endless_line,
)  # fmt: skip


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_a_hostile_pdf_is_read_or_refused_in_time(make: Callable[[], bytes]) -> None:
    read(make(), "hostile.pdf")


@pytest.mark.parametrize("make", [turned_by_17, upside_down_box, outline_in_circles])
def test_what_is_merely_odd_is_still_read(make: Callable[[], bytes]) -> None:
    document = read(make(), "odd.pdf")
    assert isinstance(document, Document)
    assert LINE in {block.text for block in document.blocks}


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + "text", "<table><tr><td>" * 3_000,
        "<p>&" + "a;" * 50_000, "<a " + "x=" * 50_000,
    ],
    ids=["divs", "tables", "entities", "attributes"],
)  # fmt: skip
def test_hostile_markup_is_read_or_refused_in_time(markup: str) -> None:
    read(f"<!doctype html><html><body>{markup}".encode(), "hostile.html")
