"""What a plan says that no longer fits the document: told, so that an editor can look."""

from __future__ import annotations

from collections.abc import Iterator

from hearprint.contents.exclude import EXCLUDED, pages_of, phrase_key
from hearprint.contents.keeping import is_refound
from hearprint.model.contents import Split
from hearprint.model.document import Document
from hearprint.model.findings import Finding, note, warning
from hearprint.model.plan import Plan


def unfit(document: Document, split: Split, plan: Plan) -> Iterator[Finding]:
    """Findings about the parts of ``plan`` that ``document`` does not bear out.

    Sections that are not found are told with the other entries.
    """
    yield from _moved_starts(document, split, plan)
    if plan.exclude_pages:
        yield from _pages(document, plan)
    gone = {phrase_key(one.text) for one in split.removed if one.reason == EXCLUDED}
    for phrase in plan.exclude:
        if phrase_key(phrase) not in gone:
            yield note("C-011", f"These words to leave out stand nowhere: {phrase}", "exclude")


def _moved_starts(document: Document, split: Split, plan: Plan) -> Iterator[Finding]:
    before = {section.id: section for section in plan.sections}
    for section in split.sections:
        known = before.get(section.id)
        if known is not None and is_refound(document, section, known):
            message = f"The words at which it starts have changed; {section.evidence}."
            yield note("C-015", message, section.title)


def _pages(document: Document, plan: Plan) -> Iterator[Finding]:
    pages = pages_of(plan.exclude_pages)
    behind = sorted(page for page in pages if page > len(document.pages))
    if behind:
        message = f"The document has {len(document.pages)} pages, so there is no page {behind[0]}."
        yield note("C-011", message, "exclude_pages")
    if plan.source_digest and plan.source_digest != document.digest:
        message = f"The file was replaced: are pages {plan.exclude_pages} still those to leave out?"
        yield warning("C-014", message, "exclude_pages")
