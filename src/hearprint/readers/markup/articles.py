"""A page of several articles: each in an ``article`` element with a heading of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearprint.model.document import Jump, Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.page import Element, ancestors, attribute
from hearprint.readers.markup.region import OUTSIDE, Region

_PROSE = 60  #: words; at least two articles must hold so many, or all but one are teasers
_HEADINGS = ("h1", "h2", "h3", "h4")


def find_articles(
    body: Element, labels: Mapping[Element, str], facts: Facts
) -> tuple[Element, ...]:
    """The articles in order; empty when the page is one article, with teasers or without."""
    found = [
        element
        for element in body.iter()
        if _is_article(element)
        and facts[element].prose
        and next(element.iter(*_HEADINGS), None) is not None
        and not any(_is_article(one) or one in labels for one in list(ancestors(element))[1:])
        and element not in labels
    ]
    full = sum(facts[element].prose >= _PROSE for element in found)
    return tuple(found) if full > 1 else ()


def region_of(articles: Sequence[Element]) -> Region:
    """What holds them all."""
    shared = list(ancestors(articles[0]))
    for article in articles[1:]:
        inside = set(ancestors(article))
        shared = [element for element in shared if element in inside]
    return Region(core=shared[0], rim=shared[0])


def mark_between(chunks: Sequence[Chunk], articles: Sequence[Element]) -> tuple[Jump, ...]:
    """Leave out what stands behind the first article and in none; gives where each begins."""
    jumps: dict[Element, Jump] = {}
    started = False
    for chunk in chunks:
        if chunk.reason:
            continue
        article = next((one for one in ancestors(chunk.owner) if one in articles), None)
        started = started or article is not None
        if article is None:
            chunk.reason = OUTSIDE if started else ""
        elif chunk.role is Role.HEADING and article not in jumps:
            name = f"article {len(jumps) + 1}"  # no id holds a space
            chunk.anchors = (*chunk.anchors, name)
            jumps[article] = Jump(text=chunk.text, anchor=name, listed=False)
    return tuple(jumps.values())


def _is_article(element: Element) -> bool:
    return element.tag == "article" or attribute(element, "role") == "article"
