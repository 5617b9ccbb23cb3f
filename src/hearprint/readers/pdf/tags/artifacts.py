"""What a file calls artifacts: running heads, folios, watermarks, ornaments.

The name alone is not enough to leave words out: some producers give it to whole pages. What
stands at a page's edge, repeats, or says again what the text says, goes; the rest is text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hearprint.model.words import count_words
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.furniture import Furnished, Taken
from hearprint.readers.pdf.parts import Atom, Sheet
from hearprint.readers.pdf.tags.records import ARTIFACT
from hearprint.readers.pdf.titles import bare

_EDGE = 0.14  #: of the page's height, at its top and at its foot
_SHORT = 30  #: words of a running head
_LONG = 16  #: letters of a text that others can be said to repeat
_LOGO = 3  #: times from which on a description is a logo's


def strip_artifacts(furnished: Furnished) -> Furnished:
    """Take artifacts out of all pages."""
    seen: Counter[str] = Counter()
    for sheet in furnished.sheets:
        seen.update({bare(atom.text) for atom in sheet.atoms if atom.run == ARTIFACT})
    if not seen:
        return furnished
    sheets: list[Sheet] = []
    taken = list(furnished.taken)
    folios = dict(furnished.folios)
    for sheet in furnished.sheets:
        gone = dict(_reasons(sheet, seen))
        taken.extend(
            Taken(reason=reason, page=sheet.number, text=bare(f"{atom.cap} {atom.text}"))
            for atom, reason in ((sheet.atoms[at], reason) for at, reason in gone.items())
            if count_words(f"{atom.cap} {atom.text}")
        )
        for at, reason in gone.items():
            label = page_number(sheet.atoms[at].text)
            if reason == "page number" and label:
                folios.setdefault(sheet.number, label[1])
        kept = tuple(atom for at, atom in enumerate(sheet.atoms) if at not in gone)
        sheets.append(sheet._replace(atoms=kept) if gone else sheet)
    return Furnished(sheets=tuple(sheets), taken=tuple(taken), folios=folios)


def _reasons(sheet: Sheet, seen: Counter[str]) -> Iterator[tuple[int, str]]:
    """Index and reason of every artifact that goes."""
    said: str | None = None
    for at, atom in enumerate(sheet.atoms):
        if atom.run != ARTIFACT:
            continue
        if not count_words(f"{atom.cap} {atom.text}"):
            yield at, "artifact"
        elif _at_edge(sheet, atom) and count_words(atom.text) <= _SHORT:
            yield at, "page number" if page_number(atom.text) else "running head"
        elif seen[bare(atom.text)] > 1:
            yield at, "artifact"
        else:
            if said is None:
                said = "".join(_letters(one.text) for one in sheet.atoms if one.run != ARTIFACT)
            if len(letters := _letters(atom.text)) >= _LONG and letters in said:
                yield at, "repeated text"


def strip_logos(furnished: Furnished) -> Furnished:
    """Leave a description that comes again and again to its first place."""
    seen: Counter[str] = Counter(
        figure.text for sheet in furnished.sheets for figure in figures_of(sheet)
    )
    logos = {text for text, times in seen.items() if times >= _LOGO}
    if not logos:
        return furnished
    said: set[str] = set()
    sheets: list[Sheet] = []
    taken = list(furnished.taken)
    for sheet in furnished.sheets:
        gone: set[int] = set()
        for figure in figures_of(sheet):
            if figure.text in said:
                gone.add(id(figure))
                taken.append(Taken(reason="repeated text", page=sheet.number, text=figure.text))
            elif figure.text in logos:
                said.add(figure.text)
        runs = tuple(
            run._replace(figure=None) if id(run.figure) in gone else run for run in sheet.runs
        )
        figures = tuple(one for one in sheet.figures if id(one) not in gone)
        sheets.append(sheet._replace(runs=runs, figures=figures))
    return Furnished(sheets=tuple(sheets), taken=tuple(taken), folios=furnished.folios)


def figures_of(sheet: Sheet) -> list[Atom]:
    """The descriptions of a page's figures, in order."""
    held = [run.figure for run in sheet.runs if run.figure is not None]
    return [*held, *sheet.figures]


def _at_edge(sheet: Sheet, atom: Atom) -> bool:
    return not _EDGE * sheet.height < atom.base < (1 - _EDGE) * sheet.height


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
