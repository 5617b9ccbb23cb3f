"""What score sheets and betting shops print: wickets, aggregates, odds."""

from __future__ import annotations

import re

from hearprint.script.normal.abbreviations import alternatives
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.patterns import DASH
from hearprint.script.normal.scan import Page, Rule

_WORDS = {
    "n.o.": "not out",
    "wkts": "wickets",
    "wkt": "wicket",
    "agg.": "aggregate",
    "a.e.t.": "after extra time",
    "aet": "after extra time",
    "lbw": "L.B.W.",
    "o.g.": "own goal",
    "pens.": "penalties",
    "h.t.": "half-time",
    "f.t.": "full-time",
    "capt.": "captain",
    "subs.": "substitutes",
}
_WORD = re.compile(rf"(?P<name>{alternatives(_WORDS)})(?![\w])")
_WORDS_TOO = frozenset(("pens.", "subs."))
_SCORE = re.compile(
    rf"\d\s?{DASH}\s?\d|\b(?:goals?|scored?|penalty|extra time|half-time|equali[sz]\w+|booked)\b"
)
_ODDS = re.compile(
    rf"(?P<one>\d{{1,4}})(?:/|{DASH})(?P<two>[1-9]\d?)(?P<on>\son)?(?![\w/%]|[.,]\d)"
)
_BETTING = re.compile(
    r"\b(?:odds|bet|bets|betting|bookies?|bookmakers?|priced|favourites?|tipped|each way|punters?|"
    r"punt|long ?shot)\b"
)
_BACKED = frozenset("shot outsider outsiders favourite favourites chance chances bet tip".split())
_QUOTED = frozenset("at from priced a odds of".split())


def _word(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    if page.sign_before(match.start()).isalpha():
        return None
    if name in _WORDS_TOO and not _SCORE.search(page.text):
        return None  # "She bought two pens.", "We paid our subs."
    ends = name.endswith(".") and not page.text[match.end() :].strip(' )\u201d\u2019"')
    return _WORDS[name] + ("." if ends else "")


def _odds(match: re.Match[str], page: Page) -> str | None:
    """A bookmaker's price: "50/1", "a 100-30 shot"; the greater number is mostly the first."""
    before, after = page.before(match.start()).lower(), page.after(match.end()).lower()
    if page.goes_on(match.start()) or match["one"] == match["two"]:
        return None
    backed = after in _BACKED or (_BETTING.search(page.text) and before in _QUOTED | {"", "or"})
    bare = "/" in match.group() and match["two"] == "1" and before in ("at", "from")
    if int(match["one"]) <= 1 or not (backed or bare):
        return None
    return f"{amount(match['one'])} to {amount(match['two'])}{match['on'] or ''}"


RULES = (
    Rule(name="score sheet", starts="[nwaophfcsl]", pattern=_WORD, say=_word),
    Rule(name="odds", starts=r"\d", pattern=_ODDS, say=_odds),
)
TRIGGERS = frozenset("lbw n wkts wkt agg a aet o pens h f subs".split())
