"""The PDF reader: bytes in, a document in reading order out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from hearprint.errors import DamagedError, LockedError, NoTextError
from hearprint.model.document import (
    Block,
    Document,
    Page,
    Person,
    Removed,
    Role,
    Source,
    with_ids,
)
from hearprint.model.findings import Finding, note, warning
from hearprint.model.words import count_words
from hearprint.ports import Cache, Progress
from hearprint.readers.formulas import hard_to_say
from hearprint.readers.pdf.blocks import Draft, measure
from hearprint.readers.pdf.bombs import PageTooLargeError
from hearprint.readers.pdf.collecting import uncollected
from hearprint.readers.pdf.drawing import Drawing, read_drawing, with_bullets
from hearprint.readers.pdf.eye import Eye, Glance
from hearprint.readers.pdf.flow import Flowed, finish, join_columns
from hearprint.readers.pdf.furniture import Furnished, strip_furniture
from hearprint.readers.pdf.glyphs import Glyphs, read_glyphs
from hearprint.readers.pdf.headed import head_walls, with_headed_tables
from hearprint.readers.pdf.join import raw_words
from hearprint.readers.pdf.margins import strip_line_numbers
from hearprint.readers.pdf.metadata import names_in
from hearprint.readers.pdf.parts import Sheet
from hearprint.readers.pdf.repeats import bare_text, pull_quotes
from hearprint.readers.pdf.ruled import with_ruled_tables
from hearprint.readers.pdf.spelling import spelling
from hearprint.readers.pdf.structure import Structure, check_count, has_no_pages, read_structure
from hearprint.readers.pdf.tags.artifacts import figures_of, strip_artifacts, strip_logos
from hearprint.readers.pdf.tags.drafts import drafts_in_order, with_figures
from hearprint.readers.pdf.tags.lend import doubtful, language_of, with_lent
from hearprint.readers.pdf.tags.marks import NO_FORMS, form_marks
from hearprint.readers.pdf.tags.order import in_order
from hearprint.readers.pdf.tags.page import TaggedPage, tagged_page
from hearprint.readers.pdf.tags.records import Tags
from hearprint.readers.pdf.titles import bare
from hearprint.readers.scan.memory import RememberingRecogniser
from hearprint.readers.scan.recogniser import Recogniser, shared
from hearprint.readers.tongues import doubts, in_their_languages, settle

_HEADER_REACH = 1024  #: bytes among which ``%PDF-`` must stand (ISO 32000-1, annex H, note 13)
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


class PdfReader:
    """Reads PDF files, and by ``recogniser`` (that of the extra ``ocr``) pages that are pictures.

    Holds nothing between calls.
    """

    def __init__(
        self, recogniser: Recogniser | None = None, progress: Progress | None = None
    ) -> None:
        self._recogniser = recogniser or shared()
        self._progress = progress

    def aided(self, cache: Cache | None, progress: Progress | None) -> PdfReader:
        """A reader that recognises no picture twice, and tells before each how far it is."""
        recogniser = self._recogniser
        if recogniser is not None and cache is not None:
            recogniser = RememberingRecogniser(recogniser, cache)
        return PdfReader(recogniser, progress)

    def read(self, source: Source) -> Document:
        """The document in reading order.

        Raises DamagedError for what is no PDF, is broken or has no pages, LockedError when a
        password is needed, NoTextError when every page is a picture that cannot be read.
        """
        if b"%PDF-" not in source.data[:_HEADER_REACH]:
            raise DamagedError(
                "This file is empty." if not source.data else "This is not a PDF.",
                where=source.name,
                hint="Export or download the document again.",
            )
        structure = read_structure(source.data, source.name)
        with uncollected():
            return self._read(source, structure)

    def _read(self, source: Source, structure: Structure) -> Document:
        eye = Eye(self._recogniser, self._progress)
        scan = _scan(source, structure, eye)
        if not scan.holds_text():
            raise eye.no_text(source.name)
        furnished = strip_artifacts(strip_furniture(scan.sheets))
        furnished = strip_line_numbers(strip_logos(furnished))
        sheets = [sheet if sheet.runs else _with_tables(sheet) for sheet in furnished.sheets]
        ordered = in_order(sheets, structure.tags)
        usual = measure(ordered.printed)
        drafts = drafts_in_order(ordered, structure.tags, usual)
        drafts, repeated = pull_quotes(drafts, usual)
        drafts = with_figures(join_columns(drafts, usual), furnished.sheets)
        texts = [row.text for row in ordered.rows]
        settled = settle(texts, language_of(scan.tagged, structure.language))
        flowed = finish(drafts, spelling(texts, settled.language))
        blocks = with_lent(flowed.blocks, scan.tagged, settled.language)
        flowed = replace(
            flowed,
            blocks=in_their_languages(blocks, settled.language),
            removed=(*flowed.removed, *_repeats(repeated)),
        )
        if not flowed.blocks:
            raise NoTextError(
                "This PDF holds no text but running heads, page numbers and the like.",
                where=source.name,
                hint="Open it in a PDF viewer and see whether its pages are all there.",
            )
        made = _document(source, structure, scan, furnished, flowed)
        return replace(
            made,
            language=settled.language,
            body_size=usual.size,
            findings=(
                *made.findings,
                *doubtful(scan.tagged),
                *doubts(settled),
                *hard_to_say(made.blocks),
            ),
        )


def _with_tables(sheet: Sheet) -> Sheet:
    """A page whose tables that rules tell are lines that know their cells."""
    return with_ruled_tables(with_headed_tables(sheet))


def _repeats(drafts: Iterable[Draft]) -> Iterator[Removed]:
    for draft in drafts:
        yield Removed(reason="repeated text", text=bare_text(draft), page=draft.first.page)


class _Pages:
    """What was found on the pages, one after the other."""

    def __init__(self, tags: Tags | None) -> None:
        self.tags = tags
        self.tagged: dict[int, TaggedPage] = {}  # without their atoms
        self.drawings: dict[int, Drawing] = {}  # of pages that are still to be kept
        self.sheets: list[Sheet] = []
        self.outside: list[Removed] = []
        self.findings: list[Finding] = []
        self.words = 0
        self._unread: set[int] = set()

    def add(self, number: int, glyphs: Glyphs, glance: Glance) -> None:
        """Keep one page; one whose picture was seen is kept when all pages are."""
        self.findings.extend(glance.findings)
        if glance.unread:
            self._unread.add(number)
        if glance.waits:
            self.sheets.append(Sheet(number, glyphs.width, glyphs.height, ()))
        else:
            self.sheets.append(self._sheet(number, glyphs))

    def settle(self, eye: Eye) -> None:
        """Fill in the pages whose pictures were seen."""
        for number, glyphs in eye.settled(self._sizes()):
            self.sheets[number - 1] = self._sheet(number, glyphs)
        self.findings.sort(key=lambda one: int(one.where.rpartition(" ")[2]))

    def holds_text(self) -> bool:
        """Whether there are words, and more than one stamp on every picture that nobody read."""
        texts = [sheet for sheet in self.sheets if sheet.atoms]
        if not all(sheet.number in self._unread for sheet in texts):
            return True
        said = {" ".join(atom.text for atom in sheet.atoms) for sheet in texts}
        return len(texts) == 1 or len(said) > 1

    def _sizes(self) -> Counter[float]:
        """Letters of each size of type."""
        letters: Counter[float] = Counter()
        for sheet in self.sheets:
            for atom in sheet.atoms:
                letters[atom.size] += len(atom.text)
        return letters

    def _sheet(self, number: int, glyphs: Glyphs) -> Sheet:
        drawing = self.drawings.pop(number, Drawing())
        walls = [rule for rule in drawing.rules if rule.upright]
        walls += head_walls(glyphs.words, drawing.rules)
        page = tagged_page(number, glyphs, self.tags, walls)
        atoms = page.atoms if page.runs else with_bullets(page.atoms, drawing.spots)
        sheet = Sheet(number, glyphs.width, glyphs.height, atoms, page.runs, page.figures)
        if not page.runs:
            sheet = sheet._replace(rules=drawing.rules)
        self.words += raw_words("\n".join([atom.whole for atom in atoms]))
        self.words += sum(count_words(figure.text) for figure in figures_of(sheet))
        for reason, text in page.gone:
            self.outside.append(Removed(reason=reason, text=bare(text), page=number))
            self.words += self.outside[-1].words
        if self.tags is not None:
            self.tagged[number] = page._replace(atoms=(), runs=(), figures=())
        if glyphs.outside:
            hidden = Removed(reason="outside the page", text=" ".join(glyphs.outside), page=number)
            self.outside.append(hidden)
            self.words += sum(raw_words(text) for text in glyphs.outside)
        if glyphs.unknown:
            told = f"{glyphs.unknown} signs have no known letter."
            self.findings.append(warning("R-002", told, f"page {number}"))
        return sheet

    def fail(self, number: int, why: str = "") -> None:
        """Go on without one page."""
        told = f"This page could not be read and is missing{f': {why}' if why else ''}."
        self.sheets.append(Sheet(number, 612.0, 792.0, ()))
        self.findings.append(warning("R-003", told, f"page {number}"))


def _scan(source: Source, structure: Structure, eye: Eye) -> _Pages:
    try:
        file = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise LockedError(
                "This PDF needs a password.",
                where=source.name,
                hint="Save a copy without a password and use that.",
            ) from error
        if has_no_pages(source.data):
            raise DamagedError(
                "This PDF holds no pages.",
                where=source.name,
                hint="Export or download the document again.",
            ) from error
        raise _damaged(source.name) from error
    try:
        return _scan_pages(file, source.name, structure, eye)
    finally:
        file.close()


def _damaged(name: str) -> DamagedError:
    return DamagedError(
        "This PDF is damaged and cannot be opened.",
        where=name,
        hint="Export or download the document again.",
    )


def _too_large(name: str) -> DamagedError:
    return DamagedError(
        "The pages of this PDF unfold to more than any page of print holds.",
        where=name,
        hint="Open it in a PDF viewer and print it to a new PDF.",
    )


def _scan_pages(file: Any, name: str, structure: Structure, eye: Eye) -> _Pages:  # noqa: ANN401
    count = len(file)
    check_count(count, name)
    if count < 1:
        raise DamagedError(
            "This PDF has no pages.", where=name, hint="Export or download the document again."
        )
    pages = _Pages(structure.tags)
    for index in range(count):
        if index + 1 in structure.too_large:
            pages.fail(index + 1, structure.too_large[index + 1])
            continue
        try:
            page = file[index]
        except pypdfium2.PdfiumError:
            pages.fail(index + 1)
            continue
        try:
            lent = structure.tags is not None and index + 1 in structure.formed
            glyphs = read_glyphs(page, form_marks(page) if lent else NO_FORMS)
            pages.drawings[index + 1] = read_drawing(page, glyphs.place)
            pages.add(index + 1, glyphs, eye.glance(index + 1, count, page, glyphs))
        except PageTooLargeError as error:
            pages.fail(index + 1, str(error))
        finally:
            page.close()
    if len(pages.findings) == count and all(one.code == "R-003" for one in pages.findings):
        raise _too_large(name) if len(structure.too_large) == count else _damaged(name)
    pages.settle(eye)
    return pages


def _document(
    source: Source,
    structure: Structure,
    scan: _Pages,
    furnished: Furnished,
    flowed: Flowed,
) -> Document:
    blocks = with_ids(flowed.blocks)
    removed = [Removed(reason=one.reason, text=one.text, page=one.page) for one in furnished.taken]
    removed.extend(flowed.removed)
    removed.extend(scan.outside)
    findings = list(scan.findings)
    findings.extend(
        note("R-004", f"A part of the file was left out: {fault}.") for fault in structure.faults
    )
    return Document(
        source=source.name,
        digest=source.digest,
        media_type=source.media_type,
        blocks=blocks,
        source_words=scan.words - flowed.merged,
        removed=tuple(sorted(removed, key=lambda one: (one.page or 0, one.reason))),
        title=structure.title or _biggest_heading(blocks),
        authors=tuple(Person(name=name) for name in names_in(structure.author)),
        date=structure.date,
        pages=_labelled(scan.sheets, structure.labels, furnished.folios),
        outline=structure.outline,
        links=structure.links,
        findings=tuple(findings),
    )


def _labelled(
    sheets: Sequence[Sheet], labels: Sequence[str], folios: dict[int, str]
) -> tuple[Page, ...]:
    declared = len(labels) == len(sheets)
    return tuple(
        Page(
            width=round(sheet.width, 2),
            height=round(sheet.height, 2),
            label=labels[at] if declared else folios.get(sheet.number, ""),
        )
        for at, sheet in enumerate(sheets)
    )


def _biggest_heading(blocks: Sequence[Block]) -> str:
    first = [block for block in blocks if block.page == 1 and block.role is Role.HEADING]
    return max(first, key=lambda block: block.size).text if first else ""
