"""A cover page that holds no list of its own and leads to the page that does.

Nothing here opens a file: the caller does, and asks whether what it holds is a list of chapters.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearprint.errors import DamagedError
from hearprint.model.document import Source
from hearprint.model.words import count_words, plain
from hearprint.readers.chapters import TITLE_PAGE, Exists, is_front, local_target
from hearprint.readers.markup.listheads import names_contents
from hearprint.readers.markup.page import Element, attribute, names, parse_page
from hearprint.readers.markup.visible import visible_text

#: Types of links to the contents (HTML 4.01, section 6.12); today's standard has none.
_TYPES = names("contents toc")
_MOST = 5  #: pages that one cover may call its contents


def contents_pages(source: Source, exists: Exists) -> tuple[str, ...]:
    """The files that the cover page ``source`` calls its contents, the likeliest first.

    By the link's type or its words, or those of its picture. Empty for a page in the middle of a
    publication, from which such a link leads back.
    """
    try:
        root = parse_page(source.data, source.name).root
    except DamagedError:
        return ()  # told when it is read
    if not is_front(source.name) and count_words(plain(visible_text(root))) > TITLE_PAGE:
        return ()
    found = (local_target(href, source.name)[0] for href in _hrefs(root))
    there = (name for name in found if name and name != source.name and exists(name))
    return tuple(dict.fromkeys(there))[:_MOST]


def _hrefs(root: Element) -> Iterator[str]:
    for link in root.iter("link", "a"):
        if not _TYPES.isdisjoint(attribute(link, "rel").lower().split()) or _says_so(link):
            yield attribute(link, "href")


def _says_so(link: Element) -> bool:
    return names_contents(plain(visible_text(link)) or attribute(link, "title"))
