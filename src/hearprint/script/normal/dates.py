"""Dates in every British form, years, decades and centuries, ranges of them."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION, has_article
from hearprint.script.normal.numbers import ordinal, short_year, year
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.years import end_year

MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_NAMES = {name.lower(): name for name in MONTHS}
_MONTH_NAMES |= {name[:3].lower(): name for name in MONTHS} | {"sept": "September"}
_DAY_NAMES = {name.lower(): name for name in DAYS} | {name[:3].lower(): name for name in DAYS}
_DAY_NAMES |= {"tues": "Tuesday", "weds": "Wednesday", "thur": "Thursday", "thurs": "Thursday"}


def _any(names: dict[str, str]) -> str:
    """Names with a capital or all in capitals, the longest first."""
    forms = {form for name in names for form in (name.title(), name.upper())}
    return "|".join(sorted(forms, key=len, reverse=True))


#: An abbreviation's stop, unless it ends the sentence too.
_STOP = r"(?:\.(?!\s*\Z|\s+[A-Z]|[\"\u201d\u2019)]))?"
_MONTH = rf"(?:{_any(_MONTH_NAMES)})\b{_STOP}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
_YEAR = r"(?:[12]\d{3}(?!\d)|['\u2019]\d\d(?!\d))"
_WEEKDAY = rf"(?:(?:{_any(_DAY_NAMES)})\b\.?,?\s+)"
_AND = r"(?:,\s?(?:and\s)?|\s?&\s?|\s(?:and|or|to|until|till)\s|\s?/\s?|" + rf"\s?{DASH}\s?)"

_DAY_MONTH = re.compile(
    rf"(?P<weekday>{_WEEKDAY})?(?P<the>[Tt]he\s)?(?P<days>{_DAY}{_TH}?(?:{_AND}{_DAY}{_TH}?){{0,6}})"
    rf"(?:(?<=[a-z])\.)?(?:\s+of)?[\s-]+(?P<month>{_MONTH})(?:,?[\s-]+(?P<year>{_YEAR}))?"
)
_DAYS_ACROSS = re.compile(
    rf"(?P<weekday>{_WEEKDAY})?(?P<one>{_DAY}){_TH}?(?:(?:\sof)?\s(?P<month>{_MONTH}))?(?:\s(?P<year1>{_YEAR}))?"
    rf"\s?(?:{DASH}|to|until|and)\s?(?P<weekday2>{_WEEKDAY})?(?P<two>{_DAY}){_TH}?(?:\sof)?\s(?P<month2>{_MONTH})(?:\s(?P<year>{_YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY})?(?P<month>{_MONTH})\s+(?P<days>(?:the\s)?{_DAY}{_TH}?(?:\s?{DASH}\s?{_DAY}{_TH}?)?)"
    rf"(?!\d|[.:,]\d|{_TH}|\s?[%\u00a3]|\s?(?:people|members|per))(?:,?\s+(?P<year>{_YEAR}))?"
)
_MONTH_YEAR = re.compile(
    rf"(?P<month>{_MONTH})(?P<month2>\s?(?:/|{DASH})\s?{_MONTH})?,?[\s-]+(?P<year>{_YEAR})"
    rf"(?P<range>(?:{DASH}|/)\d{{2,4}}(?!\d))?"
)
_MONTHS = re.compile(rf"(?P<one>{_MONTH})(?P<joint>\s?(?:/|{DASH})\s?)(?P<two>{_MONTH})")
_WEEKDAYS = re.compile(
    rf"(?P<one>(?:{_any(_DAY_NAMES)}))(?P<s>s)?\b\.?(?P<joint>\s?(?:/|{DASH})\s?)"
    rf"(?P<two>(?:{_any(_DAY_NAMES)}))(?(s)s)\b{_STOP}"
)
_DAYS_LISTED = re.compile(
    rf"(?:{_any(_DAY_NAMES)})(?:\s?/\s?(?:{_any(_DAY_NAMES)})){{2,6}}(?!\w|/)"
)
SHORT_DAYS = "Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun"
_SHORT_DAY = re.compile(
    rf"(?P<day>{SHORT_DAYS}|MON|TUES?|WEDS?|THURS?|FRI)(?P<s>s)?\b(?:\.(?=['\u2019]s\b)|{_STOP})"
)
_OTHER_DAY = re.compile(rf"\b(?:{SHORT_DAYS})s?\b")
_DAY_FOLLOWS = re.compile(
    r",?\s+(?:\d|(?:at|from|only|eve|nights|mornings|AM|PM|am|pm|morning|evening|afternoon|night)\b)"
)
_DAY_STANDS = re.compile(r"\s*(?:[,;:.)/&\u2013-]|['\u2019]s\b|\Z|(?:and|or|to)\b)")
_WEEKDAY_TH = re.compile(
    rf"(?P<weekday>{_WEEKDAY})(?P<the>the\s)?(?P<day>{_DAY}){_TH}\b"
    rf"(?:\s?(?:{DASH}|to)\s?(?P<weekday2>{_WEEKDAY})(?P<day2>{_DAY}){_TH}\b)?(?!\s(?:{SHORT_DAYS}))"
)
_SHORT_MONTH = re.compile(rf"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b{_STOP}")


def article(page: Page, start: int) -> str:
    """What stands before a day: "the ", unless the print has it."""
    return "" if has_article(page, start) else "the "


def spoken_year(figures: str, *, american: bool) -> str:
    """A year as printed in a date: "2024", "'24", "24"."""
    bare = figures.lstrip("'\u2019\u2018")
    if len(bare) == 2:
        return year_of_two(bare, american=american) if bare == figures else short_year(bare)
    return year(int(bare), american=american)


def year_of_two(bare: str, *, american: bool) -> str:
    """A year in two figures in a date in figures: below 50 it is of this century."""
    century = 2000 if int(bare) < _PIVOT else 1900
    return year(century + int(bare), american=american)


_PIVOT = 36


def _days_listed(match: re.Match[str], page: Page) -> str | None:
    """Three days or more: "Mon/Wed/Fri"."""
    del page
    *days, last = (_DAY_NAMES[day.strip().lower()] for day in match.group().split("/"))
    return f"{', '.join(days)} and {last}"


def _day_month(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    month = _MONTH_NAMES[match["month"].rstrip(".").lower()]
    if match["month"] == "May" and _verb(page, match):
        return None
    days = match["days"]
    numbered = "," in days and page.before(match.start()).lower().rstrip(".") in _COUNTED
    if page.goes_on(match.start()) or numbered:
        return None
    the = "" if match["weekday"] is None and has_article(page, match.start()) else "the "
    pieces = re.split(rf"({_AND})", days)
    words = []
    for number, piece in enumerate(pieces):
        if number % 2:
            words.append(_joint(piece))
        else:
            figure = int(re.sub(r"\D", "", piece))
            joint = pieces[number - 1].strip(" \u00a0") if number else ""
            between = page.before(match.start()).lower() == "between"
            again = joint in _DASHES or joint in _UNTIL or (joint == "and" and between)
            words.append(f"{'the ' if again else ''}{ordinal(figure)}")
    said = "".join(words)
    weekday = f"{_DAY_NAMES[_bare(match['weekday'])]} " if match["weekday"] else ""
    when = f" {spoken_year(match['year'], american=american)}" if match["year"] else ""
    if american and len(pieces) == 1 and not match["the"]:
        return f"{weekday}{month} {said}{',' if when else ''}{when}"
    return f"{weekday}{the}{said} of {month}{when}"


#: What is counted is no day: "no 4, 21 February".
_COUNTED = frozenset("no nos number vol volume issue p pp page pages chapter ch part item".split())


def _days_across(match: re.Match[str], page: Page) -> str | None:
    """Two dates, of which the first may leave its month to the second."""
    if match["month"] is None and not match["weekday2"]:
        return None
    american = page.style.american
    ends = []
    for weekday, day, month, when in (
        ("weekday", "one", "month", "year1"),
        ("weekday2", "two", "month2", "year"),
    ):
        figure = ordinal(int(match[day]))
        said = f"the {figure}"
        if match[month]:
            name = _MONTH_NAMES[match[month].rstrip(".").lower()]
            said = f"{name} {figure}" if american else f"the {figure} of {name}"
        if match[weekday]:
            said = f"{_DAY_NAMES[_bare(match[weekday])]} {said}"
        year_said = f" {spoken_year(match[when], american=american)}" if match[when] else ""
        ends.append(said + year_said)
    first = ends[0].removeprefix("the ") if has_article(page, match.start()) else ends[0]
    joint = "and" if re.search(r"\sand\s", match.group()) else "to"
    return f"{first} {joint} {ends[1]}"


_UNTIL = frozenset(("to", "until", "till"))
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


def _bare(name: str) -> str:
    return name.strip(" .,\n\u00a0").lower()


def _joint(piece: str) -> str:
    bare = piece.strip()
    if bare in _DASHES:
        return " to "
    if bare == "&":
        return " and "
    if bare == "/":
        return " and "
    return piece if piece.endswith(" ") else f"{piece} "


def _verb(page: Page, match: re.Match[str]) -> bool:
    """Whether "May" behind a lone number may be the verb: "rule 3 May be read"."""
    return not match["year"] and bool(
        re.match(r"\s(?:be|have|not|also|only|well|apply|include)\b", page.text[match.end() :][:9])
    )


def _month_day(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    if match["month"] in ("May", "Mar", "Sun") and page.before(match.start()).lower() in (
        "you", "we", "they", "it", "this", "that", "i", "he", "she",
    ):  # fmt: skip
        return None
    month = _MONTH_NAMES[match["month"].rstrip(".").lower()]
    numbers = [int(figures) for figures in re.findall(r"\d+", match["days"])]
    definite = "" if american else "the "
    days = f" to {definite}".join(ordinal(number) for number in numbers)
    weekday = f"{_DAY_NAMES[_bare(match['weekday'])]} " if match["weekday"] else ""
    when = f", {spoken_year(match['year'], american=american)}" if match["year"] else ""
    return f"{weekday}{month} {definite}{days}{when}"


def _month_year(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    month = _MONTH_NAMES[match["month"].rstrip(".").lower()]
    if match["month2"]:
        bare = match["month2"].strip(" ./-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0")
        joint = " " if "/" in match["month2"] else " to "
        month = f"{month}{joint}{_MONTH_NAMES[bare.lower()]}"
    said = f"{month} {spoken_year(match['year'], american=american)}"
    if match["range"]:
        said = f"{said} to {end_year(match['year'], match['range'][1:], american=american)}"
    return said


def _months(match: re.Match[str], page: Page) -> str | None:
    del page
    one, two = (_MONTH_NAMES[_bare(match[name])] for name in ("one", "two"))
    return f"{one}{' ' if '/' in match['joint'] else ' to '}{two}"


def _weekdays(match: re.Match[str], page: Page) -> str | None:
    del page
    one, two = (_DAY_NAMES[_bare(match[name])] for name in ("one", "two"))
    end = match["s"] or ""
    return f"{one}{end}{' or ' if '/' in match['joint'] else ' to '}{two}{end}"


def _short_day(match: re.Match[str], page: Page) -> str | None:
    """Short days; the shortest are names and words too, so something must tell."""
    day = match["day"].lower()
    name = _DAY_NAMES[day] + (match["s"] or "")
    possessive = match.group().endswith(".") and page.text[match.end() :][:2] in ("'s", "\u2019s")
    if possessive or day not in _WORDS_TOO or _DAY_FOLLOWS.match(page.text, match.end()):
        return name
    timed = (
        page.text[max(0, match.start() - 4) : match.start()].rstrip().endswith(("am", "pm", "m."))
    )
    if match["s"] and (timed or page.before(match.start()).lower() in _REGULARLY):
        return name
    others = page.text[: match.start()] + "|" + page.text[match.end() :]
    if day in ("sat", "sun"):
        after = page.after(match.end())
        verb = not page.before(match.start()) and after.islower() and after not in _BEHIND_DAY
        return name if _OTHER_DAY.search(others) and not verb else None
    before = page.before(match.start()).lower()
    numbered = _NTH.search(page.text, 0, match.start())
    if numbered or not before or before in _BEFORE_DAY or _DAY_STANDS.match(page.text, match.end()):
        return name
    return None


_BEHIND_DAY = FUNCTION | frozenset("noon midnight midday lunch brunch eves evenings nights".split())
#: The first of a month, or every other one.
_NTH = re.compile(r"\b(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|alternate|alt\.)\s\Z")
_REGULARLY = frozenset("alternate every most all some other on".split())
_WORDS_TOO = frozenset("sat sun mon wed fri tue thu".split())
_BEFORE_DAY = frozenset("on next last every this from by until till each to".split())


def _weekday_th(match: re.Match[str], page: Page) -> str | None:
    del page
    said = f"{_DAY_NAMES[_bare(match['weekday'])]} the {ordinal(int(match['day']))}"
    if match["weekday2"]:
        last = f"{_DAY_NAMES[_bare(match['weekday2'])]} the {ordinal(int(match['day2']))}"
        return f"{said} to {last}"
    return said


def _short_month(match: re.Match[str], page: Page) -> str | None:
    """Short months; "Jan", "Mar" and "Jun" are names too: a word of time must precede."""
    name = match["month"]
    before = page.before(match.start()).lower()
    stopped = match.group().endswith(".")
    if name in ("Jan", "Mar", "Jun") and before not in _BEFORE_MONTH and not stopped:
        return None
    return _MONTH_NAMES[name.lower()]


_BEFORE_MONTH = frozenset("in early late mid since until till from last next by of every".split())


RULES = (
    Rule(name="dates", starts=r"[\dA-Z]", pattern=_DAYS_ACROSS, say=_days_across),
    Rule(name="date", starts=r"[\dA-Zt]", pattern=_DAY_MONTH, say=_day_month),
    Rule(name="date", starts=r"[A-Z]", pattern=_MONTH_DAY, say=_month_day),
    Rule(name="month and year", starts=r"[A-Z]", pattern=_MONTH_YEAR, say=_month_year),
    Rule(name="months", starts=r"[A-Z]", pattern=_MONTHS, say=_months),
    Rule(name="days", starts=r"[A-Z]", pattern=_DAYS_LISTED, say=_days_listed),
    Rule(name="days", starts=r"[A-Z]", pattern=_WEEKDAYS, say=_weekdays),
    Rule(name="day", starts=r"[A-Z]", pattern=_WEEKDAY_TH, say=_weekday_th),
    Rule(name="day", starts=r"[A-Z]", pattern=_SHORT_DAY, say=_short_day),
    Rule(name="month", starts=r"[A-Z]", pattern=_SHORT_MONTH, say=_short_month),
)
TRIGGERS = frozenset(
    [*MONTHS, *DAYS, "The", "the", "Sept", "Sats", "Suns", "Mons", "Fris", "Weds"]
    + [name[:3] for name in (*MONTHS, *DAYS)]
    + ["Tues", "Weds", "Thur", "Thurs"]
)
