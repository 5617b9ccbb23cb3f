"""Sentences of a block, with the languages and meanings that the document tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearprint.model.document import Block

_MOST = 0.9  #: of a sentence's signs in one language make it the sentence's own
_LONG = 40  #: signs of a quotation that another voice may say within a sentence


class Sentence(NamedTuple):
    """A sentence of a block, and what is known of it."""

    text: str
    language: str | None  #: BCP 47; None for the document's
    said: str  #: ``text`` with its abbreviations in full, as its author gives them


def told(block: Block, sentences: Sequence[str]) -> Iterator[Sentence]:
    """Each sentence with its language, and with what stands for its abbreviations.

    ``sentences`` differ from the block's text in white space alone.
    """
    if not block.spans:
        yield from (Sentence(text, block.language, text) for text in sentences)
        return
    spans = [
        (_signs(block.text[: span.begin]), _signs(block.text[: span.end]), span)
        for span in block.spans
    ]
    done = 0
    for text in sentences:
        places = [at for at, sign in enumerate(text) if not sign.isspace()]
        begin, done = done, done + len(places)
        said, language = text, block.language
        passages = []
        for first, last, span in reversed(spans):
            inside = min(last, done) - max(first, begin)
            if span.language and inside > _MOST * len(places):
                language = span.language
            elif span.language and inside >= _LONG:
                start, stop = places[max(first, begin) - begin], places[min(last, done) - begin - 1]
                passages.append((start, stop + 1, span.language))
            if span.said and begin <= first and last <= done and last > first:
                start, stop = places[first - begin], places[last - begin - 1] + 1
                said = f"{said[:start]}{span.said}{said[stop:]}"
        if passages and said == text:
            yield from _parted(text, language, sorted(passages))
        else:
            yield Sentence(text, language, said)


def _parted(
    text: str, language: str | None, passages: Sequence[tuple[int, int, str]]
) -> Iterator[Sentence]:
    """A sentence in pieces of one language each, parted at spaces."""
    at = 0
    for start, stop, other in passages:
        first = text.rfind(" ", at, start) + 1 or at
        end = text.find(" ", stop)
        last = len(text) if end < 0 else end
        for piece, tongue in ((text[at:first], language), (text[first:last], other)):
            if piece.strip():
                yield Sentence(piece.strip(), tongue, piece.strip())
        at = last
    if rest := text[at:].strip():
        yield Sentence(rest, language, rest)


def _signs(text: str) -> int:
    return sum(not sign.isspace() for sign in text)
