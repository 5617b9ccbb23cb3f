"""``feeds.opml``: all feeds of a house in one file, which podcast apps import (OPML 2.0)."""

from __future__ import annotations

from lxml import etree

from hearprint.formats import phrases
from hearprint.formats.feed import channels, descriptions, items
from hearprint.formats.feed.rss import legal
from hearprint.model.programme import BundleFile, Library
from hearprint.model.words import plain

NAME = "feeds.opml"


def write(library: Library) -> BundleFile:
    """The house's own feed, then its publications', the newest first. No date of making."""
    house = library.house
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    title = phrases.house_name(house)
    facts = (("title", title), ("ownerName", plain(house.author)), ("ownerEmail", house.email))
    for tag, text in facts:
        if text:
            etree.SubElement(head, tag).text = legal(text)
    body = etree.SubElement(root, "body")
    about = descriptions.of_house(house, html=False)
    _outline(body, title, about, channels.feed_address(house, items.NAME), house.base_url)
    for shelf in library.shelves:
        publication = shelf.publication
        _outline(
            body,
            phrases.name(publication),
            plain(publication.description),
            channels.feed_address(house, publication.slug, items.NAME),
            phrases.address(house, publication.slug),
        )
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return BundleFile(name=NAME, media_type="text/x-opml", content=content)


def _outline(body: etree._Element, title: str, about: str, feed: str, page: str) -> None:
    told = {"description": descriptions.clip_bytes(legal(about), descriptions.LIMIT)}
    etree.SubElement(
        body,
        "outline",
        {
            "type": "rss",
            "text": legal(title),
            "title": legal(title),
            **(told if about else {}),
            "xmlUrl": feed,
            "htmlUrl": f"{page}/",
        },
    )
