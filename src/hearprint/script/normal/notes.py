"""Marks of notes, raised and lowered figures, and what stands in brackets."""

from __future__ import annotations

import re

from hearprint.script.normal.numbered import NUMBERED
from hearprint.script.normal.numbers import amount, year
from hearprint.script.normal.scan import GLUE, Page, Rule, always
from hearprint.script.normal.stopped import STOPPED
from hearprint.script.normal.years import end_year

_RAISED_FIGURES = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_LOWERED = str.maketrans(
    "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089", "0123456789"
)
_NOTE = re.compile(rf"\u207b?[{_RAISED_FIGURES}]+(?:[,\u207b\u2013-][{_RAISED_FIGURES}]+)*")
_FORMULA = re.compile(r"[=+\u00d7]\s?[A-Za-z]{1,3}\Z")
#: Sums of money and years, which nobody multiplies by themselves.
_NO_BASE = re.compile(r"[\u00a3$\u20ac]\d[\d.,]*\Z|(?<![\d.,])(?:1[5-9]|20)\d\d\Z")
_SUM = 16  #: signs, of a long sum of money
_LOWER = re.compile(r"[\u2080-\u2089]+")
_BRACKET_NOTE = re.compile(
    r"\s?\[(?:\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,6}|[a-z]|(?:note|n|fn)\.? \d{1,3})\]"
)
_NOTE_SIGN = re.compile(r"(?:\*{1,3}|\u2020{1,2}|\u2021{1,2}|\u00a7|\u00b6)(?![\w*])")
_SQUARE_NOTE = re.compile(r"\[(?P<inner>\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3}){0,6})\]")
#: A figure that stood above the line before it was made plain text.
_FLAT_NOTE = re.compile(
    r"(?<=[a-z]{3}[.!?\u201d])\d{1,3}(?=\s+[A-Z\u201c\u2018]|[\s\u201d\u2019]*\Z)"
    r"|(?<=[a-z]{2}[\u201d\u2019\"][.,;])\d{1,3}(?=\s|\Z)"
    r"|(?:(?<=[a-z]{3}[,;:\u201d\"])|(?<=[a-z]{2}[.,][\u201d\"]))\d{1,3}(?=[\s,;:.)]|\Z)"
)
#: The same behind a word; a word and its number are parted, or its first letter is a capital.
_WORD_NOTE = re.compile(r"(?<=[a-z]{5})\d{1,2}(?=[\s,;:.)\u201d\u2019]|\Z)")
_NAMED = re.compile(r"(?:\A|[\s(\u201c\u2018])([a-z]{5,})\Z")
_WITH_NUMBERS = frozenset(
    "covid windows formula level version chapter section number grade stage phase group season "
    "series module channel radio".split()
)
_SQUARE_YEAR = re.compile(r"\[(?P<year>1[5-9]\d\d|20\d\d)(?:[-\u2013/](?P<two>\d{2,4}))?\]")
_DOUBT = re.compile(r"\[(?P<sign>[?!]{1,2})\]")
_LEFT_OUT = re.compile(r"\s?[\[(](?:\u2026|\.\s?\.\s?\.)[\])]")
_OPENING = re.compile(r"\[(?=[^\[\]]{0,300}[^\W\d_][^\[\]]{0,300}\])")
_CLOSING = re.compile(r"\]")
_CAPITAL_BRACKET = re.compile(r"\[(?P<letter>[A-Za-z])\](?=[a-z])")
_LETTER_MARK = re.compile(r"\((?P<letter>[a-zA-Z])\)(?![a-z])")
_PLURAL = re.compile(r"\((?P<ending>s|es)\)")


def _joined_to_word(page: Page, at: int) -> bool:
    before = page.text[max(0, at - 4) : at].rstrip(" ")
    return bool(re.search(r"[^\W\d_]{2}\Z|[.,;:!?\"\u201d\u2019')\]]\Z|[a-z]{2}\d{0}\Z", before))


def _power(raised: str, figures: str) -> str:
    if raised in "\u00b2\u00b3":
        return " squared" if raised == "\u00b2" else " cubed"
    negative = "minus " if "\u207b" in raised else ""
    return f" to the power of {negative}{amount(figures)}"


def _note(match: re.Match[str], page: Page) -> str | None:
    """A raised figure: the mark of a note behind a word or stop, else a power."""
    figures = re.sub(r"\D", " ", match.group().translate(_RAISED)).split()
    before = page.text[max(0, match.start() - 3) : match.start()]
    if before[-1:].isdecimal():
        marks = _NO_BASE.search(page.text, max(0, match.start() - _SUM), match.start())
        return "" if marks else _power(match.group(), figures[0])
    lone = re.search(
        r"(?:\A|[^\w])[A-Za-z\u03b1-\u03c9\u0391-\u03a9]\Z", before
    ) or _FORMULA.search(page.text, max(0, match.start() - 20), match.start())
    if lone and match.group() in "\u00b2\u00b3":
        return " squared" if match.group() == "\u00b2" else " cubed"
    inside = before[-1:].isalpha() and page.text[match.end() : match.end() + 1].isalpha()
    if before and not inside and (before[-1].isalpha() or before[-1] in _BEFORE_NOTE):
        return ""
    return " ".join(amount(one) for one in figures)


def _lower(match: re.Match[str], page: Page) -> str | None:
    del page
    return f" {amount(match.group().translate(_LOWERED))} "


def _bracket_note(match: re.Match[str], page: Page) -> str | None:
    """A number such as "[12]" behind a word or stop: the mark of a note.

    Behind "see" or "in" it is a part of the sentence.
    """
    before = page.before(match.start()).lower()
    ranged = re.match(r"\s?[\u2013-]\s?\[", page.text[match.end() : match.end() + 3])
    if ranged or _BEHIND_NUMBER.search(page.text, 0, match.start()):
        return None
    if before in _LEADS or not _joined_to_word(page, match.start()):
        return None
    return ""


#: Paragraphs behind the number of a judgment: "Civ 1345, [23]".
_BEHIND_NUMBER = re.compile(r"(?:\d|\]),\s?\Z")


def _flat_note(match: re.Match[str], page: Page) -> str | None:
    word = page.before(match.start()).lower().rstrip(".")
    return None if word in NUMBERED or word in STOPPED else ""


def _word_note(match: re.Match[str], page: Page) -> str | None:
    """A figure that touches a word in small letters: no name is written so."""
    word = _NAMED.search(page.text, max(0, match.start() - 40), match.start())
    return "" if word and word.group(1) not in _WITH_NUMBERS else None


def _square_note(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    inner = re.sub(r"\d+", lambda found: amount(found.group(), american=american), match["inner"])
    return re.sub(r"\s?\u2013\s?", " to ", inner)


def _square_year(match: re.Match[str], page: Page) -> str | None:
    """The year of a first edition or a judgment, in brackets."""
    american = page.style.american
    said = year(int(match["year"]), american=american)
    if match["two"]:
        said = f"{said} to {end_year(match['year'], match['two'], american=american)}"
    return f"({said})"


def _doubt(match: re.Match[str], page: Page) -> str | None:
    """An editor's doubt: "[?]"."""
    del page
    return f"({match['sign']})"


def _note_sign(match: re.Match[str], page: Page) -> str | None:
    """Behind a word, a figure or a stop the mark of a note; before a line's first word its own."""
    start = match.start()
    lead = page.text[max(0, start - 3) : start]
    if _BEARS_NOTE.search(lead):
        return ""
    return None


def _own_mark(match: re.Match[str], page: Page) -> str | None:
    """The mark with which the text of a note begins."""
    begins = page.text[: match.start()].rstrip(" ")[-1:] in ("", "\n")
    return "" if begins else None


#: What the mark of a note stands behind; a lone letter or a path is none.
_BEARS_NOTE = re.compile(r"(?:[^\W_]{2}|\d|[^\W_]['\u2019]s?|[^/.~\s][.,;:!?)\]\u201d\u2019\"])\Z")
#: Stars, daggers: before a capital or figure, alone at the beginning of a line.
_OWN_MARK = re.compile(r"(?:\*{1,3}|\u2020{1,2}|\u2021{1,2})(?=[A-Z\d\u201c\u2018])")


def _plural(match: re.Match[str], page: Page) -> str | None:
    """Such as "member(s)": the plural."""
    if not page.sign_before(match.start()).isalpha():
        return None
    return GLUE + match["ending"]


def _letter_mark(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalpha():
        return None
    return f"({match['letter'].upper()})" if match["letter"].lower() != "a" else "(A.)"


def _closing(match: re.Match[str], page: Page) -> str | None:
    opened = page.text.rfind("[", max(0, match.start() - 600), match.start())
    inside = page.text[opened + 1 : match.start()]
    if opened < 0 or "]" in inside or not any(sign.isalpha() for sign in inside):
        return None
    return ")"


def _capital_bracket(match: re.Match[str], page: Page) -> str | None:
    del page
    return match["letter"] + GLUE


_BEFORE_NOTE = frozenset(".,;:!?\"\u201d\u2019')]\u2026*")
_LEADS = frozenset(
    "see in by from of to and cf cf. at with ref ref. reference note notes item also per or".split()
)

EARLY_RULES = (
    Rule(name="note mark", starts=r"\d", pattern=_FLAT_NOTE, say=_flat_note),
    Rule(name="note mark", starts=r"\d", pattern=_WORD_NOTE, say=_word_note),
)
RULES = (
    Rule(name="omission", starts=r"[\s\[(]", pattern=_LEFT_OUT, say=always("\u2026")),
    Rule(name="note mark", starts=rf"[{_RAISED_FIGURES}\u207b]", pattern=_NOTE, say=_note),
    Rule(name="lowered", starts=r"[\u2080-\u2089]", pattern=_LOWER, say=_lower),
    Rule(name="note mark", starts=r"[ \[]", pattern=_BRACKET_NOTE, say=_bracket_note),
    Rule(name="doubt", starts=r"\[", pattern=_DOUBT, say=_doubt),
    Rule(name="year in brackets", starts=r"\[", pattern=_SQUARE_YEAR, say=_square_year),
    Rule(name="reference", starts=r"\[", pattern=_SQUARE_NOTE, say=_square_note),
    Rule(name="letter in brackets", starts=r"\[", pattern=_CAPITAL_BRACKET, say=_capital_bracket),
    Rule(name="bracket", starts=r"\[", pattern=_OPENING, say=always("(")),
    Rule(name="bracket", starts=r"\]", pattern=_CLOSING, say=_closing),
    Rule(name="plural", starts=r"\(", pattern=_PLURAL, say=_plural),
    Rule(name="letter mark", starts=r"\(", pattern=_LETTER_MARK, say=_letter_mark),
)
LATE_RULES = (
    Rule(name="note mark", starts=r"[*\u2020\u2021]", pattern=_OWN_MARK, say=_own_mark),
    Rule(
        name="note mark", starts=r"[*\u2020\u2021\u00a7\u00b6]", pattern=_NOTE_SIGN, say=_note_sign
    ),
)
