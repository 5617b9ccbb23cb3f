"""Boxes of links and what stands below a label such as "Related posts"."""

from __future__ import annotations

import re

from lxml import etree

from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.page import Element, attribute
from hearprint.readers.markup.phrases import label_reason
from hearprint.readers.markup.visible import visible_text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GUARD = 0.4  #: of the page's prose; what holds more is the page itself
_LABEL_WORDS = 14
_LINKED = 0.5
_TEASER_WORDS = 80  #: of prose below a label; more is no teaser
_PLAIN_WORDS = 20  #: the same without a link
_BIOGRAPHY_WORDS = 60
_SAID = re.compile(r"\d|leave|post|write|add|reply|join|discussion about", re.IGNORECASE)


def guarded(element: Element, facts: Facts, prose: int) -> bool:
    """Whether little enough of the page's ``prose`` is in ``element`` for it to be furniture."""
    own = facts[element].prose
    return own <= _GUARD * prose or own == 0


def talked(element: Element) -> bool:
    """Comments, not a chapter about comments: said in class names, or by a form to write one."""
    first = next(element.iter(*_HEADINGS), None)
    if first is not None and label_reason(visible_text(first)) == "comments":
        return True
    inside = list(element.iterdescendants("form", "textarea", "article", "iframe", "noscript"))
    return bool(inside) or any("comment" in attribute(e, "class") for e in element.iter())


def tail(label: Element, facts: Facts, prose: int) -> dict[Element, str]:
    """A label such as "Related posts" and what follows it, up to the next heading of its rank.

    A label that is no heading reaches up to any heading, and over links only.
    """
    own = facts[label]
    heading = label.tag in _HEADINGS
    label = _alone(label, facts)
    if not 0 < own.words <= _LABEL_WORDS or (own.blocks and not heading):
        return {}
    text = visible_text(label)
    reason = label_reason(text)
    if not reason:
        return {}
    found = {label: reason}
    for sibling in label.itersiblings(etree.Element):
        if sibling.tag in _HEADINGS and (not heading or str(sibling.tag) <= str(label.tag)):
            break
        if not guarded(sibling, facts, prose) or _tells(sibling, facts, text, reason):
            break
        if not heading and not _teases(sibling, facts, reason):
            break
        found[sibling] = reason
    # A chapter of a manual may be called "Comments": then its prose is not comments' prose.
    followed = [facts[element] for element in found if element is not label]
    linked = sum(one.linked for one in followed) / (sum(one.words for one in followed) or 1)
    listed = any(element.tag in ("ol", "ul", "form", "div", "section") for element in found)
    sure = (heading and listed) or reason == "about the author"
    sure = sure or (reason == "comments" and _SAID.search(text) is not None)
    return found if followed and (sure or not heading or linked > _LINKED) else {}


def _teases(element: Element, facts: Facts, reason: str) -> bool:
    """Nothing but links, or links with a few words about each."""
    own = facts[element]
    if own.density >= _LINKED:
        return True
    return reason == "related links" and element.tag != "p" and own.links > 0


def _alone(label: Element, facts: Facts) -> Element:
    """The outermost element around ``label`` that holds nothing else."""
    parent = label.getparent()
    while parent is not None and label.getnext() is None and label.getprevious() is None:
        if facts[parent].words != facts[label].words or parent.tag in ("body", "main", "article"):
            break
        label, parent = parent, parent.getparent()
    return label


def _tells(element: Element, facts: Facts, label: str, reason: str) -> bool:
    """Prose of the page's own, which merely stands below such a label."""
    own = facts[element]
    if reason == "about the author":
        return own.prose > _BIOGRAPHY_WORDS
    if reason == "comments":
        return not (_SAID.search(label) or talked(element) or own.prose < _PLAIN_WORDS)
    if element.tag == "p" or (len(element) == 1 and element[0].tag == "p"):
        return own.prose > 0
    return own.prose >= (_TEASER_WORDS if own.links else _PLAIN_WORDS)
