"""What an editor decided, laid over the document's own list of contents.

The plan's sections are found again by their words and come first. The document's own list adds
what the plan cannot know: chapters, entries that are on no page, and, when the file was replaced
by a corrected one, sections that are new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearprint.contents.align import PLANNED, align
from hearprint.contents.compare import bare
from hearprint.contents.evidence.editor import from_plan
from hearprint.contents.keeping import free_name, mark_of
from hearprint.contents.leftovers import with_forgotten
from hearprint.contents.level import levels_of
from hearprint.contents.manyfold import manyfold
from hearprint.contents.pairing import NOWHERE, UNSURE, Found, Pair, pairs_of, refound
from hearprint.contents.parting import parted
from hearprint.model.contents import Contents, Entry, ListKind, Match
from hearprint.model.document import Document
from hearprint.model.findings import Finding, note
from hearprint.model.plan import Plan
from hearprint.model.words import plain, slug

#: Lists that may name each other's entries differently, but cut alike.
_PRINTED = frozenset({ListKind.LINKS, ListKind.PRINTED})
#: Numbers that a list counts by.
_COUNTED = re.compile(r"\d+(?:\.\d+)*")
#: Lists that nobody wrote.
_UNWRITTEN = frozenset({ListKind.HEADINGS, ListKind.WHOLE})


def under_plan(document: Document, own: Contents, plan: Plan) -> tuple[Document, Contents]:
    """``document``, with blocks cut where the plan says so, and its contents as planned.

    ``own`` is the document's own list.
    """
    split = parted(document, plan.sections, frozenset(own.blocks))
    document, own = split.document, _moved(own, split.moved)
    found = list(_own_entries(document, own))
    level = _level(own, plan)
    named = [one for one in found if 0 < one.entry.level <= level and not _is_merged(one, plan)]
    planned = _planned(document, own, plan)
    known = frozenset(one.where for one in split.findings)
    unclear = tuple(manyfold(document, planned, frozenset(own.blocks), known))
    pairs = pairs_of(planned, found, named)
    planned, renumbered = _renumbered(
        _retold(refound(planned, pairs), planned, pairs, plan, document),
        planned,
        pairs,
        plan,
        document,
    )
    free = [one for one in found if id(one) not in {id(mine) for _, mine in pairs}]
    home = any(one.at >= 0 for one in planned)
    joined, added, told = _sorted(free, own, plan, level, document, home=home)
    lost = [one for one in free if one.at < 0 and one in named]
    kept = {id(one) for one in (*added, *lost)}
    chapters = [
        replace(one, entry=replace(one.entry, level=max(one.entry.level, level + 1)))
        for one in free
        if id(one) not in kept and one.at >= 0 and one.entry.level > 0
    ]
    others = map(_unnamed, (*lost, *_missing(plan), *chapters))
    whole = [*_inserted(planned, [_unnamed(one) for one in added]), *others]
    return document, Contents(
        kind=ListKind(plan.contents_kind) if plan.contents_kind in set(ListKind) else _EDITOR,
        page=plan.contents_page,
        entries=tuple(one.entry for one in whole),
        matches=tuple(one.match for one in whole),
        blocks=own.blocks,
        cut=level,
        merged=joined,
        findings=(*split.findings, *unclear, *told, *renumbered),
    )


_EDITOR = ListKind.EDITOR


def _unnamed(one: Found) -> Found:
    """An entry that is no section of the plan."""
    return replace(one, entry=replace(one.entry, id=""))


def _missing(plan: Plan) -> Iterator[Found]:
    """Entries of the list that an editor once gave, still to be told of."""
    written = {plain(section.title) for section in plan.sections}
    for title in plan.missing:
        if title not in written:
            yield Found(entry=Entry(title=title), match=NOWHERE)


def relisted(document: Document, own: Contents, plan: Plan) -> Contents:
    """A new list that an editor gave, its entries known by what the plan calls them."""
    planned = [one for one in _planned(document, own, plan) if one.entry.level > 0]
    found = list(_own_entries(document, own))
    names = {id(mine): theirs.entry for theirs, mine in pairs_of(planned, found, found)}
    entries = []
    for one in found:
        known = names.get(id(one))
        entries.append(
            _unnamed(one).entry
            if known is None
            else replace(
                one.entry,
                id=known.id,
                language=known.language,
                drop=known.drop,
                authors=one.entry.authors or known.authors,
            )
        )
    return replace(own, entries=tuple(entries), matches=tuple(one.match for one in found))


def _moved(own: Contents, moved: Sequence[int]) -> Contents:
    """``own`` with its matches where their blocks are now."""
    return replace(
        own,
        matches=tuple(
            match if match.block is None else replace(match, block=moved[match.block])
            for match in own.matches
        ),
    )


def _own_entries(document: Document, own: Contents) -> Iterator[Found]:
    """The entries of the document's list, with the ids that their sections would have."""
    taken: set[str] = set()
    for entry, match in with_forgotten(document, own):
        name = free_name(slug(entry.title), taken)
        taken.add(name)
        yield Found(entry=replace(entry, id=name), match=match)


def _level(own: Contents, plan: Plan) -> int:
    """The level to cut at: the plan's depth in the document's list, else what it was cut at."""
    levels = levels_of(own)
    if plan.depth and levels:
        return levels[min(plan.depth, len(levels)) - 1]
    return max((section.level or 1 for section in plan.sections), default=1)


def _planned(document: Document, own: Contents, plan: Plan) -> list[Found]:
    """The plan's sections where their words stand now; each block starts one at most."""
    listed = from_plan(plan)
    if listed is None:
        return []
    aligned = align(document, listed.entries, hidden=frozenset(own.blocks))
    matches = _dealt(document, listed.entries, aligned)
    taken: set[int] = set()
    found = []
    for entry, match in zip(listed.entries, matches, strict=True):
        if match.block in taken:
            found.append(Found(entry=entry, match=NOWHERE))
            continue
        if match.block is not None:
            taken.add(match.block)
        found.append(Found(entry=entry, match=_as_told(document, entry, match)))
    return found


def _dealt(
    document: Document, entries: Sequence[Entry], matches: Sequence[Match]
) -> Sequence[Match]:
    """Of sections that name the same words, more than there are places: one that stood on the
    place's page comes first, then one that was found anywhere, then the plan's order. So a
    section that holds a place now holds it at the next run too.
    """
    rivals: dict[str, list[int]] = defaultdict(list)
    for number, (entry, match) in enumerate(zip(entries, matches, strict=True)):
        if match.why == PLANNED or match.block is None:
            rivals[bare(entry.starts)].append(number)
    dealt = list(matches)
    for numbers in rivals.values():
        places = {at: matches[n] for n in numbers if (at := matches[n].block) is not None}
        if not 0 < len(places) < len(numbers):
            continue
        claims = sorted(
            (entries[n].page != document.blocks[at].page, entries[n].page is None, at, n)
            for at in places
            for n in numbers
        )
        left = dict(places)
        for number in numbers:
            dealt[number] = NOWHERE
        for *_, at, number in claims:
            if at in left and dealt[number] is NOWHERE:
                dealt[number] = left.pop(at)
    return dealt


def _as_told(document: Document, entry: Entry, match: Match) -> Match:
    """Where a section's words stand as ever, what the plan tells of them holds on."""
    if match.why != PLANNED or match.block is None or not entry.evidence:
        return match
    stays = document.blocks[match.block].page == entry.page
    why = entry.evidence if stays else PLANNED
    return replace(match, why=why, confidence=UNSURE if entry.doubtful else match.confidence)


def _retold(
    now: Sequence[Found],
    before: Sequence[Found],
    pairs: Sequence[Pair],
    plan: Plan,
    document: Document,
) -> Sequence[Found]:
    """In a replaced document the evidence is what speaks for a place now: its list, or the words
    alone.
    """
    if plan.source_digest in ("", document.digest):
        return now
    whys = {id(theirs): mine.match.why for theirs, mine in pairs if theirs.at == mine.at}
    return [
        replace(one, match=replace(one.match, why=whys.get(id(old), PLANNED)))
        if old.entry.evidence and one.match.why in (old.entry.evidence, PLANNED)
        else one
        for one, old in zip(now, before, strict=True)
    ]


def _renumbered(
    planned: Sequence[Found],
    before: Sequence[Found],
    pairs: Sequence[Pair],
    plan: Plan,
    document: Document,
) -> tuple[list[Found], list[Finding]]:
    """Plain numbers follow the list of a replaced document, where an entry came in between."""
    if plan.source_digest in ("", document.digest):
        return list(planned), []
    numbers = {id(theirs): mine.entry.number or "" for theirs, mine in pairs}
    done = []
    for one, old in zip(planned, before, strict=True):
        number = numbers.get(id(old), "")
        plain_ones = _COUNTED.fullmatch(number) and _COUNTED.fullmatch(one.entry.number or "")
        new = replace(one, entry=replace(one.entry, number=number)) if plain_ones else one
        done.append(new)
    count = sum(new.entry.number != old.entry.number for new, old in zip(done, before, strict=True))
    message = f"{count} numbers of sections follow the list of the replaced document."
    return done, [note("C-016", message, "plan")] if count else []


def _sorted(
    free: Sequence[Found], own: Contents, plan: Plan, level: int, document: Document, *, home: bool
) -> tuple[tuple[str, ...], list[Found], list[Finding]]:
    """Entries that the plan lacks: joined by the editor, or new; and what is told of them.

    Without a ``home``, a section of the plan that was found, there may be nothing left to join.
    """
    lacking = [one for one in free if one.at >= 0 and 0 < one.entry.level <= level]
    if not _same_list(own.kind, plan.contents_kind):
        names = ", ".join(_name(one) for one in lacking)
        told = [note("C-008", f"Another list of contents also names: {names}.", own.kind)]
        asked = plan.contents_kind not in ("", _EDITOR) and own.kind not in _UNWRITTEN
        return plan.merged, [], told if lacking and asked else []
    joined = [one for one in lacking if _is_joined(one, plan, document)]
    added = [one for one in lacking if one not in joined]
    if not (home or added):
        joined, added = [], lacking
    told = [
        note("C-013", f"Added, as the list names it and the plan did not: {_name(one)}", "plan")
        for one in added
    ]
    titles = {plain(one.entry.title) for one in free if one not in added}
    stays = [title for title in plan.merged if title in titles]
    return tuple(dict.fromkeys((*stays, *(plain(one.entry.title) for one in joined)))), added, told


def _is_merged(one: Found, plan: Plan) -> bool:
    return plain(one.entry.title) in plan.merged


def _is_joined(one: Found, plan: Plan, document: Document) -> bool:
    """Whether the editor took a section away, so that its text joins the one before."""
    if _is_merged(one, plan):
        return True
    if plan.known:
        return mark_of(one.entry.id) in plan.known.split()
    return plan.source_digest in ("", document.digest)


def _same_list(own: ListKind, planned: str) -> bool:
    return own == planned or {own, planned} <= _PRINTED


def _name(one: Found) -> str:
    return plain(one.entry.name)


def _inserted(planned: Sequence[Found], added: Sequence[Found]) -> list[Found]:
    """The plan's order, with every new section behind the one that held its text."""
    order = list(planned)
    for one in added:
        before = [other for other in order if 0 <= other.at < one.at]
        holder = max(before, key=lambda other: other.at, default=None)
        order.insert(order.index(holder) + 1 if holder else 0, one)
    return order
