"""A page as a tree of which every part knows its place in the source.

Nothing is ever written back from this tree: it only tells which characters to take out and what
they stand between, so that the rest of a page stays as its owner wrote it. The standard library's
tokeniser is the one well-kept parser that tells places; trees of lxml and html5lib do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

from hearprint.readers.markup.page import names

#: Elements that have no content (HTML Living Standard, section 13.1.2).
_VOID = names("area base br col embed hr img input link meta param source track wbr")
#: Openings that end an open paragraph (section 13.1.2.4).
_ENDS_P = names(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search "
    " section table ul"
)
#: Openings that end an open element of these names, and how far they look for one.
_ENDS = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tbody": (("tr", "td", "th", "thead", "tbody"), ("table",)),
    "tfoot": (("tr", "td", "th", "thead", "tbody"), ("table",)),
    "option": (("option",), ("select",)),
    "a": (("a",), ("td", "th", "table")),
}
_CELLS = ("td", "th", "caption", "table")
_TABLE = frozenset(("table", "tbody", "thead", "tfoot", "tr", *_CELLS))

TEXT = "#text"
COMMENT = "#comment"


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """An element, a run of text or a comment, with its characters ``start`` to ``end``.

    ``inner`` and ``close`` bound its content. It grows while the page is read, hence not frozen.
    """

    tag: str
    start: int
    parent: Node | None
    inner: int = 0
    close: int = 0
    end: int = 0
    text: str = ""  #: of text and comments, without character references
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This part and all within it, in the order of the source."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def ancestors(self) -> Iterator[Node]:
        """What it stands in, from the inside out."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def words(self) -> str:
        """All that a reader sees or hears of it: text, and what stands for pictures."""
        hidden = ("script", "style", "template")
        parts: list[str] = []
        for node in self.walk():
            if node.tag == TEXT and (node.parent is None or node.parent.tag not in hidden):
                parts.append(node.text)
            elif node.tag == "img":
                parts.append(f" {node.attributes.get('alt', '')} ")
            elif node.tag in _ENDS_P or node.tag == "br":
                parts.append(" ")
        return "".join(parts)


def read_source(text: str) -> Node:
    """The tree of a page; its root has no tag. Never fails, whatever ``text`` is like."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    """Builds the tree, closing what HTML lets authors leave open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._source = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._root = Node(tag="", start=0, parent=None)
        self._open = [self._root]

    def finish(self) -> Node:
        """The whole tree."""
        self._shut(1, len(self._source), len(self._source))
        self._root.close = self._root.end = len(self._source)
        return self._root

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, after those that its opening ends."""
        here = self._here
        if tag in _ENDS_P:
            self._end(("p",), ("button", "td", "th", "table"), here)
        if tag in _ENDS:
            self._end(*_ENDS[tag], here)
        after = here + len(self.get_starttag_text() or "")
        node = Node(tag=tag, start=here, parent=self._open[-1], inner=after, close=after, end=after)
        for name, value in attrs:
            node.attributes.setdefault(name, value or "")
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Browsers take ``<p/>`` for ``<p>``; only in drawings and formulas it closes itself."""
        self.handle_starttag(tag, attrs)
        foreign = any(node.tag in {"svg", "math"} for node in self._open[1:])
        if foreign and tag not in _VOID:
            done = self._open.pop()
            done.close = done.end = done.inner

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of this name; a closing without one means nothing."""
        here = self._here
        for at in range(len(self._open) - 1, 0, -1):
            name = self._open[at].tag
            if name == tag:
                found = self._source.find(">", here)
                after = len(self._source) if found < 0 else found + 1
                self._shut(at + 1, here, here)
                self._shut(at, here, after)
                return
            if name in _CELLS and tag not in _TABLE:
                return

    def handle_data(self, data: str) -> None:
        """Text."""
        here = self._here
        self._open[-1].children.append(
            Node(tag=TEXT, start=here, parent=self._open[-1], inner=here, text=data)
        )

    def handle_comment(self, data: str) -> None:
        """A comment, which may be a mark of ours."""
        here = self._here
        after = here + len("<!--") + len(data) + len("-->")
        self._open[-1].children.append(
            Node(tag=COMMENT, start=here, parent=self._open[-1], end=after, text=data)
        )

    def parse_comment(self, i: int, report: bool = True) -> int:
        """A comment that nothing ends hides all behind it, as in browsers."""
        after = super().parse_comment(i, report)
        if after >= 0:
            return after
        self.handle_comment(self.rawdata[i + len("<!--") :])
        return len(self.rawdata)

    def _end(self, tags: tuple[str, ...], bounds: tuple[str, ...], here: int) -> None:
        """Close all down to the outermost of ``tags`` this side of ``bounds``."""
        outermost = 0
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag in bounds:
                break
            if self._open[at].tag in tags:
                outermost = at
                if "tr" not in tags:
                    break
        if outermost:
            self._shut(outermost, here, here)

    def _shut(self, least: int, close: int, end: int) -> None:
        """Close what is open from depth ``least`` on."""
        while len(self._open) > least:
            node = self._open.pop()
            node.close, node.end = close, end


def line_of(text: str, place: int) -> int:
    """The line of ``text``, from 1, on which the character at ``place`` stands."""
    return text.count("\n", 0, place) + 1
