"""Two numbers that belong together: ranges, ratios, scores, votes, measures "by", sums."""

from __future__ import annotations

import re

from hearprint.script.normal.context import joining
from hearprint.script.normal.numbers import amount, fraction
from hearprint.script.normal.patterns import DASH, GLYPHS, NUMBER, RANGE
from hearprint.script.normal.scan import Page, Rule

_SET = {
    "24/7": "twenty-four seven",
    "007": "double oh seven",
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "50/50": "fifty-fifty",
    "50-50": "fifty-fifty",
    "60/40": "sixty-forty",
    "20/20": "twenty twenty",
    "1-2-1": "one to one",
    "1:1": "one to one",
    "2:2": "two two",
    "2:1": "two one",
}
_FIXED = re.compile(
    r"(?:24/7|007|9/11|7/7|50/50|50[-\u2013]50|60/40|20/20|1[-\u2013]2[-\u2013]1)(?![\w/]|[-.,]\d)"
)
_OVER = re.compile(r"(?P<one>\d{2,3})/(?P<two>\d{2,3})(?![\w/]|[.,]\d)")
_MARKS = re.compile(r"(?P<one>\d{1,3})/(?P<two>\d{1,3})(?![\w/]|[.,]\d)")
_MARKED = frozenset(
    "scored score scores got points pts marks marked rated rates awarded gets".split()
)
_SHARES = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\w/]|[.,]\d)")
_VOLUME = re.compile(
    rf"(?P<volume>\d{{1,3}}):\s?(?P<one>\d{{1,4}}){DASH}(?P<two>\d{{1,4}})(?![\w:]|[.,]\d|\s?[ap]m)"
)
_RATIO = re.compile(
    r"(?P<one>\d+(?:\.\d+)?)(?::| : )(?P<two>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:])"
)
_TIMES = re.compile(rf"(?P<one>{NUMBER})\s?[x\u00d7](?!\w)(?!\s?\d)")
_BY = re.compile(
    rf"(?P<one>{NUMBER})\s?(?P<by>[x*\u00d7])\s?(?P<two>{NUMBER})(?:\s?[x*\u00d7]\s?(?P<three>{NUMBER}))?(?![A-Za-z\d]|[.,]\d)"
)
_SO_MANY = re.compile(rf"(?P<one>{NUMBER})(?P<gap>\s?)[x\u00d7]\s?(?=\d+(?:\.\d+)?\s?[a-z])")
_LENGTH = re.compile(r"\d+(?:\.\d+)?\s?(?:ins?|inches|mm|cm|m|km|ft|feet|yds?)\b")
_MULTIPLIED = re.compile(r"x(?P<one>\d{1,4})(?![\w])")
_CHAIN = re.compile(rf"\d{{1,3}}(?:{DASH}\d{{1,3}}){{2,4}}(?![\w]|[.,]\d)")
_RANGE = re.compile(
    rf"(?P<minus>[-\u2212])?(?P<one>{NUMBER})(?P<joint>{RANGE})(?P<two>{NUMBER})(?P<plus>\+)?(?!\d|[.,]\d|{DASH}\d|s\b)"
)
_WON = frozenset(
    "aet pens ft won win wins beat beats beating lost lose drew draw victory defeat defeated score "
    "scored nil ended drawn finished led lead ahead trailed final result agg aggregate ht".split()
)
_VOTED = frozenset("vote voted votes majority ballot carried passed split decision ruled".split())


def _fixed(match: re.Match[str], page: Page) -> str | None:
    if page.goes_on(match.start()):
        return None
    return _SET[re.sub(DASH, "-", match.group())]


def _over(match: re.Match[str], page: Page) -> str | None:
    """The pressure of blood: "120/80"."""
    if page.before(match.start()) not in ("BP", "pressure"):
        return None
    return f"{amount(match['one'])} over {amount(match['two'])}"


def _marks(match: re.Match[str], page: Page) -> str | None:
    """So many of so many points: "scored 0/15"."""
    words = re.findall(r"[a-z]+", page.text[max(0, match.start() - 40) : match.start()].lower())
    if page.goes_on(match.start()) or not set(words[-4:]) & _MARKED:
        return None
    if int(match["one"]) > int(match["two"]):
        return None
    one = "nought" if match["one"] == "0" else amount(match["one"])
    return f"{one} out of {amount(match['two'])}"


def _shares(match: re.Match[str], page: Page) -> str | None:
    """Two parts of a hundred: "52/48"."""
    one, two = int(match["one"]), int(match["two"])
    if page.goes_on(match.start()) or one + two != 100:
        return None
    return f"{amount(match['one'])} {amount(match['two'])}"


def _volume(match: re.Match[str], page: Page) -> str | None:
    """A volume and its pages: "6:477-519"."""
    if page.goes_on(match.start()) or len(match["one"]) == 2 == len(match["two"]):
        return None
    volume, one, two = (amount(match[name]) for name in ("volume", "one", "two"))
    return f"{volume}, {one} to {two}"


def _ratio(match: re.Match[str], page: Page) -> str | None:
    if page.goes_on(match.start()):
        return None
    american = page.style.american
    one, two = (amount(match[name], american=american) for name in ("one", "two"))
    after = page.after(match.end()).lower()
    if match["one"].isdecimal() and match["two"].isdecimal():
        shares = int(match["one"]) + int(match["two"]) == 100
        if shares and page.before(match.start()).lower() != "ratio":
            return f"{one} {two}"
    if match.group() in ("2:1", "2:2") and (
        after in ("in", "degree", "from", "or", "honours")
        or page.before(match.start()) in ("a", "an")
    ):
        return _SET[match.group()]
    steep = match["one"] == "1" and page.after(match.end()).lower() in _STEEP
    return f"{one} in {two}" if steep else f"{one} to {two}"


_STEEP = frozenset("gradient gradients slope slopes ramp ramps incline hill".split())


def _times(match: re.Match[str], page: Page) -> str | None:
    return f"{amount(match['one'], american=page.style.american)} times"


def _by(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    numbers = [
        amount(match[name], american=american) for name in ("one", "two", "three") if match[name]
    ]
    equals = re.match(r"\s?=", page.text[match.end() : match.end() + 2])
    if match["by"] == "x" and match["two"] == "10" and _POWERED.match(page.text, match.end()):
        return " times ".join(numbers)
    return (" times " if equals or match["by"] == "*" else " by ").join(numbers)


#: Behind the ten of a number in the scientific form.
_POWERED = re.compile("\\^|[\u00b2\u00b3\u00b9\u2070-\u2079\u207b]")


def _so_many(match: re.Match[str], page: Page) -> str | None:
    """Before an amount with a unit: "4x400m" is "by", "4 x 20 mg" is "times"."""
    long = _LENGTH.match(page.text, match.end())
    joint = "times" if match["gap"] and not long else "by"
    return f"{amount(match['one'], american=page.style.american)} {joint} "


def _by_between(match: re.Match[str], page: Page) -> str | None:
    """The sign between two lengths: "12m x 8m"."""
    return "by" if _LENGTH_BEFORE.search(page.text, 0, match.start()) else None


_BY_BETWEEN = re.compile(r"[x\u00d7](?=\s?\d)")
_LENGTH_BEFORE = re.compile(
    r"\d\s?(?:ins?|inch(?:es)?|mm|cm|m|metres|km|ft|feet|foot|yds?|yards|[\"\u2033'\u2032])\s?\Z"
)


def _multiplied(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    return f"times {amount(match['one'], american=page.style.american)}"


def _chain(match: re.Match[str], page: Page) -> str | None:
    if page.goes_on(match.start()):
        return None
    return " ".join(amount(one) for one in re.split(DASH, match.group()))


def _range(match: re.Match[str], page: Page) -> str | None:
    one, two, american = match["one"], match["two"], page.style.american
    if page.goes_on(match.start()):
        return None
    joint = match["joint"]
    spaced = joint != joint.strip()
    if (
        spaced
        and joint.strip() in ("-", "\u2212", "\u2013")
        and "=" in page.text[match.end() : match.end() + 4]
    ):
        return f"{amount(one, american=american)} minus {amount(two, american=american)}"
    if not spaced and not match["minus"] and len(one) < 3 and len(two) < 3:
        score = _score(match, page)
        if score:
            return score
    words = [_either(figures, page) for figures in (one, two)]
    if len(one) == 3 == len(two) - 0 and one[0] == "0":
        return None
    said = f"{words[0]} {joining(page, match.start())} {words[1]}"
    if match["minus"]:
        said = f"minus {said}"
    return f"{said} plus" if match["plus"] else said


def _either(figures: str, page: Page) -> str:
    return amount(figures, american=page.style.american)


def _score(match: re.Match[str], page: Page) -> str | None:
    """Goals: "three two", "two nil"; votes: "five to four"."""
    words = re.findall(
        r"[a-z]+", page.text[max(0, match.start() - 60) : match.start()].lower().rpartition(".")[2]
    )[-6:]
    near = {*words, page.after(match.end()).lower()}
    if near & _VOTED or "votes" in near:
        return None
    to_nil = match["two"] == "0" != match["one"]  # nothing else is counted down to nought
    if (
        not (near & _WON or _UP.match(page.text, match.end()))
        and match["one"] != match["two"]
        and not (to_nil or _sides(match, page))
    ):
        return None
    one, two = (amount(match[name]) if match[name] != "0" else "nil" for name in ("one", "two"))
    return f"{one} {two}"


#: How a side stands: "2\u20131 up at half-time".
_UP = re.compile(r"\s(?:up|down|ahead|behind)\s(?:at|after|by|with|in|until|to)\b")


def _sides(match: re.Match[str], page: Page) -> bool:
    """Whether a score stands between the names of two sides: "Leeds 4-1 Everton"."""
    home = _HOME.search(page.text, 0, match.start())
    return bool(
        home and home.group(1).lower() not in _NO_SIDES and _AWAY.match(page.text, match.end())
    )


_HOME = re.compile(r"\b([A-Z][a-z]{2,})\s\Z")
_AWAY = re.compile(
    r"\s(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:[A-Z]\w+\s)?(?:St|Street|Rd|Road|Row|Lane|Ave|Avenue|Sq|Square|"
    r"Terrace|Place|Way|Hill|Close|Court|House)\b)[A-Z][a-z]{2,}"
)
_NO_SIDES = frozenset(
    "chapter chapters section sections article articles part parts page pages room rooms unit "
    "units stage year years grade key level item items motion motions rule rules schedule table "
    "figure week weeks day days act open closed nos numbers flats houses book volume clause "
    "clauses platform gate junction junctions type january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday ages aged class zone group".split()
)

_HONOURS = re.compile(
    r"2\.(?P<part>[12])(?=\s(?:in\s[A-Z]|degree|honours|from|or (?:above|better))|[,;.)]|\Z)"
)
_GRADUATES = re.compile(
    r"\b(?:degree|graduat\w+|honours|BA|BSc|finals|university|classification)\b"
)


def _honours(match: re.Match[str], page: Page) -> str | None:
    """The class of a degree with a stop: "a 2.1 in History"."""
    if page.before(match.start()).lower() not in ("a", "an") or page.goes_on(match.start()):
        return None
    subject = page.text.startswith(" in ", match.end()) or _GRADUATES.search(page.text)
    return f"two {amount(match['part'])}" if subject else None


_NIL = re.compile(rf"(?P<one>\d{{1,3}})\s?{DASH}\s?(?P<nil>nil|love|all)\b")


def _nil(match: re.Match[str], page: Page) -> str | None:
    """A score whose second half is a word: "12\u2013nil"."""
    return None if page.goes_on(match.start()) else f"{amount(match['one'])} {match['nil']}"


_PARTS = re.compile(
    rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})\s?{DASH}\s?(?P<c>\d{{1,2}})/(?P<d>\d{{1,2}})(?![\w/]|[-.,]\d)"
)
_FINEST = 16


def _parts(match: re.Match[str], page: Page) -> str | None:
    """From one part of a thing to another: "1/2\u20133/4 of a cup"."""
    a, b, c, d = (int(match[name]) for name in "abcd")
    if page.goes_on(match.start()) or not (0 < a < b <= _FINEST and 0 < c < d <= _FINEST):
        return None
    american = page.style.american
    said = (fraction(a, b, american=american), fraction(c, d, american=american))
    return " to ".join(said) if a * d != c * b else None


RULES = (
    Rule(name="parts", starts=r"\d", pattern=_PARTS, say=_parts),
    Rule(name="score", starts=r"\d", pattern=_NIL, say=_nil),
    Rule(name="class of a degree", starts="2", pattern=_HONOURS, say=_honours),
    Rule(name="set phrase", starts=r"\d", pattern=_FIXED, say=_fixed),
    Rule(name="over", starts=r"\d", pattern=_OVER, say=_over),
    Rule(name="marks", starts=r"\d", pattern=_MARKS, say=_marks),
    Rule(name="shares", starts=r"\d", pattern=_SHARES, say=_shares),
    Rule(name="by", starts=rf"[\d{GLYPHS}]", pattern=_BY, say=_by),
    Rule(name="times", starts=rf"[\d{GLYPHS}]", pattern=_TIMES, say=_times),
    Rule(name="volume and pages", starts=r"\d", pattern=_VOLUME, say=_volume),
    Rule(name="ratio", starts=r"\d", pattern=_RATIO, say=_ratio),
    Rule(name="by", starts=r"\d", pattern=_SO_MANY, say=_so_many),
    Rule(name="by", starts="[x\u00d7]", pattern=_BY_BETWEEN, say=_by_between),
    Rule(name="times", starts="x", pattern=_MULTIPLIED, say=_multiplied),
    Rule(name="chain", starts=r"\d", pattern=_CHAIN, say=_chain),
    Rule(name="range", starts=rf"[\d.{GLYPHS}\u2212-]", pattern=_RANGE, say=_range),
)
TRIGGERS = frozenset(("x",))
