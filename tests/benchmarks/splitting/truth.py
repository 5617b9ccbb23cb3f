"""The truth of a document: its sections, what a listener should hear, what must not be heard.

A truth is JSON::

    sections: [{title, titles, page, authors, parts: [{text, optional}]}]
    front:    parts before the first section (cover and imprint), all optional
    heads:    [[page, text], ...] running heads, feet and folios as printed
    outlined: whether the file's outline is to be trusted with the split

``optional`` parts may be spoken or not: titles, bylines, list markers, repeated column headings.
"""

from __future__ import annotations

from typing import Any

from benchmarks.splitting.spec import (
    Article,
    Box,
    Figure,
    Issue,
    Listed,
    Para,
    Piece,
    Quote,
    Sub,
    Table,
    Verse,
    authors_line,
    entry_line,
)

Part = dict[str, Any]


def must(text: str) -> Part:
    """Words that a listener must hear."""
    return {"text": text, "optional": False}


def may(text: str) -> Part:
    """Words that a listener may hear."""
    return {"text": text, "optional": True}


def truth_of(issue: Issue, found: list[int | None], pages: int) -> dict[str, Any]:
    """The truth as JSON."""
    sections = [
        _section(issue, article, page)
        for article, page in zip(issue.articles, found, strict=True)
        if page is not None
    ]
    front = [may(issue.title), may(issue.date), *(may(line) for line in issue.cover)]
    if issue.imprint:
        front.append(may(issue.imprint))
    return {
        "name": issue.name,
        "group": issue.producer,
        "language": issue.language,
        "pages": pages,
        "front": front,
        "sections": sections,
        "heads": _heads(issue, pages, found),
        "absent": [one.title for one in issue.articles if not one.present],
    }


def _section(issue: Issue, article: Article, page: int) -> dict[str, Any]:
    listed = entry_line(article, issue.contents) if issue.contents else article.title
    heading = article.heading or article.title
    titles = {article.title, heading, article.printed}
    if not article.authors:
        titles.add(listed)
    if article.subtitle:
        titles |= {f"{heading}: {article.subtitle}", f"{heading} {article.subtitle}"}
    parts = [may(article.printed)]
    if article.subtitle:
        parts.append(may(article.subtitle))
    if article.authors:
        parts.append(may(f"by {authors_line(article, 'and')}"))
    notes: list[str] = []
    for piece in article.pieces:
        parts += _parts(piece, notes)
    if notes:
        parts.append(may("Notes"))
    for mark, text in enumerate(notes, start=1):
        parts += [may(f"Note {mark}"), {**must(text), "note": True}]
    return {
        "title": article.title,
        "titles": sorted(titles),
        "page": page,
        "listed": article.listed,
        "authors": [{"name": one.name, "town": one.town} for one in article.authors],
        "parts": parts,
    }


def _parts(  # noqa: PLR0911 - a case for each kind
    piece: Piece, notes: list[str]
) -> list[Part]:
    if isinstance(piece, Para):
        notes += [text for _, text in piece.notes]
        return [must(piece.text)]
    if isinstance(piece, Quote):
        return [must(piece.text)]
    if isinstance(piece, Verse):
        return [must(" ".join(piece.lines))]
    if isinstance(piece, Listed):
        marks = [f"{place}." if piece.numbered else "" for place in range(1, len(piece.items) + 1)]
        return [
            part for mark, item in zip(marks, piece.items, strict=True)
            for part in (may(mark), must(item))
        ]  # fmt: skip
    if isinstance(piece, Sub):
        return [must(piece.title)]
    if isinstance(piece, Table):
        return _table(piece)
    if isinstance(piece, Figure):
        return [must(piece.caption)]
    if isinstance(piece, Box):
        return [must(piece.title), must(piece.text)]
    return []  # a pull quote is in the text already


def _table(piece: Table) -> list[Part]:
    parts = [must(piece.caption), may(" ".join(piece.head))]
    for row in piece.rows:
        for head, cell in zip(piece.head, row, strict=True):
            parts += [may(head), must(cell)]
    return parts


def _heads(issue: Issue, pages: int, found: list[int | None]) -> list[list[Any]]:
    """What is printed at the edges of each page."""
    made: list[list[Any]] = []
    first = min(page for page in found if page)
    away = first - 1 if issue.heads.roman_front else 0
    for page in range(2 if issue.has_cover else 1, pages + 1):
        recto = page % 2 == 1
        side = issue.heads.recto if recto else issue.heads.verso or issue.heads.recto
        folio = str(page - away) if page > away else _roman(page)
        for form in (side, issue.heads.foot, issue.look.watermark):
            text = form.replace("{title}", issue.title).replace("{date}", issue.date)
            text = text.replace("{page}", folio)
            text = text.replace("{article}", _running(issue, page, found))
            if text:
                made.append([page, text])
    return made


def _running(issue: Issue, page: int, found: list[int | None]) -> str:
    """The first article that starts on a page, or the one that goes on there."""
    here = [one.title for one, at in zip(issue.articles, found, strict=True) if at == page]
    before = [one.title for one, at in zip(issue.articles, found, strict=True) if at and at < page]
    return here[0] if here else before[-1] if before else ""


def _roman(number: int) -> str:
    made = ""
    for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            made += sign
            number -= value
    return made
