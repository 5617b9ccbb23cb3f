"""Pull quotations: words of the text that a designer set a second time, in display type.

Heard in the middle of a paragraph they are a stumble. One goes only when all its letters stand in
body type on the same page or a neighbouring one, in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearprint.model.document import Role
from hearprint.readers.pdf.blocks import Draft, Measure, ended
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN

_DISPLAY = 1.09  #: of the body's size
_LETTERS = 28  #: shorter display is a heading, whose words may well be said again
_WORDS = 6
_SENTENCE = 12  #: words after which display type without a full stop is no heading
_BODY = (Role.PARAGRAPH, Role.QUOTE, Role.VERSE)
_RUN = 6  #: blocks of one quotation
_OPENINGS = "“‘\"'«„…"  # noqa: RUF001 - quotation marks
_ALIKE = 0.3  #: points


def pull_quotes(drafts: Sequence[Draft], usual: Measure) -> tuple[list[Draft], list[Draft]]:
    """Drafts without pull quotations, and these."""
    runs = list(_runs(drafts, usual))
    if not runs:
        return list(drafts), []
    wanted = {drafts[run[0]].first.page + by for run in runs for by in (-1, 0, 1)}
    pages: dict[int, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.first.page not in wanted:
            continue
        text = draft.role in _BODY and not (draft.listing or _lists(draft))
        if text and not _display(draft, usual):
            pages[draft.first.page].append(_letters(f"{draft.first.atoms[0].cap}{draft.text}"))
    body = {page: "".join(texts) for page, texts in pages.items()}
    gone: set[int] = set()
    for run in runs:
        page = drafts[run[0]].first.page
        near = "".join(body.get(page + by, "") for by in (-1, 0, 1))
        whole = [drafts[at] for at in run]
        if _said(whole, near):
            gone.update(run)
        else:
            gone.update(at for at in run if _said([drafts[at]], near))
    kept = [draft for at, draft in enumerate(drafts) if at not in gone]
    return kept, [drafts[at] for at in sorted(gone)]


def _lists(draft: Draft) -> bool:
    """Whether lines that look like verse are entries of a list on a cover, with page numbers."""
    numbered = sum(row.text[-1:].isdigit() for row in draft.rows)
    return draft.role is Role.VERSE and 3 * numbered >= len(draft.rows)


def bare_text(draft: Draft) -> str:
    """All words of a draft as they stand in its lines."""
    text = " ".join(f"{row.atoms[0].cap} {row.text}" for row in draft.rows)
    return " ".join(text.replace(MARK_OPEN, " ").replace(MARK_CLOSE, " ").split())


def _runs(drafts: Sequence[Draft], usual: Measure) -> Iterator[list[int]]:
    """Indices of neighbouring blocks in one display type."""
    run: list[int] = []
    for at, draft in enumerate(drafts):
        if run and not (_display(draft, usual) and _follows(drafts[run[-1]], draft)):
            yield run
            run = []
        if _display(draft, usual) and len(run) < _RUN:
            run.append(at)
    if run:
        yield run


def _display(draft: Draft, usual: Measure) -> bool:
    return draft.size > _DISPLAY * usual.size and draft.role not in (Role.TABLE, Role.ITEM)


def _follows(one: Draft, two: Draft) -> bool:
    return one.first.zone == two.first.zone and abs(one.size - two.size) <= _ALIKE


def _said(run: Sequence[Draft], near: str) -> bool:
    """Whether ``near`` holds every part of a quotation; dots may stand for what it leaves out."""
    text = " ".join(draft.text for draft in run)
    if not (ended(text) or text[:1] in _OPENINGS or len(text.split()) >= _SENTENCE):
        return False  # a title that a sentence names
    parts = [_letters(part) for part in text.replace("...", "…").split("…")]
    parts = [part for part in parts if part]
    if sum(map(len, parts)) < _LETTERS or len(text.split()) < _WORDS:
        return False
    return all(len(part) * len(parts) >= _LETTERS // 2 and part in near for part in parts)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
