"""Listens to finished files: how long they are, how loud at most, how long they fall silent.

MP3 and Ogg are decoded by libsndfile, which honours what their headers say of padding, some two
thousand times faster than they play; whatever it does not know, by ffmpeg. Nothing is held whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile
from numpy.typing import NDArray

from hearprint.codecs import ffmpeg
from hearprint.codecs.pipe import no_room
from hearprint.errors import OutputError
from hearprint.model.speech import Heard

_FRAME_MS = 10
_QUIET = 10.0 ** (-60.0 / 20.0)  #: below it nothing is heard in any room
_BLOCK_S = 5  #: decoded at a go; so much stays in a processor's own memory
_RATE = 44_100  #: Hz, at which ffmpeg decodes
#: How a stream of AAC begins, beside eight ones (ISO 13818-7, 6.2.1).
_ADTS_MASK, _ADTS = 0xF6, 0xF0

_Samples = NDArray[np.float32]


def hear(audio: bytes) -> Heard:
    """What is heard in a file of one channel. Raises OutputError when it cannot be decoded.

    A bare stream of AAC tells nothing of its padding, which counts then.
    """
    if audio[:1] == b"\xff" and audio[1:2] and audio[1] & _ADTS_MASK == _ADTS:
        return _heard_by_ffmpeg(audio)
    try:
        with soundfile.SoundFile(BytesIO(audio)) as file:
            rate = int(file.samplerate)
            return _heard(file.blocks(rate * _BLOCK_S, dtype="float32"), rate)
    except (soundfile.LibsndfileError, RuntimeError) as error:
        raise OutputError(
            f"An audio file that was just made cannot be decoded ({error}).",
            hint="Run the same command again.",
        ) from error


def _heard_by_ffmpeg(audio: bytes) -> Heard:
    try:
        with TemporaryDirectory(prefix="hearprint-") as folder:
            file = Path(folder) / "section"
            file.write_bytes(audio)
            return heard_in(file)
    except OSError as error:
        raise no_room(error) from error


def heard_in(file: Path) -> Heard:
    """The same of a file of any kind that ffmpeg knows."""
    arguments = ["-i", str(file), "-map", "0:a", "-f", "f32le", "-ac", "1", "-ar", str(_RATE), "-"]
    return _heard(_samples(ffmpeg.stream(arguments)), _RATE)


def _samples(parts: Iterable[bytes]) -> Iterator[_Samples]:
    left = b""
    for part in parts:
        whole = left + part
        cut = len(whole) // 4 * 4
        yield np.frombuffer(whole[:cut], "<f4")
        left = whole[cut:]


@dataclass(slots=True)
class _Silence:
    """Follows how long nothing is heard, frame by frame, over the blocks' edges."""

    now: int = 0
    longest: int = 0

    def add(self, peaks: _Samples) -> None:
        loud = np.flatnonzero(peaks > _QUIET)
        if not len(loud):
            self.now += len(peaks)
        else:
            within = int(np.diff(loud).max(initial=1)) - 1
            self.longest = max(self.longest, self.now + int(loud[0]), within)
            self.now = len(peaks) - 1 - int(loud[-1])
        self.longest = max(self.longest, self.now)


def _heard(blocks: Iterable[_Samples], rate: int) -> Heard:
    frame, count, peak, silence = rate * _FRAME_MS // 1000, 0, 0.0, _Silence()
    left: _Samples = np.zeros(0, np.float32)
    for block in blocks:
        count += len(block)
        whole = np.concatenate([left, np.abs(block)]) if len(left) else np.abs(block)
        cut = len(whole) // frame * frame
        peaks = whole[:cut].reshape(-1, frame).max(axis=1)
        peak = max(peak, float(peaks.max(initial=0.0)))
        silence.add(peaks)
        left = whole[cut:]
    return Heard(
        duration_ms=round(count * 1000 / rate),
        peak=round(max(peak, float(left.max(initial=0.0))), 4),
        silence_ms=silence.longest * _FRAME_MS,
    )
