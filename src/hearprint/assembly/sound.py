"""One utterance's sound: whether it may be used, and cutting the engine's own silence.

Every engine leaves a different silence around what it says (neural 300 to 500 ms, eSpeak 10 ms),
so a script's pauses hold only after it is cut away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearprint.model.speech import Speech

#: Between the parts of a sentence that an engine could only say in parts.
_BREATH_MS = 120
_TRIM_FRAME_MS = 5
_TRIM = 10.0 ** (-50.0 / 20.0)  #: 50 dB below the peak of the utterance; quiet consonants lie above
_MARGIN_FRAMES = 3  #: kept on either side of the words, faded in and out


def joined(speeches: Sequence[Speech]) -> Speech:
    """The parts of one utterance as one speech, a breath apart; its words' times are lost."""
    if len(speeches) == 1:
        return speeches[0]
    hertz = speeches[0].sample_rate
    breath = silence(_BREATH_MS, hertz).samples
    samples = [part for speech in speeches for part in (breath, trim(speech).samples)]
    return Speech(
        samples=np.concatenate(samples[1:]),
        sample_rate=hertz,
        silent=all(speech.silent for speech in speeches),
    )


def usable(speech: Speech) -> bool:
    """Whether ``speech`` is what an engine may give: float32, mono, finite, within [-1, 1]."""
    samples: NDArray[Any] = speech.samples
    if samples.dtype != np.float32 or samples.ndim != 1 or speech.sample_rate <= 0:
        return False
    # A maximum of absolute values is NaN as soon as one sample is, and then this is False.
    return samples.size == 0 or bool(np.abs(samples).max() <= 1.0)


def voiceless(speech: Speech) -> bool:
    """Whether nothing is heard that was meant to be."""
    return not speech.silent and not np.any(speech.samples)


def trim(speech: Speech) -> Speech:
    """``speech`` without the silence at its edges; nothing is cut between words.

    15 ms stay on either side and are faded, so that no click is left. Silence all through becomes
    empty. Trimming again changes nothing.
    """
    samples, frame = speech.samples, speech.sample_rate * _TRIM_FRAME_MS // 1000
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0.0:
        return replace(speech, samples=samples[:0], words=())
    loud = np.abs(samples) > peak * _TRIM
    margin = _MARGIN_FRAMES * frame
    begin = max(0, int(loud.argmax()) - margin)
    end = len(samples) - max(0, int(loud[::-1].argmax()) - margin)
    if begin == 0 and end == len(samples):
        return speech
    cut = samples[begin:end].copy()
    ramp = np.linspace(0.0, 1.0, margin, endpoint=False, dtype=np.float32)
    if begin > 0:
        cut[:margin] *= ramp
    if end < len(samples):
        cut[-margin:] *= ramp[::-1]
    before = round(begin * 1000 / speech.sample_rate)
    longest = round(len(cut) * 1000 / speech.sample_rate)
    words = tuple(word.later(-before).within(longest) for word in speech.words)
    return replace(speech, samples=cut, words=words)


def silence(length_ms: int, hertz: int) -> Speech:
    """Nothing, for so many milliseconds."""
    samples: NDArray[np.float32] = np.zeros(round(length_ms * hertz / 1000), np.float32)
    return Speech(samples=samples, sample_rate=hertz)
