"""Running heads and feet: rows that repeat at one height, or count the pages there."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from hearprint.readers.pdf.edges import (
    SAME_PLACE,
    Spot,
    atom_at,
    beside,
    clusters,
    edge_of,
    ends_text,
    is_outermost,
    lone_rows,
    slot_of,
    spot_of,
    words_of,
)
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.parts import Sheet
from hearprint.readers.pdf.titles import NUMBER, bare, body_size, pattern_of, rank_of, title_ranks

_REPEATS = 3
_FEW_PAGES = 2
_SHORT = 6  #: words of a head that only one page has
_MOST = 1.05  #: of the body's size
_FRONT = re.compile(r"([0-9]{1,4})(?=\s|$)")
_ROMAN_DIGITS = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ROMAN = re.compile(rf"^{_ROMAN_DIGITS}(?=\s)|(?<=\s){_ROMAN_DIGITS}$")
_BACK = re.compile(r"(?<![^\s|/])([0-9]{1,4})$")


def running_heads(
    sheets: Sequence[Sheet], spots: Sequence[Spot], known: dict[tuple[int, int], str]
) -> list[Spot]:
    """Rows that are no text; ``known`` holds what is furniture already."""
    heads = _whole_rows(sheets, _heads(sheets, spots, known), known)
    return _outer_rows(sheets, heads, known)


def _heads(
    sheets: Sequence[Sheet], spots: Sequence[Spot], known: dict[tuple[int, int], str]
) -> list[Spot]:
    """Rows whose words repeat at one height, and those in the same place that name a heading."""
    if len(sheets) < _FEW_PAGES:
        return []
    groups: dict[tuple[bool, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if (spot.sheet, spot.atom) not in known:
            text = sheets[spot.sheet].atoms[spot.atom].text
            groups[spot.foot, pattern_of(_in_figures(text))].append(spot)
    found = _counted(sheets, [spot for group in groups.values() for spot in group], known)
    rare: list[tuple[list[Spot], str, bool]] = []
    for (_, pattern), group in groups.items():
        for cluster in clusters(sheets, group):
            pages = len({spot.sheet for spot in cluster})
            steady = "#" not in pattern or _numbers_in_step(sheets, cluster)
            few = _FEW_PAGES <= pages == len(sheets) - 1 or _on_both(sheets, cluster)
            if steady and (pages >= _REPEATS or (few and _are_lone(sheets, cluster))):
                found.extend(cluster)
            else:
                rare.append((cluster, pattern, steady and pages >= _FEW_PAGES))
    slots = Counter(slot_of(sheets, spot) for spot in found)
    slots.update(slot_of(sheets, spot_of(sheets, key)) for key in known)
    titles = title_ranks(sheets)
    likely = [
        (cluster, again or titles.named(pattern, rank_of(atom_at(sheets, cluster[0]))))
        for cluster, pattern, again in rare
    ]
    # Heads that change from page to page tell themselves by their place and by what they name.
    slots.update(
        slot_of(sheets, spot)
        for cluster, named in likely
        if named
        for spot in lone_rows(sheets, cluster)
    )
    for cluster, named in likely:
        foot, place = slot_of(sheets, cluster[0])
        if named and sum(slots[foot, place + near] for near in (-1, 0, 1)) >= _REPEATS:
            found.extend(cluster)
    return [*found, *_alone(sheets, found, [cluster for cluster, named in likely if not named])]


def _on_both(sheets: Sequence[Sheet], cluster: Sequence[Spot]) -> bool:
    """Whether the outermost line in small type is the same on both pages of a leaflet."""
    if not len(sheets) == len({spot.sheet for spot in cluster}) == _FEW_PAGES:
        return False
    body = body_size(sheets)
    return all(
        is_outermost(sheets[spot.sheet], spot) and atom_at(sheets, spot).size < body
        for spot in cluster
    )


def _are_lone(sheets: Sequence[Sheet], cluster: Sequence[Spot]) -> bool:
    return len(lone_rows(sheets, cluster)) == len(cluster)


def _in_figures(text: str) -> str:
    """A row's words with a roman number at either end, as on the first pages of a book, in
    figures.
    """
    return _ROMAN.sub(lambda match: str((page_number(match[0]) or (0,))[0]), bare(text))


def _alone(
    sheets: Sequence[Sheet], found: Sequence[Spot], others: Sequence[Sequence[Spot]]
) -> list[Spot]:
    """Short rows that stand alone exactly where, and in the type in which, most pages have heads.

    The name of a part of one page only (``Back``) is said once.
    """
    pages: dict[tuple[bool, float, float, bool], set[int]] = defaultdict(set)
    for spot in found:
        pages[_kind(sheets, spot)].add(spot.sheet)
    return [
        spot
        for cluster in others
        for spot in cluster
        if len(headed := pages.get(_kind(sheets, spot), ())) * 2 >= len(sheets) >= _REPEATS
        and spot.sheet not in headed
        and is_outermost(sheets[spot.sheet], spot)
        and len(words_of(sheets, spot).split()) <= _SHORT
    ]


def _kind(sheets: Sequence[Sheet], spot: Spot) -> tuple[bool, float, float, bool]:
    """Where a row stands, and its type."""
    atom = atom_at(sheets, spot)
    return spot.foot, round(edge_of(sheets, spot), 1), atom.size, atom.bold


def _counted(
    sheets: Sequence[Sheet], spots: Sequence[Spot], known: dict[tuple[int, int], str]
) -> list[Spot]:
    """Rows that begin or end with a number in step with the pages, at one height of most of them.

    Their words may differ from page to page, as those of heads that name authors do. Pages with
    numbers of their own have no others, and what ends as a sentence does is a note or an item.
    """
    body = body_size(sheets)
    numbered = {sheet for sheet, _ in known}
    steps: dict[tuple[bool, bool, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        text = bare(words_of(sheets, spot))
        atom = atom_at(sheets, spot)
        # Large or bold, it is the heading of a numbered chapter on a page of its own.
        if atom.bold or atom.size > _MOST * body:
            continue
        if spot.sheet in numbered or text.endswith((".", "!", "?")):
            continue
        for first, match in ((True, _FRONT.match(text)), (False, _BACK.search(text))):
            if match and is_outermost(sheets[spot.sheet], spot):
                steps[spot.foot, first, int(match[1]) - spot.sheet].append(spot)
    # Even and odd pages may have theirs at different ends.
    whole: dict[tuple[bool, int], list[Spot]] = defaultdict(list)
    for (foot, _, step), group in steps.items():
        whole[foot, step] += group
    return [
        spot
        for group in whole.values()
        for cluster in clusters(sheets, group)
        if (pages := len({one.sheet for one in cluster})) * 2 >= len(sheets)
        and pages >= min(_REPEATS, max(len(sheets) - 1, _FEW_PAGES))
        for spot in cluster
    ]


def _whole_rows(
    sheets: Sequence[Sheet], heads: Sequence[Spot], known: dict[tuple[int, int], str]
) -> list[Spot]:
    """Without the lines of a contents list, which name the chapters that heads name too.

    Their page labels are no folios. A bullet repeats from page to page and belongs to its line.
    Of two rows with the same words, the inner one is the heading that the outer one names.
    """
    outer: dict[tuple[int, bool, str], float] = {}
    for spot in heads:
        key = (spot.sheet, spot.foot, pattern_of(words_of(sheets, spot)))
        outer[key] = min(edge_of(sheets, spot), outer.get(key, math.inf))
    texts = Counter(words_of(sheets, spot) for spot in heads)
    heads = [
        spot
        for spot in heads
        if texts[words_of(sheets, spot)] >= _REPEATS or not page_number(words_of(sheets, spot))
    ]
    gone = {(spot.sheet, spot.atom) for spot in heads} | set(known)
    return [
        spot
        for spot in heads
        if edge_of(sheets, spot)
        < outer[spot.sheet, spot.foot, pattern_of(words_of(sheets, spot))] + SAME_PLACE
        and not any(
            page_number(other.text) or not any(map(str.isalnum, words_of(sheets, spot)))
            for other in beside(sheets, spot, gone)
        )
    ]


def _outer_rows(
    sheets: Sequence[Sheet], heads: Sequence[Spot], known: dict[tuple[int, int], str]
) -> list[Spot]:
    """Leave out rows that on most of their pages stand further in than a line of text."""
    gone = {(spot.sheet, spot.atom) for spot in heads} | set(known)
    first: dict[tuple[int, bool], float] = {}
    for index, sheet in enumerate(sheets):
        bases = [
            atom.base
            for at, atom in enumerate(sheet.atoms)
            if not atom.tilted and (index, at) not in gone
        ]
        if bases:
            first[index, False] = min(bases)
            first[index, True] = sheet.height - max(bases)
    groups: dict[tuple[bool, int], list[tuple[Spot, bool]]] = defaultdict(list)
    for spot in heads:
        edge = edge_of(sheets, spot)
        inside = edge > first.get((spot.sheet, spot.foot), edge) + SAME_PLACE
        inside = inside or ends_text(sheets[spot.sheet], spot)
        groups[spot.foot, round(edge / SAME_PLACE)].append((spot, inside))
    return [
        spot
        for group in groups.values()
        if sum(inside for _, inside in group) * 2 <= len(group)
        for spot, _ in group
    ]


def _numbers_in_step(sheets: Sequence[Sheet], spots: Sequence[Spot]) -> bool:
    """Whether some number in the row is the same on all pages or counts the pages."""
    rows = [
        (spot.sheet, [int(one[:9]) for one in NUMBER.findall(_in_figures(words))[:8]])
        for spot in spots
        for words in (words_of(sheets, spot),)
    ]
    width = min((len(numbers) for _, numbers in rows), default=0)
    wanted = max(2, round(0.6 * len(rows)))
    columns = [
        max(
            Counter(numbers[at] for _, numbers in rows).most_common(1)[0][1],
            Counter(numbers[at] - sheet for sheet, numbers in rows).most_common(1)[0][1],
            Counter(numbers[at] - 2 * sheet for sheet, numbers in rows).most_common(1)[0][1],
        )
        for at in range(width)
    ]
    return bool(columns) and min(columns) >= wanted
