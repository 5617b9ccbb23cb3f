"""Voices that parts of what is said may have of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hearprint.model.speech import Voicing


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleVoices:
    """Names of voices (``engine`` or ``engine/voice``); empty for the voice of the section."""

    announcements: str = ""
    headings: str = ""
    quotations: str = ""
    notes: str = ""
    passages: str = ""  #: in other languages: by ``own`` voices that speak them, or the ``same``
    authors: tuple[str, ...] = ()  #: for the sections of one author after another, in turn

    @property
    def roles(self) -> Mapping[Voicing, str]:
        """The voices that are named, by what they say."""
        named = {
            Voicing.ANNOUNCEMENT: self.announcements,
            Voicing.HEADING: self.headings,
            Voicing.QUOTE: self.quotations,
            Voicing.NOTE: self.notes,
        }
        return {voicing: name for voicing, name in named.items() if name}

    @property
    def names(self) -> tuple[str, ...]:
        """Every voice that is named."""
        return (*self.roles.values(), *self.authors)

    def over(self, others: RoleVoices) -> RoleVoices:
        """These, and ``others`` where these say nothing."""
        return RoleVoices(
            announcements=self.announcements or others.announcements,
            headings=self.headings or others.headings,
            quotations=self.quotations or others.quotations,
            notes=self.notes or others.notes,
            passages=self.passages or others.passages,
            authors=self.authors or others.authors,
        )


#: What ``passages`` may say.
PASSAGES: Mapping[str, bool] = MappingProxyType({"": False, "same": False, "own": True})
