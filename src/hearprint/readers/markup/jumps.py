"""A page's own list of its parts: a run of links that lead, in order, to what they name.

Found by where the links lead, not by class names: contents lists stand in lists, definition
lists, tables, paragraphs and navigation alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice, pairwise, takewhile
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from hearprint.model.document import Jump, Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.bars import is_bar
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.depths import depths_of, levels_by_numbers, levels_of
from hearprint.readers.markup.listheads import is_list_head, is_minor_head
from hearprint.readers.markup.page import Element, ancestors, attribute
from hearprint.readers.markup.turning import TURNING
from hearprint.readers.markup.visible import visible_text

LISTED = "contents list"

#: From a link to the name of what it leads to; empty when that is not part of the publication.
Target = Callable[[Element], str]

_FEWEST = 3
_ENTRY_WORDS = 40
_LINKED = 0.3  #: share of an entry's words that must be links; authors may stand beside
_LINKS = 0.6  #: share of linked words in a paragraph that is a list
_RUBRIC_WORDS = 12  #: of a line between two entries
_ROW_ELEMENTS = 30  #: of a row that holds one entry
_BLURB_WORDS = 60  #: of what is said below an entry of the file that it leads to
_AGREED = 0.6
_NUMBER = re.compile(
    r"^\W*(?:(?:chapter|part|section|appendix)\s+)?"
    r"(?:\d+(?:\.\d+)*|[a-z](?:\.\d+)+|(?:[ivxlc]+|[a-z])(?=[.):]))[.):]?[\s:\u2013\u2014-]*",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\W*(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])\W*", re.IGNORECASE)
_GLUE = re.compile(r"\b(?:and|or|und|oder|et|ou|y|o|e|en|of)\b", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\w{1,5}$")  #: an entry as printed, though it is no link
_MINOR = re.compile(
    r"(?:example|figure|fig\.|table|listing|plate|map|equation|abbildung|tabelle|tableau|exemple)"
    r"\s*[\dA-Z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A run of chunks that lists parts, with the heading over it."""

    chunks: tuple[Chunk, ...]
    head: tuple[Chunk, ...]
    jumps: tuple[Jump, ...]
    #: Headings between the entries that are no links, each with how many entries stand before it.
    rubrics: tuple[tuple[int, Chunk], ...] = ()

    @property
    def targets(self) -> frozenset[str]:
        """What the list leads to."""
        return frozenset(jump.anchor for jump in self.jumps)

    @property
    def words(self) -> int:
        """How many words the list holds."""
        return sum(chunk.words for chunk in self.chunks)

    @property
    def minor(self) -> bool:
        """A list of figures, tables or the like, not of parts."""
        if any(is_minor_head(chunk.text) for chunk in self.head):
            return True
        named = sum(_names_figure(jump) for jump in self.jumps)
        return named >= _AGREED * len(self.jumps)


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
    chunks: Sequence[Chunk], target: Target, *, blurbs: bool = False
) -> list[Listing]:
    """All runs of entries that lead to three parts or more, in the page's order.

    With ``blurbs`` lines may stand between two entries that say something of the first.
    """
    return [
        listing
        for head, run in _runs(chunks, target, blurbs)
        if (listing := _listing(head, run, target))
    ]


def mark(listing: Listing) -> None:
    """The list is read nowhere: its entries stand over the parts themselves."""
    for chunk in (*listing.head, *listing.chunks):
        chunk.reason = LISTED


def _runs(
    chunks: Sequence[Chunk], target: Target, blurbs: bool
) -> Iterator[tuple[list[Chunk], list[Chunk]]]:
    """Each run of entries with the heading over it; a rubric may stand between two entries.

    A run ends where a part begins that it has named.
    """
    run: list[Chunk] = []
    head: list[Chunk] = []
    waiting: list[Chunk] = []
    named: set[str] = set()
    rubrics = _rubrics_by_name(chunks)
    for chunk in chunks:
        entry = _is_entry(chunk, target)
        between = blurbs and _is_blurb(chunk, run, waiting, target)
        goes_on = entry or between or id(chunk) in rubrics
        goes_on = goes_on or _may_stand_between(chunk, run, waiting)
        again = len(named) >= _FEWEST and entry  # a second list of the same parts?
        if again and _leads_to(chunk, target) == _leads_to(run[0], target):
            goes_on = False
        if run and entry and is_bar(chunk) != is_bar(run[-1]):
            goes_on = False
        if run and not (goes_on and named.isdisjoint(chunk.anchors)):
            yield head, [*run, *_last_words(run, waiting, target)]
            run, head, named = [], [], set()
            waiting = waiting[-1:]
        if not entry:
            if run and _describes(chunk, (*run, *waiting)[-1]):
                run += [*waiting, chunk]
                waiting = []
            else:
                held = waiting if run else waiting[-1:] if _MARKER.fullmatch(chunk.text) else []
                waiting = [*held, chunk]
            continue
        if not run:
            head = [one for one in waiting if is_list_head(one.text)]
            waiting = []
        run += [*waiting, chunk]
        waiting = []
        named.update(target(link) for link in chunk.links)
    if run:
        yield head, [*run, *_last_words(run, waiting, target)]


def _rubrics_by_name(chunks: Sequence[Chunk]) -> set[int]:
    """Lines that bear the name of the next entry: "Examples" over "18. Examples" heads no list."""
    found: set[int] = set()
    ahead = ""
    for chunk in reversed(chunks):
        if chunk.links:
            ahead = title_key(chunk.text)
        elif title_key(chunk.text) == ahead:
            found.add(id(chunk))
    return found


def _last_words(run: Sequence[Chunk], waiting: Sequence[Chunk], target: Target) -> list[Chunk]:
    """What stands behind the last entry as it does behind the others."""
    last = list(takewhile(lambda chunk: _LEADERS.search(chunk.text), waiting))
    entries = [place for place, chunk in enumerate(run) if _is_entry(chunk, target)]
    gaps = [after - place - 1 for place, after in pairwise(entries)]
    if not last and gaps and min(gaps) > 0:
        for chunk in waiting[: max(gaps)]:
            if not _is_blurb(chunk, run, last, target):
                break
            last.append(chunk)
    return last


def _leads_to(entry: Chunk, target: Target) -> str:
    return next((name for link in entry.links if (name := target(link))), "")


def _may_stand_between(chunk: Chunk, run: Sequence[Chunk], waiting: Sequence[Chunk]) -> bool:
    """A rubric over the next entries, or what is said of the last one."""
    if is_list_head(chunk.text):
        return False
    if chunk.role is Role.IMAGE or (run and _describes(chunk, (*run, *waiting)[-1])):
        return True
    return bool(_LEADERS.search(chunk.text)) or (
        _is_rubric(chunk) and _words(waiting) <= _RUBRIC_WORDS
    )


def _is_blurb(chunk: Chunk, run: Sequence[Chunk], waiting: Sequence[Chunk], target: Target) -> bool:
    """Says something of the entry above: who wrote it, what is in it, "read more"."""
    if chunk.role is Role.HEADING or any(one.role is Role.HEADING for one in waiting) or not run:
        return False
    if chunk.words + _words(waiting) > _BLURB_WORDS or is_list_head(chunk.text):
        return False
    above = next((name for one in reversed(run) if (name := _leads_to(one, target))), "")
    return all(target(link) in ("", above) for link in chunk.links)


def _describes(chunk: Chunk, last: Chunk) -> bool:
    """Set beside the entry ``last`` by the markup: in its row, or as its description."""
    if chunk.words > _ENTRY_WORDS or chunk.role is Role.HEADING:
        return False
    row = next((one for one in ancestors(chunk.owner) if one.tag in ("tr", "dl")), None)
    if row is None or not any(one is row for one in ancestors(last.owner)):
        return False
    if row.tag == "tr":  # of a list, not one that lays out a page
        return sum(1 for _ in islice(row.iter(), _ROW_ELEMENTS)) < _ROW_ELEMENTS
    return any(one.tag == "dd" for one in ancestors(chunk.owner))


def _words(chunks: Sequence[Chunk]) -> int:
    return sum(chunk.words for chunk in chunks if not _LEADERS.search(chunk.text))


def _is_entry(chunk: Chunk, target: Target) -> bool:
    if chunk.reason == TURNING or not chunk.links or chunk.role is Role.IMAGE:
        return False
    if _mentions_several(chunk) or _links_itself(chunk):
        return False
    if not 0 < chunk.words <= _ENTRY_WORDS:
        return _is_whole_list(chunk, target)
    if chunk.linked < _LINKED * chunk.words and not (_led_by_link(chunk) or _is_term(chunk)):
        return False
    return bool(_leads_to(chunk, target))


def _links_itself(chunk: Chunk) -> bool:
    """A heading whose words are its own permalink."""
    return any(fragment_of(link) in chunk.anchors for link in chunk.links)


def _mentions_several(chunk: Chunk) -> bool:
    """A sentence or a phrase with links in it: "See Drums, Flutes, and Harps."."""
    if len(chunk.links) <= 1 or chunk.lines or chunk.words - chunk.linked <= 1:
        return False
    texts = [plain(visible_text(link)) for link in chunk.links]
    if chunk.text.endswith((".", ":", "!", "?")) and not chunk.text.endswith(texts[-1]):
        return True
    rest = chunk.text
    for text in texts:
        rest = rest.replace(text, " ", 1)
    return len(texts) >= _FEWEST and bool(_GLUE.search(rest))


def _is_whole_list(chunk: Chunk, target: Target) -> bool:
    """A paragraph that is nothing but links, parted by line breaks or signs."""
    if chunk.linked < _LINKS * chunk.words:
        return False
    return len({name for link in chunk.links if (name := target(link))}) >= _FEWEST


def _led_by_link(chunk: Chunk) -> bool:
    """An item that begins with its one link, and goes on to say what that leads to."""
    title = plain(visible_text(chunk.links[0]))
    return (
        chunk.role is Role.ITEM
        and len(chunk.links) == 1
        and bool(title)
        and (chunk.text.startswith(title))
    )


def _is_term(chunk: Chunk) -> bool:
    """A term to be described, with one link in it: "On how to <compile> the program"."""
    return len(chunk.links) == 1 and chunk.words <= _RUBRIC_WORDS and chunk.owner.tag == "dt"


def _is_rubric(chunk: Chunk) -> bool:
    if _MARKER.fullmatch(chunk.text):
        return True  # an entry's number in a cell of its own
    return chunk.words <= _RUBRIC_WORDS and not chunk.text.endswith((".", "?", "!"))


def _listing(head: list[Chunk], run: list[Chunk], target: Target) -> Listing | None:
    run = _without_neighbours(run)
    jumps: list[Jump] = []
    depths: list[float] = []
    rubrics: list[tuple[int, Chunk]] = []
    for chunk, depth in zip(run, depths_of(run), strict=True):
        if chunk.role is Role.HEADING and not chunk.links:
            rubrics.append((len(jumps), chunk))
        for jump in _entries(chunk, target) if _is_entry(chunk, target) else ():
            jumps.append(jump)
            depths.append(depth)
    first = len(jumps) - sum(1 for _ in takewhile(_names_figure, reversed(jumps)))
    if first >= _FEWEST and len(jumps) - first >= _FEWEST:
        jumps, depths = jumps[:first], depths[:first]  # figures listed behind the parts
    if len({jump.anchor for jump in jumps}) < _FEWEST:
        return None
    levels = levels_by_numbers([jump.text for jump in jumps], levels_of(depths))
    return Listing(
        chunks=tuple(run),
        head=tuple(head),
        jumps=tuple(replace(jump, level=level) for jump, level in zip(jumps, levels, strict=True)),
        rubrics=tuple(rubrics),
    )


def _without_neighbours(run: list[Chunk]) -> list[Chunk]:
    """Without lines around a list proper that hold a link among other words: "by Ann, 2009"."""
    if 2 * sum(chunk.role is Role.ITEM for chunk in run) <= len(run):
        return run
    inner = list(dropwhile(_mentions, run))
    return list(dropwhile(_mentions, inner[::-1]))[::-1]


def _mentions(chunk: Chunk) -> bool:
    return chunk.role is Role.PARAGRAPH and chunk.linked < _LINKS * chunk.words


def _entries(chunk: Chunk, target: Target) -> list[Jump]:
    """One entry a line; several links on a line are entries of their own."""
    aimed = {name: link for link in reversed(chunk.links) if (name := target(link))}
    if len(aimed) == 1:
        marker = f"{chunk.marker} " if chunk.marker[:1].isalnum() else ""
        [(name, link)] = aimed.items()
        whole = chunk.linked >= _LINKED * chunk.words or _is_term(chunk)
        return [
            Jump(text=f"{marker}{_flat(chunk.text if whole else visible_text(link))}", anchor=name)
        ]
    found: dict[str, str] = {}
    for link, text in _lines_of(chunk):
        name = target(link)
        if name and name not in found and count_words(text):
            found[name] = text
    return [Jump(text=text, anchor=name) for name, text in found.items()]


def _lines_of(chunk: Chunk) -> Iterator[tuple[Element, str]]:
    """Each link with its line, or with its own words where it shares a line."""
    texts = [_flat(plain(visible_text(link))) for link in chunk.links]
    lines = [_flat(line) for line in chunk.lines]
    at = 0
    for place, (link, text) in enumerate(zip(chunk.links, texts, strict=True)):
        here = next((n for n in range(at, len(lines)) if text and text in lines[n]), None)
        if here is None:
            yield link, text
            continue
        at = here
        shared = any(other and other in lines[here] for other in texts[place + 1 : place + 2])
        long = count_words(lines[here]) * _LINKED > count_words(text)
        yield link, text if shared or long else lines[here]


def _flat(text: str) -> str:
    """On one line, without leaders and the number of a printed page."""
    return _LEADERS.sub("", " ".join(text.split())).rstrip()


def _names_figure(jump: Jump) -> bool:
    return bool(_MINOR.match(jump.text))


def title_key(text: str) -> str:
    """A title without its number, signs and case."""
    return whole_key(_NUMBER.sub("", text, count=1)) or whole_key(text)


def whole_key(text: str) -> str:
    """A title without signs, accents and case."""
    return _SIGNS.sub("", normalize("NFKD", text)).casefold()
