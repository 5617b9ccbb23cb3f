"""The lines of a printed list: their numbers, page labels and places, as the whole list shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hearprint.contents.entries import LAST_PAGE, PAGE_WORD, split_page
from hearprint.contents.evidence.hours import untimed
from hearprint.contents.evidence.laidout import ListLine, unaligned, under_numbers, unhung, worded
from hearprint.contents.levels import Look
from hearprint.model.document import Block, Box, Line, Role
from hearprint.model.words import BULLETS

_NUMBERED = re.compile(r"^(\d{1,3})[.):]\s+\S")
_NO_YEAR = r"(?!(?:1[5-9]|20)\d\d\s[-\u2013]\s)"  #: "Open gardens 2014 - 5"
_TRAILING = re.compile(
    r"^(?P<rest>\S.*?)[\s.,\u2026/|\u00b7\u2022\u2013\u2014-]+"
    rf"\(?(?:(?i:{PAGE_WORD})\s?)?(?P<page>{_NO_YEAR}\d{{1,4}}|[ivxlc]{{1,9}}){LAST_PAGE}\)?$"
)
_LEADING = re.compile(
    rf"^(?:{PAGE_WORD}\s?)?(?P<page>\d{{1,4}})(?:\s?[-\u2013]\s?\d{{1,4}}\b)?"
    r"(?:\s*(?:\.{2,}|[\u2026:/|\u2013-]))?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(rf"\s*{PAGE_WORD}\s?\d{{1,4}}\b", re.IGNORECASE)
_LABEL = re.compile(rf"\(?{PAGE_WORD}\s?\d{{1,4}}{LAST_PAGE}\)?", re.IGNORECASE)
_WORD = re.compile(r"\b(?:pages?|seite|p[a\u00e1]gina|strona|oldal|tudalen)\b", re.IGNORECASE)
_BULLET = re.compile(rf"^[{BULLETS}*-]\s+(?=[\w\u201c\u2018\u00ab\"'])")
#: Leaders run to the margin, far beyond their title.
_LED = re.compile(r"(?:[.\u2026\u00b7]\s?){4,}")
#: An operator as a title: "8.6 && ...... 43".
_SIGN = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})+\s+[^\s\d.\u2026\u00b7,-]\S*\s.*\d\s*$")
_LISTED = 0.5
_ENDS = " .,\u2026/|\u00b7\u2022\u2013\u2014-"  #: what may stand between a title and its page
_LONGEST = 22  #: words of a line that may be an entry
_BLURB = 60  #: words that a list may say of an entry
_PROSE = 25  #: words of a block that is text and no part of a list
_FEWEST = 3
_RISING = 0.8
#: Page labels whose right edges differ by no more, in points, are set flush right.
_FLUSH = 3.0
#: From a number in front of a title to the title, in type sizes.
_FAR = 4.0
#: From one line to the next, in type sizes.
_NEXT_LINE = 1.8
_NEARLY_ALL = 0.8
_DASHES = ("\u2013", "\u2014")
#: Numbers at the ends of fewer lines than this share are years and sums.
_SHARE = 0.3


def list_lines(blocks: Iterable[Block], *, fewest: int = _FEWEST) -> list[ListLine]:
    """All lines of ``blocks`` up to the first running text, with what the list says of them.

    Page labels without leaders are believed when ``fewest`` lines have them.
    """
    lines: list[ListLine] = []
    for block in blocks:
        printed = _rows(block) or block.lines or (Line(text=block.text, box=block.box),)
        if block.role is Role.NOTE and not _mostly_led(printed):
            continue
        if _is_prose(block, printed) and not (lines and _tells_of(block, lines[-1])):
            break
        lines += [
            ListLine(block=block, text=_BULLET.sub("", line.text.strip()), box=line.box)
            for line in printed
        ]
    lines = untimed(lines)
    found = [_numbered(line) for line in _paged(_rejoined(_mended(lines)), fewest)]
    return found if counting(found) >= _FEWEST else unhung(found)


def _rows(block: Block) -> tuple[Line, ...]:
    """The rows of a table whose cells wrap, a line each; none where its lines are its rows."""
    if block.role is not Role.TABLE:
        return ()
    if tiles := under_numbers(block.rows):
        return tuple(Line(text=text, box=None) for text in tiles)
    if len(block.rows) >= len(block.lines) or len(block.rows) < _led(block.lines):
        return ()  # its lines are its rows, or entries that only look like cells
    return tuple(Line(text=" ".join(filter(None, row)), box=None) for row in block.rows)


def looks(lines: Sequence[ListLine]) -> list[Look]:
    """How each line is printed; the margins of left-hand and right-hand pages made the same."""
    shifts, middle = _shifts(lines), unaligned(lines)
    return [
        Look(
            left=None
            if line.left is None or middle
            else line.left - shifts.get(line.block.page, 0.0),
            size=line.block.size,
            bold=line.block.bold,
        )
        for line in lines
    ]


def _shifts(lines: Sequence[ListLine]) -> dict[int | None, float]:
    """How far each page's text stands right of the first page's, by where its page labels end."""
    ends: dict[int | None, list[float]] = defaultdict(list)
    for line in lines:
        if line.page is not None and line.box is not None and not line.leads:
            ends[line.block.page].append(line.box.right)
    usual = {page: median(found) for page, found in ends.items()}
    flush = all(
        sum(abs(end - usual[page]) <= _FLUSH for end in found) >= _RISING * len(found)
        for page, found in ends.items()
    )
    if not usual or not flush:
        return {}
    first = next(iter(usual.values()))
    return {page: end - first for page, end in usual.items()}


def counting(lines: Sequence[ListLine], start: int = 1) -> int:
    """How many lines count on from ``start``."""
    wanted = start
    for line in lines:
        if line.number == wanted:
            wanted += 1
    return wanted - start


def paged(lines: Sequence[ListLine]) -> int:
    """How many lines have a page label."""
    return sum(line.page is not None for line in lines)


def _mended(lines: Sequence[ListLine]) -> list[ListLine]:
    """Leaders and labels that the typesetter set apart, back at the ends of their lines."""
    whole = [line for line in lines if not _is_label(line.text)]
    fronts: dict[int, ListLine] = {}
    for part in sorted(
        (line for line in lines if _is_label(line.text)),
        key=lambda line: line.left or 0.0,
    ):
        near = [(line.left or 0.0, i) for i, line in enumerate(whole) if _beside(line, part)]
        own = [one for one in near if whole[one[1]].block is part.block]
        if not own:  # leaders or a label that found no room on the last line of their title
            own = [(0.0, i) for i, line in enumerate(whole) if _under(line, part)]
        front = None if own else _behind(whole, part)
        if front is not None and part.text.strip().isdigit():
            fronts[front] = part
        elif not own and not near and (above := _above(whole, part)) is not None:
            whole[above] = replace(whole[above], text=run_on(whole[above].text, part.text))
        elif own or near:
            at = max(own or near)[1]  # of two columns, the one it stands in
            box = _around(whole[at].box, part.box)
            whole[at] = replace(whole[at], text=run_on(whole[at].text, part.text), box=box)
    if len(fronts) >= _FEWEST:
        for at, part in fronts.items():
            whole[at] = replace(whole[at], text=f"{part.text.strip()} {whole[at].text}")
    return whole


def run_on(text: str, more: str) -> str:
    """``more`` behind ``text``, without a space where a dash joins them: "1868\u20131879"."""
    dashed = text[-1:] in _DASHES and text[-2:-1].isalnum() and more[:1].isalnum()
    return f"{text}{more}" if dashed else f"{text} {more}".strip()


def _is_label(text: str) -> bool:
    """Whether a line holds leaders or a page label and nothing else: "....", "7", "page 7"."""
    if not any(map(str.isalpha, text)):
        return not _SIGN.match(text)
    return bool(_LABEL.fullmatch(text.strip()))


def _behind(whole: Sequence[ListLine], part: ListLine) -> int | None:
    """The title that a large number stands in front of, or above, in a block of its own."""
    own = part.box
    if own is None:
        return None
    for at, line in enumerate(whole):
        box = line.box
        if box is None or line.block.page != part.block.page or line.block is part.block:
            continue
        beside = own.right <= box.left <= own.right + _FAR * part.block.size and (
            own.top <= (box.top + box.bottom) / 2 <= own.bottom
        )
        above = (
            abs(own.left - box.left) <= _FLUSH
            and 0 <= box.top - own.bottom <= part.block.size
            and part.block.size > line.block.size
        )
        if beside or above:
            return at
    return None


def _rejoined(lines: Sequence[ListLine]) -> list[ListLine]:
    """Titles, and beside them in a column of its own who wrote them and on which page: one line."""
    paged = {at for at, line in enumerate(lines) if _TRAILING.match(line.text)}
    parts = {
        at: max(near)[1]
        for at in paged
        if (near := [(one.left or 0.0, i) for i, one in enumerate(lines) if _row(one, lines[at])])
    }
    titled = {id(lines[i].block) for i in parts.values()}
    edges = [lines[at].left or 0.0 for at in parts]
    if (
        len(parts) < _FEWEST
        or len(set(parts.values())) < len(parts)
        or max(edges) - min(edges) > _FLUSH
        or any(id(lines[at].block) in titled for at in paged)  # a list in two columns
    ):
        return list(lines)
    joined = {}
    for at, title in parts.items():
        one, other = lines[title], lines[at]
        box = _around(one.box, other.box)
        joined[title] = replace(one, text=f"{one.text} {other.text}", box=box)
    kept = [joined.get(i, line) for i, line in enumerate(lines) if i not in parts]
    first = min(parts.values())
    tops = {id(line): line.box.top if line.box else 0.0 for line in kept[first:]}
    return [*kept[:first], *sorted(kept[first:], key=lambda line: tops[id(line)])]


def _row(title: ListLine, rest: ListLine) -> bool:
    """Whether ``rest`` stands on the line of a title without a page, in another column."""
    apart = title.block is not rest.block and not _TRAILING.match(title.text)
    return (
        apart
        and title.box is not None
        and rest.box is not None
        and title.box.right < rest.box.left
        and _beside(title, rest)
    )


def _around(one: Box | None, other: Box | None) -> Box | None:
    if one is None or other is None:
        return one
    return replace(one, right=max(one.right, other.right))


def _beside(line: ListLine, part: ListLine) -> bool:
    """Whether ``part`` stands on the same line, to the right."""
    if line.box is None or part.box is None or line.block.page != part.block.page:
        return line.block is part.block
    middle = (part.box.top + part.box.bottom) / 2
    return line.box.top <= middle <= line.box.bottom and line.box.left < part.box.left


def _above(whole: Sequence[ListLine], part: ListLine) -> int | None:
    """The line right above a label that stands on a line, and in a block, of its own."""
    box, step = part.box, _NEXT_LINE * part.block.size
    if box is None:
        return None
    near = [
        (line.box.top, at)
        for at, line in enumerate(whole)
        if line.box is not None
        and line.block.page == part.block.page
        and 0 < box.top - line.box.top < step
        and (
            line.box.left - step < box.right < line.box.right + step
            or (_LED.match(part.text) and line.box.left < box.left < line.box.right)
        )
    ]
    return max(near)[1] if near else None


def _under(line: ListLine, part: ListLine) -> bool:
    """Whether ``part`` is the line of the same block below ``line``."""
    if line.box is None or part.box is None or line.block is not part.block:
        return False
    return 0 < part.box.top - line.box.top < _NEXT_LINE * line.block.size


def _led(printed: Iterable[Line]) -> int:
    """How many lines end in leaders and a page."""
    return sum(split_page(line.text)[1] is not None for line in printed)


def _mostly_led(printed: Sequence[Line]) -> bool:
    return 2 * _led(printed) >= len(printed)


def _is_prose(block: Block, printed: Sequence[Line]) -> bool:
    if block.role not in (Role.PARAGRAPH, Role.QUOTE) or block.words < _PROSE:
        return False
    if block.words <= _BLURB and worded(block.text):
        return False
    labelled = sum(bool(_TRAILING.match(line.text.strip())) for line in printed)
    return labelled < _FEWEST and labelled * 3 < len(printed) and not mostly_paged(printed)


def _tells_of(block: Block, line: ListLine) -> bool:
    """Whether a short paragraph in smaller type follows an entry, of which it tells."""
    labelled = _LEADING.match(line.text) or _TRAILING.match(line.text)
    return bool(labelled) and block.size < line.block.size and block.words <= _BLURB


def mostly_paged(printed: Sequence[Line]) -> bool:
    """Whether most lines begin with "p. 3", as only those of a list do."""
    return 2 * sum(bool(_PAGE_WORD.match(line.text)) for line in printed) > len(printed)


def _numbered(line: ListLine) -> ListLine:
    match = _NUMBERED.match(line.text)
    return replace(line, number=int(match[1])) if match else line


def _paged(lines: list[ListLine], fewest: int) -> list[ListLine]:
    """Page labels: behind leaders, else at the ends or beginnings of lines that rise together."""
    led = [split_page(line.text) for line in lines]
    strict = [
        replace(line, text=text, page=page) if page else line
        for line, (text, page) in zip(lines, led, strict=True)
    ]
    counted = counting([_numbered(line) for line in lines]) >= _FEWEST
    if not counted and (either := _either(lines)):
        return either
    loose = _loosely(strict, fewest)
    if paged(loose) >= fewest:
        return loose
    return (None if counted else _leading(lines, fewest)) or strict


def _loosely(lines: list[ListLine], fewest: int) -> list[ListLine]:
    """Lines that end in a number with no more than a space before it."""
    matches = [
        None
        if line.page or (len(line.text.split()) > _LONGEST and not worded(line.text))
        else _TRAILING.match(line.text)
        for line in lines
    ]
    done = [
        replace(line, text=match["rest"].rstrip(_ENDS), page=match["page"]) if match else line
        for line, match in zip(lines, matches, strict=True)
    ]
    usual = sum(worded(line.text) for line in lines) >= max(_FEWEST, sum(map(bool, matches)) / 2)
    if not usual:  # "The Children's Page 12"
        done = [_with_word(new, match) for new, match in zip(done, matches, strict=True)]
    if usual:
        done = [  # a title may end in a year
            new if worded(old.text) or not match else old
            for old, new, match in zip(lines, done, matches, strict=True)
        ]
    numbers = [int(line.page) for line in done if line.page and line.page.isdigit()]
    counted = counting([_numbered(line) for line in lines])
    enough = fewest if fewest < _FEWEST else max(fewest, _SHARE * len(lines), 2 * _SHARE * counted)
    return done if len(numbers) >= enough and _rises(numbers) else lines


def _with_word(line: ListLine, match: re.Match[str] | None) -> ListLine:
    """A title that ends in the word that other lists have before their pages."""
    if match is None or not _WORD.search(match.string[match.end("rest") : match.start("page")]):
        return line
    return replace(line, text=match.string[: match.start("page")].rstrip(f"{_ENDS}("))


def _leading(lines: list[ListLine], fewest: int) -> list[ListLine]:
    """Lines that begin with their page; 1, 2, 3... are the entries' own numbers instead."""
    matches = [_LEADING.match(line.text) for line in lines]
    numbers = [int(match["page"]) for match in matches if match]
    if len(numbers) < fewest or not _rises(numbers) or _counts(numbers):
        return []
    return [
        replace(line, text=match["rest"], page=match["page"], leads=True) if match else line
        for line, match in zip(lines, matches, strict=True)
    ]


def _either(lines: list[ListLine]) -> list[ListLine]:
    """Pages in front of the main entries and behind those below them, rising together."""
    behind = [_TRAILING.match(line.text) for line in lines]
    front = [
        None if after else _LEADING.match(line.text)
        for line, after in zip(lines, behind, strict=True)
    ]
    found = [one or other for one, other in zip(front, behind, strict=True)]
    numbers = [int(match["page"]) for match in found if match and match["page"].isdigit()]
    few = min(sum(map(bool, front)), sum(map(bool, behind)))
    if few < _FEWEST or len(numbers) < _NEARLY_ALL * len(lines) or not _rises(numbers):
        return []
    return [
        replace(line, text=match["rest"].rstrip(_ENDS), page=match["page"]) if match else line
        for line, match in zip(lines, found, strict=True)
    ]


def _rises(numbers: Sequence[int]) -> bool:
    steps = list(pairwise(numbers))
    return sum(a <= b for a, b in steps) >= _RISING * len(steps)


def _counts(numbers: Sequence[int]) -> bool:
    return numbers[0] <= 1 and all(b - a == 1 for a, b in pairwise(numbers))
