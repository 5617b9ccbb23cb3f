"""Brings speech of one engine to the sample rate of another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hearprint.model.speech import Speech


def at_rate(speech: Speech, hertz: int) -> Speech:
    """``speech`` at ``hertz``; itself when it has that rate. Deterministic, and never too loud."""
    if speech.sample_rate == hertz:
        return speech
    if not len(speech.samples):
        return replace(speech, sample_rate=hertz)
    import soxr  # noqa: PLC0415 - only sections that several engines read need it

    samples = soxr.resample(speech.samples, speech.sample_rate, hertz)
    bounded = np.clip(samples, -1.0, 1.0).astype(np.float32)
    return replace(speech, samples=bounded, sample_rate=hertz)
