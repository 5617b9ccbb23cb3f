"""Page labels: what is printed on pages as their numbers (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from hearprint.model.words import plain
from hearprint.readers.pdf.unfold import Objects
from hearprint.readers.romans import ROMAN_LIMIT, roman

_LONGEST = 100  #: letters of a label
_MOST_NODES = 50_000  #: of the tree of numbers
_LARGEST = 1_000_000  #: number
_ALPHABET = 26


def page_labels(objects: Objects, tree: Any, count: int) -> tuple[str, ...]:  # noqa: ANN401
    """A label for each of ``count`` pages; pages before the first range have their number."""
    ranges = sorted(
        ((start, told) for start, told in _ranges(objects, tree) if 0 <= start < count),
        key=lambda one: one[0],
    )
    labels = [str(number) for number in range(1, count + 1)]
    for at, (start, told) in enumerate(ranges):
        end = ranges[at + 1][0] if at + 1 < len(ranges) else count
        prefix = _text(objects.value(told, "/P"))
        style = str(objects.value(told, "/S") or "")
        first = objects.value(told, "/St")
        first = int(first) if isinstance(first, int) and 0 < first <= _LARGEST else 1
        for page in range(start, end):
            label = plain(f"{prefix}{_numbered(style, first + page - start)}")
            labels[page] = label[:_LONGEST]
    return tuple(labels)


def _ranges(objects: Objects, tree: Any) -> Iterator[tuple[int, DictionaryObject]]:  # noqa: ANN401
    """First page (from 0) and dictionary of each range, in the tree's order."""
    stack, seen = [tree], 0
    while stack and seen < _MOST_NODES:
        node = objects.behind(stack.pop())
        seen += 1
        numbers = objects.value(node, "/Nums")
        if isinstance(numbers, ArrayObject):
            held = list(objects.items(numbers))[: 2 * (_MOST_NODES - seen)]
            seen += len(held) // 2
            for start, told in zip(held[::2], held[1::2], strict=False):
                first, range_ = objects.behind(start), objects.behind(told)
                if isinstance(first, int) and isinstance(range_, DictionaryObject):
                    yield int(first), range_
        kids = objects.value(node, "/Kids")
        if isinstance(kids, ArrayObject):
            stack.extend(list(objects.items(kids))[: _MOST_NODES - seen])


def _text(thing: Any) -> str:  # noqa: ANN401
    if isinstance(thing, bytes):
        return thing[:_LONGEST].decode("latin-1")
    return str(thing[:_LONGEST]) if isinstance(thing, str) else ""


def _numbered(style: str, number: int) -> str:
    """``number`` in a style of table 159."""
    if style in ("/r", "/R") and number < ROMAN_LIMIT:
        letters = roman(number)
        return letters.upper() if style == "/R" else letters
    if style in ("/a", "/A"):
        letter = chr(ord(style[1]) + (number - 1) % _ALPHABET)
        return letter * min((number - 1) // _ALPHABET + 1, _LONGEST)
    return str(number) if style in ("/D", "/r", "/R") else ""
