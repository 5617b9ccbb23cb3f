"""Printed words to words that are said, by their language.

English goes through :mod:`hearprint.script.normal`. Text in other languages keeps its words, which
the engine's own front end for that language says better than English rules would; its figures are
put into words of its own (:mod:`hearprint.script.foreign`), and marks that no engine should say are
taken out.
"""

from __future__ import annotations

import re

from hearprint.script.foreign import in_words
from hearprint.script.lexicon import Lexicon
from hearprint.script.normal import EMPTY, normal, passed_over, style_for, tidied

#: A raised figure behind a word or a stop is the mark of a note; elsewhere it is a number.
_NOTE = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"\u201d\u2019)]))[\u00b9\u00b2\u00b3\u2070-\u2079]+"
)
_BULLET = re.compile(r"[\u2022\u25aa\u25cf\u25e6\u2023\u2043]")
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)


_ENGLISH = ("en", "eng", "")


def spoken(
    text: str, language: str = "en-GB", *, web: str = "plain", lexicon: Lexicon = EMPTY
) -> str:
    """``text`` as it is to be said in ``language`` (BCP 47).

    ``web`` is how web addresses are said: ``plain``, ``full`` or ``short``.
    """
    if language.lower().partition("-")[0] in _ENGLISH:
        return normal(text, style_for(language, web), lexicon)
    return lexicon.respelt(tidied(text), lambda rest: _foreign(rest, language), language)


def silent(text: str, language: str = "en-GB") -> tuple[tuple[str, str], ...]:
    """Signs of an English ``text`` for which no word is said, and what they were taken for."""
    english = language.lower().partition("-")[0] in _ENGLISH
    return passed_over(text, style_for(language)) if english else ()


def _foreign(text: str, language: str) -> str:
    text = _BULLET.sub(" ", _NOTE.sub("", text)).translate(_RAISED)
    return " ".join(in_words(text, language).split())
