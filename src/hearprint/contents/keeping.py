"""The plan brought up to date: what is known now is added, what an editor said stays."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.evidence.printed import is_contents_word
from hearprint.contents.reading import starting_words
from hearprint.contents.starts import begins
from hearprint.contents.told import SURE
from hearprint.model.contents import CatalogueItem, Contents, ListKind, Section, Split
from hearprint.model.document import Document
from hearprint.model.plan import DOUBTFUL, Plan, PlannedSection
from hearprint.model.words import file_title, plain, slug

_LONGEST_TITLE = 250
#: Findings about a change since the last run: told once, so that the next run changes nothing.
_PASSING = frozenset({"C-013", "C-014", "C-015", "C-016"})
_MARK = 6  #: hexadecimal digits; enough to tell thousands apart


def identified(plan: Plan) -> Plan:
    """``plan`` with an id for every section that an editor added without one."""
    taken = {section.id for section in plan.sections if section.id}
    sections = []
    for section in plan.sections:
        name = section.id or free_name(slug(section.title or section.starts), taken)
        taken.add(name)
        sections.append(replace(section, id=name))
    return replace(plan, sections=tuple(sections))


def kept(
    plan: Plan | None,
    document: Document,
    split: Split,
    catalogue: CatalogueItem | None,
    *,
    house_language: str,
    relisted: bool = False,
) -> Plan:
    """The plan to keep: whatever ``plan`` said already stays.

    With ``relisted`` an editor gave a new list, and sections that are not in it go.
    """
    old = plan or Plan(id="", title="", slug="")
    before = {section.id: section for section in old.sections}
    seen = [
        _planned_section(document, section, before.get(section.id), relisted=relisted)
        for section in split.sections
    ]
    fresh = {section.id for section in seen}
    waiting = [
        section
        for section in old.sections
        if section.id not in fresh and (section.drop or not relisted)
    ]
    sections = _merged(old.sections, seen, waiting)
    language = document.language
    if language == "en" and house_language.startswith("en"):
        language = house_language
    contents = split.contents
    anew = relisted or not old.contents_kind
    # What a plan once held and holds no more was taken out: it stays away.
    facts = old if old.source_digest else _with_facts(old, document, catalogue)
    return replace(
        facts,
        title=old.title or _title(document, catalogue),
        language=old.language or language,
        price=old.price or (catalogue.price if catalogue else ""),
        link=old.link or (catalogue.href if catalogue else ""),
        source_digest=document.digest,
        contents_kind=contents.kind if anew else old.contents_kind,
        contents_page=contents.page if anew else old.contents_page,
        merged=contents.merged,
        missing=tuple(_missing(contents)),
        findings=tuple(_findings(split)),
        known=" ".join(mark_of(section.id) for section in sections),
        sections=sections,
    )


def _with_facts(plan: Plan, document: Document, catalogue: CatalogueItem | None) -> Plan:
    """``plan`` with what the catalogue and the file say where it says nothing."""
    told = catalogue.blurb if catalogue and catalogue.blurb else document.description
    year = str(catalogue.year) if catalogue and catalogue.year else ""
    return replace(
        plan,
        authors=plan.authors or document.authors,
        description=plan.description or plain(told),
        date=plan.date or year or document.date,
    )


def mark_of(name: str) -> str:
    """A short mark of a section's id: by it a plan knows which sections an editor took away."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _missing(contents: Contents) -> Iterator[str]:
    """Entries of an editor's list that were found nowhere: no document brings them back."""
    if contents.kind is ListKind.EDITOR:
        for entry, match in zip(contents.entries, contents.matches, strict=True):
            if match.block is None and not entry.id:
                yield plain(entry.name)


def _findings(split: Split) -> Iterator[str]:
    """What is told of the cut, a line each."""
    for finding in split.findings:
        if finding.code.startswith("C-") and finding.code not in _PASSING:
            where = f" [{finding.where}]" if finding.where else ""
            yield plain(f"{finding.code} {finding.message}{where}")


def _merged(
    old: Sequence[PlannedSection],
    seen: Sequence[PlannedSection],
    waiting: Sequence[PlannedSection],
) -> tuple[PlannedSection, ...]:
    """Sections found now; those that are lost or dropped keep their place and wait."""
    order = [section.id for section in old]
    whole = list(seen)
    for section in waiting:
        followed = set(order[: order.index(section.id)])
        at = max((i for i, one in enumerate(whole, 1) if one.id in followed), default=0)
        whole.insert(at, section)
    return tuple(whole)


def _planned_section(
    document: Document, section: Section, before: PlannedSection | None, *, relisted: bool
) -> PlannedSection:
    """Title, authors and date are the editor's once written; page and evidence are ours."""
    page = document.blocks[section.start].page if section.start < len(document.blocks) else None
    doubtful = DOUBTFUL if section.confidence < SURE else ""
    starts = plain(starting_words(document, section))
    if before is None or relisted:
        known = before or PlannedSection(id=section.id, title="", starts="")
        return replace(
            known,
            title=plain(section.title),
            starts=starts,
            number=section.number,
            authors=section.authors,
            language=section.language,
            page=page,
            opening=section.level == 0,
            level=section.level if section.level > 1 else None,
            evidence=f"{doubtful}{section.evidence}",
        )
    evidence = f"{doubtful}{section.evidence}"
    gone = is_refound(document, section, before)
    return replace(
        before,
        number=section.number,
        page=page,
        starts=starts if not before.starts or gone else before.starts,
        authors=before.authors or (() if before.evidence or before.published else section.authors),
        evidence=evidence,
    )


def is_refound(document: Document, section: Section, before: PlannedSection) -> bool:
    """Whether a section stands where the plan's words for it no longer do."""
    named = bare(before.starts)
    return bool(named) and not begins(document.blocks, section.start, named)


def free_name(stem: str, taken: Container[str]) -> str:
    """``stem``, or ``stem-2``, ``stem-3``... when it is taken."""
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    return name


def _title(document: Document, catalogue: CatalogueItem | None) -> str:
    own = "" if is_contents_word(document.title) else document.title
    title = plain(catalogue.title if catalogue else "") or plain(own)
    return (title or file_title(document.source))[:_LONGEST_TITLE]
