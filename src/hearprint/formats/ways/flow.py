"""A publication as a plain run of paragraphs, from which text, large print and braille are made.

It holds what the listening pages show, in the same order: not a word less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hearprint.formats import phrases
from hearprint.formats.pages import catalogue, render
from hearprint.formats.pages.inline import Part, Span
from hearprint.formats.pages.say import Say
from hearprint.formats.pages.text import Item, Listing, Piece, body
from hearprint.model.programme import Episode, Programme, Track
from hearprint.model.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph, or what stands like one."""

    kind: str  #: title, byline, page, heading, paragraph, quote, verse, item, note, table, ...
    text: str = ""  #: on one line
    language: str = ""  #: BCP 47
    level: int = 0  #: of a title (1) or a heading (2 to 6); of an item its depth, from 1
    marker: str = ""  #: of an item or a note
    lines: tuple[str, ...] = ()  #: of a verse
    rows: tuple[tuple[str, ...], ...] = ()  #: of a table, all of them of the same width
    heads: int = 0  #: how many of the rows are column headings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A section in paragraphs."""

    episode: Episode
    paras: tuple[Para, ...]


def language_of(programme: Programme) -> str:
    """The language of the publication."""
    return phrases.language(programme.publication.language, programme.house.language)


def sayer(programme: Programme) -> Say:
    """Our own words around a publication's text, in the language of its pages."""
    house = programme.house
    language = render.tongue(house, language_of(programme))
    return Say(language=language, words=catalogue.catalogue(language, house.look))


def told(programme: Programme) -> tuple[Told, ...]:
    """Every section, those without sound as well."""
    say, around = sayer(programme), language_of(programme)
    pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
    return tuple(
        Told(episode=episode, paras=tuple(_paras(episode, track, say, around)))
        for episode, track in pairs
    )


def opening(programme: Programme) -> tuple[Para, ...]:
    """What stands before the first section: title, authors, date, what it is about."""
    say, language = sayer(programme), language_of(programme)
    one = programme.publication
    who, day = say.people(one.authors), say.publication_day(one)
    by = say.words.gettext("By %(names)s") % {"names": who} if who else ""
    found = (
        Para(kind="title", text=phrases.name(one), language=language, level=1),
        Para(kind="byline", text=by, language=say.language),
        Para(kind="byline", text=day, language=say.language),
        Para(kind="paragraph", text=plain(one.description), language=language),
        Para(kind="paragraph", text=phrases.link(one.link), language=language),
    )
    return tuple(para for para in found if para.text)


def _paras(episode: Episode, track: Track, say: Say, around: str) -> Iterator[Para]:
    language = phrases.language(episode.language, around)
    text = say.words.gettext
    yield Para(kind="title", text=say.title(episode), language=language, level=1)
    if who := say.people(episode.authors):
        by = text("By %(names)s") % {"names": who}
        yield Para(kind="byline", text=by, language=say.language)
    whole = body(track, language)
    for one in whole.flow:
        yield from _flowing(one, language, say)
    if whole.notes:
        yield Para(kind="heading", text=text("Notes"), language=say.language, level=2)
    for note in whole.notes:
        yield Para(
            kind="note",
            text=_words(note.spans),
            language=note.language or language,
            marker=note.marker,
        )


def _flowing(one: Piece | Listing, language: str, say: Say) -> Iterator[Para]:
    if isinstance(one, Listing):
        yield from _items(one.items, language, say, 1)
        return
    if one.page:
        yield _page(one.page, say)
    own = one.language or language
    if one.kind == "table":
        rows = (*one.head, *one.rows)
        yield Para(kind="table", language=own, rows=rows, heads=len(one.head))
    elif one.kind == "verse":
        lines = tuple(_words((span,)) for span in one.spans)
        yield Para(kind="verse", text=" ".join(lines), language=own, lines=lines)
    else:
        picture = f"{say.words.gettext('Picture:')} " if one.kind == "image" else ""
        level = one.level if one.kind == "heading" else 0
        yield Para(kind=one.kind, text=picture + _words(one.spans), language=own, level=level)


def _items(items: Iterable[Item], language: str, say: Say, depth: int) -> Iterator[Para]:
    for one in items:
        piece = one.piece
        own = piece.language or language
        if piece.page:
            yield _page(piece.page, say)
        yield Para(
            kind="item", text=_words(piece.spans), language=own, level=depth, marker=piece.marker
        )
        for inner in one.inner:
            yield from _items(inner.items, own, say, depth + 1)


def _page(number: int, say: Say) -> Para:
    text = say.words.gettext("Page %(number)s") % {"number": number}
    return Para(kind="page", text=text, language=say.language)


def _words(spans: Iterable[Span]) -> str:
    """Sentences one after another, with the marks of notes in brackets."""
    return plain(" ".join(_sentence(span) for span in spans))


def _sentence(span: Span) -> str:
    return "".join(_part(part) for part in span.parts) if span.parts else span.text


def _part(part: Part) -> str:
    return f"[{part.text.strip('[]')}]" if part.mark else part.text
