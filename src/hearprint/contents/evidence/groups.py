"""The lines of a printed list in groups of one entry each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from hearprint.contents.entries import PAGE_WORD, authors_of
from hearprint.contents.evidence.blurbs import is_blurb, with_blurbs
from hearprint.contents.evidence.laidout import Group, ListLine, opens_next, unaligned
from hearprint.contents.evidence.listlines import counting, paged, run_on
from hearprint.contents.evidence.rubrics import by_white, loose_rubrics, rubrics_over
from hearprint.contents.numbers import has_number
from hearprint.contents.people import surely_people
from hearprint.model.document import Role

_FEWEST = 3
#: A page belongs to the list when this share of its lines look like entries.
_LISTED = 0.5
#: Lines whose left edges differ by more, in points, are on different levels.
_STEP = 7.0
_STACKED = 0.7
_NAMED = 0.15
#: Where so many more lines have page labels than count, the labels part the entries.
_MANY = 1.3
_MOST_LABELLED = 0.6
#: White between two lines of one entry, in type sizes.
_GAP = 1.2
#: Words of the shortest sentence.
_SENTENCE = 5
_JOIN = r"(?:,|\b(?:and|et|und|y)|&)"
#: A line of names that goes on in the next: "... and", "Ann K (Hull) and Tom", "Ann K (Kings-",
#: "Rope by Ann", "Rope \u2013".
_BROKEN = r"\b(?:[Bb]y|[Vv]on|[Pp]ar|[Gg]an)(?:\s+[^\W\d_a-z][\w'\u2019]+)?$|\s[\u2013\u2014-]$"
_UNDONE = re.compile(rf"{_JOIN}$|\)\s*{_JOIN}\s+\S+$|\([^()]*$|{_BROKEN}")
#: The page behind a sentence.
_TOLD_PAGE = re.compile(
    rf"\w\w[.!?\u2026][\"')\u2019\u201d]*\s+\(?(?:{PAGE_WORD}\s?)?\d{{1,4}}\)?$", re.IGNORECASE
)
#: A dash where the others have their number: "\u2013 References".
_DASHED = re.compile(r"^[\u2013\u2014-]\s+([^\W\d_a-z].*)$")
#: What stands over the columns of a list: "Item Subject Page".
_COLUMN_HEADS = re.compile(
    r"\s(?:pages?|seite|p[a\u00e1]gina|strona|oldal|tudalen)$", re.IGNORECASE
)
_BEGINS = re.compile(r"^(?:\d{1,3}|[IVXLC]{2,7})[.)]?\s")


def grouped(lines: Sequence[ListLine]) -> list[Group]:
    """One group an entry, parted by what the list shows most: numbers, page labels or blocks."""
    labels = paged(lines)
    numbered, labelled = counting(lines) >= _FEWEST, labels >= _FEWEST
    if numbered and labels <= max(_MANY * counting(lines), _MOST_LABELLED * len(lines)):
        return _by_number(lines, labelled=labelled)
    if labelled and any(line.leads for line in lines):
        return _by_leading_page(lines)
    if labelled:
        return _by_page(lines)
    return _by_block(lines)


def _by_number(lines: Sequence[ListLine], *, labelled: bool) -> list[Group]:
    """An entry runs from its number to the next; what follows its page label is named below it."""
    groups: list[Group] = []
    firsts = [line.number for line in lines if line.number in (0, 1)]
    wanted = 0 if firsts[:2] == [0, 1] else 1
    for line in lines:
        if line.number == wanted:
            groups.append(Group(lines=(line,)))
            wanted += 1
        elif groups and (dashed := _DASHED.match(line.text)) and _continues(groups[-1], line):
            groups.append(Group(lines=(replace(line, text=dashed[1]),)))
        elif not groups or not _continues(groups[-1], line):
            continue
        elif (
            labelled
            and (groups[-1].closed or groups[-1].level > 1)
            and not authors_of(line.text)
            and not is_blurb(line, groups[-1].lines[0])
        ):
            groups.append(Group(lines=(line,), level=2))
        else:
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
    return groups


def _continues(group: Group, line: ListLine) -> bool:
    last = group.lines[-1]
    if line.block is last.block:
        return True
    if line.block.role is Role.HEADING and not _as_set(line, last):
        return False
    if line.block.page != last.block.page:
        return True  # a page's first lines, before the next number
    upper, lower = last.box, line.box
    if upper is None or lower is None:
        return False
    return abs(lower.top - upper.bottom) < last.block.size * 0.9


def _as_set(line: ListLine, last: ListLine) -> bool:
    """Whether a heading is one as the whole list is large, and no bolder than its entry."""
    one, other = line.block, last.block
    return other.role is Role.HEADING and one.size == other.size and one.bold <= other.bold


def _by_page(lines: Sequence[ListLine]) -> list[Group]:
    """An entry ends at its page label; a line of names behind it still belongs to it."""
    groups: list[Group] = []
    waiting: list[ListLine] = []
    last = max(index for index, line in enumerate(lines) if line.page is not None)
    if _names_lead(lines):
        return [replace(group, named=True) for group in _by_leading_page(lines)]
    if apart := _names_over(lines) or _told_under(lines):
        return apart
    stacked, indented = _stacked(lines), not unaligned(lines)
    named = not stacked and _often_named(lines)
    above: list[ListLine] = []
    rubrics = rubrics_over(lines)
    for at, line in enumerate(lines[: last + 2]):
        goes_on = bool(groups) and bool(_UNDONE.search(groups[-1].lines[-1].text))
        below = named and _names(line) and not opens_next(lines, at)
        if at in rubrics and not (goes_on or below):
            continue
        if line.page is not None:
            waiting = [one for one in waiting if _may_begin(one, line)]
            if not groups:  # what stands over the list, such as a date, looks otherwise
                waiting = [one for one in waiting if not _COLUMN_HEADS.search(one.text)]
                above = _close(waiting, line)
                own = above[-1:] if line.goes_on else []
                waiting = [one for one in above if one in own or _looks_like(one, line)]
            deeper, own = _own(waiting, line, indented=indented)
            if stacked and (title := _heading_above(waiting if groups else above)):
                deeper, own = [], title
            groups += [Group(lines=(one,), level=2) for one in deeper]
            groups.append(Group(lines=(*own, line), named=stacked and bool(own)))
            waiting = []
        elif groups and not waiting and (below or goes_on):
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
        else:
            waiting.append(line)
    return groups


def _heading_above(waiting: Sequence[ListLine]) -> list[ListLine]:
    """The lines of the title that stands, as a heading, just above its names."""
    last = waiting[-1] if waiting else None
    if last is None or last.block.role is not Role.HEADING:
        return []
    return [line for line in waiting if line.block is last.block]


def _names_lead(lines: Sequence[ListLine]) -> bool:
    """Whether names with a page stand over their titles: each, even the last, has a line below."""
    places = [at for at, line in enumerate(lines) if line.page is not None]
    spaced = all(two - one > 1 for one, two in pairwise((*places, len(lines))))
    labelled = [lines[at] for at in places]
    below = [lines[at + 1] for at in places] if spaced else []
    named, titled = (
        sum(bool(authors_of(line.text)) for line in some) for some in (labelled, below)
    )
    return spaced and named > titled and named >= _LISTED * len(labelled)


def _names_over(lines: Sequence[ListLine]) -> list[Group]:
    """Entries whose names stand over their titles, which have the pages; none of other lists."""
    pairs = [(one, two) for one, two in pairwise((None, *lines)) if two and two.page is not None]
    above = [one.text for one, _ in pairs if one is not None and one.page is None]
    named, titled = sum(map(surely_people, above)), sum(surely_people(two.text) for _, two in pairs)
    if named < max(_FEWEST, _STACKED * len(pairs)) or titled >= named or _names_end(lines):
        return []
    # The label goes to the first line, as where it stands there.
    return [
        Group(lines=(replace(one, page=two.page), replace(two, page=None)), named=True)
        if one is not None and one.page is None and authors_of(one.text)
        else Group(lines=(two,))
        for one, two in pairs
    ]


def _told_under(lines: Sequence[ListLine]) -> list[Group]:
    """Titles that are headings, below each a sentence that ends in the page; none of others."""
    groups: list[Group] = []
    for at, line in enumerate(lines):
        if line.page is None:
            continue
        told = [one for one in lines[: at + 1] if one.block is line.block]
        above = lines[at - len(told)] if at >= len(told) else line
        lone = line.block.role is Role.PARAGRAPH and all(one.page is None for one in told[:-1])
        sentence = lone and line.block.words >= _SENTENCE and _TOLD_PAGE.search(line.block.text)
        if above.block.role is not Role.HEADING or above.page is not None or not sentence:
            return []
        title = " ".join(one.text for one in lines if one.block is above.block)
        head = replace(above, text=title, page=line.page)
        rest = (replace(one, page=None) for one in told)
        groups.append(Group(lines=(head, *rest), told=True))
    return groups


def _names_end(lines: Sequence[ListLine]) -> bool:
    """Whether no name stands over the first title, and one below the last: each has its own
    below.
    """
    places = [at for at, line in enumerate(lines) if line.page is not None]
    first, last = (
        lines[at].text if 0 <= at < len(lines) else "" for at in (places[0] - 1, places[-1] + 1)
    )
    return surely_people(last) and not surely_people(first)


def _close(waiting: Sequence[ListLine], line: ListLine) -> list[ListLine]:
    """The lines that stand close above one, without a gap."""
    found: list[ListLine] = []
    below = line
    for one in reversed(waiting):
        if one.box and below.box and below.box.top - one.box.bottom > _GAP * one.block.size:
            break
        found.insert(0, one)
        below = one
    return found


def _may_begin(upper: ListLine, lower: ListLine) -> bool:
    """What stands at the foot of a page is a note; an entry seldom goes on overleaf."""
    same = upper.block.page == lower.block.page
    return same or upper.block.size == lower.block.size


def _stacked(lines: Sequence[ListLine]) -> bool:
    """Titles on lines of their own, and below each the names with the page label."""
    labelled = [line for line in lines if line.page is not None]
    others = [line for line in lines if line.page is None]
    named = sum(
        bool(authors_of(line.text)) and not (above and _UNDONE.search(above.text))
        for above, line in pairwise((None, *lines))
        if line is not None and line.page is not None
    )
    surely, titled = (sum(surely_people(line.text) for line in some) for some in (labelled, others))
    most = _STACKED * len(labelled)
    return named >= most and len(others) >= most and surely >= titled


def _often_named(lines: Sequence[ListLine]) -> bool:
    """Whether names stand below their entries; a few titles look like names by chance."""
    named = sum(line.page is None and _names(line) for line in lines)
    return named >= max(1, _NAMED * paged(lines))


def _names(line: ListLine) -> bool:
    """Whether a line below an entry names its authors; a number begins another entry."""
    if line.block.role is Role.HEADING or _BEGINS.match(line.text):
        return False
    return bool(authors_of(line.text))


def _by_leading_page(lines: Sequence[ListLine]) -> list[Group]:
    """An entry runs from its page label to the next; the last one ends with its block."""
    groups: list[Group] = []
    rubrics = loose_rubrics(lines)
    for at, line in enumerate(lines):
        if line.page is not None:
            groups.append(Group(lines=(line,)))
        elif groups and at not in rubrics and _continues(groups[-1], line):
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
    return groups


def _own(
    waiting: Sequence[ListLine], line: ListLine, *, indented: bool
) -> tuple[list[ListLine], list[ListLine]]:
    """Lines before a labelled one: entries of a lower level, and those that it goes on from.

    A rubric over some entries ("Articles") is no part of the first of them. Lines set further in
    than the labelled one, or before one that has a number of its own, are sub-entries without page.
    """
    own = [
        one
        for one in waiting
        if _looks_like(one, line)
        or (one.block.role is not Role.HEADING and not is_blurb(one, line))
        or (has_number(one.text) and not has_number(line.text))
    ]
    counted = has_number(line.text)
    deeper = []
    while (
        own
        and own[0].block is not line.block
        and (counted or (indented and _further_in(own[0], line)))
    ):
        deeper.append(own.pop(0))
    return deeper, own


def _looks_like(upper: ListLine, lower: ListLine) -> bool:
    kinds = [
        one.block.role if one.block.role in (Role.HEADING, Role.ITEM) else Role.PARAGRAPH
        for one in (upper, lower)
    ]
    return kinds[0] is kinds[1] and upper.block.size == lower.block.size


def _further_in(upper: ListLine, lower: ListLine) -> bool:
    return upper.left is not None and lower.left is not None and upper.left > lower.left + _STEP


def _by_block(lines: Sequence[ListLine]) -> list[Group]:
    """One entry a block; a block of many short lines is a list of its own."""
    groups: list[Group] = []
    for _, same in groupby(lines, key=lambda line: line.block.id):
        group = list(same)
        if len(group) > _FEWEST and group[0].block.role is not Role.ITEM:
            groups += [Group(lines=lines) for lines in by_white(group)]
        else:
            groups.append(Group(lines=tuple(group)))
    return with_blurbs(groups)


def parted(group: Group) -> tuple[str, str]:
    """The entry's words, and names on lines of their own behind its label; no blurb."""
    lines = [line for line in group.lines if not is_blurb(line, group.lines[0])]
    texts = [line.text for line in lines]
    if group.label is None:
        return _joined(lines), ""
    if group.lines[0].leads:
        named = len(lines) > 1 and _names_below(lines[0], lines[-1])
        return (_joined(lines[:-1]), texts[-1]) if named else (_joined(lines), "")
    if group.named and group.lines[0].page is not None:
        return " ".join(texts[1:]), texts[0]
    if group.named:
        return " ".join(texts[:-1]), texts[-1]
    end = 1 + max(i for i, line in enumerate(lines) if line.page is not None)
    if _UNDONE.search(texts[end - 1]):  # the page stands behind the first line of several names
        end = len(texts)
    return _joined(lines[:end]), _joined(lines[end:])


def _names_below(title: ListLine, line: ListLine) -> bool:
    """Whether a line in smaller type, apart from its title, is names."""
    apart = line.block is not title.block and line.block.size < title.block.size
    return apart and bool(authors_of(line.text))


def _joined(lines: Sequence[ListLine]) -> str:
    """The words of lines; a word that a line's end breaks is whole, as its block has it."""
    text = ""
    for line in lines:
        start, last = line.text.partition(" ")[0], text.rpartition(" ")[2]
        if text.endswith(("-", "\u2010")) and start[:1].islower():
            text = f"{text if f'{last}{start}' in line.block.text else text[:-1]}{line.text}"
        else:
            text = run_on(text, line.text)
    return text
