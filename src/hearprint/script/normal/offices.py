"""Abbreviations in the names of officers, ranks and streets that go by their neighbours."""

from __future__ import annotations

import re

from hearprint.script.normal.abbreviations import keep_stop
from hearprint.script.normal.scan import Page, Rule, always

#: Before the name of an office.
_LEADS = {
    "Asst": "Assistant",
    "Dep": "Deputy",
    "Vice": "Vice",
    "Hon": "Honorary",
    "Nat": "National",
    "Reg": "Regional",
    "Gen": "General",
    "Org": "Organising",
    "Fin": "Financial",
    "Pol": "Political",
    "Corr": "Corresponding",
    "Memb": "Membership",
    "Educ": "Education",
    "Ind": "Industrial",
    "Br": "Branch",
    "Jt": "Joint",
    "Min": "Minutes",
}
_OFFICES = {
    "Sec": "Secretary",
    "Secs": "Secretaries",
    "Treas": "Treasurer",
    "Pres": "President",
    "Org": "Organiser",
    "Off": "Officer",
    "Offs": "Officers",
    "Mgr": "Manager",
    "Ed": "Editor",
}
_LEAD_WORDS = (
    "Assistant|Deputy|Vice|Honorary|National|Regional|General|Organising|Financial|Political|"
    "Membership|Education|Industrial|Branch|Joint|Minutes|Social|Area|District|Acting|Welfare"
)
_OFFICE = re.compile(
    rf"(?P<lead>(?:(?:{'|'.join(_LEADS)})\.?[ -]|(?:{_LEAD_WORDS})[ -]){{1,4}})"
    rf"(?P<office>{'|'.join(sorted(_OFFICES, key=len, reverse=True))})"
    rf"(?P<stop>\.(?=['\u2019]s\b)|\.?(?!['\u2019.]))(?!\w)"
)
_CHIEF = re.compile(r"(?:Ch|Chf)\.?(?=\s(?:Insp|Supt|Const|Officer|Exec|Whip|Rabbi|Inspector)\b)")
#: Before the second word of a name.
_SIDES = {
    "Gt": "Great",
    "Nth": "North",
    "Sth": "South",
    "Upr": "Upper",
    "Lwr": "Lower",
    "Jt": "Joint",
    "Stn": "Station",
    "Mkt": "Market",
}
_SIDE = re.compile(rf"(?P<name>{'|'.join(_SIDES)})\.?(?=\s[A-Z][a-z])")
_BARONET = re.compile(r"(?<=, )(?:Bart|Bt)\b(?P<stop>\.?)")
_MONTHS = {"inst": "instant", "ult": "ultimo", "prox": "proximo"}
_MONTH = re.compile(r"(?:(?<=(?:st|nd|rd|th)\s)|(?<=\d\s))(?P<name>inst|ult|prox)\b(?P<stop>\.?)")
_CENTURY = re.compile(r"(?<=(?:st|nd|rd|th)[\s-])cent(?P<many>s)?\b(?P<stop>\.?)")
_MOVER = re.compile(r"(?P<name>[Pp]rop|[Ss]ec)\.?(?P<colon>:?)(?=\s(?:by\s)?[A-Z])")


def _office(match: re.Match[str], page: Page) -> str | None:
    """Officers of a union: "Gen Sec", "Asst Reg Org", "Branch Sec."."""
    if page.sign_before(match.start()).isalnum():
        return None
    leads = re.findall(r"([A-Z][a-z]+)(\.?)([ -])", match["lead"])
    office = match["office"]
    if office in ("Org", "Off", "Ed", "Pres") and not any(lead in _LEADS for lead, _, _ in leads):
        return None
    said = "".join(f"{_LEADS.get(lead, lead)}{gap}" for lead, _, gap in leads)
    return f"{said}{_OFFICES[office]}" + keep_stop(page, match.end(), match["stop"], last=False)


def _side(match: re.Match[str], page: Page) -> str | None:
    del page
    return _SIDES[match["name"]]


def _baronet(match: re.Match[str], page: Page) -> str | None:
    return "Baronet" + keep_stop(page, match.end(), match["stop"], last=False)


def _month(match: re.Match[str], page: Page) -> str | None:
    """Of letters: "yours of the 5th inst."."""
    return _MONTHS[match["name"]] + keep_stop(page, match.end(), match["stop"], last=False)


def _century(match: re.Match[str], page: Page) -> str | None:
    said = "centuries" if match["many"] else "century"
    return said + keep_stop(page, match.end(), match["stop"])


_ABSTAINED = re.compile(r"(?<=\d\s)abs(?:t|tns?)?\b(?P<stop>\.?)")


def _abstained(match: re.Match[str], page: Page) -> str | None:
    """Of votes: "2 abs."."""
    one = re.search(r"(?<!\d)1\s\Z", page.text[: match.start()])
    said = "abstention" if one else "abstentions"
    return said + keep_stop(page, match.end(), match["stop"])


def _mover(match: re.Match[str], page: Page) -> str | None:
    """In minutes: "Prop. J. Hill, sec. A. Lee"."""
    if not re.search(r"\b[Pp]rop(?:osed)?\b", page.text) or not _SECOND.search(page.text):
        return None
    said = "proposed" if match["name"][0] in "Pp" else "seconded"
    said = said.capitalize() if match["name"][0].isupper() else said
    return said + match["colon"]


_SECOND = re.compile(r"\b[Ss]ec(?:onded)?(?:\.|:|\sby\b)")

RULES = (
    Rule(name="abstentions", starts="a", pattern=_ABSTAINED, say=_abstained),
    Rule(name="mover", starts=r"[PpSs]", pattern=_MOVER, say=_mover),
    Rule(name="office", starts=r"[A-Z]", pattern=_OFFICE, say=_office),
    Rule(name="chief", starts="C", pattern=_CHIEF, say=always("Chief")),
    Rule(name="side", starts=r"[A-Z]", pattern=_SIDE, say=_side),
    Rule(name="baronet", starts="B", pattern=_BARONET, say=_baronet),
    Rule(name="month", starts=r"[iup]", pattern=_MONTH, say=_month),
    Rule(name="century", starts="c", pattern=_CENTURY, say=_century),
)
TRIGGERS = (
    frozenset(_LEADS)
    | frozenset(_LEAD_WORDS.split("|"))
    | frozenset(_SIDES)
    | frozenset(
        "abs abst abstn abstns Ch Chf Bt Bart inst ult prox cent cents prop Prop sec Sec".split()
    )
)
