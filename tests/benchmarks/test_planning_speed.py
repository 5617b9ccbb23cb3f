"""How fast and how frugal planning is, beside pypdf's own ``extract_text`` in the same run."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.speed.clock import shortest
from benchmarks.splitting.producers import MODULES, producer
from benchmarks.splitting.prose import sentences
from benchmarks.splitting.spec import Article, Issue, Look
from benchmarks.splitting.writer import Writer
from fakes.pdf_pages import draw_lines, source_of
from fakes.tools import missing
from hearprint.api.plan import plan_file
from hearprint.readers.pdf.reader import PdfReader
from hearprint.settings import Settings

_ARTICLE = 8  #: pages
_LINES = 52
_PAGES = 144
_PARAS = 90  #: to an article: eight pages or so
_MEMORY = """
import resource, sys
from pathlib import Path
from hearprint.api.plan import plan_file
from hearprint.settings import Settings
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if sys.argv[1:]:
    plan_file(Path(sys.argv[1]), settings=Settings(), save=False)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def journal(pages: int, lines: int = _LINES) -> bytes:
    """A journal of two columns: contents, articles of eight pages, heads, folios, an outline.

    ``lines`` are those of a column.
    """
    chance = random.Random(pages)
    stock = [one for one in sentences("en") if "{" not in one]
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    starts = range(2, pages + 1, _ARTICLE)
    draw_lines(canvas, ["Contents"], y=780, size=20, font="Times-Bold")
    entries = [f"Article number {at} on the matter of {at}" for at in range(1, len(starts) + 1)]
    for at, (entry, page) in enumerate(zip(entries, starts, strict=True)):
        x, y = 60 + 250 * (at // 50 % 2), 740 - 13 * (at % 50)
        draw_lines(canvas, [f"{entry} {'.' * 8} {page}"], x=x, y=y, size=8)
    canvas.showPage()
    for page in range(2, pages + 1):
        draw_lines(canvas, ["The Long Review"], x=250, y=812, size=8, font="Times-Italic")
        draw_lines(canvas, [str(page)], x=290, y=30, size=8)
        top = 780.0
        if page in starts:
            entry = entries[starts.index(page)]
            canvas.bookmarkPage(entry)
            canvas.addOutlineEntry(entry, entry)
            top = draw_lines(canvas, [entry], y=770, size=18, font="Times-Bold", lead=30)
        for x in (60, 310):
            prose = textwrap.wrap(" ".join(chance.choices(stock, k=30)), 46)
            draw_lines(canvas, prose[:lines], x=x, y=top)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def extract(data: bytes) -> list[str]:
    """What pypdf alone makes of a document."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def set_by(name: str, path: Path) -> bytes:
    """A journal of 144 pages or a few more, as one of the producers sets it."""
    writer = Writer(name)
    pieces = tuple(writer.para() for _ in range(_PARAS))
    titles = [f"Article number {at} on the matter of {at}" for at in range(1, 19)]
    articles = tuple(Article(title=title, pieces=pieces) for title in titles)
    look = Look(page=(595.0, 842.0), size=11.0)
    issue = Issue(
        name=name, producer=name, title="The Long Review", date="May", articles=articles, look=look
    )
    producer(name).produce(issue, [""] * len(articles), path)
    whole, cut = pypdf.PdfReader(path), pypdf.PdfWriter()
    cut.append(whole, pages=(0, min(_PAGES, len(whole.pages))))
    cut.write(path)
    return path.read_bytes()


def beside_pypdf(name: str, data: bytes, path: Path) -> float:
    """Prints what reading and planning cost; gives what reading costs of pypdf's extraction."""
    path.write_bytes(data)
    plain = shortest(lambda: extract(data), 3).busy
    read = shortest(lambda: PdfReader().read(source_of(data)), 3).busy
    whole = shortest(lambda: plan_file(path, settings=Settings(), save=False), 3).busy
    pages = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    print(f"\n{name}: {pages} pages, {len(data) // 1000} kB; processors busy")
    print(f"  pypdf extract_text  {plain:6.2f} s")
    print(f"  reading             {read:6.2f} s  {read / plain:.2f} of pypdf")
    print(f"  planning            {whole:6.2f} s  {whole / plain:.2f} of pypdf")
    return read / plain


@pytest.mark.benchmark
@pytest.mark.parametrize("name", MODULES)
def test_reading_takes_half_of_what_the_extraction_of_text_alone_does(
    tmp_path: Path, name: str
) -> None:
    if wanted := producer(name).missing():
        missing(wanted)
    path = tmp_path / "review.pdf"
    assert beside_pypdf(name, set_by(name, path), path) < 0.5


@pytest.mark.benchmark
def test_reading_lines_drawn_one_by_one_beside_the_extraction_of_text_alone(
    tmp_path: Path,
) -> None:
    # The simplest pages there are, and so pypdf's quickest.
    assert beside_pypdf("canvas", journal(_PAGES), tmp_path / "review.pdf") < 0.5


@pytest.mark.benchmark
def test_memory_does_not_grow_beyond_the_text(tmp_path: Path) -> None:
    peaks = {}
    for pages in (100, 2000):
        path = tmp_path / f"{pages}.pdf"
        path.write_bytes(journal(pages))
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(path)], capture_output=True, text=True, check=True
        )
        spent = time.perf_counter() - started
        before, peak = map(int, done.stdout.split())
        peaks[pages] = (peak - before) / 1024
        print(
            f"\n{pages} pages: {spent:.1f} s, {peak / 1024:.0f} MB at most, {peaks[pages]:.0f} MB"
            f" of it for the document of {path.stat().st_size / 1e6:.1f} MB"
        )
    # Text, places and the file itself: about a hundred thousand bytes a page, never pictures.
    assert (peaks[2000] - peaks[100]) / 1900 < 0.25
