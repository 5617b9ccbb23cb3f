"""Audiobooks: what their packing does to speech."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearprint.codecs import ffmpeg
from hearprint.codecs.m4b import AacCodec
from hearprint.model.speech import Speech
from hearprint.ports import Piece

HERTZ = 44_100
FRAME = 1024  #: samples that the encoder puts before the sound
FORMANTS = ((600, 80), (1_100, 90), (2_400, 120))  #: Hz, and how wide


def vowel(seconds: int) -> NDArray[np.float32]:
    """A voice of 110 Hz that swells and fades twice a second."""
    at = np.arange(HERTZ * seconds) / HERTZ
    pitches = 110.0 * np.arange(1, 60)
    gains = sum(1.0 / (1.0 + ((pitches - place) / wide) ** 2) for place, wide in FORMANTS)
    sung = (gains[:, None] * np.sin(2 * np.pi * pitches[:, None] * at)).sum(axis=0)
    swelling = np.clip(np.sin(4 * np.pi * at), 0.0, 1.0)
    samples: NDArray[np.float32] = (0.8 * sung / np.abs(sung).max() * swelling).astype(np.float32)
    return samples


def test_what_packing_adds_to_a_voice_is_far_below_it(tmp_path: Path) -> None:
    given = vowel(3)
    piece = Piece(speech=Speech(samples=given, sample_rate=HERTZ), pause_ms=500)
    file = tmp_path / "vowel.aac"
    file.write_bytes(AacCodec().encode([piece], gain_db=0.0))
    decoded = ["-i", str(file), "-f", "f32le", "-ac", "1", "-ar", str(HERTZ), "-"]
    heard = np.frombuffer(b"".join(ffmpeg.stream(decoded)), "<f4")[FRAME : FRAME + len(given)]
    noise = 10 * np.log10(np.square(heard - given).sum() / np.square(given).sum())
    assert noise < -32.0  # ffmpeg by itself leaves -20
