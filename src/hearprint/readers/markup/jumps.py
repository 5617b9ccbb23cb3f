"""A page's own list of its parts: a run of links that lead, in order, to what they name.

Found by where the links lead, not by class names: contents lists stand in lists, definition
lists, tables, paragraphs and navigation alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from hearprint.model.document import Jump, Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, ancestors, attribute, names
from hearprint.readers.markup.turning import TURNING
from hearprint.readers.markup.visible import visible_text

LISTED = "contents list"

#: From a link to the name of what it leads to; empty when that is not part of the publication.
Target = Callable[[Element], str]

_FEWEST = 3
_ENTRY_WORDS = 40
_LINKED = 0.3  #: share of an entry's words that must be links; authors may stand beside
_RUBRIC_WORDS = 12  #: of a line between two entries
_ORDERED = 0.85
_AGREED = 0.6
_OWN = 0.9  #: share of links to a file whose anchors are all in the page itself
_SHORTEST = 4  #: letters with which one title may begin another
_NESTS = names("ul ol dl menu dir")
_NUMBER = re.compile(
    r"^\W*(?:(?:chapter|part|section|appendix)\s+)?"
    r"(?:\d+(?:\.\d+)*|[a-z](?:\.\d+)+|(?:[ivxlc]+|[a-z])(?=[.):]))[.):]?[\s:\u2013\u2014-]*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")
_HEADS = frozenset(
    _SIGNS.sub("", head)
    for head in (
        "contents", "table of contents", "list of contents", "short contents", "on this page",
        "short table of contents", "in this issue", "inside this issue", "in this article",
        "contents page", "in this section", "page contents", "article contents", "jump to",
        "jump to section", "what's inside", "sommaire", "table des matières", "inhalt",
        "inhaltsverzeichnis", "índice", "sumario", "contenido", "inhoud", "innehåll", "indice",
        "cynnwys", "spis treści", "index", "overview", "brief contents", "list of tables",
        "list of figures", "list of examples", "figures", "tables", "illustrations",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """A run of chunks that lists parts, with the heading over it."""

    chunks: tuple[Chunk, ...]
    head: tuple[Chunk, ...]
    jumps: tuple[Jump, ...]

    @property
    def targets(self) -> frozenset[str]:
        """What the list leads to."""
        return frozenset(jump.anchor for jump in self.jumps)

    @property
    def words(self) -> int:
        """How many words the list holds."""
        return sum(chunk.words for chunk in self.chunks)


def anchors_of(body: Element) -> dict[str, int]:
    """Every name that a link of the page may lead to, with its place in the page."""
    found: dict[str, int] = {}
    for place, element in enumerate(body.iter()):
        for name in (attribute(element, "id"), attribute(element, "name")):
            if name and (name not in found):
                found[plain(name)] = place
    return found


def fragment_of(link: Element, page: str = "") -> str:
    """The name that a link within the page leads to; empty for links to elsewhere."""
    href = attribute(link, "href")
    if "#" not in href:
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or parts.query or unquote(parts.path) not in ("", page):
        return ""
    return plain(unquote(parts.fragment))


def find_listings(
    chunks: Sequence[Chunk], target: Target, *, headings: bool = False
) -> list[Listing]:
    """All runs of entries that lead to three parts or more, in the page's order.

    With ``headings`` an entry may be a heading: one that links to another file names that file.
    """
    return [
        listing
        for head, run in _runs(chunks, target, headings)
        if (listing := _listing(head, run, target))
    ]


def own_lists(chunks: Sequence[Chunk], body: Element, page: str) -> tuple[Jump, ...]:
    """The fullest list of the page's own parts. All such lists are marked as what they are."""
    places = anchors_of(body)
    own = _own_name(body, places)

    def target(link: Element) -> str:
        name = fragment_of(link, page) or (fragment_of(link, own) if own else "")
        return name if name in places else ""

    texts = _texts_at(chunks)
    best: list[Jump] = []
    for listing in find_listings(chunks, target):
        rising = _rising([places[jump.anchor] for jump in listing.jumps])
        if len(rising) >= _ORDERED * len(listing.jumps) and _agrees(listing, texts):
            mark(listing)
            best = max(best, [listing.jumps[index] for index in rising], key=len)
    return tuple(best)


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


def mark(listing: Listing) -> None:
    """The list is read nowhere: its entries stand over the parts themselves."""
    for chunk in (*listing.head, *listing.chunks):
        chunk.reason = LISTED


def is_list_head(text: str) -> bool:
    """Whether ``text`` announces a list of contents."""
    return _SIGNS.sub("", text.casefold()) in _HEADS


def _runs(
    chunks: Sequence[Chunk], target: Target, headings: bool
) -> Iterator[tuple[list[Chunk], list[Chunk]]]:
    """Each run of entries with the heading over it; a rubric may stand between two entries.

    A run ends where a part begins that it has named.
    """
    run: list[Chunk] = []
    head: list[Chunk] = []
    waiting: list[Chunk] = []
    named: set[str] = set()
    for chunk in chunks:
        entry = (headings or chunk.role is not Role.HEADING) and _is_entry(chunk, target)
        goes_on = entry or (_is_rubric(chunk) and _words(waiting) <= _RUBRIC_WORDS)
        if run and not (goes_on and named.isdisjoint(chunk.anchors)):
            yield head, run
            run, head, named = [], [], set()
            waiting = waiting[-1:]
        if not entry:
            waiting = [*waiting, chunk] if run else [chunk]
            continue
        if not run:
            head = [one for one in waiting if is_list_head(one.text)]
            waiting = []
        run += [*waiting, chunk]
        waiting = []
        named.update(target(link) for link in chunk.links)
    if run:
        yield head, run


def _words(chunks: Sequence[Chunk]) -> int:
    return sum(chunk.words for chunk in chunks)


def _is_entry(chunk: Chunk, target: Target) -> bool:
    if chunk.reason == TURNING or not chunk.links:
        return False
    if not 0 < chunk.words <= _ENTRY_WORDS or chunk.linked < _LINKED * chunk.words:
        return False
    return any(target(link) for link in chunk.links)


def _is_rubric(chunk: Chunk) -> bool:
    if is_list_head(chunk.text) or chunk.words > _RUBRIC_WORDS:
        return False
    return not chunk.text.endswith((".", "?", "!"))


def _listing(head: list[Chunk], run: list[Chunk], target: Target) -> Listing | None:
    jumps: list[Jump] = []
    depths: list[int] = []
    for chunk in run:
        for jump in _entries(chunk, target):
            jumps.append(jump)
            depths.append(sum(parent.tag in _NESTS for parent in ancestors(chunk.owner)))
    if len({jump.anchor for jump in jumps}) < _FEWEST:
        return None
    levels = _levels(depths)
    return Listing(
        chunks=tuple(run),
        head=tuple(head),
        jumps=tuple(replace(jump, level=level) for jump, level in zip(jumps, levels, strict=True)),
    )


def _entries(chunk: Chunk, target: Target) -> list[Jump]:
    """One entry a line; several links on a line are entries of their own."""
    aimed = {name: link for link in reversed(chunk.links) if (name := target(link))}
    if len(aimed) == 1:
        marker = f"{chunk.marker} " if chunk.marker[:1].isalnum() else ""
        return [Jump(text=f"{marker}{_flat(chunk.text)}", anchor=next(iter(aimed)))]
    found: dict[str, str] = {}
    for link in chunk.links:
        name, text = target(link), plain(visible_text(link))
        if name and name not in found and count_words(text):
            found[name] = text
    return [Jump(text=text, anchor=name) for name, text in found.items()]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _levels(depths: Sequence[int]) -> list[int]:
    """Levels without gaps: an entry is one below the last that stands further out."""
    levels: list[int] = []
    outer: list[int] = []
    for depth in depths:
        while outer and outer[-1] >= depth:
            outer.pop()
        outer.append(depth)
        levels.append(len(outer))
    return levels


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


def title_key(text: str) -> str:
    """A title without its number, signs and case."""
    whole = _SIGNS.sub("", text).casefold()
    return _SIGNS.sub("", _NUMBER.sub("", text, count=1)).casefold() or whole
