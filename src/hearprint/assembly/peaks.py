"""Keeps peaks below a ceiling, between the samples as well (ITU-R BS.1770-4, annex 2).

Speech is brought to its level by one gain for the whole section; what would pass the ceiling then
(a plosive here and there) is turned down around the very place, smoothly, over some milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hearprint.model.speech import Speech

_REACH_MS = 4.0  #: on either side of a peak
_TAPS = 6  #: samples on either side that say what lies between two
_BETWEEN = 4  #: places looked at for each sample
#: Sound between samples may pass them by so much; quieter samples need no second look.
_LOOK = 0.5

_Samples = NDArray[np.float32]


def limited(speech: Speech, ceiling: float) -> Speech:
    """``speech`` with no peak above ``ceiling``, an amplitude; the same when there is none."""
    samples = speech.samples
    loud = np.flatnonzero(np.abs(samples) > ceiling * _LOOK)
    if not len(loud):
        return speech
    peaks = _peaks(samples, loud)
    over = peaks > ceiling
    if not over.any():
        return speech
    reach = max(1, round(speech.sample_rate * _REACH_MS / 1000))
    held = samples.copy()
    for begin, gains in _curves(loud[over], ceiling / peaks[over], reach):
        lead, part = max(0, -begin), held[max(0, begin) : begin + len(gains)]
        part[:] = part * gains[lead : lead + len(part)]
    return replace(speech, samples=held)


def _peaks(samples: _Samples, places: NDArray[np.intp]) -> _Samples:
    """The highest amplitude at each of ``places`` and between it and the next sample."""
    padded = np.zeros(len(samples) + 2 * _TAPS, np.float32)
    padded[_TAPS:-_TAPS] = samples
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _TAPS)[places + 1]
    highest: _Samples = np.abs(samples[places])
    for between in np.abs(around @ _interpolation()).T:  # whole columns take a tenth of the time
        np.maximum(highest, between, out=highest)
    return highest


@cache
def _interpolation() -> _Samples:
    """Windowed sinc: from twelve samples to three values between the middle two."""
    offsets = np.arange(1, _BETWEEN) / _BETWEEN
    distance = np.arange(2 * _TAPS)[:, None] - (_TAPS - 1) - offsets[None, :]
    window = np.cos(np.pi * distance / (2 * _TAPS)) ** 2
    taps: _Samples = (np.sinc(distance) * window).astype(np.float32)
    return taps


def _curves(
    places: NDArray[np.intp], factors: _Samples, reach: int
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Where the gain differs from 1, and that gain: low enough around every peak, and no corner.

    The least factor within ``reach`` samples is averaged over the same reach, so at a peak nothing
    higher takes part in the average. Where no peak is near, nothing is reckoned: stretches around
    peaks are pushed together until each just leaves the next one alone.
    """
    side = 2 * reach  # as far as a peak is felt
    gaps = np.minimum(np.diff(places), 2 * side + 1)
    near = side + np.concatenate([[0], np.cumsum(gaps)])
    low = np.ones(near[-1] + side + 1)
    low[near - reach] = factors
    low = _least(low, 2 * reach + 1)
    sums = np.cumsum(np.concatenate([np.ones(reach + 1), low, np.ones(reach)]) - 1.0)
    width = 2 * reach + 1
    smooth = 1.0 + (sums[width:] - sums[:-width]) / width
    ends = np.flatnonzero(np.append(gaps, side * 2 + 1) > 2 * side)
    for first, last in zip([0, *(ends[:-1] + 1)], ends, strict=True):
        yield int(places[first]) - side, smooth[near[first] - side : near[last] + side + 1]


def _least(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The least of each value and those before it, ``width`` in all; in steps that double."""
    least, done = values.copy(), 1
    while done < width:
        step = min(done, width - done)
        least[step:] = np.minimum(least[step:], least[:-step])
        done += step
    return least
