"""LibreOffice Writer: a flat ODT, with page styles, columns, footnotes and tab leaders."""

# ruff: noqa: E501 - XML is easiest read by element

from __future__ import annotations

import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

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

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def missing() -> str:
    """What must be installed."""
    return "" if _program() else "apt install libreoffice-writer"


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "issue.fodt"
        source.write_text(_source(issue, labels), "utf-8")
        options = '{"ExportBookmarks":{"type":"boolean","value":"true"}}'
        subprocess.run(
            [
                str(_program()),
                "--headless",
                f"-env:UserInstallation=file://{place}/profile",
                "--convert-to",
                f"pdf:writer_pdf_Export:{options}",
                "--outdir",
                place,
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        shutil.copy(source.with_suffix(".pdf"), path)


def _source(issue: Issue, labels: list[str]) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_styles(issue)}<office:body><office:text>{_body(issue, labels)}</office:text>"
        "</office:body></office:document>"
    )


def _style(name: str, text: str, paragraph: str, *, page: str = "", parent: str = "") -> str:
    master = f' style:master-page-name="{page}"' if page else ""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}{above}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _styles(issue: Issue) -> str:
    look = issue.look
    face = "Liberation Sans" if look.sans else "Liberation Serif"
    language, country = {"de": ("de", "DE"), "es": ("es", "ES")}.get(issue.language, ("en", "GB"))
    font = f'style:font-name="{face}" fo:font-family="{face}" fo:language="{language}" fo:country="{country}"'

    def sized(size: float, more: str = "") -> str:
        hyphens = f' fo:hyphenate="{str(look.hyphenate).lower()}"' if not more else ""
        return f'{font} fo:font-size="{size}pt"{hyphens} {more}'

    align = "justify" if look.justify else "start"
    after = 0 if look.indent else 6
    indent = 12 if look.indent else 0
    head = look.size + 0.5 if look.tight else look.head_size
    width = look.page[0] - 84
    leader = ' style:leader-style="dotted" style:leader-text="."'
    dots = leader if issue.contents and issue.contents.pages == "leader" else ""
    bold, italic = 'fo:font-weight="bold"', 'fo:font-style="italic"'
    tabs = (
        '<style:style style:name="Entry" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="4pt"><style:tab-stops><style:tab-stop '
        f'style:position="{width}pt" style:type="right"{dots}/></style:tab-stops>'
        f"</style:paragraph-properties><style:text-properties {sized(look.size, ' ')}/></style:style>"
    )
    made = [
        _style("Standard", sized(look.size), f'fo:text-align="{align}" fo:margin-bottom="{after}pt" fo:text-indent="{indent}pt"'),
        _style("Mast", sized(26, bold), 'fo:margin-bottom="12pt"'),
        _style("Plain", sized(look.size, " "), 'fo:margin-bottom="4pt"'),
        _style("Listhead", sized(15, bold), 'fo:margin-bottom="8pt"'),
        _style("Head", sized(head, bold), 'fo:margin-top="14pt" fo:margin-bottom="4pt" fo:keep-with-next="always"'),
        _style("HeadNew", sized(head, bold), 'fo:margin-bottom="4pt" fo:break-before="page" fo:keep-with-next="always"'),
        _style("HeadText", sized(head, bold), 'fo:margin-bottom="4pt" fo:keep-with-next="always"', page="Body"),
        _style("Sub", sized(look.size + 1, bold), 'fo:margin-top="8pt" fo:margin-bottom="3pt" fo:keep-with-next="always"'),
        _style("By", sized(look.size, italic), 'fo:margin-bottom="8pt" fo:keep-with-next="always"'),
        _style("Quote", sized(look.size - 0.6, " "), 'fo:margin-left="18pt" fo:margin-right="18pt" fo:margin-bottom="7pt"'),
        _style("Pull", sized(look.size + 5, italic), 'fo:text-align="center" fo:margin-top="8pt" fo:margin-bottom="10pt"'),
        _style("Small", sized(8, " "), 'fo:margin-bottom="4pt"'),
        _style("Boxed", sized(look.size, " "), 'fo:border="0.7pt solid #000000" fo:padding="4pt" fo:margin-bottom="6pt"'),
        _style("Edge", sized(8, italic), 'fo:text-align="center"'),
        _style("Front", sized(15, bold), 'fo:margin-bottom="8pt"', page="Front"),
        tabs,
    ]  # fmt: skip
    return (
        f"<office:styles>{''.join(made)}</office:styles>"
        f"<office:automatic-styles>{_layouts(issue)}</office:automatic-styles>"
        f"<office:master-styles>{_masters(issue)}</office:master-styles>"
    )


def _layouts(issue: Issue) -> str:
    width, height = issue.look.page
    edges = (
        '<style:header-style><style:header-footer-properties fo:min-height="16pt" '
        'fo:margin-bottom="6pt"/></style:header-style><style:footer-style>'
        '<style:header-footer-properties fo:min-height="16pt" fo:margin-top="6pt"/></style:footer-style>'
    )
    columns = (
        '<style:style style:name="Cols" style:family="section"><style:section-properties '
        f'text:dont-balance-text-columns="false"><style:columns fo:column-count="{issue.look.columns}" '
        'fo:column-gap="16pt"/></style:section-properties></style:style>'
    )
    return columns + "".join(
        f'<style:page-layout style:name="L{form}" style:page-usage="all">'
        f'<style:page-layout-properties fo:page-width="{width}pt" fo:page-height="{height}pt" '
        f'fo:margin="42pt" style:num-format="{form}"/>{edges}</style:page-layout>'
        for form in ("1", "i")
    )


def _masters(issue: Issue) -> str:
    heads = issue.heads
    roman = "i" if heads.roman_front else "1"

    def edge(kind: str, form: str) -> str:
        text = escape(form.replace("{title}", issue.title).replace("{date}", issue.date))
        text = text.replace("{page}", '<text:page-number text:select-page="current"/>')
        return f'<style:{kind}><text:p text:style-name="Edge">{text}</text:p></style:{kind}>'

    both = (
        edge("header", heads.recto) + edge("header-left", heads.verso or heads.recto)
        + edge("footer", heads.foot)
    )  # fmt: skip
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="L1"'
        + ("/>" if issue.has_cover else f">{both}</style:master-page>")
        + f'<style:master-page style:name="Front" style:page-layout-name="L{roman}">{both}</style:master-page>'
        + f'<style:master-page style:name="Body" style:page-layout-name="L1">{both}</style:master-page>'
    )


def _p(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _body(issue: Issue, labels: list[str]) -> str:
    made = [_p("Mast", issue.title), *(_p("Plain", line) for line in (issue.date, *issue.cover))]
    own = issue.has_cover and issue.contents is not None and issue.contents.place == "own"
    made.append(_contents(issue, labels, own=own))
    flows = issue.look.columns > 1 and not issue.look.wide_heads
    articles = [
        _article(issue, article, place, first=place == 0)
        for place, article in enumerate(issue.articles)
        if article.present
    ]
    body = "".join(articles)
    if flows:
        body = f'<text:section text:style-name="Cols" text:name="all">{body}</text:section>'
    return "".join([*made, body])


def _contents(issue: Issue, labels: list[str], *, own: bool) -> str:
    contents = issue.contents
    if contents is None:
        return ""
    made = [_p("Front" if own else "Listhead", contents.heading)]
    for place, article in enumerate(issue.articles):
        if not article.listed:
            continue
        text, label = escape(entry_line(article, contents)), labels[place]
        if contents.linked and article.present:
            text = f'<text:a xlink:type="simple" xlink:href="#a{place}">{text}</text:a>'
        line = {
            "none": text,
            "comma": f"{text}, {label}",
            "before": f"{label}\u2003{text}",
        }.get(contents.pages, f"{text}<text:tab/>{label}")
        made.append(f'<text:p text:style-name="Entry">{line}</text:p>')
        if contents.sub_entries:
            made += [_p("Quote", one.title) for one in article.pieces if isinstance(one, Sub)]
    return "".join(made)


def _article(issue: Issue, article: Article, place: int, *, first: bool) -> str:
    flows = issue.look.columns > 1 and not issue.look.wide_heads
    printed = article.printed.upper() if issue.look.caps else article.printed
    style = "HeadNew" if article.new_page else "Head"
    if first:
        style = "HeadText" if issue.has_cover else "Head"
    made = [
        (
            f'<text:h text:style-name="{style}" text:outline-level="1"><text:bookmark '
            f'text:name="a{place}"/>{escape(printed)}</text:h>'
        )
    ]
    if article.subtitle:
        made.append(_p("By", article.subtitle))
    if article.authors:
        made.append(_p("By", authors_line(article, "and")))
    body = "".join(_piece(piece, f"{place}-{count}") for count, piece in enumerate(article.pieces))
    if issue.look.columns > 1 and not flows:
        body = f'<text:section text:style-name="Cols" text:name="s{place}">{body}</text:section>'
    return "".join([*made, body])


def _piece(piece: Piece, key: str) -> str:
    if isinstance(piece, Para):
        return _para(piece, key)
    if isinstance(piece, Quote):
        return _p("Quote", piece.text)
    if isinstance(piece, Verse):
        lines = "<text:line-break/>".join(escape(line) for line in piece.lines)
        return f'<text:p text:style-name="Quote">{lines}</text:p>'
    if isinstance(piece, Listed):
        marks = [f"{n}." if piece.numbered else "\u2022" for n in range(1, len(piece.items) + 1)]
        return "".join(
            _p("Quote", f"{mark} {item}") for mark, item in zip(marks, piece.items, strict=True)
        )
    if isinstance(piece, Sub):
        return (
            f'<text:h text:style-name="Sub" text:outline-level="2">{escape(piece.title)}</text:h>'
        )
    return _display(piece, key)


def _para(piece: Para, key: str) -> str:
    marks = dict(piece.notes)
    parts = []
    for place, sentence in enumerate(piece.sentences):
        parts.append(escape(sentence))
        if place in marks:
            parts[-1] += (
                f'<text:note text:id="n{key}" text:note-class="footnote"><text:note-citation>1'
                f"</text:note-citation><text:note-body>{_p('Small', marks[place])}</text:note-body></text:note>"
            )
    return f'<text:p text:style-name="Standard">{" ".join(parts)}</text:p>'


def _display(piece: Table | Figure | Pull | Box, key: str) -> str:
    if isinstance(piece, Table):
        rows = "".join(
            f"<table:table-row>{''.join(_cell(cell) for cell in row)}</table:table-row>"
            for row in (piece.head, *piece.rows)
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(piece.head)}"/>'
        return f'{_p("Small", piece.caption)}<table:table table:name="t{key}">{columns}{rows}</table:table>'
    if isinstance(piece, Figure):
        return f"{_p('Small', '')}{_p('Small', piece.caption)}"
    if isinstance(piece, Pull):
        return _p("Pull", piece.text)
    return f"{_p('Boxed', piece.title)}{_p('Boxed', piece.text)}"


def _cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string">{_p("Plain", text)}</table:table-cell>'
