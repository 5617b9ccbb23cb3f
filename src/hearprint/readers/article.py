"""Web articles: the article in its page, with its headings, and an account of all the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearprint.errors import NoTextError
from hearprint.model.document import Document, Role, Source, with_ids
from hearprint.readers.markup.articles import find_articles, mark_between, region_of
from hearprint.readers.markup.bylines import find_bylines, find_named_byline
from hearprint.readers.markup.chunks import Chunk, to_blocks
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.footnotes import name_notes
from hearprint.readers.markup.furniture import label
from hearprint.readers.markup.lines import is_plain, mark_foot, mark_lines, mark_link_boxes
from hearprint.readers.markup.meta import find_about, told
from hearprint.readers.markup.notes import mark_notes
from hearprint.readers.markup.ownlist import own_lists
from hearprint.readers.markup.page import parse_page
from hearprint.readers.markup.panels import find_panels, name_panels
from hearprint.readers.markup.region import find_region, mark_before, mark_outside
from hearprint.readers.markup.tables import join_tables
from hearprint.readers.markup.turning import mark_turning
from hearprint.readers.markup.visible import visible_words
from hearprint.readers.markup.walk import walk
from hearprint.readers.several import read_several
from hearprint.readers.tongues import in_its_language

_REPEATED = "repeated text"
_PULLED = "repeated pull quote"
_HEADING_WORDS = 12  #: a longer paragraph in bold is emphasis
_FALLBACK = "en"
_SIGNS = re.compile(r"[\W_]+")


class ArticleReader:
    """Fills the port ``Reader`` for web pages (text/html)."""

    def read(self, source: Source) -> Document:
        """Raises DamagedError for what is no page, NoTextError for a page without an article."""
        if source.parts:
            return read_several(source)
        page = parse_page(source.data, source.name)
        about = find_about(page)
        language = about.language or _FALLBACK
        name_notes(page.body)
        facts = Facts(page.body)
        panels = find_panels(page.body, facts)
        labels = label(page.body, facts, panels)
        chunks = name_panels(walk(page.body, labels, language), panels)
        mark_turning(chunks)
        jumps = own_lists(chunks, page.body, source.name)
        plain = is_plain(page.body, chunks)
        mark_lines(chunks, plain=plain)
        if not plain:
            mark_link_boxes(chunks, page.body, facts)
        mark_foot(chunks, plain=plain)
        mark_before(chunks, about.title, plain=plain)
        articles = find_articles(page.body, labels, facts)
        region = (
            region_of(articles or (page.body,))
            if articles or plain
            else find_region(chunks, about.extracted, about.title)
        )
        if region is None:
            raise NoTextError(
                "There is no article in this web page.",
                where=source.name,
                hint="Open the article itself in a browser and save that page.",
            )
        mark_outside(chunks, region, about.title)
        mark_foot(chunks, plain=plain)  # the article's own, too
        if articles:
            jumps = jumps or mark_between(chunks, articles)
        find_bylines(chunks)
        if not any(chunk.role is Role.BYLINE for chunk in chunks):
            find_named_byline(chunks, about.authors)
        mark_notes(chunks)
        _drop_repetitions(chunks)
        chunks = join_tables(chunks)
        _raise_bold(chunks)
        sorted_ = to_blocks(chunks)
        document = Document(
            source=source.name,
            digest=source.digest,
            media_type=source.media_type,
            blocks=with_ids(sorted_.blocks),
            source_words=visible_words(page.body, labels),
            removed=tuple(sorted_.removed),
            title=about.title,
            authors=about.authors,
            language=language,
            date=about.date,
            description=told(about.description, sorted_.blocks),
            jumps=jumps,
            findings=page.findings,
        )
        return in_its_language(document, about.language)


def _drop_repetitions(chunks: Sequence[Chunk]) -> None:
    """Leave out alternatives that repeat a caption, and keep pull quotes that repeat nothing."""
    kept = [chunk for chunk in chunks if not chunk.reason]
    said = {_key(chunk.text) for chunk in kept if chunk.role is not Role.IMAGE}
    whole = " ".join(_key(chunk.text) for chunk in kept)
    for chunk in chunks:
        if not chunk.reason and chunk.role is Role.IMAGE and _key(chunk.text) in said:
            chunk.reason = _REPEATED
        elif chunk.reason == _PULLED and _key(chunk.text) not in whole:
            chunk.reason, chunk.role = "", Role.QUOTE


def _raise_bold(chunks: Sequence[Chunk]) -> None:
    """Short paragraphs all in bold are the headings of a page that has no others."""
    kept = [chunk for chunk in chunks if not chunk.reason]
    if sum(chunk.role is Role.HEADING for chunk in kept) > 1:
        return
    for index, chunk in enumerate(kept[:-1]):
        short = chunk.words <= _HEADING_WORDS and not chunk.text.endswith((".", ",", ";", ":"))
        if chunk.bold and short and chunk.role is Role.PARAGRAPH and not chunk.rows:
            follower = kept[index + 1]
            if follower.role in (Role.PARAGRAPH, Role.ITEM, Role.QUOTE) and not follower.bold:
                chunk.role, chunk.level = Role.HEADING, 2


def _key(text: str) -> str:
    return _SIGNS.sub("", text).lower()
