"""Finds the names, initials and unknown words of scripts, and how each will be said.

Sections in a language that the voice does not speak are left out: another voice reads them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from hearprint.model.lexicon import LexiconEntry
from hearprint.model.speech import Utterance, Voicing
from hearprint.model.vocabulary import Certainty, Place, Sounds, WordKind, WordUse
from hearprint.script.lexicon import Lexicon
from hearprint.script.spoken import spoken

#: A word, with the apostrophes inside it; or initials with their stops.
_TOKEN = re.compile(r"(?<!\w)(?:(?:[A-Z]\.){2,}|[^\W_]+(?:['\u2019](?![sS](?!\w))[^\W_]+)*)(?!\w)")
_SPELT = re.compile(r"(?:[A-Z]\.)+s?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\u2026]['\"\u2019\u201d)]*\s)\W*$")
#: Written with a capital, but nobody's name.
_CALENDAR = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Mrs?|Ms|I"
)
_MOST_INITIALS = 7  #: longer words in capitals are words in capitals
_MOST_PLACES = 5

#: How a voice says words; None when it cannot tell.
Sounder = Callable[[str], Sounds | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What decides how words are said."""

    language: str  #: BCP 47, of the voice
    lexicon: Lexicon
    whose: Callable[[LexiconEntry], str]  #: ``plan``, ``house`` or ``shipped``
    sounds: Sounder


def vocabulary(
    sections: Iterable[tuple[str, Iterable[Utterance]]], wording: Wording
) -> tuple[WordUse, ...]:
    """The words of ``sections`` (title, utterances), the most frequent first, then by letter."""
    tally = _Tally(wording=wording)
    for title, utterances in sections:
        for utterance in utterances:
            if utterance.block and _base(utterance.language) == _base(wording.language):
                tally.read(title, utterance)
    return tuple(sorted(tally.uses(), key=lambda use: (-use.count, use.word.casefold(), use.word)))


#: A word, and the entry that tells how it is said there: an entry may want words beside it.
_Way = tuple[str, LexiconEntry | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    wording: Wording
    counts: Counter[_Way] = field(default_factory=Counter)
    kinds: dict[str, WordKind] = field(default_factory=dict)
    places: dict[_Way, dict[str, str]] = field(default_factory=dict)  #: section, sentence
    ordinary: dict[str, bool] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)  #: known words that stand in small letters

    def read(self, section: str, utterance: Utterance) -> None:
        """Count the words of one utterance; of an announcement they are not shown in place."""
        sentence = utterance.text
        shown = "" if utterance.voicing is Voicing.ANNOUNCEMENT else sentence
        at = 0
        for begin, end, entry in self.wording.lexicon.places(sentence, self.wording.language):
            for found, kind in self._rest(utterance, at, begin):
                self._count(section, shown, found, kind)
            word = " ".join(sentence[begin:end].split())
            self._count(section, shown, word, _kind_of(word), entry)
            at = end
        for found, kind in self._rest(utterance, at, len(sentence)):
            self._count(section, shown, found, kind)

    def uses(self) -> Iterator[WordUse]:
        """Every word that was counted, once for each way in which it is said."""
        for (word, entry), count in self.counts.items():
            if entry is None and self._is_common(word):
                continue
            said = entry.spoken or word if entry else spoken(word, self.wording.language)
            heard = self.wording.sounds(said)
            where = self.places[word, entry]
            yield WordUse(
                word=word,
                kind=self.kinds[word],
                count=count,
                said=said,
                ipa=entry.ipa if entry and entry.ipa else heard.ipa if heard else "",
                certainty=_certainty(said, heard, told=entry is not None),
                lexicon=self.wording.whose(entry) if entry else "",
                places=tuple(
                    Place(section=section, sentence=sentence or section)
                    for section, sentence in list(where.items())[:_MOST_PLACES]
                ),
                sections=len(where),
            )

    def _rest(self, utterance: Utterance, begin: int, end: int) -> Iterator[tuple[str, WordKind]]:
        """The words between those of the lexicon that are worth a look.

        What the rules make other words of, as of "Dr", is the rules' business.
        """
        sentence, said = utterance.text, _plain(utterance.spoken)
        shouted = sentence.isupper()
        for found in _TOKEN.finditer(sentence, begin, end):
            word = found[0].replace("\u2019", "'")
            kind = _kind_of(word)
            if kind is WordKind.INITIALS and shouted and "." not in word:
                kind = WordKind.WORD
            if kind is WordKind.NAME and _SENTENCE_START.search(sentence[: found.start()]):
                kind = WordKind.NAME if not self._is_ordinary(word.lower()) else WordKind.WORD
            if not any(map(str.isalpha, word)) or len(word) == 1:
                continue
            if kind is WordKind.WORD and self._is_ordinary(word.lower()):
                self.small.add(word)
                continue
            # Not within another: "vol." is said "volume".
            whole = rf"(?<!\w){re.escape(_plain(word))}(?!\w)"
            if kind is not WordKind.INITIALS and not re.search(whole, said):
                continue
            yield word, kind

    def _count(
        self,
        section: str,
        sentence: str,
        word: str,
        kind: WordKind,
        entry: LexiconEntry | None = None,
    ) -> None:
        self.counts[word, entry] += 1
        self.kinds.setdefault(word, kind)
        where = self.places.setdefault((word, entry), {})
        where[section] = where.get(section) or sentence

    def _is_common(self, word: str) -> bool:
        """Whether a word with a capital is none of a name: here it also stands without one."""
        if self.kinds[word] is not WordKind.NAME:
            return False
        return word.lower() in self.small or _CALENDAR.fullmatch(word.partition("'")[0]) is not None

    def _is_ordinary(self, word: str) -> bool:
        """Whether the voice knows ``word`` as it is written; one that cannot tell knows all."""
        if word not in self.ordinary:
            heard = self.wording.sounds(word)
            self.ordinary[word] = heard is None or heard.known
        return self.ordinary[word]


def _kind_of(word: str) -> WordKind:
    letters = [sign for sign in word if sign.isalpha()]
    capitals = sum(map(str.isupper, letters))
    with_figures = capitals > 0 and any(map(str.isdigit, word))
    in_capitals = _all_capitals(word) and 1 < capitals <= _MOST_INITIALS
    if with_figures or "." in word or in_capitals:
        return WordKind.INITIALS
    return WordKind.NAME if word[:1].isupper() else WordKind.WORD


def _all_capitals(word: str) -> bool:
    return word.rstrip("s").isupper()


def _certainty(said: str, heard: Sounds | None, *, told: bool) -> Certainty:
    if told:
        return Certainty.TOLD
    if _SPELT.search(said):
        return Certainty.SPELT
    if heard is None:
        return Certainty.UNKNOWN
    return Certainty.KNOWN if heard.known else Certainty.GUESSED


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").casefold()
