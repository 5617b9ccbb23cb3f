"""How a word is said: what lexicons hold, whoever wrote them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """A word or phrase and how it is said: respelt in words, in IPA, or both."""

    word: str  #: as printed; one word or several
    spoken: str = ""  #: the same in words that any voice reads as wanted, such as "you-niss-un"
    ipa: str = ""  #: broad IPA, for voices that take phonemes; stress marks before their syllable
    case_sensitive: bool = False  #: only when printed in just these capitals
    language: str = ""  #: BCP 47; only in text of this language. Empty: in any
    context: tuple[str, ...] = ()  #: one of these words must stand in its sentence. Empty: none

    def __post_init__(self) -> None:
        """Refuse an entry that names no word, or does not say how it is said."""
        if not self.word.strip():
            raise ValueError("an entry of a lexicon needs a word")
        if not (self.spoken.strip() or self.ipa.strip()):
            raise ValueError(f"{self.word}: neither a respelling nor IPA")
