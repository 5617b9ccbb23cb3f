"""What will be said of a document, utterance by utterance; nothing is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearprint.api.gather import load, neighbours_item, read
from hearprint.errors import ContentsError
from hearprint.model.roles import RoleVoices
from hearprint.model.speech import Script, Utterance
from hearprint.pipeline import scripts
from hearprint.planning import plan_document
from hearprint.settings import Settings
from hearprint.store.plans import PlanFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted:
    """The script of one section."""

    position: int  #: from 1, in the order in which they are heard
    title: str
    publication: str  #: its title
    language: str  #: BCP 47, of most of what is said
    voice: str  #: that is named for it; empty for the usual one
    roles: RoleVoices
    script: Script

    def voice_of(self, utterance: Utterance) -> str:
        """The voice that is named for an utterance; empty for the usual one."""
        return self.roles.roles.get(utterance.voicing, self.voice)


def write_scripts(
    path: Path, *, settings: Settings, section: int | None = None
) -> tuple[Scripted, ...]:
    """The scripts of all sections of a document, or of one by its place.

    Raises SourceError and ContentsError.
    """
    planned = plan_document(
        read(load(path)),
        plan=PlanFiles(path.parent).load(path.name),
        catalogue=neighbours_item(path),
        settings=settings,
    )
    sections = planned.split.sections
    if section is not None and not 1 <= section <= len(sections):
        raise ContentsError(
            f"There is no section {section}.",
            where=path.name,
            hint=f"It has {len(sections)}; `hearprint plan {path.name}` lists them.",
        )
    voices = {one.id: one.voice for one in planned.plan.sections}
    roles = planned.plan.voices.over(settings.voices)
    return tuple(
        Scripted(
            position=position,
            title=one.title,
            publication=planned.plan.title,
            language=one.language or planned.plan.language or settings.house.language,
            voice=voices.get(one.id, "") or planned.plan.voice,
            roles=roles,
            script=script,
        )
        for position, (one, script) in enumerate(
            zip(sections, scripts(planned, settings), strict=True), 1
        )
        if section in (None, position)
    )
