"""What pypdf knows of a file: outline, page labels, links, metadata; and opening locked files."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import pypdf
import pypdfium2
from pypdf.errors import PdfReadError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject

from hearprint.errors import DamagedError, LockedError
from hearprint.model.document import Bookmark, Box, Link
from hearprint.model.words import plain
from hearprint.readers.pdf.bombs import MOST_BYTES, PageTooLargeError, Scales
from hearprint.readers.pdf.labels import page_labels
from hearprint.readers.pdf.metadata import iso_date, sensible_title
from hearprint.readers.pdf.tags.records import Tags
from hearprint.readers.pdf.tags.tree import read_tags
from hearprint.readers.pdf.unfold import Objects, TooLargeError, unfolds_too_far

#: What pypdf finds amiss is told by a finding, where it matters, and not by lines of its own.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES = 20_000
_MAX_OUTLINE = 20_000
_MAX_LETTERS = 1_000_000  #: of all bookmarks
_MAX_DEPTH = 64
_MAX_NAMES = 100_000
_MAX_LINKS = 20_000
_MAX_NOTES = 200_000  #: notes of all pages that are looked at for links
_MAX_NODES = 20_000  #: of the tree of names
_MAX_TITLE = 500
_NO_FRAME = (0.0, 0.0, 612.0, 792.0, 0)  #: of a page that does not tell its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """All that is not on the pages themselves."""

    pages: int = 0
    title: str = ""
    author: str = ""
    subject: str = ""
    date: str = ""  #: ISO 8601
    language: str = ""
    labels: tuple[str, ...] = ()
    outline: tuple[Bookmark, ...] = ()
    links: tuple[Link, ...] = ()
    faults: tuple[str, ...] = ()  #: what could not be read, in words
    too_large: Mapping[int, str] = field(default_factory=dict)  #: why a page must not be run
    formed: frozenset[int] = frozenset()  #: pages that hold forms
    tags: Tags | None = None


def read_structure(data: bytes, name: str) -> Structure:
    """Everything pypdf can tell. Raises LockedError, and DamagedError for what is too much;
    other damage only leaves parts of it empty.

    What pypdf cannot open it gets once more as PDFium, which forgives more, would save it.
    """
    faults: tuple[str, ...] = ()
    for mend in (False, True):
        try:
            whole = _mended(data) if mend else data
            reader = pypdf.PdfReader(io.BytesIO(whole), strict=False)
            locked = reader.is_encrypted and not reader.decrypt("")
            count = 0 if locked else len(reader.pages)
        except Exception as error:  # noqa: BLE001 - pypdf raises almost anything on broken files
            fault = f"its structure cannot be read ({type(error).__name__})"
            faults = faults or (fault,)
            continue
        if locked:
            raise LockedError(
                "This PDF needs a password.",
                where=name,
                hint="Save a copy without a password and use that.",
            )
        check_count(count, name)
        structure = _Reading(reader, count, len(data)).structure()
        return replace(structure, faults=(*faults, *structure.faults))
    if unfolds_too_far(data, MOST_BYTES):
        raise DamagedError(
            "This PDF is damaged, and what is left of it unfolds to more than a document holds.",
            where=name,
            hint="Export or download the document again.",
        )
    return Structure(faults=faults)


def check_count(count: int, name: str) -> None:
    """Raises DamagedError for more pages than any document has."""
    if count > MOST_PAGES:
        raise DamagedError(
            f"This PDF claims to have {count:,} pages; more than {MOST_PAGES:,} are not read.",
            where=name,
            hint="Split it into smaller files, or export the document again.",
        )


def _mended(data: bytes) -> bytes:
    with closing(pypdfium2.PdfDocument(data)) as file:
        made = io.BytesIO()
        file.save(made)
        return made.getvalue()


def has_no_pages(data: bytes) -> bool:
    """Whether a file is sound but empty, which PDFium takes for damage."""
    try:
        return len(pypdf.PdfReader(io.BytesIO(data), strict=False).pages) == 0
    except Exception:  # noqa: BLE001 - whatever is wrong, it is not that
        return False


class _Reading:
    """One pass over a file that pypdf could open; each part fails alone."""

    def __init__(self, reader: pypdf.PdfReader, count: int, size: int) -> None:
        self._reader = reader
        self._size = size
        self._objects = Objects(reader)
        self._count = count
        self._faults: list[str] = []
        self._numbers: dict[int, int] = {}
        self._frames: list[tuple[float, float, float, float, int]] = []
        self._names: dict[str, Any] = {}
        self._too_large: dict[int, str] = {}
        self._formed: set[int] = set()

    def structure(self) -> Structure:
        """Every part that can be read."""
        self._attempt("its pages", self._index_pages)
        self._attempt("its weight", self._weigh_pages)
        self._attempt("its named places", self._index_names)
        info = self._attempt("its metadata", lambda: self._reader.metadata) or {}
        return Structure(
            pages=self._count,
            title=sensible_title(_string(info, "/Title")),
            author=_string(info, "/Author"),
            subject=_string(info, "/Subject"),
            date=iso_date(_string(info, "/CreationDate")),
            language=self._attempt("its language", self._language) or "",
            labels=self._attempt("its page labels", self._labels) or (),
            outline=self._attempt("its outline", self._outline) or (),
            links=self._attempt("its links", self._links) or (),
            too_large=self._too_large,
            formed=frozenset(self._formed),
            tags=self._attempt("its tags", lambda: read_tags(self._reader, self._numbers)),
            faults=tuple(self._faults),
        )

    def _attempt(self, what: str, action: Any) -> Any:  # noqa: ANN401
        try:
            return action()
        except (Exception, RecursionError) as error:  # noqa: BLE001 - see read_structure
            self._faults.append(f"{what} cannot be read ({type(error).__name__})")
            return None

    @property
    def _root(self) -> DictionaryObject:
        root = _plain(self._reader.trailer["/Root"])
        return root if isinstance(root, DictionaryObject) else DictionaryObject()

    def _index_pages(self) -> None:
        for number, page in enumerate(self._reader.pages, start=1):
            reference = page.indirect_reference
            if reference is not None:
                self._numbers.setdefault(reference.idnum, number)
            try:
                self._frames.append(_frame(page))
            except (PyPdfError, ValueError, TypeError, AttributeError, OverflowError, IndexError):
                self._frames.append(_NO_FRAME)

    def _index_names(self) -> None:
        old = _plain(self._root.get("/Dests"))
        if isinstance(old, DictionaryObject):
            for key, value in list(old.items())[:_MAX_NAMES]:
                self._names[str(key).lstrip("/")] = value
        names = _plain(self._root.get("/Names"))
        tree = _plain(names.get("/Dests")) if isinstance(names, DictionaryObject) else None
        stack: list[Any] = [tree]
        known: set[int] = set()  # of the tree's nodes, each of which counts once
        left, nodes = _MAX_NAMES, _MAX_NODES
        while stack and nodes > 0:
            node = _plain(stack.pop())
            nodes -= 1
            if not isinstance(node, DictionaryObject) or id(node) in known:
                continue
            known.add(id(node))
            pairs = _plain(node.get("/Names"))
            if isinstance(pairs, ArrayObject):
                for at in range(0, min(len(pairs) - 1, 2 * left), 2):
                    self._names.setdefault(_text(pairs[at]), pairs[at + 1])
                left -= len(pairs) // 2
            kids = _plain(node.get("/Kids"))
            if isinstance(kids, ArrayObject):
                stack.extend(self._objects.items(kids))

    def _weigh_pages(self) -> None:
        scales = Scales(self._reader, self._size)
        for number, page in enumerate(self._reader.pages, start=1):
            try:
                scales.weigh(page)
            except PageTooLargeError as error:
                self._too_large[number] = str(error)
            if scales.overfull:
                self._too_large = dict.fromkeys(range(1, self._count + 1), "too much in all")
                return
            if scales.holds_forms(page):
                self._formed.add(number)

    def _language(self) -> str:
        value = _text(self._root.get("/Lang"))
        return value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", value) else ""

    def _labels(self) -> tuple[str, ...]:
        if "/PageLabels" not in self._root:
            return ()
        return page_labels(self._objects, self._root.raw_get("/PageLabels"), self._count)

    def _outline(self) -> tuple[Bookmark, ...]:
        top = _plain(self._root.get("/Outlines"))
        if not isinstance(top, DictionaryObject):
            return ()
        found: list[Bookmark] = []
        seen: set[int] = set()
        letters = 0
        stack: list[tuple[Any, int]] = [(top.get("/First"), 1)]
        while stack:
            if len(found) > _MAX_OUTLINE:
                raise TooLargeError
            reference, level = stack.pop()
            node = _plain(reference)
            key = reference.idnum if isinstance(reference, IndirectObject) else id(node)
            if not isinstance(node, DictionaryObject) or key in seen:
                continue
            seen.add(key)
            stack.append((node.get("/Next"), level))
            stack.append((node.get("/First"), min(level + 1, _MAX_DEPTH)))
            title = plain(_text(node.get("/Title")))
            letters += len(title)
            if letters > _MAX_LETTERS:
                raise TooLargeError
            if title:
                page, y = self._place(_goal(node))
                found.append(Bookmark(title=title, level=level, page=page, top=y))
        return tuple(found)

    def _links(self) -> tuple[Link, ...]:
        found: list[Link] = []
        left = _MAX_NOTES
        for number, page in enumerate(self._reader.pages, start=1):
            notes = _plain(page.get("/Annots"))
            for note in self._objects.items(notes) if isinstance(notes, ArrayObject) else ():
                left -= 1
                if left < 0 or len(found) >= _MAX_LINKS:
                    return tuple(found)
                link = self._link(number, _plain(note))
                if link:
                    found.append(link)
        return tuple(found)

    def _link(self, number: int, note: Any) -> Link | None:  # noqa: ANN401
        if not isinstance(note, DictionaryObject) or note.get("/Subtype") != "/Link":
            return None
        rect = _plain(note.get("/Rect"))
        page, y = self._place(_goal(note))
        if page is None or not isinstance(rect, ArrayObject) or len(rect) != 4:  # noqa: PLR2004 - corners
            return None
        x0, y0, x1, y1 = (float(_plain(edge)) for edge in rect)
        ends = self._point(number, x0, y0), self._point(number, x1, y1)
        xs, ys = sorted(end[0] for end in ends), sorted(end[1] for end in ends)
        box = Box(left=xs[0], top=ys[0], right=xs[1], bottom=ys[1])
        return Link(page=number, box=box, target_page=page, target_top=y)

    def _place(self, goal: Any) -> tuple[int | None, float | None]:  # noqa: ANN401
        """Page and height of a destination: an array, a name, or a dictionary with ``/D``."""
        for _ in range(8):  # names may lead to names
            goal = _plain(goal)
            if isinstance(goal, DictionaryObject):
                goal = goal.get("/D")
            elif isinstance(goal, (str, bytes)):
                goal = self._names.get(_text(goal).lstrip("/"), self._names.get(_text(goal)))
            else:
                break
        if not isinstance(goal, ArrayObject) or not goal:
            return None, None
        page = self._page_number(goal)
        if page is None:
            return None, None
        return page, self._height(goal, page)

    def _page_number(self, goal: ArrayObject) -> int | None:
        first = goal[0] if not hasattr(goal, "raw_get") else list.__getitem__(goal, 0)
        if isinstance(first, IndirectObject):
            return self._numbers.get(first.idnum)
        if isinstance(first, int) and 0 <= first < self._count:
            return int(first) + 1
        return None

    def _height(self, goal: ArrayObject, page: int) -> float | None:
        kind = str(_plain(goal[1])) if len(goal) > 1 else ""
        at = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(kind)
        value = _plain(goal[at]) if at is not None and len(goal) > at else None
        if value is None or isinstance(value, NullObject) or not isinstance(value, (int, float)):
            return None
        left = _plain(goal[2]) if kind == "/XYZ" else 0
        x = float(left) if isinstance(left, (int, float)) else 0.0
        height = self._frames[page - 1][3] - self._frames[page - 1][1]
        y = self._point(page, x, float(value))[1]
        return round(min(max(y, 0.0), max(height, 1.0)), 2)

    def _point(self, page: int, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top, turn = self._frames[page - 1]
        return (
            (x - left, top - y),
            (y - bottom, x - left),
            (right - x, y - bottom),
            (top - y, right - x),
        )[turn]


def _frame(page: pypdf.PageObject) -> tuple[float, float, float, float, int]:
    """Left, bottom, right and top of what is seen of a page, and its quarter turns."""
    box = [float(edge) for edge in page.cropbox]
    media = [float(edge) for edge in page.mediabox]
    return (
        max(min(box[0], box[2]), min(media[0], media[2])),
        max(min(box[1], box[3]), min(media[1], media[3])),
        min(max(box[0], box[2]), max(media[0], media[2])),
        min(max(box[1], box[3]), max(media[1], media[3])),
        (int(page.get("/Rotate", 0) or 0) // 90) % 4,
    )


def _goal(node: DictionaryObject) -> Any:  # noqa: ANN401
    if node.get("/Dest") is not None:
        return node.get("/Dest")
    action = _plain(node.get("/A"))
    if isinstance(action, DictionaryObject) and action.get("/S") == "/GoTo":
        return action.get("/D")
    return None


def _plain(thing: Any) -> Any:  # noqa: ANN401
    """The object behind a reference; a broken one is nothing."""
    try:
        for _ in range(8):
            if not isinstance(thing, IndirectObject):
                return thing
            thing = thing.get_object()
    except (PyPdfError, PdfReadError, KeyError, ValueError, RecursionError):
        return None
    return None


def _text(thing: Any) -> str:  # noqa: ANN401
    thing = _plain(thing)
    if isinstance(thing, bytes):
        return thing[:_MAX_TITLE].decode("latin-1")
    return thing[:_MAX_TITLE] if isinstance(thing, str) else ""


def _string(info: Any, key: str) -> str:  # noqa: ANN401
    try:
        return plain(_text(info.get(key)))
    except (PyPdfError, AttributeError, ValueError):
        return ""
