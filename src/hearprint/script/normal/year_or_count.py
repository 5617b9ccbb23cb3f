"""Whether three or four figures are a year or count something."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION
from hearprint.script.normal.numbers import cardinal
from hearprint.script.normal.scan import Page, Rule

_COUNTED_PEOPLE = frozenset(
    "people women men children staff nurses teachers workers members delegates jobs homes pounds "
    "words copies votes troops times hours days weeks months years miles acres houses tickets "
    "residents voters households claimants disabled properties units beds places tonnes branches "
    "letters leaflets posters seats calls cases customers passengers drivers miners dockers "
    "soldiers refugees migrants prisoners sheep horses cars buses trees books names"
    " troops families patients students pupils trade union "
    "signatures others".split()
)
_NOT_COUNTED = frozenset(
    "matters begins remains sees brings comes opens shows gives goes means makes takes seems "
    "was is as has its this us his yours ours theirs hers does elections election strikes protests "
    "onwards afterwards forwards towards always perhaps sometimes besides was "
    "riots uprisings elections games olympics talks series".split()
)
_IN = frozenset(
    "in since by until till of from the during before after to between and early late mid around "
    "circa through year years summer spring autumn winter january february march april may june "
    "july august september october november december our his her their its that this into for "
    "christmas easter".split()
)
_ABOUT = frozenset(
    "about around over nearly some than almost approximately roughly least most only just under "
    "exactly another all up".split()
)
_POLLED = frozenset(
    "lab con ld grn labour conservative conservatives tory tories greens snp ukip were got "
    "received polled raised sold recruited employs employed costs cost paid counted issued "
    "printed page line".split()
)


def is_year(number: int, match: re.Match[str], page: Page) -> bool:
    """Whether four figures without a comma are a year, as they are unless something counts."""
    before, after = page.before(match.start()).lower(), page.after(match.end())
    if _certain(number, match, page):
        return True
    if number < 1100 or number > _LAST_YEAR:
        return before in ("in", "since", "until", "by") and after not in _COUNTED_PEOPLE
    if _voted_or_estimated(match, page, before, after):
        return False
    counted = after in _COUNTED_PEOPLE or (
        number < 1900
        and after.islower()
        and after.endswith("s")
        and after not in _NOT_COUNTED
        and after not in FUNCTION
        and page.text[match.end() : match.end() + 1] == " "
    )
    return not counted or before in _DATING


def _certain(number: int, match: re.Match[str], page: Page) -> bool:
    """Whether its neighbours say that a number is a year, whatever is counted beside it."""
    if _YEAR_AND.search(page.text, 0, match.start()) or _ERA.match(page.text, match.end()):
        return True
    bracketed = page.sign_before(match.start()) == "(" and page.text[match.end() :][:1] == ")"
    listed = _YEARS_LISTED.search(page.text, 0, match.start())
    if (bracketed or listed) and number <= _LAST_YEAR:
        return True
    return page.before(match.start()).lower() in ("ad", "bc", "ce", "bce", "year")


_LAST_YEAR = 2099
#: "In 1066, 1381 and " before another year.
_YEARS_LISTED = re.compile(
    r"\b(?:in|since|of|AD|were|are)\s(?:AD\s)?1?\d{3}(?:,\s1?\d{3}){0,5},?\s(?:and\s|or\s)?\Z",
    re.IGNORECASE,
)
#: "Between 1799 and 1824", "from 1833 to 1850".
_YEAR_AND = re.compile(
    r"\b(?:between\s1[1-9]\d\d\sand|from\s1[1-9]\d\d\s(?:to|until))\s\Z", re.IGNORECASE
)
#: Before a year, even if a noun follows that could be counted.
_DATING = _IN - {"of", "to", "by", "for", "from", "between", "and", "that"}


def _voted_or_estimated(match: re.Match[str], page: Page, before: str, after: str) -> bool:
    counts = after == "of" or (after.islower() and after not in FUNCTION)
    if before in _ABOUT and (before not in ("about", "around", "only") or counts):
        return True
    return (
        before in _POLLED
        or after == "against"
        or page.text.startswith(" in favour", match.end())
        or page.sign_before(match.start()) in ("#", "\u00a3", "$")
    )


_ERA = re.compile(r"\s(?:BCE?|AD|CE)\b")


def _era(match: re.Match[str], page: Page) -> str | None:
    """Years of three figures beside "AD" or "BC": "A.D. four ten"."""
    before = page.before(match.start())
    if before not in ("AD", "year") and not _ERA.match(page.text, match.end()):
        return None
    return year_of_three(match["year"])


def year_of_three(figures: str) -> str:
    """A year of three figures: "four ten", "four oh five", "four hundred"."""
    head, rest = cardinal(int(figures[0])), int(figures[1:])
    if not rest:
        return f"{head} hundred"
    return f"{head} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


_THREE = re.compile(r"(?P<year>[1-9]\d\d)(?![\w]|[.,]\d)")

RULES = (Rule(name="year", starts=r"\d", pattern=_THREE, say=_era),)
