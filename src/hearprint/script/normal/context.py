"""What the words around an amount tell of its form."""

from __future__ import annotations

import re

from hearprint.script.normal.scan import Page

#: Words that follow an amount but are not counted or described by it.
FUNCTION = frozenset(
    "of in for to on at by with from and or but that which who is was are were will would has "
    "have had be been a an the per each every more less extra as than if when while until so over "
    "under between into through during after before because not only we they he she it you this "
    "these those their our his her its worth off plus spent paid needed short saved ago now "
    "today yesterday last next raised owed lost left went goes came given taken made back out up "
    "down annually monthly weekly yearly daily altogether total can could should must may might "
    "do does did where what how then there here nor yet via about against among around behind "
    "beyond without within towards upon across".split()
)
_SINGLE = frozenset(("a", "an", "another"))
_DEFINITE = frozenset(
    "the this that our their its your his her my one every each new extra".split()
)
#: With "'s" they are short for "it is" and the like, nobody's.
_ARE = frozenset("it that there here he she what who where".split())
_ARTICLES = frozenset(
    "the this that our their its your his her my every each next last a an".split()
)


def describes(page: Page, start: int, end: int) -> bool:
    """Whether an amount stands before a noun and describes it: "a five pound note"."""
    after = page.after(end)
    if not after:
        return False
    before = page.before(start).lower()
    if before in _SINGLE:
        return True
    return (
        (before in _DEFINITE or (before.endswith(("'s", "\u2019s")) and before[:-2] not in _ARE))
        and after.islower()
        and after not in FUNCTION
        and not after.endswith(("ed", "ly"))
    )


def joining(page: Page, start: int) -> str:
    """What stands for the dash of a range: "between 5-10" is "between five and ten"."""
    return "and" if page.before(start).lower() == "between" else "to"


def names_somebody(page: Page, begin: int, end: int) -> bool:
    """Whether a short form with a capital may be a name that ends a sentence: "We met Max."."""
    lead = page.text[:begin].rstrip()
    before = page.before(begin)
    behind = lead[-1:].isalpha() and before.islower() and before not in ("our", "the", "a", "an")
    called = lead.endswith(",") and lead.count(" ") == 0  # "Come, Max."
    short = page.text[begin].isupper() and not page.text[begin:end].isupper()
    return short and (behind or called) and bool(_ENDED.match(page.text, end))


#: What stands behind the last word of a sentence and its stop.
_ENDED = re.compile(r"[)\"\u201d\u2019]*(?:\s*\Z|\s+[\"\u201c\u2018(]?[A-Z])")


def has_article(page: Page, start: int) -> bool:
    """Whether an article or a word in its place stands just before."""
    return page.before(start).lower() in _ARTICLES
