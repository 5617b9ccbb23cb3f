"""Structure types, role maps, and values of structure elements as plain Python ones."""

from __future__ import annotations

import re
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from hearprint.model.words import plain
from hearprint.readers.pdf.tags.records import Corners

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST = 20_000  #: letters of a description
_CHAIN = 8  #: role maps may lead to role maps
_SPAN = 50  #: columns or rows that one cell may claim


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUPS = _names(
    "Document DocumentFragment Part Art Sect Div NonStruct Aside Index THead TBody TFoot L LBody"
    " TOC Table TR Private"
)
PARAGRAPHS = _names("P BibEntry")
#: Text in them is a block whatever stands around; the first paragraph in one is that block.
OPENING = _names("LI TOCI Note FENote BlockQuote Caption TD TH H Title H1 H2 H3 H4 H5 H6")
INLINE = _names(
    "Span Quote Code Link Reference Lbl Annot Form Ruby RB RT RP Warichu WT WP Em Strong Sub"
)
OTHERS = _names("Figure Formula Artifact")
_KNOWN = GROUPS | PARAGRAPHS | OPENING | INLINE | OTHERS
_DEEP = re.compile(r"H[0-9]{1,2}")
#: Names of paragraph styles, as word processors write them, that say more than the type P.
_STYLES = {
    "title": "Title",
    "quote": "BlockQuote",
    "quotations": "BlockQuote",
    "quotation": "BlockQuote",
    "intensequote": "BlockQuote",
    "caption": "Caption",
}


def solid(thing: Any) -> Any:  # noqa: ANN401 - pypdf's objects
    """The object behind a reference; a broken one is nothing."""
    try:
        for _ in range(_CHAIN):
            if not isinstance(thing, IndirectObject):
                return thing
            thing = thing.get_object()
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return None


def value(node: DictionaryObject, key: str) -> Any:  # noqa: ANN401
    """The solid value of a key, or None."""
    return solid(node.raw_get(key)) if key in node else None


def words(node: DictionaryObject, key: str) -> str:
    """A text string on one line."""
    found = value(node, key)
    if isinstance(found, bytes):
        found = found[:_LONGEST].decode("latin-1")
    return plain(found[:_LONGEST]) if isinstance(found, str) else ""


def language(node: DictionaryObject) -> str:
    """The element's own language tag, or ""."""
    found = words(node, "/Lang")
    return found if _LANGUAGE.fullmatch(found) else ""


class Roles:
    """Finds the standard type behind a file's own names."""

    def __init__(self, root: DictionaryObject) -> None:
        self._map = value(root, "/RoleMap")
        self._known: dict[tuple[str, int], str] = {}

    def of(self, node: DictionaryObject) -> str:
        """The standard type of an element; "" for one that says nothing."""
        name = str(value(node, "/S") or "").lstrip("/")
        space = node.raw_get("/NS") if "/NS" in node else None
        key = (name, space.idnum if isinstance(space, IndirectObject) else 0)
        if key not in self._known:
            found = self._standard(name, solid(space))
            if found == "P" and name != "P":
                found = _STYLES.get(name.replace(" ", "").replace("_", "").lower(), "P")
            self._known[key] = found
        return self._known[key]

    def _standard(self, name: str, space: Any) -> str:  # noqa: ANN401
        for _ in range(_CHAIN):
            other = None
            if isinstance(space, DictionaryObject):
                other = _mapped(value(space, "/RoleMapNS"), name)
            other = other or _mapped(self._map, name)
            if not other or other == name:
                break
            name, space = other, None
        if _DEEP.fullmatch(name) and name not in _KNOWN:
            return "H6"
        return name if name in _KNOWN else ""


def _mapped(table: Any, name: str) -> str:  # noqa: ANN401
    found = value(table, f"/{name}") if isinstance(table, DictionaryObject) else None
    if isinstance(found, ArrayObject) and found:  # a type and its namespace
        found = solid(found[0])
    return str(found).lstrip("/") if isinstance(found, str) else ""


def attribute(node: DictionaryObject, name: str) -> Any:  # noqa: ANN401
    """An attribute of an element, whoever owns it (ISO 32000-2, 14.7.6), or None."""
    held = value(node, "/A")
    for one in list(held)[:_SPAN] if isinstance(held, ArrayObject) else [held]:
        owner = solid(one)
        if isinstance(owner, DictionaryObject) and name in owner:
            return value(owner, name)
    return None


def is_raised(node: DictionaryObject) -> bool:
    """Whether text stands above the line (ISO 32000-2, 14.8.5.4.4 and 14.8.5.4.5)."""
    if "/A" not in node:
        return False
    shift = attribute(node, "/BaselineShift")
    return (isinstance(shift, (int, float)) and shift > 0) or (
        attribute(node, "/TextPosition") == "/Sup"
    )


def span(node: DictionaryObject, name: str) -> int:
    """How many rows or columns a cell takes."""
    found = attribute(node, name)
    return min(max(int(found), 1), _SPAN) if isinstance(found, int) else 1


def corners(node: DictionaryObject) -> Corners | None:
    """Where a figure stands, when it says so."""
    found = attribute(node, "/BBox")
    if not isinstance(found, ArrayObject) or len(found) != 4:  # noqa: PLR2004 - corners
        return None
    try:
        x0, y0, x1, y1 = (float(solid(edge)) for edge in found)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
