"""Lines that name the author under a heading: "By Ann Bee, 3 May 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from hearprint.model.document import Person, Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.furniture import POST_DETAILS
from hearprint.readers.markup.page import ancestors, attribute, classes, names

_WORDS = 25
_NAMES_WORDS = 14
_CLASSES = names(
    "byline author authors post-byline entry-author article-author byline-name p-author"
)
_NEAR = 3  #: chunks behind a heading among which its byline stands
_BY = r"(?:by|written by|words by|posted by|author:|von|par|por|av|door|gan)\s+"
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|dez|janv|févr|avr|juin|juil|août"
    r"|ene|abr|ago|dic)\w*\.?"
)
_DIVIDERS = " ,|\u00b7\u2022\u2013\u2014-"
_LINE = re.compile(
    rf"(?P<names>(?P<by>{_BY})?[^\W\d_].*?)"
    rf"(?:\s*[,|\u00b7\u2022\u2013\u2014-]?\s+(?P<rest>(?:[|\u00b7\u2022\u2013\u2014-]\s+)?"
    rf"(?:on\s+|posted\b|published\b|updated\b|last\b|in\s|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    rf"|sat(?:ur)?|sun)(?:day)?\b,?|{_MONTHS}\s+\d|\d).*))?",
    re.IGNORECASE,
)

#: What stands before a date and not before names, unless with "by".
_DATED = re.compile(r"(?:posted|published|updated|created|last|on)\b|.*\d", re.IGNORECASE)


def find_bylines(chunks: list[Chunk]) -> None:
    """Give bylines under headings their role; a date behind the names becomes a chunk apart."""
    for place in range(len(chunks) - 1, -1, -1):
        if chunks[place].role is Role.HEADING and not chunks[place].reason:
            _under(chunks, place)


def find_named_byline(chunks: list[Chunk], authors: Sequence[Person]) -> None:
    """Read the line that names the authors, the first time it stands with the article."""
    named = [person.name.lower() for person in authors]
    for place, chunk in enumerate(chunks):
        if chunk.reason not in ("", POST_DETAILS) or not _may_be(chunk):
            continue
        if any(name in chunk.text.lower() for name in named):
            after = any(not later.reason for later in chunks[place + 1 :])
            if after and (chunk.reason or place < len(chunks) // 2):
                chunks[place : place + 1] = _out_of_details(chunk, named)
            return


def _out_of_details(chunk: Chunk, named: Sequence[str]) -> Sequence[Chunk]:
    """The names in a line of a post's details, without the dates and tags around them."""
    whole = [replace(chunk, role=Role.BYLINE, reason="")]
    first = min((name for name in named if name in chunk.text.lower()), key=chunk.text.lower().find)
    found = re.search(rf"(?<!\S)(?:{_BY})?{re.escape(first)}(?!\S)", chunk.text, re.IGNORECASE)
    if not chunk.reason or found is None:
        return whole
    before, after = chunk.text[: found.start()].strip(), chunk.text[found.end() :].strip()
    if any(name in f" {before} {after} ".lower() for name in named):
        return whole  # names among names
    parts = ((before, Role.PARAGRAPH), (found[0], Role.BYLINE), (after, Role.PARAGRAPH))
    return [
        replace(
            chunk,
            text=text,
            role=role,
            lines=(),
            reason="" if role is Role.BYLINE else chunk.reason,
        )
        for text, role in parts
        if text
    ]


def _under(chunks: list[Chunk], heading: int) -> None:
    for place in range(heading + 1, min(heading + 1 + _NEAR, len(chunks))):
        chunk = chunks[place]
        if chunk.reason not in ("", POST_DETAILS) or chunk.role is Role.HEADING:
            continue
        match = _LINE.fullmatch(chunk.text) if _may_be(chunk) else None
        if not match or not _names_somebody(match["names"]):
            continue
        if match["by"] or (_classed(chunk) and not _DATED.match(match["names"])):
            chunks[place : place + 1] = _parted(chunk, match)
            return


def _may_be(chunk: Chunk) -> bool:
    return chunk.role is Role.PARAGRAPH and chunk.words <= _WORDS and not chunk.rows


def _names_somebody(text: str) -> bool:
    """A name behind "by", not the beginning of a sentence."""
    name = re.sub(_BY, "", text, count=1, flags=re.IGNORECASE)
    return name[:1].isupper() and not name.rstrip().endswith((".", "!", "?"))


def _classed(chunk: Chunk) -> bool:
    """The markup itself calls it a byline, and it is no longer than names are."""
    around = list(islice(ancestors(chunk.owner), 2))
    inside = [one for link in chunk.links for one in (link, *islice(ancestors(link), 2))]
    said = any(not _CLASSES.isdisjoint(classes(one)) for one in (*around, *inside))
    written = any(attribute(link, "rel") == "author" for link in chunk.links)
    return (said or written) and chunk.words <= _NAMES_WORDS


def _parted(chunk: Chunk, match: re.Match[str]) -> Sequence[Chunk]:
    rest = match["rest"] or ""
    head = chunk.text[: match.start("rest")].rstrip(_DIVIDERS) if rest else chunk.text
    if not rest or not head:
        return [replace(chunk, role=Role.BYLINE, reason="", lines=())]
    return [
        replace(chunk, text=head, role=Role.BYLINE, reason="", lines=()),
        replace(chunk, text=rest, reason=POST_DETAILS, anchors=(), lines=(), marker=""),
    ]
