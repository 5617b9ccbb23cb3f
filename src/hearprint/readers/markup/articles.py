"""A page of several articles: each in an element of its own, under a title of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from hearprint.model.document import Jump, Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.page import Element, ancestors, attribute, classes
from hearprint.readers.markup.region import OUTSIDE, Region

_PROSE = 60  #: words; at least two articles must hold so many, or all but one are teasers
_MOST = 0.8  #: of the prose around them, that several articles hold
_HEADINGS = ("h1", "h2", "h3", "h4")
#: Boxes that systems without the element ``article`` call so.
_BOXES = ("div", "section", "li")
_POST = re.compile(
    r"(?:h|blog[-_]?|recent[-_]|news[-_])?(?:posts?|article|entry|story)"
    r"(?:[-_](?:item|container|block|card|box|wrap(?:per)?))?"
)
_PART = re.compile(r"[-_]+")


def find_articles(
    body: Element, labels: Mapping[Element, str], facts: Facts
) -> tuple[Element, ...]:
    """The articles in order; empty when the page is one article, with teasers or without."""
    free = [
        element
        for element in body.iter()
        if (_is_article(element) or _is_post(element))
        and facts[element].prose
        and not any(one in labels for one in ancestors(element))
        and (_heading(element) is not None or _title_link(element) is not None)
    ]
    found = _outermost(_unwrapped([one for one in free if _is_article(one)], facts))
    if _full(found, facts) > 1:
        return tuple(found)
    names = Counter(name for one in free for name in _beside(one))
    boxes = _outermost([one for one in free if any(names[name] > 1 for name in _beside(one))])
    held = sum(facts[one].prose for one in boxes)
    most = held >= _MOST * facts[body].prose
    return tuple(boxes) if most and _full(boxes, facts) > 1 else ()


def _full(articles: Sequence[Element], facts: Facts) -> int:
    """How many are no teasers."""
    return sum(facts[element].prose >= _PROSE for element in articles)


def _outermost(elements: Sequence[Element]) -> list[Element]:
    inside = set(elements)
    return [one for one in elements if _around(one, inside) is None]


def _around(element: Element, elements: Container[Element]) -> Element | None:
    """The nearest of ``elements`` that holds ``element``."""
    return next((up for up in list(ancestors(element))[1:] if up in elements), None)


def _unwrapped(articles: Sequence[Element], facts: Facts) -> list[Element]:
    """Without articles around articles that have hardly any text beside those."""
    inside: dict[Element, list[Element]] = {one: [] for one in articles}
    for one in articles:
        outer = _around(one, inside)
        if outer is not None:
            inside[outer].append(one)
    return [
        one
        for one, within in inside.items()
        if _full(within, facts) <= 1
        or sum(facts[each].prose for each in within) < _MOST * facts[one].prose
    ]


def _beside(element: Element) -> Iterator[tuple[Element | None, str]]:
    """By what brothers of one name know one another."""
    for name in classes(element):
        yield element.getparent(), name


def region_of(articles: Sequence[Element]) -> Region:
    """What holds them all."""
    shared = list(ancestors(articles[0]))
    for article in articles[1:]:
        inside = set(ancestors(article))
        shared = [element for element in shared if element in inside]
    return Region(core=shared[0], rim=shared[0])


def mark_between(chunks: Sequence[Chunk], articles: Sequence[Element]) -> tuple[Jump, ...]:
    """Leave out what stands behind the first article and in none; gives where each begins."""
    titles = {article: _title_link(article) for article in articles}
    jumps: dict[Element, Jump] = {}
    started = False
    for chunk in chunks:
        if chunk.reason:
            continue
        article = next((one for one in ancestors(chunk.owner) if one in titles), None)
        started = started or article is not None
        if article is None:
            chunk.reason = OUTSIDE if started else ""
        elif article not in jumps and _names(chunk, titles[article]):
            if chunk.role is not Role.HEADING:
                chunk.role, chunk.level = Role.HEADING, 1
            name = f"article {len(jumps) + 1}"  # no id holds a space
            chunk.anchors = (*chunk.anchors, name)
            jumps[article] = Jump(text=chunk.text, anchor=name, listed=False)
    return tuple(jumps.values())


def _names(chunk: Chunk, title: Element | None) -> bool:
    if title is None:
        return chunk.role is Role.HEADING
    return any(link is title for link in chunk.links)


def _is_article(element: Element) -> bool:
    return element.tag == "article" or attribute(element, "role") == "article"


def _is_post(element: Element) -> bool:
    return element.tag in _BOXES and any(map(_POST.fullmatch, classes(element)))


def _heading(element: Element) -> Element | None:
    return next(element.iter(*_HEADINGS), None)


def _title_link(article: Element) -> Element | None:
    """The title of an article that is no heading: a link to the article, named so, before all."""
    for element in article.iter("a", *_HEADINGS):
        if element.tag in _HEADINGS:
            return None
        href, around = attribute(element, "href"), (element, element.getparent())
        named = {
            part
            for one in around
            if one is not None and one is not article
            for name in classes(one)
            for part in _PART.split(name)
        }
        if href and not href.startswith("#") and "title" in named:
            return element
    return None
