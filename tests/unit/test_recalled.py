"""What was recorded before is recalled, whatever an older version kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.utterances import script, tags
from hearprint.codecs.choose import codecs_for
from hearprint.model.recording_json import recording_to_json
from hearprint.model.speech import Clip, Recording, Voice
from hearprint.recording import Job, Speaker, Task, recorded, recording_key
from hearprint.settings import SoundSettings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder

SOUND = SoundSettings()


def job() -> Job:
    voice = Voice(engine="tone", name="sine", language="en")
    return Job(
        task=Task(
            source="a.md",
            section="s1",
            position=1,
            script=script("one"),
            tags=tags(),
            words=1,
            language="en",
        ),
        speaker=Speaker(voice=voice, fingerprint="tone 1", rate=1.0),
        sound=SOUND,
    )


@pytest.mark.parametrize("kept", [b"{}", b"[]", b'{"section":"","audio":null}', b"\xff"])
def test_a_record_of_another_form_is_made_again(tmp_path: Path, kept: bytes) -> None:
    cache, codecs = FolderCache(tmp_path), codecs_for(SOUND)
    cache.keep(recording_key(job(), codecs), kept)
    assert recorded(job(), codecs, cache, FolderBlobs(blobs_folder(tmp_path))) is None


def test_a_recording_is_recalled_while_its_files_are_here(tmp_path: Path) -> None:
    cache, codecs, blobs = FolderCache(tmp_path), codecs_for(SOUND), FolderBlobs(tmp_path / "b")
    made = Recording(
        section="s1",
        audio=blobs.put(b"sound"),
        media_type="audio/mpeg",
        duration_ms=900,
        clips=(Clip(utterance="u1", begin_ms=0, end_ms=900),),
        voice="tone/sine",
    )
    cache.keep(recording_key(job(), codecs), recording_to_json(made))
    assert recorded(job(), codecs, cache, blobs) == made
    elsewhere = FolderBlobs(tmp_path / "c")
    assert recorded(job(), codecs, cache, elsewhere) is None
