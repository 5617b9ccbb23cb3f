"""A feed as elements: read safely, its children by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from hearprint.model.findings import Finding, barrier, warning

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PREFIXES: Mapping[str, str] = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "atom": ATOM,
    "content": CONTENT,
}
_SHORT = {space: prefix for prefix, space in PREFIXES.items()}

#: Bytes of a feed beyond which nobody reads on.
MOST_BYTES = 64 * 1024 * 1024
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["']""")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_HEAD = 4096


class Node:
    """An element and its children by name: ``title``, ``itunes:author``."""

    __slots__ = ("children", "element")

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.children: dict[str, list[etree._Element]] = {}
        for child in element.iterchildren(etree.Element):
            self.children.setdefault(short(str(child.tag)), []).append(child)

    def all(self, name: str) -> list[etree._Element]:
        """All children of that name."""
        return self.children.get(name, [])

    def one(self, name: str) -> etree._Element | None:
        """The first child of that name."""
        found = self.children.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """The first such child's text without outer spaces; None when there is no such child."""
        found = self.one(name)
        return None if found is None else text_of(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A feed, or a page of one, that could be read."""

    name: str  #: its file or address
    size: int  #: bytes
    channel: Node
    items: tuple[Node, ...]

    @property
    def own_address(self) -> str:
        """The address that it gives as its own; "" when it gives none."""
        return self.link("self")

    def link(self, rel: str) -> str:
        """Where ``atom:link`` of that relation leads; "" when there is none."""
        links = (link for link in self.channel.all("atom:link") if link.get("rel") == rel)
        return next((link.get("href", "").strip() for link in links), "")


def text_of(element: etree._Element) -> str:
    """The text of an element, with that of markup inside it, without outer spaces."""
    return "".join(str(part) for part in element.itertext()).strip()


def short(tag: str) -> str:
    """``{space}name`` with the prefix that everybody knows, or as it is."""
    if not tag.startswith("{"):
        return tag
    space, _, name = tag[1:].partition("}")
    return f"{_SHORT[space]}:{name}" if space in _SHORT else tag


def read(name: str, content: bytes) -> tuple[Page | None, tuple[Finding, ...]]:
    """The page, when there is anything to look at, and what is wrong with its XML.

    Entities are not replaced, nothing is fetched, and depth and size are bounded.
    """
    found = list(_bytes(name, content))
    if len(content) > MOST_BYTES:
        return None, (*found, barrier("F-047", "This feed is too large to be read.", name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = str(error).partition(" (")[0]
        return None, (*found, barrier("F-003", f"Podcast apps cannot read this feed: {told}", name))
    if root.tag != "rss" or root.get("version") != "2.0":
        found.append(barrier("F-011", "This is not RSS 2.0, which podcast apps read.", name))
    channel = root.find("channel")
    if channel is None:
        return None, (*found, barrier("F-004", "This feed has no channel.", name))
    found += _spaces(name, root)
    items = tuple(Node(item) for item in channel.findall("item"))
    page = Page(name=name, size=len(content), channel=Node(channel), items=items)
    return page, tuple(found)


def _bytes(name: str, content: bytes) -> Iterator[Finding]:
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    told = _ENCODING.match(head)
    if told and told[1].lower() not in (b"utf-8", b"us-ascii"):
        yield warning("F-013", f"This feed is in {told[1].decode()}, not in UTF-8.", name)
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield warning("F-013", "This feed is in UTF-16, not in UTF-8.", name)
    if _DOCTYPE.search(head):
        message = "This feed declares a document type or entities of its own."
        yield barrier("F-014", message, name)


def _spaces(name: str, root: etree._Element) -> Iterator[Finding]:
    """Name spaces that look like one of ours but are not the same to the letter."""
    seen: dict[str, str] = {}
    for element in root.iter(etree.Element):
        for prefix, space in element.nsmap.items():
            if prefix:
                seen.setdefault(prefix, space)
        if element.getparent() is not None and element.tag == "item":
            break  # what counts is declared at the top
    for prefix, wanted in PREFIXES.items():
        space = seen.get(prefix, wanted)
        if space != wanted:
            told = "itunes tags of this feed do not count" if prefix == "itunes" else "wrong"
            message = f"The name space {prefix} is {space!r} and should be {wanted!r}: {told}."
            yield barrier("F-012", message, name)
