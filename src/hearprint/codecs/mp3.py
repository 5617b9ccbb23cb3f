"""MP3: what every podcast app, hearing-aid streamer and old car radio plays.

Constant bit rate, so that a player can seek in a file it has only half received, with an "Info"
header (the Xing/LAME one) that tells the exact length and the encoder's delay, so that clips and
sound stay together to the sample.
"""

from __future__ import annotations

from collections.abc import Iterable

from hearprint.codecs import ffmpeg
from hearprint.codecs.pipe import encoded
from hearprint.codecs.tags import tagged
from hearprint.ports import Piece, Tags
from hearprint.settings import SoundSettings

_RULES = 4  #: raised when what we do to the sound changes
#: What LAME takes off all sound before it packs it, in decibels, up to so many kbit/s (measured
#: with tones at every bit rate; below 32 kHz it is the first at all of them).
_TAKEN_DB = ((160, 0.45), (192, 0.26), (224, 0.18), (320, 0.0))
#: How hard LAME looks for the best packing: a tenth quicker than what it does by itself, and nobody
#: hears it (PESQ, wide band, of 64 kbit/s: 4.446 and 4.452 with neural voices, 4.257 and 4.258 with
#: eSpeak NG; one step quicker it is 4.076).
_EFFORT = 5
#: Formant synthesis leaves so many bits over, from this bit rate on, that it comes out better where
#: LAME does not shape the noise at all, and in half the time (PESQ, wide band, of four voices of
#: eSpeak NG at 64 kbit/s: 4.33 to 4.37, with effort 5 4.23 to 4.27; STOI 0.999 and 0.998). At 48
#: kbit/s it is no better, and neural voices lose by it (4.12 for 4.43).
_FORMANT_EFFORT, _FORMANT_KBITS = 7, 64
_FULL_BAND = 32_000  #: Hz, from which a file is MPEG-1


class Mp3Codec:
    """Fills :class:`hearprint.ports.Codec`. Holds nothing between calls."""

    media_type = "audio/mpeg"  #: RFC 3003
    ending = "mp3"
    codecs = "mp3"
    headroom_db = 0.0

    def __init__(self, sound: SoundSettings | None = None, *, formant: bool = False) -> None:
        self._sound = sound or SoundSettings()
        quick = formant and self._sound.bitrate >= _FORMANT_KBITS
        self._effort = _FORMANT_EFFORT if quick else _EFFORT

    @property
    def bitrate(self) -> int:
        """Bits per second, constant."""
        return self._sound.bitrate * 1000

    @property
    def fingerprint(self) -> str:
        """Ffmpeg and what we ask of it."""
        rates = f"{self._sound.sample_rate} Hz {self._sound.bitrate} kbit/s"
        effort = f" effort {self._effort}" if self._effort != _EFFORT else ""
        return f"mp3 {rates}{effort} ffmpeg {ffmpeg.version()} rules {_RULES}"

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        """One mono file at constant bit rate, as :func:`hearprint.codecs.pipe.encoded`.

        Lasts as long as its pieces: a player that honours the Info header cuts the padding. As loud
        as they are, too: what LAME takes off is given back first.
        """
        # fmt: off
        options = (
            "-c:a", "libmp3lame", "-b:a", f"{self._sound.bitrate}k", "-abr", "0",
            "-compression_level", str(self._effort), "-ar", str(self._sound.sample_rate),
            "-write_xing", "1", "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3",
        )
        # fmt: on
        return encoded(pieces, gain_db + self._taken_db, self._sound.sample_rate, options)

    @property
    def _taken_db(self) -> float:
        if self._sound.sample_rate < _FULL_BAND:
            return _TAKEN_DB[0][1]
        return next(taken for most, taken in _TAKEN_DB if self._sound.bitrate <= most)

    def tagged(self, audio: bytes, tags: Tags) -> bytes:
        """``audio`` behind an ID3 tag."""
        return tagged(audio, tags)
