"""Cuts a document at its contents: half-open ranges of blocks, and where every word went."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.contents.account import (
    PAGE_LEFT_OUT,
    account_of,
    left_out,
    notes_choice,
    unwanted,
)
from hearprint.contents.asides import asides_of, strays_of
from hearprint.contents.compare import alike, bare
from hearprint.contents.entries import authors_of
from hearprint.contents.leftovers import forgotten
from hearprint.contents.level import cut_level
from hearprint.contents.reading import main_language, spoken_blocks
from hearprint.contents.signatures import signed
from hearprint.contents.titles import without_number
from hearprint.contents.told import SURE, told
from hearprint.model.contents import Account, Chapter, Contents, Entry, Match, Section, Split
from hearprint.model.document import Block, Document, Person, Role
from hearprint.model.findings import note
from hearprint.model.plan import Plan
from hearprint.model.words import slug
from hearprint.settings import SplitSettings

#: Front matter counts as prose from this many words in full paragraphs.
_PROSE_WORDS = 60
_PARAGRAPH_WORDS = 18
_SENTENCE_WORDS = 8
_TEXT = 0.95  #: of the body's size; a cover's small print is smaller
#: Who was at a meeting, as its minutes begin.
_ATTENDANCE = re.compile(r"(?:present|in attendance|apologies)\b.{0,30}?:\s*\S", re.IGNORECASE)
_STOPS = (".", "!", "?", "\u3002", "\u2026")
_OPENING = "Opening"
_UNREAD = "It is left out: exclude_pages in the plan names all pages on which it has words."
#: Subtitles between a title and its byline.
_SUBTITLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A place to cut, with the entry that asks for it."""

    at: int
    entry: Entry
    match: Match


def cut(
    document: Document, contents: Contents, settings: SplitSettings, plan: Plan | None = None
) -> Split:
    """Sections in reading order (the plan's order where an editor moved them), and the account."""
    found = [
        _Cut(at=match.block, entry=entry, match=match)
        for entry, match in zip(contents.entries, contents.matches, strict=True)
        if match.block is not None
    ]
    level = contents.cut
    if level is None:
        level = cut_level(document, contents, settings, plan.depth if plan else None)
    level = max(level, min((one.entry.level for one in found), default=level))
    extra = [
        _Cut(at=match.block, entry=replace(entry, level=level), match=match)
        for entry, match in (forgotten(document, contents) if contents.cut is None else ())
        if match.block is not None
    ]
    first = min((one.at for one in found), default=0)
    found = [*(one for one in extra if one.at < first), *found]
    found += [one for one in extra if one.at > first]
    cuts = [one for one in found if one.entry.level <= level]
    hidden = frozenset(contents.blocks)
    sections = _sections(document, cuts, found, level)
    opening = _opening(document, cuts, hidden)
    if opening is not None:
        sections = [opening, *sections]
    sections, dropped = _without_dropped(document, _named(sections), cuts)
    excluded = unwanted(document, settings, plan)
    unread = [one for one in sections if _is_unread(document, one, excluded, hidden)]
    dropped |= _blocks_of(document, unread) - frozenset(excluded)
    whole, sections = sections, [one for one in sections if one not in unread]
    choose = asides_of if notes_choice(settings, plan) == "inline" else strays_of
    asides = choose(document, sections, frozenset(excluded) | hidden)
    elsewhere = frozenset(name for aside in asides for name in aside.notes)
    skipped, removed = left_out(
        document,
        whole,
        hidden=hidden,
        dropped=dropped,
        excluded=excluded,
        elsewhere=elsewhere,
    )
    split = Split(
        contents=_at_level(contents, level),
        sections=tuple(sections),
        skipped=skipped,
        removed=removed,
        account=Account(source_words=document.source_words, spoken=0),
        asides=asides,
    )
    spoken = (block for section in sections for block in spoken_blocks(document, split, section))
    return replace(
        split,
        account=account_of(document, spoken, removed),
        findings=(
            *contents.findings,
            *told(document, contents, level, split),
            *(
                note("C-009", "This heading is in no entry of the list.", one.entry.title)
                for one in extra
            ),
            *(note("C-017", _UNREAD, one.title) for one in unread),
        ),
    )


def _at_level(contents: Contents, level: int) -> Contents:
    """Only the entries that were asked for as sections."""
    kept = [
        (entry, match)
        for entry, match in zip(contents.entries, contents.matches, strict=True)
        if 0 < entry.level <= level
    ]
    return replace(
        contents,
        entries=tuple(entry for entry, _ in kept),
        matches=tuple(match for _, match in kept),
    )


def _sections(
    document: Document, cuts: Sequence[_Cut], found: Sequence[_Cut], level: int
) -> list[Section]:
    edges = sorted(one.at for one in cuts)
    ends = dict(zip(edges, [*edges[1:], len(document.blocks)], strict=False))
    return [_section(document, one, ends[one.at], found, level) for one in cuts]


def _section(document: Document, one: _Cut, end: int, found: Sequence[_Cut], level: int) -> Section:
    blocks = document.blocks
    names = bare(" ".join(person.name for person in one.entry.authors))
    heading = min(one.match.span, end - one.at)
    heading += _head_matter(blocks[one.at + heading : end], names)
    authors = one.entry.authors
    if not authors and not one.entry.settled:
        authors = _byline_authors(blocks[one.at : one.at + heading]) or signed(
            blocks[one.at + heading : end]
        )
    lower = [other for other in found if one.at < other.at < end and other.entry.level > level]
    return Section(
        id=one.entry.id,
        title=one.entry.title,
        number=one.entry.number,
        authors=authors,
        level=one.entry.level,
        start=one.at,
        end=end,
        heading=heading,
        chapters=_chapters(blocks, one.at + heading, end, lower),
        confidence=one.match.confidence,
        evidence=one.match.why,
        language=one.entry.language or main_language(blocks[one.at : end]),
    )


def _head_matter(blocks: Sequence[Block], names: str) -> int:
    """How many blocks of subtitle and byline follow a title."""
    subtitles = 0
    while subtitles < min(_SUBTITLES, len(blocks)) and blocks[subtitles].role is Role.HEADING:
        subtitles += 1
    lines = subtitles
    while lines < len(blocks) and _is_byline(blocks[lines], names):
        lines += 1
    return lines if lines > subtitles else 0


def _is_byline(block: Block, names: str) -> bool:
    if block.role is Role.BYLINE:
        return True
    return bool(names) and block.words <= len(names.split()) * 3 and names in bare(block.text)


def _byline_authors(heading: Sequence[Block]) -> tuple[Person, ...]:
    for block in heading:
        if block.role is Role.BYLINE and (named := authors_of(block.text)):
            return named
    return ()


def _chapters(
    blocks: Sequence[Block], start: int, end: int, lower: Sequence[_Cut]
) -> tuple[Chapter, ...]:
    listed = {other.at: other.entry for other in lower}
    chapters = []
    for at in range(start, end):
        if at in listed:
            title = without_number(listed[at].raw or listed[at].title)[1]
            chapters.append(Chapter(title=title, level=listed[at].level, start=at))
        elif blocks[at].role is Role.HEADING:
            title = without_number(blocks[at].text)[1]
            chapters.append(Chapter(title=title, level=max(2, blocks[at].level), start=at))
    return tuple(chapters)


def _opening(document: Document, cuts: Sequence[_Cut], hidden: frozenset[str]) -> Section | None:
    """Text before the first entry, when it is prose and not merely a cover."""
    first = min((one.at for one in cuts), default=0)
    before = [block for block in document.blocks[:first] if block.id not in hidden]
    front = before if _is_prose(before) else _on_its_page(document, before, first)
    if not front:
        return None
    head = front[0]
    titled = head.role is Role.HEADING and alike(document.title, head.text) < SURE
    start = document.blocks.index(head)
    return Section(
        id="",
        title=head.text if titled else _OPENING,
        level=0,
        start=start,
        end=first,
        heading=1 if titled else 0,
        chapters=tuple(
            chapter
            for chapter in _chapters(document.blocks, start + 1, first, ())
            if document.blocks[chapter.start].id not in hidden
        ),
        evidence="text before the first entry",
    )


def _is_prose(front: Sequence[Block]) -> bool:
    """Enough of it in full paragraphs."""
    told = (block for block in front if block.role is not Role.HEADING)
    return sum(one.words for one in told if one.words >= _PARAGRAPH_WORDS) >= _PROSE_WORDS


def _on_its_page(document: Document, front: Sequence[Block], first: int) -> list[Block]:
    """What stands on the page on which the first section starts, when it has a sentence in the
    text's type, or tells who was there: that is no cover. What is not printed is one page.
    """
    page = document.blocks[first].page if first < len(document.blocks) else None
    near = [block for block in front if block.page == page]
    told = any(
        (
            (block.words >= _SENTENCE_WORDS and block.text.endswith(_STOPS))
            or _ATTENDANCE.match(block.text)
        )
        and block.size >= _TEXT * document.body_size
        for block in near
        if block.role is not Role.HEADING
    )
    return near if told else []


def _named(sections: Sequence[Section]) -> list[Section]:
    """Give an id to every section that no plan named: from its title, told apart by counting."""
    taken = {section.id for section in sections if section.id}
    named = []
    for section in sections:
        stem = section.id or slug(section.title)
        name, count = stem, 1
        while not section.id and name in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name)
        named.append(replace(section, id=name))
    return named


def _without_dropped(
    document: Document, sections: Sequence[Section], cuts: Sequence[_Cut]
) -> tuple[list[Section], frozenset[str]]:
    """The sections that are kept, and the ids of the blocks of the others."""
    drop = {one.entry.id for one in cuts if one.entry.drop}
    kept = [section for section in sections if section.id not in drop]
    gone = _blocks_of(document, [section for section in sections if section.id in drop])
    return kept, gone


def _is_unread(
    document: Document, section: Section, excluded: Mapping[str, str], hidden: frozenset[str]
) -> bool:
    """Whether the editor left out the pages of all that a section would read."""
    heard = [
        block
        for block in document.blocks[section.start : section.end]
        if block.words and block.id not in hidden
    ]
    whole = all(block.id in excluded for block in heard)
    return whole and any(excluded[block.id] == PAGE_LEFT_OUT for block in heard)


def _blocks_of(document: Document, sections: Sequence[Section]) -> frozenset[str]:
    return frozenset(
        block.id for section in sections for block in document.blocks[section.start : section.end]
    )
