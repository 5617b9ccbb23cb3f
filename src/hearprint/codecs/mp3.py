"""MP3: what every podcast app, hearing-aid streamer and old car radio plays.

Constant bit rate, so that a player can seek in a file it has only half received, with an "Info"
header (the Xing/LAME one) that tells the exact length and the encoder's delay, so that clips and
sound stay together to the sample.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from hearprint.codecs import ffmpeg
from hearprint.codecs.tags import tagged
from hearprint.errors import OutputError
from hearprint.ports import Piece, Tags
from hearprint.settings import SoundSettings

with warnings.catch_warnings():
    # pydub looks for a system ffmpeg when it is imported and warns without one; ours is in a wheel.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

_BYTES_PER_SAMPLE = 2
_FULL_SCALE = 32_767
_RULES = 2  #: raised when what we do to the sound changes


class Mp3Codec:
    """Fills :class:`hearprint.ports.Codec`. Holds nothing between calls."""

    def __init__(self, sound: SoundSettings | None = None) -> None:
        self._sound = sound or SoundSettings()

    @property
    def media_type(self) -> str:
        """RFC 3003."""
        return "audio/mpeg"

    @property
    def fingerprint(self) -> str:
        """Ffmpeg and what we ask of it; the sound's own settings are the caller's to name."""
        return f"mp3 ffmpeg {ffmpeg.version()} rules {_RULES}"

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        """One mono file at constant bit rate; all pieces must have one sample rate (ValueError).

        Lasts as long as its pieces: a player that honours the Info header cuts the padding.
        Raises OutputError when the disk is full or ffmpeg fails, UnavailableError without ffmpeg.
        """
        try:
            with TemporaryDirectory(prefix="hearprint-") as folder:
                mp3 = Path(folder) / "section.mp3"
                self._compress(pieces, gain_db, mp3)
                return mp3.read_bytes()
        except OSError as error:
            raise OutputError(
                f"The audio cannot be written: {error.strerror or error}.",
                hint="Make room on the disk for temporary files, then build again.",
            ) from error

    def tagged(self, audio: bytes, tags: Tags) -> bytes:
        """``audio`` behind an ID3 tag."""
        return tagged(audio, tags)

    def _compress(self, pieces: Iterable[Piece], gain_db: float, mp3: Path) -> None:
        """Samples go in by a pipe, so that no section is held whole; the file is one that can be
        sought in, because its Info header is filled in when all is written.
        """
        waiting = iter(pieces)
        first = next(waiting, None)
        rate = first.speech.sample_rate if first else self._sound.sample_rate
        # fmt: off
        ffmpeg.feed([
            "-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "pipe:0",
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
            "-c:a", "libmp3lame", "-b:a", f"{self._sound.bitrate}k", "-abr", "0",
            "-ar", str(self._sound.sample_rate), "-ac", "1",
            "-write_xing", "1", "-id3v2_version", "0", "-write_id3v1", "0",
            "-f", "mp3", str(mp3),
        ], _louder(chain([first] if first else [], waiting), rate, gain_db))
        # fmt: on


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
