"""Texts in larger type than most, as running heads repeat them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, Atom, Sheet

#: What running heads leave out of a title
_NUMBERED = re.compile(
    r"^(?:(?:chapter|part|section|appendix|kapitel|teil|abschnitt|chapitre|partie)\s+)?"
    r"(?:[0-9]+(?:\.[0-9]+)*|[ivxlc]{1,6}(?=[.):\s])|[A-Z](?=[.):]))[.):]?\s+",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[0-9]+")
#: The same in a pattern, where a head has it and the title has it above, in other type.
_COUNTED = re.compile(
    r"^(?:(?:chapter|part|section|appendix|kapitel|teil|abschnitt|anhang|chapitre|partie|annexe)\s+)?"
    r"(?:#(?:\.#)*|[ivxlc]{1,6}(?=[.):])|[a-z](?=[.):]))[.):]?\s+"
)
_QUOTES = "\u201c\u201d\u2018\u2019\u00ab\u00bb\"'"
_SHORTEST = 3  #: letters
_LONG = 12  #: letters of a shortened title
_MORE = 0.2  #: points
_MANY = 50


def bare(text: str) -> str:
    """``text`` without the signs around note marks."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # most texts: at once
    if MARK_OPEN in text:
        text = text.replace(MARK_OPEN, " ").replace(MARK_CLOSE, " ")
    return " ".join(text.split())


def pattern_of(text: str) -> str:
    """``text`` as other pages would repeat it: without case, any number as ``#``."""
    return " ".join(NUMBER.sub("#", bare(text).casefold()).split())


class Titles:
    """Titles of a document: how prominent each is, by its words; see ``pattern_of``."""

    def __init__(self, ranks: dict[str, float]) -> None:
        self._ranks = ranks
        self._ordered = sorted(ranks)

    def named(self, pattern: str, rank: float) -> bool:
        """Whether a row names a more prominent title, with or without a page number beside it, or
        the number that stands above the title.
        """
        ways = {pattern, pattern.strip(" #"), _COUNTED.sub("", pattern)}
        return any(self.outranks(one, rank) for one in ways)

    def outranks(self, pattern: str, rank: float) -> bool:
        """Whether a title in more prominent type has these words, or starts with them."""
        short = pattern.rstrip(" .…")
        if short in self._ranks:
            return self._ranks[short] > rank + _MORE
        if len(short) <= _LONG:
            return False
        start = bisect_left(self._ordered, short)
        for title in self._ordered[start : start + _MANY]:
            if not title.startswith(short):
                return False
            if self._ranks[title] > rank + _MORE:
                return True
        return False


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size of type, in points, that sets most letters."""
    sizes: defaultdict[float, int] = defaultdict(int)
    for sheet in sheets:
        for atom in sheet.atoms:
            sizes[atom.size] += len(atom.text)
    return max(sizes, key=sizes.__getitem__) if sizes else 0.0


def title_ranks(sheets: Sequence[Sheet]) -> Titles:
    """All titles on the pages."""
    body = body_size(sheets)
    found: dict[str, float] = {}
    for sheet in sheets:
        large = [a for a in sheet.atoms if a.size > 1.05 * body or (a.bold and a.size >= body)]
        for at, atom in enumerate(large):
            text, rank = atom.text, rank_of(atom)
            _keep_most(found, text, rank)
            for other in large[at + 1 : at + 4]:  # a title may take four lines
                if abs(other.size - atom.size) > 0.3:  # noqa: PLR2004 - points
                    break
                text = f"{text} {other.text}"
                _keep_most(found, text, rank)
    return Titles(found)


def _keep_most(found: dict[str, float], text: str, rank: float) -> None:
    unquoted = text.strip(_QUOTES)
    for pattern in {pattern_of(text), pattern_of(unquoted), pattern_of(_NUMBERED.sub("", text))}:
        if len(pattern) > _SHORTEST:
            found[pattern] = max(rank, found.get(pattern, 0.0))


def rank_of(atom: Atom) -> float:
    """How prominent a line is."""
    return atom.size + (0.3 if atom.bold else 0.0)
