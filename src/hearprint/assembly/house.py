"""The house's own sounds, brought to the loudness of the speech around them."""

from __future__ import annotations

import math

import numpy as np

from hearprint.assembly.loudness import Meter
from hearprint.assembly.sound import trim
from hearprint.model.speech import Speech

#: Amplitude of sounds that are too short to have a loudness (a block of BS.1770 is 400 ms).
_SHORT = 0.25
_MOST = 10.0  #: what a sound is made louder by at most; what is quieter is meant to be


def levelled(sound: Speech, lufs: float) -> Speech:
    """``sound`` without silence at its edges, with a loudness of ``lufs``.

    Samples may pass 1 then; whoever joins them holds their peaks.
    """
    cut = trim(sound)
    peak = float(np.abs(cut.samples).max(initial=0.0))
    if peak == 0.0:
        return cut
    meter = Meter(cut.sample_rate)
    meter.add(cut.samples, 0)
    loudness = meter.loudness()
    factor = _SHORT / peak if math.isinf(loudness) else 10.0 ** ((lufs - loudness) / 20.0)
    louder = (cut.samples * min(factor, _MOST)).astype(np.float32)
    return Speech(samples=louder, sample_rate=cut.sample_rate)
