"""Reads the plain sources of the sample documents into blocks for ``typesetting``.

A source is a plain text file of paragraphs with blank lines between them:

- ``## Words`` is a sub-heading; ``- `` a bullet; ``1. `` a numbered point; ``> `` a quotation;
- lines beginning with ``| `` are verse, one printed line each, a stanza to a paragraph;
- lines with ``::`` between cells are a table, the first row its head;
- ``[^name]`` calls a footnote, and a paragraph ``[^name]: words`` is that footnote;
- ``*italic*`` and ``**bold**``.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from typesetting import ACCENT, INK, Block, Fragment, Line, Style, set_text

NOTE = re.compile(r"\[\^(\w+)\]: (.+)", re.DOTALL)
POINT = re.compile(r"(-|\d+\.) (.+)", re.DOTALL)


@dataclass(frozen=True)
class Sheet:
    """The styles of one document."""

    body: Style
    heading: Style
    note: Style
    indent: float = 14.0

    @property
    def quote(self) -> Style:
        """A quotation, smaller and set in."""
        size = self.body.size - 0.9
        return replace(
            self.body, size=size, leading=self.body.leading - 1.6, left=18, before=8, first=0
        )

    @property
    def cell(self) -> Style:
        """A row of a table."""
        return replace(self.body, font="head", size=9.6, leading=15.0, justify=False)


@dataclass
class Source:
    """A source file's paragraphs and its footnotes, numbered on from those before it."""

    text: str
    sheet: Sheet
    width: float
    counter: Iterator[int]

    def blocks(self) -> list[Block]:
        """Set the whole file."""
        parts = [part.strip("\n") for part in re.split(r"\n\s*\n", self.text) if part.strip()]
        found = [NOTE.fullmatch(part) for part in parts]
        self.numbers = {name: next(self.counter) for name in self._called(parts)}
        self.notes = {
            hit[1]: set_text(
                f"{self.numbers[hit[1]]}. {_flat(hit[2])}", self.sheet.note, self.width
            )
            for hit in found
            if hit
        }
        kept = [part for part, hit in zip(parts, found, strict=True) if not hit]
        blocks: list[Block] = []
        plain = False
        for part in kept:
            blocks.extend(self._blocks_of(part, follows=plain))
            plain = part[:1] not in "#-|>" and not POINT.match(part) and "::" not in part
        return blocks

    def _called(self, parts: list[str]) -> list[str]:
        body = " ".join(part for part in parts if not NOTE.fullmatch(part))
        return re.findall(r"\[\^(\w+)\]", body)

    def _blocks_of(self, part: str, *, follows: bool) -> Iterator[Block]:
        rows = part.split("\n")
        if part.startswith("## "):
            style = self.sheet.heading
            lines = set_text(part[3:], style, self.width)
            yield Block(lines, style.before, keep_next=True, mark=part[3:])
        elif part.startswith("| "):
            yield self._verse(rows)
        elif part.startswith("> "):
            text = " ".join(row.removeprefix("> ") for row in rows)
            yield Block(self._set(text, self.sheet.quote, self.width - 12), 7)
        elif "::" in part:
            yield self._table(rows)
        elif POINT.match(part):
            yield from self._points(rows)
        else:
            first = self.sheet.indent if follows else 0.0
            style = replace(self.sheet.body, first=first)
            yield Block(self._set(_flat(part), style, self.width), 0 if follows else style.before)

    def _set(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        return set_text(text, style, width, self.notes, self.numbers)

    def _verse(self, rows: list[str]) -> Block:
        body = self.sheet.body
        style = replace(body, size=11, leading=14.6, justify=False, hyphenate=False, left=24)
        lines: list[Line] = []
        for row in rows:
            words = row[2:].lstrip()
            first = -14.0 if row[2:] == words else 0.0
            lines.extend(self._set(words, replace(style, first=first), self.width))
        return Block(tuple(lines), 9, together=True)

    def _points(self, rows: list[str]) -> Iterator[Block]:
        """One hanging block for each point; a row without a sign goes on with the last."""
        points: list[str] = []
        for row in rows:
            if POINT.match(row):
                points.append(row)
            else:
                points[-1] += " " + row.strip()
        for index, point in enumerate(points):
            hit = POINT.fullmatch(point)
            if hit is None:
                raise ValueError(f"not a point of a list: {point}")
            sign = "•" if hit[1] == "-" else hit[1]
            style = replace(self.sheet.body, left=20)
            lines = with_sign(sign, self._set(hit[2], style, self.width), style)
            yield Block(lines, 6 if index == 0 else 3)

    def _table(self, rows: list[str]) -> Block:
        """A table: the first cell at the left, figures flush right, a total in bold."""
        head, *body = [[cell.strip() for cell in row.split("::")] for row in rows]
        lines = [self._row(head, bold=True, ruled=False)]
        for index, cells in enumerate(body):
            total = cells[0].startswith("Total")
            lines.append(self._row(cells, bold=total, ruled=index == 0 or total))
        return Block(tuple(lines), 10, together=True)

    def _row(self, cells: list[str], *, bold: bool, ruled: bool) -> Line:
        style = self.sheet.cell
        font = "head-bold" if bold else style.font
        step = self.width * 0.73 / (len(cells) - 1)
        pieces = []
        for index, cell in enumerate(cells):
            width = float(stringWidth(cell, font, style.size))
            x = self.width * 0.27 + step * index - width if index else 0.0
            pieces.append((x, Fragment(cell, font, style.size)))
        rule = (style.leading - 4.0, self.width) if ruled else None
        return Line(tuple(pieces), style.leading, (), INK, rule)


def with_sign(sign: str, lines: tuple[Line, ...], style: Style) -> tuple[Line, ...]:
    """Hang a bullet or a number before the first of some indented lines."""
    first, *rest = lines
    mark = (4.0 if sign == "•" else 0.0, Fragment(sign + " ", style.font, style.size))
    return replace(first, pieces=(mark, *first.pieces)), *rest


def _flat(text: str) -> str:
    return " ".join(text.split())


def numbering() -> Iterator[int]:
    """Footnote numbers, from 1 on through the whole document."""
    return itertools.count(1)


def heading_style(size: float, color: str = ACCENT) -> Style:
    """A sub-heading: bold, not justified, with room above."""
    return Style("head-bold", size, size * 1.3, before=12, color=color)
