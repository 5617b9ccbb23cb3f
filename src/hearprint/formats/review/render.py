"""The review page as one file that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearprint.formats import phrases
from hearprint.formats.review import sections
from hearprint.formats.review.sheets import Sheet, sheets_of
from hearprint.model.contents import Split
from hearprint.model.document import Document
from hearprint.model.findings import Finding, grouped
from hearprint.model.plan import Plan
from hearprint.model.words import plain

#: What marks a file as a review page of ours, which may be written over.
GENERATOR = '<meta name="generator" content="Hearprint review">'
#: Longer documents show only the pages on which a section begins.
_MOST_PICTURES = 400


def review_page(
    document: Document,
    split: Split,
    plan: Plan,
    *,
    pictures: Mapping[int, bytes],
    plan_file: str,
    words_per_minute: int = 160,
) -> str:
    """HTML that shows where ``document`` is cut and what was taken out.

    ``pictures`` holds a PNG, JPEG or WebP for a page number from 1, drawn when it is asked for if
    it likes; a page that it lacks is shown as a list alone. ``plan_file`` is the name of the file
    in which an editor mends the split. The same arguments give the same text.
    """
    rows = sections.rows_of(document, split, plan, words_per_minute=words_per_minute)
    sheets = sheets_of(document, split, rows)
    begun = _begun(sheets)
    style = files("hearprint.formats.review").joinpath("templates", "style.css").read_text("utf-8")
    text = (
        _environment()
        .get_template("review.html")
        .render(
            document=document,
            generator=GENERATOR,
            title=plain(plan.title) or plain(document.title) or plain(document.source),
            language=phrases.language(plan.language, document.language),
            rows=rows,
            source=sections.source_of(split),
            split=split,
            plan_file=plan_file,
            unmatched=sections.unmatched(split),
            waiting=sections.waiting(split, plan),
            findings=_findings(split.findings, len(document.pages), rows),
            sheets=sheets,
            begun=frozenset(begun),
            onward=dict(pairwise(begun)),
            picture=_Pictures(pictures, sheets),
            style=style,
            style_hash=_hash(style),
        )
    )
    return text.encode("utf-8", "replace").decode("utf-8")


class _Pictures:
    """Pictures as addresses that hold their own bytes; one at a time."""

    def __init__(self, pictures: Mapping[int, bytes], sheets: Sequence[Sheet]) -> None:
        self._pictures = pictures
        self.few = len(sheets) > _MOST_PICTURES

    def __call__(self, sheet: Sheet) -> str:
        """The address of ``sheet``'s picture; empty when there is none."""
        if sheet.number is None or (self.few and not sheet.begins):
            return ""
        data = self._pictures.get(sheet.number)
        return f"data:{_kind(data)};base64,{base64.b64encode(data).decode()}" if data else ""


def _begun(sheets: Sequence[Sheet]) -> tuple[int, ...]:
    """Positions of the sections that begin somewhere on the page, in the print's order."""
    runs = (run for sheet in sheets for run in sheet.runs)
    return tuple(run.row.position for run in runs if run.row is not None and run.begins)


def _kind(data: bytes) -> str:
    """The media type of a picture by its first bytes."""
    if data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/webp" if data.startswith(b"RIFF") else "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding was made: a link within the page, or words alone."""

    target: str
    text: str


def _findings(
    found: Sequence[Finding], pages: int, rows: Sequence[sections.Row]
) -> tuple[tuple[Finding, tuple[Place, ...]], ...]:
    """The gravest first, each with all its places."""
    return tuple(
        (finding, tuple(_place(where, pages, rows) for where in places))
        for finding, places in grouped(found)
    )


def _place(where: str, pages: int, rows: Sequence[sections.Row]) -> Place:
    name, _, number = where.partition(" ")
    page = int(number) if name == "page" and number.isascii() and number.isdecimal() else 0
    if 1 <= page <= pages:
        return Place(target=f"p{page}", text=f"Page {page}")
    titled = plain(where)
    for row in rows:
        if titled in (row.title, f"{row.number or row.label}. {row.title}"):
            return Place(target=f"s{row.position}", text=row.name)
    return Place(target="", text=titled)


def _hash(style: str) -> str:
    """The style sheet's name in a content security policy (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("hearprint.formats.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["say"] = phrases
    made.globals["plain"] = plain
    return made
