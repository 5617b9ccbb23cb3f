"""Numbers that are nothing more special: amounts, ordinals, fractions, ranges, scores, sums."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION
from hearprint.script.normal.numbered import NUMBERED
from hearprint.script.normal.numbers import (
    amount,
    cardinal,
    code,
    fraction,
    ordinal,
    plural,
    share,
    singly,
    year,
)
from hearprint.script.normal.patterns import DASH, GLYPHS, NUMBER, RANGE
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.year_or_count import is_year

_ORDINAL = re.compile(
    rf"(?P<one>\d{{1,3}}(?:,\d{{3}})*|\d+)(?:st|nd|rd|th|ST|ND|RD|TH|\u02e2\u1d57|\u207f\u1d48|\u02b3\u1d48|\u1d57\u02b0)"
    rf"(?:(?P<joint>{RANGE}|/)(?P<two>\d+)(?:st|nd|rd|th))?(?![A-Za-z])"
)
_FRACTION = re.compile(
    r"(?:(?P<whole>\d+)[ -])?(?P<over>\d{1,2})[/\u2044](?P<under>\d{1,3})(?P<th>ths?|rds?)?"
    r"(?![\w/]|[.,]\d)"
)
_STREET = re.compile(
    r"\s[A-Z][\w'\u2019]+(?:\s[A-Z][\w'\u2019]+)?\s(?:St|Street|Rd|Road|Lane|Ln|Ave|Avenue|Sq|Square|Row|"
    r"Terrace|Place|Gardens|Way|Hill|Close|Court|Drive)\b"
)
_EMERGENCY = re.compile(r"(?P<figures>116 ?123|118 ?\d{3}|[1-9]\d\d|\d{4,5})(?![\w]|[.,-]\d)")
_ASIDE = re.compile(r"(?:[,;:(]|\bor|\belse) \Z")
_EMERGENCIES = frozenset("999 111 101 112 911 119 105".split())
_CALLED = re.compile(r"\b(?:call|dial|ring|phone|text)\b", re.IGNORECASE)
_LOCAL = re.compile(r"(?P<figures>\d{6,8})(?![\w]|[.,/-]\d)")
_AREA = re.compile(r"\b0\d{2,5}\)?[ -]\d")
_PRECEDED = re.compile(r"\b(?:call|dial|ring|phone|text|police|nhs|line|number)\b", re.IGNORECASE)
#: Before a number, for people who type and read a call (Relay UK).
_PREFIXES = frozenset(("18001", "18002"))
_DIALLED = frozenset("dial ring text phone".split())
#: Of short codes for texts; longer ones are numbers of telephones.
_LONG_CODE = 6
#: Whom a short number calls: "Police: 101".
_SERVICE = re.compile(
    r"\b(?:police|NHS|emergency|emergencies|helpline|ambulance|fire):\s\Z", re.IGNORECASE
)
_LINES = frozenset("service call calls line number operator operators handler handlers".split())
_CALL = frozenset(
    "textphone minicom sms code pin call calling dial dialling ring ringing phone phoning text to "
    "via".split()
)
_ROOM = re.compile(r"(?P<figures>\d{3})(?P<letter>[a-zA-Z])?(?![\w]|[.,-]\d|\s?%)")
_ROOMS = frozenset("room flat suite bus route flight train locker studio boeing".split())
_VEHICLES = frozenset("bus buses route tram flight".split())
_LETTERED = re.compile(
    r"(?P<figures>\d{1,4})(?P<letter>[A-Za-z]{1,3})(?:[-\u2013](?P<to>[A-Za-z])|\u2013(?P<last>\d{1,4})(?P<letter2>[A-Za-z]))?(?![\w])"
)
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}[A-Za-z]?(?!\w)")
_VERSION = re.compile(r"v(?P<number>\d+(?:\.\d+)*)(?!\w)")
_SCALED = re.compile(
    rf"(?P<one>{NUMBER})(?:{RANGE}(?P<two>{NUMBER}))?\s?(?P<scale>million|billion|trillion|m|mn)\b(?![\u00b2\u00b3/])"
)
_EACH = re.compile(r"(?P<one>\d+)/(?P<per>day|week|month|year|hour|head|person|night|shift)\b")
_MANY = re.compile(r"(?:(?P<from>\d{1,3})[-\u2013])?(?P<one>\d{1,3}(?:,\d{3})*|10+)['\u2019]?s\b")
_MINUS = re.compile(rf"[-\u2212](?={NUMBER}(?!\w*{DASH}\w))")
_SPACED = re.compile(
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|[1-9]\d{0,2}(?: 000)+(?!\d)"
    r"|[1-9]\d{0,2}(?: \d{3}){2,}(?!\d)|[1-9]\d{0,2} \d{3}(?=\s[a-z])"
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_NUMBER = re.compile(rf"(?P<one>{NUMBER})(?P<plus>\+(?!\s?\d))?")


def _ordinal(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    said = ordinal(int(match["one"].replace(",", "")), american=american)
    if match["two"]:
        joint = " or " if match["joint"] == "/" else " to "
        said = f"{said}{joint}{ordinal(int(match['two']), american=american)}"
    return said


def _paged(page: Page, at: int) -> bool:
    return page.before(at).lower().rstrip(".") in ("page", "pages", "p", "pp", "item", "items")


def _fraction(match: re.Match[str], page: Page) -> str | None:
    over, under, american = int(match["over"]), int(match["under"]), page.style.american
    houses = _STREET.match(page.text, match.end()) and not match["whole"]
    if page.goes_on(match.start()) or _paged(page, match.start()) or houses:
        return None
    after = page.after(match.end())
    if under in (10, 20, 50, 100) and not match["th"] and not match["whole"] and after != "of":
        return f"{cardinal(over)} out of {cardinal(under)}" if over <= under else None
    if not (0 < over < under) or (under > 12 and under not in (16, 20, 32, 64, 100)):
        return None
    if match["whole"]:
        part = fraction(over, under, article=True, american=american)
        return f"{amount(match['whole'], american=american)} and {part}"
    if (over, under) == (1, 2) and after in ("of", "a", "an", "the", "price", "hour"):
        return "half"
    article = (over, under) == (1, 4) and after == "of"
    said = fraction(over, under, article=article, american=american)
    if after in _MEASURED:
        said = said.removesuffix("s")
    preceded = over == 1 and page.before(match.start()).lower() in _BEFORE_A_PART
    return said.partition(" ")[2] if preceded else said


#: What parts describe: "a 3/4 length coat".
_MEASURED = frozenset("length lengths size sizes time page pages price board inch mile".split())
_BEFORE_A_PART = frozenset("a an the each every this that another last first".split())


def _call(match: re.Match[str], page: Page) -> str | None:
    """Numbers to call: emergency services, short codes behind "text"."""
    before, figures = page.before(match.start()).lower(), match["figures"]
    lead = page.text[: match.start()]
    prefix = figures in _PREFIXES and page.text.startswith(" 0", match.end())
    if prefix or (figures.startswith(("116", "118")) and len(figures) > 5):
        return singly(figures)
    short = figures in _EMERGENCIES
    called = (
        (before in ("dial", "dialling") and len(figures) < _LONG_CODE)
        or (
            before in _CALL - {"to", "via"}
            and (short or len(figures) > 3)
            and (len(figures) != 4 or before in _DIALLED)
        )
        or (before in ("to", "via") and len(figures) == 5 and "text" in lead.lower())
        or (short and before in ("on", "nhs", "or") and _PRECEDED.search(lead))
        or (short and _SERVICE.search(lead))
        or (short and page.after(match.end()).lower() in _LINES)
        or (short and _ASIDE.search(lead) and _CALLED.search(lead))
        or (short and before in ("not", "and", "than", "use", "via") and _CALLED.search(lead))
    )
    return singly(figures) if called else None


_AIRLINER = re.compile(r"7[0-8]7")
_FLYING = re.compile(
    r"\b(?:fl(?:y|ew|ight|ights|ying|own)|land(?:ed|s|ing)|planes?|jets?|crews?|pilots?)\b"
)
_RIDDEN = re.compile(
    r"\b(?:take|takes|took|taken|taking|catch|caught|catching|ride|rides|rode|riding|miss|missed|"
    r"board|boarded|by|on)\s(?:the|a|his|her|my)\s\Z"
)


def _local(match: re.Match[str], page: Page) -> str | None:
    """A local number beside one with its area's code: "01632 960001 or 960002"."""
    beside = _AREA.search(page.text, 0, match.start())
    before = page.before(match.start()).lower()
    return singly(match["figures"]) if beside and before in ("or", "and", "on") else None


_ROUTES = re.compile(
    r"\b(?:bus(?:es)?|routes?|trams?)\s(?:\d{1,3}[A-Z]?(?:,|,? and|,? or|\s&)\s){1,20}\Z"
)


def _room(match: re.Match[str], page: Page) -> str | None:
    before, after = page.before(match.start()).lower(), page.after(match.end()).lower()
    ridden = _RIDDEN.search(page.text, 0, match.start()) and (not after or after in FUNCTION)
    listed = _ROUTES.search(page.text, 0, match.start())
    flown = _AIRLINER.fullmatch(match["figures"]) and _FLYING.search(page.text)
    vehicle = flown or (after in _VEHICLES and before in ("the", "a", "number", "no."))
    if before in _ROOMS or vehicle or ridden or listed:
        said = code(match["figures"])
        return f"{said} {_letter(match['letter'])}" if match["letter"] else said
    return None


def _letter(letters: str) -> str:
    return ".".join(letters.upper()) + "."


def _lettered(match: re.Match[str], page: Page) -> str | None:
    """House numbers, clauses and models such as 221b, 12A, 5G, 737s."""
    letters, figures = match["letter"], match["figures"]
    if len(letters) > 1 and not letters.isupper():
        return None
    if _DATED.fullmatch(match.group()) and not match["to"]:  # a work among others of its year
        return f"{year(int(figures), american=page.style.american)} {_letter(letters)}"
    counted = page.before(match.start()).lower().rstrip(".") in _COUNTING
    said = amount(figures) if counted and figures[0] != "0" else code(figures)
    last = f" to {_letter(match['to'])}" if match["to"] else ""
    if match["last"]:
        last = f" to {amount(match['last'])} {_letter(match['letter2'])}"
    return f"{said} {_letter(letters)}{last}"


_DATED = re.compile(r"(?:1[5-9]|20)\d\d[a-f]")
_COUNTING = frozenset("p pp page pages section sections s para paragraph regulation rule".split())


def _dotted(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    pieces = re.findall(r"\d+|[A-Za-z]", match.group())
    words = [amount(one, american=american) if one.isdecimal() else _letter(one) for one in pieces]
    said = " point ".join(words[: match.group().count(".") + 1])
    return " ".join([said, *words[match.group().count(".") + 1 :]])


def _version(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    pieces = match["number"].split(".")
    return "version " + " point ".join(amount(one, american=american) for one in pieces)


def _scaled(match: re.Match[str], page: Page) -> str | None:
    if match["scale"] == "m" or page.sign_before(match.start()) == "-":
        return None
    american = page.style.american
    scale = "million" if match["scale"] == "mn" else match["scale"]
    said = amount(match["one"], american=american)
    if match["two"]:
        said = f"{said} to {amount(match['two'], american=american)}"
    return f"{said} {scale}"


def _each(match: re.Match[str], page: Page) -> str | None:
    """How often: "2/day"."""
    article = "an" if match["per"] == "hour" else "a"
    return f"{amount(match['one'], american=page.style.american)} {article} {match['per']}"


def _many(match: re.Match[str], page: Page) -> str | None:
    """Hundreds, thousands: "1,000s"."""
    words = amount(match["one"], american=page.style.american)
    if match["from"]:
        return f"{amount(match['from'])} to {plural(words)}"
    return plural(words.removeprefix("one ")) if match["one"].strip("10,") == "" else plural(words)


def _minus(match: re.Match[str], page: Page) -> str | None:
    before = page.sign_before(match.start())
    if match.group() == "-" and before and not (before.isspace() or before in "([=\u2018\u201c\"'"):
        return None
    return "minus "


#: Between these and a number another number may stand: "at 9 300 people came".
_APART = frozenset("at by on until till from in since".split())


def _spaced(match: re.Match[str], page: Page) -> str | None:
    before = page.before(match.start()).lower().rstrip(".")
    counted = before not in _APART and before not in NUMBERED and before not in _ROOMS
    if page.sign_before(match.start()).isdecimal() or not counted:
        return None
    return amount(re.sub(r"\s", "", match.group()), american=page.style.american)


def _number(match: re.Match[str], page: Page) -> str | None:
    figures, american = match["one"], page.style.american
    after = page.after(match.end())
    described = page.before(match.start()).lower() in ("a", "an", "one", "the", "every", "per")
    if figures in GLYPHS and after in _SHARED and not described:
        return share(figures, after).removesuffix(after).rstrip()
    if figures.isdecimal() and len(figures) >= _NOBODY_COUNTS and not figures.endswith("00000"):
        return singly(figures)
    said = amount(figures, american=american)
    if re.fullmatch(r"[1-9]\d{3}", figures) and is_year(int(figures), match, page):
        said = year(int(figures), american=american)
    if figures in GLYPHS:
        said = "half" if figures == "\u00bd" else said
        if page.before(match.start()).lower() in ("a", "one", "the"):
            said = said.removeprefix("a ")
    return f"{said} plus" if match["plus"] else said


#: So many figures without commas are the number of something.
_NOBODY_COUNTS = 8
_SHARED = frozenset("mile hour pint dozen day week year ton acre inch minute metre".split())


RULES = (
    Rule(name="ordinal", starts=r"\d", pattern=_ORDINAL, say=_ordinal),
    Rule(name="fraction", starts=r"\d", pattern=_FRACTION, say=_fraction),
    Rule(name="number to call", starts=r"\d", pattern=_EMERGENCY, say=_call),
    Rule(name="number to call", starts=r"\d", pattern=_LOCAL, say=_local),
    Rule(name="room or route", starts=r"\d", pattern=_ROOM, say=_room),
    Rule(name="large number", starts=rf"[\d.{GLYPHS}]", pattern=_SCALED, say=_scaled),
    Rule(name="so many a day", starts=r"\d", pattern=_EACH, say=_each),
    Rule(name="hundreds", starts=r"\d", pattern=_MANY, say=_many),
    Rule(name="number and letter", starts=r"\d", pattern=_LETTERED, say=_lettered),
    Rule(name="dotted number", starts=r"\d", pattern=_GROUPED, say=_dotted),
    Rule(name="dotted number", starts=r"\d", pattern=_DOTTED, say=_dotted),
    Rule(name="version", starts=r"v", pattern=_VERSION, say=_version),
    Rule(name="minus", starts=r"[-\u2212]", pattern=_MINUS, say=_minus),
    Rule(name="spaced number", starts=r"\d", pattern=_SPACED, say=_spaced),
    Rule(name="number", starts=rf"[\d.{GLYPHS}]", pattern=_NUMBER, say=_number),
)
TRIGGERS = frozenset(("v",))
