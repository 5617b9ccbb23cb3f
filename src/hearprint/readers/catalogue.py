"""Publications pages: which documents they list, and what they say about each."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.model.contents import Catalogue, CatalogueItem
from hearprint.model.document import Role, Source
from hearprint.model.words import count_words
from hearprint.readers.listing.facts import Facts as ItemFacts
from hearprint.readers.listing.facts import find_facts
from hearprint.readers.listing.items import Entry, find_entries
from hearprint.readers.listing.links import is_document, listen_link
from hearprint.readers.listing.titles import item_title
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.furniture import POST_DETAILS, label
from hearprint.readers.markup.meta import page_language, page_title
from hearprint.readers.markup.page import Element, parse_page
from hearprint.readers.markup.walk import walk

_FALLBACK = "en"
#: Furniture of an article that is the very substance of an entry: notes, buttons, contents lists.
_SUBSTANCE = frozenset({POST_DETAILS, "contents list", "about the author", "player"})
_ALONE = 250  #: words of prose beside a single document, beyond which the page is an article
_PER_ITEM = 60  #: words of prose outside the entries that each further entry excuses
_PROSE = 12  #: words
_LONGEST = 1000  #: words of prose that may be said of each entry; more is a text that cites it


class CatalogueReader:
    """Fills the port ``CatalogueReader`` for web pages."""

    def read(self, source: Source) -> Catalogue | None:
        """None when the page lists no documents. Raises DamagedError for what is no page."""
        page = parse_page(source.data, source.name)
        language = page_language(page.root) or _FALLBACK
        labels = _labels(page.body)
        chunks = [chunk for chunk in walk(page.body, labels, language) if not chunk.reason]
        entries = find_entries(chunks)
        if not entries:
            return None
        facts = [find_facts(entry) for entry in entries]
        if not _is_catalogue(chunks, entries, facts):
            return None
        return Catalogue(
            source=source.name,
            title=page_title(page.root),
            items=tuple(map(_item, entries, facts)),
            language=language,
        )


def _labels(body: Element) -> dict[Element, str]:
    labels = label(body, Facts(body))
    return {
        element: reason
        for element, reason in labels.items()
        if reason not in _SUBSTANCE and not (reason == "form" and _offers(element))
    }


def _offers(element: Element) -> bool:
    """A button (or a form around one) that leads to a document."""
    inside = any(is_document(link) for link in element.iter("a"))
    return inside or any(parent.tag == "a" and is_document(parent) for parent in _up(element))


def _up(element: Element) -> Sequence[Element]:
    return list(element.iterancestors("a"))


def _item(entry: Entry, facts: ItemFacts) -> CatalogueItem:
    return CatalogueItem(
        title=item_title(entry),
        href=entry.href,
        blurb=facts.blurb,
        pages=facts.pages,
        year=facts.year,
        price=facts.price,
        contents=facts.contents,
        listen_href=next(filter(None, map(listen_link, entry.links())), ""),
    )


def _is_catalogue(
    chunks: Sequence[Chunk], entries: Sequence[Entry], facts: Sequence[ItemFacts]
) -> bool:
    """Decided by structure: entries that stand as entries, and little prose around them.

    A link in the middle of a sentence is a citation, not an entry.
    """
    listed = [entry for entry in entries if not entry.cited]
    telling = sum(
        bool(fact.pages or fact.contents or (fact.year and fact.noted))
        for entry, fact in zip(entries, facts, strict=True)
        if not entry.cited
    )
    inside = {id(chunk) for entry in listed for chunk in entry.chunks}
    prose = [one for one in chunks if _is_prose(one)]
    outside = sum(chunk.words for chunk in prose if id(chunk) not in inside)
    if sum(chunk.words for chunk in prose) - outside > _LONGEST * len(listed):
        return False
    blurbs = sum(count_words(fact.blurb) for fact in facts)
    if len(listed) == 1:
        most = _PER_ITEM if listed[0].woven else _ALONE
        return telling == 1 and outside + blurbs <= most and len(entries) == 1
    if len(listed) < len(entries) - len(listed) or not listed:
        return False
    return outside <= _ALONE + _PER_ITEM * len(listed)


def _is_prose(chunk: Chunk) -> bool:
    return chunk.role is not Role.HEADING and chunk.words - chunk.linked >= _PROSE
