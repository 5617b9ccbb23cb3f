"""Words of an editor's that stand in several places: which one was taken is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearprint.contents.align import PLANNED
from hearprint.contents.compare import bare
from hearprint.contents.pairing import Found
from hearprint.contents.parting import may_hold
from hearprint.contents.starts import begins, inside, opening_word
from hearprint.model.document import Document
from hearprint.model.findings import Finding, note

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def manyfold(
    document: Document, planned: Sequence[Found], hidden: frozenset[str], told: frozenset[str]
) -> Iterator[Finding]:
    """Findings about sections that an editor put in by words which stand more than once there.

    Sections of the document's own list are known by more than their words. ``told`` are titles
    of sections of which it has been told already.
    """
    for number, one in enumerate(planned):
        entry, at = one.entry, one.match.block
        ours = entry.evidence in ("", PLANNED) and one.match.why == PLANNED
        if at is None or not ours or not entry.starts or entry.title in told:
            continue
        stretch = _stretch(planned, number, len(document.blocks))
        places = _places(document, stretch, bare(entry.starts), hidden)
        if len(places) > 1 and (at, 0) in places:
            page = document.blocks[at].page
            yield note("C-012", _message(len(places), places.index((at, 0)), page), entry.title)


def _stretch(planned: Sequence[Found], number: int, end: int) -> range:
    """Where a section may start: between its neighbours in the plan, unless it was moved."""
    before = next((one.at for one in reversed(planned[:number]) if one.at >= 0), 0)
    after = next((one.at for one in planned[number + 1 :] if one.at >= 0), end)
    return range(before, after) if before <= planned[number].at < after else range(end)


def _places(
    document: Document, stretch: range, wanted: str, hidden: frozenset[str]
) -> list[tuple[int, int]]:
    """Block and offset of each place at which the words stand, in order."""
    blocks = document.blocks
    first = wanted.partition(" ")[0]
    longest = max(wanted.split(), key=len, default="")
    places: list[tuple[int, int]] = []
    for at in stretch:
        if not longest or blocks[at].id in hidden:
            continue
        if opening_word(blocks[at]) == first and begins(blocks, at, wanted):
            places.append((at, 0))
        if may_hold(blocks[at : at + 2], longest):
            places += ((at, offset) for offset in inside(blocks, at, wanted))
    return places


def _message(count: int, place: int, page: int | None) -> str:
    which = f"the {_ORDINALS[place]} of them" if place < len(_ORDINALS) else "one of them"
    where = f", on page {page}" if page is not None else ""
    return (
        f"Its first words stand in {count} places; the section starts at {which}{where}. "
        "Name more words to choose another."
    )
