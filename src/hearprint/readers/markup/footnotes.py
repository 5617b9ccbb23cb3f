"""Marks of notes and notes, told by how they are linked, for pages that give them no names.

A raised mark that leads to a place in the page is the mark of a note, and what stands there is
the note; a link in it that leads back, or is an arrow only, is no part of it. What is found is
written into the tree as the roles of DPUB-ARIA 1.1 (``doc-noteref``, ``doc-footnote``,
``doc-backlink``), which later stages read as if the page had said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearprint.model.words import count_words
from hearprint.readers.markup.page import Element, ancestors, attribute
from hearprint.readers.markup.visible import visible_text

_MARK = re.compile(
    r"[\[(]?\s*(?:\d{1,3}[a-z]?|[*\u2020\u2021\u00a7]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?"
)
#: Signs that stand for "back to the text".
_ARROW = re.compile(r"[\s\^\u2190-\u21ff\u23ce\u2934\u2b06\u2b11\ufe0e\ufe0f]+")
_HOLDERS = frozenset({"li", "p", "dd", "td", "div", "aside"})
_REF = "doc-noteref"
_WORDS = 200  #: a note is no longer; where a longer part is meant, the mark alone is one
_NEAR = 3  #: elements around a mark of which one may bear the name that its note leads back to


def name_notes(body: Element) -> None:
    """Write the roles of notes and their marks into the tree."""
    marks = [link for link in body.iter("a") if _is_mark(link)]
    if not marks:
        return
    places = _places(body)
    for link in marks:
        target = places.get(attribute(link, "href")[1:])
        if target is None or target is link or attribute(link, "role"):
            continue
        holder = _holder(target)
        back = holder is not None and any(up is holder for up in ancestors(link))
        if back or (holder is None and target.tag in ("h1", "h2", "h3", "h4", "h5", "h6")):
            continue
        if holder is not None and any(attribute(one, "role") == _REF for one in holder.iter()):
            link.set("role", "doc-backlink")  # in a note, and leads to the mark of one
            continue
        _whole(link).set("role", _REF)
        if holder is not None and count_words(visible_text(holder)) <= _WORDS:
            holder.set("role", "doc-footnote")
            for one in _leading_back(holder, link):
                one.set("role", "doc-backlink")


def _is_mark(link: Element) -> bool:
    """A raised number, letter or sign that leads to a place in its page."""
    if not attribute(link, "href").startswith("#") or attribute(link, "role"):
        return False
    raised = any(up.tag == "sup" for up in list(ancestors(link))[:_NEAR])
    inner = next(link.iter("sup"), None)
    text = visible_text(link).strip()
    whole = raised or (inner is not None and visible_text(inner).strip() == text)
    return whole and bool(_MARK.fullmatch(text))


def _whole(link: Element) -> Element:
    """The raised element around a link that holds nothing else."""
    text = visible_text(link).strip()
    around = [up for up in list(ancestors(link))[:_NEAR] if visible_text(up).strip() == text]
    return next((up for up in reversed(around) if up.tag == "sup"), link)


def _places(body: Element) -> dict[str, Element]:
    """Elements by the names that links have for them."""
    found: dict[str, Element] = {}
    for element in body.iter():
        names = [element.get("id"), element.get("name") if element.tag == "a" else None]
        for name in names:
            if name:
                found.setdefault(str(name), element)
    return found


def _holder(target: Element) -> Element | None:
    """The block that is the note."""
    return next((up for up in ancestors(target) if up.tag in _HOLDERS), None)


def _leading_back(holder: Element, mark: Element) -> Iterator[Element]:
    names = {attribute(up, "id") for up in list(ancestors(mark))[:_NEAR]} - {""}
    for link in holder.iter("a"):
        href, text = attribute(link, "href"), visible_text(link).strip()
        arrow = bool(_ARROW.fullmatch(text)) and href.startswith("#")
        if arrow or (href[:1] == "#" and href[1:] in names and bool(_MARK.fullmatch(text))):
            yield link
