"""A voice says a test phrase before anything depends on it."""

from __future__ import annotations

from hearprint.assembly.sound import usable, voiceless
from hearprint.errors import HearprintError
from hearprint.model.speech import Utterance, Voice, Voicing
from hearprint.ports import Engine

#: The id of the utterance, so that it can be told from those of a document.
TEST = "test"
_PHRASES = {
    "en": "One, two, three.",
    "cy": "Un, dau, tri.",
    "de": "Eins, zwei, drei.",
    "es": "Uno, dos, tres.",
    "fr": "Un, deux, trois.",
    "it": "Uno, due, tre.",
}
_ANY = "1, 2, 3."  #: every voice has words for figures
_SHORTEST_MS, _LONGEST_MS = 100, 60_000


def test_phrase(voice: Voice) -> Utterance:
    """Three words in the language of ``voice``."""
    phrase = _PHRASES.get(voice.language.partition("-")[0].lower(), _ANY)
    return Utterance(
        id=TEST,
        text=phrase,
        spoken=phrase,
        voicing=Voicing.BODY,
        language=voice.language,
        pause_ms=0,
    )


def problem_of(speaker: Engine, voice: Voice, rate: float) -> str:
    """What is wrong when ``voice`` says the phrase; empty when it does."""
    try:
        speech = speaker.speak(test_phrase(voice), voice, rate=rate)
    except HearprintError as error:
        return error.summary.rstrip(".")
    except Exception as error:  # noqa: BLE001 - other people's engines may let anything out
        return f"it failed with {type(error).__name__}: {error}"
    if not usable(speech):
        return "what it gave is no sound"
    if voiceless(speech):
        return "it stayed silent"
    if not _SHORTEST_MS <= speech.duration_ms <= _LONGEST_MS:
        return f"it said three words in {speech.duration_ms / 1000:.1f} seconds"
    return ""
