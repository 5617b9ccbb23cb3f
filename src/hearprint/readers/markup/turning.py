"""Lines that only turn pages: "Next: Drums, Up: Music", "Back to top", and who made the file.

Found by their words and by link types (HTML Living Standard, section 4.6.7), because generators
of manuals give them any class or none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import groupby

from hearprint.model.document import Role
from hearprint.model.words import plain, words_of
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, attribute, names
from hearprint.readers.markup.visible import visible_text

TURNING = "page navigation"
_MADE = "page footer"

_MOST_WORDS = 45
_TYPES = names("next prev previous up")
_KEYS = frozenset({"n", "p", "u", "h"})
#: Words that alone make a line one for turning pages...
_SURE = names(
    "next previous prev up back forward weiter zurück hoch suivant précédent haut siguiente"
    " anterior arriba volgende vorige omhoog successivo precedente seguente su nästa föregående"
    " nesaf blaenorol"
)
#: ... and those that stand with them.
_COMPANY = _SURE | names(
    "top contents content table of the toc index home book chapter section page part first last"
    " main menu node document file copyright start fast dir story article post issue minutes entry"
    " inhalt index sommaire índice indice inhoud"
    " and to go"
)
_TOP = re.compile(
    r"\W*(?:(?:back|return|go|jump|scroll)\s+(?:up\s+)?to\s+(?:the\s+)?(?:top|start|beginning"
    r"|(?:table of )?contents|toc|index|main page|home(?: page)?)|top|to top|nach oben"
    r"|haut de (?:la )?page|retour (?:en haut|au sommaire)|volver arriba)"
    r"(?: of (?:the |this )?(?:page|document|file|section))?\W*",
    re.IGNORECASE,
)
_MAKER = re.compile(
    r"(?:this (?:document|page|file|manual|html|text) (?:was|is|has been) (?:last )?"
    r"(?:automatically )?(?:generated|created|produced|built|converted|translated|updated)\b"
    r"|(?:page |document |html )?(?:generated|built|powered|produced|created)"
    r" (?:by|with|using|on|from)\b"
    r"|(?:page )?last (?:updated|modified|generated|changed|built)\b|valid x?html"
    r"|website design by)",
    re.IGNORECASE,
)
#: A link that names the page it turns to: "Next: Drums".
_LED = re.compile(
    r"\W*(?:next|prev(?:ious)?|weiter|zurück|suivant|précédent)\s*:"
    r"|\[\s*(?:next|prev(?:ious)?|back)\s*\]|.*\[\s*(?:next|prev(?:ious)?|back)\s*\]$",
    re.IGNORECASE,
)
_EDGE = 6  #: chunks at a page's end among which its maker is named
_MAKER_WORDS = 40
_BUTTON_WORDS = 3
_LABEL = re.compile(r"[\w\u00c0-\uffff]+")


def mark_turning(chunks: Sequence[Chunk]) -> None:
    """Give a reason to lines that turn pages, and to the maker's mark at the end."""
    free = [chunk for chunk in chunks if not chunk.reason]
    heads = {chunk.text for chunk in free if chunk.role is Role.HEADING}
    for chunk in free:
        if chunk.role is not Role.HEADING and (_turns(chunk) or _leads_up(chunk, heads)):
            chunk.reason = TURNING
    _mark_buttons(free)
    for place, chunk in enumerate(free):
        if not chunk.reason and _lone(chunk) and _beside(free, place):
            chunk.reason = TURNING
    for chunk in [chunk for chunk in free if not chunk.reason][-_EDGE:]:
        short = chunk.words <= _MAKER_WORDS and chunk.role is not Role.HEADING
        if short and _MAKER.match(chunk.text):
            chunk.reason = _MADE


def _mark_buttons(chunks: Sequence[Chunk]) -> None:
    """Pictures to click on, side by side: one of them says "next", or "previous"."""
    for buttons, run in groupby(chunks, _is_button):
        row = list(run)
        labels = [_labels(chunk.text) for chunk in row]
        if not buttons or not any(said and _SURE.issuperset(said) for said in labels):
            continue
        if 2 * sum(_COMPANY.issuperset(said) for said in labels) >= len(row):
            for chunk in row:
                chunk.reason = TURNING


def _is_button(chunk: Chunk) -> bool:
    return chunk.role is Role.IMAGE and bool(chunk.links) and chunk.words <= _BUTTON_WORDS


def _turns(chunk: Chunk) -> bool:
    """Nothing but links, with "next" or "previous" said of them or by their type."""
    if not chunk.linked or not chunk.links or chunk.words > _MOST_WORDS:
        return False
    rest, said = chunk.text, list[str]()
    typed = False
    for link in chunk.links:
        text = plain(visible_text(link))
        rest = rest.replace(text, " ", 1)
        if _type_of(link) or _LED.match(text):
            typed = True
        else:
            said += _labels(text)
    labels = _labels(rest)
    if not _COMPANY.issuperset(labels):
        return False
    if not _SURE.isdisjoint(labels):
        return True  # "Next: " before a title
    return _COMPANY.issuperset(said) and (typed or not _SURE.isdisjoint(said))


def _labels(text: str) -> list[str]:
    return [word.casefold() for word in _LABEL.findall(text)]


def _type_of(link: Element) -> bool:
    """By type, or by the key that makers of manuals give to such links."""
    typed = not _TYPES.isdisjoint(attribute(link, "rel").lower().split())
    return typed or attribute(link, "accesskey").lower() in _KEYS


def _leads_up(chunk: Chunk, heads: Container[str]) -> bool:
    """To the page's top: "Back to top", or one of its ``heads`` said again."""
    whole = chunk.linked >= chunk.words or chunk.role is Role.IMAGE
    if not chunk.links or not whole:
        return False
    href = attribute(chunk.links[0], "href").strip()
    return (href == "#" and chunk.text in heads) or (
        "#" in href and bool(_TOP.fullmatch(chunk.text))
    )


def _lone(chunk: Chunk) -> bool:
    """A link such as "Home" or "Contents", which turns pages only in such company."""
    linked = bool(chunk.links) and chunk.linked >= chunk.words and chunk.role is not Role.HEADING
    return linked and _COMPANY.issuperset(_labels(chunk.text))


def _beside(chunks: Sequence[Chunk], place: int) -> bool:
    around = (*chunks[max(0, place - 2) : place], *chunks[place + 1 : place + 3])
    return any(other.reason == TURNING for other in around)


def says_nothing(text: str) -> bool:
    """A sign to click on, such as a pilcrow or an arrow, and no word."""
    return bool(text) and not words_of(text)
