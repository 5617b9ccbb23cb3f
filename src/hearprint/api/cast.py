"""Who reads what: voices for every section of a publication, and for parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle

from hearprint.api.voices import find_voice, same_language, speaking, voice_for
from hearprint.errors import BrokenError, HearprintError, UnavailableError
from hearprint.model.findings import Finding, warning
from hearprint.model.roles import PASSAGES, RoleVoices
from hearprint.model.speech import Voice, Voicing
from hearprint.recording import Task
from hearprint.settings import EngineSettings

#: Engines that take the place of one that does not work, in this order.
FALLBACKS = ("neural", "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The voices of one section."""

    voice: Voice  #: says all that no other does
    roles: Mapping[Voicing, Voice]
    languages: Mapping[str, Voice]  #: for passages, before any role


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The voices of one publication."""

    parts: Mapping[str, Parts]  #: by section
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choir:
    """Who there is to read: what engines are told, and which voices were heard to be broken."""

    own: EngineSettings
    broken: Mapping[str, str]  #: ids of voices, and what is wrong with each


def cast(
    made: Sequence[Task], wanted: str, roles: RoleVoices, plan_file: str, choir: Choir
) -> Cast:
    """Voices for every task: the one that its section names, else its author's, else ``wanted``.

    ``wanted`` and those of ``roles`` give way to a voice that speaks the section's language; a
    voice that the plan names for the very section does not, but it is told. One that does not work
    gives way to the first of :data:`FALLBACKS` that does, which is told too. Raises SettingsError
    for an unknown voice, and UnavailableError for one that is not installed and when none works.
    """
    casting = _Casting(roles=roles, plan_file=plan_file, choir=choir)
    turns = _turns(made, roles.authors)
    parts = {task.section: casting.parts(task, turns.get(task.author) or wanted) for task in made}
    return Cast(parts=parts, findings=tuple(casting.told.values()))


def _turns(made: Sequence[Task], voices: Sequence[str]) -> Mapping[str, str]:
    """A voice for each author, in turn as they come."""
    authors = dict.fromkeys(task.author for task in made if task.author)
    return dict(zip(authors, cycle(voices), strict=False)) if voices else {}


@dataclass(slots=True, kw_only=True)
class _Casting:
    """One pass over a publication."""

    roles: RoleVoices
    plan_file: str
    choir: Choir
    told: dict[str, Finding] = field(default_factory=dict)
    known: dict[tuple[str, str, str], tuple[Voice, bool, str]] = field(default_factory=dict)

    def parts(self, task: Task, wanted: str) -> Parts:
        """Who says what in one section."""
        voice, speaks = self._chosen(task, wanted)
        if not speaks:
            self.told.setdefault(task.language, _mismatch(task, voice))
        said = task.script.utterances
        kinds = {utterance.voicing for utterance in said}
        others = {
            kind: self._role(task, kind, name)
            for kind, name in self.roles.roles.items()
            if kind in kinds
        }
        return Parts(
            voice=voice,
            roles={kind: one for kind, (one, fits) in others.items() if fits and one != voice},
            languages=self._languages({utterance.language for utterance in said}, voice, task),
        )

    def _role(self, task: Task, kind: Voicing, name: str) -> tuple[Voice, bool]:
        try:
            return self._chosen(replace(task, voice=""), name)
        except HearprintError as error:
            place = f"[voices], for what is read as {kind.value}"
            raise type(error)(error.summary, hint=error.hint, where=place) from error

    def _chosen(self, task: Task, wanted: str) -> tuple[Voice, bool]:
        key = (task.voice, task.language, wanted)
        if key not in self.known:
            self.known[key] = _chosen(task, wanted, self.roles.authors, self.plan_file, self.choir)
        voice, speaks, instead = self.known[key]
        if instead:
            told = warning("S-004", f"{instead}; {voice.id} reads instead.")
            self.told.setdefault(instead, told)
        return voice, speaks

    def _languages(self, tags: Iterable[str], voice: Voice, task: Task) -> Mapping[str, Voice]:
        """Voices for passages in languages that the section's own voice does not speak."""
        if not PASSAGES[self.roles.passages]:
            return {}
        broken = {name.partition("/")[0] for name in self.choir.broken}
        engines = [name for name in FALLBACKS if name not in broken]
        found: dict[str, Voice] = {}
        for tag in sorted(tags):
            if tag == task.language or same_language(voice, tag):
                continue
            others = (speaking(tag, name, self.choir.own) for name in engines)
            other = next((one for one in others if one is not None), None)
            if other is not None:
                found[tag] = other
        return found


def _chosen(
    task: Task, wanted: str, authors: Sequence[str], plan_file: str, choir: Choir
) -> tuple[Voice, bool, str]:
    """The voice, whether it speaks the language, and whose place it takes because of what."""
    try:
        voice, speaks = _usual(task, wanted, choir.own)
        if voice.id not in choir.broken:
            return voice, speaks, ""
        why = f"The voice {voice.id} does not work here: {choir.broken[voice.id]}"
    except BrokenError as error:
        why = error.summary.rstrip(".")
    except HearprintError as error:
        place = f"{plan_file}, section {task.position} ({task.tags.title})"
        # The house's own voice was looked for before any work; authors' may be the house's, too.
        usual = "[voices], authors" if wanted in authors else plan_file
        raise type(error)(
            error.summary, hint=error.hint, where=place if task.voice else usual
        ) from error
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
