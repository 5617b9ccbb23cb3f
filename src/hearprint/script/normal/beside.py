"""Abbreviations with a stop that stand for something else beside certain words."""

from __future__ import annotations

import re

from hearprint.script.normal.gazetteer import COUNTIES
from hearprint.script.normal.scan import Page

#: What may stand behind each, and what it then stands for.
_BEHIND = {
    "temp": (
        r":|\s(?:is|was|of|in|at|fell|rose|up|down|range|outside|inside|should|will|hit)\b",
        "temperature",
    ),
    "hist": (r"(?!\s[A-Za-z])", "history"),
    "soc": (r"\s(?:Hist|Pol|Sci|Theory|Policy|Work|Stud)", "social"),
    "trans": (r"\sof\b", "transactions"),
    "corr": (r"\s(?:from|with|to|was|were|has|re)\b|[,;.]", "correspondence"),
    "min": (r"\sof\s[A-Z]", "ministry"),
    "proc": (r"\sof\b", "proceedings"),
    "reg": (r"\s(?:[Cc]harit|[Oo]ffice|[Cc]ompany|[Nn]os?\b|in\s[A-Z])", "registered"),
}
_SUM = re.compile(r"[\u00a3$\u20ac]\d[\d,.]*\s\Z")
FIRM_GOES_ON = re.compile(r"\s+(?:Ltd|Limited|Inc|plc|PLC|Reg|No|Sec)\b")
_HONORARY = re.compile(r"\s+(?:Sec|Treas|Pres|Life|Member|Chair)")


def beside(key: str, match: re.Match[str], page: Page, rest: str) -> str | None:
    """What the abbreviation ``key`` stands for before ``rest``, if not what it mostly does."""
    pattern, said = _BEHIND.get(key, ("", ""))
    if said and re.match(pattern, rest):
        return said
    if key == "reg" and page.before(match.start()) in ("Co.", "VAT", "Company"):
        return "registration"
    if key == "reg" and re.match(r"\s\((?:EU|EC|EEC|UK)\)", rest):
        return "Regulation"
    if key == "dep" and _SUM.search(page.text, 0, match.start()):
        return "deposit"
    if key == "co" and page.after(match.end()) in COUNTIES:
        return "County"
    honours = key == "hon" and _honours(page.before(match.start()), rest)
    return "Honourable" if honours else None


def _honours(before: str, rest: str) -> bool:
    """Whether "Hon." is a member's title, not an unpaid office."""
    return before == "Rt" or bool(re.match(r"\s+[A-Z]", rest) and not _HONORARY.match(rest))
