"""Legal references: sections and their subdivisions, neutral citations, parties."""

from __future__ import annotations

import re

from hearprint.script.normal.capitals import spelt
from hearprint.script.normal.numbers import amount, cardinal, year
from hearprint.script.normal.roman import value
from hearprint.script.normal.scan import Page, Rule

_LEVELS = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d{1,3}){0,3})(?P<letters>[A-Z]{0,2})(?P<levels>(?:\s?\((?:\d{1,3}[A-Z]?|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\)){1,5})"
    r"(?:\s?[-\u2013]\s?\((?P<end>\d{1,3}[A-Z]?|[a-z]{1,2}|[ivx]{1,5})\))?"
    r"(?![\w])"
)
_LEVELS_ALONE = re.compile(r"(?P<levels>(?:\((?:\d{1,3}[A-Z]?|[a-z]|[ivx]{1,5})\)){2,5})")
_CITATION = re.compile(
    r"[\[(](?P<year>1[6-9]\d\d|20\d\d)[\])](?=\s(?:\d|[A-Z]{2}|[A-Z][a-z]*[A-Z]))"
)
_PARAGRAPH = re.compile(r"(?P<sign>\u00a7{1,2}|\u00b6{1,2})\s?(?=\d)")
_AT = re.compile(r"(?<=at )\[(?P<one>\d{1,3})\](?:\s?[-\u2013]\s?\[(?P<two>\d{1,3})\])?")
_SECTION_NUMBER = re.compile(r"(?P<number>\d{1,4})(?P<letters>[A-Z]{1,2})(?![\w])")


def _level(level: str) -> str:
    if level[0].isdecimal():
        figures = level.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return f"{amount(figures)} {spelt(level[len(figures) :])}".strip()
    if len(level) > 1 or level in "ivx":
        number = value(level)
        if number is not None:
            return cardinal(number)
    return spelt(level)


def _levels(match: re.Match[str], page: Page) -> str | None:
    inner = re.findall(r"\(([^)]+)\)", match["levels"])
    number = match["number"]
    if " " in match["levels"] and len(inner) == 1 and not _cited(page, match.start()):
        return None
    del page
    first = " point ".join(amount(one) for one in number.split("."))
    words = [first, spelt(match["letters"]) if match["letters"] else ""]
    words += [_level(one) for one in inner]
    if match["end"]:
        words += ["to", _level(match["end"])]
    return " ".join(word for word in words if word)


_CITING = frozenset(
    "section sections s ss para paras paragraph paragraphs regulation regulations reg regs rule "
    "rules article articles art schedule sch clause clauses part subsection point bullet".split()
)


def _cited(page: Page, at: int) -> bool:
    return page.before(at).lower().rstrip(".") in _CITING


def _levels_alone(match: re.Match[str], page: Page) -> str | None:
    del page
    return " ".join(_level(one) for one in re.findall(r"\(([^)]+)\)", match["levels"]))


def _citation(match: re.Match[str], page: Page) -> str | None:
    return year(int(match["year"]), american=page.style.american)


def _paragraph(match: re.Match[str], page: Page) -> str | None:
    """By its word, unless that stands before it already: "para \u00b6 4"."""
    name, shorter = ("section", "s") if match["sign"][0] == "\u00a7" else ("paragraph", "para")
    before = page.before(match.start()).lower().rstrip(".")
    if before.removesuffix("s") in (name, shorter) or before == shorter:
        return ""
    return f"{name}s " if len(match["sign"]) > 1 else f"{name} "


def _at(match: re.Match[str], page: Page) -> str | None:
    del page
    one, two = match["one"], match["two"]
    if two:
        return f"paragraphs {amount(one)} to {amount(two)}"
    return f"paragraph {amount(one)}"


RULES = (
    Rule(name="subdivisions", starts=r"\d", pattern=_LEVELS, say=_levels),
    Rule(name="subdivisions", starts=r"\(", pattern=_LEVELS_ALONE, say=_levels_alone),
    Rule(name="citation", starts=r"[\[(]", pattern=_CITATION, say=_citation),
    Rule(name="section sign", starts=r"[\u00a7\u00b6]", pattern=_PARAGRAPH, say=_paragraph),
    Rule(name="paragraph of a judgment", starts=r"\[", pattern=_AT, say=_at),
)
