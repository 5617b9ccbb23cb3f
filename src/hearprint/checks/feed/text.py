"""Text in channels and items: its length, its spaces, its markup, its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree, html

from hearprint.checks.feed import values
from hearprint.checks.feed.tree import Node, text_of
from hearprint.model.findings import Finding, barrier, note, warning

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name that lxml gives it

REPEATED_RIGHTS = re.compile(r"\s*(copyright\b|\u00a9|\(c\)|\d{4}\b)", re.IGNORECASE)

#: Plain text of one line, at most 255 characters (PSP-1).
_PLAIN = (
    *("title", "itunes:title", "itunes:author", "itunes:subtitle", "copyright", "language"),
    *("generator", "guid", "itunes:type", "itunes:duration"),
)
_PROSE = ("description", "itunes:summary", "content:encoded")
#: PSP-1 and Apple, "description". ``br`` and ``div`` do no harm.
_ALLOWED = frozenset(("p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br", "div"))
_HARMFUL = frozenset(("script", "style", "iframe", "object", "embed", "form", "img"))

_ITUNES = frozenset(
    (
        "author block category complete duration email episode episodeType explicit image "
        "isClosedCaptioned keywords name new-feed-url order owner season subtitle summary title "
        "type applepodcastsverify"
    ).split()
)
_PODCAST = frozenset(
    (
        "alternateEnclosure block chapters chat complete contentLink episode funding guid image "
        "images integrity license liveItem liveUpdates location locked medium metaBoost person "
        "podping podroll publisher recommendations remoteItem season social socialInteract "
        "soundbite source trailer transcript txt updateFrequency value valueRecipient "
        "valueTimeSplit"
    ).split()
)


def check_values(node: Node, where: str) -> Iterator[Finding]:
    """Findings for all text of a channel or an item."""
    for tag in _PLAIN:
        for element in node.all(tag):
            yield from _plain(tag, element, where)
    for tag in _PROSE:
        for element in node.all(tag):
            yield from _prose(tag, element, where)
    yield from _known(node, where)


def _plain(tag: str, element: Element, where: str) -> Iterator[Finding]:
    text = element.text or ""
    if len(element):
        yield barrier("F-015", f"{tag} holds elements; apps show nothing of it.", where)
    if not text.strip():
        if tag not in ("title", "guid"):
            yield warning("F-017", f"{tag} is empty.", where)
        else:
            yield barrier("F-004", f"{tag} is empty.", where)
    elif text != text.strip() or "\n" in text.strip():
        yield note("F-017", f"{tag} has spaces or line ends around it or in it.", where)
    if len(text) > values.LONGEST:
        yield warning("F-017", f"{tag} has {len(text)} characters; 255 are allowed.", where)
    if tag in ("title", "itunes:title", "itunes:author") and values.holds_markup(text):
        yield warning("F-015", f"{tag} holds markup: {text[:60]!r}", where)


def _prose(tag: str, element: Element, where: str) -> Iterator[Finding]:
    text = text_of(element)
    if not text and not len(element):
        yield warning("F-017", f"{tag} is empty.", where)
        return
    if len(element):
        yield barrier("F-015", f"The markup in {tag} is not escaped.", where)
    length = len(text.encode("utf-8", "replace"))
    if tag != "content:encoded" and length > values.DESCRIPTION:
        yield warning("F-018", f"{tag} has {length} bytes; 4000 are allowed.", where)
    used = _elements(text) if "<" in text else frozenset()
    if bad := sorted(used & _HARMFUL):
        yield warning("F-019", f"{tag} holds {', '.join(bad)}, which apps take out.", where)
    elif tag == "description" and (odd := sorted(used - _ALLOWED)):
        yield note("F-019", f"{tag} holds {', '.join(odd)}, which many apps do not show.", where)


def _elements(text: str) -> frozenset[str]:
    """Names of all elements in a piece of HTML."""
    try:
        tree = html.fragment_fromstring(text[:100_000], create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return frozenset()
    return frozenset(str(one.tag) for one in tree.iterdescendants(etree.Element))


def _known(node: Node, where: str) -> Iterator[Finding]:
    for tag in node.children:
        prefix, _, name = tag.partition(":")
        known = {"itunes": _ITUNES, "podcast": _PODCAST}.get(prefix)
        if known is not None and name not in known:
            yield warning("F-045", f"{tag} is no element that apps know.", where)
