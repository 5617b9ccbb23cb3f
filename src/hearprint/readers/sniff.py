"""What bytes are, by their content; the name's ending only tells Markdown from plain text."""

from __future__ import annotations

import re

from hearprint.errors import DamagedError
from hearprint.readers.decode import decode

PDF = "application/pdf"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"

_READERS = {PDF: "pdf", HTML: "article", MARKDOWN: "markdown", TEXT: "text"}
_KINDS = "PDF, HTML, Markdown and plain text are read."

#: ISO 32000-1 annex H.3.4.1: readers accept a header within the first 1024 bytes.
_PDF_HEAD = 1024
_TEXT_HEAD = 4096

_FOREIGN = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a slide show"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"(?:<!doctype\s+html|<(?:html|head|body|title|meta|main|article|section|div|table|h[1-6]|p|ul"
    r"|ol|header|nav|link|script|style|center|font|blockquote)\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_ANY_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|a|li|ul|body|span|br|table|em|strong|b|i)\b[^<>]*>", re.IGNORECASE
)
_FOREIGN_XML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|svg|opml)\b", re.DOTALL
)
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")
_BINARY_SHARE = 0.02  #: of control characters; more of them is no text


def media_type(data: bytes, name: str) -> str:
    """The IANA media type of ``data``: PDF, HTML, Markdown or plain text.

    Raises DamagedError for an empty file and for everything that is not read.
    """
    if not data.strip(b"\0\t\n\r\f \xef\xbb\xbf"):
        raise DamagedError("The file is empty.", where=name, hint="Copy or download it again.")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return PDF
    if foreign := _foreign(data):
        raise _unread(foreign, name)
    decoded = decode(data)
    head = decoded.text[:_TEXT_HEAD]
    if found := _FOREIGN_XML.match(head):
        kind = {"rss": "a feed", "feed": "a feed", "svg": "a drawing"}.get(found[1], "an outline")
        raise _unread(kind, name)
    controls = sum(ord(sign) < ord(" ") and sign not in "\t\n\r\f" for sign in head)
    if controls + head.count("\ufffd") > max(2, len(head) * _BINARY_SHARE):
        raise _unread(_claimed(name), name)
    return _text_type(head, name.lower())


def reader_for(media_type: str) -> str:
    """The registered reader's name for a media type. Raises DamagedError when there is none."""
    try:
        return _READERS[media_type]
    except KeyError:
        raise _unread(f"of the type {media_type}", "") from None


def _text_type(head: str, name: str) -> str:
    if name.endswith(_MARKDOWN_ENDINGS):
        return MARKDOWN
    if _MARKUP.match(head) or (name.endswith(_HTML_ENDINGS) and _ANY_TAG.search(head)):
        return HTML
    return TEXT


def _foreign(data: bytes) -> str:
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            return what
    if data.startswith(b"PK\x03\x04"):
        listing = data[:4096] + data[-8192:]
        return next((what for sign, what in _ZIPPED if sign in listing), "a ZIP archive")
    if data[4:8] == b"ftyp":
        return "a film or sound file"
    if data[:4] == b"RIFF":
        return "a picture, film or sound file"
    return ""


def _claimed(name: str) -> str:
    return "a damaged PDF" if name.lower().endswith(".pdf") else "a binary file of an unknown kind"


def _unread(what: str, name: str) -> DamagedError:
    hint = _KINDS
    if "document" in what or "OpenDocument" in what:
        hint += " Export it as PDF first."
    elif "picture" in what:
        hint += " Put its pages into one PDF: there letters in pictures can be recognised."
    return DamagedError(f"This is {what}, which cannot be read.", where=name, hint=hint)
