"""Plain text: for screen readers' own keys, notetakers, old machines, and whoever wants to quote.

Lines are as wide as a letter's. Headings begin with ``#``, one for each level, so that a search
for that sign goes from heading to heading. A mark of byte order tells every program that this is
UTF-8 (Unicode 23.8): servers seldom do, and old editors take such a file for something else.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hearprint.formats.ways.flow import Para, Told, opening, sayer, told
from hearprint.model.programme import Bundle, BundleFile, Programme

WIDTH = 72
MEDIA_TYPE = "text/plain"
_DEEPEST = 6


class SectionTexts:
    """The text of each section, those without sound as well."""

    def build(self, programme: Programme) -> Bundle:
        """One file for each section; none where the house wants none."""
        if not programme.house.ways.text:
            return Bundle(files=())
        return Bundle(
            files=tuple(
                BundleFile(
                    name=one.episode.text_name,
                    media_type=MEDIA_TYPE,
                    content=encoded(written(one.paras)),
                )
                for one in told(programme)
            )
        )


def whole(programme: Programme) -> bytes:
    """The text of the whole publication: what it is, its contents, and every section."""
    sections = told(programme)
    contents = sayer(programme).words.gettext("Contents")
    paras = [
        *opening(programme),
        Para(kind="heading", text=contents, level=2),
        *(_entry(one) for one in sections),
        *(_lower(para) for one in sections for para in one.paras),
    ]
    return encoded(written(paras))


def encoded(text: str) -> bytes:
    """UTF-8 with its mark; half a surrogate pair, which damaged files hold, has no form in it."""
    return ("\ufeff" + text).encode("utf-8", "replace")


def written(paras: Iterable[Para]) -> str:
    """Paragraphs with an empty line between them, two before a heading; items close together."""
    parts: list[str] = []
    before = ""
    for para in paras:
        lines = "\n".join(_lines(para))
        if not lines:
            continue
        if parts:
            close = para.kind == before == "item"
            far = para.kind in ("title", "heading")
            parts.append("\n" if close else "\n\n\n" if far else "\n\n")
        parts.append(lines)
        before = para.kind
    return "".join([*parts, "\n"]) if parts else ""


def _entry(one: Told) -> Para:
    """A section in the list of contents."""
    title = one.paras[0]
    return Para(kind="item", text=title.text, level=1, marker=f"{one.episode.position}.")


def _lower(para: Para) -> Para:
    """A section's titles stand one level below the publication's."""
    if para.kind not in ("title", "heading"):
        return para
    return replace(para, level=min(para.level + 1, _DEEPEST))


def _lines(para: Para) -> Iterator[str]:
    match para.kind:
        case "title" | "heading":
            yield f"{'#' * para.level} {para.text}"
        case "page":
            yield f"[{para.text}]"
        case "quote":
            yield from _folded(para.text, "    ", "    ")
        case "verse":
            for line in para.lines:
                yield from _folded(line, "    ", "        ")
        case "table":
            for row in para.rows:
                yield from _folded(" | ".join(row), "", "    ")
        case "item" | "note":
            first = "  " * (para.level - 1 if para.level else 0)
            first += f"{para.marker or '-'} " if para.kind == "item" or para.marker else ""
            yield from _folded(para.text, first, " " * len(first))
        case _:
            yield from _folded(para.text, "", "")


def _folded(text: str, first: str, others: str) -> list[str]:
    """Lines of ``text``. A word that no line could hold, such as an address, stays whole."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
