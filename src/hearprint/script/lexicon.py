"""Words that somebody wants said in another way: found whole in a text, and respelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from hearprint.model.lexicon import LexiconEntry
from hearprint.model.speech import Sound

_APOSTROPHES = "['\\u2019\\u02bc]"
_HYPHENS = "[-\\u2010\\u2011]"
#: Letters, digits and the accents that are signs of their own.
_SIGN = "[\\w\\u0300-\\u036f]"
_BEFORE = f"(?<!{_SIGN})(?<!{_SIGN}{_APOSTROPHES})"
#: A possessive may follow; any other apostrophe with a letter goes on with the word.
_BEHIND = f"(?!{_SIGN})(?!{_APOSTROPHES}(?![sS](?!{_SIGN})){_SIGN})"
#: ``op`` is no word of ``co-op``, but ``UNISON`` is one of ``ex-UNISON``.
_UNJOINED = (f"(?<!{_SIGN}{_HYPHENS})", f"(?!{_HYPHENS}{_SIGN})")


#: What an entry is looked up by: its first run of letters, or its first sign.
_TOKEN = re.compile(rf"{_SIGN}+|\S")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries ready for use. Of two for one word the first wins; a longer phrase before both.

    Lexicons are merged by giving the entries of the nearer one (a publication's) before those of
    the farther one (the house's). An entry that tells only the sound keeps its word as printed,
    out of the rules' reach, for the engine to find.
    """

    entries: tuple[LexiconEntry, ...] = ()
    _by_token: Mapping[str, tuple[LexiconEntry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the entries out by their first token, so that a sentence looks up only its own."""
        by_token: dict[str, tuple[LexiconEntry, ...]] = {}
        for entry in sorted(self.entries, key=lambda one: (-len(one.word), not one.context)):
            token = _TOKEN.search(entry.word)
            if token:
                key = token[0].casefold()
                by_token[key] = (*by_token.get(key, ()), entry)
        object.__setattr__(self, "_by_token", by_token)

    def finds(self, text: str, language: str = "") -> Iterator[tuple[int, int, str]]:
        """Where the lexicon's words stand in a sentence: begin, end, and what is said instead.

        ``language`` is the sentence's (BCP 47).
        """
        for begin, end, entry in self.places(text, language):
            yield begin, end, " ".join(entry.spoken.split()) or text[begin:end]

    def places(self, text: str, language: str = "") -> Iterator[tuple[int, int, LexiconEntry]]:
        """As ``finds``, with the entry itself."""
        at = 0
        for token in _TOKEN.finditer(text) if self._by_token else ():
            if token.start() < at:
                continue
            for entry in self._by_token.get(token[0].casefold(), ()):
                found = _pattern(entry).match(text, token.start())
                if found and _fits(entry, text, language):
                    at = found.end()
                    yield token.start(), at, entry
                    break

    def sounds(self, text: str, language: str = "") -> tuple[Sound, ...]:
        """The sounds of the words that have IPA, each once, as they stand in what is said."""
        found = {
            said: Sound(words=said, ipa=entry.ipa, respelt=bool(entry.spoken.strip()))
            for begin, end, entry in self.places(text, language)
            if entry.ipa and (said := " ".join((entry.spoken or text[begin:end]).split()))
        }
        return tuple(found.values())

    def respelt(self, text: str, rest: Callable[[str], str], language: str = "") -> str:
        """``text`` with its words as the lexicon says them; all else as ``rest`` makes of it."""
        made: list[str] = []
        at = 0
        for begin, end, said in self.finds(text, language):
            made += (_kept(text[at:begin], rest), said)
            at = end
        made.append(_kept(text[at:], rest))
        return " ".join("".join(made).split())

    def unused(self, texts: Iterable[str]) -> tuple[LexiconEntry, ...]:
        """Entries whose words stand nowhere in ``texts``."""
        waiting = {entry: _pattern(entry) for entry in self.entries}
        for text in texts:
            for entry in [entry for entry, pattern in waiting.items() if pattern.search(text)]:
                del waiting[entry]
            if not waiting:
                break
        return tuple(waiting)


def _fits(entry: LexiconEntry, text: str, language: str) -> bool:
    if entry.language and _base(entry.language) != _base(language):
        return False
    words = set(re.findall(r"\w+", text.casefold())) if entry.context else set()
    return not entry.context or any(word.casefold() in words for word in entry.context)


@lru_cache(maxsize=8192)
def _pattern(entry: LexiconEntry) -> re.Pattern[str]:
    return re.compile(_whole(entry))


def _whole(entry: LexiconEntry) -> str:
    """A pattern for the word or phrase where it stands whole."""
    words = (
        _APOSTROPHES.join(map(re.escape, re.split(_APOSTROPHES, word)))
        for word in entry.word.split()
    )
    phrase = r"\s+".join(words)
    flag = "" if entry.case_sensitive else "i"
    joined = _UNJOINED if entry.word == entry.word.lower() else ("", "")
    signs = entry.word.strip()
    before = f"{_BEFORE}{joined[0]}" if signs[0].isalnum() else ""
    behind = f"{_BEHIND}{joined[1]}" if signs[-1].isalnum() else ""
    return f"(?{flag}:{before}{phrase}{behind})"


def _kept(text: str, rest: Callable[[str], str]) -> str:
    """What ``rest`` makes of a part of a text, with the white space at its ends."""
    if not text.strip():
        return text
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :]
    return f"{lead}{rest(text)}{trail}"


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
