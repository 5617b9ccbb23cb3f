"""How far apart two pronunciations are, whoever wrote them down.

IPA of dictionaries, the neural voice's own alphabet and eSpeak NG's IPA are folded into one coarse
alphabet: no stress and length, no r where General British has none, one sign a diphthong. Vowels
that accents or weak syllables exchange count as near.
"""

from __future__ import annotations

import re

# ruff: noqa: RUF001 - IPA has letters of its own

_VOWELS = "iɪeɛæaʌɑɒɔʊuəɐᵊᵻɜ"
#: One letter each for what the neural voice writes as one letter and IPA as two.
_NEURAL = str.maketrans({"A": "1", "I": "3", "Y": "4", "O": "5", "Q": "5", "W": "6", "T": "t"})
_TOGETHER = (
    ("t͡ʃ", "C"),
    ("d͡ʒ", "J"),
    ("tʃ", "C"),
    ("dʒ", "J"),
    ("ʧ", "C"),
    ("ʤ", "J"),
    ("aɪə", "3@"),
    ("aʊə", "6@"),
    ("eɪ", "1"),
    ("aɪ", "3"),
    ("ɔɪ", "4"),
    ("əʊ", "5"),
    ("oʊ", "5"),
    ("aʊ", "6"),
    ("ɪə", "7"),
    ("iə", "7"),
    ("eə", "8"),
    ("ɛə", "8"),
    ("ɛː", "8"),
    ("ʊə", "9"),
    ("uː", "W"),
    ("iː", "i"),
    ("ɑː", "A"),
    ("ɔː", "O"),
    ("oː", "O"),
    ("ɜː", "@"),
)
_ONE = str.maketrans(
    {
        **dict.fromkeys("əɐᵊɜɚɝ", "@"),
        **dict.fromkeys("ɪᵻ", "I"),
        **dict.fromkeys("ɛe", "e"),
        **dict.fromkeys("æa", "a"),
        "ɹ": "r",
        "ɾ": "t",
        **dict.fromkeys("xχ", "k"),
        **dict.fromkeys("ɬɫ", "l"),
        "ʌ": "V",
        "ɑ": "A",
        "ɒ": "Q",
        "ɔ": "O",
        "ʊ": "U",
        "u": "W",
        "o": "5",
        "ɡ": "g",
        "ŋ": "N",
        "ʃ": "S",
        "ʒ": "Z",
        "θ": "T",
        "ð": "D",
        "ʔ": "t",
    }
)
_FOLDED_VOWELS = "@IieaVAQOUW13456789"
_PAIRS = "@I @V @e @a @U @W @A @O @Q @7 @8 @9 Ii AQ QO AO aA UW i7 I7 e8 U9 O9 O5 A5 Q5 e1 VO VU"
_NEAR = frozenset(frozenset(pair) for pair in _PAIRS.split())
_NEAR_COST, _WEAK_COST = 0.35, 0.5
_SILENT = re.compile(r"[ˈˌ\s'‿.,\-()\u0303\u0329ʲʰ]")


def folded(sounds: str, *, neural: bool = False) -> str:
    """``sounds`` in the coarse alphabet; ``neural`` says that they are in the neural voice's."""
    text = _SILENT.sub("", sounds)
    if neural:
        text = text.translate(_NEURAL)
    for vowel, sign in (("\u025b", "8"), ("\u026a", "7"), ("\u028a", "9")):
        text = re.sub(f"{vowel}\u0279(?![{_VOWELS}])", sign, text)
    for together, sign in _TOGETHER:
        text = text.replace(together, sign)
    text = re.sub(f"r(?![{_FOLDED_VOWELS}])", "", text.translate(_ONE).replace("\u02d0", ""))
    for smoothed, sign in (("@@", "@"), ("3@", "3"), ("i@", "7"), ("e@", "8")):
        text = text.replace(smoothed, sign)
    return text


def distance(left: str, right: str) -> float:
    """How far two folded pronunciations are apart: 0 the same, 1 nothing in common."""
    row = [float(place) for place in range(len(right) + 1)]
    for number, mine in enumerate(left, 1):
        above, row = row, [float(number)]
        for place, theirs in enumerate(right, 1):
            row.append(
                min(
                    above[place] + (_WEAK_COST if mine == "@" else 1),
                    row[place - 1] + (_WEAK_COST if theirs == "@" else 1),
                    above[place - 1] + _exchange(mine, theirs),
                )
            )
    return row[-1] / max(len(left), len(right), 1)


def _exchange(mine: str, theirs: str) -> float:
    if mine == theirs:
        return 0.0
    return _NEAR_COST if frozenset((mine, theirs)) in _NEAR else 1.0
