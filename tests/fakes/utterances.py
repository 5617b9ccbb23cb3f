"""Short ways to make utterances, scripts and tags."""

from __future__ import annotations

from hearprint.model.speech import Script, Utterance, Voicing
from hearprint.ports import Tags


def utterance(
    spoken: str, *, name: str = "u1", pause_ms: int = 350, voicing: Voicing = Voicing.BODY
) -> Utterance:
    return Utterance(
        id=name,
        text=spoken,
        spoken=spoken,
        voicing=voicing,
        language="en-GB",
        pause_ms=pause_ms,
        block="b1",
    )


def script(*spoken: str, pause_ms: int = 350) -> Script:
    return Script(
        section="s1",
        utterances=tuple(
            utterance(text, name=f"u{number}", pause_ms=pause_ms)
            for number, text in enumerate(spoken, 1)
        ),
    )


def tags(
    title: str = "Letters",
    *,
    artist: str = "Ann Kay",
    album: str = "The Journal",
    language: str = "en-GB",
    date: str = "2024-03-01",
    cover: bytes = b"",
) -> Tags:
    return Tags(
        title=title,
        artist=artist,
        album=album,
        track=3,
        tracks=16,
        language=language,
        date=date,
        cover=cover,
    )
