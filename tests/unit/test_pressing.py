"""A section's sound to its files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from fakes.utterances import script, tags
from hearprint.assembly.join import assemble
from hearprint.codecs.hear import hear
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.model.speech import Speech
from hearprint.ports import Piece
from hearprint.pressing import Press
from hearprint.settings import SoundSettings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache

SOUND = SoundSettings()
PEAK = 10.0 ** (SOUND.peak_db / 20.0)


class Adding(Mp3Codec):
    """Adds ``more`` decibels to whatever it is given, as a codec at a low bit rate may."""

    def __init__(self, more: float, headroom_db: float = 0.0) -> None:
        super().__init__(SOUND)
        self._more = more
        self.headroom_db = headroom_db
        self.times = 0

    def encode(self, pieces: Iterable[Piece], *, gain_db: float) -> bytes:
        self.times += 1
        return super().encode(pieces, gain_db=gain_db + self._more)


def press(place: Path) -> Press:
    """Three sentences of a quiet voice with a plosive in each."""
    chance = np.random.default_rng(1)
    samples = (chance.normal(size=48_000) * 0.02).astype(np.float32)
    samples[::6_000] = 0.9
    words = script("One is said.", "Two is said.", "Three is said.")
    made = assemble(words, lambda _: Speech(samples=samples, sample_rate=24_000), SOUND, 1.0)
    return Press(
        script=words,
        tags=tags(),
        made=made,
        name=lambda codec: (codec.encode().hex() + "0" * 64)[:64],
        peak=PEAK,
        whole=True,
        hear=hear,
        cache=FolderCache(place / "cache"),
        blobs=FolderBlobs(place / "blobs"),
    )


def test_a_codec_that_keeps_peaks_is_asked_once(tmp_path: Path) -> None:
    codec = Adding(0.0)
    press(tmp_path).file(codec)
    assert codec.times == 1


def test_a_codec_that_is_known_to_add_to_peaks_is_given_lower_ones_at_once(tmp_path: Path) -> None:
    ready, codec = press(tmp_path), Adding(1.2, headroom_db=1.2)
    stored, found = ready.file(codec)
    assert codec.times == 1
    assert hear(ready.blobs.get(stored)).peak <= PEAK
    assert not found


@pytest.mark.parametrize("more", [1.2, 2.5])
def test_a_codec_that_adds_to_peaks_is_given_lower_ones_and_the_result_is_kept(
    tmp_path: Path, more: float
) -> None:
    ready, codec = press(tmp_path), Adding(more)
    stored, found = ready.file(codec)
    assert codec.times > 1
    assert hear(ready.blobs.get(stored)).peak <= PEAK
    assert not found
    times = codec.times
    assert ready.file(codec) == (stored, found)
    assert codec.times == times
