"""Where every word went: blocks that no section speaks, each with its reason, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hearprint.contents.exclude import pages_of
from hearprint.model.contents import Account, Section
from hearprint.model.document import Block, Document, Removed, Role
from hearprint.model.plan import Plan
from hearprint.settings import SplitSettings

PAGE_LEFT_OUT = "page left out by the editor"


def unwanted(document: Document, settings: SplitSettings, plan: Plan | None) -> dict[str, str]:
    """Id -> reason, for blocks that an editor's choice leaves out wherever they stand."""
    pages = pages_of(plan.exclude_pages) if plan else frozenset()
    notes = notes_choice(settings, plan)
    reasons = {}
    for block in document.blocks:
        if block.page in pages:
            reasons[block.id] = PAGE_LEFT_OUT
        elif block.role is Role.NOTE and notes == "skip":
            reasons[block.id] = "note, skipped by setting"
    return reasons


def notes_choice(settings: SplitSettings, plan: Plan | None) -> str:
    """``end``, ``inline`` or ``skip``: the plan's word, else the house's."""
    return (plan.notes if plan else "") or settings.notes


def left_out(
    document: Document,
    sections: Sequence[Section],
    *,
    hidden: frozenset[str],
    dropped: frozenset[str],
    excluded: Mapping[str, str],
    elsewhere: frozenset[str],
) -> tuple[frozenset[str], tuple[Removed, ...]]:
    """Ids of the blocks that no section speaks, and all that was taken out, with reasons.

    ``dropped`` are blocks of sections that the editor leaves out, ``elsewhere`` are notes that
    another section reads.
    """
    inside = {
        block.id for section in sections for block in document.blocks[section.start : section.end]
    }
    skipped: set[str] = set()
    removed = list(document.removed)
    for block in document.blocks:
        if block.id in hidden:
            reason = "contents page"
        elif block.id in elsewhere:
            continue
        elif block.id in dropped:
            reason = "left out by the editor"
        elif block.id not in inside:
            reason = "cover"
        elif block.id in excluded:
            reason = excluded[block.id]
        else:
            continue
        skipped.add(block.id)
        removed.append(Removed(reason=reason, text=block.text, page=block.page))
    return frozenset(skipped), tuple(removed)


def account_of(document: Document, spoken: Iterable[Block], removed: Iterable[Removed]) -> Account:
    """The sums over what is really spoken, block by block, and what was taken out."""
    reasons: Counter[str] = Counter()
    for one in removed:
        reasons[one.reason] += one.words
    return Account(
        source_words=document.source_words,
        spoken=sum(block.words for block in spoken),
        removed=tuple(sorted((reason, words) for reason, words in reasons.items() if words)),
    )
