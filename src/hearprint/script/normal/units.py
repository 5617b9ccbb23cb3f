"""Percentages, temperatures, measures and other amounts with a unit."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION, describes, joining
from hearprint.script.normal.numbers import VULGAR, amount, share
from hearprint.script.normal.patterns import NUMBER, RANGE
from hearprint.script.normal.scan import Page, Rule

#: Printed unit: (one, several).
UNITS: dict[str, tuple[str, str]] = {
    "km": ("kilometre", "kilometres"),
    "kms": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "nm": ("nanometre", "nanometres"),
    "\u00b5m": ("micrometre", "micrometres"),
    "km\u00b2": ("square kilometre", "square kilometres"),
    "m\u00b2": ("square metre", "square metres"),
    "cm\u00b2": ("square centimetre", "square centimetres"),
    "mm\u00b2": ("square millimetre", "square millimetres"),
    "ft\u00b2": ("square foot", "square feet"),
    "m\u00b3": ("cubic metre", "cubic metres"),
    "cm\u00b3": ("cubic centimetre", "cubic centimetres"),
    "km2": ("square kilometre", "square kilometres"),
    "m2": ("square metre", "square metres"),
    "m3": ("cubic metre", "cubic metres"),
    "sq km": ("square kilometre", "square kilometres"),
    "sq m": ("square metre", "square metres"),
    "sq ft": ("square foot", "square feet"),
    "cu ft": ("cubic foot", "cubic feet"),
    "cu m": ("cubic metre", "cubic metres"),
    "sq miles": ("square mile", "square miles"),
    "kg": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "\u00b5g": ("microgram", "micrograms"),
    "\u03bcg": ("microgram", "micrograms"),
    "mcg": ("microgram", "micrograms"),
    "l": ("litre", "litres"),
    "L": ("litre", "litres"),
    "ml": ("millilitre", "millilitres"),
    "cl": ("centilitre", "centilitres"),
    "ft": ("foot", "feet"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "cwt": ("hundredweight", "hundredweight"),
    "tsp": ("teaspoon", "teaspoons"),
    "tbsp": ("tablespoon", "tablespoons"),
    "ha": ("hectare", "hectares"),
    "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "kmh": ("kilometre per hour", "kilometres per hour"),
    "m/s": ("metre per second", "metres per second"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "bpm": ("beat per minute", "beats per minute"),
    "wpm": ("word per minute", "words per minute"),
    "dpi": ("dot per inch", "dots per inch"),
    "ppm": ("part per million", "parts per million"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "kW": ("kilowatt", "kilowatts"),
    "kt": ("kilotonne", "kilotonnes"),
    "Mt": ("megatonne", "megatonnes"),
    "Gt": ("gigatonne", "gigatonnes"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "W": ("watt", "watts"),
    "V": ("volt", "volts"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "dB": ("decibel", "decibels"),
    "kB": ("kilobyte", "kilobytes"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Mb": ("megabit", "megabits"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "kbps": ("kilobit per second", "kilobits per second"),
    "kcal": ("kilocalorie", "kilocalories"),
    "kJ": ("kilojoule", "kilojoules"),
    "kPa": ("kilopascal", "kilopascals"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "mth": ("month", "months"),
    "mths": ("month", "months"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "pts": ("point", "points"),
    "pt": ("point", "points"),
    "px": ("pixel", "pixels"),
    "ppl": ("person", "people"),
    "wds": ("word", "words"),
    "fps": ("frame per second", "frames per second"),
    "bn": ("billion", "billion"),
    "tn": ("trillion", "trillion"),
    "k": ("thousand", "thousand"),
    "K": ("thousand", "thousand"),
    "%": ("per cent", "per cent"),
    "pc": ("per cent", "per cent"),
    "p.c.": ("per cent", "per cent"),
    "\u2030": ("per mille", "per mille"),
    "ppt": ("percentage point", "percentage points"),
    "ppts": ("percentage point", "percentage points"),
    "\u00b0C": ("degree Celsius", "degrees Celsius"),
    "\u00b0F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "\u00b0": ("degree", "degrees"),
    "\u00baC": ("degree Celsius", "degrees Celsius"),
    "\u00baF": ("degree Fahrenheit", "degrees Fahrenheit"),
    "\u00ba": ("degree", "degrees"),
    "\u02daC": ("degree Celsius", "degrees Celsius"),
    "deg C": ("degree Celsius", "degrees Celsius"),
    "deg F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "deg": ("degree", "degrees"),
    "bps": ("basis point", "basis points"),
    "h": ("hour", "hours"),
    "\u2103": ("degree Celsius", "degrees Celsius"),
    "\u2109": ("degree Fahrenheit", "degrees Fahrenheit"),
}
_SCALES = frozenset(("bn", "tn", "k", "K", "%", "pc", "p.c.", "\u2030"))
_NAMES = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?P<minus0>(?<!\w)[-\u2212\u2013](?=\d+(?:\.\d+)?(?:%|\s?\u00b0)))?(?P<one>{NUMBER})(?P<unit1>%|\u00b0[CF]?|\+(?=\s?[a-z]))?"
    rf"(?:(?P<dash>{RANGE}|\s?[x\u00d7]\s?|\sto\s)(?P<minus>[-\u2212])?(?P<two>{NUMBER}))?"
    rf"(?P<gap>[ \u00a0\u202f-]?)(?P<unit>{_NAMES})"
    rf"(?:/(?P<per>{_NAMES}|day|week|month|year|hour|head|person))?"
    r"(?:(?P<plus>\+)(?![\w\u00b2\u00b3]|/\w)|\.(?=\s[a-z])"
    r"|(?![\w\u00b2\u00b3]|/[a-z]))"
)
_ALONE = ("kWh", "MWh", "mph", "kg", "km", "mg", "kW", "MW", "GW", "dB", "km/h", "kph", "mpg", "ml")
_LENGTHS = frozenset(("km", "m", "cm", "mm", "ft", "yd", "yds", "px"))
#: Units that are words or other things too, and so need to touch their number.
_TOUCHING = frozenset(
    ("h", "L", "k", "K", "V", "W", "pt", "pc", "nm", "ms", "Mb", "kt", "Mt", "Gt")
)
_METRES = re.compile(
    rf"(?P<one>{NUMBER})(?:(?P<dash>{RANGE}|\s?[x\u00d7]\s?)(?P<two>{NUMBER}))?"
    r"(?P<gap>[ \u00a0\u202f]?)m(?P<plus>\+)?(?![\w'\u2019/])"
)
_MILLIONS = re.compile(
    r"[\u00a3$\u20ac%]|\b(?:people|workers|members|voters|homes|jobs?|work|unemployed|unemployment|"
    r"population|readers|viewers|million|bn|billion|households|families|children|claimants|"
    r"strikers|out of work|pensioners|dead|died|killed|deaths|signed|watched|marched|joined|"
    r"jobless|casualties|refugees|patients|users|citizens|subscribers)\b"
)
_LONG = frozenset(
    "long high wide tall deep away apart distance sprint race swim run walk pool radius fence wall "
    "gap banner pole ladder trench rule hurdles relay dash below above square by x thick".split()
)
_TIMED = re.compile(r"\sin\s\d+(?:[.:]\d+)?\s?s(?:ecs?|econds?)?\b")
_RACES = frozenset("dash sprint race relay hurdles pool freestyle breaststroke butterfly".split())
_FEET = re.compile(
    r"(?P<feet>\d{1,3})\s?(?P<sign>['\u2019\u2032]|ft\s)\s?(?P<inches>\d{1,2}[\u00bd\u00bc\u00be]?)\s?"
    r"(?:[\"\u201d\u2033]|in\b|'')"
)
_STONE = re.compile(
    r"(?P<stone>\d{1,2})\s?st\s(?P<pounds>\d{1,2})\s?lbs?\b"
    r"|(?P<alone>\d{1,2}[\u00bd\u00bc\u00be]?)(?:\sst\b(?!\.)|(?<=[02-9])st\b|(?<=11)st\b)"
)
_QUOTES = re.compile(r"(?<![\d\u00bc-\u00be])\"")
_INCHES_BY = re.compile(r"(?P<one>\d{1,3})\"\s?[x\u00d7]\s?(?P<two>\d{1,3})\"")
_CELSIUS = re.compile(rf"(?P<one>{NUMBER})\s?C(?![\w.'\u2019-])")
_HEAT = re.compile(
    r"\b(?:temps?|temperatures?|degrees?|fever|heat|hot|cold|chill|oven|gas mark|"
    r"bake|cook|roast|simmer|warm|freez\w+)\b|\u00b0",
    re.IGNORECASE,
)
_SECONDS = re.compile(
    r"(?P<one>\d{1,3}\.\d{1,3})s(?!\w)|(?<=\bin\s)(?P<whole>\d{1,3}(?:\.\d{1,3})?)"
    r"\ss(?=[,;)]|\.?\s|\.?\Z)"
)
_INCHES = re.compile(
    rf"(?P<one>{NUMBER})(?P<sign>\s?\u2033|\"(?=\s[a-z]|[,;)]|\Z)|-inch\b|ins?\b(?!-)|\sins\b)"
)
_SHORT_FEET = re.compile(r"(?P<feet>\d{1,3})(?P<sign>['\u2032])(?![\w'])")


def _named(words: str, unit: str, *, single: bool) -> str:
    one, several = UNITS[unit]
    return f"{words} {one if single else several}"


def _unit(match: re.Match[str], page: Page) -> str | None:
    unit, two, american = match["unit"], match["two"], page.style.american
    if match["gap"] and (unit in _TOUCHING or (match["gap"] == "-" and unit in _SCALES)):
        return None
    words = amount(match["one"], american=american)
    if match["minus0"]:
        words = f"minus {words}"
    single = match["one"] == "1" and two is None
    if two is not None:
        joint = f" {_joint(match, page)} "
        minus = "minus " if match["minus"] else ""
        spelt_out = match["dash"].strip() == "to"  # "from 55% to 49%": as it is printed
        if match["unit1"] and (match["unit1"] != unit or spelt_out):
            words = _named(words, match["unit1"], single=match["one"] == "1")
        words = f"{words}{joint}{minus}{amount(two, american=american)}"
    elif match["unit1"] == "+":
        words = f"{words} plus"
    elif match["unit1"]:
        return None
    if unit not in _SCALES and unit[0] not in "\u00b0\u00ba\u02da":
        single = single or describes(page, match.start(), match.end()) or _hyphened(page, match)
        single = single or match["gap"] == "-" or page.after(match.end()) in ("old", "olds")
    if match["one"] in VULGAR and two is None and unit not in _SCALES:
        return share(match["one"], UNITS[unit][0])
    said = _named(words, unit, single=single)
    if match["per"]:
        said = f"{said} per {UNITS[match['per']][0] if match['per'] in UNITS else match['per']}"
    return f"{said} plus" if match["plus"] else said


def _joint(match: re.Match[str], page: Page) -> str:
    if set(match["dash"]) & set("x\u00d7"):
        return "by" if match["unit"] in _LENGTHS else "times"
    return joining(page, match.start())


def _hyphened(page: Page, match: re.Match[str]) -> bool:
    return bool(re.match(r"-[a-z]", page.text[match.end() : match.end() + 2]))


def _metres(match: re.Match[str], page: Page) -> str | None:
    american, after = page.style.american, page.after(match.end())
    words = amount(match["one"], american=american)
    if "," in match["one"] and not match["two"]:  # nobody counts thousands of millions so
        return f"{words} metres"
    if match["two"] is not None:
        by = match["dash"].strip() in ("x", "\u00d7")
        words = f"{words} {'by' if by else 'to'} {amount(match['two'], american=american)}"
        if by:
            return f"{words} metres"
    described = describes(page, match.start(), match.end())
    timed = _TIMED.match(page.text, match.end())
    long = after.lower() in _LONG or bool(match["gap"]) or bool(timed)
    counted = after.islower() and (
        after.endswith("s") or after in ("people", "women", "men", "children", "in", "of", "more")
    )
    counted = counted or bool(match["plus"] or (not described and _MILLIONS.search(page.text)))
    if not long and (counted or (after and after not in FUNCTION and not described)):
        return f"{words} million{' plus' if match['plus'] else ''}"
    if not long and not match["gap"] and described and not after.endswith("s"):
        long = True
    raced = not match["gap"] and after.lower() in _RACES
    single = (match["one"] == "1" and match["two"] is None) or described or raced
    return f"{words} {'metre' if single else 'metres'}"


def _feet(match: re.Match[str], page: Page) -> str | None:
    del page
    feet = amount(match["feet"])
    inches = amount(match["inches"])
    if match["sign"].startswith("f"):
        inches = f"{inches} {'inch' if inches == 'one' else 'inches'}"
    return f"{feet} {'foot' if feet == 'one' else 'feet'} {inches}"


def _stone(match: re.Match[str], page: Page) -> str | None:
    del page
    if match["alone"]:
        return f"{amount(match['alone'])} stone"
    pounds = amount(match["pounds"])
    name = "pound" if pounds == "one" else "pounds"
    return f"{amount(match['stone'])} stone {pounds} {name}"


def _inches(match: re.Match[str], page: Page) -> str | None:
    said = amount(match["one"], american=page.style.american)
    opened = _QUOTES.findall(page.text, 0, match.start())
    if match["sign"] == '"' and len(opened) % 2:
        return None  # it closes a quotation
    if match.group().endswith("-inch"):
        return f"{said}-inch"
    described = match["sign"] == '"' and describes(page, match.start(), match.end())
    return f"{said} {'inch' if said == 'one' or described else 'inches'}"


def _inches_by(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{amount(match['one'])} inches by {amount(match['two'])}"


def _celsius(match: re.Match[str], page: Page) -> str | None:
    """A temperature without its sign, where the text speaks of heat: "38.5C"."""
    if not _HEAT.search(page.text):
        return None
    return f"{amount(match['one'], american=page.style.american)} degrees Celsius"


def _seconds(match: re.Match[str], page: Page) -> str | None:
    return f"{amount(match['one'] or match['whole'], american=page.style.american)} seconds"


def _short_feet(match: re.Match[str], page: Page) -> str | None:
    """A foot mark; an apostrophe behind figures is one only where no quotation is open."""
    before = page.text[: match.start()]
    if match["sign"] == "'" and before.count("'") % 2:
        return None
    said = amount(match["feet"])
    return f"{said} {'foot' if said == 'one' else 'feet'}"


_LONE_UNITS = [unit for unit in UNITS if set(unit) & set("\u00b2\u00b3") or unit in _ALONE]
_LONE_UNITS.sort(key=len, reverse=True)
_LONE = re.compile(rf"(?P<unit>{'|'.join(re.escape(unit) for unit in _LONE_UNITS)})(?![\w])")


def _lone(match: re.Match[str], page: Page) -> str | None:
    """A unit without a number: "per m\u00b2", "in mph"."""
    before = page.before(match.start()).lower()
    if page.sign_before(match.start()).isalnum():
        return None
    return UNITS[match["unit"]][0 if before in ("per", "a", "each", "every", "one") else 1]


RULES = (
    Rule(name="unit alone", starts=r"[a-zGMT]", pattern=_LONE, say=_lone),
    Rule(name="feet and inches", starts=r"\d", pattern=_FEET, say=_feet),
    Rule(name="stone", starts=r"\d", pattern=_STONE, say=_stone),
    Rule(name="inches", starts=r"\d", pattern=_INCHES_BY, say=_inches_by),
    Rule(name="inches", starts=r"\d", pattern=_INCHES, say=_inches),
    Rule(
        name="unit",
        starts=r"[-\u2212\u2013\d.\u00bc-\u00be\u2150-\u215e]",
        pattern=_UNIT,
        say=_unit,
    ),
    Rule(name="temperature", starts=r"\d", pattern=_CELSIUS, say=_celsius),
    Rule(name="seconds", starts=r"\d", pattern=_SECONDS, say=_seconds),
    Rule(name="metres or millions", starts=r"\d", pattern=_METRES, say=_metres),
    Rule(name="feet", starts=r"\d", pattern=_SHORT_FEET, say=_short_feet),
)
