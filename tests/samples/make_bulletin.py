"""Makes ``input/members-bulletin-1.pdf`` and its truth from the sources in ``bulletin/``.

Run from the root of the repository, with reportlab, font-caladea and font-lato installed:
``python tests/samples/make_bulletin.py``
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typesetting import (
    ACCENT,
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
from typesetting_source import Sheet, Source, heading_style, numbering, with_sign

NAME = "members-bulletin-1"
WIDTH, HEIGHT = A4
MARGIN = 54.0
GUTTER = 24.0
MEASURE = (WIDTH - 2 * MARGIN - GUTTER) / 2
FIRST_BODY_PAGE = 3
SHEET = Sheet(
    body=Style(justify=True, hyphenate=True, before=4),
    heading=heading_style(12.6),
    note=Style(size=9.6, leading=12.2, left=11, first=-11),
)
TITLE = Style("head-black", 18, 22, before=26, color=ACCENT)
BYLINE = Style("body-italic", 12, 17, before=3)
ENTRY = Style("body", 13, 18.5, before=11, left=27)


@dataclass(frozen=True)
class Item:
    """One entry of the contents list and what stands at its head in the text."""

    number: int
    title: str
    authors: tuple[tuple[str, str | None], ...]
    file: str
    heading: str

    @property
    def byline(self) -> str:
        """The authors as printed: three or more with commas, two with "and"."""
        names = [f"{name} ({branch})" if branch else name for name, branch in self.authors]
        return " and ".join(names) if len(names) == 2 else ", ".join(names)

    @property
    def truth(self) -> dict[str, object]:
        """What a reader should find, without the page."""
        authors = [{"name": name, "branch": branch} for name, branch in self.authors]
        return {"number": self.number, "title": self.title, "authors": authors}


@dataclass(frozen=True)
class Issue:
    """The bulletin's own particulars."""

    title: str
    date: str
    strapline: str
    about: tuple[str, ...]
    imprint: str
    head: str
    items: tuple[Item, ...]


def read_issue() -> Issue:
    """Read the metadata."""
    data = tomllib.loads((SAMPLES / "bulletin" / "issue.toml").read_text(encoding="utf-8"))
    items = []
    for number, entry in enumerate(data.pop("items"), start=1):
        authors = tuple((who["name"], who.get("branch")) for who in entry["authors"])
        heading = entry.get("heading", f"{number}. {entry['title']}")
        items.append(Item(number, entry["title"], authors, entry["file"], heading))
    return Issue(about=tuple(data.pop("about")), items=tuple(items), **data)


def body_columns() -> Iterator[Column]:
    """Two columns to a page, page after page."""
    page = FIRST_BODY_PAGE
    while True:
        for left in (MARGIN, MARGIN + MEASURE + GUTTER):
            yield Column(page, left, HEIGHT - 76, 66)
        page += 1


def item_blocks(item: Item, source: Source) -> list[Block]:
    """An item's title with a rule above, its byline and its text."""
    title = list(set_text(item.heading, TITLE, MEASURE))
    title[0] = replace(title[0], rule=(TITLE.size + 5, MEASURE))
    byline = set_text(item.byline, BYLINE, MEASURE)
    return [
        Block(tuple(title), TITLE.before, keep_next=True, mark=item.file),
        Block(byline, BYLINE.before, keep_next=True),
        *source.blocks(),
    ]


def set_body(issue: Issue) -> Galley:
    """Set all items one after another."""
    counter = numbering()
    blocks: list[Block] = []
    for item in issue.items:
        text = (SAMPLES / "bulletin" / item.file).read_text(encoding="utf-8")
        blocks.extend(item_blocks(item, Source(text, SHEET, MEASURE, counter)))
    return Filler(body_columns()).pour(blocks)


def down(canvas: Canvas, y: float, lines: tuple[Line, ...], left: float = MARGIN) -> float:
    """Print lines downward from a height; gives the height below them."""
    for line in lines:
        y -= line.leading
        draw_line(canvas, left, y, line)
    return y


def draw_cover(canvas: Canvas, issue: Issue) -> None:
    """The cover: a coloured band, title, date, strapline and what the bulletin is."""
    canvas.setFillColor(HexColor(ACCENT))
    canvas.rect(0, HEIGHT - 320, WIDTH, 320, stroke=0, fill=1)
    room = WIDTH - 2 * MARGIN
    white = "#ffffff"
    big = Style("head-black", 44, 50, color=white)
    y = down(canvas, HEIGHT - 90, set_text(issue.title, big, room))
    down(canvas, y - 14, set_text(issue.date, Style("head", 22, 28, color=white), room))
    strap = Style("body-italic", 19, 26, color=ACCENT)
    y = down(canvas, HEIGHT - 372, set_text(issue.strapline, strap, room - 40))
    y -= 26
    style = Style("body", 15, 23, left=22)
    for point in issue.about:
        y = down(canvas, y - 5, with_sign("•", set_text(point, style, room - 60), style))
    down(canvas, 130, set_text(issue.imprint, Style("head", 9.5, 13.5), room))
    canvas.showPage()


def draw_contents(canvas: Canvas, issue: Issue) -> None:
    """The printed contents list; no page numbers, as in many small bulletins."""
    style = Style("head-black", 30, 36, color=ACCENT)
    y = down(canvas, HEIGHT - 62, set_text("Contents", style, WIDTH - 2 * MARGIN)) - 10
    for item in issue.items:
        lines = set_text(f"{item.title}: {item.byline}", ENTRY, WIDTH - 2 * MARGIN)
        y = down(canvas, y - ENTRY.before, with_sign(f"{item.number}.", lines, ENTRY))
    canvas.showPage()


def draw_furniture(canvas: Canvas, issue: Issue, page: int) -> None:
    """The running head and the folio."""
    canvas.setFont("head", 9)
    canvas.setFillColor(HexColor("#555555"))
    canvas.drawString(MARGIN, HEIGHT - 46, issue.head)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 46, issue.date)
    canvas.setStrokeColor(HexColor("#bbbbbb"))
    canvas.line(MARGIN, HEIGHT - 53, WIDTH - MARGIN, HEIGHT - 53)
    canvas.drawCentredString(WIDTH / 2, 36, f"Page {page}")


def main() -> None:
    """Make the PDF and write what is true of it."""
    register_fonts()
    issue = read_issue()
    galley = set_body(issue)
    full_title = f"{issue.title}, {issue.date}"
    canvas = new_canvas(ROOT / "input" / f"{NAME}.pdf", A4, full_title, "The Lantern Network")
    draw_cover(canvas, issue)
    draw_contents(canvas, issue)
    for page in range(FIRST_BODY_PAGE, galley.last_page + 1):
        draw_furniture(canvas, issue, page)
        draw_page(canvas, galley, page)
        canvas.showPage()
    canvas.save()
    sections = [item.truth | {"page": galley.marks[item.file]} for item in issue.items]
    truth: dict[str, object] = {"source": f"input/{NAME}.pdf", "title": full_title}
    write_truth(NAME, truth | {"pages": galley.last_page, "sections": sections})


if __name__ == "__main__":
    main()
