"""Reads the sound files that system voices write (WAV everywhere, AIFF on macOS), and any other.

Layouts: "Multimedia Programming Interface and Data Specifications 1.0" (RIFF WAVE) through the
standard library, and Apple's "Audio Interchange File Format: AIFF" 1.3 with its AIFF-C draft.
"""

from __future__ import annotations

import math
import struct
import wave
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from hearprint.model.speech import Speech

_SIXTEEN_BITS = 2
#: Kinds of AIFF-C that are plain samples, and their order of bytes.
_ORDERS = {b"NONE": ">i2", b"twos": ">i2", b"sowt": "<i2"}


def read_sound(data: bytes) -> Speech:
    """Mono samples of a 16-bit WAV or AIFF file; channels are averaged. Raises ValueError."""
    if data[:4] == b"FORM" and data[8:12] in {b"AIFF", b"AIFC"}:
        return _aiff(data)
    try:
        with wave.open(BytesIO(data)) as file:
            if file.getsampwidth() != _SIXTEEN_BITS:
                raise ValueError("the sound has not 16 bits a sample")
            frames = file.readframes(file.getnframes())
            return _speech(frames, "<i2", file.getnchannels(), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"the sound cannot be read: {error}") from error


def read_any(data: bytes) -> Speech:
    """Mono samples of whatever libsndfile reads; channels are averaged, full scale is kept.

    A WAV that was written to a pipe does not know its length: then all that came is taken. Raises
    ValueError.
    """
    import soundfile  # noqa: PLC0415 - the system's voices do without it

    try:
        table, rate = soundfile.read(BytesIO(data), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError, TypeError) as error:
        raise ValueError("what it wrote is no sound file") from error
    samples: NDArray[np.float32] = table.mean(axis=1, dtype=np.float32)
    if not np.isfinite(samples).all():
        raise ValueError("what it wrote holds samples that are no numbers")
    return Speech(samples=np.clip(samples, -1.0, 1.0), sample_rate=int(rate))


def _aiff(data: bytes) -> Speech:
    chunks = _chunks(data)
    try:
        common, sound = chunks[b"COMM"], chunks[b"SSND"]
        channels, _frames, bits = struct.unpack_from(">hIh", common)
        rate = _extended(common[8:18])
        order = _ORDERS[common[18:22] if data[8:12] == b"AIFC" else b"NONE"]
        offset = struct.unpack_from(">I", sound)[0]
    except (KeyError, struct.error) as error:
        raise ValueError("the AIFF sound is damaged or packed") from error
    if bits != 8 * _SIXTEEN_BITS:
        raise ValueError("the sound has not 16 bits a sample")
    return _speech(sound[8 + offset :], order, channels, rate)


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """Chunks by name; each starts on an even byte."""
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "big")
        chunks[name] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return chunks


def _extended(number: bytes) -> int:
    """A rate in Hz from 80-bit extended precision (IEEE 754): exponent, then mantissa."""
    exponent, mantissa = struct.unpack(">HQ", number)
    return round(float(mantissa) * math.pow(2.0, exponent - 16_383 - 63))


def _speech(frames: bytes, order: str, channels: int, rate: int) -> Speech:
    if channels < 1 or rate < 1:
        raise ValueError("the sound has no channels or no rate")
    whole = len(frames) - len(frames) % (_SIXTEEN_BITS * channels)
    table = np.frombuffer(frames[:whole], order).reshape(-1, channels)
    one = table[:, 0] if channels == 1 else table.mean(axis=1)
    samples: NDArray[np.float32] = np.divide(one, 32_768, dtype=np.float32)
    return Speech(samples=samples, sample_rate=rate)
