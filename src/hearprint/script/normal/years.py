"""Years, decades and centuries, and ranges of them."""

from __future__ import annotations

import re

from hearprint.script.normal.context import joining
from hearprint.script.normal.numbers import cardinal, ordinal, plural, short_year, year
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule

_YEARS = re.compile(
    rf"(?P<one>1\d{{3}}|20\d\d)\s?(?P<joint>{DASH}|/)\s?['\u2019]?(?P<two>1\d{{3}}|20\d\d|\d\d|(?<=[-\u2013/])\d)(?!\d|[.,]\d|{DASH}\d)"
)
_DECADE = re.compile(
    rf"(?P<quote>['\u2018\u2019])?(?P<one>(?:1[1-9]|20)?\d0)(?:s)?(?:(?P<joint>\s?(?:{DASH}|/)\s?|\sand\s)"
    r"(?P<quote2>['\u2018\u2019])?(?P<two>(?:1[1-9]|20)?\d0))?['\u2019]?s\b"
)
_SHORT_YEAR = re.compile(
    r"['\u2018\u2019](?P<one>\d\d)(?:(?P<joint>[-\u2013/])['\u2018\u2019]?(?P<two>\d\d?))?(?P<ers>ers?\b)?(?![\w'\u2019]|[.,]\d)"
)
_CENTURY = re.compile(r"[Cc](?P<number>1?\d|2[01])(?:th|st|nd|rd)\b")
_TH_CENTURY = re.compile(r"(?<=(?:st|nd|rd|th)[ -])[cC]\b\.?")
_OPEN_YEAR = re.compile(r"(?P<year>1\d{3}|20\d\d)\s?[\u2013\u2014-](?=\s?[),;]|\s?\Z)")
#: Further apart, figures behind a slash are no year but a number: "Directive 2003/88".
_SLASHED_YEARS = 5


def end_year(first: str, last: str, *, american: bool) -> str:
    """The second year of a range: in full, or its two last figures."""
    if len(last) == 4:
        return year(int(last), american=american)
    number = int(last)
    if len(last) == 1 or (number < 10 and number and first[:2] == "20" and first[2] == "0"):
        return cardinal(number)
    if not number:
        return year(int(first[:2]) * 100 + 100, american=american)
    return short_year(last)


def _years(match: re.Match[str], page: Page) -> str | None:
    one, two, american = match["one"], match["two"], page.style.american
    ancient = int(one) < 1100 and not (len(two) == 4 and int(two) >= 1100)
    if page.goes_on(match.start()) or ancient or int(one) < 1000:
        return None
    apart = int(two) - int(one[-len(two) :])
    if match["joint"] == "/" and not 0 < apart <= _SLASHED_YEARS:
        return None
    if len(two) == 2 and (int(two) <= int(one[2:]) and two != "00"):
        return None
    if len(two) == 1 and (
        int(two) <= int(one[3]) or int(one) < (1500 if match["joint"] == "/" else 1700)
    ):
        return None
    if len(two) == 4 and int(two) < int(one):
        return None
    first, last = year(int(one), american=american), end_year(one, two, american=american)
    return f"{first} {joining(page, match.start())} {last}"


def _decade(match: re.Match[str], page: Page) -> str | None:
    one, two, american = match["one"], match["two"], page.style.american
    said = _decade_name(one, american=american)
    if said is None:
        return None
    if two:
        end = _decade_name(two, american=american)
        if end is None:
            return None
        joint = match["joint"].strip()
        return f"{said} {'and' if joint in ('and', '/') else 'to'} {end}"
    return said


def _decade_name(figures: str, *, american: bool) -> str | None:
    number = int(figures)
    if len(figures) == 2:
        return plural(cardinal(number)) if number >= 10 else None
    if number % 100 == 0:
        return "two thousands" if number == 2000 else plural(year(number, american=american))
    return plural(year(number, american=american))


def _short_year(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    said = short_year(match["one"]) + (match["ers"] or "")
    if match["two"]:
        two = match["two"]
        said = f"{said} to {short_year(two) if len(two) > 1 else cardinal(int(two))}"
    return said


def _th_century(match: re.Match[str], page: Page) -> str | None:
    """Such as "21st c.": figures and their ending stand before."""
    if not re.search(r"\d(?:st|nd|rd|th)[ -]\Z", page.text[: match.start()][-6:]):
        return None
    return "century"


def _century(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{ordinal(int(match['number']))} century"


_CLOSE_CENTURY = re.compile(r"(?P<number>[1-9]|1\d|2[01])(?:th|st|nd|rd)C\b")


def _bare_century(match: re.Match[str], page: Page) -> str | None:
    """Such as "late C19"."""
    if page.before(match.start()).lower().rstrip("-") not in ("late", "early", "mid", "of", "the"):
        return None
    return f"{ordinal(int(match['number']))} century"


_BARE_CENTURY = re.compile(r"C(?P<number>1[3-9]|2[01])(?![\w.-])")


def _to_now(match: re.Match[str], page: Page) -> str | None:
    """Such as "2019-present"."""
    return f"{year(int(match['year']), american=page.style.american)} to {match['now']}"


_TO_NOW = re.compile(
    r"(?P<year>1\d{3}|20\d\d)\s?[\u2013\u2014-]\s?(?P<now>(?:the\s)?present|today|date|now)\b"
)


def _open_year(match: re.Match[str], page: Page) -> str | None:
    return f"{year(int(match['year']), american=page.style.american)} to the present"


RULES = (
    Rule(name="decade", starts=r"[\d'\u2018\u2019]", pattern=_DECADE, say=_decade),
    Rule(name="years", starts=r"\d", pattern=_YEARS, say=_years),
    Rule(name="open year", starts=r"\d", pattern=_TO_NOW, say=_to_now),
    Rule(name="open year", starts=r"\d", pattern=_OPEN_YEAR, say=_open_year),
    Rule(name="short year", starts=r"['\u2018\u2019]", pattern=_SHORT_YEAR, say=_short_year),
    Rule(name="century", starts=r"[cC]", pattern=_TH_CENTURY, say=_th_century),
    Rule(name="century", starts=r"\d", pattern=_CLOSE_CENTURY, say=_century),
    Rule(name="century", starts="C", pattern=_BARE_CENTURY, say=_bare_century),
    Rule(name="century", starts=r"[Cc]", pattern=_CENTURY, say=_century),
)
