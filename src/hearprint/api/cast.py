"""Who reads what: a voice for every section of a publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearprint.api.voices import find_voice, same_language, speaking, voice_for
from hearprint.errors import BrokenError, HearprintError, UnavailableError
from hearprint.model.findings import Finding, warning
from hearprint.model.speech import Voice
from hearprint.recording import Task
from hearprint.settings import EngineSettings

#: Engines that take the place of one that does not work, in this order.
FALLBACKS = ("neural", "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The voices of one publication."""

    voices: Mapping[str, Voice]  #: by section
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choir:
    """Who there is to read: what engines are told, and which voices were heard to be broken."""

    own: EngineSettings
    broken: Mapping[str, str]  #: ids of voices, and what is wrong with each


def cast(made: Sequence[Task], wanted: str, plan_file: str, choir: Choir) -> Cast:
    """A voice for every task: the one that its section names, else ``wanted``.

    ``wanted`` gives way to a voice that speaks the section's language; a voice that the plan
    names for the very section does not, but it is told. One that does not work gives way to the
    first of :data:`FALLBACKS` that does, which is told too. Raises SettingsError for an unknown
    voice, and UnavailableError for one that is not installed and when no voice works.
    """
    voices: dict[str, Voice] = {}
    known: dict[tuple[str, str], tuple[Voice, bool, str]] = {}
    told: dict[str, Finding] = {}
    for task in made:
        key = (task.voice, task.language)
        if key not in known:
            known[key] = _chosen(task, wanted, plan_file, choir)
        voice, speaks, instead = known[key]
        voices[task.section] = voice
        if not speaks and task.language not in told:
            told[task.language] = _mismatch(task, voice)
        if instead and instead not in told:
            told[instead] = warning("S-004", f"{instead}; {voice.id} reads instead.")
    return Cast(voices=voices, findings=tuple(told.values()))


def _chosen(task: Task, wanted: str, plan_file: str, choir: Choir) -> tuple[Voice, bool, str]:
    """The voice, whether it speaks the language, and whose place it takes because of what."""
    try:
        voice, speaks = _usual(task, wanted, choir.own)
        if voice.id not in choir.broken:
            return voice, speaks, ""
        why = f"The voice {voice.id} does not work here: {choir.broken[voice.id]}"
    except BrokenError as error:
        why = error.summary.rstrip(".")
    except HearprintError as error:
        if not task.voice:
            raise
        place = f"{plan_file}, section {task.position} ({task.tags.title})"
        raise type(error)(error.summary, hint=error.hint, where=place) from error
    other = _fallback(task.language, choir)
    if other is None:
        raise UnavailableError(
            f"{why}; and no other voice works.", hint="`hearprint doctor` tells what is missing."
        )
    return other, same_language(other, task.language), why


def _usual(task: Task, wanted: str, own: EngineSettings) -> tuple[Voice, bool]:
    if not task.voice:
        return voice_for(wanted, task.language, own)
    voice = find_voice(task.voice, own)
    return voice, same_language(voice, task.language)


def _fallback(language: str, choir: Choir) -> Voice | None:
    """The first voice of another engine that speaks ``language``, else any that works."""
    bad = {name.partition("/")[0] for name in choir.broken}
    engines = [name for name in FALLBACKS if name not in bad]
    found = (speaking(language, name, choir.own) for name in engines)
    first = next((voice for voice in found if voice is not None), None)
    if first is not None:
        return first
    return next((one for name in engines if (one := speaking("en", name, choir.own))), None)


def _mismatch(task: Task, voice: Voice) -> Finding:
    if task.voice:
        message = f"{voice.id}, which the plan names, does not speak {task.language}."
        return warning("S-002", message, task.tags.title)
    return warning("S-002", f"No voice here speaks {task.language}; {voice.id} reads it.")
