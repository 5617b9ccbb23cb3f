"""reportlab: frames and flowables; roman folios before the text, notes at an article's end."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from html import escape
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid
from reportlab.platypus.doctemplate import NextPageTemplate

from benchmarks.splitting.spec import (
    Article,
    Box,
    Figure,
    Issue,
    Listed,
    Para,
    Piece,
    Pull,
    Quote,
    Sub,
    Table,
    Verse,
    authors_line,
    entry_line,
)

_MARGIN = 42.0


def missing() -> str:
    """What must be installed."""
    return "" if importlib.util.find_spec("reportlab") else "pip install reportlab"


class _Mark(Flowable):
    """An outline entry where it is drawn."""

    def __init__(self, title: str, key: str, level: int) -> None:
        super().__init__()
        self.title, self.key, self.level = title, key, level
        self.width = self.height = 0
        self.keepWithNext = 1  # a mark must not stay behind when its heading moves on

    def draw(self) -> None:
        """Set the destination and the entry."""
        self.canv.bookmarkHorizontal(self.key, 0, 20)
        self.canv.addOutlineEntry(self.title, self.key, self.level)


class _Drawing(Flowable):
    """A box with a disc: a picture without words."""

    def wrap(self, *_: float) -> tuple[float, float]:
        """Its size."""
        return 90, 44

    def draw(self) -> None:
        """Draw."""
        self.canv.rect(0, 2, 88, 40)
        self.canv.circle(44, 22, 14)


class _Setter:
    """Styles and flowables of one issue."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        look = issue.look
        self.face = "Helvetica" if look.sans else "Times-Roman"
        self.bold = "Helvetica-Bold" if look.sans else "Times-Bold"
        self.italic = "Helvetica-Oblique" if look.sans else "Times-Italic"
        self.body = self._style(
            look.size,
            alignment=4 if look.justify else 0,
            firstLineIndent=12 if look.indent else 0,
            spaceAfter=0 if look.indent else 6,
        )
        self.left = self._style(look.size, spaceAfter=4)
        size = look.size + 0.5 if look.tight else look.head_size
        self.head = self._style(
            size, fontName=self.bold, spaceBefore=14, spaceAfter=5, keepWithNext=1
        )
        self.sub = self._style(
            look.size + 1, fontName=self.bold, spaceBefore=6, spaceAfter=3, keepWithNext=1
        )
        self.by = self._style(look.size, fontName=self.italic, spaceAfter=8, keepWithNext=1)
        self.small = self._style(8, spaceAfter=3)
        self.quote = self._style(look.size - 0.7, leftIndent=18, rightIndent=18, spaceAfter=7)
        self.pull = self._style(
            look.size + 5, alignment=1, fontName=self.italic, spaceAfter=10, spaceBefore=8
        )
        self.item = self._style(look.size, leftIndent=16, bulletIndent=2, spaceAfter=3)

    def _style(self, size: float, **more: object) -> ParagraphStyle:
        given = {"fontName": self.face, "fontSize": size, "leading": size * 1.25, **more}
        return ParagraphStyle(f"s{size}{sorted(map(str, more.items()))}", **given)

    def article(self, place: int, article: Article) -> list[Flowable]:
        """Heading and body."""
        printed = article.printed.upper() if self.issue.look.caps else article.printed
        made: list[Flowable] = []
        if article.new_page:
            made.append(CondPageBreak(10_000))
        made += [_Mark(article.title, f"a{place}", 0), Paragraph(escape(printed), self.head)]
        if article.subtitle:
            made.append(Paragraph(escape(article.subtitle), self.by))
        if article.authors:
            made.append(Paragraph(escape(authors_line(article, "and")), self.by))
        notes: list[str] = []
        for count, piece in enumerate(article.pieces):
            made += self._piece(piece, notes, f"a{place}s{count}")
        if notes:
            made.append(Paragraph("Notes", self.sub))
            made += [
                Paragraph(f"{mark}. {escape(text)}", self.small)
                for mark, text in enumerate(notes, start=1)
            ]
        return made

    def _piece(self, piece: Piece, notes: list[str], key: str) -> list[Flowable]:
        if isinstance(piece, Para):
            return [Paragraph(self._para(piece, notes), self.body)]
        if isinstance(piece, Quote):
            return [Paragraph(escape(piece.text), self.quote)]
        if isinstance(piece, Verse):
            return [Paragraph("<br/>".join(escape(line) for line in piece.lines), self.quote)]
        if isinstance(piece, Listed):
            marks = [
                f"{n}." if piece.numbered else "\u2022" for n in range(1, len(piece.items) + 1)
            ]
            return [
                Paragraph(escape(item), self.item, bulletText=mark)
                for mark, item in zip(marks, piece.items, strict=True)
            ]
        if isinstance(piece, Sub):
            return [_Mark(piece.title, key, 1), Paragraph(escape(piece.title), self.sub)]
        return self._display(piece)

    def _display(self, piece: Table | Figure | Pull | Box) -> list[Flowable]:
        if isinstance(piece, Pull):
            return [Paragraph(escape(piece.text), self.pull)]
        if isinstance(piece, Figure):
            return [KeepTogether([_Drawing(), Paragraph(escape(piece.caption), self.small)])]
        if isinstance(piece, Box):
            inside = [
                Paragraph(f"<b>{escape(piece.title)}</b>", self.left),
                Paragraph(escape(piece.text), self.left),
            ]
            return [Grid([[inside]], style=[("BOX", (0, 0), (-1, -1), 0.7, "black")], spaceAfter=8)]
        grid = Grid(
            [piece.head, *piece.rows],
            style=[
                ("FONT", (0, 0), (-1, -1), self.face, 9),
                ("FONT", (0, 0), (-1, 0), self.bold, 9),
                ("LINEBELOW", (0, 0), (-1, 0), 0.7, "black"),
            ],
            hAlign="LEFT",
            spaceAfter=8,
        )
        return [KeepTogether([Paragraph(escape(piece.caption), self.small), grid])]

    def _para(self, piece: Para, notes: list[str]) -> str:
        marks = dict(piece.notes)
        parts: list[str] = []
        for place, sentence in enumerate(piece.sentences):
            parts.append(escape(sentence))
            if place in marks:
                notes.append(marks[place])
                parts[-1] += f"<super>{len(notes)}</super>"
        return " ".join(parts)

    def contents(self, labels: Sequence[str]) -> list[Flowable]:
        """The list."""
        contents = self.issue.contents
        if contents is None:
            return []
        made: list[Flowable] = []
        if contents.heading:
            made.append(Paragraph(escape(contents.heading), self.head))
        for place, article in enumerate(self.issue.articles):
            if article.listed:
                made += self._entry(place, article, labels[place])
        if self.issue.imprint:
            made += [Spacer(0, 20), Paragraph(escape(self.issue.imprint), self.small)]
        return made

    def _entry(self, place: int, article: Article, label: str) -> list[Flowable]:
        contents = self.issue.contents
        if contents is None:
            return []
        text = escape(entry_line(article, contents))
        if contents.linked and article.present:
            text = f'<a href="#a{place}">{text}</a>'
        look = self.issue.look
        width = look.page[0] - 2 * _MARGIN
        made: list[Flowable] = []
        if contents.pages in ("none", "comma"):
            made.append(
                Paragraph(text if contents.pages == "none" else f"{text}, {label}", self.left)
            )
        else:
            cells = [Paragraph(text, self.left), Paragraph(label, self.left)]
            widths = [width - 40, 40]
            if contents.pages == "before":
                cells, widths = cells[::-1], widths[::-1]
            if contents.pages == "leader":
                dots = " ." * max(3, int((width - 45) / 6) - len(entry_line(article, contents)))
                cells[0] = Paragraph(text + dots, self.left)
            made.append(
                Grid([cells], colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
            )
        if contents.sub_entries:
            subs = [one.title for one in article.pieces if isinstance(one, Sub)]
            made += [
                Paragraph(f"\u00a0\u00a0\u00a0\u00a0{escape(sub)}", self.small) for sub in subs
            ]
        return made


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF."""
    setter = _Setter(issue)
    width, height = issue.look.page
    first = [0]
    document = BaseDocTemplate(
        str(path), pagesize=(width, height), title=issue.title, invariant=1, pageCompression=1
    )
    wide = Frame(
        _MARGIN, 52, width - 2 * _MARGIN, height - 104, id="wide", leftPadding=0, rightPadding=0
    )
    columns = _columns(issue, width, height)

    def edges(canvas: object, doc: BaseDocTemplate) -> None:
        _edges(setter, canvas, doc.page, first[0])

    document.addPageTemplates([
        PageTemplate(id="cover", frames=[wide], onPage=edges),
        PageTemplate(id="front", frames=[wide], onPage=edges),
        PageTemplate(id="text", frames=columns, onPage=edges),
    ])  # fmt: skip
    if issue.heads.roman_front:
        first[0] = int(_front_pages(issue))
    document.build(_story(setter, labels))


def _front_pages(issue: Issue) -> int:
    return (1 if issue.has_cover else 0) + (1 if issue.contents else 0)


def _columns(issue: Issue, width: float, height: float) -> list[Frame]:
    count = issue.look.columns
    gap = 16.0
    each = (width - 2 * _MARGIN - gap * (count - 1)) / count
    return [
        Frame(_MARGIN + place * (each + gap), 52, each, height - 104, leftPadding=0, rightPadding=0)
        for place in range(count)
    ]


def _story(setter: _Setter, labels: list[str]) -> list[Flowable]:
    issue = setter.issue
    mast = setter._style(26, spaceAfter=12)
    story: list[Flowable] = [Paragraph(escape(issue.title), mast)]
    story += [Paragraph(escape(line), setter.left) for line in (issue.date, *issue.cover)]
    listed = setter.contents(labels)
    if not issue.has_cover:
        story += [*listed, NextPageTemplate("text")]
        if issue.look.columns > 1:
            story.append(PageBreak())
    elif issue.contents and issue.contents.place == "cover":
        story += [Spacer(0, 30), *listed, NextPageTemplate("text"), PageBreak()]
    elif listed:
        story += [
            NextPageTemplate("front"),
            PageBreak(),
            *listed,
            NextPageTemplate("text"),
            PageBreak(),
        ]
    else:
        story += [NextPageTemplate("text"), PageBreak()]
    for place, article in enumerate(issue.articles):
        if article.present:
            story += setter.article(place, article)
    return story


def _edges(setter: _Setter, canvas: object, page: int, away: int) -> None:
    """Running head and foot, on every page but the cover."""
    issue = setter.issue
    if page == 1 and issue.has_cover:
        return
    width, height = issue.look.page
    heads = issue.heads
    side = heads.recto if page % 2 else heads.verso or heads.recto
    folio = str(page - away) if page > away else "i" * page
    canvas.saveState()  # type: ignore[attr-defined]
    canvas.setFont(setter.italic, 8)  # type: ignore[attr-defined]
    for form, y in ((side, height - 34), (heads.foot, 30)):
        text = form.replace("{title}", issue.title).replace("{date}", issue.date)
        canvas.drawCentredString(width / 2, y, text.replace("{page}", folio))  # type: ignore[attr-defined]
    canvas.restoreState()  # type: ignore[attr-defined]
