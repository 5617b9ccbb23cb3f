"""Which links lead to documents, and which to somebody else's reading aloud."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from hearprint.model.words import plain
from hearprint.readers.markup.page import Element, attribute
from hearprint.readers.markup.visible import visible_text

_ENDINGS = (".pdf", ".epub", ".docx", ".doc", ".odt", ".rtf", ".txt", ".mobi")
_TYPES = ("application/pdf", "application/epub+zip", "application/msword")
_SAYS_PDF = re.compile(r"\bpdf\b", re.IGNORECASE)
_LISTEN = re.compile(
    r"\b(listen|hear (it|this|the)|read[- ]?aloud|speak[- ]?aloud|text[- ]to[- ]speech"
    r"|natural ?reader|audio (version|edition|reader)|(screen|immersive|speech) ?reader)",
    re.IGNORECASE,
)
_SOUND = re.compile(r"\.(mp3|m4a|ogg|oga|wav|m3u8?)$", re.IGNORECASE)
_HREF_LIMIT = 4000  #: signs


def link_text(link: Element) -> str:
    """The words of a link, those of its pictures' alternatives included."""
    return plain(visible_text(link))


def link_target(link: Element) -> str:
    """Where a link leads, as found; empty for what only a browser would run."""
    href = "".join(attribute(link, "href").split("\n"))
    href = plain(href).replace(" ", "%20")
    try:
        scheme = urlsplit(href).scheme.lower()
    except ValueError:
        return ""
    return href if scheme in ("", "http", "https", "file") and len(href) <= _HREF_LIMIT else ""


def file_name(href: str) -> str:
    """The last part of a link's path, without escapes."""
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    return plain(unquote(path.rsplit("/", 1)[-1]))


def is_document(link: Element) -> bool:
    """A link to a document that could be read: by its ending, its type or what it says."""
    href = link_target(link)
    if not href or href.startswith("#"):
        return False
    name = file_name(href).lower()
    if name.endswith(_ENDINGS):
        return True
    text = link_text(link)
    if _LISTEN.search(text) or _SOUND.search(name):
        return False
    if attribute(link, "type").lower() in _TYPES:
        return True
    # "Download (PDF)" may lead to an address without an ending; a page's name has no such ending.
    return bool(_SAYS_PDF.search(text)) and not name.endswith((".html", ".htm", ".php", ".aspx"))


def listen_link(link: Element) -> str:
    """Where a "Listen to this" link leads; empty for every other link."""
    if file_name(link_target(link)).lower().endswith(_ENDINGS):
        return ""
    title = f"{link_text(link)} {attribute(link, 'title')} {attribute(link, 'aria-label')}"
    return link_target(link) if _LISTEN.search(title) else ""
