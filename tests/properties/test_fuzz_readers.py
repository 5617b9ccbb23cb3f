"""Damaged files end in a document or in one clear error, within a bounded time."""

from __future__ import annotations

import hashlib
import io
import random
import time
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
