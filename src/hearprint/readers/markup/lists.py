"""Bullets and numbers of list items, as a browser would print them (HTML, section 4.4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearprint.readers.markup.page import Element, attribute
from hearprint.readers.romans import ROMAN_LIMIT, roman

_BULLET = "•"
_WHOLE = re.compile(r"-?\d{1,6}")


@dataclass(slots=True)
class Item:
    """A list item; its marker goes to the first text in it."""

    marker: str

    def take(self) -> str:
        """The marker, once."""
        marker, self.marker = self.marker, ""
        return marker


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    number: int
    step: int


class Lists:
    """The lists that are open while a page is walked."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def open(self, element: Element) -> None:
        """A list begins."""
        backwards = element.get("reversed") is not None
        start = attribute(element, "start")
        first = len(element.findall("li")) if backwards else 1
        self._open.append(
            _List(
                ordered=element.tag == "ol",
                kind=attribute(element, "type"),
                number=int(start) if _WHOLE.fullmatch(start) else first,
                step=-1 if backwards else 1,
            )
        )

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, element: Element) -> Item:
        """The next item of the innermost list."""
        if not self._open or not self._open[-1].ordered:
            return Item(_BULLET)
        here = self._open[-1]
        value = attribute(element, "value")
        if _WHOLE.fullmatch(value):
            here.number = int(value)
        marker = f"{_printed(here.number, here.kind)}."
        here.number += here.step
        return Item(marker)


def _printed(number: int, kind: str) -> str:
    if number > 0 and kind in ("a", "A"):
        return _lettered(number, kind)
    if 0 < number < ROMAN_LIMIT and kind in ("i", "I"):
        text = roman(number)
        return text if kind == "i" else text.upper()
    return str(number)


def _lettered(number: int, first: str) -> str:
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord(first) + place) + text
    return text
