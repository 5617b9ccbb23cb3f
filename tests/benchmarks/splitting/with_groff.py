"""groff's ms macros: footnotes, its own hyphens, two columns by ``.2C``."""

from __future__ import annotations

import shutil
import subprocess
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


def missing() -> str:
    """What must be installed."""
    return "" if shutil.which("groff") and shutil.which("gropdf") else "apt install groff"


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF."""
    source = "\n".join(_source(issue, labels)) + "\n"
    wide, high = issue.look.page
    done = subprocess.run(
        ["groff", "-Tpdf", "-ms", "-t", "-Kutf8", f"-P-p{high / 72:.3f}i,{wide / 72:.3f}i"],  # noqa: S607 - as installed
        input=source.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    path.write_bytes(done.stdout)


def _safe(text: str) -> str:
    """Text that groff takes as text."""
    made = text.replace("\\", "\\[rs]").replace('"', "\\[dq]").replace("'", "\\[cq]")
    made = made.replace("\u2019", "\\[cq]")
    return f"\\&{made}" if made.startswith(".") else made


def _source(issue: Issue, labels: list[str]) -> list[str]:
    look = issue.look
    width, height = look.page
    family = "H" if look.sans else "T"
    lines = [
        f".pl {height}p",
        f".nr LL {width - 84}p",
        ".nr PO 42p",
        f".nr PS {look.size}p",
        f".nr VS {look.size * 1.25}p",
        ".nr HM 52p",
        ".nr FM 52p",
        f".ds FAM {family}",
        f".nr PI {12 if look.indent else 0}p",
        f".nr PD {0 if look.indent else 6}p",
        *_heads(issue),
        *([] if look.justify else [".na"]),
        ".LP",
        f".ps {look.size + 14}",
        f".vs {look.size + 17}p",
        _safe(issue.title),
        ".br",
        ".ps",
        ".vs",
    ]
    for line in (issue.date, *issue.cover):
        lines += [".LP", _safe(line)]
    if issue.contents:
        own = issue.has_cover and issue.contents.place == "own"
        lines += [".bp" if own else ".sp 2", *_contents(issue, labels)]
    if look.columns == 2:
        lines += [".bp", ".2C"]
    first = True
    for article in issue.shown:
        if look.columns == 1 and (article.new_page or first) and (issue.has_cover or not first):
            lines.append(".bp")
        first = False
        lines += _article(issue, article)
    return lines


def _heads(issue: Issue) -> list[str]:
    """Three-part titles; groff counts pages in the register %."""

    def title(form: str) -> str:
        made = _safe(form.replace("{title}", issue.title).replace("{date}", issue.date))
        return f"''{made.replace('{page}', '%')}''"

    heads = issue.heads
    lines = [
        f".OH {title(heads.recto)}",
        f".EH {title(heads.verso or heads.recto)}",
        f".OF {title(heads.foot)}",
        f".EF {title(heads.foot)}",
    ]
    if not issue.has_cover:
        lines.append(".P1")
    return lines


def _contents(  # noqa: C901 - a case for each hand
    issue: Issue, labels: list[str]
) -> list[str]:
    contents = issue.contents
    if contents is None:
        return []
    lines: list[str] = []
    if contents.heading:
        lines += [".SH", _safe(contents.heading)]
    fill = "\x01" if contents.pages == "leader" else "\t"  # groff's leader and tab
    for place, article in enumerate(issue.articles):
        if not article.listed:
            continue
        text, label = _safe(entry_line(article, contents)), labels[place]
        lines += [".LP", ".na"]
        if contents.pages == "none":
            lines.append(text)
        elif contents.pages == "comma":
            lines.append(f"{text}, {label}")
        elif contents.pages == "before":
            lines += [".ta 30p", f"{label}\t{text}"]
        else:
            lines += [".nf", f".ta {issue.look.page[0] - 84}pR", f"{text}{fill}{label}", ".fi"]
        if contents.sub_entries:
            for one in article.pieces:
                if isinstance(one, Sub):
                    lines += [".br", f"\\h'18p'{_safe(one.title)}"]
    if issue.look.justify:
        lines += [".LP", ".ad b"]
    return lines


def _article(issue: Issue, article: Article) -> list[str]:
    printed = article.printed.upper() if issue.look.caps else article.printed
    lines = [".SH", f".pdfbookmark 1 {article.title}", _safe(printed)]
    if article.subtitle:
        lines += [".LP", f"\\fI{_safe(article.subtitle)}\\fP"]
    if article.authors:
        lines += [".LP", f"\\fI{_safe(authors_line(article, 'and'))}\\fP"]
    for piece in article.pieces:
        lines += _piece(issue, piece)
    return lines


def _piece(issue: Issue, piece: Piece) -> list[str]:
    start = ".PP" if issue.look.indent else ".LP"
    if isinstance(piece, Para):
        lines = [start]
        marks = dict(piece.notes)
        for place, sentence in enumerate(piece.sentences):
            if place in marks:
                lines += [f"{_safe(sentence)}\\**", ".FS", _safe(marks[place]), ".FE"]
            else:
                lines.append(_safe(sentence))
        return lines
    if isinstance(piece, Quote):
        return [".QP", _safe(piece.text)]
    if isinstance(piece, Verse):
        return [".DS I", *map(_safe, piece.lines), ".DE"]
    if isinstance(piece, Listed):
        lines = []
        for place, item in enumerate(piece.items, start=1):
            mark = f"{place}." if piece.numbered else "\\[bu]"
            lines += [f".IP {mark} 14p", _safe(item)]
        return lines
    if isinstance(piece, Sub):
        return [".SH", _safe(piece.title)]
    return _display(piece)


def _display(piece: Table | Figure | Pull | Box) -> list[str]:
    if isinstance(piece, Table):
        rows = ["\t".join(row) for row in (piece.head, *piece.rows)]
        return [".LP", f"\\fI{piece.caption}\\fP", ".TS", "lb lb lb", "l l l.", *rows, ".TE"]
    if isinstance(piece, Figure):
        return [".KS", ".sp 30p", ".LP", f"\\s-2{_safe(piece.caption)}\\s+2", ".KE"]
    if isinstance(piece, Pull):
        return [".QP", f"\\s+4\\fI{_safe(piece.text)}\\fP\\s-4"]
    return [".LP", f"\\fB{_safe(piece.title)}\\fP", ".LP", _safe(piece.text)]
