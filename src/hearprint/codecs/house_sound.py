"""Reads a house's own sound from any audio file that ffmpeg knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from hearprint.codecs import ffmpeg
from hearprint.codecs.pipe import no_room
from hearprint.model.speech import Speech

LONGEST_S = 60  #: a sound between sections, not a programme of its own
#: Kinds that are sound alone: a play list would lead ffmpeg to other files.
_KINDS = "wav,mp3,flac,ogg,aac,mov,aiff,matroska,w64,caf"


@lru_cache(maxsize=32)
def house_sound(data: bytes, sample_rate: int) -> Speech:
    """The sound in ``data``, mono, at ``sample_rate`` Hz; at most :data:`LONGEST_S` of it.

    Raises OutputError for what is no sound.
    """
    try:
        with TemporaryDirectory(prefix="hearprint-") as folder:
            file = Path(folder) / "sound"
            file.write_bytes(data)
            # fmt: off
            raw = ffmpeg.run([
                "-protocol_whitelist", "file", "-format_whitelist", _KINDS, "-t", str(LONGEST_S),
                "-i", str(file), "-map", "0:a:0", "-ac", "1", "-ar", str(sample_rate),
                "-f", "f32le", "-",
            ])
            # fmt: on
    except OSError as error:
        raise no_room(error) from error
    samples = np.clip(np.frombuffer(raw, "<f4"), -1.0, 1.0).astype(np.float32)
    return Speech(samples=samples, sample_rate=sample_rate)
