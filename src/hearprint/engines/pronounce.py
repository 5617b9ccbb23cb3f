"""How the neural voice reads words: its dictionary, its guesses, and its alphabet in IPA.

The library writes most sounds as IPA does, diphthongs as one capital letter, and the weak vowels
and the flap of American English as letters of their own. The table here was written by us.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

from __future__ import annotations

from functools import cache, lru_cache

from hibari.g2p import G2P
from hibari.g2p.normalize import normalize

from hearprint.engines.sayable import sayable
from hearprint.model.vocabulary import Sounds

_DIPHTHONGS = {"A": "eɪ", "I": "aɪ", "O": "oʊ", "Q": "əʊ", "W": "aʊ", "Y": "ɔɪ"}
_OTHERS = {"ʤ": "dʒ", "ʧ": "tʃ", "T": "ɾ", "ᵊ": "ə", "ᵻ": "ɪ"}
_IPA = str.maketrans(_DIPHTHONGS | _OTHERS | dict.fromkeys('.,;:!?—…"“”()', ""))
#: What the library rates its readings: 3 and 4 come from its dictionary, less are guessed.
_FROM_DICTIONARY = 3


@lru_cache(maxsize=50_000)
def heard(words: str, *, british: bool) -> Sounds:
    """How a neural voice reads ``words``. What breaks the library is not known to it."""
    try:
        reader = _reader(british=british)
        tokens = reader.phonemize_tokens(reader.tokenize(normalize(sayable(words))))
    except Exception:  # noqa: BLE001 - whatever an odd word raises inside the library
        return Sounds(ipa="", known=False)
    said = [token for token in tokens if any(map(str.isalnum, token.text))]
    ipa = " ".join((token.phonemes or "").translate(_IPA) for token in said)
    known = all((token.rating or 0) >= _FROM_DICTIONARY for token in said)
    return Sounds(ipa=" ".join(ipa.split()), known=known)


@cache
def _reader(*, british: bool) -> G2P:
    return G2P(british=british)
