from __future__ import annotations

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile
from mutagen.mp3 import MP3, BitrateMode

from fakes.utterances import tags
from hearprint.codecs import ffmpeg
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.errors import OutputError
from hearprint.model.speech import Speech
from hearprint.ports import Piece
from hearprint.settings import SoundSettings


def second(level: float = 0.2) -> Piece:
    wave = level * np.sin(2 * np.pi * 300 / 24_000 * np.arange(24_000))
    return Piece(speech=Speech(samples=wave.astype(np.float32), sample_rate=24_000), pause_ms=0)


def made(codec: Mp3Codec, pieces: list[Piece], gain_db: float) -> bytes:
    return codec.tagged(codec.encode(pieces, gain_db=gain_db), tags())


def frames(data: bytes) -> list[bytes]:
    """The headers of all frames (ISO 11172-3, 2.4.1.3), one behind the other up to the end."""
    at, headers = data.index(b"\xff\xfb"), []
    while at < len(data):
        headers.append(data[at : at + 4])
        assert headers[-1][:2] == b"\xff\xfb"
        at += 144 * 64_000 // 44_100 + (headers[-1][2] >> 1 & 1)
    return headers


def test_it_is_constant_mono_64_at_44_1_khz() -> None:
    data = made(Mp3Codec(SoundSettings()), [second()] * 3, 0.0)
    info = MP3(BytesIO(data)).info
    assert (round(info.bitrate, -3), info.sample_rate, info.channels) == (64_000, 44_100, 1)
    assert info.bitrate_mode == BitrateMode.CBR
    assert {header[2] & 0xF0 for header in frames(data)} == {0x50}  # 64 kbit/s in layer III
    assert not info.sketchy
    assert abs(info.length - 3.0) < 0.06


def test_formant_synthesis_is_packed_with_less_effort_where_bits_are_over() -> None:
    ample, scarce = SoundSettings(bitrate=64), SoundSettings(bitrate=48)
    quick, usual = Mp3Codec(ample, formant=True), Mp3Codec(ample)
    assert quick.fingerprint != usual.fingerprint
    noise = np.random.default_rng(1).normal(0, 0.1, 24_000).astype(np.float32)
    piece = Piece(speech=Speech(samples=noise, sample_rate=24_000), pause_ms=0)
    assert quick.encode([piece], gain_db=0.0) != usual.encode([piece], gain_db=0.0)
    assert Mp3Codec(scarce, formant=True).fingerprint == Mp3Codec(scarce).fingerprint


@pytest.mark.parametrize("formant", [False, True])
@pytest.mark.parametrize(
    ("rate", "bitrate"), [(44_100, 64), (44_100, 192), (48_000, 320), (24_000, 32)]
)
def test_what_is_heard_is_as_loud_as_what_went_in(
    rate: int, bitrate: int, *, formant: bool
) -> None:
    codec = Mp3Codec(SoundSettings(sample_rate=rate, bitrate=bitrate), formant=formant)
    heard, _ = soundfile.read(BytesIO(codec.encode([second()] * 3, gain_db=0.0)))
    middle = heard[len(heard) // 4 : len(heard) * 3 // 4]
    level = np.sqrt(np.mean(np.square(middle))) / (0.2 / np.sqrt(2))
    assert abs(20 * np.log10(level)) < 0.05


def test_samples_that_read_like_a_file_of_another_codec_stay_samples() -> None:
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=4"]
    packed = ffmpeg.run([*tone, "-ac", "2", "-c:a", "dca", "-strict", "-2", "-f", "dts", "-"])
    samples = (np.frombuffer(packed, "<i2") / np.float32(32_767)).astype(np.float32)
    codec = Mp3Codec(SoundSettings(bitrate=320))  # the one at which LAME leaves levels alone
    piece = Piece(speech=Speech(samples=samples, sample_rate=44_100), pause_ms=0)
    heard, _ = soundfile.read(BytesIO(codec.encode([piece], gain_db=0.0)))
    assert abs(len(heard) - len(samples)) < 1152  # as DTS they would last four seconds


def test_bitrate_and_sample_rate_follow_the_settings() -> None:
    sound = SoundSettings(bitrate=48, sample_rate=24_000)
    info = MP3(BytesIO(made(Mp3Codec(sound), [second()], 0.0))).info
    assert (round(info.bitrate, -3), info.sample_rate) == (48_000, 24_000)


def test_the_info_header_counts_every_frame_and_tells_the_delay() -> None:
    data = made(Mp3Codec(), [second()] * 3, 0.0)
    at = data.index(b"Info")
    assert int.from_bytes(data[at + 4 : at + 8], "big") & 3 == 3
    frames = int.from_bytes(data[at + 8 : at + 12], "big")
    gaps = int.from_bytes(data[at + 141 : at + 144], "big")
    delay, padding = gaps >> 12, gaps & 0xFFF
    assert frames * 1152 - delay - padding == 3 * 44_100


def test_nothing_tells_when_or_where_it_was_made() -> None:
    data = made(Mp3Codec(), [second()], 0.0)
    assert b"TSSE" not in data
    assert b"hearprint-" not in data
    assert b"20" not in data[data.index(b"Info") :].split(b"lame")[0][-9:]


def test_silence_and_a_recording_without_speech_can_be_encoded() -> None:
    empty = Piece(speech=Speech(samples=np.zeros(0, np.float32), sample_rate=24_000), pause_ms=700)
    assert MP3(BytesIO(made(Mp3Codec(), [empty], 3.0))).info.length > 0.6


@pytest.mark.parametrize("failing", [True, False])
def test_no_temporary_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if failing:
        monkeypatch.setattr(ffmpeg, "path", lambda: "/bin/false")
        with pytest.raises(OutputError, match="ffmpeg could not write the audio"):
            made(Mp3Codec(), [second()], 0.0)
    else:
        made(Mp3Codec(), [second()], 0.0)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc/nowhere")
    with pytest.raises(OutputError, match="cannot be written"):
        made(Mp3Codec(), [second()], 0.0)


def test_importing_warns_of_nothing_and_leaves_pydub_as_it_was() -> None:
    program = (
        "import hearprint.codecs.mp3, pydub\n"
        "print(pydub.AudioSegment.converter, 'pydub.playback' in __import__('sys').modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error::RuntimeWarning", "-c", program],
        env={"PATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("ffmpeg False\n", "")
