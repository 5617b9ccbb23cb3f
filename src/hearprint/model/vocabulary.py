"""The words of a publication that a voice may get wrong, and how each will be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WordKind(StrEnum):
    """Why a word is looked at."""

    NAME = "name"
    INITIALS = "initials"
    WORD = "word"  #: an ordinary one that the voice's dictionary lacks


class Certainty(StrEnum):
    """How sure it is that the word will be said as it should be; the least sure last."""

    TOLD = "told"  #: a lexicon tells how
    KNOWN = "known"  #: the voice has it in its dictionary
    SPELT = "spelt"  #: letter by letter
    GUESSED = "guessed"  #: the voice makes it up from the letters
    UNKNOWN = "unknown"  #: the voice cannot tell how it comes to its sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """How a voice will say some words."""

    ipa: str  #: broad IPA, in the voice's own accent
    known: bool  #: every word is in its dictionary; otherwise some are guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a word stands."""

    section: str  #: the section's title
    sentence: str  #: as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class WordUse:
    """A word with all its places."""

    word: str  #: as printed
    kind: WordKind
    count: int
    said: str  #: in words
    ipa: str  #: empty when the voice cannot tell
    certainty: Certainty
    lexicon: str = ""  #: whose lexicon tells: ``plan``, ``house`` or ``shipped``
    places: tuple[Place, ...] = ()  #: the first in each of a few sections
    sections: int = 1  #: in how many it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The looked-at words of one publication for one voice, the most frequent first."""

    title: str
    language: str  #: BCP 47
    voice: str
    words: tuple[WordUse, ...]
