"""Marks of marked content on PDFium's page objects (ISO 32000-2, 14.6)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hearprint.model.words import plain
from hearprint.readers.pdf.tags.records import ARTIFACT, FORM, UNMARKED

_NAME_BYTES = 64
_TEXT_BYTES = 512
_MOST_OBJECTS = 200_000  #: of a page that are looked at for forms
_DEEPEST = 6
_FORM, _TEXT = pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_TEXT


class FormMark(NamedTuple):
    """What a form lends to the text in it."""

    first: int  #: added to marks of the form's own content
    around: int  #: of the content that the form itself stands in


NO_FORMS: Mapping[int, FormMark] = MappingProxyType({})


def is_artifact(thing: int) -> bool:
    """Whether the file calls a page object (its address) an artifact."""
    held = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    return any(
        _name(pdfium.FPDFPageObj_GetMark(held, at)) == "Artifact"
        for at in range(min(pdfium.FPDFPageObj_CountMarks(held), 8))
    )


def tongue_of(thing: int) -> tuple[str, str]:
    """Language and expansion that the marked content of a page object (its address) gives."""
    held = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    language = said = ""
    for at in range(min(pdfium.FPDFPageObj_CountMarks(held), 8)):
        mark = pdfium.FPDFPageObj_GetMark(held, at)
        if pdfium.FPDFPageObjMark_CountParams(mark) > 1:  # more than a number
            language = _text(mark, b"Lang") or language
            said = _text(mark, b"E") or said
    return language, plain(said)


def _text(mark: Any, key: bytes) -> str:  # noqa: ANN401 - a foreign pointer
    buffer = (ctypes.c_ushort * (_TEXT_BYTES // 2))()
    size = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, buffer, _TEXT_BYTES, size):
        return ""
    return bytes(buffer)[: max(0, min(size.value, _TEXT_BYTES) - 2)].decode("utf-16-le", "replace")


def _name(mark: Any) -> str:  # noqa: ANN401 - a foreign pointer
    buffer = (ctypes.c_ushort * (_NAME_BYTES // 2))()
    size = ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetName(mark, buffer, _NAME_BYTES, size):
        return ""
    return bytes(buffer)[: max(0, min(size.value, _NAME_BYTES) - 2)].decode("utf-16-le", "replace")


def form_marks(page: Any) -> dict[int, FormMark]:  # noqa: ANN401 - pypdfium2 ships no types
    """By address: text objects that stand in forms, with what the forms lend them.

    Forms with marked content of their own are counted in the page's order, as the structure tree
    counts the streams that it names.
    """
    found: dict[int, FormMark] = {}
    counted = 0
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) != _FORM:
            continue
        around = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        if around < 0:
            held = is_artifact(ctypes.cast(thing, ctypes.c_void_p).value or 0)
            around = ARTIFACT if held else UNMARKED
        inside = list(_texts(thing, 1))
        marked = any(pdfium.FPDFPageObj_GetMarkedContentID(one) >= 0 for one in inside)
        counted += marked
        lent = FormMark(FORM * max(1, counted), around)
        for one in inside[: _MOST_OBJECTS - len(found)]:
            found[ctypes.cast(one, ctypes.c_void_p).value or 0] = lent
    return found


def _texts(form: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401
    """Text objects of a form and of the forms in it."""
    for at in range(min(pdfium.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        thing = pdfium.FPDFFormObj_GetObject(form, at)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == _TEXT:
            yield thing
        elif kind == _FORM and depth < _DEEPEST:
            yield from _texts(thing, depth + 1)
