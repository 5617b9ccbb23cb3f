"""The list by which a page names its own parts, and where in the page those are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from hearprint.model.document import Jump, Role
from hearprint.model.words import plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.jumps import (
    Listing,
    find_listings,
    fragment_of,
    mark,
    title_key,
)
from hearprint.readers.markup.page import Element, attribute

_FEWEST = 3
_ORDERED = 0.85
_AGREED = 0.6
_OWN = 0.9  #: share of links to a file whose anchors are all in the page itself
_SHORTEST = 4  #: letters with which one title may begin another
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

    def target(link: Element) -> str:
        return fragment_of(link, page) or (fragment_of(link, own) if own else "")

    texts = _texts_at(chunks)
    found: list[_Own] = []
    for listing in find_listings(chunks, target):
        names = [jump.anchor for jump in listing.jumps]
        spots = {name: places[name] for name in names if name in places}
        mended = _mend(listing, chunks, body, spots)
        rising = _rising([spots[name] for name in names if name in spots])
        if len(rising) < max(_ORDERED * len(spots), 2) or not _agrees(listing, {**texts, **mended}):
            continue
        mark(listing)
        if not listing.minor:
            found.append(_own(listing, spots, rising))
    furthest = max((one.reach for one in found), default=0)
    return max((one.jumps for one in found if one.reach >= _REACH * furthest), key=len, default=())


def _own(listing: Listing, spots: Mapping[str, int], rising: Sequence[int]) -> _Own:
    there = [jump for jump in listing.jumps if jump.anchor in spots]
    kept = {id(there[index]) for index in rising}
    reached = [spots[there[index].anchor] for index in rising]
    return _Own(
        jumps=tuple(j for j in listing.jumps if id(j) in kept or j.anchor not in spots),
        reach=max(reached) - min(reached),
    )


def _mend(
    listing: Listing, chunks: Sequence[Chunk], body: Element, spots: dict[str, int]
) -> dict[str, str]:
    """Give missing anchors to the headings that entries name, if no other bears that name.

    Adds to ``spots``; returns the titles at the anchors that were added.
    """
    lost = [jump for jump in listing.jumps if jump.anchor not in spots]
    if not lost:
        return {}
    inside = {id(chunk) for chunk in (*listing.chunks, *listing.head)}
    named: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if chunk.role is Role.HEADING and not chunk.reason and id(chunk) not in inside:
            named.setdefault(title_key(chunk.text), []).append(chunk)
    order = {element: place for place, element in enumerate(body.iter())}
    mended: dict[str, str] = {}
    for jump in lost:
        key = title_key(jump.text)
        heading = named.get(key, [])
        if len(heading) == 1 and jump.anchor not in spots:
            heading[0].anchors = (*heading[0].anchors, jump.anchor)
            spots[jump.anchor] = order[heading[0].owner]
            mended[jump.anchor] = key
    return mended


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


def _rising(places: Sequence[int]) -> list[int]:
    """Indices of the longest run of places that never step back (patience sorting)."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_right(tops, place)
        before.append(at_top[at - 1] if at else -1)
        tops[at : at + 1] = [place]
        at_top[at : at + 1] = [index]
    chain: list[int] = []
    step = at_top[-1] if at_top else -1
    while step >= 0:
        chain.append(step)
        step = before[step]
    return chain[::-1]


def _texts_at(chunks: Sequence[Chunk]) -> dict[str, str]:
    """The key of the text that each name leads to: the first at or behind it that is read."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for chunk in chunks:
        waiting += chunk.anchors
        if not chunk.reason:
            for name in waiting:
                found.setdefault(name, title_key(chunk.text))
            waiting = []
    return found


def _agrees(listing: Listing, texts: Mapping[str, str]) -> bool:
    """Most entries name what stands where they lead."""
    agreed = sum(_alike(title_key(jump.text), texts.get(jump.anchor, "")) for jump in listing.jumps)
    lasting = len(listing.jumps)
    apart = all(one.anchor != other.anchor for one, other in pairwise(listing.jumps))
    return agreed >= _AGREED * lasting and (apart or agreed > 0)


def _alike(entry: str, text: str) -> bool:
    if not entry or not text:
        return False
    short, long = sorted((entry, text), key=len)
    return entry == text or (len(short) >= _SHORTEST and (long.startswith(short)))
