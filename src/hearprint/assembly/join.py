"""Joins speech: places the clips, plans the level, and gives the pieces for a codec.

Engines differ in loudness by 15 dB (measured), so the house's level holds only after it is evened
out. A section is gone through twice, once to measure and once to encode, and never held whole. All
figures are counted in samples and told in milliseconds once, at the end, so that clips tile a
recording of any length without drift.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hearprint.assembly.house import levelled
from hearprint.assembly.loudness import Meter
from hearprint.assembly.peaks import limited
from hearprint.assembly.ready import Load, remembering
from hearprint.assembly.sound import silence
from hearprint.model.speech import Clip, Script, Speech, Utterance, Voicing, WordTime
from hearprint.ports import Piece
from hearprint.settings import SoundSettings

#: Silence before the first and after the last words of a recording: players start and stop late.
EDGE_MS = 500
#: What stands for an utterance that could not be spoken, before its own pause.
MISSING_MS = 300
#: No longer pause is made, however slow the reading: listeners think that the sound has stopped.
LONGEST_PAUSE_MS = 2_400
#: Lossy codecs pass the peaks that they were given by about so much (MP3: 0.9, with eSpeak NG).
_CODEC_DB = 1.2
_MOST_GAIN_DB = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A section ready for a codec."""

    clips: tuple[Clip, ...]  #: one an utterance, tiling 0 to ``duration_ms``
    duration_ms: int
    gain_db: float
    missing: tuple[str, ...]  #: utterances that have words but no sound
    pieces: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What a codec joins, the first being the silence that leads in; may be gone through again."""

    utterances: tuple[Utterance, ...]
    load: Load
    hertz: int
    rate: float
    ceiling: float  #: amplitude that no peak passes before the gain
    lufs: float  #: loudness of the house's own sounds before the gain

    def __iter__(self) -> Iterator[Piece]:
        """Each utterance with the pause behind it."""
        yield Piece(speech=silence(0, self.hertz), pause_ms=EDGE_MS)
        pauses = _pauses(self.utterances, self.rate)
        for utterance, pause in zip(self.utterances, pauses, strict=True):
            speech = self._heard(utterance)
            yield Piece(speech=limited(speech, self.ceiling), pause_ms=pause)

    def _heard(self, utterance: Utterance) -> Speech:
        said = self.load(utterance) or silence(MISSING_MS, self.hertz)
        return levelled(said, self.lufs) if utterance.voicing is Voicing.SOUND else said

    def lower(self, factor: float) -> Pieces:
        """The same with peaks held at ``factor`` of where they are held now."""
        return replace(self, ceiling=self.ceiling * factor)

    def loudness(self, meter: Meter, begins: Sequence[int]) -> float:
        """That of all pieces, their peaks held, before the gain; LUFS.

        ``meter`` has heard them as they were, each from the sample in ``begins``.
        """
        for utterance, begin in zip(self.utterances, begins, strict=True):
            speech = self._heard(utterance)
            held = limited(speech, self.ceiling)
            if held is not speech and utterance.voicing is not Voicing.SOUND:
                meter.change(speech.samples, held.samples, begin)
        return meter.loudness()


def assemble(script: Script, load: Load, sound: SoundSettings, rate: float) -> Assembled:
    """Join what was said for each utterance of ``script``.

    Pauses are the script's, divided by ``rate``. Speech that breaks the engine's contract, or is
    empty though its utterance holds words, counts as missing. Raises ValueError when there is
    nothing to say, and when speeches differ in sample rate.
    """
    utterances = script.utterances
    if not utterances:
        raise ValueError(f"section {script.section} has nothing to say")
    load = remembering(load)
    taken = _measure(utterances, load, rate)
    hertz = taken.hertz or sound.sample_rate
    gain = _gain(taken.meter.loudness() if taken.meter else -math.inf, sound)
    pieces = Pieces(
        utterances=utterances,
        load=load,
        hertz=hertz,
        rate=rate,
        ceiling=_ceiling(gain, sound),
        lufs=sound.loudness_lufs - gain,
    )
    if taken.meter and taken.peak > pieces.ceiling:
        # Holding the peaks takes some loudness away, which is given back, once.
        gain = _gain(pieces.loudness(taken.meter, taken.begins), sound)
        lufs = sound.loudness_lufs - gain
        pieces = replace(pieces, ceiling=_ceiling(gain, sound), lufs=lufs)
    edges = [round(edge * 1000 / hertz) for edge in taken.edges(hertz)]
    return Assembled(
        clips=_clips(utterances, edges, taken.words),
        duration_ms=edges[-1],
        gain_db=gain,
        missing=taken.missing,
        pieces=pieces,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What the first time through found out."""

    hertz: int  #: 0 when nothing was said
    begins: tuple[int, ...]  #: of each utterance, in samples, for the meter
    lengths: tuple[int | None, ...]  #: samples of each utterance; None where it is missing
    pauses_ms: tuple[int, ...]
    meter: Meter | None  #: has heard all that is said; None when nothing was
    peak: float  #: the highest amplitude
    missing: tuple[str, ...]
    words: tuple[tuple[WordTime, ...], ...]  #: of each utterance, from where its sound starts

    def edges(self, hertz: int) -> Iterator[int]:
        """Where each piece ends, in samples from the start; the lead-in first."""
        at = _samples(EDGE_MS, hertz)
        yield at
        for length, pause in zip(self.lengths, self.pauses_ms, strict=True):
            at += _samples(MISSING_MS, hertz) if length is None else length
            at += _samples(pause, hertz)
            yield at


def _measure(utterances: Sequence[Utterance], load: Load, rate: float) -> _Taken:
    hertz, at, peak = 0, 0, 0.0
    meter: Meter | None = None
    begins: list[int] = []
    lengths: list[int | None] = []
    missing = []
    words: list[tuple[WordTime, ...]] = []
    pauses = _pauses(utterances, rate)
    for utterance, pause in zip(utterances, pauses, strict=True):
        speech = load(utterance)
        words.append(speech.words if speech else ())
        begins.append(at)
        if speech is None:
            lengths.append(None)
            missing.append(utterance.id)
            at += _samples(MISSING_MS + pause, hertz)
            continue
        if meter is None:
            hertz, meter = speech.sample_rate, Meter(speech.sample_rate)
        if speech.sample_rate != hertz:
            rates = sorted({hertz, speech.sample_rate})
            raise ValueError(f"one section cannot hold speech of {rates} Hz")
        if not speech.silent and utterance.voicing is not Voicing.SOUND:
            meter.add(speech.samples, at)
            peak = max(peak, float(np.abs(speech.samples).max(initial=0.0)))
        lengths.append(len(speech.samples))
        at += len(speech.samples) + _samples(pause, hertz)
    return _Taken(
        hertz=hertz,
        begins=tuple(begins),
        lengths=tuple(lengths),
        pauses_ms=pauses,
        meter=meter,
        peak=peak,
        missing=tuple(missing),
        words=tuple(words),
    )


def _gain(loudness: float, sound: SoundSettings) -> float:
    """What brings the section to its level, in hundredths of a decibel; none for silence."""
    if math.isinf(loudness):
        return 0.0
    wanted = min(sound.loudness_lufs - loudness, _MOST_GAIN_DB)
    return math.floor(wanted * 100.0) / 100.0


def _ceiling(gain: float, sound: SoundSettings) -> float:
    """The amplitude that a peak may have before ``gain``."""
    return float(10.0 ** ((sound.peak_db - _CODEC_DB - gain) / 20.0))


def _pauses(utterances: Sequence[Utterance], rate: float) -> tuple[int, ...]:
    """Behind each utterance, in milliseconds; the file's end behind the last."""
    inner = (min(round(one.pause_ms / rate), LONGEST_PAUSE_MS) for one in utterances[:-1])
    return (*inner, EDGE_MS)


def _samples(length_ms: int, hertz: int) -> int:
    return round(length_ms * hertz / 1000)


def _clips(
    utterances: Sequence[Utterance], edges: Sequence[int], words: Sequence[tuple[WordTime, ...]]
) -> tuple[Clip, ...]:
    """One clip an utterance with the pause behind it; the lead-in belongs to the first."""
    begins = [0, *edges[1:]]
    return tuple(
        Clip(
            utterance=utterance.id,
            begin_ms=begin,
            end_ms=end,
            words=tuple(word.later(sound) for word in said),
        )
        for utterance, begin, sound, end, said in zip(
            utterances, begins, edges, edges[1:], words, strict=False
        )
    )
