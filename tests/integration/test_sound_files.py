"""A build with every kind of sound file, through the public door."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3

from fakes.tools import require_tool
from hearprint.api.build import BuildResult, build
from hearprint.api.check import check_output
from hearprint.codecs.m4b import AacCodec, M4bBinder
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.codecs.opus import OpusCodec
from hearprint.model.speech import HouseSound
from hearprint.settings import CacheSettings, Settings, SoundSettings, SpeechSettings

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SENTENCES = " ".join(f"This is sentence {n} of a text that goes on for a while." for n in range(9))
TEXT = f"""# A short guide

## 1. Why we meet

{SENTENCES}

### The room

{SENTENCES}

### The tea

{SENTENCES}

## 2. What we do

{SENTENCES}

## 3. Who pays

{SENTENCES}
"""
ALL = SoundSettings(opus=True, m4b=True)


def made(
    place: Path,
    sound: SoundSettings = ALL,
    *,
    cache: Path | None = None,
    sounds: tuple[HouseSound, ...] = (),
) -> BuildResult:
    place.mkdir(exist_ok=True)
    source = place / "guide.md"
    if not source.exists():
        source.write_text(TEXT, encoding="utf-8")
    settings = Settings(
        speech=SpeechSettings(voice="tone"),
        sound=sound,
        sounds=sounds,
        cache=CacheSettings(folder=str(cache or place.parent / "cache")),
    )
    return build([source], place / "out", settings=settings, jobs=0, now=NOW)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything was built once; its cache goes on being used."""
    whole = tmp_path_factory.mktemp("sound")
    made(whole / "a", cache=whole / "cache")
    return whole


def shelf(place: Path) -> dict:
    return json.loads((place / "out/a-short-guide/programme.json").read_bytes())


def test_every_file_is_there_listed_and_as_long_as_its_clips(place: Path) -> None:
    folder = place / "a/out/a-short-guide"
    listed = shelf(place / "a")
    assert [one for one in listed["findings"] if one["code"].startswith("S")] == []
    for episode in listed["episodes"]:
        [opus] = episode["alternates"]
        assert (opus["media_type"], opus["codecs"], opus["bitrate"]) == (
            "audio/ogg", "opus", 32_000,
        )  # fmt: skip
        for ending in ("mp3", "opus"):
            info = soundfile.info(folder / f"audio/{episode['stem']}.{ending}")
            assert abs(info.duration * 1000 - episode["duration_ms"]) <= 1
    [book] = [one for one in listed["downloads"] if one["duration_ms"]]
    assert (folder / book["name"]).stat().st_size == book["file"]["length"]


def test_sub_headings_are_chapters_in_the_record_and_in_the_file(place: Path) -> None:
    first = shelf(place / "a")["episodes"][0]
    clips = shelf(place / "a")["tracks"][0]["clips"]
    assert [one["title"] for one in first["chapters"]] == ["Why we meet", "The room", "The tea"]
    heard = {clip["text"]: clip["begin_ms"] for clip in clips}
    assert [one["begin_ms"] for one in first["chapters"]] == [
        0, heard["The room"], heard["The tea"],
    ]  # fmt: skip
    tag = ID3(place / f"a/out/a-short-guide/audio/{first['stem']}.mp3")
    assert [str(frame.sub_frames["TIT2"]) for frame in tag.getall("CHAP")] == [
        "Why we meet", "The room", "The tea",
    ]  # fmt: skip


def test_sections_are_the_chapters_of_the_audiobook(place: Path) -> None:
    probe = require_tool("ffprobe", "ffprobe")
    file = place / "a/out/a-short-guide/a-short-guide.m4b"
    told = json.loads(
        subprocess.check_output([probe, "-v", "error", "-show_chapters", "-of", "json", file])
    )
    assert [one["tags"]["title"] for one in told["chapters"]] == [
        "Why we meet", "What we do", "Who pays",
    ]  # fmt: skip
    begins = [float(one["start_time"]) * 1000 for one in told["chapters"]]
    lengths = [one["duration_ms"] for one in shelf(place / "a")["episodes"]]
    # Each section brings its encoder's first frame, and its last one filled up: 70 ms at most.
    assert abs(begins[1] - lengths[0]) <= 70
    assert abs(begins[2] - lengths[0] - lengths[1]) <= 140


def test_two_places_get_the_same_bytes_and_a_second_build_writes_nothing(
    place: Path, tmp_path: Path
) -> None:
    made(tmp_path / "b", cache=tmp_path / "other")
    for ending in ("mp3", "opus", "m4b"):
        one, other = (
            sorted((folder / "out").rglob(f"*.{ending}"))
            for folder in (place / "a", tmp_path / "b")
        )
        assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]
        assert one
    assert made(place / "a", cache=place / "cache").built[0].changed == 0


def test_what_is_not_wanted_disappears_and_comes_back_without_being_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "a")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "a/out").rglob("*.mp3")}
    made(tmp_path / "a", SoundSettings())
    left = {path.suffix for path in (tmp_path / "a/out").rglob("*") if path.is_file()}
    assert not left & {".opus", ".m4b"}
    assert not any(one["duration_ms"] for one in shelf(tmp_path / "a")["downloads"])

    def never(*_args: object, **_kinds: object) -> bytes:
        raise AssertionError("something was encoded again")

    for codec in (Mp3Codec, OpusCodec, AacCodec):
        monkeypatch.setattr(codec, "encode", never)
    monkeypatch.setattr(M4bBinder, "bind", never)
    assert made(tmp_path / "a").exit_code == 0
    assert len(list((tmp_path / "a/out").rglob("*.opus"))) == 3
    assert len(list((tmp_path / "a/out").rglob("*.m4b"))) == 1
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "a/out").rglob("*.mp3")}
    assert after == before


def jingle() -> bytes:
    samples = (0.3 * np.sin(2 * np.pi * 500 / 44_100 * np.arange(44_100))).astype(np.float32)
    held = BytesIO()
    soundfile.write(held, samples, 44_100, format="WAV")
    return held.getvalue()


def test_house_sounds_are_heard_and_stand_in_the_record_without_words(tmp_path: Path) -> None:
    sounds = tuple(HouseSound(name=name, data=jingle()) for name in ("opening", "heading"))
    result = made(tmp_path / "a", SoundSettings(), sounds=sounds)
    assert result.exit_code == 0
    clips = shelf(tmp_path / "a")["tracks"][0]["clips"]
    mute = [(one["utterance"], one["text"]) for one in clips if one["voicing"] == "sound"]
    assert mute == [("opening-sound.1", ""), ("heading-sound.1", ""), ("heading-sound.2", "")]
    assert 1400 < clips[0]["end_ms"] < 2300  # half a second, the sound, its pause
    vtt = next((tmp_path / "a/out/a-short-guide/transcripts").glob("01-*.vtt")).read_text("utf-8")
    assert "\n\n\n" not in vtt
    assert [one.code for one in check_output(tmp_path / "a/out") if one.severity == "barrier"] == []


def test_a_house_sound_of_no_use_is_told_and_left_out(tmp_path: Path) -> None:
    sounds = (HouseSound(name="opening", data=b"no sound at all"),)
    result = made(tmp_path / "a", SoundSettings(), sounds=sounds)
    assert {one.code for one in result.built[0].summary.findings} >= {"S-009"}
    assert result.exit_code == 0
