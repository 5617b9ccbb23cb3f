from __future__ import annotations

from hearprint.model.recording_json import recording_from_json, recording_to_json
from hearprint.model.speech import Clip, Recording, Stored, WordTime


def test_a_recording_comes_back_with_every_word_and_the_name_of_its_section() -> None:
    words = (
        WordTime(start=0, end=4, begin_ms=500, end_ms=700),
        WordTime(start=5, end=9, begin_ms=710, end_ms=900),
    )
    recording = Recording(
        section="s1",
        audio=Stored(digest="0" * 64, length=3),
        media_type="audio/mpeg",
        duration_ms=2_000,
        clips=(
            Clip(utterance="u1", begin_ms=0, end_ms=1_000, words=words),
            Clip(utterance="u2", begin_ms=1_000, end_ms=2_000),
        ),
        voice="neural/heart",
    )
    assert recording_from_json(recording_to_json(recording), "s1") == recording
    assert recording_from_json(recording_to_json(recording), "s2").section == "s2"
