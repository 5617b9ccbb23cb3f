"""What pypdf knows of a file: outline, page labels, links, metadata; and opening locked files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pypdf
import pypdfium2
from pypdf.errors import PdfReadError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject

from hearprint.errors import LockedError
from hearprint.model.document import Bookmark, Box, Link
from hearprint.model.words import plain
from hearprint.readers.pdf.bombs import MOST_CALLS, FormCount
from hearprint.readers.pdf.tags.records import Tags
from hearprint.readers.pdf.tags.tree import read_tags

_MAX_OUTLINE = 20_000
_MAX_DEPTH = 64
_MAX_NAMES = 100_000
_MAX_LINKS = 20_000
_MAX_TITLE = 1000
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|indd|qxd|qxp|tex|dvi|pdf|pages|pub|pptx?|html?)$", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|no title|title|document|\(anonymous\)|unspecified|"
    r"layout|page)[\s\-_0-9]*",
    re.IGNORECASE,
)
_TOOL = re.compile(r"^(?:microsoft \w+|powerpoint presentation|print)\s*-\s*", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?([0-9]{4})(?:([0-9]{2})(?:([0-9]{2}))?)?")


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
    endless: frozenset[int] = frozenset()  #: pages whose content must not be run
    formed: frozenset[int] = frozenset()  #: pages that hold forms
    tags: Tags | None = None


def read_structure(data: bytes, name: str) -> Structure:
    """Everything pypdf can tell. Raises LockedError; damage only leaves parts of it empty.

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
        structure = _Reading(reader, count).structure()
        return replace(structure, faults=(*faults, *structure.faults))
    return Structure(faults=faults)


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

    def __init__(self, reader: pypdf.PdfReader, count: int) -> None:
        self._reader = reader
        self._count = count
        self._faults: list[str] = []
        self._numbers: dict[int, int] = {}
        self._frames: list[tuple[float, float, float, float, int]] = []
        self._names: dict[str, Any] = {}
        self._endless: set[int] = set()
        self._formed: set[int] = set()

    def structure(self) -> Structure:
        """Every part that can be read."""
        self._attempt("its pages", self._index_pages)
        self._attempt("its forms", self._index_forms)
        self._attempt("its named places", self._index_names)
        info = self._attempt("its metadata", lambda: self._reader.metadata) or {}
        return Structure(
            pages=self._count,
            title=sensible_title(_string(info, "/Title")),
            author=_string(info, "/Author"),
            subject=_string(info, "/Subject"),
            date=_iso(_string(info, "/CreationDate")),
            language=self._attempt("its language", self._language) or "",
            labels=self._attempt("its page labels", self._labels) or (),
            outline=self._attempt("its outline", self._outline) or (),
            links=self._attempt("its links", self._links) or (),
            endless=frozenset(self._endless),
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
            box = [float(edge) for edge in page.cropbox]
            media = [float(edge) for edge in page.mediabox]
            self._frames.append(
                (
                    max(min(box[0], box[2]), min(media[0], media[2])),
                    max(min(box[1], box[3]), min(media[1], media[3])),
                    min(max(box[0], box[2]), max(media[0], media[2])),
                    min(max(box[1], box[3]), max(media[1], media[3])),
                    (int(page.get("/Rotate", 0) or 0) // 90) % 4,
                )
            )

    def _index_names(self) -> None:
        old = _plain(self._root.get("/Dests"))
        if isinstance(old, DictionaryObject):
            for key, value in list(old.items())[:_MAX_NAMES]:
                self._names[str(key).lstrip("/")] = value
        names = _plain(self._root.get("/Names"))
        tree = _plain(names.get("/Dests")) if isinstance(names, DictionaryObject) else None
        stack, seen = [tree], 0
        while stack and seen < _MAX_NAMES:
            node = stack.pop()
            seen += 1
            if not isinstance(node, DictionaryObject):
                continue
            pairs = _plain(node.get("/Names"))
            if isinstance(pairs, ArrayObject):
                for at in range(0, min(len(pairs) - 1, 2 * _MAX_NAMES), 2):
                    self._names.setdefault(_text(pairs[at]), pairs[at + 1])
            kids = _plain(node.get("/Kids"))
            if isinstance(kids, ArrayObject):
                stack.extend(_plain(kid) for kid in list(kids)[:_MAX_NAMES])

    def _index_forms(self) -> None:
        counted = FormCount()
        for number, page in enumerate(self._reader.pages, start=1):
            if counted.calls(page) >= MOST_CALLS:
                self._endless.add(number)
            if counted.holds(page):
                self._formed.add(number)

    def _language(self) -> str:
        value = _text(self._root.get("/Lang"))
        return value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", value) else ""

    def _labels(self) -> tuple[str, ...]:
        if "/PageLabels" not in self._root:
            return ()
        return tuple(plain(label) for label in self._reader.page_labels)

    def _outline(self) -> tuple[Bookmark, ...]:
        top = _plain(self._root.get("/Outlines"))
        if not isinstance(top, DictionaryObject):
            return ()
        found: list[Bookmark] = []
        seen: set[int] = set()
        stack: list[tuple[Any, int]] = [(top.get("/First"), 1)]
        while stack and len(found) < _MAX_OUTLINE:
            reference, level = stack.pop()
            node = _plain(reference)
            key = reference.idnum if isinstance(reference, IndirectObject) else id(node)
            if not isinstance(node, DictionaryObject) or key in seen:
                continue
            seen.add(key)
            stack.append((node.get("/Next"), level))
            stack.append((node.get("/First"), min(level + 1, _MAX_DEPTH)))
            title = plain(_text(node.get("/Title")))[:_MAX_TITLE]
            if title:
                page, y = self._place(_goal(node))
                found.append(Bookmark(title=title, level=level, page=page, top=y))
        return tuple(found)

    def _links(self) -> tuple[Link, ...]:
        found: list[Link] = []
        for number, page in enumerate(self._reader.pages, start=1):
            notes = _plain(page.get("/Annots"))
            for note in list(notes)[:_MAX_LINKS] if isinstance(notes, ArrayObject) else ():
                link = self._link(number, _plain(note))
                if link:
                    found.append(link)
            if len(found) >= _MAX_LINKS:
                break
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


def sensible_title(text: str) -> str:
    """A title from metadata, or "" for a file's or a tool's name."""
    title = _TOOL.sub("", plain(text))
    if _FILE_NAME.search(title) or _NO_TITLE.fullmatch(title):
        return ""
    return title[:_MAX_TITLE] if any(sign.isalpha() for sign in title) else ""


def _iso(text: str) -> str:
    match = _DATE.match(text)
    if not match:
        return ""
    year, month, day = match[1], match[2], match[3]
    if month is None or not 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return year
    if day is None or not 1 <= int(day) <= 31:  # noqa: PLR2004 - days
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


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
        return thing.decode("latin-1")
    return str(thing) if isinstance(thing, str) else ""


def _string(info: Any, key: str) -> str:  # noqa: ANN401
    try:
        return plain(_text(info.get(key)))
    except (PyPdfError, AttributeError, ValueError):
        return ""


def names_of(structure: Structure) -> Iterator[str]:
    """The names in the metadata's author field, parted at ``;``, ``&`` and ``and``."""
    for part in re.split(r"\s*(?:;|&|\band\b|\bund\b|\bet\b)\s*", structure.author):
        name = part.strip(" ,")
        if name and name.casefold() not in (
            "anonymous",
            "unknown",
            "unspecified",
            "author",
            "user",
        ):
            yield name
