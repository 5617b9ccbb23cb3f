"""The sound of a section's utterances as it is joined: checked, and cut to the words."""

from __future__ import annotations

from collections.abc import Callable

from hearprint.assembly.sound import trim, usable
from hearprint.model.speech import Speech, Utterance
from hearprint.model.words import count_words

#: The sound of an utterance as its engine made it; None where there is none.
Load = Callable[[Utterance], Speech | None]

#: Samples that are held while a section is joined; the rest is loaded and cut again.
_ROOM = 12_000_000


def remembering(load: Load) -> Load:
    """What ``load`` gives, ready to be joined; None also when words of it were not said.

    A section is gone through several times: from memory as far as that is cheap.
    """
    known: dict[str, Speech | None] = {}
    room = _ROOM

    def ready(utterance: Utterance) -> Speech | None:
        nonlocal room
        if utterance.id in known:
            return known[utterance.id]
        speech = _ready(utterance, load(utterance))
        length = len(speech.samples) if speech else 0
        if length <= room:
            room -= length
            known[utterance.id] = speech
        return speech

    return ready


def _ready(utterance: Utterance, speech: Speech | None) -> Speech | None:
    if speech is None or not usable(speech):
        return None
    if speech.silent:
        return speech
    cut = trim(speech)
    return cut if len(cut.samples) or not count_words(utterance.spoken) else None
