"""Pages, year, price, blurb and contents list of an entry, from the words around its link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearprint.model.document import Role
from hearprint.model.words import count_words, plain
from hearprint.readers.listing.items import Entry
from hearprint.readers.listing.links import is_document, link_text, listen_link
from hearprint.readers.listing.titles import item_title
from hearprint.readers.listing.wording import is_cue, is_generic
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, ancestors
from hearprint.readers.markup.tables import join_tables

_PAGES = re.compile(r"\b(\d{1,4})\s?-?\s?(?:pp|pages?|pgs?|sides|p\.)(?![\w])", re.IGNORECASE)
_PAGES_AFTER = re.compile(r"\b(?:pp\.?|pages?|length|extent)\s*[:=]?\s*(\d{1,4})\b", re.IGNORECASE)
_PAGES_P = re.compile(r"\b(\d{1,4})p\b")
_YEAR = re.compile(r"(?<![\d£$€/-])(1[89]\d\d|20\d\d)(?!\d|p\b|pp\b)")
_KIND = re.compile(r"\b(pdf|epub|docx?|[kmKM]B)\b", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)"
)
_DATED = re.compile(rf"\b{_MONTH}\.?(?:\s+\d{{1,2}},?)?\s+(1[89]\d\d|20\d\d)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|first published|issued|posted|date|year)\b\D{0,25}"
                        r"(1[89]\d\d|20\d\d)\b", re.IGNORECASE)  # fmt: skip
_DONATION = (
    r"(?:\s+(?:suggested\s+|minimum\s+)?"
    r"(?:donation|each|plus p&p|\+ ?p&p|\(?inc(?:l|\.)[^)]{0,12}\)?))"
)
_FREE = re.compile(
    "(?:^|[,;|(:\u00b7\u2022/\u2013\u2014-]\\s*)"
    "(free(?: of charge| to members| download)?|by donation|donation)"
    "(?=\\s*(?:$|[.,;|)\u00b7\u2022/\u2013\u2014-]))",
    re.IGNORECASE,
)
_SUM = re.compile(
    rf"(?:(?:£|€|\$)\s?\d+(?:[.,]\d\d)?(?!\d)|\b\d{{1,2}}p\b){_DONATION}?", re.IGNORECASE
)
_PRICED = re.compile(r"\b(price|cost|donation|each|p&p|members|buy|order)\b", re.IGNORECASE)
_NOTE_WORDS = 16  #: a line of so few words with a fact in it is a note, not prose
_DATE_WORDS = 6
_NUMBERED = re.compile(r"\(?\d{1,3}[.):]\s+\S")
_LEADER = re.compile(r"(?:\.\s?){3,}|\u2026|\s\d{1,3}$|\S: \S|\sby [A-Z]")
_NOTE_END = re.compile(r"\s*[\[(]?\s*\bPDF\b[^.!?]{0,60}[\])]?\s*\.?\s*$")
_AROUND = " -:|,;()[]\u2013\u2014\u00b7\u2022"
_ENOUGH = 3
_ROWS = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry says about its document."""

    blurb: str = ""
    pages: int | None = None
    year: int | None = None
    price: str = ""
    contents: tuple[str, ...] = ()
    noted: bool = False  #: it has a note such as "PDF, 2013"


def find_facts(entry: Entry) -> Facts:
    """Read the facts of an entry."""
    contents, taken = _contents(entry)
    title = item_title(entry)
    rest = [chunk for chunk in entry.chunks if id(chunk) not in taken]
    texts = [text for chunk in rest for text in chunk.lines or (chunk.text,)]
    notes = [text for text in texts if _is_note(text)]
    # A title with "(PDF, 24pp, 2013)" after it, or a blurb with it at its end, holds a note too.
    notes += [text for text in texts if not _is_note(text) and _KIND.search(text)]
    return Facts(
        blurb=_blurb(rest, title),
        pages=_pages(notes, texts),
        year=_year(notes, texts, title) or entry.year,
        price=_price(notes),
        contents=contents,
        noted=any(_KIND.search(note) for note in notes),
    )


def _is_note(text: str) -> bool:
    words = count_words(text)
    fact = _PAGES.search(text) or _KIND.search(text) or _SUM.search(text) or _FREE.search(text)
    return words <= _NOTE_WORDS and bool(fact or (words <= _DATE_WORDS and _YEAR.search(text)))


def _pages(notes: Sequence[str], texts: Sequence[str]) -> int | None:
    for form in (_PAGES, _PAGES_AFTER):
        for text in (*notes, *texts):
            if found := form.search(text):
                return int(found[1]) or None
    for note in notes:
        found = _PAGES_P.search(note)
        if found and _KIND.search(note) and not _PRICED.search(note):
            return int(found[1]) or None
    return None


def _year(notes: Sequence[str], texts: Sequence[str], title: str) -> int | None:
    telling = [note for note in notes if _KIND.search(note) or _PAGES.search(note)]
    for text in (*telling, *notes):
        if found := _YEAR.search(text.replace(title, " ")):
            return int(found[1])
    for text in (title, *texts):
        if dated := _DATED.search(text) or _PUBLISHED.search(text):
            return int(dated[1])
    named = _YEAR.search(title)
    return int(named[1]) if named else None


def _price(notes: Sequence[str]) -> str:
    for note in notes:
        for found in _SUM.finditer(note):
            sum_ = plain(found[0])
            pence = re.match(r"\d", sum_)
            if (
                pence
                and _KIND.search(note)
                and not _PRICED.search(note)
                and not _PAGES.search(note)
            ):
                continue  # "PDF, 32p": pages
            return sum_
    for note in notes:
        if free := _FREE.search(note):
            return plain(free[1])
    return ""


def _blurb(rest: Sequence[Chunk], title: str) -> str:
    texts: list[str] = []
    for chunk in rest:
        if chunk.role in (Role.HEADING, Role.IMAGE, Role.CAPTION) or chunk.owner.tag == "dt":
            continue
        if any(listen_link(link) for link in chunk.links):
            continue
        links = [link_text(link) for link in chunk.links if is_document(link)]
        for line in chunk.lines or (chunk.text,):
            text = _bare(line, title, links)
            said = count_words(text) >= _ENOUGH and not is_cue(text) and not is_generic(text)
            if said and not _is_note(text):
                texts.append(text)
    return " ".join(texts)


def _bare(line: str, title: str, links: Sequence[str]) -> str:
    """A line without the title, the words of its links and its note."""
    for words in filter(None, links):
        line = line.replace(words, " ")
    if title and line.startswith(title):
        line = line.removeprefix(title)
    return _trimmed(line)


def _trimmed(text: str) -> str:
    text = _NOTE_END.sub("", plain(text))
    return plain(text).strip(_AROUND)


def _contents(entry: Entry) -> tuple[tuple[str, ...], set[int]]:
    """The lines of the list of contents, and the chunks they came from."""
    best: list[str] = []
    taken: set[int] = set()
    cued = False
    for run in _runs(entry):
        lines = _lines(run)
        here = cued or _numbered(run, lines) or _entry_like(lines)
        if lines and here and (len(lines) >= _ENOUGH or cued) and len(lines) > len(best):
            best, taken = lines, {id(chunk) for chunk in run}
        last = run[-1]
        cued = not lines and is_cue(last.text)
    return tuple(best), taken


def _runs(entry: Entry) -> Iterator[list[Chunk]]:
    """Chunks grouped by list, table or run of numbered paragraphs; others stand alone."""
    run: list[Chunk] = []
    key: object = None
    listing: dict[Element, bool] = {}
    for chunk in entry.chunks:
        own = _group(chunk, listing)
        if run and (own is None or own is not key):
            yield run
            run = []
        run.append(chunk)
        key = own
    if run:
        yield run


def _group(chunk: Chunk, listing: dict[Element, bool]) -> object:
    """What a chunk is part of. ``listing`` remembers which lists are lists of documents."""
    if any(is_document(link) for link in chunk.links):
        return None
    if chunk.table is not None:
        return chunk.table
    if chunk.role is Role.ITEM:
        lists = [parent for parent in ancestors(chunk.owner) if parent.tag in ("ol", "ul", "dl")]
        for held in lists:
            if held not in listing:
                listing[held] = any(map(is_document, held.iter("a")))
        return next((held for held in reversed(lists) if not listing[held]), None)
    return _group if _NUMBERED.match(chunk.text) and not chunk.lines else None


def _lines(run: Sequence[Chunk]) -> list[str]:
    first = run[0]
    if first.table is not None and len(run) >= _ROWS:
        joined = join_tables(list(run))[-1]
        rows = joined.rows[joined.header_rows :] if joined.rows else ()
        return [plain(" ".join(cell for cell in row if cell)) for row in rows]
    if first.lines and len(run) == 1:
        numbered = [line for line in first.lines if _NUMBERED.match(line)]
        return numbered if len(numbered) >= _ENOUGH else []
    if first.role is not Role.ITEM:
        same = all(_NUMBERED.match(chunk.text) for chunk in run) and len(run) >= _ENOUGH
        return [chunk.text for chunk in run] if same else []
    lines: list[str] = []
    held: Element | None = None
    for chunk in run:
        item = next((e for e in ancestors(chunk.owner) if e.tag in ("li", "dt", "dd")), None)
        text = f"{chunk.marker} {chunk.text}" if chunk.marker[:-1].isalnum() else chunk.text
        if item is held and lines and not chunk.marker:
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
        held = item
    return lines


def _numbered(run: Sequence[Chunk], lines: Sequence[str]) -> bool:
    marked = run[0].marker[:-1].isdigit()
    return marked or sum(bool(_NUMBERED.match(line)) for line in lines) >= _ENOUGH


def _entry_like(lines: Sequence[str]) -> bool:
    likely = sum(bool(_LEADER.search(line)) for line in lines)
    return len(lines) > _ENOUGH and likely * 2 > len(lines)
