"""From a document to its sections and its plan; the first part of the order of work.

::

    document -> contents -> split -> plan

It stands alone because whoever only reads and cuts need not load what writes scripts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearprint.contents.bylined import with_bylines
from hearprint.contents.cut import cut
from hearprint.contents.exclude import without_phrases
from hearprint.contents.keeping import identified, kept
from hearprint.contents.planned import relisted, under_plan
from hearprint.contents.unfit import unfit
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import CatalogueItem
from hearprint.model.document import Document, Role
from hearprint.model.findings import barrier
from hearprint.model.plan import Plan
from hearprint.model.planned import Planned
from hearprint.settings import Settings


def plan_document(
    document: Document,
    *,
    plan: Plan | None,
    catalogue: CatalogueItem | None,
    editor_lines: Sequence[str] = (),
    settings: Settings,
) -> Planned:
    """Cut ``document`` by its contents and bring its plan up to date."""
    hints = Hints(
        editor_lines=tuple(editor_lines),
        catalogue_lines=catalogue.contents if catalogue else (),
    )
    if plan is not None:
        plan = identified(plan)
        document = without_phrases(document, plan.exclude)
        if plan.source_digest:  # the editor's word against the file's
            document = replace(document, authors=plan.authors, date=plan.date)
    contents = find_contents(document, hints, settings.split)
    if plan is not None and plan.sections:
        if editor_lines:
            contents = relisted(document, contents, plan)
        else:
            document, contents = under_plan(document, contents, plan)
    document, contents = with_bylines(document, contents)
    split = cut(document, contents, settings.split, plan)
    if plan is not None:
        split = replace(split, findings=(*split.findings, *unfit(document, split, plan)))
    if not split.account.balanced:
        message = "Spoken and removed words do not add up to the source's words."
        split = replace(split, findings=(*split.findings, barrier("A-001", message)))
    return Planned(
        document=document,
        split=replace(split, findings=(*document.findings, *split.findings)),
        plan=kept(
            plan,
            document,
            split,
            catalogue,
            house_language=settings.house.language,
            relisted=bool(editor_lines),
        ),
    )


def unprinted(planned: Planned) -> Planned:
    """``planned`` with what speaking and publishing ask for, and nothing else.

    Where words stand in the print, and which of them are left out, has been told: of a long
    document that is more than half of what is held while it is spoken.
    """
    document = planned.document
    blocks = (
        replace(block, box=None, lines=block.lines if block.role is Role.VERSE else ())
        for block in document.blocks
    )
    return replace(
        planned,
        document=replace(
            document, blocks=tuple(blocks), removed=(), outline=(), links=(), jumps=(), findings=()
        ),
        split=replace(planned.split, removed=()),
    )
