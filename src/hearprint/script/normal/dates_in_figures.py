"""Dates in figures, in every British order and the international one, and ranges of them."""

from __future__ import annotations

import re

from hearprint.script.normal.dates import DAYS, MONTHS, SHORT_DAYS, article, spoken_year
from hearprint.script.normal.numbers import ordinal, year
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule

_FIGURES = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[/.\u2010-\u2013-])(?P<b>\d{1,2})(?P=s)(?P<year>(?:[12]\d)?\d\d)"
    r"(?![\w/]|[.-](?!\d{1,2}(?P=s)\d{1,2}(?P=s)\d\d)\d)"
)
_ISO = re.compile(
    r"(?P<year>[12]\d{3})(?P<s>[-/.\u2010-\u2013])(?P<month>0[1-9]|1[0-2])(?P=s)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)(?P<t>T(?=\d))?"
)
_SHORT_FIGURES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/]|[.-]\d)")
_ON = frozenset(
    "on by since until till from dated before after of due paid deadline expires ends".split()
)


def _in_order(day: int, month: int, said_year: str, page: Page, start: int) -> str | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if page.style.american:
        comma = ", " if said_year else ""
        return f"{MONTHS[month - 1]} {ordinal(day)}{comma}{said_year}"
    when = f" {said_year}" if said_year else ""
    return f"{article(page, start)}{ordinal(day)} of {MONTHS[month - 1]}{when}"


def _figures(match: re.Match[str], page: Page) -> str | None:
    day, month = int(match["a"]), int(match["b"])
    if page.style.american:
        day, month = month, day
    if month > 12 >= day:  # an American date in British print can only be this
        day, month = month, day
    american = page.style.american
    return _in_order(day, month, spoken_year(match["year"], american=american), page, match.start())


def _iso(match: re.Match[str], page: Page) -> str | None:
    said = _in_order(
        int(match["day"]),
        int(match["month"]),
        year(int(match["year"]), american=page.style.american),
        page,
        match.start(),
    )
    return f"{said} at" if said and match["t"] else said


def _short_figures(match: re.Match[str], page: Page) -> str | None:
    """Day and month in figures, where a word before says that it is a date."""
    certain = int(match["day"]) > 12 >= int(match["month"]) > 0
    dated = _DATED.search(page.text, 0, match.start())
    if (
        dated is None
        and page.before(match.start()).lower() not in _ON
        and not (certain and match.group() != "24/7")
        and not _TIMED.match(page.text, match.end())
        and not _TIME_BEFORE.search(page.text, 0, match.start())
    ):
        return None
    if page.before(match.start()).lower() == "of" or match.group() in ("9/11", "7/7"):
        return None
    if int(match["day"]) < int(match["month"]) and _TO_A_PART.match(page.text, match.end()):
        return None
    day, month = int(match["day"]), int(match["month"])
    if page.style.american:
        day, month = month, day
    return _in_order(day, month, "", page, match.start())


#: Another part up to which it goes: "from 1/4 to 3/4".
_TO_A_PART = re.compile(r"\sto\s\d{1,2}/\d{1,2}(?![\w/])")
#: A time behind or before a day and month: "5/3 @ 6pm", "by 5pm, 12/11".
_TIMED = re.compile(r"(?:,?\s(?:@|at)\s\d|,\s\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)")
_TIME_BEFORE = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?,?\s(?:on\s)?\Z")
#: A day of the week, or what begins and ends weeks.
_DATED = re.compile(
    rf"(?:\b(?:{SHORT_DAYS}|{'|'.join(name.title() for name in DAYS)})\.?,?|\b[Ww]/[ceb])\s\Z"
)
_SHORT_RANGE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?(?:\s?{DASH}\s?|(?P<to>\sto\s))(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})"
    r"(?:/(?P<year>(?:19|20)?\d\d))?(?![\w/]|[.-]\d)"
)


def _short_range(match: re.Match[str], page: Page) -> str | None:
    """Days from one to another in figures: "w/e 12-13/10", "31/10-3/11", "8/6-12/6"."""
    day, month, day2, month2 = (
        int(match[name] or 0) for name in ("day", "month", "day2", "month2")
    )
    follows = month and month2 - month in (0, 1, -11)
    over = (day > month or month2 < day2) if match["to"] else (day > month and day2 > month2)
    spans = follows and (max(day, day2) > 12 or (over and (month, day) < (month2, day2)))
    if match["to"] and not (month and over):
        return None  # parts: "from 1/4 to 3/4"
    dated = _DATED.search(page.text, 0, match.start())
    before = page.before(match.start()).lower()
    if (
        page.style.american
        or page.goes_on(match.start())
        or not (spans or dated or before in _ON or match["year"])
    ):
        return None
    if not (0 < day <= 31 and 0 < day2 <= 31 and month <= 12 and 0 < month2 <= 12):
        return None
    first = f" of {MONTHS[month - 1]}" if month and month != month2 else ""
    the = article(page, match.start())
    when = f" {spoken_year(match['year'], american=False)}" if match["year"] else ""
    return f"{the}{ordinal(day)}{first} to the {ordinal(day2)} of {MONTHS[month2 - 1]}{when}"


def _date_dash(match: re.Match[str], page: Page) -> str | None:
    """Between two dates in figures: the days of a life, of a term."""
    return " to " if _DATE_BEFORE.search(page.text, 0, match.start()) else None


_DATE_DASH = re.compile(rf"\s?{DASH}\s?(?=\d{{1,2}}(?P<s>[/.])\d{{1,2}}(?P=s)\d{{2,4}}(?!\d))")
_DATE_BEFORE = re.compile(r"(?<!\d)\d{1,2}([/.])\d{1,2}\1\d{2,4}\Z")

RULES = (
    Rule(name="dates", starts=r"[\s\u2010-\u2015-]", pattern=_DATE_DASH, say=_date_dash),
    Rule(name="date in figures", starts=r"\d", pattern=_ISO, say=_iso),
    Rule(name="date in figures", starts=r"\d", pattern=_FIGURES, say=_figures),
    Rule(name="days in figures", starts=r"\d", pattern=_SHORT_RANGE, say=_short_range),
    Rule(name="day and month in figures", starts=r"\d", pattern=_SHORT_FIGURES, say=_short_figures),
)
