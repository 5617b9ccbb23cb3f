"""Sentences, and the clauses of sentences too long for one breath."""

from __future__ import annotations

import re

import sentencex

#: A full stop behind one of these, or behind a single capital, ends no sentence.
_OPEN = re.compile(
    r"(?:\b(?:Cllr|Dr|Mr|Mrs|Ms|Mx|Prof|Rev|St|No|Nos|pp?|cf|ca?|vol|ed|eds|para|w/c|approx)"
    r"|\b[A-Z])\.[)\"'\u2019\u201d]*$"
)
#: Nor does one behind what a number follows, or a given name or rank before a name.
_COUNTED = re.compile(
    r"\b(?:[Tt]el|[Rr]ef|[Ee]xt|Max|max|Min|Approx|[Ee]st|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_NUMBER = re.compile(r"[(\u00a3$\u20ac]?\d")
#: Parts of books are lettered, too.
_PART = re.compile(r"\b(?:[Vv]ols?|[Ff]igs?|[Aa]pp|[Cc]h|[Ss]ects?|[Ss]ec|[Pp]aras?|[Aa]rts?)\.$")
_LETTERED = re.compile(r"\d|[IVXL]+\b|[A-Z]\b")
_NAMED = re.compile(
    r"\b(?:Geo|Wm|Chas|Jas|Thos|Jos|Edw|Robt|Saml|Hon|Capt|Gen|Lt|Maj|Sgt|Supt|Insp|Fr)\.$"
)
_CLAUSE = re.compile(r"(?<=[;:,\u2014\u2013])\s+")


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of ``text`` in order; nothing of it is lost but white space at their ends."""
    parts = [part for line in text.splitlines() for part in _segments(line, language)]
    joined: list[str] = []
    for part in parts:
        if joined and _goes_on(joined[-1], part, first=len(joined) == 1):
            joined[-1] = f"{joined[-1]} {part}"
        elif joined and (_OPEN.search(joined[-1]) and not part[:1].islower()):
            if _really_ends(joined[-1], part):
                joined.append(part)
            else:
                joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return tuple(joined)


def _goes_on(before: str, after: str, *, first: bool) -> bool:
    """Whether a stop that looks like an end is none: of an abbreviation, old money, a list mark."""
    if after[:1].islower() and before.endswith("."):
        return True
    if _COUNTED.search(before) and _NUMBER.match(after):
        return True
    if _PART.search(before) and _LETTERED.match(after):
        return True
    if _NAMED.search(before) and after[:1].isupper():
        return True
    return bool(
        (_SHILLINGS.search(before) and _PENCE.match(after)) or (first and _MARK.fullmatch(before))
    )


_SHILLINGS, _PENCE = re.compile(r"\d\s?s\.$"), re.compile(r"\d{1,2}[\u00bd\u00bc\u00be]?\s?d\b")
#: The number or letter of a list's item.
_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]")


def _segments(line: str, language: str) -> list[str]:
    """Sentences as the library finds them, but never parted inside a word."""
    parts: list[str] = []
    for part in sentencex.segment(language.partition("-")[0], line):
        if parts and not parts[-1][-1:].isspace() and not part[:1].isspace():
            parts[-1] += part
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip()]


def _really_ends(before: str, after: str) -> bool:
    """An initialism ("the T.U.C.") ends a sentence when a common opening follows."""
    initialism = re.search(r"(?:\b[A-Z]\.){2,}$", before)
    opening = re.match(r"(?:The|This|That|It|We|They|He|She|There|But|And|In|On|At|A|An)\b", after)
    return bool(initialism and opening)


def breaths(sentence: str, limit: int) -> tuple[str, ...]:
    """``sentence`` in pieces of at most ``limit`` letters, parted at clauses, else at spaces."""
    if len(sentence) <= limit:
        return (sentence,)
    pieces = _packed(_CLAUSE.split(sentence), limit)
    return tuple(
        piece
        for clause in pieces
        for piece in ([clause] if len(clause) <= limit else _packed(clause.split(" "), limit))
    )


def _packed(parts: list[str], limit: int) -> list[str]:
    packed: list[str] = []
    for part in parts:
        if packed and len(packed[-1]) + len(part) < limit:
            packed[-1] = f"{packed[-1]} {part}"
        else:
            packed.append(part)
    return packed
