"""An issue as HTML with print styles, for WeasyPrint and for Chromium."""

# ruff: noqa: E501 - style sheets are easiest read by rule

from __future__ import annotations

from collections.abc import Sequence
from html import escape

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
    blurb,
    entry_line,
)

_DRAWING = (
    '<svg width="90" height="40" viewBox="0 0 90 40"><rect x="1" y="1" width="88" height="38" '
    'fill="none" stroke="black"/><circle cx="45" cy="20" r="14" fill="#bbb"/></svg>'
)


def page_source(issue: Issue, labels: Sequence[str], *, footnotes: bool) -> str:
    """The whole document. ``footnotes``: the producer can set notes at the page's foot."""
    body = [_cover(issue, labels)]
    if issue.contents and (issue.contents.place == "own" or not issue.has_cover):
        body.append(f'<section class="front">{_contents(issue, labels)}</section>')
    if issue.look.watermark:
        body.insert(0, f'<div class="wm">{escape(issue.look.watermark)}</div>')
    body.append(f'<div class="flow">{_articles(issue, footnotes=footnotes)}</div>')
    if issue.contents and issue.contents.place == "end":
        body.append(f'<section class="end">{_contents(issue, labels)}</section>')
    return (
        f'<!DOCTYPE html><html lang="{issue.language}"><head><meta charset="utf-8">'
        f"<title>{escape(issue.title)}</title><style>{_style(issue)}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


def _cover(issue: Issue, labels: Sequence[str]) -> str:
    if not issue.has_cover:
        return (
            f'<div class="masthead"><p class="mast">{escape(issue.title)}</p>'
            f"<p>{escape(issue.date)}</p></div>"
        )
    listed = ""
    if issue.contents and issue.contents.place == "cover":
        listed = _contents(issue, labels)
    lines = "".join(f"<p>{escape(line)}</p>" for line in (issue.date, *issue.cover))
    return (
        f'<section class="cover"><p class="mast">{escape(issue.title)}</p>{lines}{listed}</section>'
    )


def _contents(issue: Issue, labels: Sequence[str]) -> str:
    contents = issue.contents
    if contents is None:
        return ""
    rows: list[str] = []
    for place, article in enumerate(issue.articles):
        if article.listed:
            rows.append(_entry(issue, article, place, labels[place]))
    head = f'<p class="ch">{escape(contents.heading)}</p>' if contents.heading else ""
    small = f'<p class="imprint">{escape(issue.imprint)}</p>' if issue.imprint else ""
    return f'<div class="toc {contents.pages}">{head}{"".join(rows)}{small}</div>'


def _entry(issue: Issue, article: Article, place: int, label: str) -> str:
    contents = issue.contents
    if contents is None:
        return ""
    text = escape(entry_line(article, contents))
    if contents.linked and article.present:
        text = f'<a href="#a{place}">{text}</a>'
    number = f"<span>{escape(label)}</span>"
    made = {
        "none": f'<p class="e">{text}</p>',
        "comma": f'<p class="e">{text}, {escape(label)}</p>',
        "stacked": f'<p class="e top">{text}</p><p class="e by">'
        f"{escape(authors_line(article, contents.names))}, {escape(label)}</p>",
        "before": f'<p class="e"><b>{escape(label)}</b>&#8195;{text}</p>',
    }.get(contents.pages, f'<p class="e row"><em>{text}</em><i></i>{number}</p>')
    if contents.blurbs:
        made += f'<p class="blurb">{escape(blurb(article))}</p>'
    if contents.sub_entries:
        subs = [one.title for one in article.pieces if isinstance(one, Sub)]
        made += "".join(f'<p class="e s">{escape(sub)}</p>' for sub in subs)
    return made


def _articles(issue: Issue, *, footnotes: bool) -> str:
    made: list[str] = []
    for place, article in enumerate(issue.articles):
        if article.present:
            made.append(_article(issue, article, place, footnotes=footnotes))
    return "".join(made)


def _article(issue: Issue, article: Article, place: int, *, footnotes: bool) -> str:
    sub = f'<p class="sub">{escape(article.subtitle)}</p>' if article.subtitle else ""
    names = escape(authors_line(article, "and"))
    byline = f'<p class="by">{names}</p>' if names else ""
    notes: list[str] = []
    body = "".join(_piece(piece, notes, footnotes=footnotes) for piece in article.pieces)
    if notes:
        ends = "".join(f"<li>{escape(text)}</li>" for text in notes)
        body += f'<ol class="notes">{ends}</ol>'
    fresh = " fresh" if article.new_page else ""
    head = (
        f'<h1 id="a{place}" data-title="{escape(article.title)}">{escape(article.printed)}</h1>'
        f"{sub}{byline}"
    )
    if issue.look.wide_heads:
        return f'<section class="art{fresh}">{head}<div class="cols">{body}</div></section>'
    return f'<div class="art{fresh}">{head}{body}</div>'


def _piece(  # noqa: PLR0911 - a case for each kind
    piece: Piece, notes: list[str], *, footnotes: bool
) -> str:
    if isinstance(piece, Para):
        return _para(piece, notes, footnotes=footnotes)
    if isinstance(piece, Quote):
        return f"<blockquote>{escape(piece.text)}</blockquote>"
    if isinstance(piece, Verse):
        return f'<p class="verse">{"<br>".join(escape(line) for line in piece.lines)}</p>'
    if isinstance(piece, Listed):
        kind = "ol" if piece.numbered else "ul"
        return f"<{kind}>{''.join(f'<li>{escape(item)}</li>' for item in piece.items)}</{kind}>"
    if isinstance(piece, Sub):
        return f"<h2>{escape(piece.title)}</h2>"
    if isinstance(piece, Table):
        return _table(piece)
    if isinstance(piece, Figure):
        return f'<div class="fig">{_DRAWING}<p class="cap">{escape(piece.caption)}</p></div>'
    if isinstance(piece, Pull):
        return f'<div class="pull">{escape(piece.text)}</div>'
    return _box(piece)


def piece_source(piece: Piece, notes: list[str]) -> str:
    """One piece as HTML; its notes are added to ``notes``."""
    return _piece(piece, notes, footnotes=False)


def _box(piece: Box) -> str:
    return (
        f'<div class="box"><p class="bt">{escape(piece.title)}</p><p>{escape(piece.text)}</p></div>'
    )


def _para(piece: Para, notes: list[str], *, footnotes: bool) -> str:
    marks = dict(piece.notes)
    parts: list[str] = []
    for place, sentence in enumerate(piece.sentences):
        parts.append(escape(sentence))
        if place not in marks:
            continue
        if footnotes:
            parts[-1] += f'<span class="fn">{escape(marks[place])}</span>'
        else:
            notes.append(marks[place])
            parts[-1] += f"<sup>{len(notes)}</sup>"
    kind = ' class="dc"' if piece.drop_cap else ""
    return f"<p{kind}>{' '.join(parts)}</p>"


def _table(piece: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in piece.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in piece.rows
    )
    caption = f'<p class="cap">{escape(piece.caption)}</p>'
    return f'<div class="tab">{caption}<table><tr>{head}</tr>{rows}</table></div>'


def _margin(text: str) -> str:
    """A running head as CSS content."""
    parts = text.split("{page}")
    quoted = [f'"{part}"' if part else "" for part in parts]
    made = " counter(page) ".join(quoted).strip() or '""'
    return "string(article)" if text == "{article}" else made


def _filled(issue: Issue, form: str) -> str:
    return form.replace("{title}", issue.title).replace("{date}", issue.date)


def _style(issue: Issue) -> str:
    look, heads = issue.look, issue.heads
    recto = _margin(_filled(issue, heads.recto))
    verso = _margin(_filled(issue, heads.verso or heads.recto))
    foot = _margin(_filled(issue, heads.foot))
    family = '"Liberation Sans"' if look.sans else '"Liberation Serif"'
    plain = issue.has_cover
    first = "@page :first{@top-center{content:none}@bottom-center{content:none}}" if plain else ""
    return f"""
@page{{size:{look.page[0]}pt {look.page[1]}pt;margin:48pt 40pt 50pt 40pt;
 @bottom-center{{content:{foot};font:8pt {family}}}}}
@page :right{{@top-center{{content:{recto};font:italic 8pt {family}}}}}
@page :left{{@top-center{{content:{verso};font:italic 8pt {family}}}}}
{first}
body{{font:{look.size}pt/1.3 {family};margin:0;text-align:{"justify" if look.justify else "left"};
 hyphens:{"auto" if look.hyphenate else "manual"}}}
p{{margin:0 0 {0 if look.indent else 6}pt 0;text-indent:{12 if look.indent else 0}pt;
 orphans:2;widows:2}}
.cover{"" if not issue.has_cover else ",.front"}{{break-after:page}}
.cover p,.toc p,.by,.sub,.masthead p,.cap{{text-indent:0;hyphens:manual;text-align:left}}
.mast{{font-size:26pt;line-height:1.15;margin:10pt 0}}
.ch{{font-size:15pt;font-weight:bold;margin-bottom:10pt}}
.toc{{columns:{2 if issue.contents and issue.contents.two_columns else "auto"}}}
.wm{{position:fixed;top:40%;left:6%;font-size:60pt;color:#ddd;transform:rotate(-35deg);z-index:-1}}
.end{{break-before:page}} .blurb{{font-size:.85em;margin:0 0 8pt 18pt}} .top{{margin-bottom:0}}
.e.by{{font-weight:normal;font-style:italic;margin:0 0 9pt 12pt}}
.e{{margin-bottom:5pt}} .s{{padding-left:16pt;font-size:.9em}}
.row{{display:flex;align-items:flex-end}} .row em{{font-style:normal;max-width:82%}}
.row i{{flex:1;margin:0 4pt}} .leader .row i{{border-bottom:1.2pt dotted #444;margin-bottom:3pt}}
a{{color:inherit;text-decoration:none}}
h1{{font-size:{look.size + 0.5 if look.tight else look.head_size}pt;line-height:1.2;
 margin:{8 if look.tight else 16}pt 0 4pt;text-align:left;hyphens:manual;bookmark-level:1;
 bookmark-label:attr(data-title);string-set:article attr(data-title);text-transform:{"uppercase" if look.caps else "none"};
 break-after:avoid}}
h2{{font-size:{look.size + 1}pt;margin:8pt 0 3pt;text-align:left;bookmark-level:2;break-after:avoid}}
.fresh{{break-before:page}} .flow>.fresh:first-child{{break-before:auto}}
.sub{{font-style:italic}} .by{{font-weight:bold}}
.cols{{columns:{look.columns if look.columns > 1 else "auto"};column-gap:18pt}}
{"" if look.wide_heads else f".flow{{columns:{look.columns};column-gap:18pt;column-fill:auto}}"}
blockquote{{margin:4pt 16pt 8pt;font-size:.94em}} .verse{{margin:4pt 24pt 10pt;text-indent:0;text-align:left}}
.fn{{float:footnote;font-size:8pt;line-height:1.2}} sup{{font-size:.65em;line-height:0}}
.notes{{font-size:8.5pt;margin:8pt 0 0;padding-left:16pt}}
.pull{{font-size:{look.size + 5}pt;line-height:1.2;margin:8pt 12pt;text-align:center;font-style:italic;
 hyphens:manual}}
.fig{{margin:6pt 0;text-align:center}} .cap{{font-size:8pt;text-align:center;margin:2pt 0 6pt}}
.box{{border:.7pt solid black;background:#eee;padding:6pt;margin:6pt 0}} .bt{{font-weight:bold}}
table{{border-collapse:collapse;font-size:9pt;margin:0 0 8pt}} td,th{{padding:2pt 8pt;text-align:left}}
th{{border-bottom:.7pt solid black}} .tab{{break-inside:avoid}}
.dc::first-letter{{float:left;font-size:{look.size * 3.1}pt;line-height:.82;padding-right:3pt}}
"""
