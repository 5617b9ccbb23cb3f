"""Lines and boxes of a site that only their words, links or neighbours tell from an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from hearprint.model.document import Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.listheads import is_list_head
from hearprint.readers.markup.page import Element, ancestors, attribute, classes, names
from hearprint.readers.markup.phrases import (
    is_colophon,
    is_small_print,
    label_reason,
    line_reason,
    shares,
)
from hearprint.readers.markup.visible import SEPARATORS, visible_text

_BUTTON_WORDS = 8
_BUTTONS = names("button btn cta")
_PART = re.compile(r"[-_]+")
_BARS = re.compile(r"\s*[|\u00b7\u2022/\n]\s*")
_LABELLED = 0.4  #: share of linked words in a line such as "Tags: mills, rivers"
#: Reasons of furniture that only sites have; links that turn pages are a manual's too.
_SITE_REASONS = frozenset(
    {"navigation", "page header", "page footer", "sidebar", "comments", "share links", "form"}
    | {"search", "notice", "cookie notice", "newsletter", "related links", "advert"}
    | {"post details", "about the author", "offer"}
)
#: Those of them that no manual has.
_BLOG_REASONS = frozenset(
    {"comments", "share links", "cookie notice", "newsletter", "related links", "post details"}
    | {"advert", "offer"}
)
_SITE = 0.01  #: of the page's words
_EDGE = 8  #: chunks at a page's end among which its foot is
_FOOT_WORDS = 45
_BOX = names("div section aside")
_BOX_WORDS = 80
_BOX_LINKED = 0.6
_BOX_LABEL_WORDS = 8
_FLOW_PROSE = 60  #: words around a box: it stands in or behind an article


def mark_lines(chunks: Sequence[Chunk], *, plain: bool) -> None:
    """Give a reason to lines that the site says and not the article; few are sure if ``plain``."""
    for chunk in chunks:
        if chunk.reason:
            continue
        if plain:
            chunk.reason = "share links" if _is_line(chunk) and shares(chunk.text) else ""
        elif chunk.role in (Role.PARAGRAPH, Role.ITEM, Role.VERSE):
            chunk.reason = _reason(chunk)
        elif chunk.role is Role.HEADING and chunk.text.endswith("?"):
            chunk.reason = line_reason(chunk.text)  # "Was this page useful?"


def _is_line(chunk: Chunk) -> bool:
    return chunk.role is Role.PARAGRAPH and chunk.table is None


def _reason(chunk: Chunk) -> str:
    linked = _leads_away(chunk)
    if chunk.role is Role.ITEM and not linked:
        return ""  # a term or a point of a list
    if linked and _is_button(chunk):
        return "form"
    if reason := line_reason(chunk.text, linked=linked):
        return reason
    texts = [plain(visible_text(link)) for link in chunk.links]
    if linked and all(line_reason(text, linked=True) for text in texts if count_words(text)):
        return line_reason(texts[0], linked=True)
    rest = chunk.text
    for text in texts:
        rest = rest.replace(text, " ", 1)
    told = label_reason(rest) if chunk.linked and count_words(rest) else ""
    # "Filed under" is no part of a sentence; "more from" may be.
    sure = told == "post details" or chunk.linked >= _LABELLED * chunk.words
    return told if sure else ""


def _is_button(chunk: Chunk) -> bool:
    if chunk.words > _BUTTON_WORDS or len(chunk.links) > 1:
        return False
    around = islice(ancestors(chunk.links[0]), 3)
    parts = {part for one in around for name in classes(one) for part in _PART.split(name)}
    return not _BUTTONS.isdisjoint(parts) or attribute(chunk.links[0], "role") == "button"


def is_plain(body: Element, chunks: Sequence[Chunk]) -> bool:
    """A page of its own, without a site around it, as manuals and old pages are: all is read."""
    if next(body.iter("article", "main", "nav"), None) is not None:
        return False
    total = sum(chunk.words for chunk in chunks)
    if len({reason for chunk in chunks if (reason := _blog_reason(chunk))}) > 1:
        return False
    if all(chunk.reason for chunk in chunks):
        return False
    site = sum(chunk.words for chunk in chunks if _is_of_site(chunk))
    return site <= _SITE * total


def _blog_reason(chunk: Chunk) -> str:
    """What only blogs and magazines have, however little of it stands beside long texts."""
    if chunk.reason or chunk.role is Role.HEADING:
        return chunk.reason if chunk.reason in _BLOG_REASONS else ""
    reason = _reason(chunk) if chunk.linked else ""
    return reason if reason in _BLOG_REASONS else ""


def _is_of_site(chunk: Chunk) -> bool:
    if chunk.reason:
        return chunk.reason in _SITE_REASONS
    return chunk.role is not Role.HEADING and _leads_away(chunk)


def _leads_away(chunk: Chunk) -> bool:
    """Nothing but links, and none to a place in this page."""
    away = (not attribute(link, "href").startswith("#") for link in chunk.links)
    return bool(chunk.links) and chunk.linked >= chunk.words and all(away)


def mark_foot(chunks: Sequence[Chunk], *, plain: bool) -> None:
    """Give a reason to the small print at the page's end, and to the links among it."""
    free = [chunk for chunk in chunks if not chunk.reason][-_EDGE:]
    found = [place for place, chunk in enumerate(free) if _is_foot(chunk, plain=plain)]
    for chunk in free[min(found, default=len(free)) :]:
        alone = chunk.linked >= chunk.words or chunk.role is Role.IMAGE
        if _is_foot(chunk, plain=plain) or (alone and chunk.words <= _FOOT_WORDS):
            chunk.reason = "page footer"
    for chunk in reversed([one for one in free if not one.reason]):
        if chunk.role is Role.PARAGRAPH and _leads_away(chunk):
            chunk.reason = "page footer"  # links alone end no article
        else:
            break


def _is_foot(chunk: Chunk, *, plain: bool) -> bool:
    """On a plain page a notice of copyright may be the text's own."""
    if chunk.role is Role.HEADING or chunk.words > _FOOT_WORDS:
        return False
    told = is_colophon if plain else is_small_print
    return any(told(part) for part in _BARS.split(chunk.text))


def mark_link_boxes(chunks: Sequence[Chunk], body: Element, facts: Facts) -> None:
    """Give a reason to boxes in an article that hold a label and links to other pages."""
    boxes = {element for element in body.iter(*_BOX) if _is_link_box(element, facts)}
    for chunk in chunks if boxes else ():
        if not chunk.reason and any(one in boxes for one in ancestors(chunk.owner)):
            chunk.reason = "related links"


def _is_link_box(element: Element, facts: Facts) -> bool:
    own, parent = facts[element], element.getparent()
    if own.links <= 1 or own.words > _BOX_WORDS or own.prose or own.density < _BOX_LINKED:
        return False
    if parent is None or facts[parent].prose < _FLOW_PROSE:
        return False
    if own.linked == own.words and _interrupts(element, facts):
        return not any(attribute(one, "href").startswith("#") for one in element.iter("a"))
    first = next((one for one in element.iterdescendants() if one.tag in SEPARATORS), None)
    label = plain(visible_text(first)) if first is not None else ""
    if first is None or facts[first].linked or not 0 < count_words(label) <= _BOX_LABEL_WORDS:
        return False
    if is_list_head(label) or any(
        attribute(link, "href").startswith("#") for link in element.iter("a")
    ):
        return False
    return not any(
        facts[one].prose and one.get("class") == element.get("class") and one.tag == element.tag
        for one in parent
        if one is not element
    )


def _interrupts(element: Element, facts: Facts) -> bool:
    """It stands between two paragraphs, and the first does not lead to it: "Read these:"."""
    before, after = element.getprevious(), element.getnext()
    if before is None or after is None or before.tag != "p" or after.tag != "p":
        return False
    return facts[before].prose > 0 and not plain(visible_text(before)).endswith(":")
