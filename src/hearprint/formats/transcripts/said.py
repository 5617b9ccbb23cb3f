"""What is said in a recording, and when; how text is folded into lines and time shared by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hearprint.formats import phrases
from hearprint.model.programme import Programme, Track
from hearprint.model.speech import Recording
from hearprint.model.words import plain

#: Who speaks, as transcripts name them.
SPEAKER = "Narrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An utterance in its time; milliseconds from the start of the file."""

    begin_ms: int
    end_ms: int
    text: str  #: on one line
    language: str  #: BCP 47
    block: str | None  #: what it was printed in; None for announcements


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A recording in words."""

    publication: str
    title: str
    language: str  #: BCP 47
    spans: tuple[Span, ...]


def said(programme: Programme, track: Track, recording: Recording) -> Said:
    """All utterances that have a clip, in order."""
    publication = programme.publication
    own = track.section.language
    language = phrases.language(own, publication.language, programme.house.language)
    utterances = {utterance.id: utterance for utterance in track.script.utterances}
    return Said(
        publication=plain(publication.title),
        title=plain(track.section.title),
        language=language,
        spans=tuple(
            Span(
                begin_ms=clip.begin_ms,
                end_ms=clip.end_ms,
                text=plain(utterance.text),
                language=phrases.language(utterance.language, language),
                block=utterance.block,
            )
            for clip in recording.clips
            if (utterance := utterances.get(clip.utterance)) and utterance.text
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """How text is laid into cues."""

    line: int  #: characters in a line as written, escapes counted
    lines: int  #: lines in a cue
    reserved: int = 0  #: characters that stand before the first line of every cue
    escapes: Mapping[int, str] = field(default_factory=dict)  #: as :meth:`str.translate` takes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Some lines in their time."""

    begin_ms: int
    end_ms: int
    lines: tuple[str, ...]


def cues(span: Span, fold: Fold) -> Iterator[Cue]:
    """One utterance in cues, each with its share of the time by its length."""
    lasts = span.end_ms - span.begin_ms
    lines = _lines(span.text, fold)
    groups = [lines[at : at + fold.lines] for at in range(0, len(lines), fold.lines)]
    if not groups or not lasts:
        return
    if lasts < len(groups):  # too short to divide: a cue must last at least a millisecond
        groups = [[line for group in groups for line in group]]
    weights = [sum(len(line) for line in group) for group in groups]
    edges = _edges(span.begin_ms, lasts, weights)
    for (begin, end), group in zip(pairwise(edges), groups, strict=True):
        yield Cue(begin_ms=begin, end_ms=end, lines=tuple(group))


def clock(milliseconds: int, point: str) -> str:
    """``00:01:02.345`` with ``point`` before the thousandths."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{rest:03d}"


def _edges(begin: int, span: int, weights: Sequence[int]) -> list[int]:
    """Where each share of ``span`` begins and ends; at least a millisecond each."""
    total, spare = sum(weights), span - len(weights)
    edges, passed = [begin], 0
    for index, weight in enumerate(weights, start=1):
        passed += weight
        edges.append(begin + index + spare * passed // total)
    return edges


def _lines(text: str, fold: Fold) -> list[str]:
    """Escaped ``text`` in lines; the first line of every cue leaves room for what is reserved."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, fold):
            room = fold.line - (fold.reserved if len(lines) % fold.lines == 0 else 0)
            joined = f"{line} {piece}" if line else piece
            if len(joined) <= room:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [*lines, line] if line else lines


def _pieces(word: str, fold: Fold) -> Iterator[str]:
    """An escaped word, divided only when no line could hold it."""
    room, piece = fold.line - fold.reserved, ""
    whole = word.translate(fold.escapes)
    if len(whole) <= room:
        yield whole
        return
    for escaped in (sign.translate(fold.escapes) for sign in word):
        if len(piece) + len(escaped) > room:
            yield piece
            piece = ""
        piece += escaped
    yield piece
