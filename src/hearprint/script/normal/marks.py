"""Marks and signs: notes, bullets, slashes, dashes, brackets, symbols, emoji."""

from __future__ import annotations

import re
import unicodedata

from hearprint.script.normal.capitals import LETTERED, spelt
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Rule, always
from hearprint.script.normal.signs import SIGNS

_CENSORED = re.compile(r"(?P<head>[A-Za-z]{0,4})(?P<stars>\*{1,12})(?P<tail>[A-Za-z]{0,6})")
_BOTH = re.compile(
    r"(?P<one>and/or|s/he|\(s\)he|he/she|she/he|his/her|her/his|him/her|her/him|he/she/they|himself/herself|his/hers|either/or|yes/no|him/herself)\b",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s?/\s?")
_BLANK = re.compile(r"_{2,}")
_DASHES = re.compile(r"\s*(?:--+|\u2014|\u2015|\s\u2013\s|\s-\s)\s*|(?<=\s)[\u2013-](?=\s)")
_INNER_DASH = re.compile(r"[\u2010\u2011\u2012\u2013](?=\w)")
_DOTS = re.compile(r"(?:\.\s?){2,}\.|\u2026+\.?|\.\.")
_AMPERSAND = re.compile(r"\s?&(?:amp;)?\s?")
_NUMBER_SIGN = re.compile(r"(?:#|\u2116\s?|[Nn][\u00ba\u1d52\u00b0]\s?)(?=\d)")
_ET_CETERA = re.compile(r"&c\b\.?")
_AND_N = re.compile(
    r"['\u2018\u2019]n['\u2018\u2019](?:(?!\w)|(?<=\w['\u2018\u2019]n['\u2018\u2019]))"
)
_LETTERS_AND_N = re.compile(
    r"(?P<one>[A-Z])['\u2018\u2019]?n['\u2018\u2019]?(?P<two>[A-Z])(?![\w])"
)
_ANGLE = re.compile(
    r"<(?=(?:mailto:|https?://|www\.|[\w.+-]{1,64}@)[^\s<>]{1,200}>)|>(?<=[^\s<>]>)"
)
_ANGLED = re.compile(r"<(?:mailto:|https?://|www\.|[\w.+-]{1,64}@)[^\s<>]{1,200}\Z")
_SMALL_AND = re.compile(r"(?P<one>[a-z])&(?P<two>[a-z])\b")
_ABOUT = re.compile(r"[~\u2248](?=\s?[\u00a3$\u20ac\d])\s?")
_MORE = re.compile(r"(?P<sign>[<>\u2264\u2265])\s?(?=[\u00a3$\u20ac\d])")
_SIGN = re.compile(
    r"\s?(?P<sign>[+=\u00d7\u00f7<>\u2264\u2265\u2260\u2248\u00b1\u2192\u2190\u21d2\u2194|\\^])\s?"
)
_PLUS_OR_MINUS = re.compile(r"\+\s?/\s?[-\u2212\u2013]\s?(?=[\d\u00a3$.])")
_GREEK = re.compile("[\u0391-\u03a9\u03b1-\u03c9\u00b5\u2126](?![\u0370-\u03ff\u1f00-\u1fff])")
_GREEK_NAMES = {"\u00b5": "mu", "\u2126": "omega", "\u03bb": "lambda", "\u039b": "lambda"}
_POWER = re.compile(r"\^(?=-?\d)")
_OWNED = re.compile(r"(?P<sign>[\u00a9\u00ae\u2122])\s?")
_HTML = re.compile(r"&(?P<name>nbsp|lt|gt|quot|pound|euro|hellip|ndash|mdash|#\d{1,5});")


_GRADE = re.compile(
    r"(?:(?P<count>\d{1,2})\s?)?A\*(?:(?P<plural>s)?(?![\w*])(?:\s?[-\u2013]\s?(?P<to>[A-G])(?!\w))?)|(?P<letter>[A-F])[-\u2212](?=[,;:.)?!]|\s(?:and|or|to|in|for|at|on|is|are|was|were|with|grades?)\b|\Z)"
    r"|(?P<stars>[1-7])\*(?=\s(?!on\b)[a-z])"
)


def _grade(match: re.Match[str], page: Page) -> str | None:
    """Marks of schools and hotels: "A*", "B-", "5* reviews"."""
    before = page.sign_before(match.start())
    if before in ("*", "$") or before.isalnum():
        return None
    if match["stars"]:
        return f"{amount(match['stars'])} star"
    if match["letter"]:
        return f"{match['letter']}. minus"
    if page.before(match.start()).lower() in LETTERED - {"grade"}:
        return None
    count = f"{amount(match['count'])} " if match["count"] else ""
    if match["to"]:
        return f"{count}A. star to {match['to']}."
    return f"{count}A. star{'s' if match['plural'] else ''}"


def _censored(match: re.Match[str], page: Page) -> str | None:
    """A word with letters hidden; stars at one end only may be marks, so there must be several."""
    if page.sign_before(match.start()).isalnum() or page.sign_before(match.start()) == "*":
        return None
    inside = match["head"] and match["tail"]
    if not inside and (not match["head"] or len(match["stars"]) < 3 or len(match["head"]) > 2):
        return None
    head, tail = (
        spelt(match[name]) if len(match[name]) == 1 else match[name] for name in ("head", "tail")
    )
    stars = " ".join(["star"] * len(match["stars"]))
    return " ".join(piece for piece in (head, stars, tail) if piece)


_PAIRS = {
    "and/or": "and or",
    "s/he": "he or she",
    "(s)he": "he or she",
    "either/or": "either or",
    "yes/no": "yes or no",
}


def _both(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    low = match["one"].lower()
    return _PAIRS.get(low, low.replace("/", " or "))


def _slash(match: re.Match[str], page: Page) -> str | None:
    """Between small words "or"; between names and initials "slash"; a line's end in verse."""
    start, end = match.start(), match.end()
    before, after = page.sign_before(start), page.text[end : end + 1]
    if page.before(start).lower() in _SUBJECTS and page.after(end).lower() in _OBJECTS:
        return " slash "
    if before.isalpha() and after.isalpha():
        word = page.before(start)
        later = page.after(end)
        if word[1:].islower() and later.islower():
            return " or "
    return " slash " if before and after else "slash"


def _each(match: re.Match[str], page: Page) -> str | None:
    """So many in a stretch of time, or for each: "7 days/wk"."""
    if not page.before(match.start()).endswith("s"):
        return None
    per = _PERIODS.get(match["per"], match["per"])
    return f" {'an' if per == 'hour' else 'a'} {per}"


_PERIODS = {"wk": "week", "hr": "hour", "mth": "month", "yr": "year"}
_EACH = re.compile(r"/(?P<per>wk|week|day|hr|hour|mth|month|yr|year|night|head|person)\b\.?(?!/)")
_TITLES = re.compile(
    r"(?<=[A-Z][a-z])/(?=(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b)|(?<=rs|ss)/(?=(?:Mr|Ms|Miss|Mx|Dr)\b)"
)


def _title_or(match: re.Match[str], page: Page) -> str | None:
    """Between titles: "Mr/Mrs"."""
    return " or " if page.before(match.start()) in ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr") else None


def _line_end(match: re.Match[str], page: Page) -> str | None:
    """Between two lines of verse in a row."""
    return "\u2014 " if page.sign_before(match.start()).isspace() else None


_LINE_END = re.compile(r"/ (?=[\u201c\u2018\"'(\u2026]?[^\W\da-z_])")
_SUBJECTS = frozenset("they she he xe ze".split())
_OBJECTS = frozenset("them her him xem hir".split())


def _blank(match: re.Match[str], page: Page) -> str | None:
    before, after = page.sign_before(match.start()), page.text[match.end() : match.end() + 1]
    if before.isalnum() or after.isalnum():
        return None
    return "blank"


def _dash(match: re.Match[str], page: Page) -> str | None:
    start, end = match.start(), match.end()
    if not page.text[:start].strip():
        return ""
    if not page.text[end:].strip():
        return "\u2014"
    return " \u2014 "


def _inner_dash(match: re.Match[str], page: Page) -> str | None:
    return "-" if page.sign_before(match.start()).isalnum() else None


def _code_dash(match: re.Match[str], page: Page) -> str | None:
    """Between two codes of one row or two references: "S1-S8", "[13]-[15]"."""
    before, after = page.text[max(0, match.start() - 5) : match.start()], match["after"]
    if after == "[":
        return " to " if re.search(r"\d\]\Z", before) else None
    first = _CODE.search(before)
    return " to " if first and first["row"] == match["row"] else None


_CODE_DASH = re.compile(r"\s?[-\u2013]\s?(?=(?P<after>\[)\d|(?P<row>[A-Z]{1,2})\d{1,3}\b)")
_CODE = re.compile(r"(?<![A-Za-z\d])(?P<row>[A-Z]{1,2})\d{1,3}\Z")


def _dots(match: re.Match[str], page: Page) -> str | None:
    if not page.text[: match.start()].strip():
        return "\u2026"
    return "\u2026" + (" " if match.group()[-1].isspace() else "")


def _more(match: re.Match[str], page: Page) -> str | None:
    """Close to its number in running text ">" is "more than"; in formulas "greater than"."""
    before = page.text[: match.start()].rstrip()
    if match["sign"] == ">" and not match.group().endswith(" ") and not before[-1:].isdecimal():
        return "more than "
    return f"{SIGNS[match['sign']]} "


def _small_and(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    return f"{spelt(match['one'])} and {spelt(match['two'])}"


def _sign(match: re.Match[str], page: Page) -> str | None:
    del page
    return f" {SIGNS[match['sign']]} "


def _owned(match: re.Match[str], page: Page) -> str | None:
    before = page.sign_before(match.start())
    joint = " " if before and not before.isspace() else ""
    gap = (
        " "
        if match.group()[-1].isspace() or page.text[match.end() : match.end() + 1].isalnum()
        else ""
    )
    return f"{joint}{SIGNS[match['sign']]}{gap}"


_ENTITIES = {
    "nbsp": " ",
    "lt": " less than ",
    "gt": " greater than ",
    "quot": '"',
    "pound": "pounds",
    "euro": "euro",
    "hellip": "\u2026",
    "ndash": " \u2014 ",
    "mdash": " \u2014 ",
}


def _html(match: re.Match[str], page: Page) -> str | None:
    del page
    return _ENTITIES.get(match["name"])


def _letters_and_n(match: re.Match[str], page: Page) -> str | None:
    """Initials on either side of a small "and": "R'n'B"."""
    if page.sign_before(match.start()).isalnum():
        return None
    return f"{match['one']}. and {match['two']}."


def _angle(match: re.Match[str], page: Page) -> str | None:
    """The brackets in which an address stands: "<ann@example.org>"."""
    if match.group() == "<":
        return ""
    return "" if _ANGLED.search(page.text, max(0, match.start() - 210), match.start()) else None


def _greek(match: re.Match[str], page: Page) -> str | None:
    """A Greek letter that is no part of a Greek word, by its name."""
    before = page.sign_before(match.start())
    if "\u0370" <= before <= "\u03ff" or "\u1f00" <= before <= "\u1fff":
        return None
    letter = match.group()
    name = _GREEK_NAMES.get(letter) or unicodedata.name(letter, "").rpartition(" ")[2].lower()
    return f" {name} "


EARLY_RULES = (
    Rule(name="range", starts=r"[ \u2013-]", pattern=_CODE_DASH, say=_code_dash),
    Rule(name="sign", starts=r"[+]", pattern=_PLUS_OR_MINUS, say=always("plus or minus ")),
    Rule(name="letters and", starts=r"[A-Z]", pattern=_LETTERS_AND_N, say=_letters_and_n),
    Rule(name="angle", starts=r"[<>]", pattern=_ANGLE, say=_angle),
    Rule(name="grade", starts=r"[A-F\d]", pattern=_GRADE, say=_grade),
    Rule(name="censored", starts=r"[A-Za-z*]", pattern=_CENSORED, say=_censored),
)
RULES = (
    Rule(name="greek", starts="[\u0391-\u03c9\u00b5\u2126]", pattern=_GREEK, say=_greek),
    Rule(name="entity", starts="&", pattern=_HTML, say=_html),
    Rule(name="blank", starts="_", pattern=_BLANK, say=_blank),
    Rule(name="pair", starts=r"[A-Za-z(]", pattern=_BOTH, say=_both),
    Rule(name="dots", starts=r"[.\u2026]", pattern=_DOTS, say=_dots),
    Rule(name="dash", starts=r"[\s\u2013\u2014\u2015-]", pattern=_DASHES, say=_dash),
    Rule(name="hyphen", starts=r"[\u2010-\u2013]", pattern=_INNER_DASH, say=_inner_dash),
    Rule(name="number sign", starts=r"[#\u2116Nn]", pattern=_NUMBER_SIGN, say=always("number ")),
    Rule(name="about", starts=r"[~\u2248]", pattern=_ABOUT, say=always("about ")),
    Rule(name="comparison", starts=r"[<>\u2264\u2265]", pattern=_MORE, say=_more),
    Rule(name="each", starts="/", pattern=_EACH, say=_each),
    Rule(name="slash", starts="/", pattern=_TITLES, say=_title_or),
    Rule(name="pause", starts="/", pattern=_LINE_END, say=_line_end),
    Rule(name="slash", starts=r"[ /]", pattern=_SLASH, say=_slash),
    Rule(name="et cetera", starts="&", pattern=_ET_CETERA, say=always("et cetera")),
    Rule(name="and", starts=r"['\u2018\u2019]", pattern=_AND_N, say=always("and")),
    Rule(name="and", starts=r"[a-z]", pattern=_SMALL_AND, say=_small_and),
    Rule(name="ampersand", starts=r"[ &]", pattern=_AMPERSAND, say=always(" and ")),
    Rule(name="power", starts=r"\^", pattern=_POWER, say=always(" to the power of ")),
    Rule(name="owned", starts=r"[\u00a9\u00ae\u2122]", pattern=_OWNED, say=_owned),
    Rule(
        name="sign",
        starts=r"[ +=\u00d7\u00f7<>\u2264\u2265\u2260\u2248\u00b1\u2192\u2190\u21d2\u2194|\\^]",
        pattern=_SIGN,
        say=_sign,
    ),
)
TRIGGERS = frozenset(("and", "he", "she", "his", "her", "him", "himself", "either", "yes"))
