"""A small typesetter for the sample documents: words to lines, lines to columns and pages.

It breaks words at line ends by a hand-made rule, justifies, keeps headings with their text and
puts footnotes at the foot of the column that mentions them. Source files are read by
``typesetting_source``.
"""

import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[2]
SAMPLES = Path(__file__).parent
INK = "#1a1a1a"
ACCENT = "#7a1f2b"
LOOSE = 0.10  # break a word only if the line would else stay emptier than this
LOOSEST = 3.5  # leave a line ragged rather than widen its spaces by more than so many spaces
NOTE_GAP = 12.0
FACES = {
    "body": ("font_caladea", "Caladea-Regular.ttf"),
    "body-bold": ("font_caladea", "Caladea-Bold.ttf"),
    "body-italic": ("font_caladea", "Caladea-Italic.ttf"),
    "head": ("font_lato", "Lato-Regular.ttf"),
    "head-bold": ("font_lato", "Lato-Bold.ttf"),
    "head-black": ("font_lato", "Lato-Black.ttf"),
    "head-italic": ("font_lato", "Lato-Italic.ttf"),
}
INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>\w+)\]")
SUFFIXES = ("tions", "tion", "ment", "ments", "ness", "ing", "ings", "ship", "less", "ful", "ly")
DIGRAPHS = {"th", "sh", "ch", "ph", "wh", "gh", "ck", "ng", "st", "tr", "pr", "br", "cr", "dr"}
DIGRAPHS |= {"bl", "cl", "pl", "fl", "gr", "fr", "tl", "gl", "rs", "wn", "gn", "sl", "sp"}


@dataclass(frozen=True)
class Style:
    """How a kind of text is set; lengths in points."""

    font: str = "body"
    size: float = 12.4
    leading: float = 16.6
    before: float = 0.0
    left: float = 0.0
    first: float = 0.0
    justify: bool = False
    hyphenate: bool = False
    color: str = INK


@dataclass(frozen=True)
class Fragment:
    """Letters of one face inside a word."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """The printed width."""
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True)
class Word:
    """What stands between two spaces, with the footnotes it calls."""

    parts: tuple[Fragment, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """The printed width."""
        return sum(part.width for part in self.parts)


@dataclass(frozen=True)
class Line:
    """One set line: fragments at their places from the column's left edge."""

    pieces: tuple[tuple[float, Fragment], ...]
    leading: float
    notes: tuple["Line", ...] = ()
    color: str = INK
    rule: tuple[float, float] | None = None  # height above the baseline, length


@dataclass(frozen=True)
class Block:
    """Lines which belong together, such as a paragraph, a heading or a table."""

    lines: tuple[Line, ...]
    before: float = 0.0
    keep_next: bool = False
    together: bool = False
    mark: str | None = None


@dataclass(frozen=True)
class Column:
    """Room for lines: a page, the left edge, and the top and bottom measured from below."""

    page: int
    left: float
    top: float
    bottom: float


@dataclass
class Galley:
    """All lines with their places, and the pages where the marked blocks begin."""

    placed: list[tuple[int, float, float, Line]] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def last_page(self) -> int:
        """The highest page with a line on it."""
        return max(page for page, *_ in self.placed)


def register_fonts() -> None:
    """Make the typefaces known to reportlab, from the packages they come in."""
    for name, (package, file) in FACES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise SystemExit(f"the Python package {package} is needed for its typeface")
        path = Path(spec.submodule_search_locations[0]) / "files" / file
        pdfmetrics.registerFont(TTFont(name, str(path)))


def break_points(text: str) -> list[int]:
    """Places where a word may be broken, the last first."""
    if re.fullmatch(r"[^\W\d]{2,}(-[^\W\d]+)+[.,;:?!]?", text):
        return [hit.end() for hit in re.finditer("-", text)][::-1]
    core = re.fullmatch(r"([a-z]{7,})[.,;:?!\u2019\u201d]*", text)
    if core is None:
        return []
    letters = core[1]
    points = {len(letters) - len(end) for end in SUFFIXES if letters.endswith(end)}
    limit = min(points, default=len(letters) - 2)
    for hit in re.finditer(r"(?=[aeiou]([b-df-hj-np-tv-z])([b-df-hj-np-tv-z])[aeiou])", letters):
        if hit[1] + hit[2] not in DIGRAPHS and hit.start() + 2 <= limit - 3:
            points.add(hit.start() + 2)
    return sorted((at for at in points if 3 <= at <= len(letters) - 2), reverse=True)


def split_word(word: Word, room: float) -> tuple[Word, Word] | None:
    """Break a word so that its first half fits the room, if that can be done decently."""
    first, *rest = word.parts
    for at in break_points(first.text):
        head = first.text[:at] if first.text[at - 1] == "-" else first.text[:at] + "-"
        front = replace(first, text=head)
        if front.width <= room:
            return Word((front,)), Word((replace(first, text=first.text[at:]), *rest), word.notes)
    return None


def words_of(text: str, style: Style, numbers: dict[str, int]) -> list[Word]:
    """Cut marked-up text into words; ``numbers`` gives each footnote's number by its name."""
    words: list[Word] = []
    glue = False
    position = 0
    spans: list[tuple[str, str, str]] = []
    family = style.font.split("-")[0]
    for hit in INLINE.finditer(text):
        spans.append((text[position : hit.start()], style.font, ""))
        if hit["note"]:
            spans.append((str(numbers[hit["note"]]), style.font, hit["note"]))
        else:
            face = "bold" if hit["bold"] else "italic"
            spans.append((hit["bold"] or hit["italic"], f"{family}-{face}", ""))
        position = hit.end()
    spans.append((text[position:], style.font, ""))
    for content, font, note in spans:
        glue = _add_span(words, content, font, note, style, glue=glue)
    return words


def _add_span(
    words: list[Word], content: str, font: str, note: str, style: Style, *, glue: bool
) -> bool:
    """Add one span's words; true if what follows is to be joined to the last of them."""
    for index, text in enumerate(content.split(" ")):
        joined = glue and index == 0 and bool(words)
        if not text:
            continue
        size, rise = (style.size * 0.62, style.size * 0.36) if note else (style.size, 0.0)
        part = Fragment(text, font, size, rise)
        names = (note,) if note else ()
        if joined:
            words[-1] = Word((*words[-1].parts, part), words[-1].notes + names)
        else:
            words.append(Word((part,), names))
    return bool(content) and not content.endswith(" ") if content else glue


def set_text(
    text: str,
    style: Style,
    width: float,
    notes: dict[str, tuple[Line, ...]] | None = None,
    numbers: dict[str, int] | None = None,
) -> tuple[Line, ...]:
    """Set one paragraph to a width; footnotes travel with the line that calls them."""
    waiting = words_of(text, style, numbers or {})
    space = float(stringWidth(" ", style.font, style.size))
    lines: list[Line] = []
    while waiting:
        indent = style.left + (0.0 if lines else style.first)
        taken = _take(waiting, width - indent, space, style)
        called = [line for word in taken for name in word.notes for line in (notes or {})[name]]
        gap = space
        if style.justify and waiting and len(taken) > 1:
            extra = _spare(taken, width - indent, space) / (len(taken) - 1)
            gap += extra if extra < LOOSEST * space else 0.0
        pieces = tuple(_positions(taken, indent, gap))
        lines.append(Line(pieces, style.leading, tuple(called), style.color))
    return tuple(lines)


def _spare(taken: Sequence[Word], room: float, space: float) -> float:
    return room - sum(word.width for word in taken) - space * (len(taken) - 1)


def _take(waiting: list[Word], room: float, space: float, style: Style) -> list[Word]:
    """Take from the waiting words those that fill one line."""
    taken = [waiting.pop(0)]
    while waiting and _spare([*taken, waiting[0]], room, space) >= 0:
        taken.append(waiting.pop(0))
    left = _spare(taken, room, space)
    if waiting and style.hyphenate and left > LOOSE * room:
        halves = split_word(waiting[0], left - space)
        if halves:
            taken.append(halves[0])
            waiting[0] = halves[1]
    return taken


def _positions(
    words: Sequence[Word], indent: float, gap: float
) -> Iterator[tuple[float, Fragment]]:
    """Places of the fragments; each word but the last carries its space with it."""
    x = indent
    for index, word in enumerate(words):
        for number, part in enumerate(word.parts):
            last = number == len(word.parts) - 1 and index < len(words) - 1
            yield x, replace(part, text=part.text + " ") if last else part
            x += part.width
        x += gap


class Filler:
    """Pours blocks into columns, keeping headings with text and footnotes at column feet."""

    def __init__(self, columns: Iterator[Column]) -> None:
        self.columns = columns
        self.galley = Galley()
        self.notes: list[Line] = []
        self.column = next(columns)
        self.y = self.column.top

    def pour(self, blocks: Sequence[Block]) -> Galley:
        """Place every block in turn."""
        for index, block in enumerate(blocks):
            if block.keep_next and not (index and blocks[index - 1].keep_next):
                self._keep(blocks[index:])
            self._place(block)
        self._finish()
        return self.galley

    def _keep(self, blocks: Sequence[Block]) -> None:
        """Go to the next column if a heading and the beginning of its text do not fit."""
        height = 0.0
        for block in blocks:
            lines = block.lines if block.keep_next or block.together else block.lines[:3]
            height += block.before + sum(line.leading for line in lines)
            if not block.keep_next:
                break
        if self.y - height < self._floor(()):
            self._turn()

    def _floor(self, extra: Sequence[Line]) -> float:
        notes = [*self.notes, *extra]
        return self.column.bottom + sum(line.leading for line in notes) + NOTE_GAP * bool(notes)

    def _fitting(self, lines: Sequence[Line], y: float) -> int:
        called: list[Line] = []
        for count, line in enumerate(lines):
            called.extend(line.notes)
            y -= line.leading
            if y < self._floor(called):
                return count
        return len(lines)

    def _place(self, block: Block) -> None:
        rest = block.lines
        before = block.before
        while rest:
            fresh = self.y == self.column.top
            start = self.y if fresh else self.y - before
            count = self._fitting(rest, start)
            if count < len(rest):
                count -= len(rest) - count == 1  # no lone line at the head of a column
                count *= count > 1 and not block.together
            if count == 0 and not fresh:
                self._turn()
                continue
            self.y = start
            self._put(rest[: max(count, 1)], block.mark if rest is block.lines else None)
            rest, before = rest[max(count, 1) :], 0.0
            if rest:
                self._turn()

    def _put(self, lines: Sequence[Line], mark: str | None) -> None:
        if mark is not None:
            self.galley.marks.setdefault(mark, self.column.page)
        for line in lines:
            self.y -= line.leading
            self.galley.placed.append((self.column.page, self.column.left, self.y, line))
            self.notes.extend(line.notes)

    def _finish(self) -> None:
        """Set the column's footnotes at its foot, under a short rule."""
        y = self.column.bottom + sum(line.leading for line in self.notes)
        for index, line in enumerate(self.notes):
            y -= line.leading
            ruled = line if index else replace(line, rule=(line.leading, 70.0))
            self.galley.placed.append((self.column.page, self.column.left, y + 3, ruled))
        self.notes = []

    def _turn(self) -> None:
        self._finish()
        self.column = next(self.columns)
        self.y = self.column.top


def draw_line(canvas: Canvas, left: float, baseline: float, line: Line) -> None:
    """Print one line, and its rule if it has one."""
    if line.rule:
        height, length = line.rule
        canvas.setStrokeColor(HexColor(line.color))
        canvas.setLineWidth(0.7)
        canvas.line(left, baseline + height, left + length, baseline + height)
    canvas.setFillColor(HexColor(line.color))
    for x, part in line.pieces:
        canvas.setFont(part.font, part.size)
        canvas.drawString(left + x, baseline + part.rise, part.text)


def draw_page(canvas: Canvas, galley: Galley, page: int) -> None:
    """Print what the galley has for one page."""
    for number, left, baseline, line in galley.placed:
        if number == page:
            draw_line(canvas, left, baseline, line)


def new_canvas(path: Path, size: tuple[float, float], title: str, author: str) -> Canvas:
    """Begin a PDF whose bytes do not depend on the hour."""
    canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Hearprint sample maker")
    return canvas


def write_truth(name: str, truth: dict[str, object]) -> None:
    """Write what a reader of the document is expected to find."""
    path = SAMPLES / "truth" / f"{name}.json"
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
