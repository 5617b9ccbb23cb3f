"""A recording as JSON and back, for the cache. Which section it is of is not kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import cast

from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.speech import Clip, Recording, WordTime


def recording_to_json(recording: Recording) -> bytes:
    """Everything but the section's name."""
    bare = replace(recording, clips=tuple(replace(clip, words=()) for clip in recording.clips))
    plain = to_plain(bare) | {"section": "", "words": [_flat(clip) for clip in recording.clips]}
    return json.dumps(plain, separators=(",", ":")).encode()


def recording_from_json(data: bytes, section: str) -> Recording:
    """The recording, as one of ``section``. Raises ValueError on anything else."""
    plain = json.loads(data)
    if not isinstance(plain, dict):
        raise ValueError("not a recording")  # noqa: TRY004 - the data is wrong
    bare = cast(Recording, from_plain(Recording, {**plain, "section": section}, "recording"))
    clips = zip(bare.clips, plain["words"], strict=True)
    return replace(bare, clips=tuple(replace(clip, words=_words(one)) for clip, one in clips))


def _flat(clip: Clip) -> list[int]:
    """Four numbers a word: there are tens of thousands of them."""
    return [
        number for one in clip.words for number in (one.start, one.end, one.begin_ms, one.end_ms)
    ]


def _words(flat: list[int]) -> tuple[WordTime, ...]:
    fours = zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True)
    return tuple(
        WordTime(start=start, end=end, begin_ms=begin, end_ms=stop)
        for start, end, begin, stop in fours
    )
