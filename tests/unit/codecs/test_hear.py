"""Listening to finished files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hearprint.codecs.hear import hear, heard_in
from hearprint.codecs.m4b import M4bBinder
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.codecs.opus import OpusCodec
from hearprint.errors import OutputError
from hearprint.model.speech import Speech
from hearprint.ports import Codec, Piece
from hearprint.settings import SoundSettings

RATE = 24_000


def sound(*parts: tuple[float, float]) -> list[Piece]:
    """A tone for each of (seconds, amplitude)."""
    wave = [
        level * np.sin(2 * np.pi * 300 / RATE * np.arange(int(seconds * RATE)))
        for seconds, level in parts
    ]
    samples = np.concatenate(wave).astype(np.float32)
    return [Piece(speech=Speech(samples=samples, sample_rate=RATE), pause_ms=0)]


@pytest.mark.parametrize("codec", [Mp3Codec(), OpusCodec()], ids=["mp3", "opus"])
def test_length_peak_and_the_longest_silence_are_heard(codec: Codec) -> None:
    pieces = sound((0.5, 0.0), (21.0, 0.3), (3.2, 0.0), (2.0, 0.3), (0.5, 0.0))
    heard = hear(codec.encode(pieces, gain_db=0.0))
    assert heard.duration_ms == 27_200
    assert abs(heard.peak - 0.3) < 0.05
    assert abs(heard.silence_ms - 3_200) <= 80


def test_a_section_of_an_audiobook_is_heard_with_its_padding() -> None:
    leaf = M4bBinder(SoundSettings()).leaf
    heard = hear(leaf.encode(sound((0.5, 0.0), (2.0, 0.9)), gain_db=0.0))
    assert 2_500 <= heard.duration_ms < 2_600
    assert abs(heard.peak - 0.9) < 0.15


def test_silence_is_followed_from_one_block_to_the_next() -> None:
    pieces = sound((15.0, 0.3), (12.0, 0.0), (1.0, 0.3))
    assert abs(hear(Mp3Codec().encode(pieces, gain_db=0.0)).silence_ms - 12_000) <= 80


def test_ffmpeg_hears_the_same(tmp_path: Path) -> None:
    data = Mp3Codec().encode(sound((1.0, 0.3), (2.0, 0.0), (1.0, 0.5)), gain_db=0.0)
    file = tmp_path / "x.mp3"
    file.write_bytes(data)
    here, there = hear(data), heard_in(file)
    assert (here.duration_ms, here.silence_ms) == (there.duration_ms, there.silence_ms)
    assert abs(here.peak - there.peak) < 0.001


def test_too_loud_a_sound_is_heard_to_be_clipped() -> None:
    assert hear(Mp3Codec().encode(sound((2.0, 0.5)), gain_db=12.0)).peak >= 1.0


def test_what_is_no_audio_file_is_told() -> None:
    with pytest.raises(OutputError, match="cannot be decoded"):
        hear(b"these are words and no sound")
