"""The numbers in front of a list's entries, believed when the whole list counts.

``7 ways to save`` alone is a title; ``7 Saving`` between ``6 Rent`` and ``8 Work`` has a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: Words that a number may follow, bare of accents: what divides chapters, and what are chapters.
_PARTS = ("part", "teil", "partie", "parte", "deel", "czesc")
_CHAPTERS = (
    *("chapter", "section", "item", "motion", "lesson", "appendix", "annex"),
    *("composite", "resolution", "paper", "article", r"no\.", r"nr\."),
    *("kapitel", "abschnitt", "anhang", "chapitre", "annexe", "capitolo", "appendice"),
    *("cap[i\u00ed]tulo", "ap[e\u00e9]ndice", "ap\u00eandice", "anexo", "hoofdstuk", "bijlage"),
    *("bilaga", "bilag", "kapitola", "p\u0159\u00edloha", "rozdzia\u0142", "dodatek"),
)
_ROMAN = r"[IVXLC]{1,7}"
_PATH = r"\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:[.-]\d{1,3}){1,4}"
#: "Chapter 3. Title", "Appendix B: Title" in several languages.
KIND = re.compile(
    rf"^(?i:{'|'.join((*_PARTS, *_CHAPTERS))})\s+(?P<number>{_PATH}|{_ROMAN}|[A-Z])"
    r"(?!\w)(?:\s*[.,:)\u2013\u2014-]+)?\s*(?P<rest>\S.*)$"
)
_MARKED = re.compile(
    rf"^(?P<number>{_PATH}|{_ROMAN}|[A-Z])(?:[.)\]:](?!\d)|\s+[-\u2013]\s)\s*(?P<rest>\S.*)$"
)
_PLAIN = re.compile(
    rf"^(?P<number>{_PATH})\s+(?P<rest>\S.*)$|^(?P<tight>[A-Z\d]{{1,3}}(?:\.\d{{1,3}})+|\d{{2,3}}(?=[^\W\d_a-z][^\W\d_A-Z]))(?P<stuck>[^\W\d].*)$"
)
#: "(3)", "(iv)", "(b)".
_BRACKETED = re.compile(
    r"^\((?P<number>\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-zA-Z])\)\s*(?P<rest>\S.*)$"
)
_LETTER = re.compile(rf"^(?P<number>{_ROMAN}|[A-Z])\s+(?P<rest>\S.*)$")
_PART_WORD = re.compile(rf"^(?i:{'|'.join(_PARTS)})\s+(?:\d{{1,3}}|{_ROMAN}|[A-Z])(?!\w)")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

#: A list that left out an entry or two still counts.
_LENIENT = 3
_SURE = 0.7
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in front of a title."""

    number: str  #: as printed: "3", "3.1", "IV", "A.2"
    rest: str  #: the title behind it
    plain: bool = False  #: nothing but a space parts it from the title
    letter: bool = False  #: a word could look like it


def numeral(text: str) -> Numeral | None:
    """The number with which ``text`` begins, if any word behind it is left for a title."""
    if match := _BRACKETED.match(text):
        return Numeral(number=match["number"].upper(), rest=match["rest"].strip())
    for pattern in (KIND, _MARKED, _PLAIN, _LETTER):
        match = pattern.match(text)
        if match:
            plain = pattern in (_PLAIN, _LETTER)
            letter = pattern is _LETTER
            number, rest = (part for part in match.groups() if part)
            return Numeral(number=number, rest=rest.strip(), plain=plain, letter=letter)
    return None


def has_number(text: str) -> bool:
    """Whether ``text`` begins with a number that no word looks like: "3", "2.1", "A.2"."""
    found = numeral(text)
    return found is not None and (any(map(str.isdigit, found.number)) or not found.plain)


def is_part(text: str) -> bool:
    """Whether ``text`` says that it is a part, which holds chapters: "Part II"."""
    return bool(_PART_WORD.match(text))


def depth(number: str) -> int:
    """How many numbers a number holds: 1 for "3" and "IV", 2 for "3.1" and "A-2"."""
    return 1 + len(re.findall(r"[.-]", number))


def families(numbers: Sequence[str]) -> list[str]:
    """How the last part of each number counts, in the order of the list: "1", "I" or "A"."""
    last: dict[tuple[str, str], int] = {}
    found = []
    for number in numbers:
        before, kind, value = _parts(number, last)
        last[before, kind] = value
        found.append(kind)
    return found


def roman(text: str) -> int:
    """The value of a roman number: 4 for "IV"."""
    values = [_DIGITS[sign] for sign in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def counted(found: Sequence[Numeral | None]) -> list[Numeral | None]:
    """Of ``found``, those by which the list really counts."""
    lettered = _lettered(found)
    kept = [
        one if one and (not one.letter or fits) else None
        for one, fits in zip(found, lettered, strict=True)
    ]
    fits = _in_order(kept)
    numbered = sum(one is not None for one in kept)
    if sum(fits) > 1 and sum(fits) >= _SURE * numbered:
        return [
            one if one and (fit or not one.plain) else None
            for one, fit in zip(kept, fits, strict=True)
        ]
    return [None] * len(kept)


def _in_order(found: Sequence[Numeral | None]) -> list[bool]:
    """Whether each number is the first of its kind or goes on from the last one."""
    last: dict[tuple[str, str], int] = {}
    fits = []
    for one in found:
        if one is None:
            fits.append(False)
            continue
        before, at, value = _parts(one.number, last)
        step = value - last.get((before, at), 0)
        fit = value in (0, 1) or 0 < step <= _LENIENT
        if fit:
            last[before, at] = value
        fits.append(fit)
    return fits


def _parts(number: str, last: dict[tuple[str, str], int]) -> tuple[str, str, int]:
    """What stands before the last part, how that part counts, and its value."""
    *before, end = re.split(r"[.-]", number)
    above = ".".join(before)
    if end.isdigit():
        return above, "1", int(end)
    as_letter = ord(end[0]) - ord("A") + 1
    if len(end) == 1 and (last.get((above, "A"), 0) == as_letter - 1 or not _is_roman(end)):
        return above, "A", as_letter
    return above, "I", roman(end)


def _is_roman(text: str) -> bool:
    return all(sign in _DIGITS for sign in text)


def _lettered(found: Sequence[Numeral | None]) -> list[bool]:
    """Which single letters and roman numbers with nothing but a space behind them do count."""
    firm = [one if one and not one.letter else None for one in found]
    kept = [False] * len(found)
    for first, following in (("A", _next_letter), ("I", _next_roman)):
        chain: list[int] = []
        wanted = first
        for at, one in enumerate(found):
            if one and one.letter and one.number == wanted:
                chain.append(at)
                wanted = following(wanted)
        if len(chain) > 1 or (chain and _leads(found, chain[0], firm)):
            for at in chain:
                kept[at] = True
    return kept


def _leads(found: Sequence[Numeral | None], at: int, firm: Sequence[Numeral | None]) -> bool:
    """Whether a lone "A" has sub-entries, or stands behind the last number of a numbered list."""
    one = found[at]
    below = found[at + 1] if at + 1 < len(found) else None
    if one and below and re.match(rf"{one.number}[.-]\d", below.number):
        return True
    numbered = sum(other is not None for other in firm)
    behind = any(other and depth(other.number) == 1 for other in firm[at:])
    return numbered >= _HALF * len(found) and numbered > 1 and not behind


def _next_letter(letter: str) -> str:
    return chr(ord(letter) + 1)


def _next_roman(number: str) -> str:
    wanted = roman(number) + 1
    tens, ones = divmod(wanted, 10)
    small = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    large = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[tens % 10]
    return large + small
