"""Loudness and peaks, held against ffmpeg's meters."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.meters import measure
from fakes.utterances import script
from hearprint.assembly.join import assemble
from hearprint.assembly.loudness import Meter
from hearprint.assembly.peaks import limited
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.model.speech import Speech
from hearprint.settings import SoundSettings

SOUND = SoundSettings()


def babble(seconds: float, rate: int, seed: int, amplitude: float = 0.1) -> np.ndarray:
    """Noise with the colour and the ups and downs of speech."""
    chance = np.random.default_rng(seed)
    count = int(seconds * rate)
    spectrum = np.fft.rfft(chance.normal(size=count))
    hertz = np.fft.rfftfreq(count, 1 / rate)
    spectrum *= 1 / (1 + (hertz / 600) ** 2) * (hertz > 80)
    sound = np.fft.irfft(spectrum, count)
    beat = np.interp(
        np.arange(count) / rate * 4,
        np.arange(seconds * 4 + 2),
        chance.uniform(0.05, 1, int(seconds * 4 + 2)),
    )
    sound *= beat
    return (amplitude * sound / np.abs(sound).max()).astype(np.float32)


def write(path: Path, samples: np.ndarray, rate: int) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("seed", [1, 2])
def test_loudness_agrees_with_an_independent_meter(tmp_path: Path, rate: int, seed: int) -> None:
    parts = [babble(3, rate, seed + n, 0.02 * (n + 1)) for n in range(4)]
    pause = np.zeros(int(0.7 * rate), np.float32)
    meter, at, whole = Meter(rate), 0, []
    for part in parts:
        meter.add(part, at)
        at += len(part) + len(pause)
        whole += [part, pause]
    heard = measure(write(tmp_path / "x.wav", np.concatenate(whole), rate))
    assert abs(meter.loudness() - heard.loudness) <= 0.2


def test_a_meter_told_of_changed_places_agrees_with_one_that_heard_them_so() -> None:
    before = babble(3, 24_000, 5, 0.1)
    after = before.copy()
    after[30_000:31_000] *= 0.1
    after[-7:] = 0.0
    told, heard = Meter(24_000), Meter(24_000)
    for meter, sound in ((told, before), (heard, after)):
        meter.add(babble(2, 24_000, 6, 0.1), 0)
        meter.add(sound, 50_123)
    told.change(before, after, 50_123)
    assert told.loudness() == pytest.approx(heard.loudness(), abs=1e-6)


def test_silence_has_no_loudness() -> None:
    meter = Meter(24_000)
    assert meter.loudness() == -np.inf
    meter.add(np.zeros(48_000, np.float32), 0)
    assert meter.loudness() == -np.inf


@pytest.mark.parametrize("amplitude", [0.01, 0.05, 0.9])
@pytest.mark.parametrize("rate", [16_000, 24_000])
def test_a_finished_file_is_at_the_house_s_loudness_with_its_peaks_held(
    tmp_path: Path, amplitude: float, rate: int
) -> None:
    words = script(*(f"sentence {n}" for n in range(6)))
    sounds = {
        each.id: Speech(samples=babble(4, rate, n, amplitude), sample_rate=rate)
        for n, each in enumerate(words.utterances)
    }
    for speech in sounds.values():  # a plosive in each
        speech.samples[rate] = min(1.0, amplitude * 3)
    made = assemble(words, lambda each: sounds[each.id], SOUND, 1.0)
    file = tmp_path / "x.mp3"
    file.write_bytes(Mp3Codec(SOUND).encode(made.pieces, gain_db=made.gain_db))
    heard = measure(file)
    assert abs(heard.loudness - SOUND.loudness_lufs) <= 0.2
    assert heard.peak <= SOUND.peak_db
    assert max(length for _, length in heard.silences) < 2.5


@settings(max_examples=60, deadline=None)
@given(
    peaks=st.lists(st.tuples(st.integers(0, 2_399), st.floats(-1, 1)), max_size=12),
    ceiling=st.floats(0.01, 1.0),
)
def test_no_sample_passes_the_ceiling_and_quiet_sound_is_untouched(
    peaks: list[tuple[int, float]], ceiling: float
) -> None:
    samples = (0.001 * np.sin(np.arange(2_400) / 9)).astype(np.float32)
    for place, height in peaks:
        samples[place] = height
    speech = Speech(samples=samples, sample_rate=24_000)
    held = limited(speech, ceiling)
    assert held.samples.dtype == np.float32
    assert len(held.samples) == len(samples)
    assert np.abs(held.samples).max() <= ceiling * 1.0001
    if np.abs(samples).max() <= ceiling / 2:
        assert held is speech


def test_the_limiter_leaves_no_click() -> None:
    count = np.arange(24_000)
    samples = (0.2 * np.sin(count / 20)).astype(np.float32)
    samples[12_000:12_040] *= 4
    held = limited(Speech(samples=samples, sample_rate=24_000), 0.25).samples
    gain = held[np.abs(samples) > 0.05] / samples[np.abs(samples) > 0.05]
    assert np.abs(np.diff(gain)).max() < 0.05
    assert gain.min() > 0.25


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.integers(0, 3_999), min_size=1, max_size=20, unique=True))
def test_the_gain_is_the_mean_of_the_least_factors_in_reach_of_every_sample(
    places: list[int],
) -> None:
    samples = np.full(4_000, 0.001, np.float32)
    samples[places] = 0.8
    held = limited(Speech(samples=samples, sample_rate=16_000), 0.5).samples
    reach = 64
    factors = np.ones(4_000 + 4 * reach)
    for place in places:
        peak = max(0.8, float(_between(samples, place)))
        factors[place + 2 * reach] = 0.5 / peak
    least = np.lib.stride_tricks.sliding_window_view(factors, 2 * reach + 1).min(axis=1)
    mean = np.lib.stride_tricks.sliding_window_view(least, 2 * reach + 1).mean(axis=1)
    assert np.abs(held - samples * mean).max() < 0.002
    assert (held == samples)[mean == 1].all()


def _between(samples: np.ndarray, place: int) -> float:
    """The highest of three values between a sample and the next, by sinc over all samples."""
    at = place + np.array([0.25, 0.5, 0.75])
    distance = at[:, None] - np.arange(len(samples))
    near = np.abs(distance) < 6
    window = np.where(near, np.cos(np.pi * distance / 12) ** 2, 0)
    return float(np.abs((np.sinc(distance) * window) @ samples).max())
