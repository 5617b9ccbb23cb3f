"""Pieces of sound through ffmpeg into one file: what all codecs have in common."""

from __future__ import annotations

import warnings
import wave
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from hearprint.codecs import ffmpeg
from hearprint.errors import OutputError
from hearprint.ports import Piece

with warnings.catch_warnings():
    # pydub looks for a system ffmpeg when it is imported and warns without one; ours is in a wheel.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

_BYTES_PER_SAMPLE = 2
_FULL_SCALE = 32_767
#: As WAV ffmpeg takes samples by so many bytes at a go, and spares a tenth of what it takes to pass
#: them on; the length is not known when it begins. Of a WAV it would look through the first minute
#: for another codec that passes itself off as samples: that takes as long as coding 20 seconds, and
#: samples that happen to read like DTS would be unpacked.
# fmt: off
_SOURCE = (
    "-f", "wav", "-max_size", "65536", "-ignore_length", "1",
    "-c:a", "pcm_s16le", "-max_probe_packets", "0", "-i", "pipe:0",
)
# fmt: on
#: Nothing in a file tells when, where or by which build of ffmpeg it was made.
_EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact")


def encoded(
    pieces: Iterable[Piece], gain_db: float, usual_rate: int, options: Sequence[str]
) -> bytes:
    """One mono file of all pieces, made by ffmpeg with ``options``.

    Samples go in by a pipe, so that no section is held whole; the file is one that can be sought
    in, because headers are filled in when all is written. All pieces must have one sample rate
    (ValueError); ``usual_rate`` is that of no pieces. Raises OutputError when the disk is full or
    ffmpeg fails, UnavailableError without ffmpeg.
    """
    waiting = iter(pieces)
    first = next(waiting, None)
    rate = first.speech.sample_rate if first else usual_rate
    try:
        with TemporaryDirectory(prefix="hearprint-") as folder:
            made = Path(folder) / "section"
            ffmpeg.feed(
                [*_SOURCE, *_EXACT, *options, "-ac", "1", str(made)],
                chain(
                    [_header(rate)],
                    _louder(chain([first] if first else [], waiting), rate, gain_db),
                ),
            )
            return made.read_bytes()
    except OSError as error:
        raise no_room(error) from error


def no_room(error: OSError) -> OutputError:
    """What it means that a temporary file cannot be written."""
    return OutputError(
        f"The audio cannot be written: {error.strerror or error}.",
        hint="Make room on the disk for temporary files, then build again.",
    )


def _header(rate: int) -> bytes:
    """How a WAV file of one channel begins."""
    file = BytesIO()
    with wave.open(file, "wb") as head:
        head.setnchannels(1)
        head.setsampwidth(_BYTES_PER_SAMPLE)
        head.setframerate(rate)
    return file.getvalue()


def _louder(pieces: Iterable[Piece], rate: int, gain_db: float) -> Iterator[bytes]:
    """16-bit samples of all pieces, louder by ``gain_db``, their pauses behind them."""
    for piece in pieces:
        speech = piece.speech
        if speech.sample_rate != rate:
            raise ValueError(f"pieces of {rate} Hz and {speech.sample_rate} Hz cannot be joined")
        whole = np.rint(np.clip(speech.samples, -1.0, 1.0) * _FULL_SCALE).astype("<i2")
        yield bytes(_segment(whole.tobytes(), rate).apply_gain(gain_db).raw_data)
        yield bytes(_BYTES_PER_SAMPLE * piece.pause_samples)


def _segment(samples: bytes, rate: int) -> AudioSegment:
    return AudioSegment(data=samples, sample_width=_BYTES_PER_SAMPLE, frame_rate=rate, channels=1)
