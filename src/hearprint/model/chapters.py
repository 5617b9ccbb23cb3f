"""Chapters of a recording: the marks of its script, placed by its clips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearprint.model.speech import Clip, Mark, Script, SoundChapter
from hearprint.model.words import plain


def chapters_of(script: Script, clips: Sequence[Clip], title: str) -> tuple[SoundChapter, ...]:
    """The chapters of one section's recording; they tile it. None without a sub-heading.

    What is said before the first sub-heading is a chapter under the section's own ``title``:
    players want the first one to begin at the beginning. Times are the clips', which are right to
    the sample.
    """
    begins = {clip.utterance: clip.begin_ms for clip in clips}
    blocks = {one.id: one.block or "" for one in script.utterances}
    marks = [mark for mark in script.marks if mark.utterance in begins]
    if not marks or not clips:
        return ()
    if begins[marks[0].utterance] > 0:
        opening = Mark(title=title, level=1, utterance=clips[0].utterance)
        marks.insert(0, opening)
    edges = [*(begins[mark.utterance] for mark in marks), clips[-1].end_ms]
    return tuple(
        SoundChapter(
            title=plain(mark.title) or plain(title),
            level=mark.level,
            begin_ms=begin,
            end_ms=end,
            block=blocks.get(mark.utterance, ""),
        )
        for mark, begin, end in zip(marks, edges, edges[1:], strict=False)
    )


def fewer(chapters: Sequence[SoundChapter], most: int) -> tuple[SoundChapter, ...]:
    """At most ``most`` chapters that still tile the recording.

    The first stays, then the higher levels; of the level for which there is not room enough,
    as many as there is room for, evenly.
    """
    kept = list(range(min(1, len(chapters))))
    for level in sorted({one.level for one in chapters}):
        more = [at for at, one in enumerate(chapters) if at and one.level == level]
        room = min(most - len(kept), len(more))
        kept += (more[place * len(more) // room] for place in range(room))
    chosen = [chapters[at] for at in sorted(kept)]
    ends = [*(one.begin_ms for one in chosen[1:]), *(one.end_ms for one in chapters[-1:])]
    return tuple(replace(one, end_ms=end) for one, end in zip(chosen, ends, strict=True))
