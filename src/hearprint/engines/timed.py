"""The neural voice with the times of its words, exact to a sound.

The network works out how long each phoneme lasts before it draws the sound; that inner result is
made an output of it. A word's time runs from its first phoneme to its last, of the groups that the
library parts by spaces. The sound is the library's own, sample for sample.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from hibari import Hibari, dsp
from numpy.typing import NDArray

from hearprint.engines.onnx_output import with_output
from hearprint.model.speech import WordTime

#: Phonemes' lengths in units of two frames, one number for each phoneme and the two ends.
_LENGTHS = "/Clip_output_0"
_FRAMES = 2
_SOUNDS = re.compile(r"\[(?P<words>[^\]]+)\]\(/[^)]*/\)")
_EDGE = re.compile(r"^\W+|\W+$")

_Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where something is heard, in milliseconds from the start of the sound."""

    begin_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the network made of a text."""

    samples: _Samples
    groups: tuple[Span, ...]  #: of phonemes, as the library parts them; none when unknown


class TimedVoice:
    """One of the library's voices, loaded."""

    def __init__(self, voice: str, file: str) -> None:
        try:
            model = with_output(Path(file).read_bytes(), _LENGTHS)
            self._voice, self._timed = Hibari(voice=voice, model=model, threads=1), True
        except Exception:  # noqa: BLE001 - another network inside: it speaks all the same
            self._voice, self._timed = Hibari(voice=voice, model=file, threads=1), False

    def phonemize(self, text: str) -> list[str]:
        """The library's phonemes, a string for each of its sentences."""
        return [str(one) for one in self._voice.phonemize(text)]

    def say(self, text: str, *, speed: float, seed: int) -> Said:
        """Say ``text`` at 24 kHz; raises whatever the library raises."""
        noise = np.random.default_rng(seed)
        parts: list[_Samples] = [np.zeros(0, np.float32)]
        groups: list[Span] = []
        exact, at = self._timed, 0
        for phonemes in self.phonemize(text):
            known = [sign for sign in phonemes if sign in self._voice.vocab]
            ids = self._voice.ids(phonemes)
            if not known:
                continue
            spectra, lengths = self._run(ids, speed)
            samples = dsp.synth(*spectra, noise)
            exact = exact and int(lengths.sum()) * _FRAMES * dsp.HOP == len(samples)
            if exact:
                groups += groups_of(known, lengths, _FRAMES * dsp.HOP, at)
            parts.append(samples)
            at += len(samples)
        return Said(samples=np.concatenate(parts), groups=tuple(groups) if exact else ())

    def _run(self, ids: Sequence[int], speed: float) -> tuple[list[_Samples], _Samples]:
        """One sentence's spectra with its pitch, and the lengths where known."""
        given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        made = [np.asarray(one) for one in self._voice.sess.run(None, given)]
        lengths = made.pop().reshape(-1) if self._timed else np.zeros(2, np.float32)
        return [one[0] for one in made], lengths


def groups_of(signs: Sequence[str], lengths: _Samples, unit: int, at: int) -> list[Span]:
    """The span of each run of phonemes between spaces; runs without a sound are none.

    ``lengths`` are those of the phonemes and of the two ends, in units of so many samples; ``at``
    is the sample at which the sound starts.
    """
    edges = (at + np.cumsum(lengths)[:-1] * unit) * (1000 / dsp.SR)
    found: list[Span] = []
    start: int | None = None
    end = 0
    for number, sign in enumerate([*signs, " "]):
        if sign == " " and start is not None:
            found.append(Span(float(edges[start]), float(edges[end + 1])))
            start = None
        elif sign.isalpha():
            start, end = number if start is None else start, number
    return found


def word_times(spoken: str, said: Sequence[tuple[str, Span | None]]) -> tuple[WordTime, ...]:
    """Where the words of ``spoken`` are heard, given the words that the voice took, in order.

    A word given by its sounds (``[two-words](/sounds/)``) may stand for several. Nothing is told
    when the two do not run in step, or a word's span is unknown.
    """
    words = list(re.finditer(r"\S+", spoken))
    times: list[WordTime] = []
    at = 0
    for taken, span in said:
        count = _standing_for(taken, [one[0] for one in words[at : at + 8]])
        if at + count > len(words) or span is None:
            return ()
        if span.end_ms > span.begin_ms:
            times.append(
                WordTime(
                    start=words[at].start(),
                    end=words[at + count - 1].end(),
                    begin_ms=round(span.begin_ms),
                    end_ms=round(span.end_ms),
                )
            )
        at += count
    return tuple(times) if at == len(words) else ()


def _standing_for(taken: str, following: Sequence[str]) -> int:
    """How many of the following words ``taken`` stands for."""
    sounds = _SOUNDS.search(taken)
    if sounds is None:
        return 1
    for count in range(1, len(following) + 1):
        if _EDGE.sub("", "-".join(following[:count])).startswith(sounds["words"]):
            return count
    return 1
