"""Makes ``input/leaflet-know-your-rights.pdf`` and its truth from the sources in ``leaflet/``.

Run from the root of the repository, with reportlab, font-caladea and font-lato installed:
``python tests/samples/make_leaflet.py``
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas
from typesetting import (
    ROOT,
    SAMPLES,
    Block,
    Column,
    Filler,
    Galley,
    Line,
    Style,
    draw_line,
    draw_page,
    new_canvas,
    register_fonts,
    set_text,
    write_truth,
)
from typesetting_source import Sheet, Source, heading_style, numbering

NAME = "leaflet-know-your-rights"
WIDTH, HEIGHT = A5
MARGIN = 34.0
GUTTER = 20.0
MEASURE = (WIDTH - 2 * MARGIN - GUTTER) / 2
BAND = 118.0
BOX = 104.0
PAD = 12.0
COLOR = "#124a5a"
PAPER = "#e4eef0"
SHEET = Sheet(
    body=Style(size=12, leading=15.8, hyphenate=True, before=3),
    heading=heading_style(13.4, COLOR),
    note=Style(size=8, leading=10),
)


@dataclass(frozen=True)
class Leaflet:
    """What the leaflet has besides its text."""

    title: str
    subtitle: str
    box_title: str
    box: str
    contact: str


def read_leaflet() -> tuple[Leaflet, str]:
    """Read the particulars and the text."""
    folder = SAMPLES / "leaflet"
    data = tomllib.loads((folder / "leaflet.toml").read_text(encoding="utf-8"))
    return Leaflet(**data), (folder / "leaflet.md").read_text(encoding="utf-8")


def columns() -> Iterator[Column]:
    """Two columns on the front, between the band and the box, and two on the back."""
    lefts = (MARGIN, MARGIN + MEASURE + GUTTER)
    for left in lefts:
        yield Column(1, left, HEIGHT - BAND - 14, MARGIN + BOX + 12)
    for left in lefts:
        yield Column(2, left, HEIGHT - MARGIN - 6, MARGIN + 60)


def down(canvas: Canvas, left: float, y: float, lines: tuple[Line, ...]) -> float:
    """Print lines downward from a height; gives the height below them."""
    for line in lines:
        y -= line.leading
        draw_line(canvas, left, y, line)
    return y


def draw_front(canvas: Canvas, leaflet: Leaflet) -> None:
    """The coloured band with the title, and the boxed note across both columns."""
    room = WIDTH - 2 * MARGIN
    canvas.setFillColor(HexColor(COLOR))
    canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
    big = Style("head-black", 40, 46, color="#ffffff")
    y = down(canvas, MARGIN, HEIGHT - 20, set_text(leaflet.title, big, room))
    small = Style("body-italic", 14, 18, color="#ffffff")
    down(canvas, MARGIN, y - 8, set_text(leaflet.subtitle, small, room))
    canvas.setFillColor(HexColor(PAPER))
    canvas.setStrokeColor(HexColor(COLOR))
    canvas.rect(MARGIN, MARGIN, room, BOX, stroke=1, fill=1)
    head = Style("head-bold", 12.4, 16, color=COLOR)
    inside = room - 2 * PAD
    y = down(canvas, MARGIN + PAD, MARGIN + BOX - 8, set_text(leaflet.box_title, head, inside))
    text = Style("body", 10.6, 14)
    down(canvas, MARGIN + PAD, y - 3, set_text(leaflet.box, text, inside))


def draw_contact(canvas: Canvas, leaflet: Leaflet) -> None:
    """The line of addresses at the foot of the back."""
    room = WIDTH - 2 * MARGIN
    canvas.setStrokeColor(HexColor(COLOR))
    canvas.setLineWidth(1.2)
    canvas.line(MARGIN, MARGIN + 48, WIDTH - MARGIN, MARGIN + 48)
    down(canvas, MARGIN, MARGIN + 44, set_text(leaflet.contact, Style("head", 9.4, 13.4), room))


def set_leaflet(text: str) -> tuple[Galley, list[str]]:
    """Set the text; gives the headings too, in their order."""
    blocks: list[Block] = Source(text, SHEET, MEASURE, numbering()).blocks()
    headings = [block.mark for block in blocks if block.mark is not None]
    return Filler(columns()).pour(blocks), headings


def main() -> None:
    """Make the PDF and write what is true of it."""
    register_fonts()
    leaflet, text = read_leaflet()
    galley, headings = set_leaflet(text)
    path = ROOT / "input" / f"{NAME}.pdf"
    canvas = new_canvas(path, A5, leaflet.title, "The Lantern Network")
    draw_front(canvas, leaflet)
    draw_page(canvas, galley, 1)
    canvas.showPage()
    draw_page(canvas, galley, 2)
    draw_contact(canvas, leaflet)
    canvas.showPage()
    canvas.save()
    places = [{"title": title, "page": galley.marks[title]} for title in headings]
    places.append({"title": leaflet.box_title, "page": 1, "boxed": True})
    truth: dict[str, object] = {"source": f"input/{NAME}.pdf", "title": leaflet.title}
    write_truth(NAME, truth | {"pages": galley.last_page, "headings": places})


if __name__ == "__main__":
    main()
