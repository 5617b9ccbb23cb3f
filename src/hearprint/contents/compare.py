"""How alike two titles are, whatever case, accents and punctuation they wear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_SPACE = re.compile(r"[^\w]+")
_SUBTITLE = re.compile(r"\s*(?::|\.\.\.|…|\s[-\u2013\u2014]\s|\?\s|!\s|,\s)\s*")

#: What one list of works is called; LaTeX lists it by one of its names and prints the other.
_WORKS = frozenset(
    {"bibliography", "references", "works cited", "literature", "literature cited"}
    | {"literaturverzeichnis", "literatur", "bibliographie", "references bibliographiques"}
    | {"bibliografia", "referencias", "referencias bibliograficas", "riferimenti bibliografici"}
    | {"bibliografie", "referenties", "litteraturforteckning", "referenser", "litteratur"}
)
_OTHER_NAME = 0.85  #: less than what makes two entries the same

#: A heading or title of fewer letters must match wholly: too much text contains "Notes".
_SHORT = 8
_SURE_WHEN_SHORT = 0.86
#: Words of what a list may put before a title.
_RUBRIC = 2
#: A heading that is no more than a title's short beginning ("Slugs!") needs other support.
_CURT = 0.6


@lru_cache(maxsize=65_536)
def bare(text: str) -> str:
    """``text`` in lower case without accents, quotation marks or punctuation; & is "and"."""
    spread = unicodedata.normalize("NFKD", text.replace("&", " and "))
    kept = "".join(sign for sign in spread if not unicodedata.combining(sign))
    quiet = re.sub(r"['\u2019\u2018]", "", kept)
    return " ".join(_SPACE.sub(" ", quiet.casefold().replace("_", " ")).split())


def other_names(title: str) -> frozenset[str]:
    """What else a part called ``title`` may be called, bare; empty for most."""
    return _WORKS if bare(title) in _WORKS else frozenset()


def alike(title: str, heading: str) -> float:
    """0 to 1: how well a heading as printed fits a title as listed.

    A heading without the title's subtitle (or the reverse) still fits well, a heading that is
    merely contained in the title, or contains it, less so.
    """
    wanted, found = bare(title), bare(heading)
    if not wanted or not found:
        return 0.0
    if wanted == found:
        return 1.0
    if wanted in _WORKS and found in _WORKS:
        return _OTHER_NAME
    score = max(fuzz.ratio(wanted, found), fuzz.token_sort_ratio(wanted, found) - 3) / 100
    if min(len(wanted), len(found)) < _SHORT and score < _SURE_WHEN_SHORT:
        score *= 0.8  # one other letter makes another word
    return max(
        score,
        _without_subtitle(title, heading),
        _without_rubric(title, found),
        _initial(wanted, found),
    )


def holds_all(heading: str, title: str) -> bool:
    """Whether a longer heading holds every word of a title that the list made short."""
    wanted, found = bare(title).split(), bare(heading).split()
    return len(found) > len(wanted) > 0 and set(wanted) <= set(found)


def _without_subtitle(title: str, heading: str) -> float:
    best = 0.0
    for long, short in ((title, heading), (heading, title)):
        head = _head(long)
        if head == bare(long):
            continue
        if len(head) >= _SHORT:
            best = max(best, 0.95 * fuzz.ratio(head, bare(short)) / 100)
        elif head == bare(short):
            best = max(best, _CURT)
    return best


def _without_rubric(title: str, found: str) -> float:
    """What a list puts before a title, ``Introduction: Why a town forgets``, its heading omits."""
    rubric, colon, rest = title.partition(": ")
    wanted = bare(rest)
    if not colon or len(rubric.split()) > _RUBRIC or len(wanted) < _SHORT:
        return 0.0
    return 0.95 * max(fuzz.ratio(wanted, found) / 100, _initial(wanted, found))


@lru_cache(maxsize=65_536)
def _head(title: str) -> str:
    """A title without its subtitle, bare."""
    return bare(_SUBTITLE.split(title, maxsplit=1)[0])


def _initial(one: str, other: str) -> float:
    """One is the beginning of the other, ending at a word."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORT or not f"{long} ".startswith(f"{short} "):
        return 0.0
    return 0.72 + 0.23 * len(short) / len(long)


def let_go() -> None:
    """Forget the texts of a document that has been cut."""
    bare.cache_clear()
    _head.cache_clear()
