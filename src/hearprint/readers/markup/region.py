"""Where on a page the article is.

trafilatura's extraction is the evidence: the smallest element that holds nearly all the text it
found is the article's core. It loses much of manuals and plain pages; when it dropped a good part
of the prose, the core is the smallest element that holds nearly all the prose instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hearprint.model.document import Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, ancestors, names

OUTSIDE = "outside the article"

_SIGNS = re.compile(r"[\W_]+")
_COVER = 0.88  #: of the text; a stray sentence elsewhere must not stretch the core
_DROPPED = 0.6  #: trafilatura's core must hold so much of the prose to be believed
_BEFORE = 0.3  #: of the prose; a menu's words may stand before the title
_LINE_OR_TWO = 25  #: words
_PROSE = 8  #: words
_LONG = 60  #: signs
_STOPS = (".", "?", "!", "。", "…")
_LINKED = 0.5  #: share of linked words from which a chunk is a list of links
_WIDER = 1.25  #: a rim without a name of its own may hold so much of the core's prose
#: One of these alone is a part of an article, however long.
_LEAVES = names(
    "p li ul ol dl dt dd pre blockquote figure h1 h2 h3 h4 h5 h6 a span em strong b i font"
)
_RIM_TAGS = frozenset({"article", "main"})
_MAIN_ROLES = frozenset({"main", "article"})


@dataclass(frozen=True, slots=True)
class Region:
    """The core is read as it is; in the rim around it only prose is."""

    core: Element
    rim: Element


def find_region(chunks: list[Chunk], extracted: str, title: str) -> Region | None:
    """None when the page has no prose at all."""
    free = [chunk for chunk in chunks if not chunk.reason]
    prose = [chunk for chunk in free if _is_prose(chunk)]
    if not prose:
        return None
    whole = _holder(prose)
    lines = {_key(line) for line in extracted.splitlines()}
    seen = [chunk for chunk in free if chunk.words > 2 and _key(chunk.text) in lines]  # noqa: PLR2004 - two words are anywhere
    core = _holder(seen) if seen else whole
    inside = sum(chunk.words for chunk in prose if _within(chunk, core))
    if inside < _DROPPED * sum(chunk.words for chunk in prose) or _holds_all(whole, core, free):
        core = whole
    return Region(core=core, rim=_rim(core, prose, _headline(free, title)))


def _holds_all(inner: Element, outer: Element, free: list[Chunk]) -> bool:
    """``inner`` is a cell or the like of ``outer``, which holds nothing else of a page's text."""
    if inner is outer or not any(parent is outer for parent in ancestors(inner)):
        return False
    between = [one for one in free if _within(one, outer) and not _within(one, inner)]
    return not any(one.role is Role.HEADING or _is_prose(one) for one in between)


def mark_before(chunks: list[Chunk], title: str, *, plain: bool) -> None:
    """What stands before the heading that names the page is no part of what it names.

    Only if nearly all prose follows: a title may be repeated at the end. On a ``plain`` page it
    may be no more than a line or two, and no sentence.
    """
    free = [chunk for chunk in chunks if not chunk.reason]
    headline = _headline(free, title)
    if headline is None:
        return
    place = next(n for n, chunk in enumerate(free) if chunk is headline)
    before, after = (
        sum(chunk.words for chunk in part if _is_prose(chunk))
        for part in (free[:place], free[place:])
    )
    short = not before and sum(chunk.words for chunk in free[:place]) <= _LINE_OR_TWO
    if short if plain else before <= _BEFORE * (before + after):
        for chunk in free[:place]:
            chunk.reason = OUTSIDE


def mark_outside(chunks: list[Chunk], region: Region, title: str) -> None:
    """Give a reason to every chunk that is not of the article.

    The page's title is read wherever it stands before the article.
    """
    wanted = _key(title)
    titled = any(
        chunk.role is Role.HEADING and _key(chunk.text) == wanted and _within(chunk, region.core)
        for chunk in chunks
        if not chunk.reason
    )
    started = False
    for chunk in chunks:
        inside = _within(chunk, region.core)
        started = started or inside
        if chunk.reason or inside:
            continue
        title_here = wanted and chunk.role is Role.HEADING and _key(chunk.text) == wanted
        if title_here and not titled and not started:
            titled = True
        elif not (_within(chunk, region.rim) and (_is_prose(chunk) or _is_rim_heading(chunk))):
            chunk.reason = OUTSIDE


def _is_rim_heading(chunk: Chunk) -> bool:
    return chunk.role in (Role.HEADING, Role.CAPTION, Role.IMAGE) and not chunk.linked


def _is_prose(chunk: Chunk) -> bool:
    if chunk.role in (Role.HEADING, Role.IMAGE):
        return False
    words = chunk.words
    if chunk.linked > _LINKED * words:
        return False
    # A short sentence is prose too, and so is a script that does not part words.
    return words >= _PROSE or chunk.text.endswith(_STOPS) or len(chunk.text) > _LONG


def _key(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _within(chunk: Chunk, element: Element) -> bool:
    return any(parent is element for parent in ancestors(chunk.owner))


def _holder(chunks: Iterable[Chunk]) -> Element:
    """The smallest element that holds nearly all words of ``chunks``."""
    held: dict[Element, int] = {}
    total = 0
    top: Element | None = None
    for chunk in chunks:
        words = chunk.words
        total += words
        for parent in ancestors(chunk.owner):
            held[parent] = held.get(parent, 0) + words
            top = parent
    if top is None:
        raise ValueError("no chunks, no holder")
    here = top
    while True:
        best = max(here, key=lambda child: held.get(child, 0), default=None)
        if best is None or best.tag in _LEAVES or held.get(best, 0) < _COVER * total:
            return here
        here = best


def _headline(chunks: list[Chunk], title: str) -> Chunk | None:
    wanted = _key(title)
    headings = (chunk for chunk in chunks if chunk.role is Role.HEADING)
    return next((chunk for chunk in headings if _key(chunk.text) == wanted), None)


def _rim(core: Element, prose: list[Chunk], headline: Chunk | None) -> Element:
    """The article element around the core, or what holds the core and the title together."""
    for parent in ancestors(core):
        if parent.tag in _RIM_TAGS or parent.get("role") in _MAIN_ROLES:
            return parent
    if headline is None:
        return core
    inside = sum(chunk.words for chunk in prose if _within(chunk, core))
    for parent in ancestors(core):
        if sum(chunk.words for chunk in prose if _within(chunk, parent)) > _WIDER * inside:
            return core
        if _within(headline, parent):
            return parent
    return core
