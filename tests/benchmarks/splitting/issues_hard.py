"""Lists and pages of the awkward kind."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.splitting import titles
from benchmarks.splitting.issues_web import bulletin, numbered, review
from benchmarks.splitting.spec import Contents, Heads, Issue, Look
from benchmarks.splitting.writer import Writer


def stacked(name: str, producer: str) -> Issue:
    """An entry's names stand on a line below it; the running head is the article's title."""
    w = Writer(name)
    articles = [
        w.article(one, 6, ("q", "s", "")[place % 3], authors=w.people(1 + place % 2, town=False))
        for place, one in enumerate(titles.PLAIN[10:18])
    ]
    return Issue(
        name=name, producer=producer, title="The Estuary Papers", date="Third series",
        articles=tuple(articles), contents=Contents(pages="stacked", names="and"),
        heads=Heads(recto="{article}", verso="The Estuary Papers"), look=Look(size=11),
    )  # fmt: skip


def blurbs(name: str, producer: str) -> Issue:
    """A sentence about each article under its entry, taken from its text."""
    w = Writer(name)
    articles = [w.article(one, 4, "p") for one in titles.PLAIN[3:10]]
    return Issue(
        name=name, producer=producer, title="Lock and Quay", date="May and June",
        articles=tuple(articles),
        contents=Contents(heading="In this number", pages="before", blurbs=True),
        heads=Heads(recto="Lock and Quay", verso="May and June"),
        look=Look(page=(595.0, 842.0), columns=2),
    )  # fmt: skip


def name_first(name: str, producer: str) -> Issue:
    """Names before titles, as a site's teasers have them; the list in two columns."""
    w = Writer(name)
    articles = [
        w.article(one, 4, "", authors=w.people(1, town=False)) for one in titles.PLAIN[12:22]
    ]
    return Issue(
        name=name, producer=producer, title="Commonplace", date="Double issue",
        articles=tuple(articles),
        contents=Contents(entry="{authors}: {title}", pages="comma", two_columns=True),
        heads=Heads(recto="{title}", verso="{date}"), look=Look(page=(595.0, 842.0), size=11),
    )  # fmt: skip


def at_the_end(name: str, producer: str) -> Issue:
    """The list stands on the last page."""
    return replace(
        review(name, producer), name=name, title="Cahier de la Vallée", imprint="",
        contents=Contents(
            heading="Table", entry="{title}, by {authors}", pages="leader", place="end"
        ),
    )  # fmt: skip


def watermark(name: str, producer: str) -> Issue:
    """A word across every page."""
    made = bulletin(name, producer)
    return replace(made, name=name, look=replace(made.look, watermark="DRAFT COPY"))


def roman_numbers(name: str, producer: str) -> Issue:
    """Chapters with Roman numbers, long titles over several lines, the chapter as running head."""
    w = Writer(name)
    long = (
        "Of the Origins of the Friendly Society, and of the First Quarrel among Its Founders",
        "In Which the Lease Is Read Aloud",
        "Concerning Tools, Their Loan, and the Difficulty of Getting Them Back before the Harvest",
        "The Flood",
        "How the Books Were Balanced in a Year without a Treasurer, and by Whom",
        "A Conclusion, with Thanks",
    )
    articles = numbered([w.article(one, 9, "vmqm") for one in long])
    signs = ("I", "II", "III", "IV", "V", "VI")
    roman = [
        replace(one, number=sign, printed_number=f"{sign}.")
        for one, sign in zip(articles, signs, strict=True)
    ]
    return Issue(
        name=name, producer=producer, title="A Short History of the Society",
        date="Second printing",
        articles=tuple(roman), contents=Contents(entry="{n}. {title}", pages="leader"),
        heads=Heads(recto="{article}", verso="A Short History of the Society", roman_front=True),
        look=Look(size=10, indent=True),
    )  # fmt: skip


def all_issues() -> list[Issue]:
    """Shared out over the producers that can set each."""
    return [
        stacked("weasy-stacked", "weasyprint"),
        blurbs("weasy-blurbs", "weasyprint"),
        blurbs("chromium-blurbs", "chromium"),
        name_first("weasy-name-first", "weasyprint"),
        name_first("chromium-name-first", "chromium"),
        name_first("latex-name-first", "latex"),
        at_the_end("weasy-at-the-end", "weasyprint"),
        watermark("weasy-watermark", "weasyprint"),
        watermark("chromium-watermark", "chromium"),
        roman_numbers("latex-roman-numbers", "latex"),
    ]
