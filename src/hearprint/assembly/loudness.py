"""Loudness of speech by EBU R 128, gathered utterance by utterance.

The measure is ITU-R BS.1770-4's: annex 1 weights the sound (a shelf for the head, a high pass),
takes the mean power of blocks of 400 ms that overlap by three quarters, and leaves out those below
-70 LUFS and those 10 LU below the mean of the rest. Here the weighting is a multiplication of each
100 ms' spectrum, so that nothing but these powers is kept however long a section is.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

_PARTS = 10  #: of a second; a block is four of them, and begins at each
_BLOCK = 4
_OFFSET = -0.691  #: BS.1770-4, annex 1: makes the weighting neutral at 997 Hz
_SILENCE = -70.0  #: LUFS
_RELATIVE = -10.0  #: LU


class Meter:
    """Gathers the powers of one mono recording. A tool of :mod:`hearprint.assembly.join` alone."""

    def __init__(self, sample_rate: int) -> None:
        self._size = sample_rate // _PARTS
        self._weight = _weights(sample_rate, self._size)
        self._power = np.zeros(64)

    def add(self, samples: NDArray[np.float32], at: int) -> None:
        """Sound that begins ``at`` samples from the start; between such sounds is silence."""
        if not len(samples):
            return
        first, lead = divmod(at, self._size)
        power = self._powers(self._parts(samples, lead))
        count = len(power)
        if first + count > len(self._power):
            more = np.zeros(max(len(self._power), first + count))
            self._power = np.concatenate([self._power, more])
        self._power[first : first + count] += power

    def change(self, before: NDArray[np.float32], after: NDArray[np.float32], at: int) -> None:
        """Sound of one length as it was added at ``at``, and as it is instead, alike for the most
        part: only what differs is heard again.
        """
        places = np.flatnonzero(before != after)
        first, lead = divmod(at, self._size)
        touched = np.unique((places + lead) // self._size)
        old, new = (self._powers(self._parts(one, lead)[touched]) for one in (before, after))
        self._power[first + touched] += new - old

    def _parts(self, samples: NDArray[np.float32], lead: int) -> NDArray[np.float32]:
        """Tenths of a second, a row each; ``lead`` samples of silence come first."""
        count = -(-(lead + len(samples)) // self._size)
        padded = np.zeros(count * self._size, np.float32)
        padded[lead : lead + len(samples)] = samples
        return padded.reshape(count, self._size)

    def _powers(self, parts: NDArray[np.float32]) -> NDArray[np.float32]:
        # By any norm but its usual one numpy keeps to single precision, in a quarter of the time.
        spectrum = np.fft.rfft(parts, axis=1, norm="ortho")
        powers: NDArray[np.float32] = np.square(spectrum.view(spectrum.real.dtype))
        return powers @ self._weight

    def loudness(self) -> float:
        """Integrated loudness in LUFS; minus infinity for silence and for less than a block."""
        sums = np.convolve(self._power, np.ones(_BLOCK), "valid")
        blocks = sums / (_BLOCK * self._size)
        heard = blocks[blocks > _power(_SILENCE)]
        if not len(heard):
            return -math.inf
        gate = _loudness(float(heard.mean())) + _RELATIVE
        return _loudness(float(heard[heard > _power(gate)].mean()))


def _loudness(power: float) -> float:
    return _OFFSET + 10.0 * math.log10(power)


def _power(loudness: float) -> float:
    return float(10.0 ** ((loudness - _OFFSET) / 10.0))


@cache
def _weights(sample_rate: int, size: int) -> NDArray[np.float32]:
    """What each frequency of an orthonormal spectrum of ``size`` samples counts for.

    Twice each, for its real part and for its imaginary one, which lie side by side.
    """
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    gain = np.ones(len(z))
    for b, a in (_shelf(sample_rate), _high_pass(sample_rate)):
        gain *= np.abs(np.polyval(b[::-1], z) / np.polyval(a[::-1], z)) ** 2
    twice = np.full(len(z), 2.0)  # all frequencies but the first and the middle one stand for two
    twice[0] = 1.0
    if size % 2 == 0:
        twice[-1] = 1.0
    weights: NDArray[np.float32] = np.repeat(gain * twice, 2).astype(np.float32)
    return weights


_Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def _shelf(sample_rate: int) -> _Biquad:
    """BS.1770-4's first filter at any rate: its analogue form, from the table for 48 kHz."""
    k = math.tan(math.pi * 1681.974450955533 / sample_rate)
    q = 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    norm = 1.0 + k / q + k * k
    return (
        (
            (high + band * k / q + k * k) / norm,
            2.0 * (k * k - high) / norm,
            (high - band * k / q + k * k) / norm,
        ),
        (1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - k / q + k * k) / norm),
    )


def _high_pass(sample_rate: int) -> _Biquad:
    """BS.1770-4's second filter at any rate."""
    k = math.tan(math.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    norm = 1.0 + k / q + k * k
    return (
        (1.0, -2.0, 1.0),
        (1.0, 2.0 * (k * k - 1.0) / norm, (1.0 - k / q + k * k) / norm),
    )
