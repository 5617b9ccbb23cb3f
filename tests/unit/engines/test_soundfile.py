from __future__ import annotations

import struct
import wave
from io import BytesIO

import numpy as np
import pytest

from hearprint.engines.soundfile import read_sound

RATE_22050 = bytes.fromhex("400dac44000000000000")


def wav(frames: bytes, *, channels: int = 1, width: int = 2) -> bytes:
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(22_050)
        file.writeframes(frames)
    return buffer.getvalue()


def aiff(frames: bytes, *, kind: bytes = b"AIFF", order: bytes = b"") -> bytes:
    common = struct.pack(">hIh", 1, len(frames) // 2, 16) + RATE_22050 + order
    chunks = b"COMM" + struct.pack(">I", len(common)) + common
    chunks += b"odd!" + struct.pack(">I", 1) + b"x\0"
    chunks += b"SSND" + struct.pack(">III", 8 + len(frames), 0, 0) + frames
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + kind + chunks


def test_wav_is_read() -> None:
    speech = read_sound(wav(struct.pack("<3h", 0, 16_384, -32_768)))
    assert speech.sample_rate == 22_050
    assert speech.samples.dtype == np.float32
    assert speech.samples.tolist() == [0.0, 0.5, -1.0]


def test_channels_are_averaged() -> None:
    assert read_sound(wav(struct.pack("<2h", 16_384, 0), channels=2)).samples.tolist() == [0.25]


def test_aiff_is_read() -> None:
    speech = read_sound(aiff(struct.pack(">2h", 16_384, -32_768)))
    assert speech.sample_rate == 22_050
    assert speech.samples.tolist() == [0.5, -1.0]


def test_aiff_c_with_swapped_bytes_is_read() -> None:
    data = aiff(struct.pack("<1h", 16_384), kind=b"AIFC", order=b"sowt\0\0")
    assert read_sound(data).samples.tolist() == [0.5]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"FORM\0\0\0\0AIFF",
        wav(b"\0\0\0", width=1),
        aiff(b"\0\0", kind=b"AIFC", order=b"ima4\0\0"),
        aiff(b"\0\0")[:40],
    ],
)
def test_damage_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="sound"):
        read_sound(data)
