"""The documents that reportlab, LaTeX, groff and LibreOffice set."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.splitting import issues_web as web
from benchmarks.splitting import titles
from benchmarks.splitting.spec import Contents, Heads, Issue, Look
from benchmarks.splitting.writer import Writer


def report(name: str, producer: str, *, columns: int = 1) -> Issue:
    """Roman folios before the text, numbered headings, a table in most chapters."""
    w = Writer(name)
    picked = ("Introduction", "What We Found", "Costs", "Three Streets Compared", "Conclusions")
    articles = [
        w.article(one, 6, ("m", "tsb", "tm", "sqf", "n")[place]) for place, one in enumerate(picked)
    ]
    return Issue(
        name=name, producer=producer, title="Housing at the Quay", date="A report to the branch",
        articles=web.numbered(articles, printed=True),
        contents=Contents(entry="{n} {title}", pages="leader", sub_entries=True),
        heads=Heads(recto="{title}", verso="A report to the branch", roman_front=True),
        look=Look(columns=columns, size=10),
    )  # fmt: skip


def unnumbered(name: str, producer: str) -> Issue:
    """Numbers in the list only; headings that lose their subtitle or differ in hand."""
    w = Writer(name)
    articles = [w.article(one, 4, ("", "q", "s")[place % 3], authors=w.people(1))
                for place, one in enumerate((*titles.COLON, *titles.PLAIN[20:23]))]  # fmt: skip
    for place in (1, 3, 6):
        short, rest = articles[place].title.split(": ")
        articles[place] = replace(articles[place], heading=short, subtitle=rest)
    articles[4] = replace(articles[4], heading="Beans \u2014 Seven Kinds Worth Keeping")
    return Issue(
        name=name, producer=producer, title="Friends of the Reading Room", date="Newsletter 40",
        articles=web.numbered(articles),
        contents=Contents(
            heading="What\u2019s Inside", pages="comma", names="and",
            entry="{n}. {title}: {authors}",
        ),
        heads=Heads(recto="Friends of the Reading Room", verso="Newsletter 40"), look=Look(size=11),
    )  # fmt: skip


def short_pieces(name: str, producer: str) -> Issue:
    """Many short pieces flowing on, several on a page, two columns, tight headings."""
    w = Writer(name)
    picked = [*titles.PLAIN[:12], *titles.ODD[1:3]]
    articles = [w.article(one, 2, ("", "v")[place == 5], new_page=False, authors=w.people(1))
                for place, one in enumerate(picked)]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="Branch Notes", date="July 2012",
        articles=tuple(articles),
        contents=Contents(heading="CONTENTS", entry="{title} \u2013 {authors}", pages="right"),
        heads=Heads(recto="Branch Notes", verso="July 2012", foot="{page}"),
        look=Look(columns=2, page=(595.0, 842.0), wide_heads=False, head_size=13),
    )  # fmt: skip


def unlisted(name: str, producer: str) -> Issue:
    """An outline, but no printed list."""
    made = web.letter_spaced(name, producer)
    return replace(made, name=name, contents=None, title="The Winter Almanac")


def all_issues() -> list[Issue]:
    """Each producer's share."""
    return [
        web.bulletin("reportlab-bulletin", "reportlab"),
        web.bulletin_dots("reportlab-bulletin-dots", "reportlab"),
        web.review("reportlab-review", "reportlab"),
        report("reportlab-report", "reportlab"),
        unnumbered("reportlab-unnumbered", "reportlab"),
        short_pieces("reportlab-short-pieces", "reportlab"),
        web.no_heading("reportlab-no-heading", "reportlab"),
        web.minutes("reportlab-minutes", "reportlab"),
        unlisted("reportlab-unlisted", "reportlab"),
        web.bulletin("latex-bulletin", "latex"),
        web.review("latex-review", "latex"),
        report("latex-report", "latex"),
        report("latex-report-columns", "latex", columns=2),
        unnumbered("latex-unnumbered", "latex"),
        short_pieces("latex-short-pieces", "latex"),
        web.twice("latex-twice", "latex"),
        web.long_list("latex-long-list", "latex"),
        web.bulletin("groff-bulletin", "groff"),
        web.review("groff-review", "groff"),
        unnumbered("groff-unnumbered", "groff"),
        short_pieces("groff-short-pieces", "groff"),
        web.minutes("groff-minutes", "groff"),
        web.letter_spaced("groff-letter-spaced", "groff"),
        web.bulletin("office-bulletin", "libreoffice"),
        web.review("office-review", "libreoffice"),
        report("office-report", "libreoffice"),
        short_pieces("office-short-pieces", "libreoffice"),
        web.minutes("office-minutes", "libreoffice"),
        web.foreign("office-spanish", "libreoffice", "es"),
        web.twice("office-twice", "libreoffice"),
    ]
