"""Where the house's own sounds are heard: before and after a section, and at its sub-headings.

They stand in a script like utterances that have no words, so that clips tile the recording and
every text knows that nothing is said there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from hearprint.model.speech import CLOSING, HEADING, OPENING, Script, Utterance, Voicing


def with_sounds(script: Script, names: Collection[str], pause_ms: int) -> Script:
    """``script`` with the sounds called ``names``, each with ``pause_ms`` behind it."""
    if not names or not script.utterances:
        return script
    return replace(script, utterances=tuple(_placed(script, names, pause_ms)))


def _placed(script: Script, names: Collection[str], pause_ms: int) -> Iterator[Utterance]:
    language = script.utterances[0].language
    headings = {mark.utterance for mark in script.marks}

    def sound(name: str, number: int = 1) -> Utterance:
        return Utterance(
            id=f"{name}-sound.{number}",
            text="",
            spoken="",
            voicing=Voicing.SOUND,
            language=language,
            pause_ms=pause_ms,
            house_sound=name,
        )

    if OPENING in names:
        yield sound(OPENING)
    count = 0
    for at, utterance in enumerate(script.utterances):
        if HEADING in names and at and utterance.id in headings:
            count += 1
            yield sound(HEADING, count)
        yield utterance
    if CLOSING in names:
        yield sound(CLOSING)
