"""A quiet tone as long as the words: for tests, and to hear a cut before anything is spoken.

A sentence of nine words lasts as long as speech would, at 160 words a minute. The pitch follows
what kind of utterance it is, so that headings can be told from text by ear.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hearprint.model.speech import Speech, Utterance, Voice, Voicing
from hearprint.model.words import count_words

SAMPLE_RATE = 16_000  #: Hz
_WORDS_PER_MINUTE = 160
_LEVEL = 0.1  #: of full scale
_FADE = SAMPLE_RATE // 100
_PITCH_HZ = 220.0
_PITCHES_HZ = {Voicing.ANNOUNCEMENT: 330.0, Voicing.HEADING: 440.0, Voicing.NOTE: 165.0}


def lasting(text: str, rate: float) -> int:
    """How many samples reading ``text`` would take at ``rate``; 0 without words."""
    return round(count_words(text) * 60 * SAMPLE_RATE / _WORDS_PER_MINUTE / rate)


class ToneEngine:
    """Fills :class:`hearprint.ports.Engine` with a sine tone."""

    @property
    def name(self) -> str:
        """As registered."""
        return "tone"

    @property
    def fingerprint(self) -> str:
        """Raised when the tone changes."""
        return "tone 1"

    def voices(self) -> Sequence[Voice]:
        """One, which says every language equally well."""
        return (Voice(engine="tone", name="sine", language="en-GB", description="A quiet tone"),)

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:  # noqa: ARG002 - there is one
        """A tone at 16 kHz; empty when there are no words."""
        count = lasting(utterance.spoken, rate)
        pitch = _PITCHES_HZ.get(utterance.voicing, _PITCH_HZ)
        samples = _LEVEL * np.sin(2 * np.pi * pitch / SAMPLE_RATE * np.arange(count))
        fade = min(_FADE, count // 2)
        ramp = np.linspace(0.0, 1.0, fade, endpoint=False)
        samples[:fade] *= ramp
        samples[count - fade :] *= ramp[::-1]
        return Speech(samples=samples.astype(np.float32), sample_rate=SAMPLE_RATE)
