"""The alphabetical index of a book: words with links to where they stand, for looking up.

Its links name no parts of the book. It is known by its title and by its form: hardly a sentence,
links throughout, and the alphabet in order, as a bar, as headings or as the beginnings of entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from hearprint.model.document import Role
from hearprint.model.rising import rising_run
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.jumps import whole_key
from hearprint.readers.markup.page import Element, attribute
from hearprint.readers.markup.visible import visible_text

INDEX = "alphabetical index"

_NAMES = re.compile(
    r"\b(?:index|indexes|indices|stichwort\w*|(?:sach|personen|wort|namens?)(?:register|verzeichnis)"
    r"|register|mynegai|índice (?:alfabético|analítico)|indice (?:analitico|alfabetico)"
    r"|skorowidz)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 8
_LEADS = 6  #: places that an index names at least
_OFTEN = 1.5  #: links to each
_LINKED = 0.2  #: of its words; terms may be no links
_WITH_LINKS = 0.35  #: of its lines
_SENTENCE = 15  #: words without a link: more is said than an entry says
_PROSE = 0.15  #: of its words
_LETTERS = 4  #: headings of one letter each
_BAR = 3  #: links of a sign each, in one line
_ENTRIES = 8
_COLUMNS = 8  #: that are told apart
_SORTED = 0.7  #: of the beginnings, in the alphabet's order; terms below terms have their own


def mark_index(chunks: Sequence[Chunk]) -> None:
    """Give a reason to each index among a file's ``chunks``, its heading included."""
    for place, head in enumerate(chunks):
        if head.reason or not names_index(head):
            continue
        inside = [one for one in _below(chunks[place + 1 :], head) if not one.reason]
        if _is_index(inside):
            for one in (head, *inside):
                one.reason = INDEX


def names_index(chunk: Chunk) -> bool:
    """Whether it is a heading that calls what follows an index."""
    short = chunk.role is Role.HEADING and chunk.words <= _TITLE_WORDS
    return short and bool(_NAMES.search(chunk.text))


def _below(chunks: Sequence[Chunk], head: Chunk) -> Iterator[Chunk]:
    """Up to the next heading of its rank that is no single letter."""
    return takewhile(
        lambda one: (
            one.role is not Role.HEADING or one.level > head.level or len(whole_key(one.text)) <= 1
        ),
        chunks,
    )


def _is_index(chunks: Sequence[Chunk]) -> bool:
    body = [one for one in chunks if one.role is not Role.HEADING]
    led = {href for one in body for link in one.links if (href := attribute(link, "href"))}
    words = sum(one.words for one in body)
    if len(led) < _LEADS or not _looks_up(body, led) or sum(map(_prose, body)) > _PROSE * words:
        return False
    linked = sum(one.linked for one in body)
    lines = sum(bool(one.links) for one in body)
    if linked < _LINKED * words and lines < _WITH_LINKS * len(body):
        return False
    return any(map(_is_bar, body)) or _has_letters(chunks) or _is_sorted(body)


def _looks_up(chunks: Sequence[Chunk], led: set[str]) -> bool:
    """Into files, or to one for several reasons; a list of files names each once, as a whole."""
    into = sum("#" in href for href in led)
    return 2 * into >= len(led) or sum(len(one.links) for one in chunks) >= _OFTEN * len(led)


def _prose(chunk: Chunk) -> int:
    """Words of a sentence; an entry with many places is long, too, but all links."""
    unlinked = chunk.words - chunk.linked
    long = unlinked >= _SENTENCE and unlinked > _SENTENCE * max(len(chunk.links), 1)
    return unlinked if long else 0


def _is_bar(chunk: Chunk) -> bool:
    """A line of letters to go to: "A B C D"."""
    texts = [whole_key(plain(visible_text(link))) for link in chunk.links]
    letters = [text for text in texts if len(text) == 1]
    few = sum(len(text) > 1 for text in texts) <= 1  # "Symbols"
    return len(letters) >= _BAR and few and letters == sorted(letters)


def _has_letters(chunks: Sequence[Chunk]) -> bool:
    letters = [whole_key(one.text) for one in chunks if count_words(one.text) <= 1]
    letters = [one for one in letters if len(one) == 1 and one.isalpha()]
    return len(set(letters)) >= _LETTERS and letters == sorted(letters)


def _is_sorted(chunks: Sequence[Chunk]) -> bool:
    """Whether its lines are, or those of one kind: terms stand apart from their places."""
    kinds: dict[tuple[object, ...], list[str]] = {}
    for chunk in chunks:
        tag = chunk.owner.tag
        for kind in ((), (tag,), (tag, _column(chunk.owner))):
            kinds.setdefault(kind, []).extend(chunk.lines or (chunk.text,))
    return any(map(_rises, kinds.values()))


def _column(cell: Element) -> int:
    before = cell.itersiblings(preceding=True) if cell.tag == "td" else ()
    return sum(1 for _ in islice(before, _COLUMNS))


def _rises(lines: Sequence[str]) -> bool:
    starts = [key[:2] for line in lines if (key := whole_key(line))[:1].isalpha()]
    ranks = {start: rank for rank, start in enumerate(sorted(set(starts)))}
    ordered = rising_run([ranks[start] for start in starts])
    return len(starts) >= _ENTRIES and len(ordered) >= _SORTED * len(starts)
