"""What the tree lends to finished blocks, whether or not it tells their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearprint.model.document import Block, Role
from hearprint.model.findings import Finding, note
from hearprint.readers.pdf.tags.page import TaggedPage
from hearprint.readers.pdf.tags.trust import Verdict
from hearprint.readers.spans import differs, find_spans, with_spans

_MOST = 0.6  #: of all letters in one language make it the document's


def doubtful(pages: Mapping[int, TaggedPage]) -> tuple[Finding, ...]:
    """What is wrong with the tags of pages that were read by their layout."""
    wrong: dict[Verdict, list[int]] = {}
    for number, page in sorted(pages.items()):
        if page.verdict not in (Verdict.NONE, Verdict.GOOD):
            wrong.setdefault(page.verdict, []).append(number)
    return tuple(
        note("R-008", f"Tags here {verdict}; the layout was read instead.", _ranges(numbers))
        for verdict, numbers in sorted(wrong.items())
    )


def _ranges(numbers: Sequence[int]) -> str:
    """``pages 2, 5 to 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(parts)}"


def language_of(pages: Mapping[int, TaggedPage], declared: str) -> str:
    """The document's language, by that of most of its text or else by what it declares."""
    spoken: Counter[str] = Counter()
    for page in pages.values():
        spoken.update(dict(page.spoken))
    usual, letters = spoken.most_common(1)[0] if spoken else ("", 0)
    return usual if usual and letters > _MOST * spoken.total() else declared


def with_lent(
    blocks: Sequence[Block], pages: Mapping[int, TaggedPage], language: str
) -> tuple[Block, ...]:
    """Blocks with languages and meanings of their passages, and with headings of tables."""
    found = [_headed(block, pages) for block in blocks]
    on: dict[int, list[int]] = {}
    for at, block in enumerate(found):
        for number in {block.page or 0, *(line.page or 0 for line in block.lines)}:
            on.setdefault(number, []).append(at)
    for number, page in sorted(pages.items()):
        places = on.get(number, [])
        if page.language and differs(page.language, language):
            for at in places:
                found[at] = replace(found[at], language=found[at].language or page.language)
        if page.passages:
            texts = [found[at].text for at in places]
            spans = find_spans(texts, page.passages)
            for at, told in zip(places, spans, strict=True):
                more = [*found[at].spans, *told]
                found[at] = with_spans(found[at], more, language) if told else found[at]
    return tuple(found)


def _headed(block: Block, pages: Mapping[int, TaggedPage]) -> Block:
    """A table with as many rows of headings as the tree names."""
    page = pages.get(block.page or 0)
    if block.role is not Role.TABLE or page is None or not page.heads:
        return block
    heads = {_letters(text) for text in page.heads}
    rows = 0
    for row in block.rows[:-1]:
        if not all(_letters(cell) in heads for cell in row if cell):
            break
        rows += 1
    return replace(block, header_rows=rows) if rows else block


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
