"""A publication in large print: a tagged PDF, to be read on paper, on a screen, or by a reader.

Typst (Apache-2.0) sets it, from a wheel that needs nothing else, and holds itself to PDF/UA-1
(ISO 14289-1): tags, reading order, languages, title, bookmarks. Its letters are Atkinson
Hyperlegible, drawn for readers with low vision; what it lacks comes from the system's typefaces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from hearprint.errors import OutputError, UnavailableError
from hearprint.formats import phrases
from hearprint.formats.ways.flow import Para, language_of, opening, sayer, told
from hearprint.model.programme import Programme

MEDIA_TYPE = "application/pdf"
EXTRA = "hearprint[print]"
_FONTS = ["Atkinson Hyperlegible", "Noto Sans", "DejaVu Sans", "Libertinus Serif"]
FONTS = "fontpkg-atkinson-hyperlegible"
_PACKAGES = ("typst", FONTS.replace("-", "_"))
#: At 18 points a line holds so many columns; the rows of wider tables become lines of their own.
_COLUMNS = 3
_NUMBERED = re.compile(r"(\d{1,6})[.)]?", re.ASCII)
_REGION = 2  #: letters of a country


def missing() -> tuple[str, ...]:
    """Which of the packages that it needs are not installed."""
    return tuple(name for name in _PACKAGES if _module(name) is None)


def large_print(programme: Programme) -> tuple[bytes, str]:
    """The PDF, and what keeps it from being PDF/UA-1, as a sign that no typeface here has.

    The same programme gives the same bytes on the same machine. Raises UnavailableError without
    the extra, OutputError when it cannot be set at all.
    """
    if missing():
        raise UnavailableError(
            "What sets large print is not installed.", hint=f'python -m pip install "{EXTRA}"'
        )
    data = json.dumps(document(programme), ensure_ascii=False)
    stamp = int(programme.publication.published.timestamp())
    try:
        return _set(data, stamp, ["ua-1"]), ""
    except OutputError as error:
        return _set(data, stamp, []), error.summary


def _set(data: str, stamp: int, standards: list[str]) -> bytes:
    """The document as a tagged PDF that holds itself to ``standards``."""
    typst = import_module("typst")
    fonts = Path(str(import_module(_PACKAGES[1]).__file__)).parent
    try:
        made: bytes = typst.compile(
            files(__package__).joinpath("large.typ").read_bytes(),
            format="pdf",
            pdf_standards=standards,
            font_paths=[str(fonts)],
            sys_inputs={"doc": data},
            timestamp=stamp,
        )
    except typst.TypstError as error:
        raise OutputError(str(error).splitlines()[0].rstrip(".")) from error
    return made


def _module(name: str) -> object | None:
    try:
        return import_module(name)
    except ImportError:
        return None


def document(programme: Programme) -> dict[str, Any]:
    """What is to be set, as plain data: no text of a document is read as Typst's markup."""
    say = sayer(programme)
    found = {
        "title": phrases.name(programme.publication),
        "authors": [name for one in programme.publication.authors if (name := phrases.person(one))],
        "fonts": _FONTS,
        "contents": say.words.gettext("Contents"),
        "opening": [_para(one) for one in opening(programme)[1:]],
        "paras": [one for section in told(programme) for one in _paras(section.paras)],
    }
    return {**found, **_tongue(language_of(programme))}


def _paras(paras: Iterable[Para]) -> Iterator[dict[str, Any]]:
    """Items that follow one another are one list; rows of wide tables are paragraphs."""
    for alike, run in groupby(paras, key=_alike):
        if alike:
            depth, marker = alike
            items = [_item(one) for one in run]
            yield {"kind": "items", "depth": depth, "marker": marker, "items": items}
            continue
        for one in run:
            wide = one.kind == "table" and len(one.rows[0]) > _COLUMNS
            yield from _linear(one) if wide else (_para(one),)


def _linear(table: Para) -> Iterator[dict[str, Any]]:
    """``Head: cell; head: cell`` for each row; without headings, the cells alone."""
    heads = table.rows[table.heads - 1] if table.heads else ("",) * len(table.rows[0])
    for row in table.rows[table.heads :]:
        pairs = ((head, cell) for head, cell in zip(heads, row, strict=True) if cell)
        text = "; ".join(f"{head}: {cell}" if head else cell for head, cell in pairs)
        yield _para(Para(kind="paragraph", text=text, language=table.language))


def _alike(one: Para) -> tuple[int, str] | None:
    """What items of one list have in common: their depth and their marker, empty for numbers."""
    if one.kind != "item":
        return None
    lettered = any(sign.isalnum() for sign in one.marker)
    numbered = _NUMBERED.fullmatch(one.marker)
    return one.level, "" if numbered else one.marker if lettered else "\u2022"


def _item(one: Para) -> dict[str, Any]:
    number = _NUMBERED.fullmatch(one.marker)
    return {**_tongue(one.language), "text": one.text, "number": int(number[1]) if number else None}


def _para(one: Para) -> dict[str, Any]:
    text = f"{one.marker} {one.text}" if one.marker else one.text
    return {
        **_tongue(one.language),
        "kind": one.kind,
        "text": text,
        "level": one.level,
        "lines": one.lines,
        "rows": one.rows,
        "heads": one.heads,
    }


def _tongue(language: str) -> dict[str, str | None]:
    """A language as Typst takes it: the language, and a country if one is told."""
    name, *others = language.split("-")
    region = next((one for one in others if len(one) == _REGION), None)
    return {"language": name.lower(), "region": region.upper() if region else None}
