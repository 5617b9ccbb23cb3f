"""Passages of which something is known, found again in the texts that were made of them.

Between a passage in its file and the finished text lie joined lines, moved notes and cleaned
signs, but the order of letters stays; so passages are looked for by their letters, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from hearprint.model.document import Block, Span

_MOST = 5_000  #: passages of one page
_TRIES = 50  #: places at which the letters of one passage stand inside other words
_PART = "\n"


class Passage(NamedTuple):
    """Words in another language, or an abbreviation with its meaning."""

    text: str
    language: str = ""  #: BCP 47
    said: str = ""


def find_spans(texts: Sequence[str], passages: Sequence[Passage]) -> list[tuple[Span, ...]]:
    """For each text its spans, as far as the passages are found; whole words only."""
    found: list[list[Span]] = [[] for _ in texts]
    held = [[at for at, sign in enumerate(text) if sign.isalpha()] for text in texts]
    letters = ["".join(text[at] for at in places) for text, places in zip(texts, held, strict=True)]
    whole = _PART.join(letters)
    starts = [0, *accumulate(len(one) + 1 for one in letters)]
    cursor = 0
    for passage in passages[:_MOST]:
        wanted = "".join(filter(str.isalpha, passage.text))
        for place in _places(whole, wanted, cursor) if wanted else ():
            at = bisect_right(starts, place) - 1
            first, last = place - starts[at], place - starts[at] + len(wanted) - 1
            begin, end = held[at][first], held[at][last] + 1
            if _is_whole(texts[at], begin, end) and _is_free(found[at], begin, end):
                found[at].append(
                    Span(begin=begin, end=end, language=passage.language, said=passage.said)
                )
                cursor = place + len(wanted)
                break
    return [_joined(text, spans) for text, spans in zip(texts, found, strict=True)]


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order; neighbours in one language are one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: one.begin):
        last = kept[-1] if kept else None
        if (
            last is not None
            and not (span.said or last.said)
            and last.language == span.language
            and not any(map(str.isalnum, text[last.end : span.begin]))
        ):
            kept[-1] = replace(last, end=span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _places(whole: str, wanted: str, cursor: int) -> Iterator[int]:
    """Where ``wanted`` stands: from the cursor on, then before it."""
    for begin, end in ((cursor, len(whole)), (0, min(len(whole), cursor + len(wanted)))):
        place = begin - 1
        for _ in range(_TRIES):
            place = whole.find(wanted, place + 1, end)
            if place < 0:
                break
            yield place


def _is_whole(text: str, begin: int, end: int) -> bool:
    return not (text[:begin][-1:].isalnum() or text[end : end + 1].isalnum())


def _is_free(spans: Iterable[Span], begin: int, end: int) -> bool:
    return all(end <= span.begin or span.end <= begin for span in spans)


def with_spans(block: Block, spans: Sequence[Span], around: str) -> Block:
    """The block with its spans; one language for all of its words becomes the block's own.

    ``around`` is the language of the document.
    """
    own = block.language or around
    told = (span if differs(span.language, own) else replace(span, language="") for span in spans)
    kept = _joined(block.text, (span for span in told if span.language or span.said))
    if len(kept) == 1 and not kept[0].said:
        outside = block.text[: kept[0].begin] + block.text[kept[0].end :]
        if not any(map(str.isalpha, outside)):
            return replace(block, language=kept[0].language)
    return replace(block, spans=kept) if kept else block


def differs(language: str, around: str) -> bool:
    """Whether two tags name languages, not only regions, that differ."""
    one, two = (tag.lower().partition("-")[0] for tag in (language, around))
    return bool(one) and one != two
