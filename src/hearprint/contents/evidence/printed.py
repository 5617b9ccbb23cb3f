"""The printed contents page: with or without page numbers, numbers or a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from hearprint.contents.compare import bare
from hearprint.contents.entries import authors_of, read_entries
from hearprint.contents.evidence.listlines import (
    ListLine,
    before_other_list,
    counting,
    list_lines,
    looks,
    paged,
)
from hearprint.contents.levels import levelled
from hearprint.contents.numbers import has_number
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Block, Box, Document, Link, Role

#: What stands over a list of contents, bare of case, accents and spaces.
CONTENTS_WORDS = frozenset(
    {"contents", "tableofcontents", "listofcontents", "inthisissue", "inside", "index"}
    | {"insidethisissue", "contentspage", "inthisbulletin", "whatsinside", "whatisinside"}
    | {"inthisnumber", "inthisedition", "inthisnewsletter", "whatsinthisissue"}
    | {"sommaire", "tabledesmatieres", "inhalt", "inhaltsverzeichnis", "cynnwys", "indice"}
    | {"sumario", "contenido", "inhoud", "innehall", "spistresci", "agenda"}
    | {"tabladecontenidos", "tabladecontenido", "indicegeneral", "indicedecontenidos", "obsah"}
    | {"innholdsfortegnelse", "innehallsforteckning", "inhoudsopgave", "sisallys", "cuprins"}
    | {"tartalom", "tartalomjegyzek", "icindekiler", "sisallysluettelo", "tableofcontent"}
    | {"содержание", "оглавление", "目录", "目次", "차례"}
    | {"danscenumero", "clar", "indholdsfortegnelse", "inhaltsubersicht", "inderausgabe"}
)

#: A list begins on one of so many pages from the front; it may go on for longer.
_FRONT = 14
_FEWEST = 3
#: Among other text a list without a heading is looked for on the first pages only.
_COVERS = 4
#: A page belongs to the list when this share of its lines look like entries.
_LISTED = 0.5
#: A list whose entries are links, by this share, is evidence of the stronger kind.
_LINKED = 0.6
#: Lines whose left edges differ by more, in points, are on different levels.
_STEP = 7.0
_STACKED = 0.7
#: Of the entries with several lines, those that tell of something below their titles.
_TOLD = 0.6
_NAMED = 0.15
#: Where so many more lines have page labels than count, the labels part the entries.
_MANY = 1.3
_MOST_LABELLED = 0.6
#: White between two lines of one entry, in type sizes.
_GAP = 1.2
#: Words of the shortest sentence.
_SENTENCE = 5
_UNDONE = re.compile(r"(?:,|\b(?:and|&|et|und|y))$")
_BEGINS = re.compile(r"^(?:\d{1,3}|[IVXLC]{2,7})[.)]?\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one entry of a list."""

    lines: tuple[ListLine, ...]
    level: int = 1
    named: bool = False  #: the labelled line holds the names, those before it the title

    @property
    def label(self) -> str | None:
        """The page label of its lines."""
        return next((line.page for line in self.lines if line.page is not None), None)

    @property
    def closed(self) -> bool:
        """Nothing but names may follow: the page label has been read."""
        return self.label is not None and not self.lines[0].leads


def is_contents_word(text: str) -> bool:
    """Whether ``text`` is what stands over a list of contents, letter-spaced or not."""
    return bare(text).replace(" ", "") in CONTENTS_WORDS


def from_printed(document: Document) -> tuple[ContentsList, ...]:
    """Every place that could be the list, likeliest first."""
    found = [
        _list_after(document.blocks, index, document.links)
        for index, block in enumerate(document.blocks)
        if (block.page is None or block.page <= _FRONT) and _announces(block)
    ]
    if not any(found):
        found = [_unannounced(document.blocks, document.links)]
    return tuple(one for one in found if one is not None)


def _announces(block: Block) -> bool:
    first = block.lines[0].text if block.lines else block.text
    return is_contents_word(block.text) or (
        block.role is not Role.PARAGRAPH and is_contents_word(first)
    )


def _list_after(
    blocks: Sequence[Block], heading: int, links: Sequence[Link]
) -> ContentsList | None:
    pages = groupby(blocks[heading:], key=lambda block: block.page)
    start, group = next(pages)
    read = list_lines(group)
    lines = read[1:] if read and is_contents_word(read[0].text) else read
    more, repeated = _following(lines, pages)
    made = _make([*lines, *more], links)
    if made is None:
        return None
    return replace(made, page=start, blocks=(blocks[heading].id, *repeated, *made.blocks))


def _following(
    lines: Sequence[ListLine], pages: Iterable[tuple[int | None, Iterable[Block]]]
) -> tuple[list[ListLine], list[str]]:
    """The lines of the list on the pages after its first, and headings that they repeat."""
    lines, more, repeated = list(lines), [], []
    for page, group in pages:
        read = list_lines(group, fewest=1 if paged(lines) >= _FEWEST else _FEWEST)
        if page is None or not read or not (_continued(read) or _goes_on(lines, read)):
            break
        if _continued(read):
            repeated.append(read.pop(0).block.id)
        lines += read
        more += read
    return more, repeated


def _continued(lines: Sequence[ListLine]) -> bool:
    """Whether a page opens with "Contents, continued"."""
    first = bare(lines[0].text).replace(" ", "")
    return any(first.startswith(f"{word}cont") or first == word for word in CONTENTS_WORDS)


def _goes_on(before: Sequence[ListLine], lines: Sequence[ListLine]) -> bool:
    """Whether a page goes on with the list of the page before."""
    last = max((line.number for line in before if line.number is not None), default=0)
    if last and counting(lines, last + 1) >= min(_FEWEST, 1 + len(lines) // 6):
        return True
    if not paged(before) or paged(lines) < _LISTED * len(lines):
        return False
    return paged(lines) >= _FEWEST or _last(before) <= _first(lines)


def _last(lines: Sequence[ListLine]) -> int:
    return max((int(line.page) for line in lines if line.page and line.page.isdigit()), default=0)


def _first(lines: Sequence[ListLine]) -> int:
    pages = [int(line.page) for line in lines if line.page and line.page.isdigit()]
    return pages[0] if pages else -1


def _unannounced(blocks: Sequence[Block], links: Sequence[Link]) -> ContentsList | None:
    pages = [(page, list(group)) for page, group in groupby(blocks, key=lambda block: block.page)]
    front = [one for one in pages if one[0] is None or one[0] <= _FRONT]
    for at, (page, group) in enumerate(front):
        lines = list_lines(group)
        seen = max(paged(lines), counting(lines))
        early = page is not None and page <= _COVERS and seen > _FEWEST
        if early or seen >= max(_FEWEST, _LISTED * len(lines)):
            more, repeated = _following(lines, pages[at + 1 :])
            made = _make([*lines, *more], links)
            if made is not None and len(made.entries) > _FEWEST:
                return replace(made, page=page, blocks=(*repeated, *made.blocks))
    return None


def _make(lines: Sequence[ListLine], links: Sequence[Link]) -> ContentsList | None:
    groups = _grouped(before_other_list(lines))
    groups = [one for at, one in enumerate(groups) if at >= _FEWEST or not _names_itself(one)]
    return None if len(groups) < _FEWEST else list_of(groups, links)


def list_of(groups: Sequence[Group], links: Sequence[Link]) -> ContentsList | None:
    """The list whose entries are ``groups``; None when their lines are no entries."""
    told = _told_below(groups)
    parted = [
        (group.lines[0].text, "") if at in told else _part_names(group)
        for at, group in enumerate(groups)
    ]
    labels = [group.label for group in groups] if any(group.label for group in groups) else None
    entries = read_entries([text for text, _ in parted], labels)
    if len(entries) != len(groups):
        return None
    entries = tuple(
        replace(
            entry,
            authors=entry.authors or authors_of(names),
            level=max(entry.level, g.level),
            raw=" ".join(line.text for line in g.lines) if at in told else entry.raw,
        )
        for at, (entry, (_, names), g) in enumerate(zip(entries, parted, groups, strict=True))
    )
    entries = levelled(entries, looks([group.lines[0] for group in groups]))
    aimed = [_aimed(entry, group, links) for entry, group in zip(entries, groups, strict=True)]
    linked = sum(entry.page is not None for entry in aimed)
    kind = ListKind.LINKS if linked >= _LINKED * len(aimed) else ListKind.PRINTED
    used = dict.fromkeys(line.block.id for group in groups for line in group.lines)
    return ContentsList(kind=kind, entries=tuple(aimed), blocks=tuple(used))


def _told_below(groups: Sequence[Group]) -> frozenset[int]:
    """The entries below whose first line something is told of them, where most are so."""
    longer = [at for at, group in enumerate(groups) if len(group.lines) > 1]
    told = [at for at in longer if groups[at].lines[0].leads and _is_sentence(groups[at].lines[1:])]
    return frozenset(told) if len(told) > 1 and len(told) >= _TOLD * len(longer) else frozenset()


def _is_sentence(lines: Sequence[ListLine]) -> bool:
    text = " ".join(line.text for line in lines).rstrip("\u201d\u2019\"')")
    return len(text.split()) >= _SENTENCE and text.endswith((".", "!", "?", "\u2026"))


def _names_itself(group: Group) -> bool:
    """Whether an entry is the list's own."""
    return group.label is not None and is_contents_word(group.lines[0].text)


def _grouped(lines: Sequence[ListLine]) -> list[Group]:
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
    wanted = 1
    for line in lines:
        if line.number == wanted:
            groups.append(Group(lines=(line,)))
            wanted += 1
        elif not groups or not _continues(groups[-1], line):
            continue
        elif (
            labelled
            and (groups[-1].closed or groups[-1].level > 1)
            and not authors_of(line.text)
            and not _is_blurb(line, groups[-1].lines[0])
        ):
            groups.append(Group(lines=(line,), level=2))
        else:
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
    return groups


def _continues(group: Group, line: ListLine) -> bool:
    last = group.lines[-1]
    if line.block is last.block:
        return True
    if line.block.role is Role.HEADING:
        return False
    if line.block.page != last.block.page:
        return True  # a page's first lines, before the next number
    upper, lower = last.box, line.box
    if upper is None or lower is None:
        return False
    return abs(lower.top - upper.bottom) < last.block.size * 0.9


def _by_page(lines: Sequence[ListLine]) -> list[Group]:
    """An entry ends at its page label; a line of names behind it still belongs to it."""
    groups: list[Group] = []
    waiting: list[ListLine] = []
    last = max(index for index, line in enumerate(lines) if line.page is not None)
    if _names_lead(lines):
        return [replace(group, named=True) for group in _by_leading_page(lines)]
    stacked = _stacked(lines)
    named = not stacked and _often_named(lines)
    for line in lines[: last + 2]:
        if line.page is not None:
            waiting = [one for one in waiting if _may_begin(one, line)]
            if not groups:  # what stands over the list, such as a date, looks otherwise
                waiting = [one for one in _close(waiting, line) if _looks_like(one, line)]
            deeper, own = _own(waiting, line)
            groups += [Group(lines=(one,), level=2) for one in deeper]
            groups.append(Group(lines=(*own, line), named=stacked and bool(own)))
            waiting = []
        elif groups and not waiting and named and _names(line):
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
        else:
            waiting.append(line)
    return groups


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
    named = sum(bool(authors_of(line.text)) for line in labelled)
    titles = len(lines) - len(labelled)
    return named >= _STACKED * len(labelled) and titles >= _STACKED * len(labelled)


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
    for line in lines:
        if line.page is not None:
            groups.append(Group(lines=(line,)))
        elif groups and _continues(groups[-1], line):
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
    return groups


def _own(waiting: Sequence[ListLine], line: ListLine) -> tuple[list[ListLine], list[ListLine]]:
    """Lines before a labelled one: entries of a lower level, and those that it goes on from.

    A rubric over some entries ("Articles") is no part of the first of them. Lines set further in
    than the labelled one, or before one that has a number of its own, are sub-entries without page.
    """
    own = [
        one
        for one in waiting
        if _looks_like(one, line)
        or (one.block.role is not Role.HEADING and not _is_blurb(one, line))
        or (has_number(one.text) and not has_number(line.text))
    ]
    counted = has_number(line.text)
    deeper = []
    while own and own[0].block is not line.block and (counted or _further_in(own[0], line)):
        deeper.append(own.pop(0))
    return deeper, own


def _is_blurb(line: ListLine, entry: ListLine) -> bool:
    """A sentence about the entry in a paragraph of its own and in smaller type."""
    block = line.block
    return (
        line.page is None
        and block is not entry.block
        and block.size < entry.block.size
        and block.words >= _SENTENCE
        and block.text.rstrip().endswith((".", "!", "?", "\u2026"))
    )


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
            groups += [Group(lines=(line,)) for line in group]
        else:
            groups.append(Group(lines=tuple(group)))
    return groups


def _part_names(group: Group) -> tuple[str, str]:
    """The entry's words, and names on lines of their own behind its label; no blurb."""
    lines = [line for line in group.lines if not _is_blurb(line, group.lines[0])]
    texts = [line.text for line in lines]
    if group.label is None or group.lines[0].leads:
        return " ".join(texts), ""
    if group.named and group.lines[0].page is not None:
        return " ".join(texts[1:]), texts[0]
    if group.named:
        return " ".join(texts[:-1]), texts[-1]
    end = 1 + max(i for i, line in enumerate(lines) if line.page is not None)
    if _UNDONE.search(texts[end - 1]):  # the page stands behind the first line of several names
        end = len(texts)
    return " ".join(texts[:end]), " ".join(texts[end:])


def _aimed(entry: Entry, group: Group, links: Sequence[Link]) -> Entry:
    """The entry with the place its link leads to, when a link lies on its line."""
    for line in group.lines:
        for link in links:
            if line.box and link.page == line.block.page and _overlap(line.box, link.box):
                return replace(entry, page=link.target_page, top=link.target_top)
    return entry


def _overlap(line: Box, link: Box) -> bool:
    """Whether a link's rectangle covers the middle of a line's height and some of its width."""
    middle = (line.top + line.bottom) / 2
    across = min(line.right, link.right) - max(line.left, link.left)
    return link.top <= middle <= link.bottom and across > 0
