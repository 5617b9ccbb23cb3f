"""Transcripts: WebVTT that any player can read, in the order of the sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearprint.checks.facts import Folder
from hearprint.model.findings import Finding, barrier, warning

_TIMES = re.compile(r"^((?:\d+:)?\d\d:\d\d\.\d{3}) --> ((?:\d+:)?\d\d:\d\d\.\d{3})")


def check_transcript(name: str, folder: Folder) -> Iterator[Finding]:
    """Findings for one WebVTT file (W3C WebVTT, section 4: file structure and cue timings)."""
    try:
        text = folder.read(name).decode("utf-8")
    except UnicodeDecodeError:
        yield barrier("T-001", "This transcript is not UTF-8.", name)
        return
    if not text.startswith("WEBVTT"):
        yield barrier("T-001", "This transcript does not begin with WEBVTT.", name)
        return
    last = -1.0
    cues = 0
    for line in text.splitlines():
        if "-->" not in line:
            continue
        match = _TIMES.match(line)
        if match is None:
            yield barrier("T-001", f"This line is no cue time: {line[:60]}", name)
            return
        begin, end = _seconds(match[1]), _seconds(match[2])
        if end <= begin or begin < last:
            yield warning("T-002", f"This cue is out of order: {line[:60]}", name)
            return
        last, cues = begin, cues + 1
    if not cues:
        yield warning("T-001", "This transcript holds no words.", name)


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
