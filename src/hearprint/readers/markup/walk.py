"""One walk over a page: every word of it becomes part of exactly one chunk.

The walk is flat (no recursion), borders lie only where ``SEPARATORS`` part words, and inline parts
that are taken out leave a seam. Hence the words of all chunks add up to ``visible_words``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lxml import etree

from hearprint.model.document import NoteRef, Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.chunks import (
    SEAM,
    Chunk,
    looks_like_verse,
    looks_listed,
    passages,
    tidy,
)
from hearprint.readers.markup.furniture import NOTE_MARK
from hearprint.readers.markup.lists import Item, Lists
from hearprint.readers.markup.notes import note_refs, signs
from hearprint.readers.markup.page import Element, attribute, classes, declared_language, names
from hearprint.readers.markup.tables import data_tables
from hearprint.readers.markup.visible import SEPARATORS, UNSEEN
from hearprint.readers.spans import Passage, differs

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VERSE = names("verse poem poetry stanza wp-block-verse lyrics")
_NOTES = names("footnotes footnote endnotes references footnotes-list fn")
_NOTE_ID = re.compile(r"_?(fn|ftn|cite_note|footnote|endnote)[-:_]?\w*", re.IGNORECASE)
_INLINE_IMAGES = re.compile(r"emoji|smil|math|latex|tex\b", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\S+\.(jpe?g|png|gif|webp|svg|bmp|tiff?)|(img|dsc|image)[-_ ]?\d+", re.IGNORECASE
)
_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_FIGURE = re.compile(r"[0-9+\u2212-]+")
_MARK = re.compile(r"\W*(?:\d{1,4}|[a-z]|[*\u2020\u2021\u00a7]+)\W*", re.IGNORECASE)
_BOLD = frozenset({"b", "strong"})


@dataclass(slots=True)
class _Frame:
    """What holds for text directly inside an element."""

    tag: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    reason: str = ""
    language: str = ""
    depth: int = 0  #: of lists
    item: Item | None = None
    pre: bool = False
    verse: bool = False
    note: bool = False
    quote: bool = False
    link: bool = False
    bold: bool = False
    table: Element | None = None
    cell: Element | None = None
    caught: _Gathered | None = None  #: what stood before an inline part that is taken out


@dataclass(slots=True)
class _Gathered:
    """Text since the last border."""

    text: list[str] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    linked: int = 0  #: words that are links
    bold: int = 0
    all_bold: bool = False  #: known when the text is whole
    worded: bool = False  #: there is a word in ``text``
    languages: set[str] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)  #: in other languages than the page
    images: list[tuple[bool, str]] = field(default_factory=list)  #: before the text?, alternative
    notes: list[tuple[int, NoteRef]] = field(default_factory=list)  #: and signs before each


def walk(body: Element, labels: Mapping[Element, str], language: str) -> list[Chunk]:
    """Chunks in the order of the page. ``language`` is the page's own."""
    return _Walker(body, labels, language).run()


class _Walker:
    def __init__(self, body: Element, labels: Mapping[Element, str], language: str) -> None:
        self._body = body
        self._labels = labels
        self._language = language
        self._tables = data_tables(body)
        self._lists = Lists()
        self._chunks: list[Chunk] = []
        self._signs: dict[Element, list[tuple[Element, str]]] = {}  #: by table
        self._frames: list[_Frame] = [_Frame(tag="", language=language)]
        self._here = _Gathered()
        self._anchors: dict[str, None] = {}
        self._mark = ""  #: of a note whose text has not come yet
        self._late: dict[str, None] = {}  #: those of them behind which no word has come yet

    def run(self) -> list[Chunk]:
        events = etree.iterwalk(self._body, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._end(element)
            elif element.tag in UNSEEN:
                events.skip_subtree()
                self._frames.append(self._frames[-1])
            else:
                self._start(element)
        self._flush(self._body)
        return self._chunks

    def _start(self, element: Element) -> None:
        if element.tag in SEPARATORS and element.tag != "br":
            parent = element.getparent()
            self._flush(element if parent is None or element is self._body else parent)
        frame = self._frame(element)
        self._frames.append(frame)
        if not frame.reason:
            self._anchor(element)
        if element in self._labels and element.tag not in SEPARATORS:
            self._here.text.append(SEAM)
            frame.caught, self._here = self._here, _Gathered()
        if element.tag == "br":
            self._here.text.append("\n")
        elif element.tag == "img":
            self._image(element, frame)
        elif element.tag == "q":
            self._here.text.append("“")
        elif element.tag == "a":
            self._here.links.append(element)
        self._add(element.text, frame)

    def _end(self, element: Element) -> None:
        frame = self._frames.pop()
        outer = self._frames[-1]
        if element.tag not in UNSEEN:
            if element.tag == "q":
                self._here.text.append("”")
            if element.tag in SEPARATORS and element.tag != "br":
                self._frames.append(frame)
                self._flush(element)
                self._frames.pop()
            if frame.caught is not None:
                self._cut_out(element, frame)
            if element.tag in ("ol", "ul", "menu", "dir"):
                self._lists.close()
        if element is not self._body:
            self._add(element.tail, outer)

    def _cut_out(self, element: Element, frame: _Frame) -> None:
        opens = frame.note and frame.reason == NOTE_MARK
        before = frame.caught.worded if frame.caught else False
        for lines in passages("".join(self._here.text)):
            text = " ".join(lines)
            if opens and not before and _MARK.fullmatch(text):
                self._mark = text.strip("[]() .")
            self._emit(Chunk(text=text, owner=element, reason=frame.reason, table=frame.table))
            if frame.reason == NOTE_MARK and not frame.note and _MARK.fullmatch(text):
                ref = NoteRef(mark=text.strip("[]() ."), at=None, anchor=_aim(element))
                # Marks within marks are one: the outermost knows the text around.
                around = next(one.caught for one in (*self._frames, frame) if one.caught)
                around.notes.append((signs(around.text), ref))
        self._here = frame.caught or _Gathered()

    def _frame(self, element: Element) -> _Frame:
        tag, outer = str(element.tag), self._frames[-1]
        frame = replace(outer, tag=tag, caught=None)
        frame.reason = outer.reason or self._labels.get(element, "")
        frame.language = declared_language(element) or outer.language
        frame.link = outer.link or tag == "a"
        frame.bold = outer.bold or tag in _BOLD
        names = classes(element)
        frame.verse = outer.verse or not _VERSE.isdisjoint(names)
        opens = not _NOTES.isdisjoint(names) or _is_note(element)
        frame.note = outer.note or (opens and frame.reason != NOTE_MARK)
        if tag in SEPARATORS:
            self._shape(element, frame)
        return frame

    def _shape(self, element: Element, frame: _Frame) -> None:
        """What a block element makes of the text in it."""
        tag = frame.tag
        if tag in _HEADINGS or attribute(element, "role") == "heading":
            frame.role, frame.item = Role.HEADING, None
            level = attribute(element, "aria-level") or "2"
            frame.level = _HEADINGS.get(tag) or (int(level) if level in "123456" else 6)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.open(element)
            frame.depth += 1
        elif tag == "li":
            frame.role, frame.level = Role.ITEM, max(1, frame.depth)
            frame.item = self._lists.item(element)
        elif tag in ("dt", "dd"):
            frame.role, frame.item = Role.ITEM, None
            frame.level = frame.depth + (2 if tag == "dd" else 1)
        elif tag == "blockquote":
            frame.role, frame.level, frame.quote = Role.QUOTE, 0, True
        elif tag in ("figcaption", "caption"):
            frame.role, frame.level, frame.cell = Role.CAPTION, 0, None
        elif tag in ("pre", "listing", "xmp", "plaintext"):
            frame.pre = True
        elif tag == "table" and frame.table is None and element in self._tables:
            frame.table = element
        elif tag in ("td", "th") and frame.table is not None:
            frame.cell = element

    def _anchor(self, element: Element) -> None:
        names = [attribute(element, "id")]
        if element.tag == "a":
            names.append(attribute(element, "name"))
        found = dict.fromkeys(plain(name) for name in names if name)
        found.pop("", None)
        self._anchors.update(found)
        self._late.update(found)

    def _add(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        text = text.replace(SEAM, "")
        if not frame.pre:
            text = _SPACE.sub(" ", text)
        elif frame.tag == "pre" and not self._here.text:
            text = text.removeprefix("\n")
        if frame.tag == "sup" and _FIGURE.fullmatch(text) and self._here.text:
            text = text.translate(_RAISED)  # 10 to the 6th must not be read as 106
        self._here.text.append(text)
        words = count_words(plain(text))
        if words:
            self._here.worded = True
            self._late = {}
            self._here.linked += words * frame.link
            self._here.bold += words * frame.bold
            self._here.languages.add(frame.language)
            if differs(frame.language, self._language):
                self._here.passages.append(Passage(text, frame.language))

    def _image(self, element: Element, frame: _Frame) -> None:
        alt = tidy(attribute(element, "alt").replace(SEAM, ""))
        if not count_words(alt):
            self._here.text.append(SEAM)
        elif frame.reason or frame.cell is not None or _INLINE_IMAGES.search(_name(element)):
            self._here.text.append(f"{SEAM}{alt}{SEAM}")
        else:
            self._here.images.append((not self._here.worded, alt))
            self._here.text.append(SEAM)

    def _flush(self, element: Element) -> None:
        """A border: what was gathered becomes chunks."""
        here, frame = self._here, self._frames[-1]
        if not here.text:
            return
        self._here = _Gathered()
        for leading, alt in here.images:
            if leading:
                self._emit(self._picture(alt, element, frame, here))
        done, whole = 0, "".join(here.text)
        here.all_bold = here.bold > 0 and here.bold >= count_words(plain(whole.replace(SEAM, " ")))
        for lines in passages(whole):
            chunk = self._chunk(lines, element, frame, here)
            if here.notes:
                chunk.notes = note_refs(chunk.text, done, here.notes)
                done += signs(lines)
            self._emit(chunk)
        for leading, alt in here.images:
            if not leading:
                self._emit(self._picture(alt, element, frame, here))

    def _emit(self, chunk: Chunk) -> None:
        if chunk.table is not None:
            chunk.signs = self._signs.setdefault(chunk.table, [])
        if not chunk.words:
            if chunk.cell is not None and not chunk.reason:
                chunk.signs.append((chunk.cell, chunk.text))
            return
        if not chunk.reason:
            # An anchor at the very end of a paragraph is meant for the heading that follows.
            late = {} if chunk.role is Role.HEADING else self._late
            chunk.anchors = tuple(name for name in self._anchors if name not in late)
            self._anchors, self._late = dict(late), dict(late)
        self._chunks.append(chunk)

    def _picture(self, alt: str, element: Element, frame: _Frame, here: _Gathered) -> Chunk:
        reason = frame.reason or ("file name" if _FILE_NAME.fullmatch(alt) else "")
        return Chunk(
            text=alt,
            owner=element,
            role=Role.IMAGE,
            reason=reason,
            table=frame.table,
            links=() if here.worded else tuple(here.links),
        )

    def _chunk(self, lines: list[str], element: Element, frame: _Frame, here: _Gathered) -> Chunk:
        role = frame.role
        if frame.note and role in (Role.PARAGRAPH, Role.ITEM):
            role = Role.NOTE
        elif role in (Role.PARAGRAPH, Role.QUOTE) and len(lines) > 1:
            apart = looks_like_verse(lines) or (not here.linked and looks_listed(lines))
            free = not frame.pre and frame.cell is None
            role = Role.VERSE if frame.verse or (apart and free) else role
        level = 0 if role in (Role.NOTE, Role.VERSE) else frame.level
        language = next(iter(here.languages)) if len(here.languages) == 1 else ""
        return Chunk(
            text=("\n" if role is Role.VERSE else " ").join(lines),
            owner=element,
            role=role,
            reason=frame.reason,
            level=level,
            marker=self._marker(role, frame),
            language=language if differs(language, self._language) else None,
            passages=tuple(here.passages) if len(here.languages) > 1 else (),
            lines=tuple(lines) if len(lines) > 1 else (),
            links=tuple(here.links),
            linked=here.linked,
            bold=here.all_bold,
            table=frame.table,
            cell=frame.cell,
        )

    def _marker(self, role: Role, frame: _Frame) -> str:
        """The bullet or number of an item, or the mark of a note, for the first text in it."""
        if frame.reason:
            return ""
        marker = frame.item.take() if frame.item else ""
        if role is Role.NOTE and self._mark:
            marker, self._mark = self._mark, ""
        return marker


def _aim(element: Element) -> str:
    """The name in the page that a mark's link leads to."""
    inner = next(element.iter("a"), None)
    link = inner if inner is not None else next(element.iterancestors("a"), None)
    path, _, name = (attribute(link, "href") if link is not None else "").partition("#")
    return plain(unquote(f"{path}#{name}" if path else name))


def _is_note(element: Element) -> bool:
    if attribute(element, "role") in ("doc-endnotes", "doc-footnote", "doc-endnote"):
        return True
    ident = attribute(element, "id")
    return element.tag in ("li", "p", "div", "aside") and bool(_NOTE_ID.fullmatch(ident))


def _name(element: Element) -> str:
    return f"{attribute(element, 'class')} {attribute(element, 'src')[:200]}"
