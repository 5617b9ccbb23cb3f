"""What language a document is written in, and which of its passages are in another.

A document's own commonest words show which blocks are like the rest; only what lacks them is
shown to a classifier (py3langid), whose word counts for whole sentences with a clear margin.
Names and short phrases are left alone: a wrong voice is worse than a foreign accent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from hearprint.model.document import Block, Document, Role, Span
from hearprint.model.findings import Finding, note
from hearprint.readers.formulas import hard_to_say
from hearprint.readers.spans import differs

if TYPE_CHECKING:
    from hearprint.readers.classifier import Unfolding

FALLBACK = "en"
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^.!?…“”„«»\"]+[.!?…]*")  #: a sentence, or what stands in quotation marks
#: The commonest words of English print; a document that uses them needs no classifier.
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "is", "that", "for", "was", "it", "with", "by", "from", "this"]
)
_ENGLISH_ENOUGH = 0.12  #: of a document's words
_SAMPLE = 600  #: words, from all parts of a document:
_STEP = 40  #: one of so many texts, then the next ones
_LEAST = 40  #: words from which a document's language can be told,
_MANY = 200  #: and from which its declared one can be doubted
_SURE, _VERY_SURE = 0.9, 0.99
_COMMON = 60  #: words that are a document's own,
_FEW = 2  #: if more blocks than this hold them;
_OWN = 6  #: and so many of them must be known
_LIKE_THE_REST = 0.12  #: of a passage's words are among these
_KNOWN, _PLAINLY_LIKE_THE_REST = 2, 0.25  #: words of a sentence among many of another language
_WORDS, _LETTERS = 8, 40  #: of a passage that can be told
_CLEAR, _UNLIKE = 0.95, 0.01  #: chances of the other language and of the document's
_NAMES = 0.5  #: of a passage's words may start with a capital
_ROLES = (Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.VERSE, Role.NOTE, Role.CAPTION)
#: Languages that a classifier too easily takes for their neighbours, or that few print in.
_UNLIKELY = frozenset(
    ["an", "fy", "ht", "jv", "kk", "ku", "lb", "mg", "nn", "oc", "qu", "se", "ug", "vo", "wa"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A document's language, and the one it wrongly declares, if it does."""

    language: str
    declared: str = ""


def settle(texts: Iterable[str], declared: str) -> Settled:
    """The language of a document: what it declares, unless its words plainly say otherwise."""
    held = list(texts)
    spread = chain.from_iterable(held[at::_STEP] for at in range(_STEP))
    words = list(islice(chain.from_iterable(map(_words, spread)), _SAMPLE))
    base = declared.lower().partition("-")[0]
    if len(words) < (_MANY if declared else _LEAST):
        return Settled(language=declared or FALLBACK)
    english = sum(word in _ENGLISH for word in words) > _ENGLISH_ENOUGH * len(words)
    if english and base in ("en", ""):
        return Settled(language=declared or FALLBACK)
    told, chances = _classified(" ".join(words))
    chance = chances.get(told, 0.0)
    if not declared:
        return Settled(language=told if chance > _SURE else FALLBACK)
    if base in chances and differs(told, declared) and chance > _VERY_SURE:
        return Settled(language=told, declared=declared)
    return Settled(language=declared)


def in_its_language(document: Document, declared: str) -> Document:
    """A document with its language and those of its passages; ``declared`` is "" for none."""
    settled = settle((block.text for block in document.blocks), declared)
    own = [
        block if differs(block.language or "", settled.language) else replace(block, language=None)
        for block in document.blocks
    ]
    return replace(
        document,
        language=settled.language,
        blocks=in_their_languages(own, settled.language),
        findings=(*document.findings, *doubts(settled), *hard_to_say(document.blocks)),
    )


def doubts(settled: Settled) -> tuple[Finding, ...]:
    """Whether a document says that it is in another language than it is."""
    if not settled.declared:
        return ()
    told = f"It says that its language is {settled.declared}, but its words are {settled.language}."
    return (note("R-007", told),)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def in_their_languages(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Blocks, with a language where they or sentences of theirs are in another."""
    counts: Counter[str] = Counter()  # of blocks that hold a word
    for block in blocks:
        counts.update(set(block.text.lower().split()))
    common = frozenset(word for word, times in counts.most_common(_COMMON) if times > _FEW)
    if not differs(language, "en"):
        common |= _ENGLISH
    if len(common) < _OWN:
        return tuple(blocks)  # too short to show words of its own
    return tuple(_told(block, common, language) for block in blocks)


def _told(block: Block, common: frozenset[str], language: str) -> Block:
    if block.language or block.spans or block.role not in _ROLES:
        return block
    if not _is_strange(block.text, common) or _is_mixed(block.text, common):
        spans = tuple(_spans(block.text, common, language))
        return replace(block, spans=spans) if spans else block
    other = _other(block.text, language)
    return replace(block, language=other) if other else block


def _is_mixed(text: str, common: frozenset[str]) -> bool:
    """Whether a sentence of a text is plainly like the rest of the document."""
    for piece in _PIECE.findall(text):
        words = _words(piece)
        known = sum(word in common for word in words)
        if known >= _KNOWN and known > _PLAINLY_LIKE_THE_REST * len(words):
            return True
    return False


def _spans(text: str, common: frozenset[str], language: str) -> Iterator[Span]:
    """Sentences and quotations in another language."""
    for match in _PIECE.finditer(text):
        other = _other(match[0], language) if _is_strange(match[0], common) else ""
        if other:
            begin = match.end() - len(match[0].lstrip())
            yield Span(begin=begin, end=begin + len(match[0].strip()), language=other)


def _is_strange(text: str, common: frozenset[str]) -> bool:
    """Whether a text is long enough to be told, no list of names, and unlike the rest."""
    runs = text.lower().split()
    if len(runs) < _WORDS // 2 or sum(map(common.__contains__, runs)) >= _LIKE_THE_REST * len(runs):
        return False  # most texts: told at once
    words = _WORD.findall(text)
    if len(words) < _WORDS or sum(map(len, words)) < _LETTERS:
        return False
    if sum(word[0].isupper() for word in words) > _NAMES * len(words):
        return False
    return sum(word.lower() in common for word in words) < _LIKE_THE_REST * len(words)


def _other(text: str, language: str) -> str:
    """The language of a text when it plainly is not ``language``, else ""."""
    told, chances = _classified(text)
    base = language.lower().partition("-")[0]
    sure = chances[told] > _CLEAR and chances.get(base, 0.0) < _UNLIKE
    return told if sure and told != base else ""


def _classified(text: str) -> tuple[str, dict[str, float]]:
    """The likeliest language, and how likely each is. Latin is filler more often than Latin."""
    ranked = [one for one in _classifier().rank(text) if one[0] != "la" or one[1] < _SURE]
    return ranked[0][0], dict(ranked)


def expect() -> None:
    """Have the classifier unfolded beside the reading, for which there is a processor to spare."""
    with suppress(OSError):  # no process can be started: it is done here then
        _unfolding()


def let_go() -> None:
    """Give back the classifier's file and memory, when other things are to be done.

    The next document that needs it unfolds it again, in a quarter of a second.
    """
    _classifier.cache_clear()
    if _unfolding.cache_info().currsize:
        _unfolding().end()
        _unfolding.cache_clear()


@cache
def _unfolding() -> Unfolding:
    from hearprint.readers.classifier import Unfolding  # noqa: PLC0415 - as below

    return Unfolding()


@cache
def _classifier() -> Any:  # noqa: ANN401 - the package ships no types
    from hearprint.readers.classifier import identifier  # noqa: PLC0415 - a quarter of a second

    expected = _unfolding() if _unfolding.cache_info().currsize else None
    return identifier(lambda one: len(one) == 2 and one not in _UNLIKELY, expected)  # noqa: PLR2004
