"""A publication for braille displays and embossers: BRF, 40 cells by 25 lines.

The first page is the title's, then come contents with braille pages, then the sections, each on a
page of its own. The number of the braille page stands at the end of every last line; where a page
of the print begins, a line of dashes leads to its number. Titles are centred, headings begin in the
fifth cell, paragraphs in the third, items in the first with the rest of their lines in the third.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hearprint.errors import UnavailableError
from hearprint.formats.ways.flow import Para, language_of, opening, sayer, told
from hearprint.model.programme import Programme

MEDIA_TYPE = "application/x-brf"
CELLS = 40
LINES = 25
_TEXT = LINES - 1  #: the last line is the page number's
_NUMBER = 7  #: cells that a page number in the contents may take, with a blank before it
_KEEP = 3  #: lines that must follow a heading on its page

#: Texts in a language to cells, as :func:`hearprint.formats.ways.louis.cells`.
Translate = Callable[[Sequence[str], str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """A paragraph in braille."""

    kind: str
    texts: tuple[str, ...]  #: lines of a verse, rows of a table; else one


def brf(programme: Programme, translate: Translate) -> bytes:
    """The whole file. Raises what ``translate`` raises for the publication's own language."""
    language, say = language_of(programme), sayer(programme)
    sections = [one.paras for one in told(programme)]
    groups = [opening(programme), *sections]
    brailled = _brailled(groups, language, translate)
    front, *parts = [_paged(_shown(group)) for group in brailled]
    heading = translate([say.words.gettext("Contents")], language)[0]
    titles = [group[0].texts[0] for group in brailled[1:]]
    ahead = len(front) + len(_contents(heading, titles, ["#a"] * len(titles)))
    starts = []
    for part in parts:
        starts.append(ahead + 1)
        ahead += len(part)
    numbers = translate([str(number) for number in range(1, ahead + 1)], language)
    contents = _contents(heading, titles, [numbers[start - 1] for start in starts])
    pages = [*front, *contents, *(page for part in parts for page in part)]
    return "".join(
        _page(lines, number) for lines, number in zip(pages, numbers, strict=True)
    ).encode("ascii")


def _page(lines: Sequence[str], number: str) -> str:
    filled = [*lines, *[""] * (_TEXT - len(lines)), number.rjust(CELLS)]
    return "\r\n".join(filled) + "\r\n\f"


def _brailled(
    groups: Sequence[Sequence[Para]], language: str, translate: Translate
) -> list[list[_Cells]]:
    """All paragraphs, each language at once; one without braille is written in the main one's."""
    wanted: dict[str, list[str]] = {language: []}
    for para in (one for group in groups for one in group):
        wanted.setdefault(para.language or language, []).extend(_texts(para))
    made = {}
    for tongue, texts in wanted.items():
        try:
            cells = translate(texts, tongue)
        except UnavailableError:
            if tongue == language:
                raise
            cells = translate(texts, language)
        made[tongue] = iter(cells)
    return [
        [
            _Cells(
                kind=para.kind,
                texts=tuple(next(made[para.language or language]) for _ in _texts(para)),
            )
            for para in group
        ]
        for group in groups
    ]


def _texts(para: Para) -> tuple[str, ...]:
    if para.kind == "verse":
        return para.lines
    if para.kind == "table":
        return tuple("; ".join(cell for cell in row if cell) for row in para.rows)
    marked = bool(para.marker) and any(sign.isalnum() for sign in para.marker)
    return (f"{para.marker} {para.text}" if marked else para.text,)


def _shown(paras: Iterable[_Cells]) -> Iterator[tuple[str, list[str]]]:
    """Kinds and lines."""
    for para in paras:
        lines = [line for text in para.texts for line in _lines(para.kind, text)]
        if lines:
            yield para.kind, lines


def _lines(kind: str, text: str) -> list[str]:
    match kind:
        case "title":
            return [line.center(CELLS).rstrip() for line in _folded(text, "   ", "   ", "   ")]
        case "heading":
            return _folded(text, "    ", "    ")
        case "page":
            return [f"{'-' * (CELLS - len(text))}{text}"[-CELLS:]]
        case "item" | "verse" | "table" | "note":
            return _folded(text, "", "  ")
        case "quote":
            return _folded(text, "    ", "  ")
        case _:
            return _folded(text, "  ", "")


def _folded(text: str, first: str, others: str, right: str = "") -> list[str]:
    """Lines of 40 cells at most; what has no blank in 40 cells is cut."""
    found = textwrap.wrap(
        text,
        CELLS - len(right),
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
    )
    return [line.strip() for line in found] if right else found


def _paged(blocks: Iterable[tuple[str, list[str]]]) -> list[list[str]]:
    """Pages of text lines. Headings keep with what follows, and have an empty line before them."""
    pages: list[list[str]] = [[]]
    for kind, lines in blocks:
        headed = kind in ("title", "heading")
        before = [""] if headed and pages[-1] else []
        if headed and len(pages[-1]) + len(before) + len(lines) + _KEEP > _TEXT:
            pages.append([])
            before = []
        for line in [*before, *lines, *([""] if kind == "title" else [])]:
            if len(pages[-1]) == _TEXT:
                pages.append([])
            pages[-1].append(line)
    return pages


def _contents(heading: str, titles: Sequence[str], numbers: Sequence[str]) -> list[list[str]]:
    """Titles with leaders to the braille pages where their sections begin."""
    blocks = [("title", _lines("title", heading))]
    for title, number in zip(titles, numbers, strict=True):
        *full, last = _folded(title, "", "  ") or [""]
        if len(last) > CELLS - _NUMBER:
            full, last = [*full, last], "  "
        room = CELLS - len(last) - len(number) - 2
        blocks.append(("item", [*full, f"{last} {chr(34) * room} {number}"]))
    return _paged(blocks)
