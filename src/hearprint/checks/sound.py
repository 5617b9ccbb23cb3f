"""Finished recordings: whether they hold what the script says, and whether one can listen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearprint.model.findings import Finding, warning
from hearprint.model.speech import Clip, Heard, Utterance
from hearprint.model.words import words_of

#: A decoder may give a frame more or less than was put in; nobody hears so little.
TOLERANCE_MS = 60
#: Our own longest pause and what a voice leaves around it.
_SILENCE_MS = 2_600
_CLIPPED = 1.0
#: Words a minute at rate 1, within an utterance, that no voice speaks: it left words out, or hung.
_SLOWEST, _FASTEST = 45, 420
_FEWEST_WORDS = 8  #: of an utterance whose pace tells anything
_LETTERS = 12  #: a language that puts no spaces between words has longer runs on average
_SHOWN = 3


def check_heard(heard: Heard, duration_ms: int, kind: str, tolerance_ms: int) -> Iterator[Finding]:
    """Findings for one file of ``kind`` (its ending) that should last ``duration_ms``."""
    if abs(heard.duration_ms - duration_ms) > tolerance_ms:
        is_long, should = heard.duration_ms / 1000, duration_ms / 1000
        message = f"The {kind} file lasts {is_long:.1f} seconds and should last {should:.1f}."
        yield warning("S-005", message)
    if heard.peak >= _CLIPPED:
        yield warning("S-006", f"The sound of the {kind} file is clipped.")
    if heard.silence_ms > _SILENCE_MS and heard.peak > 0.0:  # else it is silent on purpose
        message = f"The {kind} file is silent for {heard.silence_ms / 1000:.1f} seconds at a go."
        yield warning("S-007", message)


def check_pace(
    utterances: Sequence[Utterance], clips: Sequence[Clip], rate: float
) -> Iterator[Finding]:
    """A finding when utterances are spoken at a pace at which no words can be."""
    odd = []
    for utterance, clip in zip(utterances, clips, strict=True):
        words = words_of(utterance.spoken)
        letters = sum(map(len, words))
        if len(words) < _FEWEST_WORDS or letters > _LETTERS * len(words):
            continue
        spoken_ms = clip.end_ms - clip.begin_ms - round(utterance.pause_ms / rate)
        pace = len(words) * 60_000 / max(1, spoken_ms) / rate
        if not _SLOWEST <= pace <= _FASTEST:
            odd.append(f"\u201c{' '.join(words[:5])} ...\u201d")
    if odd:
        more = f" and {len(odd) - _SHOWN} more" if len(odd) > _SHOWN else ""
        message = f"Spoken at a pace that speech does not have: {', '.join(odd[:_SHOWN])}{more}."
        yield warning("S-008", message)
