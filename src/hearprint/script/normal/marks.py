"""Marks and signs: notes, bullets, slashes, dashes, brackets, symbols, emoji."""

from __future__ import annotations

import re

from hearprint.script.normal.capitals import spelt
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.signs import BULLETS, SIGNS

_RAISED_FIGURES = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_LOWERED = str.maketrans(
    "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089", "0123456789"
)

_NOTE = re.compile(rf"[{_RAISED_FIGURES}]+(?:[,\u207b\u2013-][{_RAISED_FIGURES}]+)*")
_LOWER = re.compile(r"[\u2080-\u2089]+")
_BRACKET_NOTE = re.compile(
    r"\s?\[(?:\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,6}|[a-z]|(?:note|n|fn)\.? \d{1,3})\]"
)
_LEFT_OUT = re.compile(r"\s?[\[(](?:\u2026|\.\s?\.\s?\.)[\])]")
_NOTE_SIGN = re.compile(r"(?:\*{1,3}|\u2020{1,2}|\u2021{1,2}|\u00a7|\u00b6)(?![\w*])")
_SQUARE_NOTE = re.compile(r"\[(?P<inner>\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,6})\]")
_SQUARE = re.compile(r"\[(?P<inner>[^\[\]\n]{1,80})\]")
_BULLET = re.compile(rf"[{BULLETS}]\s*")
_LIST_STAR = re.compile(r"[*+\u2013\u2014>-]\s+(?=\S)|[*>]\s+")
_EMPHASIS = re.compile(
    r"(?P<mark>\*\*\*|\*\*|\*|__|_)(?=[^\s*_])(?P<inner>[^*_\n]{1,200}?)(?<=\S)(?P=mark)(?!\w)"
)
_CENSORED = re.compile(r"(?P<head>[A-Za-z]{0,4})(?P<stars>\*{2,12})(?P<tail>[A-Za-z]{0,6})")
_BOTH = re.compile(
    r"(?P<one>and/or|s/he|\(s\)he|he/she|she/he|his/her|her/his|him/her|her/him|he/she/they|himself/herself|his/hers|either/or|yes/no|him/herself)\b",
    re.IGNORECASE,
)
_SLASH = re.compile(r"\s?/\s?")
_RULE = re.compile(r"[-_=*~\u2013\u2014.]{4,}")
_BLANK = re.compile(r"_{2,}")
_DASHES = re.compile(r"\s*(?:--+|\u2014|\u2015|\s\u2013\s|\s-\s)\s*|(?<=\s)[\u2013-](?=\s)")
_INNER_DASH = re.compile(r"[\u2010\u2011\u2012\u2013](?=\w)")
_DOTS = re.compile(r"(?:\.\s?){2,}\.|\u2026+\.?|\.\.")
_AMPERSAND = re.compile(r"\s?&(?:amp;)?\s?")
_NUMBER_SIGN = re.compile(r"(?:#|\u2116\s?)(?=\d)")
_ET_CETERA = re.compile(r"&c\b\.?")
_AND_N = re.compile(r"['\u2018\u2019]n['\u2018\u2019](?!\w)")
_SMALL_AND = re.compile(r"(?P<one>[a-z])&(?P<two>[a-z])\b")
_ABOUT = re.compile(r"[~\u2248](?=\s?[\u00a3$\u20ac\d])\s?")
_MORE = re.compile(r"(?P<sign>[<>\u2264\u2265])\s?(?=[\u00a3$\u20ac\d])")
_SIGN = re.compile(
    r"\s?(?P<sign>[+=\u00d7\u00f7<>\u2264\u2265\u2260\u2248\u00b1\u2192\u2190\u21d2\u2194|\\^])\s?"
)
_OWNED = re.compile(r"(?P<sign>[\u00a9\u00ae\u2122])\s?")
_PLURAL = re.compile(r"\((?P<ending>s|es)\)")
_LETTER_MARK = re.compile(r"\((?P<letter>[a-zA-Z])\)")
_OPENING = re.compile(r"\[(?=[^\[\]]{0,300}[^\W\d_][^\[\]]{0,300}\])")
_CLOSING = re.compile(r"\]")
_CAPITAL_BRACKET = re.compile(r"\[(?P<letter>[A-Za-z])\](?=[a-z])")
_HTML = re.compile(r"&(?P<name>nbsp|lt|gt|quot|pound|euro|hellip|ndash|mdash|#\d{1,5});")


def _joined_to_word(page: Page, at: int) -> bool:
    before = page.text[max(0, at - 4) : at].rstrip(" ")
    return bool(re.search(r"[^\W\d_]{2}\Z|[.,;:!?\"\u201d\u2019')\]]\Z|[a-z]{2}\d{0}\Z", before))


def _note(match: re.Match[str], page: Page) -> str | None:
    """A raised figure: the mark of a note behind a word or stop, else a power."""
    figures = re.sub(r"\D", " ", match.group().translate(_RAISED)).split()
    before = page.text[max(0, match.start() - 3) : match.start()]
    if before[-1:].isdigit():
        if match.group() == "\u00b2":
            return " squared"
        if match.group() == "\u00b3":
            return " cubed"
        negative = "minus " if "\u207b" in match.group() else ""
        return f" to the power of {negative}{amount(figures[0])}"
    if re.search(r"(?:\A|[^\w])[A-Za-z]\Z", before) and match.group() in "\u00b2\u00b3":
        return " squared" if match.group() == "\u00b2" else " cubed"
    if before and (before[-1].isalpha() or before[-1] in _BEFORE_NOTE):
        return ""
    return " ".join(amount(one) for one in figures)


_BEFORE_NOTE = frozenset(".,;:!?\"\u201d\u2019')]\u2026*")


def _lower(match: re.Match[str], page: Page) -> str | None:
    del page
    return f" {amount(match.group().translate(_LOWERED))} "


def _bracket_note(match: re.Match[str], page: Page) -> str | None:
    """A number such as "[12]" behind a word or stop: the mark of a note.

    Behind "see" or "in" it is a part of the sentence.
    """
    before = page.before(match.start()).lower()
    if before in _LEADS or not _joined_to_word(page, match.start()):
        return None
    return ""


_LEADS = frozenset(
    "see in by from of to and cf cf. at with ref ref. reference note notes item also per or".split()
)


def _left_out(match: re.Match[str], page: Page) -> str | None:
    """Dots in brackets: something is left out of a quotation."""
    del match, page
    return "\u2026"


def _square_note(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    inner = re.sub(r"\d+", lambda found: amount(found.group(), american=american), match["inner"])
    return re.sub(r"\s?\u2013\s?", " to ", inner)


def _square(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return None


def _note_sign(match: re.Match[str], page: Page) -> str | None:
    before = page.sign_before(match.start())
    if before and not before.isspace() and before not in "([":
        return ""
    return None


def _bullet(match: re.Match[str], page: Page) -> str | None:
    if not page.text[: match.start()].strip():
        return ""
    before = page.text[: match.start()].rstrip()
    return ", " if before[-1].isalnum() else " "


def _list_star(match: re.Match[str], page: Page) -> str | None:
    text = page.text[: match.start()]
    if not text.strip() or text.endswith("\n"):
        return ""
    return None


def _emphasis(match: re.Match[str], page: Page) -> str | None:
    before = page.sign_before(match.start())
    if before.isalnum() or before == "*":
        return None
    return match["mark"] and None


def _emphasis_mark(match: re.Match[str], page: Page) -> str | None:
    """A mark of emphasis that opens before a word or closes behind one."""
    text, start, end = page.text, match.start(), match.end()
    before, after = page.sign_before(start), text[end : end + 1]
    mark = match.group()
    opens = (not before or before.isspace() or before in "(\u201c\"'") and (
        after.isalnum() or after in "\u201c\"'\u2018\u00a3"
    )
    closes = bool(before) and not before.isspace() and not after.isalnum()
    if opens and mark in text[end:]:
        return ""
    if closes and (mark in text[:start] or mark[0] == "*"):
        return ""
    return None


_EMPHASIS_MARK = re.compile(r"\*{1,3}|_{1,2}")


def _censored(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum() or not (match["head"] or match["tail"]):
        return None
    if len(match["head"]) > 1 and not match["tail"] and len(match["stars"]) < 3:
        return None
    if page.text.count(match["stars"]) > 1 and len(match["stars"]) == 2:
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
    if before.isspace() and match.group().endswith(" ") and not after.islower():
        return "\u2014 "
    if before.isalpha() and after.isalpha():
        word = page.before(start)
        later = page.after(end)
        if word[1:].islower() and later.islower():
            return " or "
    return " slash " if before and after else "slash"


_SUBJECTS = frozenset("they she he xe ze".split())
_OBJECTS = frozenset("them her him xem hir".split())


def _rule(match: re.Match[str], page: Page) -> str | None:
    """A line ruled with signs, or dot leaders."""
    del page
    if match.group()[0] == "_":
        return "blank"
    return " " if len(match.group()) > 3 else None


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


def _dots(match: re.Match[str], page: Page) -> str | None:
    if not page.text[: match.start()].strip():
        return "\u2026"
    return "\u2026" + (" " if match.group()[-1].isspace() else "")


def _ampersand(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return " and "


def _number_sign(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "number "


def _about(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "about "


def _more(match: re.Match[str], page: Page) -> str | None:
    """Close to its number in running text ">" is "more than"; in formulas "greater than"."""
    before = page.text[: match.start()].rstrip()
    if match["sign"] == ">" and not match.group().endswith(" ") and not before[-1:].isdigit():
        return "more than "
    return f"{SIGNS[match['sign']]} "


def _et_cetera(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "et cetera"


def _and_n(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "and"


def _small_and(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    return f"{spelt(match['one'])} and {spelt(match['two'])}"


def _sign(match: re.Match[str], page: Page) -> str | None:
    sign = match["sign"]
    if sign == "|" and page.after(match.end())[:1].isupper():
        return ", "
    return f" {SIGNS[sign]} "


def _owned(match: re.Match[str], page: Page) -> str | None:
    before = page.sign_before(match.start())
    joint = " " if before and not before.isspace() else ""
    gap = (
        " "
        if match.group()[-1].isspace() or page.text[match.end() : match.end() + 1].isalnum()
        else ""
    )
    return f"{joint}{SIGNS[match['sign']]}{gap}"


def _plural(match: re.Match[str], page: Page) -> str | None:
    """Such as "member(s)": the plural."""
    if not page.sign_before(match.start()).isalpha():
        return None
    return match["ending"]


def _letter_mark(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalpha():
        return None
    return f"({match['letter'].upper()})" if match["letter"].lower() != "a" else "(A.)"


def _opening(match: re.Match[str], page: Page) -> str | None:
    """Square brackets around words are as good as round ones."""
    del match, page
    return "("


def _closing(match: re.Match[str], page: Page) -> str | None:
    opened = page.text.rfind("[", max(0, match.start() - 600), match.start())
    inside = page.text[opened + 1 : match.start()]
    if opened < 0 or "]" in inside or not any(sign.isalpha() for sign in inside):
        return None
    return ")"


def _capital_bracket(match: re.Match[str], page: Page) -> str | None:
    del page
    return match["letter"]


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


RULES = (
    Rule(name="entity", starts="&", pattern=_HTML, say=_html),
    Rule(name="note mark", starts=rf"[{_RAISED_FIGURES}]", pattern=_NOTE, say=_note),
    Rule(name="lowered", starts=r"[\u2080-\u2089]", pattern=_LOWER, say=_lower),
    Rule(name="omission", starts=r"[\s\[(]", pattern=_LEFT_OUT, say=_left_out),
    Rule(name="note mark", starts=r"[ \[]", pattern=_BRACKET_NOTE, say=_bracket_note),
    Rule(name="reference", starts=r"\[", pattern=_SQUARE_NOTE, say=_square_note),
    Rule(name="letter in brackets", starts=r"\[", pattern=_CAPITAL_BRACKET, say=_capital_bracket),
    Rule(name="bracket", starts=r"\[", pattern=_OPENING, say=_opening),
    Rule(name="bracket", starts=r"\]", pattern=_CLOSING, say=_closing),
    Rule(name="bullet", starts=rf"[{BULLETS}]", pattern=_BULLET, say=_bullet),
    Rule(name="bullet", starts=r"[*+\u2013\u2014>-]", pattern=_LIST_STAR, say=_list_star),
    Rule(name="censored", starts=r"[A-Za-z*]", pattern=_CENSORED, say=_censored),
    Rule(name="ruled line", starts=r"[-_=*~\u2013\u2014.]", pattern=_RULE, say=_rule),
    Rule(name="emphasis", starts=r"[*_]", pattern=_EMPHASIS_MARK, say=_emphasis_mark),
    Rule(
        name="note mark", starts=r"[*\u2020\u2021\u00a7\u00b6]", pattern=_NOTE_SIGN, say=_note_sign
    ),
    Rule(name="blank", starts="_", pattern=_BLANK, say=_blank),
    Rule(name="pair", starts=r"[A-Za-z(]", pattern=_BOTH, say=_both),
    Rule(name="plural", starts=r"\(", pattern=_PLURAL, say=_plural),
    Rule(name="letter mark", starts=r"\(", pattern=_LETTER_MARK, say=_letter_mark),
    Rule(name="dots", starts=r"[.\u2026]", pattern=_DOTS, say=_dots),
    Rule(name="dash", starts=r"[\s\u2013\u2014\u2015-]", pattern=_DASHES, say=_dash),
    Rule(name="hyphen", starts=r"[\u2010-\u2013]", pattern=_INNER_DASH, say=_inner_dash),
    Rule(name="number sign", starts=r"[#\u2116]", pattern=_NUMBER_SIGN, say=_number_sign),
    Rule(name="about", starts=r"[~\u2248]", pattern=_ABOUT, say=_about),
    Rule(name="comparison", starts=r"[<>\u2264\u2265]", pattern=_MORE, say=_more),
    Rule(name="slash", starts=r"[ /]", pattern=_SLASH, say=_slash),
    Rule(name="et cetera", starts="&", pattern=_ET_CETERA, say=_et_cetera),
    Rule(name="and", starts=r"['\u2018\u2019]", pattern=_AND_N, say=_and_n),
    Rule(name="and", starts=r"[a-z]", pattern=_SMALL_AND, say=_small_and),
    Rule(name="ampersand", starts=r"[ &]", pattern=_AMPERSAND, say=_ampersand),
    Rule(name="owned", starts=r"[\u00a9\u00ae\u2122]", pattern=_OWNED, say=_owned),
    Rule(
        name="sign",
        starts=r"[ +=\u00d7\u00f7<>\u2264\u2265\u2260\u2248\u00b1\u2192\u2190\u21d2\u2194|\\^]",
        pattern=_SIGN,
        say=_sign,
    ),
)
TRIGGERS = frozenset(("and", "he", "she", "his", "her", "him", "himself", "either", "yes"))
