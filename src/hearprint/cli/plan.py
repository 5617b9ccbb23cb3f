"""``hearprint plan``: read and split, show the result, keep it in a plan file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hearprint.cli import show
from hearprint.cli.options import Json, Quiet, settings_near

if TYPE_CHECKING:
    from hearprint.api.plan import PlanResult
    from hearprint.model.contents import Catalogue, Section, Split
    from hearprint.model.document import Document, Person, Removed
    from hearprint.model.findings import Finding
    from hearprint.model.planned import Planned
    from hearprint.settings import Settings

_SHOWN_PAGES = 4  #: of a text that was taken out on many
_SHOWN_REMOVED = 90  #: characters of such a text

_HELP = """Read one document and show how it will be split. Nothing is spoken.

Writes or updates NAME.plan.toml beside the document, where you can mend the split.

Examples:

  hearprint plan input/bulletin.pdf

  hearprint plan bulletin.pdf --contents list.txt --no-save

  hearprint plan bulletin.pdf --review

  hearprint plan bulletin.pdf --removed

--review writes _NAME.review.html beside the document: one page for the browser with a picture of
every page, its blocks numbered and coloured by section, and all that was taken out. A build passes
over files whose name begins with "_"; with --review-file, keep to such a name or choose a folder
without documents.
"""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("plan", help=_HELP)(plan)


def plan(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
    contents: Annotated[
        Path | None,
        typer.Option("--contents", metavar="FILE", help="Your own list of contents."),
    ] = None,
    save: Annotated[
        bool, typer.Option("--save/--no-save", help="Write the plan file, or leave it.")
    ] = True,
    review: Annotated[
        bool, typer.Option("--review", help="Also write a page that shows the split.")
    ] = False,
    review_file: Annotated[
        Path | None,
        typer.Option("--review-file", metavar="OUT", help="Where to write it; means --review."),
    ] = None,
    removed: Annotated[
        bool, typer.Option("--removed", help="Show what is taken out, and why, instead.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Plan and show."""
    from hearprint.api.plan import plan_file, write_review

    settings = settings_near(file)
    with show.progress("Recognising letters", silent=as_json or quiet) as progress:
        result = plan_file(file, settings=settings, contents=contents, save=save, progress=progress)
    place = None
    if review or review_file is not None or removed:
        planned = _one_document(result, file)
        if review or review_file is not None:
            place = write_review(file, planned, settings=settings, target=review_file)
    if as_json:
        show.document(removed_json(planned) if removed else plan_json(result))
    elif not quiet:
        _tell_removed(planned) if removed else tell(result, settings)
        if place is not None:
            show.line(f"The review is in {place}. Open it in a browser.")


def removed_json(planned: Planned) -> dict[str, Any]:
    """The document that ``plan --removed --json`` prints."""
    return {
        "removed": [
            {"reason": one.reason, "page": one.page, "text": one.text, "words": one.words}
            for one in planned.split.removed
        ]
    }


def _one_document(result: PlanResult, file: Path) -> Planned:
    from hearprint.errors import ContentsError

    if result.planned is None:
        raise ContentsError(
            "This is a publications page: nothing is cut or taken out.",
            where=file.name,
            hint="Name one of its documents.",
        )
    return result.planned


def plan_json(result: PlanResult) -> dict[str, Any]:
    """The document that ``plan --json`` prints."""
    if result.catalogue is not None:
        return _catalogue_json(result.catalogue)
    if result.planned is None:
        raise ValueError("a plan without plan or catalogue")
    return _planned_json(result.planned, result.findings)


def _planned_json(planned: Planned, near: Sequence[Finding]) -> dict[str, Any]:
    from hearprint.contents.reading import reading_text, spoken_blocks

    document, split = planned.document, planned.split
    return {
        "source": document.source,
        "title": planned.plan.title,
        "language": planned.plan.language,
        "pages": len(document.pages) or None,
        "contents": {
            "kind": str(split.contents.kind),
            "page": split.contents.page,
            "entries": len(split.contents.entries),
            "matched": split.contents.matched,
            "missing": _missing(split),
        },
        "sections": [
            _section_json(document, section, reading_text(spoken_blocks(document, split, section)))
            for section in split.sections
        ],
        "account": {
            "source_words": split.account.source_words,
            "spoken": split.account.spoken,
            "removed": dict(split.account.removed),
        },
        "findings": [show.finding_json(one) for one in (*split.findings, *near)],
    }


def _missing(split: Split) -> list[dict[str, str | None]]:
    """Entries of the list that were not found in the body."""
    pairs = zip(split.contents.entries, split.contents.matches, strict=True)
    return [
        {"number": entry.number, "title": entry.title}
        for entry, match in pairs
        if match.block is None
    ]


def _section_json(document: Document, section: Section, text: str) -> dict[str, Any]:
    from hearprint.model.words import count_words

    made: dict[str, Any] = {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "authors": [_person(author) for author in section.authors],
        "level": section.level,
        "confidence": round(section.confidence, 2),
        "evidence": section.evidence,
        "start": _place(document, section.start),
        "end": _place(document, section.end),
        "words": count_words(text),
        "text": text,
    }
    if section.chapters:
        made["chapters"] = [
            {
                "title": chapter.title,
                "level": chapter.level,
                "start": _place(document, chapter.start),
            }
            for chapter in section.chapters
        ]
    return made


def _place(document: Document, block: int) -> dict[str, int | None]:
    """A boundary: the page it lies on, and the block's number in reading order from 0."""
    if block < len(document.blocks):
        return {"page": document.blocks[block].page, "block": block}
    return {"page": len(document.pages) or None, "block": block}


def _person(person: Person) -> dict[str, str | None]:
    return {"name": person.name, "branch": person.branch}


def _catalogue_json(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "source": catalogue.source,
        "title": catalogue.title,
        "language": catalogue.language,
        "documents": [
            {
                "title": item.title,
                "href": item.href,
                "blurb": item.blurb,
                "pages": item.pages,
                "year": item.year,
                "price": item.price,
                "contents": list(item.contents),
            }
            for item in catalogue.items
        ],
    }


def tell(result: PlanResult, settings: Settings) -> None:
    """Show a plan, or the list of a publications page, as a table with what is worth knowing."""
    if result.catalogue is not None:
        rows = [
            (item.title, item.pages or "", item.year or "", item.price, len(item.contents))
            for item in result.catalogue.items
        ]
        columns = ("Document", ">Pages", ">Year", "Price", ">Contents")
        show.table(f"{result.catalogue.title}: a publications page", columns, rows)
        return
    if result.planned is not None:
        _tell_planned(result.planned, settings)
    show.findings(result.findings)
    if result.saved is not None:
        show.line(f"The plan is in {result.saved}. Mend the split there, then run again.")


def _tell_planned(planned: Planned, settings: Settings) -> None:
    from hearprint.contents.reading import spoken_blocks
    from hearprint.formats.phrases import sureness

    document, split = planned.document, planned.split
    rows: list[tuple[object, ...]] = []
    for section in split.sections:
        words = sum(block.words for block in spoken_blocks(document, split, section))
        rows.append(
            (
                section.number or "",
                section.title,
                ", ".join(_named(author) for author in section.authors),
                _place(document, section.start)["page"] or "",
                words,
                max(1, round(words / settings.split.words_per_minute)),
                sureness(section.confidence),
                section.evidence,
            )
        )
    rows += [
        (entry["number"] or "", entry["title"], "", "", "", "", "not found", "")
        for entry in _missing(split)
    ]
    columns = (">No.", "Title", "Authors", ">Page", ">Words", ">Minutes", "How sure", "Evidence")
    show.table(planned.plan.title, columns, rows)
    contents, account = split.contents, split.account
    show.line(
        f"{contents.matched} of {len(contents.entries)} entries matched "
        f"(list: {contents.kind}{f', page {contents.page}' if contents.page else ''})."
    )
    removed = ", ".join(f"{words} {reason}" for reason, words in account.removed)
    show.line(
        f"{account.source_words} words in the source: {account.spoken} spoken"
        f"{f', removed: {removed}' if removed else ''}."
    )
    show.findings(split.findings)


def _tell_removed(planned: Planned) -> None:
    from hearprint.formats.phrases import shorten
    from hearprint.model.words import plain

    reasons: dict[str, dict[str, list[Removed]]] = {}
    for one in planned.split.removed:
        reasons.setdefault(one.reason, {}).setdefault(plain(one.text), []).append(one)
    rows: list[tuple[object, ...]] = []
    for reason in sorted(reasons):
        texts = reasons[reason]
        total = sum(one.words for same in texts.values() for one in same)
        rows.append((reason, "", total, ""))
        for text, same in texts.items():
            pages = [one.page for one in same if one.page is not None]
            words = sum(one.words for one in same)
            rows.append(("", _pages(pages), words, shorten(text, _SHOWN_REMOVED)))
    show.table(f"{planned.plan.title}: taken out", ("Reason", "Page", ">Words", "Text"), rows)
    if not rows:
        show.line("Nothing was taken out.")


def _pages(pages: Sequence[int]) -> str:
    """``7``, ``3, 5, 7`` or ``3, 5, 7 and 21 more``."""
    first = ", ".join(str(page) for page in pages[:_SHOWN_PAGES])
    more = len(pages) - _SHOWN_PAGES
    return f"{first} and {more} more" if more > 0 else first


def _named(person: Person) -> str:
    return f"{person.name} ({person.branch})" if person.branch else person.name
