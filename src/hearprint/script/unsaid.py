"""Holds a script to its blocks: every word of them must be said by some utterance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hearprint.model.document import Block, Role
from hearprint.model.speech import Script, Voicing
from hearprint.model.words import words_of


def unsaid(blocks: Iterable[Block], script: Script) -> tuple[str, ...]:
    """Words of ``blocks`` that no utterance holds, each as often as it is missing.

    The opening announcement counts where it stands for heading and byline, a table's where it
    tells the columns; others are not of the text.
    """
    blocks = tuple(blocks)
    told = {block.id for block in blocks if block.role not in (Role.NOTE, Role.QUOTE)}
    lines = (
        line.text
        for line in script.utterances
        if line.voicing is not Voicing.ANNOUNCEMENT or line.block in told
    )
    missing = _counted(block.text for block in blocks) - _counted(lines)
    return tuple(missing.elements())


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(_bare(word) for text in texts for word in words_of(text))


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()
