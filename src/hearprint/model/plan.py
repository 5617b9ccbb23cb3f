"""The plan: the only state. What an editor may change, and what subscribers rely on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hearprint.model.document import Person
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.roles import RoleVoices

#: What stands before the evidence of a start that an editor should look at.
DOUBTFUL = "doubtful: "


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section as the plan file keeps it."""

    id: str
    title: str
    starts: str  #: the words at which it starts in the document
    number: str | None = None
    authors: tuple[Person, ...] = ()
    page: int | None = None
    published: datetime | None = None  #: None until it is first built
    drop: bool = False  #: leave this section out
    opening: bool = False  #: text before the first entry, which the contents list does not count
    level: int | None = None  #: of its entry in the list; None for the top
    language: str = ""  #: BCP 47; empty for the publication's
    voice: str = ""  #: ``engine`` or ``engine/voice``; empty for the publication's
    evidence: str = ""  #: why it starts there, for the editor's eyes

    @property
    def doubtful(self) -> bool:
        """Whether nobody has confirmed that it starts there."""
        return self.evidence.startswith(DOUBTFUL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything about one publication that must outlive output and cache."""

    id: str
    title: str
    slug: str
    language: str = ""
    authors: tuple[Person, ...] = ()
    description: str = ""
    date: str = ""
    price: str = ""
    link: str = ""
    cover: str = ""  #: a picture's file beside the document, ``page`` or ``title``; or as usual
    cover_alt: str = ""  #: what it shows
    guid: str = ""
    house_guid: str = ""  #: of the feed of the house to which it belongs
    published: datetime | None = None
    source_digest: str = ""
    #: Ids of all sections that were ever published, each with the name of its files: what people
    #: noted stays true, whatever is put between, renamed, moved or taken away.
    stems: tuple[tuple[str, str], ...] = ()
    known: str = ""  #: marks of the sections that it held when it was last written
    contents_kind: str = ""  #: where the sections came from when they were first found
    contents_page: int | None = None
    depth: int | None = None  #: cut at this level of the list, 1 being the top; None: as it suits
    merged: tuple[str, ...] = ()  #: entries of the list that are joined to the section before
    missing: tuple[str, ...] = ()  #: entries of the editor's list that were found nowhere
    findings: tuple[str, ...] = ()  #: what was told of the cut when the plan was last written
    notes: str = ""  #: ``end``, ``inline`` or ``skip``; empty for the house's choice
    exclude_pages: str = ""  #: pages of the file that are not read, such as ``1-2, 30``
    exclude: tuple[str, ...] = ()  #: words that are taken out wherever they stand
    voice: str = ""
    voices: RoleVoices = field(default_factory=RoleVoices)  #: of parts of what is said
    pronunciations: tuple[LexiconEntry, ...] = ()  #: how words are said in this publication
    sections: tuple[PlannedSection, ...] = ()
