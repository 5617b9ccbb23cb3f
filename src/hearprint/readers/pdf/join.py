"""Lines to running text: line-end hyphens, initials, note marks. Every join of words is counted.

``merged`` says by how much a join lowers the number of words, so that the account of a document
can be kept from its raw lines on.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hearprint.model.words import count_words
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN
from hearprint.readers.pdf.spelling import HYPHENS, TYPESET, Spelling

_DASHES = "—–/"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEAD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*$")
_MARKED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_RANGE = re.compile(r"([0-9]{1,3})[–-]([0-9]{1,3})")
_LONGEST_RANGE = 20  #: notes behind one mark; more are no range of notes
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Joined(NamedTuple):
    """Text, and how many words fewer it has than its parts."""

    text: str
    merged: int = 0


class Resolved(NamedTuple):
    """Text without its note marks, the marks, and how many words fewer it has."""

    text: str
    marks: tuple[str, ...]
    merged: int
    places: tuple[int, ...] = ()  #: how many signs, spaces aside, stand before each mark


def raw_words(text: str) -> int:
    """Words of a raw line; a note mark is a word of its own."""
    if MARK_OPEN not in text:
        return count_words(text)
    return count_words(text.replace(MARK_OPEN, " ").replace(MARK_CLOSE, " "))


def join_lines(lines: Sequence[str], spelling: Spelling) -> Joined:
    """Running text of the lines of one block."""
    text, merged = "", 0
    pieces: list[str] = []
    for line in lines:
        if not pieces or (pieces[-1] and line and _ends_word(pieces[-1][-1])):
            pieces.append(line)
            continue
        text, by = _join(pieces[-1], line, spelling)
        pieces[-1] = text
        merged += by
        cut = text.rfind(" ")  # only the last word can still change
        if cut > 0:
            pieces[-1:] = [text[:cut], text[cut + 1 :]]
    return Joined(" ".join(pieces), merged)


def _ends_word(last: str) -> bool:
    """Whether a line that ends in this sign never runs into the next; most lines end so."""
    return last.isascii() and last not in "-/"


def _join(first: str, second: str, spelling: Spelling) -> Joined:
    if not first or not second:
        return Joined(first or second)
    last, start = first[-1], second[0]
    if last == SOFT_HYPHEN:
        return _glue(first[:-1], second) if start.isalnum() else Joined(f"{first[:-1]} {second}")
    before = first[-2:-1]
    if last in HYPHENS and before.isalnum() and start.isalnum():
        closed = _is_closed(first, second, spelling)
        return _glue(first[:-1] if closed else first, second)
    if (
        last in _DASHES
        and before.isalnum()
        and start.isalnum()
        and (last != "/" or _address(first))
    ):
        return _glue(first, second)
    if _CJK.match(last) and _CJK.match(start):
        return _glue(first, second)
    return Joined(f"{first} {second}")


def _address(text: str) -> bool:
    return bool(_ADDRESS.search(text))


def _is_closed(first: str, second: str, spelling: Spelling) -> bool:
    """Whether the hyphen between the halves was only the line's end."""
    start, before = second[0], first[-2]
    if not (before.isalpha() and start.isalpha()) or _address(first):
        return False
    if spelling.typeset:
        return first[-1] == TYPESET
    if not start.islower():
        return False
    tail, head = _TAIL.search(first[:-1]), _HEAD.match(second)
    return not tail or not head or spelling.closes(tail[0].replace(TYPESET, "-"), head[0])


def _glue(first: str, second: str) -> Joined:
    """Two texts without a space between them."""
    head, _, last = first.rpartition(" ")
    start, _, rest = second.partition(" ")
    merged = count_words(last) + count_words(start) - count_words(last + start)
    del head, rest
    return Joined(first + second, merged)


def join_cap(cap: str, text: str, spelling: Spelling) -> Joined:
    """An initial and the line it opens: ``T`` + ``he`` is a word, ``A`` + ``long`` is two."""
    start = _HEAD.match(text)
    if not start:
        return Joined(f"{cap} {text}")
    rest = start[0].lower()
    whole = spelling.counts[cap.strip("‘“\"'").lower() + rest]
    if cap[-1:] in "AIOÀaio" and not whole and (spelling.counts[rest] or start[0][0].isupper()):
        return Joined(f"{cap} {text}")
    return _glue(cap, text)


def resolve_marks(text: str, known: frozenset[str]) -> Resolved:
    """Take note marks out of ``text``.

    A raised figure goes when a note bears it (``known``) or when it follows a sentence's end or a
    closing quotation mark; any other stays attached to its word, and raised, as ten to the sixth
    must not be heard as 106.
    """
    if MARK_OPEN not in text:
        return Resolved(text, (), 0)
    out, merged, at = "", 0, 0
    marks: list[str] = []
    places: list[int] = []
    for match in _MARKED.finditer(text):
        out, by = _append(out, text[at : match.start()], free=bool(marks))
        merged += by
        at = match.end()
        if _is_note(match[1], out, known):
            marks.append(match[1])
            places.append(signs(out))
            continue
        glued = _glue(out, _power(match[1], out))
        out, merged = glued.text, merged + glued.merged
        text_after = text[at:]
        if text_after[:1].isalnum():
            out += " "
    out, by = _append(out, text[at:], free=bool(marks))
    return Resolved(out.strip(), tuple(marks), merged + by, tuple(places))


def _power(mark: str, before: str) -> str:
    plain = mark.isascii() and mark.isdecimal() and before[-1:].isalnum()
    return mark.translate(_RAISED) if plain else mark


def signs(text: str) -> int:
    """How many signs ``text`` has that no tidying takes out: neither spaces nor soft hyphens."""
    return sum(not sign.isspace() and sign != SOFT_HYPHEN for sign in text)


def offset(text: str, count: int) -> int:
    """Where in ``text`` its first ``count`` signs end."""
    at = 0
    while count > 0 and at < len(text):
        count -= signs(text[at])
        at += 1
    return at


def each_mark(mark: str) -> tuple[str, ...]:
    """The notes that a raised figure names: ``3``, ``(3)``, ``3,5``, a range."""
    found: list[str] = []
    for part in mark.strip("()[],. ").split(","):
        span = _RANGE.fullmatch(part)
        first, last = (int(span[1]), int(span[2])) if span else (0, 0)
        if 0 < last - first < _LONGEST_RANGE:
            found += [str(number) for number in range(first, last + 1)]
        elif part:
            found.append(part)
    return tuple(found)


def _append(out: str, more: str, *, free: bool) -> Joined:
    if not out or not more:
        return Joined(out + more)
    if free and out[-1].isalnum() and more[0].isalnum():
        return Joined(f"{out} {more}")
    return _glue(out, more)


def _is_note(mark: str, before: str, known: frozenset[str]) -> bool:
    bare = mark.strip("()[],")
    if not any(sign.isdigit() for sign in bare):
        return True
    if not before or bare in known:
        return True
    parts = [part for part in re.split("[,–-]", bare) if part]
    if len(parts) > 1 and all(part in known for part in parts):
        return True
    return before[-1] in ".,;:!?)”’\"'»"
