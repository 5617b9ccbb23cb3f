"""The order of work, from a document that is cut to a finished programme; not how it is done.

::

    document =planning=> split, plan -> tasks =recording=> recordings -> programme

Everything here is a function of its arguments: adapters come in as ports, time as a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from hearprint.contents.reading import spoken_blocks
from hearprint.model.contents import Section
from hearprint.model.document import Person
from hearprint.model.findings import Finding, barrier, warning
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.look import Look
from hearprint.model.planned import Planned
from hearprint.model.programme import House, Programme, Publication, Track
from hearprint.model.speech import Failed, Outcome, Script
from hearprint.model.wording import Wording, wording_for
from hearprint.ports import Tags
from hearprint.recording import Task
from hearprint.script import announce
from hearprint.script.house_sounds import with_sounds
from hearprint.script.lexicon import Lexicon
from hearprint.script.shipped import shipped
from hearprint.script.unsaid import unsaid
from hearprint.script.write import Setting, write_script
from hearprint.settings import Settings

_SHOWN_WORDS = 12  #: of those that a script lacks


def tasks(
    planned: Planned, publication: Publication, settings: Settings, cover: bytes
) -> tuple[Task, ...]:
    """Everything to speak for one publication, in order."""
    sections = planned.split.sections
    voices = {section.id: section.voice for section in planned.plan.sections}
    return tuple(
        Task(
            source=planned.document.source,
            section=section.id,
            position=position,
            script=script,
            tags=Tags(
                title=section.title,
                artist=artist(section.authors or publication.authors, settings),
                album=publication.title,
                track=position,
                tracks=len(sections),
                language=section.language or publication.language,
                date=publication.date[:4],
                cover=cover,
            ),
            language=section.language or publication.language,
            voice=voices.get(section.id, ""),
            author=", ".join(person.name for person in section.authors),
            words=sum(b.words for b in spoken_blocks(planned.document, planned.split, section)),
        )
        for position, (section, script) in enumerate(
            zip(sections, scripts(planned, settings), strict=True), 1
        )
    )


def scripts(planned: Planned, settings: Settings) -> tuple[Script, ...]:
    """What is said in each section, in order."""
    usual = planned.plan.language or settings.house.language
    lexicon = lexicon_for(planned.plan.pronunciations, settings)
    return tuple(
        _script(planned, section, section.language or usual, settings, lexicon)
        for section in planned.split.sections
    )


def publication_of(planned: Planned, settings: Settings) -> Publication:
    """The publication as listeners meet it; its plan must be dated."""
    plan, document = planned.plan, planned.document
    if plan.published is None:
        raise ValueError("the plan is not dated")
    return Publication(
        id=plan.id,
        slug=plan.slug,
        title=plan.title,
        language=plan.language or settings.house.language,
        published=plan.published,
        authors=plan.authors,
        description=plan.description,
        date=plan.date,
        price=plan.price,
        link=plan.link,
        source=document.source,
        pages=len(document.pages) or None,
        guid=plan.guid,
        house_guid=plan.house_guid,
    )


def house_of(settings: Settings) -> House:
    """The house as formats know it."""
    chosen = settings.house
    return House(
        title=chosen.title,
        base_url=chosen.base_url.rstrip("/"),
        language=chosen.language,
        author=chosen.author,
        email=chosen.email,
        description=chosen.description,
        link=chosen.link,
        category=chosen.category,
        subcategory=chosen.subcategory,
        copyright=chosen.copyright,
        funding_url=chosen.funding_url,
        funding_text=chosen.funding_text,
        license=chosen.license,
        license_url=chosen.license_url,
        trailer_url=chosen.trailer_url,
        trailer_title=chosen.trailer_title,
        hub=chosen.hub,
        moved=chosen.moved,
        private=chosen.private or settings.members is not None,
        feed_items=chosen.feed_items,
        contact=chosen.contact,
        look=Look(
            accent=settings.pages.accent,
            accent_dark=settings.pages.accent_dark,
            logo=settings.pages.logo,
            files=settings.theme,
        ),
        ways=settings.formats,
    )


def programme(
    planned: Planned,
    publication: Publication,
    made: Sequence[Task],
    outcomes: Mapping[str, Outcome],
    house: House,
) -> Programme:
    """Everything that formats may know, once all sections are spoken or have failed."""
    dates = {section.id: section.published for section in planned.plan.sections}
    tracks = tuple(
        _track(planned, publication, task, outcomes[task.section], dates[task.section])
        for task in made
    )
    return Programme(
        house=house,
        publication=publication,
        tracks=tracks,
        account=planned.split.account,
        contents_kind=planned.split.contents.kind,
        entries=len(planned.split.contents.entries),
        matched=planned.split.contents.matched,
        findings=(*planned.split.findings, *_unsaid(tracks), *_spoken_findings(tracks)),
    )


def lexicon_for(own: Sequence[LexiconEntry], settings: Settings) -> Lexicon:
    """How words are said: a publication's ``own`` ones before the house's, then those of ours."""
    ours = shipped() if settings.script.shipped_lexicon else ()
    return Lexicon((*own, *settings.lexicon, *ours))


def _script(
    planned: Planned, section: Section, language: str, settings: Settings, lexicon: Lexicon
) -> Script:
    blocks = spoken_blocks(planned.document, planned.split, section)
    counted = [one.id for one in planned.split.sections if one.level > 0]
    wording = wording_for(language, settings.wordings)
    first = section.id == planned.split.sections[0].id
    setting = Setting(
        position=counted.index(section.id) + 1 if section.level > 0 else None,
        total=len(counted),
        language=language,
        lexicon=lexicon,
        wording=wording,
        publication=_announced(planned, len(counted), wording, settings) if first else "",
    )
    asides = (
        aside for aside in planned.split.asides if aside.section == section.id and aside.inline
    )
    chapters = {planned.document.blocks[one.start].id: one for one in section.chapters}
    script = write_script(section, blocks, setting, settings.script, asides, chapters=chapters)
    names = {one.name for one in settings.sounds}
    return with_sounds(script, names, settings.script.sound_pause_ms)


def artist(authors: Sequence[Person], settings: Settings) -> str:
    """Who is named as the artist: the authors, or else the house."""
    if not authors:
        return settings.house.author or settings.house.title
    return announce.names(authors, wording_for(settings.house.language, settings.wordings))


def _announced(planned: Planned, sections: int, wording: Wording, settings: Settings) -> str:
    """What is said of the whole publication before its first section."""
    if not settings.script.announce_publication or not planned.plan.title:
        return ""
    pace = settings.split.words_per_minute * settings.speech.rate
    minutes = round(planned.split.account.spoken / pace)
    return announce.publication(planned.plan.title, planned.plan.date, sections, minutes, wording)


def _track(
    planned: Planned,
    publication: Publication,
    task: Task,
    outcome: Outcome,
    published: datetime | None,
) -> Track:
    section = next(one for one in planned.split.sections if one.id == task.section)
    blocks = spoken_blocks(planned.document, planned.split, section)
    pages = [block.page for block in blocks if block.page is not None]
    return Track(
        position=task.position,
        stem=dict(planned.plan.stems)[section.id],
        guid=f"hearprint:{publication.id}:{section.id}",
        published=published or publication.published,
        section=section,
        blocks=blocks,
        script=task.script,
        outcome=outcome,
        first_page=min(pages, default=None),
        last_page=max(pages, default=None),
    )


def _unsaid(tracks: Sequence[Track]) -> Iterator[Finding]:
    for track in tracks:
        if lost := unsaid(track.blocks, track.script):
            message = f"Words of this section that are not said: {' '.join(lost[:_SHOWN_WORDS])}"
            more = f" and {len(lost) - _SHOWN_WORDS} more" if len(lost) > _SHOWN_WORDS else ""
            yield warning("A-002", f"{message}{more}.", track.section.title)


def _spoken_findings(tracks: Sequence[Track]) -> tuple[Finding, ...]:
    found = []
    for track in tracks:
        if isinstance(track.outcome, Failed):
            message = f"This section could not be spoken: {track.outcome.reason}."
            found.append(barrier("S-001", message, track.section.title))
        elif track.outcome.missing:
            count = len(track.outcome.missing)
            message = f"{count} {'sentence' if count == 1 else 'sentences'} could not be spoken."
            found.append(warning("S-003", message, track.section.title))
        if track.recording:
            amiss = track.recording.findings
            found += (replace(one, where=track.section.title) for one in amiss)
    return tuple(found)
