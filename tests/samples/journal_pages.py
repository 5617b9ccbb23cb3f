"""Makes up the pages of the sample journal: text, notes at the foot, running heads, folios."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from journal_layout import Line, Style, set_lines, with_ligatures
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = 419.53, 595.28
INNER, OUTER, TOP, BOTTOM = 57.0, 51.0, 66.0, 66.0
MEASURE = PAGE_WIDTH - INNER - OUTER
FRONT_PAGES = 4
INK, ACCENT = HexColor("#1a1a1a"), HexColor("#7a2e1d")

BODY = Style()
QUOTE = Style(size=10, leading=13.5)
VERSE = Style(justify=False, hyphenate=False)
NOTE = Style(size=8.5, leading=11)
HEADING = Style(size=12, leading=15, face="bold", justify=False, hyphenate=False)
TITLE = Style(size=24, leading=28, face="bold", justify=False, hyphenate=False)
SUBTITLE = Style(size=13, leading=17, face="italic", justify=False, hyphenate=False)
BYLINE = Style(size=11, leading=15, justify=False, hyphenate=False)
CAPTION = Style(size=9, leading=11.5, face="italic", justify=False, hyphenate=False)
PULL = Style(size=17, leading=23, face="italic", justify=False, hyphenate=False)


@dataclass
class Box:
    """Something of a fixed height that may move to the top of the next page."""

    height: float
    draw: Callable[[Canvas, float, float], None]


@dataclass
class Pages:
    """A pen that goes down the pages, turning them when they are full."""

    canvas: Canvas
    journal: str
    running: str = ""
    notes: dict[int, list[Line]] = field(default_factory=dict)
    page: int = 0
    y: float = 0
    opening: bool = False
    foot: list[list[Line]] = field(default_factory=list)
    waiting: list[Box] = field(default_factory=list)
    endings: dict[int, list[str]] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """The left edge of the type on this page."""
        return INNER if self.page % 2 else OUTER

    def turn(self, opening: bool = False) -> None:
        """Ends this page and begins the next."""
        self.close()
        self.page += 1
        self.y = PAGE_HEIGHT - TOP
        self.opening = opening
        waiting, self.waiting = self.waiting, []
        for box in waiting:
            self.box(box)

    def close(self) -> None:
        """Draws the notes, the running head and the folio, and lets the page go."""
        if not self.page:
            return
        self._draw_notes()
        self._draw_furniture()
        self.canvas.showPage()
        self.foot = []

    def finish(self) -> None:
        """Ends a piece: whatever waits for a page gets one."""
        while self.waiting:
            self.turn()

    def place(self, lines: list[Line], before: float = 0, keep: float = 0) -> list[float]:
        """Draws lines down the page, never one alone; returns where each one's foot is."""
        feet = []
        for at, line in enumerate(lines):
            gap = before if at == 0 and self.y < PAGE_HEIGHT - TOP else 0
            together = lines[at : at + 1]
            if at in (0, len(lines) - 2):
                together = lines[at : at + 2]
            height = gap + sum(x.leading for x in together) + (0 if at else keep)
            if not self._fits(height, together):
                self.turn()
                gap = 0
            self.y -= gap + line.leading
            self.draw(line, self.left + line.indent, self.y)
            self.foot.extend(self.notes[n] for n in line.notes if n in self.notes)
            self.endings.setdefault(self.page, []).append(line.ending)
            feet.append(self.y)
        return feet

    def box(self, box: Box) -> None:
        """Draws a box here if it fits, or else at the top of the next page."""
        gap = 12 if self.y < PAGE_HEIGHT - TOP else 0
        if self.waiting or not self._fits(gap + box.height, []):
            self.waiting.append(box)
            return
        self.y -= gap + box.height
        box.draw(self.canvas, self.left, self.y)
        self.y -= 10

    def draw(self, line: Line, x: float, y: float) -> None:
        """Draws one line of type."""
        text = self.canvas.beginText(x, y)
        text.setFillColor(INK)
        text.setWordSpace(line.word_space)
        for run in line.runs:
            text.setFont(run.face, run.size)
            text.setRise(run.rise)
            text.textOut(with_ligatures(run.text, run.face))
        text.setWordSpace(0)
        self.canvas.drawText(text)

    def rule(self, width: float, x: float = 0, weight: float = 0.5) -> None:
        """Draws a rule at the pen."""
        self.canvas.setStrokeColor(ACCENT)
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.left + x, self.y, self.left + x + width, self.y)

    def room(self) -> float:
        """How much of the page is left above the notes."""
        return self.y - BOTTOM - _height(self.foot)

    def _fits(self, height: float, lines: list[Line]) -> bool:
        """Whether lines of this height fit here together with the notes they call for."""
        more = [self.notes[n] for line in lines for n in line.notes if n in self.notes]
        return self.y - height >= BOTTOM + _height(self.foot + more) - 0.01

    def _draw_notes(self) -> None:
        """Draws the notes at the foot of the page under a short rule."""
        if not self.foot:
            return
        y = BOTTOM + _height(self.foot) - 9
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(0.4)
        self.canvas.line(self.left, y + 3, self.left + 60, y + 3)
        for note in self.foot:
            for line in note:
                y -= line.leading
                self.draw(line, self.left + line.indent, y)

    def _draw_furniture(self) -> None:
        """Draws the folio and, unless a piece opens here, the running head."""
        self.canvas.setFillColor(INK)
        folio = folio_of(self.page)
        middle = self.left + MEASURE / 2
        self.canvas.setFont("roman", 9)
        self.canvas.drawCentredString(middle, BOTTOM - 28, folio)
        if self.opening or self.page <= FRONT_PAGES:
            return
        self.canvas.setFont("italic", 9)
        y = PAGE_HEIGHT - TOP + 20
        if self.page % 2:
            head = with_ligatures(self.running, "italic")
            self.canvas.drawRightString(self.left + MEASURE, y, head)
        else:
            self.canvas.drawString(self.left, y, with_ligatures(self.journal, "italic"))


def folio_of(page: int) -> str:
    """The number printed on a page of the file."""
    front = ("i", "ii", "iii", "iv")
    return front[page - 1] if page <= FRONT_PAGES else str(page - FRONT_PAGES)


def _height(notes: list[list[Line]]) -> float:
    """How much of the foot of the page some notes take."""
    return sum(line.leading for note in notes for line in note) + 14 if notes else 0


def pull_quote(text: str) -> Box:
    """A sentence of the text, set large between two rules."""
    lines = set_lines(f"\u2018{text}\u2019", MEASURE - 60, PULL)
    height = len(lines) * PULL.leading + 34

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1)
        for at in (y + 6, y + height - 6):
            canvas.line(x + 60, at, x + MEASURE - 60, at)
        canvas.setFillColor(ACCENT)
        for number, line in enumerate(lines):
            canvas.setFont("italic", PULL.size)
            at = y + height - 33 - number * PULL.leading
            text = with_ligatures("".join(r.text for r in line.runs), "italic")
            canvas.drawCentredString(x + MEASURE / 2, at, text)

    return Box(height, draw)


def _caption(canvas: Canvas, caption: list[Line], x: float, y: float) -> None:
    """Draws a caption down from y."""
    canvas.setFillColor(INK)
    for number, line in enumerate(caption):
        canvas.setFont("italic", CAPTION.size)
        text = with_ligatures("".join(r.text for r in line.runs), "italic")
        canvas.drawString(x, y - (number + 1) * CAPTION.leading, text)


def table(caption: str, rows: list[list[str]]) -> Box:
    """A table whose first row is its head and whose last is its total."""
    lines = set_lines(caption, MEASURE, CAPTION)
    head = len(lines) * CAPTION.leading + 8
    height = head + len(rows) * 15 + 8
    rights = (MEASURE - 62, MEASURE)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        _caption(canvas, lines, x, y + height)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        top = y + height - head
        for at in (top, top - 16, top - 15 * (len(rows) - 1) - 1, y + 4):
            canvas.line(x, at, x + MEASURE, at)
        for number, row in enumerate(rows):
            strong = number in (0, len(rows) - 1)
            face, base = "bold" if strong else "roman", top - 12 - number * 15
            canvas.setFont(face, 9.5)
            canvas.drawString(x, base, with_ligatures(row[0], face))
            for right, cell in zip(rights, row[1:], strict=True):
                canvas.drawRightString(x + right, base, with_ligatures(cell, face))

    return Box(height, draw)


def bar_chart(caption: str, rows: list[list[str]]) -> Box:
    """A chart with a bar for each row, and its caption below."""
    lines = set_lines(caption, MEASURE, CAPTION)
    foot = len(lines) * CAPTION.leading + 22
    height = 150.0 + foot
    most = max(float(value) for _, value in rows)
    step = (MEASURE - 30) / len(rows)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        base = y + foot
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line(x + 10, base, x + MEASURE - 10, base)
        for number, (label, value) in enumerate(rows):
            left, tall = x + 22 + number * step, float(value) / most * 125
            canvas.setFillColor(ACCENT)
            canvas.rect(left, base, step - 16, tall, stroke=0, fill=1)
            canvas.setFillColor(INK)
            canvas.setFont("roman", 9)
            canvas.drawCentredString(left + step / 2 - 8, base + tall + 4, value)
            canvas.drawCentredString(left + step / 2 - 8, base - 12, label)
        _caption(canvas, lines, x, base - 16)

    return Box(height, draw)
