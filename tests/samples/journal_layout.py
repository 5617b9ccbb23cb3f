"""Turns marked-up text into broken, justified lines of type for the sample journal."""

from __future__ import annotations

import importlib.util
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_PACKAGE = "font_source_serif_pro"
FACES = {
    "roman": "SourceSerifPro-Regular.ttf",
    "italic": "SourceSerifPro-It.ttf",
    "bold": "SourceSerifPro-Semibold.ttf",
    "bolditalic": "SourceSerifPro-SemiboldIt.ttf",
}
LIGATURES = (
    ("ffi", "\ufb03"),
    ("ffl", "\ufb04"),
    ("ff", "\ufb00"),
    ("fi", "\ufb01"),
    ("fl", "\ufb02"),
)
VOWELS = "aeiouy"
UNSPLIT = {"ch", "ck", "gh", "ng", "ph", "sh", "th", "wh", "st", "sc", "qu", "dg", "gn"}
SUFFIXES = ("tions", "tion", "ments", "ment", "ness", "ful", "less", "ing", "able", "ship", "ward")
BAD_ENDINGS = ("ed", "es", "le", "re")
KNOWN = {
    "anything": "any-thing",
    "everything": "every-thing",
    "something": "some-thing",
    "builder": "build-er",
    "buildings": "build-ings",
    "harder": "hard-er",
    "holders": "hold-ers",
    "drinkers": "drink-ers",
    "kinder": "kind-er",
    "larger": "larg-er",
    "shorter": "short-er",
    "roundabout": "round-about",
    "newsagent": "news-agent",
    "timetable": "time-table",
    "teaspoon": "tea-spoon",
    "respectable": "respect-able",
    "response": "response",
    "rattling": "rattling",
    "blessing": "bless-ing",
    "dresser": "dresser",
    "handwriting": "hand-writing",
    "massage": "massage",
    "pinceau": "pinceau",
}
MARKUP = re.compile(r"(\*\*|\*|\[\^\d+\])")
NOTE_SCALE = 0.62
NOTE_RISE = 0.36


@dataclass(frozen=True)
class Style:
    """How a paragraph is set."""

    size: float = 11
    leading: float = 15
    face: str = "roman"
    justify: bool = True
    hyphenate: bool = True


@dataclass(frozen=True)
class Glyph:
    """One character (or one note number) with the face that it is set in."""

    text: str
    face: str
    note: int = 0


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face and size."""

    text: str
    face: str
    size: float
    rise: float = 0


@dataclass(frozen=True)
class Piece:
    """Part of a word up to a place where a line may end; `after` says what follows it."""

    runs: tuple[Run, ...]
    width: float
    after: str
    notes: tuple[int, ...] = ()


@dataclass
class Line:
    """A line ready to be drawn."""

    runs: list[Run]
    leading: float
    word_space: float = 0
    indent: float = 0
    width: float = 0
    notes: tuple[int, ...] = ()
    ending: str = ""


def register_fonts() -> None:
    """Registers the four faces with reportlab."""
    spec = importlib.util.find_spec(FONT_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the Python package {FONT_PACKAGE} is needed for its fonts")
    folder = Path(spec.origin).parent / "files"
    for face, file in FACES.items():
        pdfmetrics.registerFont(TTFont(face, str(folder / file)))


def with_ligatures(text: str, face: str) -> str:
    """Puts in the ligatures that the face has."""
    glyphs = pdfmetrics.getFont(face).face.charToGlyph
    for letters, ligature in LIGATURES:
        if ord(ligature) in glyphs:
            text = text.replace(letters, ligature)
    return text


def width_of(text: str, face: str, size: float) -> float:
    """The width of a text as it will be drawn."""
    return float(pdfmetrics.stringWidth(with_ligatures(text, face), face, size))


def curl_quotes(text: str) -> str:
    """Turns straight apostrophes into opening and closing quotation marks."""
    text = re.sub(r"(^|[\s(\[\u2013*])'", "\\1\u2018", text)
    return text.replace("'", "\u2019")


def soft_breaks(word: str) -> set[int]:
    """The places in a word where it may be divided, as English printers do, more or less."""
    breaks: set[int] = set()
    for match in re.finditer(r"[A-Za-z]{6,}", word):
        start, letters = match.start(), match.group()
        if not letters[1:].islower():
            continue
        known = KNOWN.get(letters.lower())
        found = _divisions(letters.lower()) if known is None else _marked(known)
        breaks |= {start + at for at in found}
    return breaks


def _marked(word: str) -> set[int]:
    """The divisions of a word that has them marked with hyphens."""
    return {match.start() - number for number, match in enumerate(re.finditer("-", word))}


def _divisions(letters: str) -> set[int]:
    """The divisions of one run of letters: between two consonants and before endings."""
    found = set()
    for at in range(3, len(letters) - 2):
        left, right = letters[at - 1], letters[at]
        framed = letters[at - 2] in VOWELS and letters[at + 1] in VOWELS
        consonants = left not in VOWELS and right not in VOWELS
        if framed and consonants and left + right not in UNSPLIT and right not in "lrw":
            found.add(at)
    for suffix in SUFFIXES:
        at = len(letters) - len(suffix)
        if letters.endswith(suffix) and at >= 4 and letters[at - 2 : at - 1] != letters[at - 1]:
            found = {f for f in found if abs(f - at) > 1} | {at}
    ended = tuple(len(letters) - len(end) for end in BAD_ENDINGS if letters.endswith(end))
    return {f for f in found if not (ended and f >= ended[0] - 1)}


def _glyphs(text: str, style: Style) -> list[Glyph]:
    """Reads the inline marks: *italic*, **bold** and [^1]."""
    italic, bold = style.face == "italic", style.face == "bold"
    glyphs: list[Glyph] = []
    for part in MARKUP.split(curl_quotes(text)):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part.startswith("[^"):
            glyphs.append(Glyph(part[2:-1], "roman", int(part[2:-1])))
        else:
            face = ("bold" if bold else "") + ("italic" if italic else "") or "roman"
            glyphs.extend(Glyph(char, face) for char in part)
    return glyphs


def _piece(glyphs: list[Glyph], after: str, size: float) -> Piece:
    """Makes a piece of some glyphs."""
    runs, notes = [], []
    for (face, note), group in itertools.groupby(glyphs, key=lambda g: (g.face, g.note)):
        text = "".join(g.text for g in group)
        if note:
            runs.append(Run(text, face, size * NOTE_SCALE, size * NOTE_RISE))
            notes.append(note)
        else:
            runs.append(Run(text, face, size))
    width = sum(width_of(r.text, r.face, r.size) for r in runs)
    return Piece(tuple(runs), width, after, tuple(notes))


def _word_pieces(word: list[Glyph], style: Style) -> list[Piece]:
    """Cuts a word at its hyphens and dashes and where it may be divided."""
    plain = "".join(g.text for g in word)
    hard = {m.end() for m in re.finditer(r"(?<=\w)[-\u2013](?=\w)", plain)}
    soft = soft_breaks(plain) if style.hyphenate and "-" not in plain else set()
    if any(g.note for g in word):
        hard, soft = set(), set()
    cuts = sorted(hard | soft)
    pieces = []
    for start, end in itertools.pairwise([0, *cuts]):
        pieces.append(_piece(word[start:end], "hard" if end in hard else "soft", style.size))
    pieces.append(_piece(word[cuts[-1] if cuts else 0 :], "space", style.size))
    return pieces


def pieces_of(text: str, style: Style) -> list[Piece]:
    """All the pieces of a paragraph."""
    pieces: list[Piece] = []
    groups = itertools.groupby(_glyphs(text, style), key=lambda g: g.text == " ")
    for is_space, group in groups:
        if not is_space:
            pieces.extend(_word_pieces(list(group), style))
    return pieces


def _cost(slack: float, spaces: int, space: float, last: bool, style: Style) -> float | None:
    """How bad a line is that has this much room left over; None where it cannot be set."""
    if not style.justify:
        return None if slack < 0 else (slack / 20) ** 2 * (0.8 if last else 1)
    if last and slack >= 0:
        return 0
    ratio = slack / max(spaces, 1) / space
    if ratio < -0.25:
        return None
    return 100 * abs(ratio * (1.3 if ratio > 0 else 3)) ** 3 + (400 if spaces == 0 else 0)


def _endings(
    pieces: list[Piece], start: int, width: float, style: Style
) -> Iterator[tuple[int, float]]:
    """Where a line that starts at a piece might end, and what each would cost."""
    space = width_of(" ", "roman", style.size)
    hyphen = width_of("-", "roman", style.size)
    natural, spaces = 0.0, 0
    for end in range(start + 1, len(pieces) + 1):
        piece = pieces[end - 1]
        natural += piece.width
        slack = width - natural - (hyphen if piece.after == "soft" else 0)
        if slack < -60:
            return
        cost = _cost(slack, spaces, space, end == len(pieces), style)
        if cost is not None:
            yield end, cost + {"soft": 22, "hard": 4}.get(piece.after, 0)
        if piece.after == "space":
            natural += space
            spaces += 1


def _break(pieces: list[Piece], widths: Callable[[int], float], style: Style) -> list[int]:
    """The best ends of the lines of a paragraph, found by dynamic programming."""
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0, ())}
    for start, line in itertools.product(range(len(pieces)), range(4)):
        if (start, line) not in best:
            continue
        done, ends = best[start, line]
        divided = bool(start) and pieces[start - 1].after == "soft"
        for end, cost in _endings(pieces, start, widths(line), style):
            total = done + cost + (250 if divided and pieces[end - 1].after == "soft" else 0)
            key = (end, min(line + 1, 3))
            if key not in best or total < best[key][0]:
                best[key] = (total, (*ends, end))
    finals = [best[len(pieces), line] for line in range(4) if (len(pieces), line) in best]
    if not finals:
        raise ValueError("cannot break: " + " ".join(p.runs[0].text for p in pieces[:12]))
    return list(min(finals)[1])


def _join(runs: list[Run]) -> list[Run]:
    """Joins neighbouring runs that are set alike."""
    joined = []
    for key, group in itertools.groupby(runs, key=lambda r: (r.face, r.size, r.rise)):
        joined.append(Run("".join(r.text for r in group), *key))
    return joined


def _line(pieces: list[Piece], width: float, last: bool, style: Style) -> Line:
    """Makes a line of the pieces that go on it."""
    runs: list[Run] = []
    for at, piece in enumerate(pieces):
        runs.extend(piece.runs)
        if piece.after == "space" and at < len(pieces) - 1:
            runs.append(Run(" ", piece.runs[-1].face if not piece.notes else "roman", style.size))
    if pieces[-1].after == "soft" and not last:
        runs.append(Run("-", runs[-1].face, style.size))
    natural = sum(width_of(r.text, r.face, r.size) for r in runs)
    spaces = sum(r.text.count(" ") for r in runs)
    slack = width - natural
    spread = slack / spaces if style.justify and spaces and (not last or slack < 0) else 0
    notes = tuple(n for p in pieces for n in p.notes)
    ending = "" if last else pieces[-1].after
    return Line(_join(runs), style.leading, spread, 0, natural, notes, ending)


def set_lines(
    text: str, width: float, style: Style, indents: tuple[float, ...] = (0,)
) -> list[Line]:
    """Sets a paragraph; `indents` are those of its first lines, and the last holds for the rest."""

    def indent(line: int) -> float:
        return indents[min(line, len(indents) - 1)]

    pieces = pieces_of(text, style)
    ends = _break(pieces, lambda line: width - indent(line), style)
    lines = []
    for number, (start, end) in enumerate(itertools.pairwise([0, *ends])):
        line = _line(pieces[start:end], width - indent(number), end == len(pieces), style)
        line.indent = indent(number)
        lines.append(line)
    return lines
