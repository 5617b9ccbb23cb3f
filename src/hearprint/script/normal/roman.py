"""Roman numerals where they are numbers: monarchs, wars, chapters, congresses, list marks."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION
from hearprint.script.normal.numbers import cardinal, ordinal, year
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_VALID = re.compile(rf"{_NUMERAL}\Z")

_MONARCHS = frozenset(
    """
    henry edward george elizabeth charles james william mary richard john stephen louis napoleon
    philip philippe frederick peter catherine ivan nicholas alexander wilhelm franz gustav
    christian leopold albert victor emmanuel umberto paul pius leo benedict gregory urban innocent
    clement francis robert david malcolm kenneth margaret anne juan carlos alfonso ferdinand pedro
    haakon olav baudouin farouk hussein abdullah rameses ramses ptolemy constantine otto karl
    sixtus julius boniface mohammed hassan selim suleiman mehmed
    """.split()
)
_PARTS = frozenset(
    """
    chapter part book volume vol act scene section title article appendix annex annexe phase stage
    type class schedule table figure fig plate grade mark level tier group category protocol
    session series war pillar unit module division battalion corps army stalag factor rocky apollo
    saturn windows page pages pp p no number lot item item question band zone canto sonnet
    s ss ch chap pt art sch app para
    """.split()
)
_ORDINAL_AFTER = frozenset(
    "international congress republic reich conference plenum session assembly century".split()
)
_UPPER = re.compile(
    rf"(?P<one>[IVXLCDM]+)(?:{DASH}(?P<two>[IVXLCDM]+))?(?P<gen>['\u2019]s)?"
    r"(?P<level>\([a-z]\))?(?![\w]|\.[A-Z])"
)
_NTH = re.compile(r"(?P<one>[IVXLCDM]+)(?:th|st|nd|rd)\b")
_BRACKETED = re.compile(r"\((?P<one>[ivxl]{1,6})\)")
_LOWER = re.compile(
    rf"(?P<one>[ivxl]{{1,7}})(?:{DASH}(?P<two>[ivxl]{{1,7}}))?(?P<close>[.)])?(?!\w)"
)
_NOT = frozenset(
    (
        "MI",
        "CD",
        "DI",
        "MC",
        "MD",
        "DC",
        "CC",
        "CV",
        "LL",
        "MM",
        "CI",
        "LD",
        "DM",
        "CM",
        "MD",
        "DL",
        "ID",
        "XXX",
    )
)


def value(numeral: str) -> int | None:
    """A well-formed roman numeral as a number, else None."""
    upper = numeral.upper()
    if not upper or len(upper) > 15 or not _VALID.match(upper):
        return None
    figures = [_VALUES[letter] for letter in upper]
    return sum(
        -one if at + 1 < len(figures) and one < figures[at + 1] else one
        for at, one in enumerate(figures)
    )


def _upper(match: re.Match[str], page: Page) -> str | None:
    numeral = match["one"]
    number = value(numeral)
    second = value(match["two"]) if match["two"] else None
    if number is None or (match["two"] and second is None):
        return None
    raw = (
        page.before(match.start())
        if page.sign_before(match.start()) in (" ", "\n", "\u00a0")
        else ""
    )
    before, after = raw.lower().rstrip("."), page.after(match.end())
    gen = match["gen"] or (f" {match['level'][1].upper()}." if match["level"] else "")
    listed = bool(_LISTED.match(page.text, match.end())) or second is not None
    if before in _MONARCHS and raw[0].isupper():
        crowned = numeral == "I" and _CROWNED.search(page.text, 0, match.start())
        regnal = gen or crowned or _regnal(numeral, before, after)
        return f"the {ordinal(number).capitalize()}{gen}" if regnal else None
    king = _SECOND.search(page.text, max(0, match.start() - 40), match.start())
    if king and king.group(1).lower() in _MONARCHS:
        return f"{ordinal(number).capitalize()}{gen}"
    part = before if before in _PARTS else before.removesuffix("s")
    if part in _PARTS and (len(numeral) > 1 or raw[0].isupper() or part in _DIVISIONS):
        named = (
            numeral != "I"
            or (part in _SHORTENED and page.sign_before(match.start()) == " ")
            or page.text[match.end() : match.end() + 1] in _STOPS
        ) or (
            raw[0].isupper()
            and (listed or part in _KINDS or _world_war(match, page) or _stands_alone(after))
        )
        return _cardinals(number, second, part) + gen if named and numeral not in _LETTERS else None
    return _bare(match, page, number, second)


def _world_war(match: re.Match[str], page: Page) -> bool:
    return page.text.endswith("World War ", 0, match.start())


def _bare(match: re.Match[str], page: Page, number: int, second: int | None) -> str | None:
    """A numeral that nothing before it names."""
    numeral = match["one"]
    if numeral == "IV" and page.after(match.end()) in _INTO_VEINS:
        return None
    raw = (
        page.before(match.start())
        if page.sign_before(match.start()) in (" ", "\n", "\u00a0")
        else ""
    )
    after = page.after(match.end()).lower()
    if after in _ORDINAL_AFTER and numeral not in _LETTERS and numeral != "I":
        return ordinal(number)
    listed = bool(_LISTED.match(page.text, match.end())) or second is not None
    issued = len(numeral) > 1 and _ISSUED.match(page.text, match.end())
    if (listed and set(numeral) <= set("IVX")) or (issued and set(numeral) <= set("IVXL")):
        return _cardinals(number, second, "")
    if _YEARS[0] <= number <= _YEARS[1] and len(numeral) > _SHORT_NUMERAL:
        return year(number)
    named = raw[:1].isupper() and raw.lower() not in FUNCTION
    alone = numeral != "VI" and page.sign_before(match.start()) in ("", " ", "(")
    if not _lone(numeral) or not (named or alone):
        return None
    return _cardinals(number, second, "") + (match["gen"] or "")


#: Parts of works in their short forms, behind which nobody says "I".
_SHORTENED = frozenset("vol vols ch chap pt sch app".split())
_STOPS = frozenset(",;:)")
#: Parts whose numerals may be single letters though they are set in small letters themselves.
_DIVISIONS = frozenset("chapter part volume vol section article act scene book page".split())
#: Years on title pages and buildings.
_YEARS = (1400, 2100)
#: The year of a volume: "XLVI (1993)".
_ISSUED = re.compile(r"\s\((?:1[6-9]|20)\d\d\)")
_SHORT_NUMERAL = 3
_KINDS = frozenset("type grade class stage phase tier level category".split())
#: "James I and" before the second numeral of a king of two countries.
_SECOND = re.compile(r"\b([A-Z][a-z]+) [IVX]+ and \Z")
#: More numerals behind one.
_LISTED = re.compile(r"(?: (?:and|to|or|&) |, |[-\u2013])[IVX]{2,}\b")
#: Single letters that are more often letters than numerals.
_LETTERS = frozenset("CDML")


def _stands_alone(after: str) -> bool:
    """Whether what follows "I" does not make it the pronoun."""
    return not after or not after.islower() or after in _AFTER_NUMERAL | _OF_OTHERS


#: Behind their titles monarchs have numbers: "Queen Elizabeth I never came".
_CROWNED = re.compile(r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Kaiser)\s[A-Z]\w+\s\Z")
#: Forms of verbs that are said of others, not by an "I".
_OF_OTHERS = frozenset("himself herself reigned ruled abdicated died".split())
_AFTER_NUMERAL = FUNCTION - frozenset(
    "have had will would can could should must may might do did".split()
)


def _regnal(numeral: str, before: str, after: str) -> bool:
    """Whether a numeral behind a monarch's name is his or hers, if it is a single letter."""
    if numeral in _LETTERS:
        return False
    if numeral == "X":
        return before in ("pius", "leo", "charles", "louis", "gregory", "benedict")
    return numeral != "I" or _stands_alone(after) or after in ("had", "would", "did")


def _lone(numeral: str) -> bool:
    """Numerals of two letters or more that stand for numbers below forty."""
    return len(numeral) > 1 and set(numeral) <= set("IVX") and numeral not in _NOT


def _cardinals(one: int, two: int | None, before: str) -> str:
    words = cardinal(one)
    if before == "war":
        words = words.capitalize()
    return f"{words} to {cardinal(two)}" if two else words


def _nth(match: re.Match[str], page: Page) -> str | None:
    del page
    number = value(match["one"])
    return None if number is None else ordinal(number)


def _bracketed(match: re.Match[str], page: Page) -> str | None:
    number = value(match["one"])
    if number is None:
        return None
    if match["one"] in ("l", "c", "d", "x") and page.before(match.start()):
        return None
    return f"({cardinal(number)})"


def _lower(match: re.Match[str], page: Page) -> str | None:
    """Small numerals behind "page", or as the mark of a list's item."""
    number = value(match["one"])
    second = value(match["two"]) if match["two"] else None
    if number is None or (match["two"] and second is None):
        return None
    if page.sign_before(match.start()).isdecimal() and set(match["one"]) == {"x"}:
        return "X." * len(match["one"])  # figures left open: "5xx"
    before = page.before(match.start()).lower().rstrip(".")
    if before in _PARTS | {"pages", "pp", "p", "para", "clause", "point"} and match["one"] != "l":
        close = match["close"] or ""
        return _cardinals(number, second, "") + close
    marked = (
        match["close"] == ")" and len(match["one"]) > 1 and page.sign_before(match.start()) == " "
    )
    behind_stop = page.text[: match.start()].rstrip()[-1:] in (";", ":", ",", ".")
    listed = marked or (match["close"] == ")" and behind_stop)
    starts = listed or not page.text[: match.start()].strip(" \n(\u2022-\u2013*")
    if starts and match["close"] and (len(match["one"]) > 1 or match["one"] in "iv"):
        return cardinal(number) + ("." if match["close"] == "." else ",")
    if len(match["one"]) > 1 and (
        second is not None or (match["one"] not in _NO_NUMERALS and not match["close"])
    ):
        return _cardinals(number, second, "") + (match["close"] or "")
    return None


_INTO_VEINS = frozenset("drip drips line lines fluid fluids antibiotics drug drugs iron".split())
_NO_NUMERALS = frozenset(("mix", "dim", "lil", "ill", "xi", "vil", "li", "xx", "xxx"))

RULES = (
    Rule(name="roman ordinal", starts=r"[IVXLCDM]", pattern=_NTH, say=_nth),
    Rule(name="roman numeral", starts=r"[IVXLCDM]", pattern=_UPPER, say=_upper),
    Rule(name="roman mark", starts=r"\(", pattern=_BRACKETED, say=_bracketed),
    Rule(name="small roman numeral", starts=r"[ivxl]", pattern=_LOWER, say=_lower),
)
TRIGGERS = frozenset("Vth Xth".split()) | frozenset(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
)
