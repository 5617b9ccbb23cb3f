"""The list by which a page names its own parts, and where in the page those are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from urllib.parse import unquote

from hearprint.model.document import Jump, Role
from hearprint.model.rising import rising_run
from hearprint.model.words import plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.jumps import (
    LISTED,
    Listing,
    find_listings,
    fragment_of,
    mark,
    title_key,
    whole_key,
)
from hearprint.readers.markup.listheads import is_list_head
from hearprint.readers.markup.page import Element, ancestors, attribute, names

_FEWEST = 3
_ORDERED = 0.85
_AGREED = 0.6
_OWN = 0.9  #: share of links to a file whose anchors are all in the page itself
_SHORTEST = 4  #: letters with which one title may begin another
_END = 0.1  #: of the words that are read, behind a list that ends the page
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_REACH = 0.7  #: of the furthest list's; one of a single chapter's parts reaches less


@dataclass(frozen=True, slots=True)
class _Own:
    jumps: tuple[Jump, ...]
    reach: int  #: elements between the first part and the last


def own_lists(chunks: Sequence[Chunk], body: Element, page: str) -> tuple[Jump, ...]:
    """The fullest list of the page's own parts. All such lists are marked as what they are.

    A link whose anchor is missing reaches the one heading of its words.
    """
    places = anchors_of(body)
    own = _own_name(body, places)
    order = {element: place for place, element in enumerate(body.iter())}

    def target(link: Element) -> str:
        name = fragment_of(link, page) or (fragment_of(link, own) if own else "")
        # A heading may link to itself or back to the list; one in a list leads on.
        back = places.get(name, -1) <= order.get(link, 0)
        return "" if back and any(one.tag in _HEADINGS for one in ancestors(link)) else name

    read_at = _read_at(chunks)
    at = {id(chunk): place for place, chunk in enumerate(chunks)}
    found: list[_Own] = []
    for listing in find_listings(chunks, target):
        names = [jump.anchor for jump in listing.jumps]
        spots = {name: places[name] for name in names if name in places}
        headings = _headings(chunks, listing)
        mended = _mend(listing, headings, order, spots)
        rising = rising_run([spots[name] for name in names if name in spots])
        if len(rising) < max(_ORDERED * len(spots), 2) and not _announces(listing, order, spots):
            continue
        texts = {name: title_key(read_at[name].text) for name in names if name in read_at}
        if not _agrees(listing, {**texts, **mended}):
            continue
        if _stands_among(listing, chunks, order, spots):
            continue
        if not listing.minor and _names_most(listing, headings, read_at, at):
            above = _parts_above(listing, chunks, headings)
            led = {**read_at, **{name: one for one in headings for name in one.anchors}}
            found.append(_own(listing, spots, _back(listing, spots, rising, led), above))
        elif len(listing.chunks) == 1 and not _leads_to_headings(listing, read_at):
            continue  # a synopsis: its options are explained further down
        mark(listing)
        _mark_neighbours(listing, chunks)
    furthest = max((one.reach for one in found), default=0)
    far = [one.jumps for one in found if one.reach >= _REACH * furthest]
    fullest = max(far, key=len, default=())
    return _definitions_lower(fullest, far, read_at)


def _definitions_lower(
    fullest: tuple[Jump, ...], lists: Sequence[tuple[Jump, ...]], read_at: Mapping[str, Chunk]
) -> tuple[Jump, ...]:
    """A list in one rank whose lines under no heading another list leaves out: a level lower."""
    parts = {jump.anchor for jump in fullest if _heads(read_at.get(jump.anchor))}
    ranks = {jump.level for jump in fullest}
    shorter = any({jump.anchor for jump in one} == parts for one in lists)
    if len(ranks) != 1 or not shorter or len(parts) < _FEWEST:
        return fullest
    return tuple(
        jump if jump.anchor in parts else replace(jump, level=jump.level + 1) for jump in fullest
    )


def _heads(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.role is Role.HEADING


def _announces(listing: Listing, order: Mapping[Element, int], spots: Mapping[str, int]) -> bool:
    """Under a head of its own before all that it names, though in an order of its own."""
    return bool(listing.head and spots) and min(spots.values()) > order[listing.chunks[-1].owner]


def _back(
    listing: Listing,
    spots: dict[str, int],
    rising: Sequence[int],
    read_at: Mapping[str, Chunk],
) -> list[int]:
    """``rising`` with the entries that the list has out of the text's order.

    Only those that lead to a heading of their words, of a rank that others of their level have.
    """
    there = [jump for jump in listing.jumps if jump.anchor in spots]
    taken = {there[index].anchor for index in rising}
    ranks = {
        (there[index].level, read_at[there[index].anchor].level)
        for index in rising
        if there[index].anchor in read_at
    }
    found = list(rising)
    for index, jump in enumerate(there):
        chunk = read_at.get(jump.anchor)
        if jump.anchor in taken or chunk is None or chunk.role is not Role.HEADING:
            continue
        if (jump.level, chunk.level) in ranks and title_key(chunk.text) == title_key(jump.text):
            taken.add(jump.anchor)
            found.append(index)
    return sorted(found, key=lambda index: (spots[there[index].anchor], index))


def _mark_neighbours(listing: Listing, chunks: Sequence[Chunk]) -> None:
    """A site's list names the parts of its other pages around this page's own."""
    first, last = (
        next(n for n, chunk in enumerate(chunks) if chunk is edge)
        for edge in (listing.chunks[0], listing.chunks[-1])
    )
    if listing.chunks[0].role is not Role.ITEM:
        return
    before = list(takewhile(_leads_aside, reversed(chunks[:first])))
    after = list(takewhile(_leads_aside, chunks[last + 1 :]))
    for chunk in (*before, *after):
        chunk.reason = LISTED
    head = chunks[first - len(before) - 1] if before and first > len(before) else None
    if head is not None and not head.reason and is_list_head(head.text):
        head.reason = LISTED


def _leads_aside(chunk: Chunk) -> bool:
    """An item that is a link to another page beside this one."""
    if chunk.role is not Role.ITEM or not chunk.links or chunk.linked < chunk.words:
        return False
    href = attribute(chunk.links[0], "href")
    return bool(href) and not href.startswith("#") and ":" not in href


def _stands_among(
    listing: Listing,
    chunks: Sequence[Chunk],
    order: Mapping[Element, int],
    spots: Mapping[str, int],
) -> bool:
    """It leads back from the midst of the text: a cross-reference, to be read where it stands."""
    here = order[listing.chunks[0].owner]
    back = sum(spot < here for spot in spots.values())
    if back <= max(1, (1 - _ORDERED) * len(spots)):
        return False
    last = order[listing.chunks[-1].owner]
    behind = sum(one.words for one in chunks if not one.reason and order[one.owner] > last)
    return behind > _END * sum(one.words for one in chunks if not one.reason)


def _own(
    listing: Listing,
    spots: Mapping[str, int],
    rising: Sequence[int],
    above: Mapping[int, Jump],
) -> _Own:
    there = [jump for jump in listing.jumps if jump.anchor in spots]
    kept = {id(there[index]) for index in rising}
    reached = [spots[there[index].anchor] for index in rising]
    placed: list[tuple[int, Jump]] = []
    below = 0
    for place, jump in enumerate(listing.jumps):
        spot = placed[-1][0] if placed else -1
        if place in above:
            below = 1
            placed.append((spots.get(jump.anchor, spot), above[place]))
        if id(jump) in kept or jump.anchor not in spots:
            placed.append((spots.get(jump.anchor, spot), replace(jump, level=jump.level + below)))
    jumps = [jump for _, jump in sorted(placed, key=lambda pair: pair[0])]
    return _Own(jumps=tuple(jumps), reach=max(reached) - min(reached))


def _headings(chunks: Sequence[Chunk], listing: Listing) -> list[Chunk]:
    """Those that are read, and are none of the list's."""
    inside = {id(chunk) for chunk in (*listing.chunks, *listing.head)}
    return [
        chunk
        for chunk in chunks
        if chunk.role is Role.HEADING and not chunk.reason and id(chunk) not in inside
    ]


class _Titles:
    """Headings whose title no other bears: by all its words, else by those behind its number."""

    def __init__(self, headings: Sequence[Chunk]) -> None:
        whole = [(whole_key(chunk.text), chunk) for chunk in headings]
        bare = [(title_key(chunk.text), chunk) for chunk in headings]
        self._found = {**_unique(bare), **_unique(whole)}

    def get(self, text: str) -> Chunk | None:
        return self._found.get(whole_key(text)) or self._found.get(title_key(text))


def _unique(pairs: Sequence[tuple[str, Chunk]]) -> dict[str, Chunk]:
    counts = Counter(key for key, _ in pairs)
    return {key: chunk for key, chunk in pairs if key and counts[key] == 1}


def _mend(
    listing: Listing,
    headings: Sequence[Chunk],
    order: Mapping[Element, int],
    spots: dict[str, int],
) -> dict[str, str]:
    """Give missing anchors to the headings that entries name, if no other bears that name.

    Adds to ``spots``; returns the titles at the anchors that were added.
    """
    lost = [jump for jump in listing.jumps if jump.anchor not in spots]
    if not lost:
        return {}
    titles = _Titles(headings)
    mended: dict[str, str] = {}
    for jump in lost:
        heading = titles.get(jump.text)
        if heading is not None and jump.anchor not in spots:
            heading.anchors = (*heading.anchors, jump.anchor)
            spots[jump.anchor] = order[heading.owner]
            mended[jump.anchor] = title_key(jump.text)
    return mended


def _parts_above(
    listing: Listing, chunks: Sequence[Chunk], headings: Sequence[Chunk]
) -> dict[int, Jump]:
    """Rubrics of the list that are headings of the text, though no link leads there.

    Each by the place of the entry that it stands over.
    """
    rubrics = list(listing.rubrics)
    first = next(n for n, chunk in enumerate(chunks) if chunk is listing.chunks[0])
    over = chunks[first - 1] if first else None
    if rubrics and over is not None and over.level == rubrics[0][1].level and over in headings:
        rubrics.insert(0, (0, over))
    titles = _Titles([one for one in headings if one is not over])
    found = {place: titles.get(rubric.text) for place, rubric in rubrics}
    if sum(heading is not None for heading in found.values()) < _FEWEST - 1:
        return {}
    above: dict[int, Jump] = {}
    for place, rubric in rubrics:
        heading = found[place]
        if heading is None:
            continue
        name = f"rubric {place}"  # no id holds a space
        heading.anchors = (*heading.anchors, name)
        above[place] = Jump(text=rubric.text, anchor=name)
        rubric.reason = LISTED
    return above


def _names_most(
    listing: Listing,
    headings: Sequence[Chunk],
    read_at: Mapping[str, Chunk],
    at: Mapping[int, int],
) -> bool:
    """The list leaves out fewer headings of its rank than it names; the page's title aside."""
    reached = {id(read_at[jump.anchor]) for jump in listing.jumps if jump.anchor in read_at}
    targets = listing.targets
    reached |= {id(one) for one in headings if not targets.isdisjoint(one.anchors)}
    ranks = Counter(chunk.level for chunk in headings if id(chunk) in reached)
    if 2 * ranks.total() < len(targets):
        if _opens_all(listing, read_at):  # parts headed by no heading, such as a line in bold
            first = min(at[id(read_at[jump.anchor])] for jump in listing.jumps)
            return not _headed(headings, [at[id(one)] < first for one in headings])
        ranks = Counter(chunk.level for chunk in headings)
    rank = min((level for level, count in ranks.items() if count > 1), default=0)
    named = [id(chunk) in reached for chunk in headings if chunk.level <= rank]
    return named.count(True) + 1 >= named.count(False)


def _leads_to_headings(listing: Listing, read_at: Mapping[str, Chunk]) -> bool:
    there = [read_at[jump.anchor] for jump in listing.jumps if jump.anchor in read_at]
    return 2 * sum(chunk.role is Role.HEADING for chunk in there) >= len(there)


def _opens_all(listing: Listing, read_at: Mapping[str, Chunk]) -> bool:
    """Whether each entry leads to a text of its very words."""
    return all(
        jump.anchor in read_at and title_key(read_at[jump.anchor].text) == title_key(jump.text)
        for jump in listing.jumps
    )


def _headed(headings: Sequence[Chunk], before: Sequence[bool]) -> bool:
    """Several chapters of the page begin ``before`` a list's first part: it is of one of them."""
    ranks = Counter(one.level for one in headings)
    rank = min((level for level, count in ranks.items() if count > 1), default=0)
    here = zip(headings, before, strict=True)
    return sum(early and one.level <= rank for one, early in here) >= _FEWEST


def anchors_of(body: Element) -> dict[str, int]:
    """Every name that a link of the page may lead to, with its place in the page."""
    found: dict[str, int] = {}
    for place, element in enumerate(body.iter()):
        for name in (attribute(element, "id"), attribute(element, "name")):
            if name and (name not in found):
                found[plain(name)] = place
    return found


def _own_name(body: Element, places: Mapping[str, int]) -> str:
    """The name by which the page's links call it, when it was saved under another."""
    called: dict[str, list[bool]] = {}
    for link in body.iter("a"):
        path, sign, name = attribute(link, "href").partition("#")
        if sign and path and "/" not in path and ":" not in path:
            called.setdefault(unquote(path), []).append(plain(unquote(name)) in places)
    path = max(called, key=lambda path: len(called[path]), default="")
    there = called.get(path, [])
    return path if len(there) >= _FEWEST and sum(there) >= _OWN * len(there) else ""


def _read_at(chunks: Sequence[Chunk]) -> dict[str, Chunk]:
    """What each name leads to: the first at or behind it that is read."""
    found: dict[str, Chunk] = {}
    waiting: list[str] = []
    for chunk in chunks:
        waiting += chunk.anchors
        if not chunk.reason:
            for name in waiting:
                found.setdefault(name, chunk)
            waiting = []
    return found


def _agrees(listing: Listing, texts: Mapping[str, str]) -> bool:
    """Most entries name what stands where they lead, or all of the highest of several ranks do:
    those below may lead to lines that say more, such as "[Function] scan regex".
    """
    named = [_alike(title_key(one.text), texts.get(one.anchor, "")) for one in listing.jumps]
    agreed, lasting = sum(named), len(listing.jumps)
    apart = all(one.anchor != other.anchor for one, other in pairwise(listing.jumps))
    if agreed >= _AGREED * lasting and (apart or agreed > 0):
        return True
    tops = [one for one, jump in zip(named, listing.jumps, strict=True) if jump.level == 1]
    return _FEWEST < len(tops) < lasting and all(tops)


def _alike(entry: str, text: str) -> bool:
    if not entry or not text:
        return False
    short, long = sorted((entry, text), key=len)
    part = long.startswith(short) or long.endswith(short)
    return entry == text or (len(short) >= _SHORTEST and part)
