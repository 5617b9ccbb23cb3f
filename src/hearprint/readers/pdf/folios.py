"""Page numbers: lone numbers that go up in step with the pages."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from hearprint.readers.pdf.edges import Spot, atom_at, clusters, is_outermost, lone_at_edge, slot_of
from hearprint.readers.pdf.parts import Sheet

_REPEATS = 3
_FEW_PAGES = 2
_FOLIO = re.compile(
    r"(?:page|p\.?|seite|página|pagina)?\s*"
    r"([0-9]{1,4}|[ivxlcdm]{1,8})(?:\s*(?:of|/|von|de|sur)\s*[0-9]{1,4})?",
    re.IGNORECASE,
)
_EDGES = " \t-–—·•|[](){}~*.:"
_LAST = frozenset("0123456789ivxlcdmIVXLCDM" + _EDGES)  #: what a page number may end in
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@lru_cache(maxsize=16_384)  # asked of every line again and again
def page_number(text: str) -> tuple[int, str] | None:
    """Value and print of a lone page number: ``12``, ``xiv``, ``- 3 -``, ``Page 3 of 24``."""
    match = _FOLIO.fullmatch(text.strip(_EDGES))
    if not match:
        return None
    print_ = match[1]
    return (int(print_), print_) if print_.isdecimal() else _roman(print_)


def ends_as_number(text: str) -> bool:
    """Whether the last sign of a text is one that ``page_number`` takes: quickly asked first."""
    return text[-1:] in _LAST


def labels_at_ends(texts: Iterable[str]) -> int:
    """How many lines end in a page number, as a list of contents does; none if these fall."""
    ends = [text.split(" ")[-1] for text in texts]  # leaders may join words and number
    numbers = [found[0] for end in ends if (found := page_number(end))]
    return len(numbers) if all(one <= two for one, two in pairwise(numbers)) else 0


def _roman(text: str) -> tuple[int, str] | None:
    if (text != text.lower() and text != text.upper()) or set(text.lower()) - _ROMAN.keys():
        return None  # a dotless i is an i to a search without case, and no figure
    values = [_ROMAN[sign] for sign in text.lower()]
    total = sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
    return total, text


def folios_of(sheets: Sequence[Sheet], spots: Sequence[Spot]) -> dict[Spot, str]:
    """Lone numbers that go up in step with the pages."""
    numbers: dict[Spot, tuple[int, str]] = {}
    for spot in spots:
        found = page_number(sheets[spot.sheet].atoms[spot.atom].text)
        if found:
            numbers[spot] = found
    if len(sheets) <= _FEW_PAGES:
        return {
            spot: label
            for spot, (value, label) in numbers.items()
            if label.isdecimal() and lone_at_edge(sheets[spot.sheet], spot) and value < 1000  # noqa: PLR2004 - a year is no folio
        }
    steps: dict[tuple[bool, bool, int], list[Spot]] = defaultdict(list)
    for spot, (value, label) in numbers.items():
        steps[spot.foot, label.isdecimal(), value - spot.sheet].append(spot)
    good: dict[Spot, str] = {}
    for group in steps.values():
        for cluster in clusters(sheets, group):
            pages = sorted({spot.sheet for spot in cluster})
            if len(pages) > _FEW_PAGES or (len(pages) > 1 and pages[1] - pages[0] <= _REPEATS):
                good.update((spot, numbers[spot][1]) for spot in cluster)
    good.update(_like_folios(sheets, numbers, good))
    return _one_a_page(numbers, good)


def _one_a_page(numbers: dict[Spot, tuple[int, str]], good: dict[Spot, str]) -> dict[Spot, str]:
    """Of several numbers on a page, the one in step with most pages, wherever it is printed.

    The others are of a list or a table that happens to begin or end at the folios' height.
    """
    steps = Counter(numbers[spot][0] - spot.sheet for spot in good)
    kinds = Counter(_kind(numbers, spot) for spot in good)
    best: dict[int, tuple[int, int, int]] = {}
    chosen: dict[int, tuple[bool, int]] = {}
    for spot in good:
        value, kind = numbers[spot][0], _kind(numbers, spot)
        weight = (steps[value - spot.sheet], value, kinds[kind])
        if weight > best.get(spot.sheet, (0, 0, 0)):
            best[spot.sheet], chosen[spot.sheet] = weight, kind
    return {
        spot: label for spot, label in good.items() if _kind(numbers, spot) == chosen[spot.sheet]
    }


def _kind(numbers: dict[Spot, tuple[int, str]], spot: Spot) -> tuple[bool, int]:
    """In which figures a number is, and its step: "7" on page vii is none of its folios."""
    value, label = numbers[spot]
    return label.isdecimal(), value - spot.sheet


def _like_folios(
    sheets: Sequence[Sheet], numbers: dict[Spot, tuple[int, str]], good: dict[Spot, str]
) -> dict[Spot, str]:
    """Numbers at the folios' place (a preface's, say), or alone at the edge in step with them."""
    places = {(*slot_of(sheets, spot), round(atom_at(sheets, spot).size)) for spot in good}
    steps = {numbers[spot][0] - spot.sheet for spot in good}
    return {
        spot: label
        for spot, (value, label) in numbers.items()
        if (*slot_of(sheets, spot), round(atom_at(sheets, spot).size)) in places
        or (value - spot.sheet in steps and is_outermost(sheets[spot.sheet], spot))
    }


def let_go() -> None:
    """Forget the lines of a document that has been read."""
    page_number.cache_clear()
