from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest

from hearprint.codecs import ffmpeg
from hearprint.errors import OutputError, UnavailableError


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    ffmpeg.path.cache_clear()
    ffmpeg.version.cache_clear()
    yield
    ffmpeg.path.cache_clear()
    ffmpeg.version.cache_clear()


def program(tmp_path: Path, text: str) -> str:
    file = tmp_path / "ffmpeg"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def test_the_binary_of_the_wheel_is_found_and_has_a_version() -> None:
    assert Path(ffmpeg.path()).is_file()
    assert any(map(str.isdigit, ffmpeg.version()))


def test_without_a_binary_the_message_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise RuntimeError("No ffmpeg exe could be found.")

    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", missing)
    with pytest.raises(UnavailableError, match=r"missing.*pip install"):
        ffmpeg.run(["-version"])


def test_a_binary_that_cannot_start_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", lambda: "/no/such/ffmpeg")
    with pytest.raises(UnavailableError, match="cannot be started"):
        ffmpeg.run(["-version"])


def test_a_failure_tells_the_last_line_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = program(tmp_path, "echo first >&2; echo No space left on device >&2; exit 1")
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", lambda: binary)
    with pytest.raises(OutputError, match=r"No space left on device\. Look whether the disk"):
        ffmpeg.run(["-i", "x"])


def test_a_binary_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary = program(tmp_path, "exec sleep 60")
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", lambda: binary)
    with pytest.raises(OutputError, match="had not written the audio"):
        ffmpeg.run([], timeout_s=0.2)
