"""Recordings under the names that feeds use."""

from __future__ import annotations

import json
from dataclasses import replace

from fakes.programmes import programme, recording, sound, stored
from hearprint.formats.audio import AudioFormat
from hearprint.model.programme import Download, Programme
from hearprint.model.shelf_json import shelf_from_json, shelf_to_plain
from hearprint.model.speech import Alternate, Mark


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


def with_more() -> Programme:
    """The first section as Opus too, with a chapter, and everything as one file."""
    made = programme()
    first = made.tracks[0]
    opus = Alternate(
        ending="opus",
        media_type="audio/ogg",
        codecs="opus",
        bitrate=32_000,
        audio=stored(b"opus"),
    )
    script = replace(first.script, marks=(Mark(title="Figures", level=2, utterance="u5"),))
    outcome = replace(first.recording, alternates=(opus,))
    return replace(
        made,
        tracks=(replace(first, script=script, outcome=outcome), *made.tracks[1:]),
        downloads=(
            Download(
                name="bulletin-9.m4b",
                title="Audiobook with chapters",
                media_type="audio/mp4",
                codecs="mp4a.40.2",
                bitrate=64_000,
                duration_ms=1000,
                file=stored(b"m4b"),
            ),
            Download(
                name="bulletin-9.epub",
                title="E-book",
                media_type="application/epub+zip",
                file=stored(b"epub"),
            ),
        ),
    )


def test_other_formats_lie_beside_the_recording_and_the_whole_at_the_top() -> None:
    names = [file.name for file in AudioFormat().build(with_more()).files]
    assert names[:2] == ["audio/01-section.mp3", "audio/01-section.opus"]
    assert names[-1] == "bulletin-9.m4b"  # what is no sound is another format's to write


def test_chapters_alternates_and_downloads_survive_the_shelfs_file() -> None:
    shelf = with_more().shelf
    again = shelf_from_json(json.dumps(shelf_to_plain(shelf)))
    assert again == shelf
    assert [one.title for one in again.episodes[0].chapters] == ["Rank and file", "Figures"]
    assert again.episodes[0].alternates[0].bitrate == 32_000
    assert again.downloads[0].name == "bulletin-9.m4b"


def test_a_shelf_of_before_there_were_chapters_can_still_be_read() -> None:
    plain = shelf_to_plain(programme().shelf)
    for name in ("artwork", "downloads"):
        del plain[name]
    for episode in plain["episodes"]:
        del episode["chapters"], episode["alternates"]
    assert shelf_from_json(json.dumps(plain)).episodes[0].chapters == ()
