"""Timed transcripts in WebVTT (W3C WebVTT, sections 4.1 and 4.2), written from the clips.

Podcasting 2.0 asks for lines of at most 65 characters and for a voice tag with the speaker's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearprint.formats import phrases
from hearprint.model.programme import Bundle, BundleFile, Programme, Track
from hearprint.model.speech import Clip, Recording
from hearprint.model.words import plain

#: Characters in a line as written, markup and escapes counted.
LINE = 65
_LINES_PER_CUE = 2
_SPEAKER = "<v Narrator>"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class TranscriptFormat:
    """One WebVTT file for each section that could be spoken."""

    def build(self, programme: Programme) -> Bundle:
        """Every utterance, announcements included, at the time of its clip."""
        pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
        return Bundle(
            files=tuple(
                BundleFile(
                    name=episode.transcript_name,
                    media_type="text/vtt",
                    content=_transcript(programme, track, track.recording),
                )
                for episode, track in pairs
                if track.recording
            )
        )


def _transcript(programme: Programme, track: Track, recording: Recording) -> bytes:
    publication = programme.publication
    own = track.section.language
    tag = phrases.language(own, publication.language, programme.house.language)
    facts = (publication.title, track.section.title, f"Language: {tag}")
    # An arrow would start a cue inside a comment.
    notes = [plain(fact).replace("-->", "to") for fact in facts]
    texts = {utterance.id: utterance.text for utterance in track.script.utterances}
    parts = ["WEBVTT", "\n".join(["NOTE", *filter(None, notes)])]
    for clip in recording.clips:
        parts.extend(_cues(clip, plain(texts.get(clip.utterance, ""))))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _cues(clip: Clip, text: str) -> Iterator[str]:
    """One utterance in cues of two lines, each with its share of the time by its length."""
    span = clip.end_ms - clip.begin_ms
    groups = _groups(_lines(text))
    if not groups or not span:
        return
    if span < len(groups):  # too short to divide: a cue must last at least a millisecond
        groups = [[line for group in groups for line in group]]
    weights = [sum(len(line) for line in group) for group in groups]
    edges = _edges(clip.begin_ms, span, weights)
    for (begin, end), group in zip(pairwise(edges), groups, strict=True):
        yield f"{_time(begin)} --> {_time(end)}\n{_SPEAKER}" + "\n".join(group)


def _edges(begin: int, span: int, weights: Sequence[int]) -> list[int]:
    """Where each share of ``span`` begins and ends; at least a millisecond each."""
    total, spare = sum(weights), span - len(weights)
    edges, passed = [begin], 0
    for index, weight in enumerate(weights, start=1):
        passed += weight
        edges.append(begin + index + spare * passed // total)
    return edges


def _groups(lines: Sequence[str]) -> list[list[str]]:
    return [list(lines[at : at + _LINES_PER_CUE]) for at in range(0, len(lines), _LINES_PER_CUE)]


def _lines(text: str) -> list[str]:
    """Escaped ``text`` in lines; the first line of every cue leaves room for the speaker."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word):
            room = LINE - (len(_SPEAKER) if len(lines) % _LINES_PER_CUE == 0 else 0)
            joined = f"{line} {piece}" if line else piece
            if len(joined) <= room:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [*lines, line] if line else lines


def _pieces(word: str) -> Iterator[str]:
    """An escaped word, divided only when no line could hold it."""
    room, piece = LINE - len(_SPEAKER), ""
    for sign in word:
        escaped = sign.translate(_ESCAPES)
        if len(piece) + len(escaped) > room:
            yield piece
            piece = ""
        piece += escaped
    yield piece


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{rest:03d}"
