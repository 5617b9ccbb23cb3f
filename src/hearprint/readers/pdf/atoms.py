"""Words of one stretch of a baseline to an atom: its text, its type and its place."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN, Atom, Word
from hearprint.readers.pdf.signs import with_accents

#: Gaps in type sizes.
_SPACE = 0.16
_TIGHT = 0.3  #: a space that the file does not hold must be this wide when letters are glued
_TOUCH = 0.04  #: letters so near are one word, whatever the file does between them
CLOSE = 0.1  #: no space stands between a word and a sign that closes it
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_APART = 0.3  #: LibreOffice sets its own hyphens so far from the word
SMALL = 0.87  #: a note mark is smaller than this part of its neighbour
_CAPITALS = 0.62  #: small capitals are at least this part of the capitals' size
_MIXED = re.compile(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[a-z]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TRAILING_MARK = re.compile("(?<=[^⁰¹²³⁴⁵⁶⁷⁸⁹])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\\W*$)")
#: What no power or unit stands behind: words, stops, hours, sums of money and years.
_TAKES_MARK = re.compile(
    r"(?:[^\W\d_]{3}|[.,;:!?)”’\"'»]|\b\d{1,2}(?:[.:]\d\d)?[ap]m|[£$€]\d[\d.,]*"
    r"|\b(?:1[5-9]|20)\d\d)\Z"
)
_LEADING_MARK = re.compile(r"\A([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\s?[^\W\d_])")
_LEVEL = 0.1  #: points
_LETTER_GAP = 0.14  #: type sizes; no face has so narrow a space
_SPACED_LETTERS = 4
_SET_APART = 0.05  #: type sizes between letters, from which on a line is set with spaces between
_ASCENT, _DESCENT = 0.78, 0.22  #: of the type size; near enough for any roman face


def usual_size(words: Sequence[Word]) -> float:
    """The size of type, in points, that sets most letters of a page; 0 for none."""
    letters: defaultdict[float, int] = defaultdict(int)
    for word in words:
        letters[word.size] += len(word.text)
    return max(letters, key=letters.__getitem__) if letters else 0.0


def atom_of(group: Sequence[Word], usual: float = 0.0) -> Atom:
    """A stretch of one line as an atom; ``usual`` is the size of the page's text, 0 for unknown."""
    if len(group) == 1 and not group[0].raised:
        return _lone(group[0])
    plain = [word for word in group if not word.raised] or list(group)
    lead = max(plain, key=lambda word: len(word.text))
    letters = sum(len(word.text) for word in plain)
    made, size = _in_lower_case(group), lead.size
    level = [word for word in made if not word.raised]
    if made is not group and _in_small_capitals(level, usual):
        size = max(word.size for word in plain)
        made = [
            word
            if word.raised or word.size > SMALL * size
            else word._replace(text=word.text.lower())
            for word in made
        ]
    size = round(size, 1)  # once, for the many who weigh sizes
    return Atom(
        text=_text(made),
        left=min(word.left for word in group),
        right=max(word.right for word in group),
        top=lead.base - _ASCENT * size,
        bottom=lead.base + _DESCENT * size,
        base=lead.base,
        size=size,
        bold=sum(len(word.text) for word in plain if word.bold) * 2 > letters,
        italic=sum(len(word.text) for word in plain if word.italic) * 2 > letters,
        pale=all(word.pale for word in plain),
    )


def _lone(word: Word) -> Atom:
    """The atom of a single word, as whole lines are in many files."""
    size = round(word.size, 1)
    text = word.text if word.text.isascii() else _text((word,))
    top, bottom = word.base - _ASCENT * size, word.base + _DESCENT * size
    edges = (word.left, word.right, top, bottom, word.base)
    return Atom(text, *edges, size, word.bold, word.italic, pale=word.pale)


def _in_lower_case(group: Sequence[Word]) -> Sequence[Word]:
    """Small capitals as the lower case that they stand for.

    Some producers write capitals in smaller type for them, or mix both, since one glyph of a font
    can stand for one letter only ("NatioNal UNioN").
    """
    sizes = [word.size for word in group if not word.raised]
    if not sizes or min(sizes) > SMALL * max(sizes):
        return group
    most, made = max(sizes), list(group)
    for at, word in enumerate(group):
        if word.raised or not _CAPITALS * most < word.size < SMALL * most:
            continue
        last = group[at - 1] if at else None
        touches = last is not None and abs(word.left - last.right) < CLOSE * word.size
        opened = touches and last is not None and last.size > word.size and last.text[-1:].isalpha()
        if (opened and any(map(str.isupper, word.text))) or _MIXED.search(word.text):
            made[at] = word._replace(text=word.text.lower())
        if (
            opened
            and last is not None
            and word.text[:1].isalpha()
            and (_MIXED.search(last.text + word.text) or _is_initial(last, word))
        ):
            made[at - 1] = last._replace(text=f"{last.text[:-1]}{last.text[-1].upper()}")
    return made


def _in_small_capitals(group: Sequence[Word], usual: float) -> bool:
    """Whether a line is set in small capitals, and so as large as its capitals are.

    They open several words in smaller type; one alone may be the large initial of a paragraph,
    whose other letters are of the ``usual`` size.
    """
    most = max((word.size for word in group), default=0.0)
    small = [word for word in group if _CAPITALS * most < word.size < SMALL * most]
    if not small or 2 * sum(len(word.text) for word in small) < sum(len(w.text) for w in group):
        return False
    opened = sum(
        last.size == most
        and last.text[-1:].isupper()
        and word.size < SMALL * most
        and word.text[0].isalpha()
        and abs(word.left - last.right) < CLOSE * word.size
        and abs(last.base - word.base) < _LEVEL
        for last, word in pairwise(group)
    )
    return opened > 1 or (opened == 1 and abs(small[0].size - usual) > _LEVEL)


def _is_initial(last: Word, word: Word) -> bool:
    """Whether a lone letter on the line opens a word in smaller type."""
    return len(last.text) == 1 and len(word.text) > 1 and abs(last.base - word.base) < _LEVEL


def _text(group: Sequence[Word]) -> str:
    spread = _letter_space(group)
    parts: list[str] = []
    for index, word in enumerate(group):
        text = word.text
        if word.raised:
            parts.append(f"{MARK_OPEN}{text}{MARK_CLOSE}")
            continue
        broken = index == len(group) - 1 and _breaks_word(group[index - 1], word)
        if index and not broken and _spaced(group[index - 1], word, spread):
            parts.append(" ")
        parts.append(text)
    joined = "".join(parts)
    if not joined.isascii():
        joined = with_accents(joined)
        joined = _LEADING_MARK.sub(_mark, joined)
        joined = " ".join(_TRAILING_MARK.sub(_behind, one) for one in joined.split(" "))
    return joined


def _behind(match: re.Match[str]) -> str:
    return _mark(match) if _TAKES_MARK.search(match.string[: match.start()]) else match[0]


def _mark(match: re.Match[str]) -> str:
    return f"{MARK_OPEN}{match[1].translate(_SUPERSCRIPTS)}{MARK_CLOSE}"


def _letter_space(group: Sequence[Word]) -> float:
    """The gap between letters of a line that is set with spaces between its letters, else 0."""
    single = [len(word.text) == 1 for word in group if word.text[0].isalnum()]
    if sum(single) < _SPACED_LETTERS or sum(single) < 0.8 * len(single):
        return 0.0
    gap = median(two.left - one.right for one, two in pairwise(group))
    # Letters that the file merely sets one by one stand close; its own spaces tell their words.
    return gap + 0.01 if gap > _SET_APART * group[0].size else 0.0


def _breaks_word(last: Word, word: Word) -> bool:
    """Whether a hyphen at a line's end, set as a piece of its own, belongs to the word before."""
    near = -word.size < word.left - last.right < _APART * word.size
    return near and word.text in _HYPHENS and last.text[-1].isalnum()


def _touch(last: Word, word: Word, gap: float) -> bool:
    """Whether PDFium parted letters that belong together, ``gap`` type sizes apart."""
    if abs(gap) < _TOUCH and last.text[-1].isalnum() and word.text[0].isalnum():
        return True  # a sign between them was lowered
    level = abs(last.base - word.base) < _LEVEL
    capitals = len(last.text) == 1 and last.text.isupper() and word.text[0].isupper()
    return 0 <= gap < _LETTER_GAP and level and capitals  # white was set between them


def _spaced(last: Word, word: Word, spread: float) -> bool:
    size = min(last.size, word.size)
    gap = word.left - last.right
    if word.text[0] in ",.;:!?)]" and -size < gap < CLOSE * size:
        return False
    if word.size < SMALL * last.size and word.text[0].isalpha() and abs(gap) < CLOSE * size:
        return False  # the ending of an ordinal, once raised
    if _touch(last, word, gap / size):
        return False
    if spread:
        return gap > spread * 1.35 + _SPACE * size / 2
    if word.glued:
        return gap > _TIGHT * size or gap < -2 * size
    return True
