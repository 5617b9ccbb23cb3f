"""Entries of a publications page: which stretch of the page belongs to which document.

An entry is the largest element that holds links to no other document (an article, a list item, a
row). On flat pages, where headings, paragraphs and lists follow one another as siblings, it is the
stretch from its heading to the next entry's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hearprint.model.document import Role
from hearprint.model.words import count_words, plain
from hearprint.readers.listing.links import is_document, link_target, link_text
from hearprint.readers.listing.wording import bare_title, is_generic
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, ancestors, names
from hearprint.readers.markup.visible import visible_text

_COMPLETE = frozenset({"tr", "li"})
#: Such an element is only the first line of an entry, whatever else it holds.
_LINES = names("p h1 h2 h3 h4 h5 h6 dt dd a b strong em i span figure font center header summary")
_LEAD_WORDS = 14  #: a line in bold of so few words serves as a heading
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_LED = 4  #: words that lead to a link in a sentence; "Download it here" are fewer
_CITED_WORDS = 12  #: words around a link that make it a citation in prose
_TOLD = 3  #: words beside links that make a box an entry
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LOOK_BACK = 2  #: chunks
_UNRANKED = 7  #: below h6: terms and lines in bold


@dataclass(slots=True)
class Entry:
    """A document and the chunks that speak of it."""

    href: str
    documents: list[Element]  #: the links to it
    positions: list[int]  #: of the chunks that hold those links, in the page
    start: int = 0
    end: int = 0
    own: bool = False  #: it has an element of its own with a heading in it
    year: int | None = None  #: of the heading above a whole group, such as "2013"
    cited: bool = False  #: it stands in the middle of a sentence
    woven: bool = False  #: words stand before and behind its link
    container: Element | None = None
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def first_link(self) -> int:
        """The index in ``chunks`` of the first link."""
        return max(0, self.positions[0] - self.start)

    def links(self) -> list[Element]:
        """All links of the entry."""
        return [link for chunk in self.chunks for link in chunk.links]


def find_entries(chunks: Sequence[Chunk]) -> list[Entry]:
    """Entries in the order of the page. ``chunks`` holds no furniture."""
    entries = _merged(chunks, _by_target(chunks))
    holders = _holders(chunks, entries)
    spans = _spans(chunks, holders)
    for entry in entries:
        _contain(entry, chunks, entries, holders, spans)
    _complete(entries, chunks, spans)
    rank = _item_rank(entries, chunks)
    for index, entry in enumerate(entries):
        _bound(entry, index, chunks, entries, rank)
    for entry in entries:
        entry.chunks = list(chunks[entry.start : entry.end])
        entry.year = _group_year(chunks, entry.positions[0])
        entry.cited = _cited(chunks[entry.positions[0]], entry)
        entry.woven = _woven(chunks[entry.positions[0]], entry)
    return entries


def _by_target(chunks: Sequence[Chunk]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for position, chunk in enumerate(chunks):
        for link in chunk.links:
            if is_document(link):
                href = link_target(link)
                entry = found.setdefault(href, Entry(href=href, documents=[], positions=[]))
                entry.documents.append(link)
                entry.positions.append(position)
    return list(found.values())


def _merged(chunks: Sequence[Chunk], entries: list[Entry]) -> list[Entry]:
    """Another format of the same document ("PDF", "large print", "EPUB") is no entry of its own."""
    kept: list[Entry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        generic = all(is_generic(link_text(link)) for link in entry.documents)
        if before and generic and _together(chunks, before.positions[-1], entry.positions[0]):
            better = entry.href.lower().endswith(".pdf") > before.href.lower().endswith(".pdf")
            before.href = entry.href if better else before.href
            before.documents += entry.documents
            before.positions += entry.positions
        else:
            kept.append(entry)
    return kept


def _together(chunks: Sequence[Chunk], one: int, two: int) -> bool:
    """Both links stand in one line, one list item, one row or one row of links."""
    if one == two:
        return True
    between = chunks[one + 1 : two]
    if any(not chunk.links or chunk.words > chunk.linked for chunk in between):
        return False
    first, second = (_box(chunks[place].owner) for place in (one, two))
    return first is not None and first is second


def _box(owner: Element) -> Element | None:
    return next((parent for parent in ancestors(owner) if parent.tag in ("li", "tr", "dd")), None)


def _holders(chunks: Sequence[Chunk], entries: Sequence[Entry]) -> dict[Element, set[int]]:
    """Element -> which entries have links inside it."""
    held: dict[Element, set[int]] = {}
    for index, entry in enumerate(entries):
        for position in set(entry.positions):
            for parent in ancestors(chunks[position].owner):
                held.setdefault(parent, set()).add(index)
    return held


def _contain(
    entry: Entry,
    chunks: Sequence[Chunk],
    entries: Sequence[Entry],
    holders: dict[Element, set[int]],
    spans: dict[Element, tuple[int, int]],
) -> None:
    """Find the largest element that is the entry's alone."""
    entry.container = None
    for parent in ancestors(chunks[entry.positions[0]].owner):
        if len(holders[parent]) > 1:
            break
        entry.container = parent
    if entry.container is None or entry.container.tag in _LINES or len(entries) == 1:
        return
    inside = spans[entry.container]
    titled = any(_rank(chunks[place]) for place in range(*inside) if _titles(chunks[place]))
    if titled or entry.container.tag in _COMPLETE:
        entry.own = True
        entry.start, entry.end = inside


def _spans(chunks: Sequence[Chunk], holders: Container[Element]) -> dict[Element, tuple[int, int]]:
    """Element -> the half-open range of chunks in it, for those that hold links to documents."""
    found: dict[Element, tuple[int, int]] = {}
    for place, chunk in enumerate(chunks):
        for parent in ancestors(chunk.owner):
            if parent in holders:
                found[parent] = (found.get(parent, (place, 0))[0], place + 1)
    return found


def _complete(
    entries: Sequence[Entry],
    chunks: Sequence[Chunk],
    spans: dict[Element, tuple[int, int]],
) -> None:
    """Boxes without headings are entries of their own where no headings stand between them."""
    loose = [index for index, entry in enumerate(entries) if index and not entry.own]
    headed = sum(bool(_heads(index, chunks, entries)) for index in loose)
    if not loose or headed * 2 > len(loose):
        return
    for entry in entries:
        if entry.own or entry.container is None or entry.container.tag in _LINES:
            continue
        start, end = spans[entry.container]
        told = sum(chunk.words - chunk.linked for chunk in chunks[start:end])
        if told >= _TOLD:
            entry.own, entry.start, entry.end = True, start, end


def _group_year(chunks: Sequence[Chunk], place: int) -> int | None:
    """The year that alone makes the last heading of its rank above an entry."""
    rank = _UNRANKED
    for chunk in reversed(chunks[:place]):
        if chunk.role is Role.HEADING and chunk.level < rank:
            if _YEAR.fullmatch(chunk.text):
                return int(chunk.text)
            rank = chunk.level
    return None


def _heads(index: int, chunks: Sequence[Chunk], entries: Sequence[Entry]) -> list[int]:
    """Where lines that could head an entry stand between the last entry's link and its own."""
    floor = 0
    if index:
        before = entries[index - 1]
        floor = before.end if before.own else before.positions[-1] + 1
    return [p for p in range(floor, entries[index].positions[0] + 1) if _titles(chunks[p])]


def _item_rank(entries: Sequence[Entry], chunks: Sequence[Chunk]) -> int:
    """The rank of heading that most entries have; the deepest of several."""
    counts: Counter[int] = Counter()
    for index, entry in enumerate(entries):
        if not entry.own:
            counts.update({_rank(chunks[place]) for place in _heads(index, chunks, entries)})
    return max(counts, key=lambda rank: (counts[rank], rank), default=0)


def _bound(
    entry: Entry, index: int, chunks: Sequence[Chunk], entries: Sequence[Entry], rank: int
) -> None:
    """Set the borders of an entry that has no element of its own."""
    if entry.own:
        return
    first = entry.positions[0]
    heads = _heads(index, chunks, entries)
    ranked = [place for place in heads if _rank(chunks[place]) == rank] or heads
    before = entries[index - 1] if index else None
    if ranked:
        entry.start = ranked[-1]
    elif any(not is_generic(bare_title(link_text(link))) for link in entry.documents):
        entry.start = first
    elif before is None:
        entry.start = max(0, first - _LOOK_BACK)
    else:
        entry.start = before.end if before.own else before.positions[-1] + 1
    if before and not before.own:
        before.end = min(before.end, heads[0] if heads else entry.start)
    entry.end = _end(entry, index, chunks, entries, _rank(chunks[entry.start]) if ranked else 0)


def _end(
    entry: Entry, index: int, chunks: Sequence[Chunk], entries: Sequence[Entry], rank: int
) -> int:
    """The next entry, or the next heading that ranks no lower than this entry's own."""
    ceiling = len(chunks)
    if later := entries[index + 1 : index + 2]:
        ceiling = later[0].start if later[0].own else later[0].positions[0]
    ceiling = max(ceiling, entry.positions[0] + 1)
    last = max(place for place in entry.positions if place < ceiling)
    for place in range(last + 1, ceiling):
        chunk = chunks[place]
        ends = _titles(chunk) or _YEAR.fullmatch(chunk.text)
        if chunk.role is Role.HEADING and chunk.level <= (rank or 6) and ends:
            return place
    return ceiling


def _titles(chunk: Chunk) -> bool:
    return bool(_rank(chunk)) and not is_generic(chunk.text)


def _rank(chunk: Chunk) -> int:
    """1 to 6 for headings, 7 for a term or a short line in bold, 0 for all else."""
    if chunk.role is Role.HEADING:
        return chunk.level
    return _UNRANKED if chunk.owner.tag == "dt" or bold_lead(chunk) else 0


def bold_lead(chunk: Chunk) -> str:
    """The words in bold with which a paragraph begins, when they are few; else nothing."""
    if chunk.role not in (Role.PARAGRAPH, Role.VERSE):
        return ""
    for element in islice(chunk.owner.iter("b", "strong"), _LOOK_BACK):
        text = plain(visible_text(element))
        few = 0 < count_words(text) <= _LEAD_WORDS
        if few and plain(chunk.text).startswith(text) and not is_generic(text):
            return text
    return ""


def _woven(chunk: Chunk, entry: Entry) -> bool:
    """Words before and after the link in a text, however few."""
    linked = next(filter(None, map(link_text, entry.documents)), "")
    before, _, after = chunk.text.partition(linked) if linked else ("", "", "")
    text = chunk.role in (Role.PARAGRAPH, Role.QUOTE, Role.NOTE) and not entry.own
    return text and count_words(before) > 0 and after[:1] == " " and after.lstrip()[:1].islower()


def _cited(chunk: Chunk, entry: Entry) -> bool:
    """Words before and after the link in one sentence make it a citation."""
    if entry.own or chunk.role not in (Role.PARAGRAPH, Role.QUOTE, Role.NOTE):
        return False
    text = chunk.text
    linked = next(filter(None, map(link_text, entry.documents)), "")
    if not linked:
        return False  # a picture
    before, found, after = text.partition(linked)
    # An address shown as such needs fewer words around it, and no colon before it.
    bare = _ADDRESS.match(linked) is not None and not before.rstrip().endswith(":")
    around = count_words(before + after)
    return (
        bool(found) and count_words(before) >= _LED and around >= (_LED if bare else _CITED_WORDS)
    )
