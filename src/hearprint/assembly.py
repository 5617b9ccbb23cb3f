"""Joins speech: cuts the engines' own silence, plans loudness, and places the clips.

Every engine leaves a different silence around what it says (neural 300 to 500 ms, eSpeak 10 ms)
and has a loudness of its own (15 dB apart, measured), so a script's pauses and the house's level
hold only after both are evened out. All figures are counted in samples and told in milliseconds
once, at the end, so that clips tile a recording of any length without drift.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearprint.model.speech import Clip, Script, Speech, Utterance
from hearprint.model.words import count_words
from hearprint.ports import Piece
from hearprint.settings import SoundSettings

#: Silence before the first and after the last words of a recording: players start and stop late.
EDGE_MS = 500
#: What stands for an utterance that could not be spoken, before its own pause.
MISSING_MS = 300
#: Between the parts of a sentence that an engine could only say in parts.
_BREATH_MS = 120

_Samples = NDArray[np.float32]
_TRIM_FRAME_MS = 5
_TRIM_DB = -50.0  #: against the peak of the utterance; quiet consonants lie above it
_MARGIN_FRAMES = 3  #: kept on either side of the words, faded in and out
_LEVEL_FRAME_MS = 20
_ACTIVE_DB = -40.0  #: against the loudest frame; breaths and pauses lie below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A section ready for a codec."""

    pieces: tuple[Piece, ...]  #: the first one is the silence that leads in
    clips: tuple[Clip, ...]  #: one an utterance, tiling 0 to ``duration_ms``
    duration_ms: int
    gain_db: float
    missing: tuple[str, ...]  #: utterances that have words but no sound


def assemble(
    script: Script, speeches: Sequence[Speech | None], sound: SoundSettings, rate: float
) -> Assembled:
    """Join what was said for each utterance of ``script``; None where nothing could be.

    Pauses are the script's, divided by ``rate``. Speech that breaks the engine's contract, or is
    empty though its utterance holds words, counts as missing. Raises ValueError when there is
    nothing to say, and when speeches and utterances differ in number or speeches in sample rate.
    """
    utterances = script.utterances
    if not utterances:
        raise ValueError(f"section {script.section} has nothing to say")
    if len(utterances) != len(speeches):
        raise ValueError(f"{len(utterances)} utterances, but {len(speeches)} speeches")
    hertz = _one_rate(speeches, sound)
    said = [_said(*pair) for pair in zip(utterances, speeches, strict=True)]
    spoken = [speech or _silence(MISSING_MS, hertz) for speech in said]
    pauses = [round(utterance.pause_ms / rate) for utterance in utterances[:-1]] + [EDGE_MS]
    pieces = [Piece(speech=_silence(0, hertz), pause_ms=EDGE_MS)]
    pieces += [
        Piece(speech=speech, pause_ms=pause) for speech, pause in zip(spoken, pauses, strict=False)
    ]
    edges = _edges(pieces, hertz)
    return Assembled(
        pieces=tuple(pieces),
        clips=_clips(utterances, edges),
        duration_ms=edges[-1],
        gain_db=level(spoken, sound),
        missing=tuple(u.id for u, speech in zip(utterances, said, strict=True) if speech is None),
    )


def joined(speeches: Sequence[Speech]) -> Speech:
    """The parts of one utterance as one speech, a breath apart."""
    if len(speeches) == 1:
        return speeches[0]
    hertz = speeches[0].sample_rate
    breath = _silence(_BREATH_MS, hertz).samples
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


def silence(speech: Speech) -> bool:
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
        return Speech(samples=samples[:0], sample_rate=speech.sample_rate)
    loud = np.flatnonzero(np.abs(samples) > peak * _ratio(_TRIM_DB))
    margin = _MARGIN_FRAMES * frame
    begin = max(0, int(loud[0]) - margin)
    end = min(len(samples), int(loud[-1]) + 1 + margin)
    if begin == 0 and end == len(samples):
        return speech
    cut = samples[begin:end].copy()
    ramp = np.linspace(0.0, 1.0, margin, endpoint=False, dtype=np.float32)
    if begin > 0:
        cut[:margin] *= ramp
    if end < len(samples):
        cut[-margin:] *= ramp[::-1]
    return Speech(samples=cut, sample_rate=speech.sample_rate)


def level(speeches: Sequence[Speech], sound: SoundSettings) -> float:
    """The gain in dB that brings active speech to ``sound.level_db`` (RMS, full scale = 0 dB).

    Active are frames of 20 ms within 40 dB of the loudest, so that pauses do not count (the idea
    of ITU-T P.56). Less gain is given where a sample would pass ``sound.peak_db``; silence gets 0.
    Rounded down to hundredths.
    """
    powers = [_powers(speech) for speech in speeches]
    frames = np.concatenate(powers) if powers else np.zeros(0)
    loudest = float(frames.max(initial=0.0))
    if loudest == 0.0:
        return 0.0
    active = frames[frames > loudest * _ratio(2 * _ACTIVE_DB)]
    peak = max(float(np.abs(speech.samples).max(initial=0.0)) for speech in speeches)
    wanted = sound.level_db - 10.0 * math.log10(float(active.mean()))
    allowed = sound.peak_db - 20.0 * math.log10(peak)
    return math.floor(min(wanted, allowed) * 100.0) / 100.0


def _one_rate(speeches: Sequence[Speech | None], sound: SoundSettings) -> int:
    rates = {speech.sample_rate for speech in speeches if speech is not None}
    if len(rates) > 1:
        raise ValueError(f"one section cannot hold speech of {sorted(rates)} Hz")
    return next(iter(rates), sound.sample_rate)


def _said(utterance: Utterance, speech: Speech | None) -> Speech | None:
    """What was said, without its edges; None when words of the utterance were not."""
    if speech is None or not usable(speech):
        return None
    if speech.silent:
        return speech
    cut = trim(speech)
    return cut if len(cut.samples) or not count_words(utterance.spoken) else None


def _edges(pieces: Sequence[Piece], hertz: int) -> list[int]:
    """Where each piece ends, in whole milliseconds from the start of the file."""
    lengths = [len(piece.speech.samples) + piece.pause_samples for piece in pieces]
    return [round(int(sum_) * 1000 / hertz) for sum_ in np.cumsum(lengths, dtype=np.int64)]


def _clips(utterances: Sequence[Utterance], edges: Sequence[int]) -> tuple[Clip, ...]:
    """One clip an utterance with the pause behind it; the lead-in belongs to the first."""
    begins = [0, *edges[1:]]
    return tuple(
        Clip(utterance=utterance.id, begin_ms=begin, end_ms=end)
        for utterance, begin, end in zip(utterances, begins, edges[1:], strict=False)
    )


def _powers(speech: Speech) -> NDArray[np.float64]:
    """Mean power of every whole frame of 20 ms; of all of it when it is shorter."""
    size = speech.sample_rate * _LEVEL_FRAME_MS // 1000
    samples = speech.samples
    count = len(samples) // size
    frames = samples[: count * size].reshape(count, size) if count else samples.reshape(1, -1)
    if not frames.size:
        return np.zeros(0)
    return np.asarray(np.einsum("ij,ij->i", frames, frames, dtype=np.float64)) / frames.shape[1]


def _silence(length_ms: int, hertz: int) -> Speech:
    samples: _Samples = np.zeros(round(length_ms * hertz / 1000), np.float32)
    return Speech(samples=samples, sample_rate=hertz)


def _ratio(decibel: float) -> float:
    """Decibels to a factor of amplitude."""
    return float(10.0 ** (decibel / 20.0))
