"""What engines do to text before they say it: no control signs, nothing endless.

Ordinary text passes unchanged; real normalising is the work of the ``script`` room. Words are
never dropped here.
"""

from __future__ import annotations

import re
import unicodedata

from hearprint.model.words import plain, words_of

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: Superscripts except a lone 2 or 3, which engines say as "squared" and "cubed".
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]{2,}|[\u00b9\u2070\u2074-\u2079]")
#: Longer figures are read one by one: nobody follows such a number, nor can libraries name it.
_FIGURES = re.compile(r"[0-9]{16,}")
_LONE_A = re.compile(r"(?<![\w.])A\.(?=\s+[a-z])")
_CAPITALS_OWNING = re.compile(r"\b[A-Z]{3,}(?=['\u2019]s\b)")
_NO_FIGURES = frozenset({"chr", "cv", "sjn"})
_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONG_WORD = 20
_PER_BREATH = 5


def has_words(text: str) -> bool:
    """Whether ``text`` holds anything to say: a letter or a figure of any script."""
    return text.isalnum() or bool(words_of(plain(text)))


def cleaned(text: str) -> str:
    """``text`` on one line without invisible signs, and with raised figures on the line.

    A note's raised figure breaks one engine and is passed over by another.
    """
    text = plain(_CONTROL.sub(" ", text)).replace("\u00ad", "")
    return _RAISED.sub(lambda found: f" {_figures(found.group())}", text)


def parted(text: str, *, longest: int) -> str:
    """``text`` with its endless runs cut: figures singly, letters in twenties.

    ``longest`` is how many letters a word may have before it is cut; engines drop the rest of it.
    """
    text = _FIGURES.sub(lambda found: f" {breaths(list(found.group()))} ", text)
    letters = re.compile(rf"[^\W\d_]{{{longest + 1},}}")
    return letters.sub(lambda found: breaths(_cut(found.group())), text)


def for_espeak(text: str) -> str:
    """English ``text`` without what eSpeak NG 1.52 is known to say wrongly (measured).

    A lone "A." becomes the article unless something follows it closely, and an ending behind a
    word in capitals ("ACAS's") is left out.
    """
    text = _LONE_A.sub("A-", text)
    return _CAPITALS_OWNING.sub(lambda found: found.group().capitalize(), text)


def with_figures(text: str, language: str) -> str:
    """``text`` with its figures by their English names, where eSpeak NG has none and drops them.

    So it is with Cherokee, Chuvash and Sindarin, of all its languages (measured with 1.52).
    """
    if language.partition("-")[0] not in _NO_FIGURES:
        return text
    return re.sub("[0-9]", lambda figure: f" {_NAMES[int(figure[0])]} ", text)


def breaths(parts: list[str]) -> str:
    """``parts`` apart, with a comma after every fifth, where an engine may pause."""
    groups = [parts[at : at + _PER_BREATH] for at in range(0, len(parts), _PER_BREATH)]
    return ", ".join(" ".join(group) for group in groups)


def _cut(word: str) -> list[str]:
    return [word[at : at + _LONG_WORD] for at in range(0, len(word), _LONG_WORD)]


def _figures(raised: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in raised)
