"""A task and the voices that were cast for it, as one job."""

from __future__ import annotations

from hearprint.api.cast import Parts
from hearprint.api.voices import engine, find_voice
from hearprint.errors import HearprintError
from hearprint.model.speech import Stored, Voice
from hearprint.recording import Job, Other, Speaker, Task
from hearprint.settings import Settings


def job_of(
    task: Task, parts: Parts, settings: Settings, sounds: tuple[tuple[str, Stored], ...] = ()
) -> Job:
    """Who says each part of ``task``, with all that decides how it sounds."""

    def speaker(voice: Voice) -> Speaker:
        made = engine(voice.engine, settings.engines)
        return Speaker(voice=voice, fingerprint=made.fingerprint, rate=settings.speech.rate)

    others = (
        *(Other(speaker=speaker(one), language=tag) for tag, one in parts.languages.items()),
        *(Other(speaker=speaker(one), voicing=role) for role, one in parts.roles.items()),
    )
    return Job(
        task=task,
        speaker=speaker(parts.voice),
        sound=settings.sound,
        others=others,
        house_sounds=sounds,
    )


def usual_speaker(settings: Settings) -> Speaker | None:
    """Who reads where no plan names anybody; None when that voice cannot be had."""
    try:
        voice = find_voice(settings.speech.voice, settings.engines)
        made = engine(voice.engine, settings.engines)
    except HearprintError:
        return None  # told when a document asks for it
    return Speaker(voice=voice, fingerprint=made.fingerprint, rate=settings.speech.rate)
