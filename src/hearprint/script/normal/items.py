"""Marks that set text apart: bullets, bars and arrows between items, ruled lines, emphasis."""

from __future__ import annotations

import re

from hearprint.script.normal.scan import GLUE, Page, Rule, always
from hearprint.script.normal.signs import BULLETS

_BULLET = re.compile(rf"[{BULLETS}]\s*")
_LIST_STAR = re.compile(r"[*+\u2013\u2014>-]\s+(?=\S)|[*>]\s+")
_RULE = re.compile(r"[-_=*~\u2013\u2014.]{4,}")


def _bullet(match: re.Match[str], page: Page) -> str | None:
    """A mark of an item: silent where a line begins, a pause between items; else it is a sign."""
    before = page.text[: match.start()].rstrip(" ")
    after = page.text[match.end() : match.end() + 1]
    if not before.strip():
        return "" if after.strip() else None
    if before[-1] == "\n":
        return " "
    if not after or after in _CLOSES or before[-1] in _OPENS:
        return None
    return ", " if before[-1].isalnum() else " "


_OPENS = "([{\u201c\u2018\"'/"
_CLOSES = ")]}\u201d\u2019\"',.;:!?"


_INNER_DOT = re.compile("(?<=[a-z])\u00b7(?=[a-z])")


def _inner_dot(match: re.Match[str], page: Page) -> str | None:
    """Between two letters of one word, as Catalan has it."""
    del match, page
    return GLUE


def _list_star(match: re.Match[str], page: Page) -> str | None:
    text = page.text[: match.start()]
    if not text.strip() or text.endswith("\n"):
        return ""
    return None


def _emphasis_mark(match: re.Match[str], page: Page) -> str | None:
    """A mark of emphasis that opens before a word or closes behind one; each has its fellow."""
    text, start, end = page.text, match.start(), match.end()
    mark = re.escape(match.group())
    before, after = page.sign_before(start), text[end : end + 1]
    if after and not after.isspace() and (not before or not before.isalnum()):
        closing = rf"[^\n]{{0,400}}?(?<![\s{match.group()[0]}]){mark}(?![\w{match.group()[0]}])"
        if after not in _CLOSES and re.compile(closing).match(text, end):
            return ""
    if before and not before.isspace() and before not in _OPENS and not after.isalnum():
        opening = rf"(?<![\w{match.group()[0]}]){mark}(?![\s{match.group()[0]}])[^\n]{{1,400}}\Z"
        if re.compile(opening).search(text, max(0, start - 420), start):
            return ""
    return None


_EMPHASIS_MARK = re.compile(r"\*{1,3}|_{1,2}|`{1,3}")


_BAR = re.compile(r"\s?\|\s?(?=[\W\d_]{0,2}[A-Z])")


def _arrow(match: re.Match[str], page: Page) -> str | None:
    """An arrow at the beginning of a line or sentence marks it, as a bullet does."""
    starts = page.text[: match.start()].rstrip()[-1:] in ("", ".", ":", ";", "\n")
    if starts and page.text[match.end() :].lstrip()[:1].isalnum():
        return ""
    return " to " if match.group().strip().endswith(">") else None


_ARROW = re.compile(r"\s?(?:\u2192|[-=]{1,2}>)\s?")


def _rule(match: re.Match[str], page: Page) -> str | None:
    """A line ruled with signs, or dot leaders."""
    del page
    if match.group()[0] == "_":
        return "blank"
    return " " if len(match.group()) > 3 else None


RULES = (
    Rule(name="dot inside a word", starts="\u00b7", pattern=_INNER_DOT, say=_inner_dot),
    Rule(name="bullet", starts=rf"[{BULLETS}]", pattern=_BULLET, say=_bullet),
    Rule(name="pause", starts=r"[ |]", pattern=_BAR, say=always(", ")),
    Rule(name="bullet", starts="[ =\u2192-]", pattern=_ARROW, say=_arrow),
    Rule(name="bullet", starts=r"[*+\u2013\u2014>-]", pattern=_LIST_STAR, say=_list_star),
    Rule(name="ruled line", starts=r"[-_=*~\u2013\u2014.]", pattern=_RULE, say=_rule),
    Rule(name="emphasis", starts=r"[*_`]", pattern=_EMPHASIS_MARK, say=_emphasis_mark),
)
