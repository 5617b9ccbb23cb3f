"""Percentages, temperatures, measures and other amounts with a unit."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION, describes, joining
from hearprint.script.normal.numbers import VULGAR, amount, share
from hearprint.script.normal.patterns import NUMBER, RANGE
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.unit_names import UNITS

_SCALES = frozenset(("bn", "tn", "k", "K", "%", "pc", "p.c.", "\u2030"))
_NAMES = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_UNIT = re.compile(
    rf"(?P<minus0>(?<!\w)[-\u2212\u2013](?=\d+(?:\.\d+)?(?:%|\s?\u00b0)))?(?P<one>{NUMBER})(?P<unit1>%|\u00b0[CF]?|\+(?=\s?[a-z]))?"
    rf"(?:(?P<dash>{RANGE}|\s?[x\u00d7]\s?|\sto\s)(?P<minus>[-\u2212])?(?P<two>{NUMBER}))?"
    rf"(?P<gap>[ \u00a0\u202f-]?)(?P<unit>{_NAMES})"
    rf"(?:/(?P<per>{_NAMES}|day|week|month|year|hour|head|person))?"
    r"(?:(?P<plus>\+)(?![\w\u00b2\u00b3]|/\w)|\.(?=\s[a-z])"
    r"|(?<=\u00b0C)(?=/)|(?![\w\u00b2\u00b3]|/[a-z]))"
)
_ALONE = ("kWh", "MWh", "mph", "kg", "km", "mg", "kW", "MW", "GW", "dB", "km/h", "kph", "mpg", "ml")
_LENGTHS = frozenset(("km", "m", "cm", "mm", "ft", "yd", "yds", "px"))
#: Units that are words or other things too, and so need to touch their number.
_TOUCHING = frozenset(
    ("h", "L", "k", "K", "V", "W", "pt", "pc", "nm", "ms", "Mb", "mb", "kt", "Mt", "Gt")
)
_METRES = re.compile(
    rf"(?P<one>{NUMBER})(?:(?P<dash>{RANGE}|\s?[x\u00d7]\s?)(?P<two>{NUMBER}))?"
    r"(?P<gap>[ \u00a0\u202f]?)m(?P<plus>\+)?(?![\w'\u2019/])"
)
_MILLIONS = re.compile(
    r"[\u00a3$\u20ac%]|\b(?:people|workers|members|voters|homes|jobs?|work|unemployed|unemployment|"
    r"population|votes?|voted|ballots?|signatures|readers|viewers|million|bn|billion|households|families|children|claimants|"
    r"strikers|out of work|pensioners|dead|died|killed|deaths|signed|watched|marched|joined|"
    r"jobless|casualties|refugees|patients|users|citizens|subscribers)\b"
)
_LONG = frozenset(
    "long high wide tall deep away apart distance sprint race swim run walk pool radius fence wall "
    "uphill downhill upstream downstream offshore underground north south east west along ahead "
    "gap banner pole ladder trench rule hurdles relay dash below above square by x thick".split()
)
_TIMED = re.compile(r"\sin\s\d+(?:[.:]\d+)?\s?s(?:ecs?|econds?)?\b")
#: How one goes a distance: "walk 500m uphill".
_WENT = re.compile(
    r"\b(?:walk|walked|ran|run|swim|swam|cycle|cycled|climb|climbed|drive|drove|continue|continued|"
    r"crawled|marched|sprinted)\s(?:about\s|around\s)?\Z",
    re.IGNORECASE,
)
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
    r"\b(?:temps?|temperatures?|degrees?|fever|heat|hot|cold|chill|oven|weather|fan|"
    r"flour|recipe|gas mark|"
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
    single = (match["one"] == "1" and two is None) or _describes_many(match, page)
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


def _describes_many(match: re.Match[str], page: Page) -> bool:
    """Whether a measure that touches its number tells the kind of things: "60W bulbs"."""
    after = page.after(match.end())
    if page.text[match.end() : match.end() + 1] != " " or not after.islower() or after in FUNCTION:
        return False
    if match["unit"] in _SLOTS and match["two"] is None:
        return after in _LASTING
    things = after.endswith("s") and not after.endswith("ss") and after not in _NO_THINGS
    return not match["gap"] and match["unit"] in _OF_THINGS and things


#: Short for times that tell how long something is: "a 5 min. walk", "10 min break".
_SLOTS = frozenset(("min", "hr", "sec", "mins", "hrs"))
_LASTING = frozenset(
    "walk walks drive drives slot slots break breaks talk talks speech speeches silence ride rides "
    "video videos interval journey meeting session sessions delay wait film lesson shift shifts "
    "strike stroll bus film warning".split()
)
_OF_THINGS = frozenset(
    "km cm mm kg g mg ml cl l L ft lb lbs oz W kW MW GW V MB GB TB MHz GHz mph ha".split()
)
_NO_THINGS = frozenset(
    "costs was is has makes weighs gives runs needs uses takes means its this less across towards "
    "upwards downwards besides always perhaps sometimes as us plus".split()
)


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
    timed = _TIMED.match(page.text, match.end()) or _WENT.search(page.text, 0, match.start())
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
    quoted = page.sign_before(match.start()) == '"'
    if match["sign"] == '"' and (quoted or len(opened) % 2):
        return None  # it closes a quotation
    if match.group().endswith("-inch"):
        return f"{said}-inch"
    after = page.after(match.end())
    described = match["sign"] == '"' and (
        describes(page, match.start(), match.end())
        or (
            after
            and after not in FUNCTION | _LONG
            and page.text[match.end() : match.end() + 1] == " "
        )
    )
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


#: A part of a measure in figures: "1/2 pt".
_PART = re.compile(
    r"(?P<part>1/2|1/4|3/4|1/3|2/3)\s?(?P<unit>pts?|lbs?|oz|tsps?|tbsps?|kg|litres?|pints?|miles?|hrs?|hours?|"
    r"mls|inch|in|ft|yds?|acres?)\b\.?(?!\w)"
)
_PARTS = {"1/2": "\u00bd", "1/4": "\u00bc", "3/4": "\u00be", "1/3": "\u2153", "2/3": "\u2154"}
_WHOLES = {"pt": "pint", "pts": "pint", "in": "inch"}


def _part(match: re.Match[str], page: Page) -> str | None:
    unit, before = match["unit"], page.before(match.start()).lower()
    thing = _WHOLES.get(unit) or (UNITS[unit][0] if unit in UNITS else unit.removesuffix("s"))
    if page.sign_before(match.start()) in ("/", "-") or re.search(
        r"\d\s\Z", page.text[: match.start()]
    ):
        return None
    said = share(_PARTS[match["part"]], thing)
    after = page.after(match.end())
    if before in ("a", "an", "the", "each", "every") or (after.islower() and after not in FUNCTION):
        named = said.removeprefix("a ").replace(" of an ", " ").replace(" of a ", " ")
        return named.replace("half an ", "half ").replace("half a ", "half ")
    return said


_PER = re.compile(
    r"(?<=\bper\s)(?P<unit>kg|g|km|m|cm|l|ml|ha|lb|oz|ft|hr|wk|yr|mth|min|sec)\b(?!\.\w)"
)


def _per(match: re.Match[str], page: Page) -> str | None:
    """A unit behind "per": "per kg"."""
    del page
    return UNITS[match["unit"]][0] if match["unit"] != "m" else "metre"


_TONNES = re.compile(rf"(?P<one>{NUMBER})\s?t(?=\s(?:per|of|a\s(?:year|day)|CO|carbon)\b)")


def _tonnes(match: re.Match[str], page: Page) -> str | None:
    words = amount(match["one"], american=page.style.american)
    return f"{words} {'tonne' if words == 'one' else 'tonnes'}"


_AMPS = re.compile(
    r"(?P<one>\d{1,3})\s?(?:A|amp)(?=\s(?:plugs?|fuses?|sockets?|supply|circuits?|breakers?|current)\b)"
)


def _amps(match: re.Match[str], page: Page) -> str | None:
    return f"{amount(match['one'], american=page.style.american)} amp"


_LASTED = re.compile(r"(?P<h>\d):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?!\w)")


def _lasted(match: re.Match[str], page: Page) -> str | None:
    """How long a race took, in hours, minutes and seconds."""
    if page.before(match.start()).lower() not in ("in", "of", "time", "by", "under"):
        return None
    parts = ((match["h"], "hour"), (match["m"], "minute"), (match["s"], "second"))
    said = [
        f"{amount(str(int(n)))} {name}{'' if int(n) == 1 else 's'}" for n, name in parts if int(n)
    ]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


_LONE_UNITS = [unit for unit in UNITS if set(unit) & set("\u00b2\u00b3") or unit in _ALONE]
_LONE_UNITS.sort(key=len, reverse=True)
_LONE = re.compile(rf"(?P<unit>{'|'.join(re.escape(unit) for unit in _LONE_UNITS)})(?![\w])")


def _lone(match: re.Match[str], page: Page) -> str | None:
    """A unit without a number: "per m\u00b2", "in mph"."""
    before = page.before(match.start()).lower()
    if page.sign_before(match.start()).isalnum():
        return None
    return UNITS[match["unit"]][0 if before in ("per", "a", "each", "every", "one") else 1]


_RAN = re.compile(r"(?P<m>\d{1,2}):(?P<s>[0-5]\d\.\d{1,2})(?!\w)")


def _ran(match: re.Match[str], page: Page) -> str | None:
    """The time of a race in minutes and seconds: "3:58.4"."""
    if page.goes_on(match.start()):
        return None
    return f"{amount(match['m'])} {amount(match['s'])}"


RULES = (
    Rule(name="part of a unit", starts=r"\d", pattern=_PART, say=_part),
    Rule(name="unit alone", starts=r"[a-z]", pattern=_PER, say=_per),
    Rule(name="unit", starts=r"\d", pattern=_TONNES, say=_tonnes),
    Rule(name="unit", starts=r"\d", pattern=_AMPS, say=_amps),
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
EARLY_RULES = (
    Rule(name="duration", starts=r"\d", pattern=_RAN, say=_ran),
    Rule(name="duration", starts=r"\d", pattern=_LASTED, say=_lasted),
)
TRIGGERS = frozenset("kg g km m cm l ml ha lb oz ft hr wk yr mth min sec".split())
