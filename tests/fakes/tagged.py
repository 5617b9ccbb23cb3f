"""Tagged PDFs made by hand: lines of text with marks, and any tree over them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
    create_string_object,
)
from reportlab.pdfgen.canvas import Canvas

from fakes.pdf_pages import draw_lines

Mark = tuple[int, int]  #: page from 1, and its marked content


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its type, what it holds, and other entries of its dictionary."""

    kind: str
    kids: Sequence[Element | Mark | Sequence[Mark]] = ()
    entries: Mapping[str, Any] = field(default_factory=dict)


class TaggedPdf:
    """Draws pages and remembers what stands in which marked content."""

    def __init__(self, size: tuple[float, float] = (420, 760)) -> None:
        self._stream = io.BytesIO()
        self.canvas = Canvas(self._stream, pagesize=size, invariant=True)
        self._page, self._next = 1, 0

    def lines(self, *lines: str, **place: Any) -> Mark:  # noqa: ANN401 - see draw_lines
        """Lines in one piece of marked content."""
        mark = (self._page, self._next)
        self._next += 1
        self._marked(f"/Span <</MCID {mark[1]}>> BDC", lines, place)
        return mark

    def artifact(self, *lines: str, **place: Any) -> None:  # noqa: ANN401
        """Lines that the file calls an artifact."""
        self._marked("/Artifact BMC", lines, place)

    def loose(self, *lines: str, **place: Any) -> None:  # noqa: ANN401
        """Lines in no marked content."""
        draw_lines(self.canvas, list(lines), **place)

    def _marked(self, opening: str, lines: Sequence[str], place: Mapping[str, Any]) -> None:
        self.canvas._code.append(opening)
        draw_lines(self.canvas, list(lines), **place)
        self.canvas._code.append("EMC")

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self._page, self._next = self._page + 1, 0

    def made(
        self, *top: Element, roles: Mapping[str, str] | None = None, language: str = ""
    ) -> bytes:
        """The file with its tree."""
        self.canvas.showPage()
        self.canvas.save()
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(self._stream.getvalue())))
        root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        place = writer._add_object(root)
        kids = ArrayObject(self._element(writer, one, place) for one in top)
        root[NameObject("/K")] = kids
        if roles:
            root[NameObject("/RoleMap")] = DictionaryObject(
                {NameObject(f"/{one}"): NameObject(f"/{other}") for one, other in roles.items()}
            )
        catalogue = writer.root_object
        catalogue[NameObject("/StructTreeRoot")] = place
        catalogue[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(value=True)}
        )
        if language:
            catalogue[NameObject("/Lang")] = TextStringObject(language)
        made = io.BytesIO()
        writer.write(made)
        return made.getvalue()

    def _element(
        self, writer: PdfWriter, element: Element, parent: IndirectObject
    ) -> IndirectObject:
        held = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject(f"/{element.kind}"),
                NameObject("/P"): parent,
            }
        )
        place = writer._add_object(held)
        kids = ArrayObject()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._element(writer, kid, place))
            else:
                marks = [kid] if isinstance(kid, tuple) and isinstance(kid[0], int) else kid
                kids.extend(_reference(writer, page, mark) for page, mark in marks)  # type: ignore[misc]
        if len(kids):
            held[NameObject("/K")] = kids
        for key, told in element.entries.items():
            held[NameObject(f"/{key}")] = _object(told)
        return place


def _reference(writer: PdfWriter, page: int, mark: int) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/MCR"),
            NameObject("/Pg"): writer.pages[page - 1].indirect_reference or NumberObject(0),
            NameObject("/MCID"): NumberObject(mark),
        }
    )


def _object(told: Any) -> Any:  # noqa: ANN401
    if isinstance(told, dict):
        return DictionaryObject({NameObject(f"/{key}"): _object(one) for key, one in told.items()})
    if isinstance(told, int):
        return NumberObject(told)
    if isinstance(told, list):
        return ArrayObject(_object(one) for one in told)
    return NameObject(told) if told.startswith("/") else create_string_object(told)
