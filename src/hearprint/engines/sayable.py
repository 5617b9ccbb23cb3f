"""Text that the neural voice's library can take: what breaks it, by small rules.

The library raises on raised figures after a quotation mark and on numbers it has no name for,
takes ``[label](/x/)`` as a command, hears a soft hyphen as the end of a word, cuts a word it does
not know after 24 letters and leaves out letters it does not know (all measured with 0.2.1). Words
are never dropped here: they are written so that they can be said.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from hearprint.engines.wording import breaths, cleaned, parted

_KEPT = frozenset("\u00b2\u00b3\u00bc\u00bd\u00be\u00df" + "".join(map(chr, range(0xE0, 0x100))))
#: A number that begins with 0, alone: a telephone number or a code, not an amount.
_CODE = re.compile(r"(?<![\w.,:/-])0[0-9]+(?![0-9]|[.,:/-][0-9])")
_LONGEST_WORD = 24


def sayable(text: str) -> str:
    """``text`` on one line, with nothing in it that the library is known to stumble over."""
    text = unicodedata.normalize("NFC", cleaned(text))
    text = "".join(_latin(sign) for sign in text).replace("](", "] (")
    text = _CODE.sub(lambda found: breaths(list(found.group())), text)
    return " ".join(parted(text, longest=_LONGEST_WORD).split())


def spelt(word: str) -> str:
    """``word`` letter by letter and figure by figure, whatever else is in it."""
    signs = [sign for sign in anyascii(word).upper() if sign.isalnum()]
    return " ".join(f"{sign}." if sign.isalpha() else f"{sign}," for sign in signs)


def _latin(sign: str) -> str:
    """One sign, in letters that the library knows; signs that are no letter or figure stay."""
    if sign.isascii() or sign in _KEPT or not (sign.isalnum() or unicodedata.combining(sign)):
        return sign
    return anyascii(sign)
