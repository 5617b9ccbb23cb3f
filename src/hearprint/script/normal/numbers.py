"""Numbers as words: amounts, ordinals, years, figures one by one, fractions.

The wording is British by default ("one hundred and five", "nineteen oh five"); ``american``
leaves the "and" out.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_GROUPS = (
    " thousand million billion trillion quadrillion quintillion sextillion septillion octillion "
    "nonillion"
).split(" ")
#: Above this many figures nobody follows a number; it is said figure by figure.
LONGEST = 18
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_PARTS = {2: "half", 4: "quarter"}

#: The one-sign fractions, as numerator and denominator.
VULGAR = {
    "\u00bd": (1, 2),
    "\u2153": (1, 3),
    "\u2154": (2, 3),
    "\u00bc": (1, 4),
    "\u00be": (3, 4),
    "\u2155": (1, 5),
    "\u2156": (2, 5),
    "\u2157": (3, 5),
    "\u2158": (4, 5),
    "\u2159": (1, 6),
    "\u215a": (5, 6),
    "\u215b": (1, 8),
    "\u215c": (3, 8),
    "\u215d": (5, 8),
    "\u215e": (7, 8),
    "\u2150": (1, 7),
    "\u2151": (1, 9),
    "\u2152": (1, 10),
}


@lru_cache(maxsize=4096)
def cardinal(number: int, *, american: bool = False) -> str:
    """``number`` (0 to below 10**33) as an amount: "one thousand and five"."""
    if number < 0:
        return f"minus {cardinal(-number, american=american)}"
    if number < 1000:
        return _below_thousand(number, american=american)
    groups: list[int] = []
    rest = number
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    words: list[str] = []
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if not group:
            continue
        if power == 0 and group < 100 and not american:
            words.append("and")
        words.append(_below_thousand(group, american=american))
        if power:
            words.append(_GROUPS[power])
    return " ".join(words)


def _below_thousand(number: int, *, american: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    if not rest:
        return f"{_SMALL[hundreds]} hundred"
    joint = " " if american else " and "
    return f"{_SMALL[hundreds]} hundred{joint}{_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]


def to_ordinal(words: str) -> str:
    """An amount in words as an ordinal: "twenty-one" to "twenty-first"."""
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return f"{head}{last[:-1]}ieth" if last.endswith("y") else f"{head}{last}th"


def ordinal(number: int, *, american: bool = False) -> str:
    """In order: "twenty-first", "one hundred and fifth"."""
    return to_ordinal(cardinal(number, american=american))


def plural(words: str) -> str:
    """The last word in the plural: "nineteen seventies", "thousands"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def year(number: int, *, american: bool = False) -> str:
    """A year of three or four figures as it is said."""
    century, rest = divmod(number, 100)
    if number < 1000 or number > 9999 or (century % 10 == 0 and rest < 10):
        return cardinal(number, american=american)
    head = _below_hundred(century)
    if rest == 0:
        return f"{head} hundred"
    if rest < 10:
        return f"{head} oh {_SMALL[rest]}"
    return f"{head} {_below_hundred(rest)}"


def short_year(figures: str) -> str:
    """The two last figures of a year: "oh five", "sixty-eight"."""
    number = int(figures)
    if number >= 10:
        return _below_hundred(number)
    return f"oh {_SMALL[number]}" if number else "hundred"


def singly(figures: str, zero: str = "oh") -> str:
    """Figure by figure, as telephone numbers and codes are read; other signs pass over."""
    values = (int(sign) for sign in figures if sign.isdecimal())
    return " ".join(zero if value == 0 else _SMALL[value] for value in values)


def code(figures: str, *, american: bool = False) -> str:
    """Figures of a code, form, road or model: short ones as an amount, long ones singly."""
    if re.fullmatch(r"[1-9][1-9]0", figures):
        return f"{_SMALL[int(figures[0])]} {_TENS[int(figures[1])]}"
    if figures.startswith("0") or (len(figures) > 2 and not figures.endswith("00")):
        return singly(figures)
    return amount(figures, american=american)


def amount(figures: str, *, american: bool = False) -> str:
    """A number as printed: "1,200", "0.5", "3\u00be", "007"; any length."""
    mixed = figures[-1:]
    if mixed in VULGAR:
        part = fraction(*VULGAR[mixed], article=True)
        if len(figures) == 1:
            return part
        return f"{amount(figures[:-1], american=american)} and {part}"
    whole, point, rest = figures.replace(",", "").partition(".")
    if point:
        return _decimal(whole, rest, american=american)
    if not whole.isdecimal():
        return figures
    if len(whole) > LONGEST or (len(whole) > 1 and whole[0] == "0"):
        return singly(whole)
    return cardinal(int(whole), american=american)


def _decimal(whole: str, rest: str, *, american: bool) -> str:
    """Figures on both sides of a point; noughts after "nought" are noughts too."""
    zero = "zero" if american else "nought"
    if whole in ("", "0"):
        return f"{zero} point {singly(rest, zero)}"
    zero = "zero" if american else "oh"
    return f"{amount(whole, american=american)} point {singly(rest, zero)}"


def fraction(over: int, under: int, *, article: bool = False, american: bool = False) -> str:
    """Parts: "three-quarters", "one third"; with ``article`` "a third"."""
    name = _PARTS.get(under) or ordinal(under, american=american)
    if over == 1:
        one = "an" if name.startswith("e") else "a"
        return f"{one if article else 'one'} {name}"
    several = "halves" if under == 2 else f"{name}s"
    return f"{cardinal(over, american=american)}-{several}"


def share(glyph: str, thing: str) -> str:
    """A one-sign fraction of one thing: "half an hour", "three-quarters of a mile"."""
    one = f"{'an' if thing.startswith(('hour', 'inch', 'ounce', 'acre')) else 'a'} {thing}"
    if VULGAR[glyph] == (1, 2):
        return f"half {one}"
    return f"{fraction(*VULGAR[glyph], article=True)} of {one}"
