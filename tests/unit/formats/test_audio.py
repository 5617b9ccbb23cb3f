"""Recordings under the names that feeds use."""

from __future__ import annotations

from fakes.programmes import programme, recording, sound, stored
from hearprint.formats.audio import AudioFormat


def test_every_recording_is_delivered_and_failed_sections_are_not() -> None:
    made = programme()
    bundle = AudioFormat().build(made)
    assert [file.name for file in bundle.files] == [
        "audio/01-section.mp3",
        "audio/02-section.mp3",
        "audio/04-section.mp3",
    ]
    assert bundle.files[0].content == stored(sound("bulletin-9/01-section"))
    assert {file.media_type for file in bundle.files} == {"audio/mpeg"}


def test_recordings_of_the_fakes_are_tiled() -> None:
    first = programme().tracks[0]
    again = recording(first.script, stored(b""))
    assert again.clips[0].begin_ms == 0
    assert again.clips[-1].end_ms == again.duration_ms
