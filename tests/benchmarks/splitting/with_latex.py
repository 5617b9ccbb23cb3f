"""LaTeX: its own hyphens and ligatures, footnotes, roman front matter, columns."""

# ruff: noqa: E501 - TeX is easiest read by command

from __future__ import annotations

import shutil
import subprocess
import tempfile
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

_SIGNS = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "£": r"\pounds{}", "“": "``", "”": "''", "·": r"\textperiodcentered{}",
}  # fmt: skip


def missing() -> str:
    """What must be installed."""
    return "" if shutil.which("pdflatex") else "apt install texlive-latex-recommended"


def produce(issue: Issue, labels: list[str], path: Path) -> None:
    """Write the PDF; two runs, so that the outline is complete."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "issue.tex"
        source.write_text("\n".join(_source(issue, labels)), "utf-8")
        for _ in range(2):
            done = subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", source.name],  # noqa: S607 - as installed
                cwd=place,
                capture_output=True,
                check=False,
                timeout=120,
            )
            if done.returncode:
                raise RuntimeError(done.stdout.decode("utf-8", "replace")[-600:])
        shutil.copy(source.with_suffix(".pdf"), path)


def _safe(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _source(issue: Issue, labels: list[str]) -> list[str]:
    look, heads = issue.look, issue.heads
    width, height = look.page
    recto, verso, foot = (
        _head(issue, form) for form in (heads.recto, heads.verso or heads.recto, heads.foot)
    )
    size = 10 if look.size < 10.6 else 11
    lines = [
        rf"\documentclass[{size}pt,twoside]{{article}}",
        r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}",
        rf"\usepackage[paperwidth={width}bp,paperheight={height}bp,margin=46bp,headsep=12bp]{{geometry}}",
        r"\usepackage{multicol,fancyhdr,longtable}\usepackage[hidelinks,bookmarksopen]{hyperref}",
        r"\hypersetup{bookmarksnumbered=false}\setcounter{secnumdepth}{0}\setlength{\columnsep}{16pt}",
        rf"\fancyhf{{}}\fancyhead[CO]{{\itshape\small {recto}}}\fancyhead[CE]{{\itshape\small {verso}}}",
        rf"\fancyfoot[C]{{\small {foot}}}\renewcommand{{\headrulewidth}}{{0pt}}",
        r"\fancypagestyle{plain}{}\sloppy\emergencystretch=2em\widowpenalty=8000",
        *([] if look.indent else [r"\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}"]),
        *([r"\renewcommand{\familydefault}{\sfdefault}"] if look.sans else []),
        r"\begin{document}" + ("" if look.justify else r"\raggedright"),
        *([r"\thispagestyle{empty}"] if issue.has_cover else []),
        r"\pagestyle{fancy}" + (r"\pagenumbering{roman}" if heads.roman_front else ""),
        rf"{{\Huge {_safe(issue.title)}\par}}",
        *(rf"\noindent {_safe(line)}\par" for line in (issue.date, *issue.cover)),
    ]
    if issue.contents:
        own = issue.has_cover and issue.contents.place == "own"
        lines += [r"\clearpage" if own else r"\bigskip", *_contents(issue, labels)]
    if issue.has_cover:
        lines.append(r"\clearpage")
    if heads.roman_front:
        lines.append(r"\pagenumbering{arabic}")
    flows = look.columns > 1 and not look.wide_heads
    if flows:
        lines.append(rf"\begin{{multicols}}{{{look.columns}}}")
    for place, article in enumerate(issue.articles):
        if article.present:
            lines += _article(issue, article, place)
    return [*lines, *([r"\end{multicols}"] if flows else []), r"\end{document}"]


def _head(issue: Issue, form: str) -> str:
    made = _safe(form.replace("{title}", issue.title).replace("{date}", issue.date))
    return made.replace(r"\{page\}", r"\thepage{}").replace(r"\{article\}", r"\firstmark{}")


def _contents(issue: Issue, labels: list[str]) -> list[str]:
    contents = issue.contents
    if contents is None:
        return []
    lines = (
        [rf"{{\Large\bfseries {_safe(contents.heading)}\par}}\medskip"] if contents.heading else []
    )
    for place, article in enumerate(issue.articles):
        if not article.listed:
            continue
        text, label = _safe(entry_line(article, contents)), labels[place]
        if contents.linked and article.present:
            text = rf"\hyperlink{{a{place}}}{{{text}}}"
        lines.append({
            "none": rf"\noindent {text}\par",
            "comma": rf"\noindent {text}, {label}\par",
            "before": rf"\noindent\makebox[24pt][l]{{{label}}}{text}\par",
            "leader": rf"\noindent {text} \dotfill\ {label}\par",
        }.get(contents.pages, rf"\noindent {text}\hfill {label}\par"))  # fmt: skip
        if contents.sub_entries:
            lines += [
                rf"\noindent\hspace*{{18pt}}{{\small {_safe(one.title)}}}\par"
                for one in article.pieces
                if isinstance(one, Sub)
            ]
    if issue.imprint:
        lines.append(rf"\bigskip{{\footnotesize {_safe(issue.imprint)}\par}}")
    return lines


def _article(issue: Issue, article: Article, place: int) -> list[str]:
    look = issue.look
    printed = article.printed.upper() if look.caps else article.printed
    size = r"\normalsize" if look.tight else r"\Large"
    lines = [r"\clearpage"] if article.new_page and place and look.wide_heads else []
    lines += [
        # The marks stand within the heading's paragraph, so that no page ends between them.
        (
            rf"\bigskip{{\interlinepenalty=10000\noindent\raggedright{size}\bfseries\phantomsection"
            rf"\pdfbookmark[1]{{{_safe(article.title)}}}{{b{place}}}\hypertarget{{a{place}}}{{}}"
            rf"\mark{{{_safe(article.title)}}}{_safe(printed)}\par}}\nopagebreak"
        ),
    ]
    if article.subtitle:
        lines.append(rf"{{\noindent\itshape {_safe(article.subtitle)}\par}}\nopagebreak")
    if article.authors:
        lines.append(
            rf"{{\noindent\textsc{{{_safe(authors_line(article, 'and'))}}}\par}}\nopagebreak"
        )
    wide = look.columns > 1 and look.wide_heads
    if wide:
        lines.append(rf"\begin{{multicols}}{{{look.columns}}}")
    for count, piece in enumerate(article.pieces):
        lines += _piece(piece, f"b{place}s{count}")
    return [*lines, *([r"\end{multicols}"] if wide else [])]


def _piece(piece: Piece, key: str) -> list[str]:
    if isinstance(piece, Para):
        marks = dict(piece.notes)
        told = [
            _safe(sentence) + (rf"\footnote{{{_safe(marks[place])}}}" if place in marks else "")
            for place, sentence in enumerate(piece.sentences)
        ]
        return [" ".join(told), ""]
    if isinstance(piece, Quote):
        return [r"\begin{quote}", _safe(piece.text), r"\end{quote}"]
    if isinstance(piece, Verse):
        return [r"\begin{verse}", r"\\ ".join(map(_safe, piece.lines)), r"\end{verse}"]
    if isinstance(piece, Listed):
        kind = "enumerate" if piece.numbered else "itemize"
        return [
            rf"\begin{{{kind}}}",
            *(rf"\item {_safe(one)}" for one in piece.items),
            rf"\end{{{kind}}}",
        ]
    if isinstance(piece, Sub):
        mark = rf"\pdfbookmark[2]{{{_safe(piece.title)}}}{{{key}}}"
        return [rf"\medskip{mark}{{\noindent\bfseries {_safe(piece.title)}\par}}\nopagebreak"]
    return _display(piece)


def _display(piece: Table | Figure | Pull | Box) -> list[str]:
    if isinstance(piece, Table):
        rows = [" & ".join(map(_safe, row)) + r"\\" for row in piece.rows]
        head = " & ".join(rf"\textbf{{{_safe(cell)}}}" for cell in piece.head) + r"\\ \hline"
        return [
            rf"\par\noindent\begin{{minipage}}{{\linewidth}}{{\small {_safe(piece.caption)}\par}}",
            r"\begin{tabular}{lll}", head, *rows, r"\end{tabular}\end{minipage}\par",
        ]  # fmt: skip
    if isinstance(piece, Figure):
        return [
            r"\par\noindent\begin{minipage}{\linewidth}\centering\fbox{\rule{0pt}{30pt}\rule{60pt}{0pt}}\par",
            rf"{{\footnotesize {_safe(piece.caption)}\par}}\end{{minipage}}\par",
        ]
    if isinstance(piece, Pull):
        return [rf"\begin{{center}}\Large\itshape {_safe(piece.text)}\end{{center}}"]
    return [
        rf"\par\noindent\fbox{{\parbox{{0.94\linewidth}}{{\textbf{{{_safe(piece.title)}}}\par {_safe(piece.text)}}}}}\par"
    ]
