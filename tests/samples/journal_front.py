"""The first four pages of the sample journal: cover, imprint and contents."""

from __future__ import annotations

from pathlib import Path

import journal_pages as jp
from journal_issue import Issue, Piece
from journal_layout import Line, Run, Style, set_lines, width_of
from reportlab.lib.colors import HexColor

ENTRY = Style(size=11, leading=14.5, justify=False, hyphenate=False)
AUTHOR = Style(size=10, leading=13, face="italic", justify=False, hyphenate=False)
IMPRINT = Style(size=9.5, leading=13.5, justify=False, hyphenate=False)
ON_FIRST_PAGE = 9
PAPER, CREAM, GOLD = HexColor("#7a2e1d"), HexColor("#f6efe2"), HexColor("#e0b354")
FULL = {(0, 2), (1, 0), (2, 4), (2, 5), (3, 1), (4, 3), (5, 6), (1, 7), (4, 0)}


def draw_front(pages: jp.Pages, issue: Issue, sources: Path) -> None:
    """Draws the front matter."""
    pages.turn()
    _cover(pages, issue)
    pages.canvas.showPage()
    pages.page, pages.y = 2, jp.PAGE_HEIGHT - jp.TOP
    _imprint(pages, issue, (sources / "imprint.txt").read_text(encoding="utf-8"))
    pages.turn()
    _heading(pages, "Contents")
    for piece in issue.pieces[:ON_FIRST_PAGE]:
        _entry(pages, piece)
    pages.turn()
    _heading(pages, "Contents, continued")
    for piece in issue.pieces[ON_FIRST_PAGE:]:
        _entry(pages, piece)
    pages.y -= 26
    pages.rule(54, weight=1.2)
    for block in (sources / "recorded.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        pages.place(set_lines(block, jp.MEASURE, IMPRINT), 10)


def _cover(pages: jp.Pages, issue: Issue) -> None:
    """Draws the cover: the name, the issue and a sorting frame with a few letters in it."""
    canvas = pages.canvas
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, jp.PAGE_WIDTH, jp.PAGE_HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(CREAM)
    canvas.setFont("bold", 46)
    canvas.drawString(46, 490, "The Commons")
    canvas.drawString(46, 440, "Review")
    canvas.setFont("italic", 15)
    canvas.drawString(48, 404, f"Issue {issue.number}   {issue.season}")
    _frame(pages)
    canvas.setFillColor(CREAM)
    canvas.setFont("roman", 11.5)
    teasers = ("The last night at the sorting hall", "A rent strike and its suitcase")
    for number, teaser in enumerate((*teasers, "Ramps, radishes and the Number 9 bus")):
        canvas.drawString(48, 92 - 17 * number, teaser)
    canvas.setFont("roman", 11.5)
    canvas.drawRightString(jp.PAGE_WIDTH - 46, 58, "£4.50")


def _frame(pages: jp.Pages) -> None:
    """Draws the pigeonholes, eight across and six down."""
    canvas, side = pages.canvas, 40.9
    canvas.setStrokeColor(CREAM)
    canvas.setLineWidth(1)
    for row in range(6):
        for column in range(8):
            x, y = 46 + column * side, 128 + row * side
            canvas.rect(x, y, side, side, stroke=1, fill=0)
            if (row, column) in FULL:
                canvas.setFillColor(GOLD if (row + column) % 2 else CREAM)
                canvas.rect(x + 5, y + 1, side - 10, side * 0.55, stroke=0, fill=1)


def _imprint(pages: jp.Pages, issue: Issue, text: str) -> None:
    """Sets the page that says who made the issue."""
    pages.y -= 40
    head = f"{issue.title}, Issue {issue.number}, {issue.season}"
    pages.place(set_lines(head, jp.MEASURE, jp.HEADING))
    for block in text.strip().split("\n\n"):
        pages.place(set_lines(block, jp.MEASURE, IMPRINT), 9)


def _heading(pages: jp.Pages, text: str) -> None:
    """Sets the heading of a contents page."""
    pages.y -= 10
    pages.place(set_lines(text, jp.MEASURE, jp.TITLE))
    pages.y -= 8


def _entry(pages: jp.Pages, piece: Piece) -> None:
    """Sets one title with its dots and its page, and the authors on a line below."""
    lines = set_lines(piece.title, jp.MEASURE - 40, ENTRY, (0, 12))
    folio = jp.folio_of(piece.page) if piece.page else "0"
    last = lines[-1]
    face = last.runs[-1].face
    right = width_of(folio, "roman", ENTRY.size)
    dot = width_of(" .", "roman", ENTRY.size)
    dots = int((jp.MEASURE - 22 - last.indent - last.width) / dot)
    last.runs.append(Run(" ." * dots, face, ENTRY.size))
    pages.place(lines, 8)
    number = Line([Run(folio, "roman", ENTRY.size)], ENTRY.leading)
    pages.draw(number, pages.left + jp.MEASURE - right, pages.y)
    if piece.authors:
        pages.place(set_lines(piece.byline, jp.MEASURE, AUTHOR, (12,)))
