"""IPA of a lexicon in the engines' own alphabets, and words of a text given by their sounds.

The tables are ours, from the engines' documentation and their output for words we know. What an
alphabet lacks is put as its nearest sound; British sounds are given to an American voice in its
own vowels.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

from __future__ import annotations

import re
from collections.abc import Callable

from hearprint.model.speech import Utterance

_VOWEL = "[iɪeɛæaʌɑɒɔʊuəɐɜoIAOQWYᵻ]"
_STRESS = re.compile(rf"([ˈˌ])((?:(?!{_VOWEL})[^ˈˌ\s])*)(?={_VOWEL})")
#: What a possessive adds, by the last sound: after hissing, after voiceless, else.
_ENDINGS = (("szʃʒ", "ɪz"), ("ptkfθ", "s"), ("", "z"))

_NEURAL = (
    (("t͡ʃ", "tʃ"), "ʧ"),
    (("d͡ʒ", "dʒ"), "ʤ"),
    (("eɪ",), "A"),
    (("aɪ",), "I"),
    (("ɔɪ",), "Y"),
    (("aʊ",), "W"),
    (("g",), "ɡ"),
    (("r",), "ɹ"),
    (("x", "χ"), "k"),
    (("ɬ",), "l"),
    (("ɐ",), "ə"),
)
_BRITISH = ((("əʊ", "oʊ"), "Q"), (("eə", "ɛə"), "ɛː"), (("æ",), "a"), (("e",), "ɛ"))
_AMERICAN = (
    (("əʊ", "oʊ"), "O"),
    (("ɪə",), "ɪɹ"),
    (("eə", "ɛə", "ɛː"), "ɛɹ"),
    (("ʊə",), "ʊɹ"),
    (("ɜː",), "ɜɹ"),
    (("ɒ", "ɑː"), "ɑ"),
    (("ː",), ""),
    (("a",), "æ"),
    (("e",), "ɛ"),
)
_PLAIN = ((("t͡ʃ",), "tʃ"), (("d͡ʒ",), "dʒ"), (("g",), "ɡ"), (("r",), "ɹ"))
_ESPEAK = (
    (("t͡ʃ", "tʃ"), "tS"),
    (("d͡ʒ", "dʒ"), "dZ"),
    (("eɪ",), "eI"),
    (("aɪ",), "aI"),
    (("ɔɪ",), "OI"),
    (("əʊ", "oʊ"), "oU"),
    (("aʊ",), "aU"),
    (("ɪə",), "i@"),
    (("eə", "ɛə", "ɛː"), "e@"),
    (("ʊə",), "U@"),
    (("iː",), "i:"),
    (("uː",), "u:"),
    (("ɑː",), "A:"),
    (("ɔː",), "O:"),
    (("ɜː",), "3:"),
    (("ɪ",), "I"),
    (("ɛ",), "E"),
    (("æ",), "a"),
    (("ɒ",), "0"),
    (("ʊ",), "U"),
    (("ʌ",), "V"),
    (("ə", "ɐ"), "@"),
    (("ɹ",), "r"),
    (("ɡ",), "g"),
    (("ŋ",), "N"),
    (("ʃ",), "S"),
    (("ʒ",), "Z"),
    (("θ",), "T"),
    (("ð",), "D"),
    (("χ",), "x"),
    (("ɬ",), "l"),
    (("ˈ",), "'"),
    (("ˌ",), ","),
)
_LETTERS = (
    (("t͡ʃ", "tʃ"), "ch"),
    (("d͡ʒ", "dʒ"), "j"),
    (("eɪ",), "ay"),
    (("aɪ",), "eye"),
    (("ɔɪ",), "oy"),
    (("əʊ", "oʊ"), "oh"),
    (("aʊ",), "ow"),
    (("ɪə",), "ear"),
    (("eə", "ɛə", "ɛː"), "air"),
    (("ʊə",), "oor"),
    (("iː", "i"), "ee"),
    (("uː", "u"), "oo"),
    (("ɑː", "ɑ"), "ah"),
    (("ɔː", "ɔ"), "aw"),
    (("ɜː",), "ur"),
    (("ɪ",), "i"),
    (("ɛ", "e"), "e"),
    (("æ",), "a"),
    (("ɒ",), "o"),
    (("ʊ",), "oo"),
    (("ʌ", "ə", "ɐ"), "uh"),
    (("ɹ",), "r"),
    (("ɡ",), "g"),
    (("ŋ",), "ng"),
    (("ʃ",), "sh"),
    (("ʒ",), "zh"),
    (("θ", "ð"), "th"),
    (("j",), "y"),
    (("x", "χ"), "k"),
    (("ɬ",), "l"),
)
_KEPT = {
    "neural": re.compile(r"[^\w ˈˌː]"),
    "espeak": re.compile(r"[^a-zA-Z0@:', 3]"),
}


def to_neural(ipa: str, *, british: bool) -> str:
    """``ipa`` in the neural voice's alphabet, its stress marks before the vowels."""
    text = _replaced(_replaced(ipa, _NEURAL), _BRITISH if british else _AMERICAN)
    return _STRESS.sub(r"\2\1", _KEPT["neural"].sub("", text))


def to_espeak(ipa: str) -> str:
    """``ipa`` in eSpeak NG's names of English phonemes."""
    return _KEPT["espeak"].sub("", _replaced(ipa, _ESPEAK))


def to_piper(ipa: str) -> str:
    """``ipa`` as eSpeak NG writes it, which Piper's voices learnt: stress marks before vowels."""
    return _STRESS.sub(r"\2\1", _KEPT["neural"].sub("", _replaced(ipa, _PLAIN)))


def to_letters(ipa: str) -> str:
    """``ipa`` as an English respelling, for engines that take words only."""
    return re.sub(r"[^a-z ]", "", _replaced(ipa, _LETTERS))


def with_sounds(
    utterance: Utterance, text: str, written: Callable[[str, str], str], *, always: bool
) -> str:
    """``text`` of an utterance with its words of known sound as ``written`` (word, IPA) puts them.

    Without ``always``, words that are respelt already stay in their respelling.
    """
    for sound in utterance.sounds:
        if sound.respelt and not always:
            continue
        whole = rf"(?<!\w){re.escape(sound.words)}(?P<possessive>['\u2019]s)?(?!\w)"

        def said(found: re.Match[str], ipa: str = sound.ipa) -> str:
            return written(found[0], _possessive(ipa) if found["possessive"] else ipa)

        text = re.sub(whole, said, text)
    return text


def _possessive(ipa: str) -> str:
    last = ipa.rstrip()[-1:]
    return ipa + next(ending for signs, ending in _ENDINGS if last in signs or not signs)


def _replaced(ipa: str, table: tuple[tuple[tuple[str, ...], str], ...]) -> str:
    """Every sound of the table, the first that fits, from left to right."""
    names = {sound: name for sounds, name in table for sound in sounds}
    longest = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda found: names[found[0]], ipa)
