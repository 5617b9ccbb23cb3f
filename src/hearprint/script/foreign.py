"""Passages in other languages than English: their figures in their own words.

The names of numbers are num2words'; the signs around figures are ours, for the languages in which
the movement prints most. Every other sign and word stays for the engine's own front end, which says
its language better than rules of ours would, and so do the figures of languages that num2words does
not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

try:
    from num2words import num2words
except ImportError:  # an installation without it leaves figures to the engines
    num2words = None

#: Above this many figures nobody follows a number; it is said figure by figure.
_LONGEST = 15
_SMALL_MONEY = 2  #: decimals of a sum of money
_GAPS = "\u00a0\u202f\u2009"  #: spaces that part thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """How a language writes figures, and what it calls the signs around them."""

    point: str = ","  #: before a decimal part
    groups: str = f".{_GAPS}"  #: between thousands
    percent: str = ""
    to: str = ""  #: between the ends of a range
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)  #: one, several
    ordinal: str = ""  #: what makes figures an ordinal, as a pattern behind them
    first: str = ""  #: what makes a figure 1 the feminine first, as a pattern behind it
    feminine_first: str = ""
    hour: str = ""  #: the sign between hours and minutes, as a pattern
    hours: tuple[str, str] = ("", "")
    minus: str = ""
    cents: str = ""  #: before the small money of a sum
    named_years: bool = False  #: years are said otherwise than amounts


def _sums(
    euro: tuple[str, str], pound: tuple[str, str], dollar: tuple[str, str]
) -> Mapping[str, tuple[str, str]]:
    """The three currencies that print names, by their signs: one, several."""
    return MappingProxyType({"\u20ac": euro, "\u00a3": pound, "$": dollar})


_FRENCH = Tongue(
    minus="moins",
    groups=f".{_GAPS} ",
    percent="pour cent",
    to="\u00e0",
    currencies=_sums(("euro", "euros"), ("livre", "livres"), ("dollar", "dollars")),
    ordinal=r"(?:er|e|\u00e8me|eme|nd)\b",
    first=r"(?:re|\u00e8re)\b",
    feminine_first="premi\u00e8re",
    hour=r"\s?h\s?",
    hours=("heure", "heures"),
)
_GERMAN = Tongue(
    minus="minus",
    percent="Prozent",
    to="bis",
    currencies=_sums(("Euro", "Euro"), ("Pfund", "Pfund"), ("Dollar", "Dollar")),
    ordinal=(
        r"\.(?=\s(?:Januar|Februar|M\u00e4rz|April|Mai|Juni|Juli|August|September|Oktober|November|"
        r"Dezember|Jahrhundert|Kongress|Internationale|Parteitag)\w{0,2}\b)"
    ),
    hour=r"[.:](?=[0-5]\d\sUhr)",
    hours=("Uhr", "Uhr"),
    named_years=True,
)
_SPANISH = Tongue(
    minus="menos",
    cents="con ",
    percent="por ciento",
    to="a",
    currencies=_sums(("euro", "euros"), ("libra", "libras"), ("d\u00f3lar", "d\u00f3lares")),
    ordinal=r"(?:\u00ba|\.\u00ba|er\b|o\b)",
    first=r"(?:\u00aa|\.\u00aa|a\b)",
    feminine_first="primera",
)
_WELSH = Tongue(
    minus="minws",
    point=".",
    groups=f",{_GAPS}",
    percent="y cant",
    to="i",
    currencies=_sums(("ewro", "o ewros"), ("bunt", "o bunnoedd"), ("doler", "o ddoleri")),
    ordinal=r"(?:af|ail|il|ydd|edd|ed|fed|eg|ain)\b",
)
_ITALIAN = Tongue(
    minus="meno",
    cents="e ",
    percent="per cento",
    to="a",
    currencies=_sums(("euro", "euro"), ("sterlina", "sterline"), ("dollaro", "dollari")),
    ordinal=r"\u00ba",
    first=r"\u00aa",
    feminine_first="prima",
)
#: By primary language tag; of others only plain whole numbers are put into words.
TONGUES: Mapping[str, Tongue] = MappingProxyType(
    {"fr": _FRENCH, "de": _GERMAN, "es": _SPANISH, "cy": _WELSH, "it": _ITALIAN}
)
_OTHER = Tongue(point="", groups="")


def in_words(text: str, language: str) -> str:
    """``text`` with its figures in words of ``language`` (BCP 47), as far as they are known."""
    base = language.partition("-")[0].lower()
    if num2words is None or not any(map(str.isdecimal, text)) or not _knows(base):
        return text
    said = _pattern(base).sub(lambda found: _said(found, base), text)
    return " ".join(said.split())


def _said(found: re.Match[str], base: str) -> str:
    """One number with the signs around it, parted from letters that touch it."""
    tongue = TONGUES.get(base, _OTHER)
    if found["hours"]:
        words = _time(found["hours"], found["minutes"] or "", tongue, base)
    elif found["first"]:
        words = tongue.feminine_first
    elif found["nth"]:
        words = _nth(found["nth"], base, found.string[: found.start()])
    else:
        words = _amount(found, tongue, base)
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    lead = " " if before.isalpha() else ""
    return f"{lead}{words}{' ' if after.isalpha() else ''}"


def _amount(found: re.Match[str], tongue: Tongue, base: str) -> str:
    figures = found["number"]
    words = _number(figures, tongue, base)
    if found["end"]:
        words = f"{words} {tongue.to} {_number(found['end'], tongue, base)}"
    if found["minus"]:
        words = f"{tongue.minus} {words}".strip()
    sign = found["sign"] or found["behind"]
    if sign == "%":
        return f"{words} {tongue.percent}"
    if sign:
        one, several = tongue.currencies[sign]
        whole, point, small = figures.rpartition(tongue.point)
        if point and len(small) == _SMALL_MONEY and not found["end"]:
            large = _number(whole, tongue, base)
            rest = f"{tongue.cents}{_name(int(small), base)}" if int(small) else ""
            return f"{large} {several} {rest}".strip()
        alone = figures == "1" and not found["end"]
        return f"{_before_noun(words, base) if alone else words} {one if alone else several}"
    return words


def _number(figures: str, tongue: Tongue, base: str) -> str:
    whole = re.sub(rf"[{re.escape(tongue.groups)}]", "", figures) if tongue.groups else figures
    whole, _, part = whole.partition(tongue.point) if tongue.point else (whole, "", "")
    if len(whole) > _LONGEST or (len(whole) > 1 and whole[0] == "0"):
        return " ".join(_name(int(one), base) for one in whole + part)
    if part:
        point = _POINTS.get(base, "")
        rest = " ".join(_name(int(one), base) for one in part)
        return f"{_name(int(whole), base)} {point} {rest}"
    is_year = tongue.named_years and figures == whole and re.fullmatch(r"1[1-9]\d\d", whole)
    return _name(int(whole), base, "year" if is_year else "cardinal")


_POINTS = MappingProxyType(
    {"fr": "virgule", "de": "Komma", "es": "coma", "cy": "pwynt", "it": "virgola"}
)


def _nth(figures: str, base: str, before: str) -> str:
    words = _name(int(figures), base, "ordinal")
    if base == "de" and _BENT.search(before):
        return f"{words}n"  # "am dritten Mai"
    return words


_BENT = re.compile(r"\b(?:am|vom|zum|beim|im|dem|den|des|bis|seit)\s\Z", re.IGNORECASE)


def _before_noun(words: str, base: str) -> str:
    """The number one before what is counted."""
    return {"de": "ein", "es": "un"}.get(base, words)


def _time(hours: str, minutes: str, tongue: Tongue, base: str) -> str:
    number = _name(int(hours), base)
    one, several = tongue.hours
    if base == "fr" and number == "un":
        number = "une"
    said = f"{number} {one if int(hours) == 1 else several}"
    return f"{said} {_name(int(minutes), base)}" if minutes.strip("0") else said


@lru_cache(maxsize=4096)
def _name(number: int, base: str, form: str = "cardinal") -> str:
    try:
        return str(num2words(number, lang=base, to=form))
    except (NotImplementedError, OverflowError, ValueError, IndexError, KeyError):
        return str(num2words(number, lang=base)) if form != "cardinal" else str(number)


@lru_cache(maxsize=64)
def _knows(base: str) -> bool:
    try:
        num2words(1, lang=base)
    except (NotImplementedError, ValueError, KeyError):
        return False
    return True


@lru_cache(maxsize=64)
def _pattern(base: str) -> re.Pattern[str]:
    """A time, an ordinal, or a number with the signs that belong to it."""
    tongue = TONGUES.get(base, _OTHER)
    never = r"(?!)"
    if base in TONGUES:
        grouped = rf"\d{{1,3}}(?:[{re.escape(tongue.groups)}]\d{{3}})+(?!\d)"
        number = rf"(?:(?:{grouped}|\d+)(?:{re.escape(tongue.point)}\d+)?)"
    else:
        number = r"(?<![.,])\d+(?![.,]?\d)"
    money = "|".join(map(re.escape, tongue.currencies)) or never
    behind = f"{money}|%" if tongue.percent else money
    dash = r"\s?[-\u2013]\s?" if tongue.to else never
    return re.compile(
        rf"(?<!\d)(?:"
        rf"(?P<hours>[01]?\d|2[0-4])(?:{tongue.hour or never})(?P<minutes>[0-5]\d)?(?:\sUhr)?(?!\w)"
        rf"|(?P<first>1)(?:{tongue.first or never})"
        rf"|(?P<nth>\d{{1,4}})(?:{tongue.ordinal or never})"
        rf"|(?P<minus>(?<!\w)[-\u2212](?=\d))?(?:(?P<sign>{money})\s?)?(?P<number>{number})"
        rf"(?:{dash}(?P<end>{number})(?!\w|[-\u2013]\d))?(?:\s?(?P<behind>{behind}))?)"
    )
