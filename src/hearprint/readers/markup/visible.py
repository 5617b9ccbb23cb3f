"""Which words of a page count. Kept apart from the walk that sorts them, as its check."""

from __future__ import annotations

from collections.abc import Container

from lxml import etree

from hearprint.model.words import count_words, plain
from hearprint.readers.markup.page import Element, attribute, names

#: Elements whose content a browser never shows as text.
UNSEEN = names("script style template head title meta link base param source track col colgroup")

#: Elements that part words from their neighbours; all others are inline and glue.
SEPARATORS = names(
    "address article aside audio blockquote body br button canvas caption center dd details"
    " dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4"
    " h5 h6 header hgroup hr html iframe input legend li listing main menu nav noframes noscript"
    " object ol optgroup option output p plaintext pre progress search section select summary svg"
    " table tbody td textarea tfoot th thead tr ul video xmp"
)


def visible_text(root: Element, detached: Container[Element] = ()) -> str:
    """All text a reader of ``root`` could meet, alternative texts of images included.

    ``detached`` names inline elements (edit links, note marks) that count apart from their
    neighbours.
    """
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        apart = element.tag in SEPARATORS or element.tag == "img" or element in detached
        if event == "start":
            if element.tag in UNSEEN:
                walk.skip_subtree()
                continue
            parts.append(" " if apart else "")
            parts.append(attribute(element, "alt") if element.tag == "img" else element.text or "")
        else:
            parts.append(" " if apart else "")
            parts.append((element.tail or "") if element is not root else "")
    return "".join(parts)


def visible_words(root: Element, detached: Container[Element] = ()) -> int:
    """How many words of ``root`` count; see ``visible_text``."""
    return count_words(plain(visible_text(root, detached)))
