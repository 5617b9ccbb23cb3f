"""Speech in the cache: FLAC, which is lossless and half as large as the samples."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import soundfile
from numpy.typing import NDArray

from hearprint.model.speech import Speech
from hearprint.ports import Cache

_FULL_SCALE = 32_767
#: An empty FLAC file cannot be read back by every version; silence is told apart by these bytes.
_EMPTY = b"empty"
_SILENT = b"S"
_VOICED = b"V"


class CachedSpeeches:
    """Fills the port Speeches over any Cache."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def holds(self, key: str) -> bool:
        """Whether it was said before."""
        return self._cache.holds(key)

    def recall(self, key: str) -> Speech | None:
        """What was said before; None when it must be said again."""
        data = self._cache.recall(key)
        if data is None:
            return None
        kind, rest = data[:1], data[1:]
        if rest.startswith(_EMPTY):
            rate = int(rest[len(_EMPTY) :])
            return Speech(samples=np.zeros(0, np.float32), sample_rate=rate, silent=kind == _SILENT)
        whole, rate = soundfile.read(BytesIO(rest), dtype="int16")
        return _speech(whole, rate, silent=kind == _SILENT)

    def keep(self, key: str, speech: Speech) -> Speech:
        """Keep ``speech``; gives it as it will be recalled, in 16 bits. Raises OutputError."""
        whole = np.rint(np.clip(speech.samples, -1.0, 1.0) * _FULL_SCALE).astype("<i2")
        self._cache.keep(key, (_SILENT if speech.silent else _VOICED) + _bytes(whole, speech))
        return _speech(whole, speech.sample_rate, silent=speech.silent)


def _bytes(whole: NDArray[np.int16], speech: Speech) -> bytes:
    if not len(whole):
        return _EMPTY + str(speech.sample_rate).encode()
    file = BytesIO()
    soundfile.write(
        file, whole, speech.sample_rate, format="FLAC", subtype="PCM_16", compression_level=0.0
    )
    return file.getvalue()


def _speech(whole: NDArray[np.int16], rate: int, *, silent: bool) -> Speech:
    samples = np.divide(whole, _FULL_SCALE, dtype=np.float32)
    return Speech(samples=samples, sample_rate=rate, silent=silent)
