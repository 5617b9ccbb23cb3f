"""Figures about every element of a page: words, linked words, words of running prose."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from hearprint.model.words import count_words
from hearprint.readers.markup.page import Element
from hearprint.readers.markup.visible import SEPARATORS, UNSEEN

#: So many words outside links, with no block inside, make a stretch of prose.
PROSE = 10


@dataclass(slots=True)
class Figures:
    """Counts over an element and all that it holds."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    blocks: int = 0  #: elements inside that part words
    links: int = 0

    @property
    def density(self) -> float:
        """The share of words that are links, 0 to 1."""
        return self.linked / self.words if self.words else 0.0


class Facts:
    """Figures of the elements below a root. Holds the tree's proxies, so keys stay valid."""

    def __init__(self, root: Element) -> None:
        self._figures: dict[Element, Figures] = {}
        self._count(root)

    def __getitem__(self, element: Element) -> Figures:
        """The figures of an element; zeros for what is never shown."""
        return self._figures.get(element, _NOTHING)

    def _count(self, root: Element) -> None:
        figures = self._figures
        linked = 0  # how many links we are in: a page may nest them, wrongly
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element.tag in UNSEEN:
                    walk.skip_subtree()
                    continue
                linked += element.tag == "a"
                words = count_words(element.text or "")
                figures[element] = Figures(words=words, linked=words if linked else 0)
                continue
            own = figures.get(element)
            if own is None:
                own = Figures()
            else:
                linked -= element.tag == "a"
                _settle(own)
            parent = element.getparent()
            if element is root or parent is None:
                continue
            tail = count_words(element.tail or "")
            _add(figures[parent], own, element)
            figures[parent].words += tail
            figures[parent].linked += tail if linked else 0


_NOTHING = Figures()


def _settle(own: Figures) -> None:
    free = own.words - own.linked
    if not own.blocks and free >= PROSE:
        own.prose = free


def _add(parent: Figures, own: Figures, element: Element) -> None:
    parent.words += own.words
    parent.linked += own.linked
    block = element.tag in SEPARATORS and element.tag != "br"
    # An inline element's prose is counted with its block, not twice.
    parent.prose += own.prose if block or own.blocks else 0
    parent.blocks += own.blocks + block
    parent.links += own.links + (element.tag == "a")
