"""Clock times: twelve and twenty-four hours, ranges, noon."""

from __future__ import annotations

import re

from hearprint.script.normal.numbers import cardinal
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule

_HALF = (
    r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|noon\b|midnight\b|midday\b|hrs\b|hours\b|o['\u2019]clock\b)"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}(?:[.:][0-5]\d(?:[.:][0-5]\d)?)?"
_TIME = re.compile(
    rf"(?P<one>{_CLOCK})(?:\s?(?P<half1>{_HALF}))?"
    rf"(?:(?P<joint>\s?{DASH}\s?|\sto\s|\sand\s|\suntil\s|\still\s)(?P<two>{_CLOCK}))?"
    rf"(?:\s?(?P<half2>{_HALF}))?(?![\w%\u00a3]|[.:,]\d|\u00b0|\s?{DASH}\s?(?:noon|midnight|midday|late|close)\b)"
)
_MILITARY = re.compile(
    rf"(?P<one>(?:[01]\d|2[0-4])[0-5]\d)(?:\s?{DASH}\s?(?P<two>(?:[01]\d|2[0-4])[0-5]\d))?\s?(?:hrs|hours|h)\b"
    rf"|(?P<three>0\d[0-5]\d)\s?{DASH}\s?(?P<four>(?:[01]\d|2[0-4])[0-5]\d)(?![\w]|[-.,/]\d)"
)
_AT = frozenset(
    "at from by until till before after between around about from starts start starting begins "
    "opens closes noon time doors ends "
    "ca circa approx approximately train bus coach "
    "meet meets gather assemble kick-off arrives arrive arriving departs departing leaves leaving "
    "dep arr".split()
)
#: Other times in the text, which show how it writes them.
_CLOCKED = re.compile(r"\b\d{1,2}[.:][0-5]\d\s?[ap]\.?m|\b0\d\.[0-5]\d\b|\b[012]\d:[0-5]\d\b")
#: Beside a ratio or the sides of a vote: "a 1:12 gradient", "split 18:15".
_NO_TIMES = frozenset(
    "gradient gradients ramp ramps slope slopes ratio scale odds split voted vote votes divided "
    "majority".split()
)
#: A whole hour before, and the words behind which another time stands.
_HOURED = re.compile(r"\b\d{1,2}\s?[ap]\.?m\b")
_IT_IS = re.compile(
    r"\b[Ii]t(?:\s(?:is|was)|['\u2019]s)(?:\s(?:only|just|now|already|nearly))?\s\Z"
)
_BESIDE = frozenset("or and then till to not".split())
_RATIO = re.compile(r"\b(?:ratio|ramp|gradient|scale|slope|odds)s?(?:\s(?:of|is|was))?\s\Z")
_TRAINS = frozenset("train bus coach service departure flight ferry kick kick-off".split())


def _time(match: re.Match[str], page: Page) -> str | None:
    one, two = match["one"], match["two"]
    half1, half2 = match["half1"], match["half2"]
    text = match.group()
    if two and not half1 and not half2 and match["joint"].strip() == "and":
        return None
    half = half1 or half2
    if half in ("hrs", "hours") and not re.search(r"\d[.:]\d\d\s?h", text):
        return None
    if "\u00b0" in text or (half is None and not _certain(one, two, match, page)):
        return None
    first = _clock(one, half)
    if two is None:
        return _close(first, half)
    if half1:
        first = f"{first} {_half(half1)}"
    joint = match["joint"].strip()
    joint = joint if joint.isalpha() else "to"
    if half is None and _HUNDREDS.fullmatch(text):
        return f"{_hundred(one)} {joint} {_hundred(two)}"
    return _close(f"{first} {joint} {_clock(two, half2)}", half2)


#: From one full hour to another, by the clock of twenty-four.
_HUNDREDS = re.compile(rf"(?:{_HOUR}:00\W+(?:1[3-9]|2[0-4]):00|(?:1[3-9]|2[0-4]):00\W+{_HOUR}:00)")


def _hundred(clock: str) -> str:
    hour = clock.partition(":")[0]
    return f"{'oh ' if hour[0] == '0' else ''}{cardinal(int(hour))} hundred"


_SINGLE = re.compile(rf"(?P<one>{_HOUR}:[0-5]\d)(?![\w%]|[.:,/-]\d)")


def _single(match: re.Match[str], page: Page) -> str | None:
    """A time beside another thing: "06:50 and 7.15"."""
    ratio = _RATIO.search(page.text, 0, match.start()) or _beside_ratio(match, page)
    return None if ratio or page.goes_on(match.start()) else _clock(match["one"], None)


def _close(said: str, half: str | None) -> str:
    """The time with its half of the day."""
    return f"{said} {_half(half)}" if half else said


def _half(half: str) -> str:
    bare = half.replace(".", "").lower().replace("\u2019", "'")
    return {"am": "a.m.", "pm": "p.m.", "hrs": "hours"}.get(bare, bare)


def _beside_ratio(match: re.Match[str], page: Page) -> bool:
    near = {page.before(match.start()).lower(), page.after(match.end()).lower()}
    return bool(near & _NO_TIMES)


def _certain(one: str, two: str | None, match: re.Match[str], page: Page) -> bool:
    """Whether figures without "a.m." or "p.m." are a time."""
    if _beside_ratio(match, page):
        return False
    if page.goes_on(match.start()) or _RATIO.search(page.text, 0, match.start()):
        return False
    colon = ":" in one or (two is not None and ":" in two)
    for clock in (one, two or one):
        if "." in clock:
            if not re.fullmatch(r"\d{1,2}\.\d\d", clock) or not _dotted(clock, match, page):
                return False
        elif (
            two
            and not colon
            and any(re.fullmatch(r"\d{1,2}\.(?:00|15|30|45)", each) for each in (one, two))
        ):
            continue
        elif not colon or (":" in clock and not re.fullmatch(r"\d{1,2}(?::\d\d){1,2}", clock)):
            return False
    return True


def _dotted(clock: str, match: re.Match[str], page: Page) -> bool:
    """Whether "18.45" is a time, not a decimal: by the words and the other times around it."""
    before, after = page.before(match.start()).lower(), page.after(match.end()).lower()
    before = before.rstrip(".") if before in ("ca.", "approx.") else before
    if after in _MEASURES:
        return False
    return bool(
        re.match(r"0\d\.[0-5]\d", clock)
        or (before in _AT and not _DECIMALS.search(page.text))
        or _CLOCKED.search(page.text)
        or _IT_IS.search(page.text, 0, match.start())
        or (before in _BESIDE and _HOURED.search(page.text, 0, match.start()))
        or (before in ("the", "a") and (not after or after in _TRAINS | {"to", "from"}))
        or (before == "the" and _GOES.match(page.text, match.end()))
        or _DAY.fullmatch(before)
        or (_EVENING.fullmatch(clock) and _DATED.search(page.text, 0, match.start()))
        or _FOR_A_TIME.match(page.text, match.end())
        or _DAY.fullmatch(after)
        or page.text[: match.start()].endswith("@ ")
        or (
            match["two"] and _QUARTERS.fullmatch(match["one"]) and _QUARTERS.fullmatch(match["two"])
        )
    )


#: Other decimals, which no clock shows.
_DECIMALS = re.compile(r"(?<![\d.,\u00a3$])\d+\.(?:\d|\d{3,})(?![\d.:])")
#: What a train or a bus does that is called by its time: "the 5.42 had gone".
_GOES = re.compile(
    r"[,;.]|\s(?:had|has|was|is|went|goes|left|leaves|came|comes|ran|runs|will|would|never|didn|"
    r"arrived|arrives|at|and|or|again|every|each|this|that)\b"
)
#: A time of the day's second half, behind a date.
_EVENING = re.compile(r"1[0-9]\.(?:00|15|30|45)|2[0-3]\.(?:00|15|30|45)")
_DATED = re.compile(
    r"\b(?:Mon|Tues?|Wed|Weds|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.?(?:\s\d{1,4})?,?\s\Z"
)
#: A time at which doors open, and one for which: "7.30 for 8pm".
_FOR_A_TIME = re.compile(r"\sfor\s\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m")
_DAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sat|sun)(?:day)?s?\.?")
_QUARTERS = re.compile(r"\d{1,2}(?:\.(?:00|15|30|45))?")
_MEASURES = frozenset("per percent percentage million billion times".split())


def _clock(clock: str, half: str | None) -> str:
    hour, *rest = re.split(r"[.:]", clock)
    minutes = rest[0] if rest else ""
    hours = int(hour)
    if minutes in ("", "00"):
        if (half and half[0] != "h") or not minutes:
            said = cardinal(hours)
        elif hours == 0:
            said = "midnight"
        elif hours <= 12:
            said = f"{cardinal(hours)} o'clock"
        else:
            said = f"{cardinal(hours)} hundred"
    else:
        small = int(minutes)
        words = f"oh {cardinal(small)}" if small < 10 else cardinal(small)
        said = f"{cardinal(hours)} {words}"
    if len(rest) > 1:
        said = f"{said} and {cardinal(int(rest[1]))} seconds"
    return said


def _military(match: re.Match[str], page: Page) -> str | None:
    if page.goes_on(match.start()):
        return None
    said = " to ".join(
        f"{_pair(clock[:2])} {_pair(clock[2:]) if clock[2:] != '00' else 'hundred'}"
        for clock in (match["one"] or match["three"], match["two"] or match["four"])
        if clock
    )
    return f"{said} hours" if match["one"] else said


def _pair(figures: str) -> str:
    number = int(figures)
    return f"oh {cardinal(number)}" if number < 10 else cardinal(number)


_TO_NOON = re.compile(
    rf"(?P<one>{_CLOCK})(?:\s?(?P<half>[ap]\.?m\b\.?))?\s?{DASH}\s?"
    r"(?P<end>noon|midnight|midday|late|close|dusk|dawn|sunset|sunrise|lunch)\b"
)
_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,3})\s?h(?:rs?|ours?)?\.?\s?(?:and\s)?(?P<minutes>[0-5]?\d)(?:\s?m(?:ins?|inutes?)?\b)?"
    r"(?:\s?(?P<seconds>[0-5]?\d)\s?s(?:ecs?)?\b)?"
    r"|(?P<minutes2>\d{1,3})\s?m(?:ins?)?\s(?P<seconds2>[0-5]?\d)\s?s(?:ecs?)?\b)(?![\w:.,]\d|\w)"
)


def _to_noon(match: re.Match[str], page: Page) -> str | None:
    """A clock time up to one that is a word: "10-noon", "7pm-late"."""
    if page.goes_on(match.start()):
        return None
    half = match["half"]
    said = _clock(match["one"], half)
    return f"{said} {_half(half)} to {match['end']}" if half else f"{said} to {match['end']}"


def _duration(match: re.Match[str], page: Page) -> str | None:
    """How long something takes: "2h 35m"; "20h00" is a time."""
    del page
    if match.group().endswith("h00"):
        return f"{_pair(match['hours'].zfill(2))} hundred hours"
    parts = (
        (match["hours"], "hour"),
        (match["minutes"] or match["minutes2"], "minute"),
        (match["seconds"] or match["seconds2"], "second"),
    )
    return " ".join(
        f"{cardinal(int(number))} {name}{'' if int(number) == 1 else 's'}"
        for number, name in parts
        if number
    )


_FROM_NOON = re.compile(rf"(?P<noon>[Nn]oon|[Mm]id(?:night|day))\s?{DASH}\s?(?=\d)")


def _from_noon(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{match['noon']} to "


_QUARTERED = r"(?:1[0-2]|[1-9])(?:[.:](?:00|15|30|45))?"
_FOR = re.compile(
    rf"(?P<one>{_QUARTERED}) for (?P<two>{_QUARTERED})"
    r"(?=[.,;:!?)]*(?:\Z|\s*\n)|[,;:!?)]|\.\s|\s(?:at|in|on|and|sharp|prompt|start|starts|till|until)\b)"
)


def _for(match: re.Match[str], page: Page) -> str | None:
    """Doors and beginning, within the hour: "7.30 for 8", "7 for 7.30"."""
    one, two = (_minutes(match[name]) for name in ("one", "two"))
    dotted = any("." in match[name] or ":" in match[name] for name in ("one", "two"))
    if page.goes_on(match.start()) or not dotted or not 0 < (two - one) % 720 <= 60:
        return None
    return f"{_clock(match['one'], None)} for {_clock(match['two'], None)}"


def _minutes(clock: str) -> int:
    hour, _, rest = clock.replace(":", ".").partition(".")
    return int(hour) * 60 + int(rest or 0)


RULES = (
    Rule(name="time", starts=r"\d", pattern=_MILITARY, say=_military),
    Rule(name="time", starts=r"\d", pattern=_TO_NOON, say=_to_noon),
    Rule(name="duration", starts=r"\d", pattern=_DURATION, say=_duration),
    Rule(name="time", starts=r"\d", pattern=_FOR, say=_for),
    Rule(name="time", starts=r"\d", pattern=_TIME, say=_time),
    Rule(name="time", starts=r"\d", pattern=_SINGLE, say=_single),
    Rule(name="time", starts=r"[nNmM]", pattern=_FROM_NOON, say=_from_noon),
)
