"""Silence as long as the words: for a build whose text matters and whose sound does not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hearprint.engines.tone import SAMPLE_RATE, lasting
from hearprint.model.speech import Speech, Utterance, Voice


class MuteEngine:
    """Fills :class:`hearprint.ports.Engine` with silence."""

    @property
    def name(self) -> str:
        """As registered."""
        return "mute"

    @property
    def fingerprint(self) -> str:
        """Raised when the length changes."""
        return "mute 1"

    def voices(self) -> Sequence[Voice]:
        """One, which says every language equally well."""
        return (Voice(engine="mute", name="silence", language="en-GB", description="Silence"),)

    def speak(self, utterance: Utterance, voice: Voice, *, rate: float) -> Speech:  # noqa: ARG002 - there is one
        """Silence at 16 kHz; empty when there are no words."""
        samples = np.zeros(lasting(utterance.spoken, rate), np.float32)
        return Speech(samples=samples, sample_rate=SAMPLE_RATE, silent=True)
