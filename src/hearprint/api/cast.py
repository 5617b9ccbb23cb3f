"""Who reads what: a voice for every section of a publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearprint.api.voices import find_voice, same_language, voice_for
from hearprint.errors import HearprintError
from hearprint.model.findings import Finding, warning
from hearprint.model.speech import Voice
from hearprint.recording import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The voices of one publication."""

    voices: Mapping[str, Voice]  #: by section
    findings: tuple[Finding, ...]


def cast(made: Sequence[Task], wanted: str, plan_file: str) -> Cast:
    """A voice for every task: the one that its section names, else ``wanted``.

    ``wanted`` gives way to a voice that speaks the section's language; a voice that the plan
    names for the very section does not, but it is told. Raises SettingsError for an unknown voice
    and UnavailableError for one that does not work here.
    """
    voices: dict[str, Voice] = {}
    known: dict[tuple[str, str], tuple[Voice, bool]] = {}
    told: dict[str, Finding] = {}
    for task in made:
        key = (task.voice, task.language)
        if key not in known:
            known[key] = _chosen(task, wanted, plan_file)
        voice, speaks = known[key]
        voices[task.section] = voice
        if not speaks and task.language not in told:
            told[task.language] = _mismatch(task, voice)
    return Cast(voices=voices, findings=tuple(told.values()))


def _chosen(task: Task, wanted: str, plan_file: str) -> tuple[Voice, bool]:
    if not task.voice:
        return voice_for(wanted, task.language)
    try:
        voice = find_voice(task.voice)
    except HearprintError as error:
        place = f"{plan_file}, section {task.position} ({task.tags.title})"
        raise type(error)(error.summary, hint=error.hint, where=place) from error
    return voice, same_language(voice, task.language)


def _mismatch(task: Task, voice: Voice) -> Finding:
    if task.voice:
        message = f"{voice.id}, which the plan names, does not speak {task.language}."
        return warning("S-002", message, task.tags.title)
    return warning("S-002", f"No voice here speaks {task.language}; {voice.id} reads it.")
