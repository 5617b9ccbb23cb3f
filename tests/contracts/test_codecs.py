"""The contract of ports.Codec, held by every codec of ours."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from fakes.utterances import tags
from hearprint.codecs import REGISTRY, ffmpeg
from hearprint.model.speech import Speech
from hearprint.ports import Codec, Piece
from hearprint.settings import SoundSettings

NAMES = tuple(REGISTRY.own)
RATES = (16_000, 22_050, 24_000)


def codec(name: str) -> Codec:
    made: Codec = REGISTRY.load(name)(SoundSettings())
    return made


def piece(length_ms: int, pause_ms: int, rate: int = 24_000, level: float = 0.2) -> Piece:
    count = length_ms * rate // 1000
    wave = level * np.sin(2 * np.pi * 300 / rate * np.arange(count))
    return Piece(
        speech=Speech(samples=wave.astype(np.float32), sample_rate=rate), pause_ms=pause_ms
    )


def heard(data: bytes, tmp_path_name: str) -> np.ndarray:
    """What a player hears: float samples at 44.1 kHz, after the gaps are cut."""
    with open(tmp_path_name, "wb") as file:  # noqa: PTH123 - a name is what ffmpeg takes
        file.write(data)
    raw = ffmpeg.run(["-i", tmp_path_name, "-f", "s16le", "-c:a", "pcm_s16le", "-ar", "44100", "-"])
    return np.frombuffer(raw, "<i2") / 32_768


@pytest.fixture
def target(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("codec") / "sound")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_pieces_give_the_same_bytes(name: str) -> None:
    def encode() -> bytes:
        pieces = [piece(400, 100), piece(700, 250)]
        made = codec(name).encode(pieces, gain_db=2.5)
        return codec(name).tagged(made, tags(cover=b"\xff\xd8jpeg"))

    assert encode() == encode()


@pytest.mark.parametrize("name", NAMES)
def test_pieces_may_come_from_a_generator(name: str) -> None:
    def pieces() -> Iterable[Piece]:
        yield piece(300, 100)
        yield piece(300, 100)

    whole = codec(name).encode(pieces(), gain_db=0.0)
    assert whole == codec(name).encode(list(pieces()), gain_db=0.0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rate", RATES)
def test_a_file_lasts_as_long_as_its_pieces(name: str, rate: int, target: str) -> None:
    pieces = [
        piece(0, 500, rate),
        *(piece(333, 167, rate) for _ in range(20)),
        piece(77, 500, rate),
    ]
    samples = sum(len(each.speech.samples) + each.pause_samples for each in pieces)
    found = heard(codec(name).encode(pieces, gain_db=0.0), target)
    assert abs(len(found) / 44_100 - samples / rate) < 0.001


@pytest.mark.parametrize("name", NAMES)
def test_sound_stays_where_its_clip_says(name: str, target: str) -> None:
    pieces = [piece(0, 500), piece(200, 3000), piece(200, 500)]
    found = np.abs(heard(codec(name).encode(pieces, gain_db=0.0), target))
    loud = np.flatnonzero(found > 0.1) / 44_100
    assert abs(loud[0] - 0.5) < 0.01
    assert abs(loud[loud > 1.0][0] - 3.7) < 0.01


@pytest.mark.parametrize("name", NAMES)
def test_gain_is_applied_and_nothing_wraps_around(name: str, target: str) -> None:
    usual = heard(codec(name).encode([piece(500, 0)], gain_db=6.0), target)
    assert 0.37 < np.abs(usual[4000:-4000]).max() < 0.43
    loud = heard(codec(name).encode([piece(500, 0)], gain_db=60.0), target)
    assert np.abs(np.diff(loud)).max() < 1.0


@pytest.mark.parametrize("name", NAMES)
def test_pieces_of_two_rates_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be joined"):
        codec(name).encode([piece(9, 0, 24_000), piece(9, 0, 16_000)], gain_db=0.0)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_at_all_still_makes_a_file(name: str) -> None:
    assert codec(name).encode([], gain_db=0.0)
