"""The documents that WeasyPrint and Chromium set."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.splitting import titles
from benchmarks.splitting.spec import Article, Contents, Heads, Issue, Look
from benchmarks.splitting.writer import Writer

_A5 = (420.0, 595.0)
_A4 = (595.0, 842.0)


def numbered(
    articles: list[Article], *, printed: bool = False, first: int = 1
) -> tuple[Article, ...]:
    """The articles with numbers in the list, and over the text if ``printed``."""
    return tuple(
        replace(one, number=str(place), printed_number=f"{place}." if printed else "")
        for place, one in enumerate(articles, start=first)
    )


def bulletin(name: str, producer: str) -> Issue:
    """A members' bulletin: numbered entries with authors and towns, no page numbers."""
    w = Writer(name)
    picked = [*titles.PLAIN[:9], *titles.COLON[:3]]
    many = {3: 3, 7: 2}
    articles = [
        w.article(title, 3 + place % 4, ("", "s", "m", "q", "b")[place % 5],
                  authors=w.people(many.get(place, 1)), new_page=place % 3 != 2)
        for place, title in enumerate(picked)
    ]  # fmt: skip
    articles[0] = replace(
        articles[0], authors=(replace(w.person(), name="The Outgoing Committee"),)
    )
    return Issue(
        name=name, producer=producer, title="The Lamplighter", date="Bulletin 14, Spring 2011",
        articles=numbered(articles),
        contents=Contents(entry="{n}. {title}: {authors}", pages="none"),
        heads=Heads(recto="{title}", verso="{date}"),
        look=Look(page=_A4), cover=("Price 80p", "For members and friends"),
    )  # fmt: skip


def bulletin_dots(name: str, producer: str) -> Issue:
    """Three dots where others have a colon; up to six authors; two columns."""
    w = Writer(name)
    drop = "m" if producer == "weasyprint" else "dm"  # it cannot float in columns over pages
    articles = [
        w.article(title, 4 + place % 3, ("p", "", drop, "t")[place % 4],
                  authors=w.people((1, 6, 2, 1, 3, 1, 1, 2)[place]))
        for place, title in enumerate(titles.PLAIN[8:16])
    ]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="Common Ground", date="No. 7, Autumn 2014",
        articles=numbered(articles, printed=True),
        contents=Contents(entry="{n}. {title}... {authors}", pages="none", names="comma"),
        heads=Heads(recto="Common Ground", verso="Autumn 2014", foot="\u2013 {page} \u2013"),
        look=Look(columns=2, page=_A4, size=10), cover=("One pound",),
    )  # fmt: skip


def review(name: str, producer: str) -> Issue:
    """A journal with leaders and page numbers, notes, quotations, tables, sub-headings."""
    w = Writer(name)
    picked = [*titles.COLON, titles.ODD[0], titles.ODD[2]]
    articles = [
        w.article(title, 7 + place % 4, ("smqs", "mst", "dmmq", "sfs", "vm")[place % 5],
                  authors=w.people(1, town=False))
        for place, title in enumerate(picked)
    ]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="The Upland Review", date="Volume 4, 2018",
        articles=tuple(articles),
        contents=Contents(entry="{title}, by {authors}", pages="leader"),
        heads=Heads(recto="{title} · {date}", verso="The Upland Review", foot="{page}"),
        look=Look(indent=True, size=10), cover=("A journal of places and people",),
        imprint="Printed at the Albion Press. Contributions are welcome at any season.",
    )  # fmt: skip


def newsletter(name: str, producer: str) -> Issue:
    """Mid-column starts, several articles on a page, list in a corner of the first page."""
    w = Writer(name)
    picked = [*titles.PLAIN[16:22], *titles.ONE_WORD[:2]]
    articles = [
        w.article(title, 2 + place % 3, ("", "f", "b", "x")[place % 4], new_page=False)
        for place, title in enumerate(picked)
    ]
    return Issue(
        name=name, producer=producer, title="Tenants\u2019 News", date="March 2016",
        articles=tuple(articles), has_cover=False,
        contents=Contents(heading="In this issue", pages="right"),
        heads=Heads(recto="Tenants\u2019 News", foot="Page {page}"),
        look=Look(columns=2, page=_A4, sans=True, justify=False, wide_heads=False, head_size=15),
    )  # fmt: skip


def paper(name: str, producer: str) -> Issue:
    """A student paper in three columns with boxes and pull quotes."""
    w = Writer(name)
    picked = [*titles.ODD[3:8], *titles.PLAIN[22:26]]
    articles = [
        w.article(title, 5, ("px", "ps", "f", "xq")[place % 4], authors=w.people(1, town=False),
                  new_page=place % 2 == 0)
        for place, title in enumerate(picked)
    ]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="The Inkwell", date="Week Five",
        articles=tuple(articles), has_cover=False,
        contents=Contents(heading="Inside", entry="{title}", pages="before"),
        heads=Heads(recto="THE INKWELL", verso="WEEK FIVE", foot="{page}"),
        look=Look(columns=3, page=_A4, size=9, head_size=19),
    )  # fmt: skip


def letter_spaced(name: str, producer: str) -> Issue:
    """C O N T E N T S, numbers before titles, headings in capitals, ampersands."""
    w = Writer(name)
    picked = list(titles.PLAIN[:8])
    articles = [
        w.article(title, 5, ("s", "q", "m")[place % 3]) for place, title in enumerate(picked)
    ]
    articles[4] = replace(articles[4], heading="Seeds, Spades & a Borrowed Van")
    articles[2] = replace(articles[2], subtitle="A memoir in four seasons")
    return Issue(
        name=name, producer=producer, title="Glasshouse Quarterly", date="Number 31",
        articles=tuple(articles),
        contents=Contents(heading="C O N T E N T S", pages="before"),
        heads=Heads(recto="{title}", verso="{date}"), look=Look(caps=True, head_size=14),
    )  # fmt: skip


def no_heading(name: str, producer: str) -> Issue:
    """A list without a heading, on the cover; wrapped entries."""
    w = Writer(name)
    long = (
        "On the Slow and Unregretted Disappearance of the Parish Handcart from the Northern Dales",
        "Being an Account of the Winter Meeting and of What Was Said There about the Sea Wall",
        "Letters Received",
        "A Short Guide for Those Who Must Appear before the Housing Panel without a Friend",
        "Three Recipes for Marrows",
        "The Last Ferryman Remembers the Closing of the Bridge and the Year that Came After",
    )
    articles = [
        w.article(title, 5, ("", "n", "", "ns", "", "q")[place], authors=w.people(1, town=False))
        for place, title in enumerate(long)
    ]
    return Issue(
        name=name, producer=producer, title="Dale and Shore", date="Midsummer",
        articles=tuple(articles),
        contents=Contents(heading="", entry="{title}, by {authors}", pages="right", place="cover"),
        heads=Heads(recto="Dale and Shore", foot="{page}"), look=Look(size=11),
    )  # fmt: skip


def foreign(name: str, producer: str, language: str) -> Issue:
    """The same in another language."""
    w = Writer(name, language)
    kinds = {
        "de": (titles.GERMAN, "Inhalt", "Der Gemeindebote", "Heft 9"),
        "fr": (titles.FRENCH, "Sommaire", "La Gazette du Pont", "Numéro 12"),
        "es": (titles.SPANISH, "Índice", "La Plaza", "Primavera"),
    }
    picked, heading, title, date = kinds[language]
    articles = [w.article(one, 4, ("", "m", "b")[place % 3]) for place, one in enumerate(picked)]
    return Issue(
        name=name, producer=producer, title=title, date=date, articles=tuple(articles),
        contents=Contents(heading=heading, pages="leader"), language=language,
        heads=Heads(recto="{title}", verso="{date}"), look=Look(page=_A5, size=10),
    )  # fmt: skip


def twice(name: str, producer: str) -> Issue:
    """The same title twice, one-word titles that the text uses, an entry on no page,
    an appendix that the list forgets."""  # noqa: D209 - one sentence over two lines
    w = Writer(name)
    picked = [*titles.ONE_WORD[2:8], "Letters", "Bridges"]
    articles = [w.article(one, 4, ("", "s", "m")[place % 3]) for place, one in enumerate(picked)]
    articles.insert(3, replace(articles[3], title="The Pages We Lost", pieces=(), present=False))
    articles.append(w.article("Appendix: The Old Rules", 4, "n", listed=False))
    return Issue(
        name=name, producer=producer, title="The Harbour Sheet", date="Winter 2009",
        articles=tuple(articles), contents=Contents(pages="leader"),
        heads=Heads(recto="The Harbour Sheet", verso="Winter 2009"), look=Look(),
    )  # fmt: skip


def minutes(name: str, producer: str) -> Issue:
    """Minutes with numbered items on flowing pages, and an agenda as the list."""
    w = Writer(name)
    picked = (
        "Apologies", "Minutes of the Last Meeting", "Matters Arising", "Treasurer's Report",
        "Repairs to the Hall", "Election of Officers", "Any Other Business", "Date of Next Meeting",
    )  # fmt: skip
    articles = [
        w.article(one, (1, 2, 4, 3, 5, 3, 4, 1)[place], ("", "", "n", "t", "", "b", "", "")[place],
                  new_page=False)
        for place, one in enumerate(picked)
    ]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="Minutes of the Annual Meeting",
        date="Held in the Chapel Room, 11 May 2015", articles=numbered(articles, printed=True),
        has_cover=False, contents=Contents(heading="Agenda", entry="{n}. {title}", pages="none"),
        heads=Heads(foot="Page {page}"),
        look=Look(page=_A4, sans=True, tight=True, justify=False),
    )  # fmt: skip


def leaflet(name: str, producer: str) -> Issue:
    """No list at all: headings are all there is."""
    w = Writer(name)
    picked = ("If You Get a Letter", "If the Heating Fails", "Your Deposit", "Where to Get Help")
    articles = [w.article(one, 3, ("b", "n", "x", "")[place], new_page=False)
                for place, one in enumerate(picked)]  # fmt: skip
    return Issue(
        name=name, producer=producer, title="Know Where You Stand", date="A leaflet for tenants",
        articles=tuple(articles), contents=None, has_cover=False, heads=Heads(foot=""),
        look=Look(columns=2, page=_A4, sans=True, justify=False, wide_heads=False, head_size=15),
    )  # fmt: skip


def long_list(name: str, producer: str) -> Issue:
    """A list over two pages, with sub-entries."""
    w = Writer(name)
    picked = [*titles.PLAIN, *titles.COLON[:4]]
    articles = [
        w.article(one, 3, "ss", new_page=place % 4 == 0) for place, one in enumerate(picked)
    ]
    return Issue(
        name=name, producer=producer, title="The Members\u2019 Handbook", date="Fourth edition",
        articles=numbered(articles, printed=True),
        contents=Contents(entry="{n}. {title}", pages="leader", sub_entries=True),
        heads=Heads(recto="The Members\u2019 Handbook", foot="{page}"),
        look=Look(page=_A5, head_size=13),
    )  # fmt: skip


def all_issues() -> list[Issue]:
    """What the two that set web pages share."""
    return [
        bulletin("weasy-bulletin", "weasyprint"),
        bulletin_dots("weasy-bulletin-dots", "weasyprint"),
        review("weasy-review", "weasyprint"),
        newsletter("weasy-newsletter", "weasyprint"),
        paper("weasy-paper", "weasyprint"),
        letter_spaced("weasy-letter-spaced", "weasyprint"),
        no_heading("weasy-no-heading", "weasyprint"),
        foreign("weasy-german", "weasyprint", "de"),
        twice("weasy-twice", "weasyprint"),
        minutes("weasy-minutes", "weasyprint"),
        leaflet("weasy-leaflet", "weasyprint"),
        long_list("weasy-long-list", "weasyprint"),
        bulletin("chromium-bulletin", "chromium"),
        review("chromium-review", "chromium"),
        newsletter("chromium-newsletter", "chromium"),
        paper("chromium-paper", "chromium"),
        foreign("chromium-french", "chromium", "fr"),
        no_heading("chromium-no-heading", "chromium"),
        minutes("chromium-minutes", "chromium"),
        twice("chromium-twice", "chromium"),
        long_list("chromium-long-list", "chromium"),
    ]
