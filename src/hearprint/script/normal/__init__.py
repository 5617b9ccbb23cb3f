"""Printed English to spoken words: what a careful British reader would say.

``normal(text)`` goes once from left to right (:mod:`.scan`); each kind of token has its rules in a
module of its own, and the order of the modules below is the order in which rules try. Nothing of a
text is passed over: :func:`parts` gives every piece of the source with what is said for it, "" only
for the marks of notes, bullets and emphasis.

What is said holds no figures and no signs but sentence punctuation; initials are written "T.U.C.";
saying it again changes nothing. Rules and word lists are our own, from British usage.
"""

from __future__ import annotations

import re
import unicodedata

from hearprint.script.lexicon import Lexicon
from hearprint.script.normal import (
    abbreviations,
    addresses,
    capitals,
    codes,
    dates,
    dates_in_figures,
    figures,
    items,
    law,
    marks,
    money,
    names,
    notes,
    offices,
    pictures,
    ranges,
    registers,
    roman,
    signs,
    sport,
    times,
    units,
    works,
    year_or_count,
    years,
)
from hearprint.script.normal.lexicon import EMPTY, as_said, lexicon_parts
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Part, Scanner, Style, joined

__all__ = ["EMPTY", "Lexicon", "Part", "Style", "normal", "parts", "passed_over", "style_for"]

_SCANNER = Scanner(
    rules=(
        *notes.EARLY_RULES,
        *marks.EARLY_RULES,
        *codes.RULES,
        *addresses.RULES,
        *works.RULES,
        *law.RULES,
        *registers.RULES,
        *sport.RULES,
        *money.RULES,
        *units.EARLY_RULES,
        *times.RULES[:1],
        *dates_in_figures.RULES,
        *dates.RULES,
        *years.RULES,
        *times.RULES[1:],
        *units.RULES,
        *offices.RULES,
        *names.RULES,
        *abbreviations.RULES,
        *roman.RULES,
        *capitals.RULES,
        *pictures.RULES,
        *notes.RULES,
        *items.RULES,
        *marks.RULES,
        *notes.LATE_RULES,
        *ranges.RULES,
        *year_or_count.RULES,
        *figures.RULES,
    ),
    triggers=addresses.TRIGGERS
    | dates.TRIGGERS
    | figures.TRIGGERS
    | ranges.TRIGGERS
    | roman.TRIGGERS
    | abbreviations.TRIGGERS
    | names.TRIGGERS
    | offices.TRIGGERS
    | marks.TRIGGERS
    | registers.TRIGGERS
    | sport.TRIGGERS
    | works.TRIGGERS
    | units.TRIGGERS,
    named=signs.named,
    kept=signs.KEPT,
)

BRITISH = Style()

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000e-\u001f\u007f]"
)
_SPACES = re.compile("[\t\r\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
#: A raised dot between figures is the point of a decimal.
_POINT = re.compile("(?<=[0-9])[\u00b7\u2219](?=[0-9])")
#: Sums on the Continent have a comma before their cents.
_COMMA_CENTS = re.compile("(\u20ac\\s?[0-9]{1,6}),([0-9]{2})(?![0-9,])")
_ANGLES = str.maketrans("\u00ab\u00bb", "\u201c\u201d")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_DECIMALS = re.compile(r"[^\W\D0-9]")


def style_for(language: str, web: str = "plain") -> Style:
    """How English of ``language`` (BCP 47) is said."""
    return Style(american=language.lower().replace("_", "-").startswith("en-us"), web=web)


def parts(text: str, style: Style = BRITISH, lexicon: Lexicon = EMPTY) -> tuple[Part, ...]:
    """``text`` (tidied) cut into parts with what is said for each; the sources joined are it."""
    text = tidied(text)
    page = Page(text, style, shouting=capitals.is_shouting(text))
    return tuple(
        lexicon_parts(lexicon, page, _SCANNER) if lexicon.entries else _SCANNER.parts(page)
    )


def passed_over(
    text: str, style: Style = BRITISH, lexicon: Lexicon = EMPTY
) -> tuple[tuple[str, str], ...]:
    """Signs of ``text`` for which no word is said, and what they were taken for.

    The marks of notes, items and emphasis, ruled lines, pauses. Sentence punctuation is not told:
    it is in what is said.
    """
    return tuple(
        (part.source.strip(), part.rule)
        for part in parts(text, style, lexicon)
        if not _speaks(part.said) and not set(part.source) <= signs.KEPT
    )


def normal(text: str, style: Style = BRITISH, lexicon: Lexicon = EMPTY) -> str:
    """``text`` as it is to be said; said again, it stays as it is.

    What a rule says gives later tokens other neighbours, so odd texts settle only when they are
    gone over again; ordinary ones are settled at once.
    """
    said, settled = _once(text, style, lexicon)
    kept = EMPTY if settled or not lexicon.entries else as_said(lexicon, tidied(text))
    for _ in range(_MOST_PASSES):
        if settled:
            break
        before = said
        said, settled = _once(before, style, kept)
        settled = settled or said == before
    return said


_MOST_PASSES = 6


def _once(text: str, style: Style, lexicon: Lexicon) -> tuple[str, bool]:
    """What one pass says, and whether no rule had anything to say."""
    said = parts(text, style, lexicon)
    first = next((part for part in said if _speaks(part.said)), None)
    whole = _closed(joined(said))
    if not _speaks(whole) and _speaks(text):
        whole = _marks_said(text)
    if first and first.rule and (first.source[:1].isupper() or _SENTENCE.search(text)):
        whole = _FIRST_LETTER.sub(lambda found: found.group().upper(), whole, count=1)
    return whole, not any(part.rule for part in said)


#: A sentence and not a cell of a table or the like: it is quoted, or it ends in a stop.
_SENTENCE = re.compile(
    r"\A[\"\u201c\u2018][^a-z]|\A[^a-z][\s\S]*[.!?\u2026][\"\u201d\u2019')]*\s*\Z"
)
_FIRST_LETTER = re.compile(r"\A[^\w]{0,4}[^\W\d_]")


def _speaks(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _marks_said(text: str) -> str:
    """A text of nothing but marks: alone they are all there is to say."""
    words = re.findall(r"[0-9]+|[^\W\d_]+", unicodedata.normalize("NFKC", text))
    return " ".join(amount(word) if word.isdecimal() else word for word in words)


def tidied(text: str) -> str:
    """``text`` composed, without invisible signs, with plain spaces and plain letters."""
    if text.isascii() and "\t" not in text and "\r" not in text and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(
        lambda found: found.group()[0] if found.group()[0] in "\u00a0\u2009\u202f" else " ", text
    )
    text = _COMMA_CENTS.sub(r"\1.\2", _POINT.sub(".", text))
    text = _LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)
    return _DECIMALS.sub(_decimal, text.translate(_ANGLES))


def _decimal(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found.group(), found.group()))


_CLOSING = (
    (re.compile("[\u00a0\u2009\u202f]"), " "),
    (re.compile("[\ufe0e\ufe0f]"), ""),
    (re.compile(r"[ \n]*\n[ \n]*"), "\n"),
    (re.compile(r" {2,}"), " "),
    (re.compile(r" (?=[,;:?!)\u201d])"), ""),
    (re.compile(r" \.(?!\w)"), "."),
    (re.compile(r"\.\.(?!\.)"), "."),
    (re.compile(r",(?=\s*[,.;:?!])"), ""),
    (re.compile(r"\( "), "("),
)


def _closed(text: str) -> str:
    for pattern, said in _CLOSING:
        text = pattern.sub(said, text)
    return text.strip(" \n")
