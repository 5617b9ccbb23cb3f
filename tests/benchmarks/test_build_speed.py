"""How fast the whole build is, beside the raw engine on the same text in the same run."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from hearprint.api.build import build
from hearprint.api.voices import engine, find_voice
from hearprint.settings import EngineSettings, Settings
from hearprint.spread import cores

_INPUT = Path(__file__).parents[2] / "input"


@pytest.mark.benchmark
@pytest.mark.parametrize("jobs", [1, cores()])
def test_the_whole_build_beside_the_raw_engine(tmp_path: Path, jobs: int) -> None:
    source = tmp_path / "members-bulletin-1.pdf"
    shutil.copy(_INPUT / source.name, source)
    result = build([source], tmp_path / "out", settings=Settings(), jobs=jobs)
    [built] = result.built
    audio = built.programme.duration_ms / 1000

    voice = find_voice("neural", EngineSettings())
    speaker = engine(voice.engine, EngineSettings())
    started = time.perf_counter()
    raw = sum(
        speaker.speak(utterance, voice, rate=1.0).duration_ms
        for track in built.programme.tracks
        for utterance in track.script.utterances
    )
    spent = time.perf_counter() - started

    whole = audio / result.seconds
    alone = raw / 1000 / spent
    print(f"\nmembers-bulletin-1, {jobs} of {cores()} cores: {audio / 60:.1f} min of audio")
    print(f"  whole build  {result.seconds:6.1f} s  {whole:6.0f} times real time")
    print(f"  raw engine   {spent:6.1f} s  {alone:6.0f} times real time on one core")
    print(f"  whole build / (raw engine x {jobs}): {whole / alone / jobs:.2f}")
    assert len(built.programme.tracks) >= 16
    assert whole > alone / 10
