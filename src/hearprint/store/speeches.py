"""Speech in the cache: FLAC, which is lossless and half as large as the samples."""

from __future__ import annotations

import struct
from collections import OrderedDict
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from hearprint.model.speech import Speech, WordTime
from hearprint.ports import Cache

_FULL_SCALE = 32_767
#: An empty FLAC file cannot be read back by every version; silence is told apart by these bytes.
_EMPTY = b"empty"
_SILENT = b"S"
_VOICED = b"V"
#: Before the rest: the words' times, as so many numbers of four bytes, four a word.
_WORDS = b"W"
_COUNT = struct.Struct("<I")


#: Samples of what was kept last that are held in memory too, two bytes each: six minutes.
_HELD = 8_000_000


class CachedSpeeches:
    """Fills the port Speeches over any Cache.

    What a process has just said it mostly joins next, and unpacking takes as long as packing.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._room = _HELD

    def holds(self, key: str) -> bool:
        """Whether it was said before."""
        return self._cache.holds(key)

    def recall(self, key: str) -> Speech | None:
        """What was said before; None when it must be said again."""
        if held := self._held.get(key):
            return held.speech()
        data = self._cache.recall(key)
        if data is None:
            return None
        words: tuple[WordTime, ...] = ()
        if data.startswith(_WORDS):
            words, data = _words(data)
        kind, rest = data[:1], data[1:]
        if rest.startswith(_EMPTY):
            rate = int(rest[len(_EMPTY) :])
            return Speech(samples=np.zeros(0, np.float32), sample_rate=rate, silent=kind == _SILENT)
        whole, rate = soundfile.read(BytesIO(rest), dtype="int16")
        return _Held(whole, rate, kind == _SILENT, words).speech()

    def keep(self, key: str, speech: Speech) -> Speech:
        """Keep ``speech``; gives it as it will be recalled, in 16 bits. Raises OutputError."""
        whole = np.rint(np.clip(speech.samples, -1.0, 1.0) * _FULL_SCALE).astype("<i2")
        kind = _SILENT if speech.silent else _VOICED
        words = speech.words if len(whole) else ()
        self._cache.keep(key, _told(words) + kind + _bytes(whole, speech))
        held = _Held(whole, speech.sample_rate, speech.silent, words)
        self._hold(key, held)
        return held.speech()

    def _hold(self, key: str, held: _Held) -> None:
        if key in self._held:
            self._room += len(self._held.pop(key).whole)
        self._held[key] = held
        self._room -= len(held.whole)
        while self._room < 0:
            self._room += len(self._held.popitem(last=False)[1].whole)


class _Held(NamedTuple):
    """Speech in 16 bits."""

    whole: NDArray[np.int16]
    rate: int
    silent: bool
    words: tuple[WordTime, ...]

    def speech(self) -> Speech:
        """As engines give it."""
        samples = np.divide(self.whole, _FULL_SCALE, dtype=np.float32)
        return Speech(samples=samples, sample_rate=self.rate, silent=self.silent, words=self.words)


def _bytes(whole: NDArray[np.int16], speech: Speech) -> bytes:
    if not len(whole):
        return _EMPTY + str(speech.sample_rate).encode()
    file = BytesIO()
    soundfile.write(
        file, whole, speech.sample_rate, format="FLAC", subtype="PCM_16", compression_level=0.0
    )
    return file.getvalue()


def _told(words: Sequence[WordTime]) -> bytes:
    if not words:
        return b""
    numbers = [(one.start, one.end, one.begin_ms, one.end_ms) for one in words]
    return _WORDS + _COUNT.pack(4 * len(words)) + np.asarray(numbers, "<i4").tobytes()


def _words(data: bytes) -> tuple[tuple[WordTime, ...], bytes]:
    """The words' times at the head of ``data``, and the rest of it."""
    begin = len(_WORDS) + _COUNT.size
    (count,) = _COUNT.unpack_from(data, len(_WORDS))
    table = np.frombuffer(data, "<i4", count, begin).reshape(-1, 4).tolist()
    words = tuple(
        WordTime(start=start, end=end, begin_ms=first, end_ms=last)
        for start, end, first, last in table
    )
    return words, data[begin + 4 * count :]
