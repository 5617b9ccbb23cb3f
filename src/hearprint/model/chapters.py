"""Chapters of a recording: the marks of its script, placed by its clips."""

from __future__ import annotations

from collections.abc import Sequence

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
    """At most ``most`` chapters that still tile the recording: the deepest levels go first."""
    kept = list(chapters)
    for level in sorted({one.level for one in chapters}, reverse=True):
        if len(kept) <= most:
            break
        higher = [one for one in kept if one.level < level]
        kept = higher or [kept[at * len(kept) // most] for at in range(most)]
    ends = [*(one.begin_ms for one in kept[1:]), chapters[-1].end_ms] if kept else []
    return tuple(
        SoundChapter(
            title=one.title,
            level=one.level,
            begin_ms=one.begin_ms,
            end_ms=end,
            block=one.block,
        )
        for one, end in zip(kept, ends, strict=True)
    )
