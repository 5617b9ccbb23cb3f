"""Typesets the sample journal in tests/samples/journal/ as a PDF, and writes the truth about it.

Run from the root of the repository, with reportlab and font-source-serif-pro (OFL) installed:

    python tests/samples/make_journal.py
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import journal_pages as jp
from journal_front import draw_front
from journal_issue import Issue, Piece, load_issue, split_notes
from journal_layout import Line, Style, curl_quotes, register_fonts, set_lines
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "journal"
ROOT = HERE.parent.parent
INDENT = 14.0
CAP_SIZE = 56.0


def set_note(number: int, words: str) -> list[Line]:
    """Sets a note in small type."""
    return set_lines(f"{number}. {words}", jp.MEASURE, jp.NOTE, (0, 11))


class Setter:
    """Sets the blocks of one piece after another on the pages."""

    def __init__(self, pages: jp.Pages) -> None:
        """Takes the pages to set on."""
        self.pages = pages
        self.piece = Piece("", "", [])
        self.fresh = True

    def set_piece(self, piece: Piece) -> None:
        """Sets a piece from its title to its last note."""
        self.piece, piece.chapters = piece, []
        blocks, notes = split_notes(piece.text)
        self.pages.notes = {}
        if not piece.endnotes:
            self.pages.notes = {n: set_note(n, words) for n, words in notes.items()}
        self._opening()
        for block in blocks:
            self.block(block)
        if piece.endnotes:
            self._endnotes(notes)
        self.pages.finish()

    def block(self, block: str) -> None:
        """Sets one block, whatever it is."""
        kind, _, rest = block.partition(" ")
        rows = [curl_quotes(line).strip("| ").split(" | ") for line in block.splitlines()[1:]]
        first = rest.partition("\n")[0]
        if kind == "##":
            self._heading(rest)
        elif kind == ">":
            self._quotation(block)
        elif kind == "!pull":
            self.pages.box(jp.pull_quote(rest.replace("'", "\u2019")))
        elif kind == "!table":
            self.pages.box(jp.table(first, rows))
        elif kind == "!figure":
            self.pages.box(jp.bar_chart(first, rows))
        elif block.startswith("!verse"):
            self._verse(block.splitlines()[1:])
        elif kind == "!sign":
            self._signature(rest)
        else:
            self._paragraph(block)

    def _opening(self) -> None:
        """Begins a page with the title, the subtitle and the authors."""
        pages, piece = self.pages, self.piece
        pages.turn(opening=True)
        pages.running = piece.running or piece.title
        piece.page = pages.page
        self._bookmark(piece.outline or piece.title, 0, pages.y + 20)
        pages.y -= 26
        pages.place(set_lines(piece.title, jp.MEASURE, jp.TITLE))
        if piece.subtitle:
            pages.place(set_lines(piece.subtitle, jp.MEASURE, jp.SUBTITLE), 6)
        if piece.authors:
            pages.place(set_lines(f"by {piece.byline}", jp.MEASURE, jp.BYLINE), 8)
        pages.y -= 12
        pages.rule(54, weight=1.2)
        pages.y -= 14
        self.fresh = True

    def _bookmark(self, title: str, level: int, top: float) -> None:
        """Adds an entry to the outline."""
        key = f"p{self.piece.page}-{len(self.piece.chapters)}"
        canvas = self.pages.canvas
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        canvas.addOutlineEntry(curl_quotes(title), key, level, closed=level == 0)

    def _heading(self, title: str) -> None:
        """Sets a sub-heading, with two lines of text to keep it company."""
        lines = set_lines(title, jp.MEASURE, jp.HEADING)
        feet = self.pages.place(lines, 15, keep=36)
        self.piece.chapters.append(curl_quotes(title))
        self._bookmark(title, 1, feet[0] + 15)
        self.pages.y -= 4
        self.fresh = True

    def _paragraph(self, block: str) -> None:
        """Sets a paragraph, with a drop cap if the piece begins with one."""
        text = " ".join(block.splitlines())
        start = self.fresh and not self.piece.chapters
        if start and self.piece.dropcap:
            self._drop_cap(text)
        elif text.startswith("**"):
            self.pages.place(set_lines(text, jp.MEASURE, jp.BODY), 6)
        else:
            indent = 0 if self.fresh else INDENT
            self.pages.place(set_lines(text, jp.MEASURE, jp.BODY, (indent, 0)))
        self.fresh = False

    def _drop_cap(self, text: str) -> None:
        """Sets a paragraph whose first letter is three lines tall."""
        room = self.pages.canvas.stringWidth(text[0], "roman", CAP_SIZE) + 3
        lines = set_lines(text[1:], jp.MEASURE, jp.BODY, (room, room, room, 0))
        canvas, pages = self.pages.canvas, self.pages
        canvas.setFillColor(jp.ACCENT)
        canvas.setFont("roman", CAP_SIZE)
        canvas.drawString(pages.left - 1, pages.y - 3 * jp.BODY.leading, text[0])
        pages.place(lines)

    def _quotation(self, block: str) -> None:
        """Sets a quotation in from both sides, and where it comes from below it."""
        lines = [line.removeprefix("> ") for line in block.splitlines()]
        words = " ".join(line for line in lines if not line.startswith("—"))
        quoted = set_lines(words, jp.MEASURE - 22, jp.QUOTE, (22,))
        self.pages.place(quoted, 8)
        for line in lines:
            if line.startswith("—"):
                self._signature(line, jp.QUOTE)
        self.pages.y -= 8
        self.fresh = True

    def _signature(self, text: str, style: Style = jp.BODY) -> None:
        """Sets a line against the right-hand edge."""
        line = set_lines(text, jp.MEASURE, style)[0]
        line.indent = jp.MEASURE - line.width - 2
        self.pages.place([line], 3)
        self.pages.y -= 4
        self.fresh = True

    def _verse(self, verses: list[str]) -> None:
        """Sets a poem line for line, with a space between its stanzas."""
        for stanza in "\n".join(verses).split("\n/\n"):
            lines = []
            for verse in stanza.splitlines():
                lines += set_lines(verse, jp.MEASURE, jp.VERSE, (10, 30))
            self.pages.place(lines, 12, keep=(len(lines) - 2) * jp.VERSE.leading)

    def _endnotes(self, notes: dict[int, str]) -> None:
        """Sets the notes after the piece, under a small heading of no account."""
        self.pages.place(set_lines("**Notes**", jp.MEASURE, jp.QUOTE), 20, keep=24)
        for number, words in notes.items():
            self.pages.place(set_note(number, words), 4)


def compose(issue: Issue) -> tuple[bytes, jp.Pages]:
    """Typesets the issue; the contents list has the pages of the run before."""
    stream = io.BytesIO()
    size = (jp.PAGE_WIDTH, jp.PAGE_HEIGHT)
    canvas = Canvas(stream, pagesize=size, invariant=1, lang="en-GB")
    canvas.setTitle(f"{issue.title}, Issue {issue.number}, {issue.season}")
    canvas.setAuthor(f"{issue.editor} (editor)")
    canvas.setSubject("Essays on work, housing, access and self-help")
    canvas.setCreator("make_journal.py")
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(jp.FRONT_PAGES, style="ARABIC", start=1)
    pages = jp.Pages(canvas, issue.title)
    draw_front(pages, issue, SOURCES)
    setter = Setter(pages)
    for piece in issue.pieces:
        setter.set_piece(piece)
    pages.close()
    canvas.save()
    return stream.getvalue(), pages


def truth_of(issue: Issue, source: str, count: int) -> dict[str, object]:
    """What a reader of the file ought to find in it."""
    sections = []
    for piece in issue.pieces:
        authors = [{"name": a["name"], "branch": a.get("branch")} for a in piece.authors]
        sections.append(
            {
                "number": None,
                "title": piece.title,
                "authors": authors,
                "page": piece.page,
                "chapters": piece.chapters,
            }
        )
    title = f"{issue.title}, Issue {issue.number}, {issue.season}"
    return {"source": source, "title": title, "pages": count, "sections": sections}


def main() -> None:
    """Makes the PDF and its truth."""
    rl_config.invariant = 1
    register_fonts()
    issue = load_issue(SOURCES)
    compose(issue)
    data, pages = compose(issue)
    source = f"input/{issue.output}.pdf"
    (ROOT / "input").mkdir(exist_ok=True)
    (ROOT / source).write_bytes(data)
    truth = HERE / "truth" / f"{issue.output}.json"
    truth.parent.mkdir(exist_ok=True)
    found = json.dumps(truth_of(issue, source, pages.page), indent=2, ensure_ascii=False)
    truth.write_text(found + "\n", encoding="utf-8")
    print(f"{source}: {pages.page} pages")


if __name__ == "__main__":
    main()
