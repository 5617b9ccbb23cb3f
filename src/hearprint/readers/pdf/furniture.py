"""Running heads, folios and watermarks: what repeats at one place over the pages.

A line goes only when it repeats, or is a page number in step with the pages (or, where there are
too few pages to see a step, stands alone at the very edge). Everything else is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearprint.readers.pdf.edges import spots_of
from hearprint.readers.pdf.folios import folios_of
from hearprint.readers.pdf.heads import running_heads
from hearprint.readers.pdf.parts import Sheet
from hearprint.readers.pdf.titles import bare
from hearprint.readers.pdf.watermarks import watermarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An atom that is furniture."""

    reason: str
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """Pages without their furniture."""

    sheets: tuple[Sheet, ...]
    taken: tuple[Taken, ...]
    folios: dict[int, str]  #: page -> number as printed


def strip_furniture(sheets: Sequence[Sheet]) -> Furnished:
    """Part the text of all pages from their furniture."""
    spots = [spot for index, sheet in enumerate(sheets) for spot in spots_of(index, sheet)]
    reasons: dict[tuple[int, int], str] = {}
    folios = folios_of(sheets, spots)
    for spot in folios:
        reasons[spot.sheet, spot.atom] = "page number"
    for spot in running_heads(sheets, spots, reasons):
        reasons.setdefault((spot.sheet, spot.atom), "running head")
    for key in watermarks(sheets):
        reasons.setdefault(key, "watermark")
    gone: list[dict[int, str]] = [{} for _ in sheets]
    for (index, at), reason in reasons.items():
        gone[index][at] = reason
    kept: list[Sheet] = []
    taken: list[Taken] = []
    for sheet, own in zip(sheets, gone, strict=True):
        atoms = tuple([atom for at, atom in enumerate(sheet.atoms) if at not in own])
        kept.append(sheet._replace(atoms=atoms) if own else sheet)
        taken.extend(
            Taken(reason=own[at], page=sheet.number, text=bare(f"{atom.cap} {atom.text}"))
            for at, atom in enumerate(sheet.atoms)
            if at in own
        )
    labels = {sheets[spot.sheet].number: label for spot, label in folios.items()}
    return Furnished(sheets=tuple(kept), taken=tuple(taken), folios=labels)
