"""Whether a line-end hyphen belongs to its word: what the document and a word list say.

The word list is the default voice's own dictionary of English (British spelling), which lies in
its wheel as gzipped JSON. It is read on the first doubtful hyphen only; without it the document's
own words decide.
"""

from __future__ import annotations

import gzip
import json
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, chain, groupby
from pathlib import Path

from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN

HYPHENS = "-\u2010\u2011"
TYPESET = "\u2010"  #: what browsers and WeasyPrint set where they break a word
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")  # noqa: RUF001 - an apostrophe
_BREAKS = (*HYPHENS, SOFT_HYPHEN)
_MARKED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
_LISTS = ("lexicon_gb_gold.json.gz", "lexicon_gb_silver.json.gz")
#: A name of JSON, and its value if that is a string, where no sign is escaped.
_NAME = re.compile(rb'"([^"]*)"\s*:(?:\s*"[^"]*")?')
_MAX_LIST = 64_000_000  #: bytes
_SHORTEST = 3  #: letters of a half that can be a word of its own
_SOFT_ENOUGH = 3  #: line-end U+2010 and none within a line: the typesetter's own
_KIN = 4  #: letters behind a hyphen by which two words are of one kin
_MANY = 60  #: lines that show whether a document breaks words
_RARE = 0.008  #: of the lines, where only hyphens that the writer set stand at lines' ends
_ENDINGS = ("'s", "s", "es", "d", "ed", "ing", "ly", "er", "ers", "ness", "able", "ment")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: First parts that keep their hyphen, unless something says otherwise.
_KEEP = _words(
    "all ex half ill mid non quasi self vice well co anglo afro euro cross high low long "
    "short full part post pro anti semi double two three four five six ten twenty thirty "
    "forty fifty sixty seventy eighty ninety"
)
#: Parts that begin or end many closed words: two known words make one.
_CLOSE = _words(
    "over under out some any every no with where there here mean news up down after fore in "
    "on to be for per inter trans dis mis un re pre con com sub super further more house cup "
    "break bed birth class foot"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a document spells, as far as hyphens go."""

    counts: Counter[str] = field(default_factory=Counter)  #: times of each word, in lower case
    typeset: bool = False  #: U+2010 is the typesetter's own hyphen, not the writer's
    ragged: bool = False  #: so few lines end in a hyphen that nobody broke words there
    kin: frozenset[str] = frozenset()  #: beginnings of its words with hyphens; see ``_beginnings``
    english: bool = False  #: an English word list may be asked

    def closes(self, left: str, right: str) -> bool:
        """Whether ``left`` and ``right`` are one word without a hyphen."""
        one, two = left.lower(), right.lower()
        closed, kept = self.counts[one + two], self.counts[f"{one}-{two}"]
        if closed != kept:
            return closed > kept
        if len(one) == 1 or not self.kin.isdisjoint(_beginnings(one, two)):
            return False
        if "-" in one:
            return one.rpartition("-")[2] + two in self.counts
        if self.english and _english():
            told = _listed(one, two, name=left[:1].isupper() and not self.counts[one])
            if told is not None:
                return told
        if self.ragged or one in _KEEP:
            return False
        both = min(self.counts[one], self.counts[two]) > 1 and min(len(one), len(two)) >= _SHORTEST
        return not both or one in _CLOSE


def spelling(lines: Iterable[str], language: str = "en") -> Spelling:
    """What the lines of a document show; the halves of broken words are left out."""
    whole: list[str] = []
    broken = False
    within = ends = breaks = 0
    for line in lines:
        text = _MARKED.sub(" ", line).rstrip() if MARK_OPEN in line else line.rstrip()
        before, broken = broken, text.endswith(_BREAKS)
        breaks += broken
        if TYPESET in text:
            last = text.endswith(TYPESET)
            ends += last
            within += text.count(TYPESET) - last
            text = text.replace(TYPESET, "-")
        if before:
            text = text.partition(" ")[2]
        whole.append(text.rpartition(" ")[0] if broken else text)
    counts = _counted("\n".join(whole).lower())
    typeset = ends >= _SOFT_ENOUGH and within * 20 < ends
    ragged = len(whole) > _MANY and breaks < _RARE * len(whole)
    english = language[:2].lower() == "en"
    kin = frozenset(_kin(counts))
    return Spelling(counts=counts, typeset=typeset, ragged=ragged, kin=kin, english=english)


def _counted(text: str) -> Counter[str]:
    """The words of ``text``; every run without white is looked at once, however often it stands
    there.
    """
    counts: Counter[str] = Counter()
    for run, times in Counter(text.split()).items():
        for word in _WORD.findall(run):
            counts[word] += times
    return counts


def _kin(counts: Counter[str]) -> Iterator[str]:
    """The beginnings of words that keep their hyphen within a line."""
    for word in counts:
        left, hyphen, right = word.partition("-")
        if hyphen and right and "-" not in right and not counts[left + right]:
            yield from _beginnings(left, right)


def _beginnings(left: str, right: str) -> Iterator[str]:
    """What words share which a writer hyphenates alike: ``re-open`` of ``re-opened``, and ``co-o``
    of ``co-operate``, as of all words in which a vowel meets itself.
    """
    yield f"{left}-{right[:_KIN]}"
    if left[-1] == right[0] and right[0] in "aeiou":
        yield f"{left}-{right[0]}"


def _listed(left: str, right: str, *, name: bool = False) -> bool | None:
    """What the word list says of two halves in lower case; None when it knows too little.

    With ``name`` the halves may be those of a name that happen to be words.
    """
    known = _english()
    if f"{left}-{right}" in known:
        return left + right in known and left not in _KEEP
    if any(stem in known for stem in _stems(left + right)):
        return True
    halves = left in known and any(stem in known for stem in _stems(right))
    shortest = _SHORTEST + (name and left not in _KEEP)
    if halves and min(len(left), len(right)) >= shortest:
        return False
    return None


def _stems(word: str) -> Iterator[str]:
    """A word and what is left of it without a common ending."""
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST and stem != word:
            yield stem
            yield f"{stem}e"
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


class _WordList:
    """Words in a few bytes each: as strings of a set they would take twenty times as many.

    They lie sorted one behind the other, and are looked up by halving.
    """

    def __init__(self, words: Iterable[bytes]) -> None:
        # In a few calls for all words: the lists are sorted already.
        held = [word for word, _ in groupby(sorted(words))]
        self._letters = b"".join(held)
        self._ends = array("I", [0, *accumulate(map(len, held))])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __contains__(self, word: str) -> bool:
        wanted = word.encode("utf-8", "surrogatepass")
        at = bisect_left(range(len(self)), wanted, key=self._at)
        return at < len(self) and self._at(at) == wanted

    def _at(self, place: int) -> bytes:
        return self._letters[self._ends[place] : self._ends[place + 1]]


@cache
def _english() -> _WordList:
    """The words of the list in lower case; none when it is not here or not as it was."""
    spec = find_spec("hibari")
    places = (spec.submodule_search_locations or ()) if spec else ()
    paths = (Path(place) / "assets" / name for place in places for name in _LISTS)
    return _WordList(chain.from_iterable(map(_listed_in, paths)))


def _listed_in(path: Path) -> list[bytes]:
    """The names in a file of JSON, in UTF-8: all of it unfolded would take 40 MB."""
    try:
        with gzip.open(path) as file:
            data = file.read(_MAX_LIST)
        if b"\\" in data:
            names = [name.encode("utf-8", "surrogatepass") for name in json.loads(data)]
        else:
            names = _NAME.findall(data)
        return list(filter(_is_lower, names))
    except (OSError, ValueError, EOFError):
        return []


def _is_lower(name: bytes) -> bool:
    return name.islower() if name.isascii() else name.decode("utf-8", "surrogatepass").islower()
