"""Transcripts and chapters: what any player can read, in the order of the sound."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearprint.checks.facts import Folder
from hearprint.model.findings import Finding, barrier, note, warning

_VTT_TIMES = re.compile(r"^((?:\d+:)?\d\d:\d\d\.\d{3}) --> ((?:\d+:)?\d\d:\d\d\.\d{3})")
_SRT_TIMES = re.compile(r"^(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})\s*$")
#: Podcast namespace, "transcripts": characters in a line, and lines of SubRip in a cue.
_VTT_LINE, _SRT_LINE, _SRT_LINES = 65, 32, 2


def check_transcript(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one WebVTT file (W3C WebVTT, section 4: file structure and cue timings)."""
    text = _text(name, folder)
    if text is None:
        yield barrier("T-001", "This transcript is not UTF-8.", name)
    elif not text.startswith("WEBVTT"):
        yield barrier("T-001", "This transcript does not begin with WEBVTT.", name)
    else:
        yield from _cues(name, text.splitlines(), _VTT_TIMES)
        yield from _long_lines(name, text, _VTT_LINE)


def check_subrip(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one SubRip file."""
    text = _text(name, folder)
    if text is None:
        yield barrier("T-001", "This transcript is not UTF-8.", name)
        return
    yield from _cues(name, text.splitlines(), _SRT_TIMES)
    yield from _long_lines(name, text, _SRT_LINE)
    if any(len(cue.splitlines()) > 2 + _SRT_LINES for cue in text.split("\n\n")):
        yield note("T-003", "A cue has more than two lines.", name)


def check_segments(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one transcript in JSON."""
    try:
        made = json.loads(folder.read(name))
        spans = [(float(one["startTime"]), float(one["endTime"])) for one in made["segments"]]
        words = [str(one["body"]) for one in made["segments"]]
        version = made["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield barrier("T-001", "This transcript in JSON cannot be read.", name)
        return
    if not isinstance(version, str) or not any(words):
        yield warning("T-001", "This transcript in JSON holds no version, or no words.", name)
    yield from _in_order(name, spans)


def check_chapters(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one list of chapters (podcast namespace, JSON chapters 1.2)."""
    try:
        made = json.loads(folder.read(name))
        times = [float(one["startTime"]) for one in made["chapters"]]
        version = made["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield barrier("F-065", "This list of chapters cannot be read.", name)
        return
    if not isinstance(version, str) or not times:
        yield warning("F-065", "This list has no version, or no chapters.", name)
    if any(left >= right for left, right in pairwise(times)) or any(at < 0 for at in times):
        yield warning("F-065", "The chapters are not in order of time.", name)


def _text(name: str, folder: Folder) -> str | None:
    try:
        return folder.read(name).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _cues(name: str, lines: Sequence[str], times: re.Pattern[str]) -> Iterator[Finding]:
    found = []
    for line in lines:
        if "-->" not in line:
            continue
        match = times.match(line)
        if match is None:
            yield barrier("T-001", f"This line is no cue time: {line[:60]}", name)
            return
        found.append((_seconds(match[1]), _seconds(match[2])))
    if not found:
        yield warning("T-001", "This transcript holds no words.", name)
    yield from _in_order(name, found)


def _in_order(name: str, spans: Sequence[tuple[float, float]]) -> Iterator[Finding]:
    last = -1.0
    for begin, end in spans:
        if end <= begin or begin < last:
            yield warning("T-002", f"A cue is out of order, at {begin:.3f} seconds.", name)
            return
        last = begin


def _long_lines(name: str, text: str, most: int) -> Iterator[Finding]:
    """Lines that a player would cut; what is no cue has no such limit."""
    for cue in text.replace("\r\n", "\n").split("\n\n"):
        _, arrow, shown = cue.partition("-->")
        if arrow and any(len(line) > most for line in shown.splitlines()[1:]):
            yield note("T-003", f"Lines of more than {most} characters are cut by players.", name)
            return


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
