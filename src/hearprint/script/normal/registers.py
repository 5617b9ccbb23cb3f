"""Abbreviations of parish registers, family trees and timetables."""

from __future__ import annotations

import re

from hearprint.script.normal.abbreviations import alternatives
from hearprint.script.normal.numbers import cardinal, ordinal
from hearprint.script.normal.roman import value
from hearprint.script.normal.scan import Page, Rule

#: Given names as clerks shorten them.
FORENAMES = {
    "Abm": "Abraham",
    "Alexr": "Alexander",
    "Andw": "Andrew",
    "Archd": "Archibald",
    "Benj": "Benjamin",
    "Benjn": "Benjamin",
    "Cath": "Catherine",
    "Chas": "Charles",
    "Danl": "Daniel",
    "Edm": "Edmund",
    "Edw": "Edward",
    "Edwd": "Edward",
    "Eliz": "Elizabeth",
    "Elizth": "Elizabeth",
    "Fras": "Francis",
    "Fredk": "Frederick",
    "Geo": "George",
    "Hy": "Henry",
    "Jas": "James",
    "Jno": "John",
    "Jos": "Joseph",
    "Margt": "Margaret",
    "Matth": "Matthew",
    "Michl": "Michael",
    "Nath": "Nathaniel",
    "Nathl": "Nathaniel",
    "Nich": "Nicholas",
    "Nichs": "Nicholas",
    "Patk": "Patrick",
    "Richd": "Richard",
    "Robt": "Robert",
    "Saml": "Samuel",
    "Thos": "Thomas",
    "Wm": "William",
}
#: Of these, the ones that are something else without their stop.
_NEED_STOP = frozenset("Benj Cath Edm Edw Geo Hy Jos Matth Nath Nich".split())
#: What registers say of people.
_ENTRIES = {
    "bap": "baptised",
    "bapt": "baptised",
    "bp": "baptised",
    "bur": "buried",
    "dau": "daughter",
    "daus": "daughters",
    "unm": "unmarried",
    "wid": "widow",
    "illeg": "illegitimate",
    "yeo": "yeoman",
}
_FORENAME = re.compile(rf"(?P<name>{alternatives(FORENAMES)})(?P<stop>\.?)(?![\w'\u2019])")
_ENTRY = re.compile(rf"(?P<name>{alternatives(_ENTRIES)})\.(?![\w])", re.IGNORECASE)
_MARRIED = re.compile(r"m\.\s(?P<again>(?:1st|2nd|3rd|\([123]\))(?:ly)?,?\s)?(?=[A-Z][a-z]+)")
_CHILD = re.compile(r"(?P<name>[sd])\.?(?=\sof\s[A-Z])")
#: What shows a family tree: years of lives, its other abbreviations.
_LIFE = re.compile(
    r"\b1[5-9]\d\d\b|\b(?:born|died|married|baptised|buried|widow)\b|\b(?:b|d|bap|bapt|bur|dau)\."
)
#: The session of a statute: "34 & 35 Vict. c. 31", "7 Geo. 5 c. 3".
_REGNAL = re.compile(
    r"(?P<monarch>Vict|Geo|Will|Edw|Eliz|Hen|Car|Jac)\.?(?:\s(?P<number>\d|[IVX]+)\b)?,?\s"
    r"(?:cap|ch|c)\.?\s?(?=\d)"
)
_MONARCHS = {
    "Vict": "Victoria",
    "Geo": "George",
    "Will": "William",
    "Edw": "Edward",
    "Eliz": "Elizabeth",
    "Hen": "Henry",
    "Car": "Charles",
    "Jac": "James",
}
_ARRIVES = re.compile(
    r"(?P<name>[Dd]ep|[Aa]rr)s?\.?:?\s(?P<clock>(?:[01]?\d|2[0-3])[.:]?[0-5]\d)(?!\d)"
)
_TRAIN = re.compile(
    r"(?P<clock>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:train|service|departure|sailing|ferry|flight|coach|"
    r"bus|to|from)\b)"
)
_GIVEN_TIMES = {"1": "first", "2": "second", "3": "third"}


def _forename(match: re.Match[str], page: Page) -> str | None:
    name, stop = match["name"], match["stop"]
    if not stop and name in _NEED_STOP:
        return None
    ends = bool(stop) and not page.text[match.end() :].strip(' )\u201d\u2019"')
    return FORENAMES[name] + ("." if ends else "")


def _entry(match: re.Match[str], page: Page) -> str | None:
    if not _LIFE.search(page.text):
        return None
    said, name = _ENTRIES[match["name"].lower()], match["name"]
    said = said.capitalize() if name[0].isupper() else said
    return said + ("." if not page.text[match.end() :].strip() else "")


def _married(match: re.Match[str], page: Page) -> str | None:
    before = page.text[: match.start()].rstrip()
    if before[-1:].isdecimal() or not _LIFE.search(page.text):
        return None
    again = match["again"]
    order = f"{_GIVEN_TIMES[again.strip('(')[0]]} " if again else ""
    return f"married {order}"


_PLACED = re.compile(r"(?P<name>[bd])\.(?=\s[A-Z][a-z]+[ ,])")


def _placed(match: re.Match[str], page: Page) -> str | None:
    """Where somebody was born or died: "b. Cork, 1841, d. Leeds"."""
    before = page.sign_before(match.start())
    if before not in ("", " ", "(") or not _LIFE.search(page.text):
        return None
    return "born" if match["name"] == "b" else "died"


def _child(match: re.Match[str], page: Page) -> str | None:
    if not _LIFE.search(page.text) or page.sign_before(match.start()) not in ("", " ", "("):
        return None
    return "son" if match["name"] == "s" else "daughter"


def _regnal(match: re.Match[str], page: Page) -> str | None:
    if not page.text[: match.start()].rstrip()[-1:].isdecimal():
        return None
    number = match["number"]
    figure = int(number) if number and number.isdecimal() else value(number or "")
    order = f" the {ordinal(figure)}" if figure else ""
    return f"{_MONARCHS[match['monarch']]}{order}, chapter "


def _clock(figures: str) -> str:
    digits = re.sub(r"\D", "", figures).zfill(4)
    hour, minutes = int(digits[:2]), int(digits[2:])
    lead = "oh " if digits[0] == "0" and len(figures) == 4 and figures.isdecimal() else ""
    if not minutes:
        return f"{lead}{cardinal(hour)} hundred"
    return f"{lead}{cardinal(hour)} {'oh ' if minutes < 10 else ''}{cardinal(minutes)}"


def _arrives(match: re.Match[str], page: Page) -> str | None:
    """Of timetables: "Dep. 0615, arr. 0905"."""
    del page
    said = "departs" if match["name"].lower() == "dep" else "arrives"
    said = said.capitalize() if match["name"][0].isupper() else said
    return f"{said} {_clock(match['clock'])}"


_BOUND = re.compile(r"(?P<name>[Dd]ep|[Aa]rr)\.?(?=\s[A-Z])")
_CLOCK_ALONE = re.compile(r"(?P<clock>[01]\d[0-5]\d|2[0-3][0-5]\d)(?![\w]|[.,/-]\d)")
_TIMETABLE = re.compile(r"\b(?:dep|arr|departs|arrives)\b", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b[012]?\d[:.]?[0-5]\d\s\Z")
_CLOCK_BEHIND = re.compile(r"\s[A-Z][\w'\u2019. ]{1,25}\s[012]?\d[:.]?[0-5]\d\b")


def _bound(match: re.Match[str], page: Page) -> str | None:
    """Of timetables, before a place: "0715 dep. Crewe"."""
    beside = _CLOCK_BEFORE.search(page.text, 0, match.start())
    if not beside and not _CLOCK_BEHIND.match(page.text, match.end()):
        return None
    said = "departs" if match["name"].lower() == "dep" else "arrives"
    return said.capitalize() if match["name"][0].isupper() else said


def _clock_alone(match: re.Match[str], page: Page) -> str | None:
    """A time without its stop in a timetable."""
    lone = match["clock"][0] == "0" and _TIMETABLE.search(page.text)
    return None if page.goes_on(match.start()) or not lone else _clock(match["clock"])


def _train(match: re.Match[str], page: Page) -> str | None:
    """A train that is called by its time: "the 0742 to Crewe"."""
    before = page.before(match.start()).lower()
    bare = match["clock"][0] == "0" or not page.text.startswith((" to", " from"), match.end())
    return _clock(match["clock"]) if before in ("the", "a") and bare else None


RULES = (
    Rule(name="statute", starts="[VGWEHCJ]", pattern=_REGNAL, say=_regnal),
    Rule(name="forename", starts=r"[A-Z]", pattern=_FORENAME, say=_forename),
    Rule(name="register", starts=r"[a-zA-Z]", pattern=_ENTRY, say=_entry),
    Rule(name="register", starts="m", pattern=_MARRIED, say=_married),
    Rule(name="register", starts="[bd]", pattern=_PLACED, say=_placed),
    Rule(name="register", starts="[sd]", pattern=_CHILD, say=_child),
    Rule(name="timetable", starts="[DdAa]", pattern=_ARRIVES, say=_arrives),
    Rule(name="timetable", starts="[DdAa]", pattern=_BOUND, say=_bound),
    Rule(name="timetable", starts=r"[012]", pattern=_CLOCK_ALONE, say=_clock_alone),
    Rule(name="timetable", starts=r"[012]", pattern=_TRAIN, say=_train),
)
TRIGGERS = frozenset(FORENAMES) | frozenset(
    form
    for word in (*_ENTRIES, "dep", "arr", "m", "s", "d", "b", "vict", "will", "hen", "car")
    for form in (word, word.capitalize())
)
