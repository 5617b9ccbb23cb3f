"""Writes articles from our sentences, by a seed: the same seed gives the same words."""

from __future__ import annotations

import random

from benchmarks.splitting import prose
from benchmarks.splitting.spec import (
    Article,
    Author,
    Box,
    Figure,
    Listed,
    Para,
    Piece,
    Pull,
    Quote,
    Sub,
    Table,
    Verse,
)

_FIRST = (
    "Marta", "Eileen", "Tomasz", "Winnie", "Aled", "Priya", "Judith", "Osman", "Keiran",
    "Rosalind", "Bertram", "Ngozi", "Siobhan", "Ivor", "Dilys", "Hamid", "Clemency", "Walter",
    "Agnieszka", "Percival", "Ines", "Gwendolyn", "Malcolm", "Yusuf",
)  # fmt: skip
_LAST = (
    "Hollis", "Ferreira", "O'Dowd", "Kessler", "Abara", "Thwaite", "Lindqvist", "Quarmby",
    "Mostyn", "Ravenscroft", "Dube", "Pettigrew", "Sandoval", "Ibekwe", "Crowther", "Marsh",
    "Nandakumar", "Oakeshott", "Vance", "Tregear", "Wynne-Jones",
)  # fmt: skip
TOWNS = (
    "Hull", "Bristol", "Oldham", "Whitby", "Penzance", "Dundee", "Swansea", "Norwich",
    "Carlisle", "Preston", "Grimsby", "Lewes", "Falmouth", "Kendal", "Barrow", "Ludlow",
    "Dover", "Truro",
)  # fmt: skip
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
}
_PLACES = ("Quarry House", "Albion Court", "the Old Maltings", "Station Buildings", "Fell View")
_SUBS = (
    "What was decided", "Money", "The second visit", "A note on method", "How it began",
    "Who was there", "Next steps", "The weather", "Questions from the floor", "Repairs",
    "Looking back", "The neighbours", "In brief", "Work in hand",
)  # fmt: skip
_TABLES = (
    ("Takings by branch", ("Branch", "Members", "Paid")),
    ("Hours worked", ("Week", "Hours", "Cost")),
    ("Repairs reported", ("Street", "Reported", "Mended")),
)


class Writer:
    """Fills sentences and builds pieces; never the same sentence twice while any is left."""

    def __init__(self, seed: str, language: str = "en") -> None:
        self.chance = random.Random(seed)
        self.language = language
        self._left: list[str] = []
        self._verses: list[tuple[str, ...]] = []

    def sentence(self) -> str:
        """The next sentence, its slots filled."""
        if not self._left:
            self._left = prose.sentences(self.language)
            self.chance.shuffle(self._left)
        return self._filled(self._left.pop())

    def _filled(self, form: str) -> str:
        chance = self.chance
        months = _MONTHS[self.language].split()
        month, other = chance.sample(months, 2)
        pounds = chance.choice((24.99, 61.5, 112, 340, 1204, 2750, 18.75, 46000))
        sign = "£" if self.language == "en" else "€"
        amount = f"{pounds:,.2f}" if pounds % 1 else f"{int(pounds):,}"
        made = form.format(
            name=self.person().name,
            town=chance.choice(TOWNS),
            month=month,
            month2=other,
            year=chance.randint(1871, 2019),
            number=chance.choice((14, 27, 61, 88, 143, 212, 317, 590)),
            sum=f"{sign}{amount}" if self.language == "en" else f"{amount} Euro",
            date=f"{chance.randint(1, 28)} {month}",
            place=chance.choice(_PLACES),
        )
        return made[0].upper() + made[1:]

    def person(self, *, town: bool = False) -> Author:
        """An invented name."""
        name = f"{self.chance.choice(_FIRST)} {self.chance.choice(_LAST)}"
        return Author(name=name, town=self.chance.choice(TOWNS) if town else None)

    def people(self, count: int, *, town: bool = True) -> tuple[Author, ...]:
        """Several different names."""
        found: dict[str, Author] = {}
        while len(found) < count:
            one = self.person(town=town)
            found.setdefault(one.name, one)
        return tuple(found.values())

    def para(self, sentences: int = 0, *, note: bool = False, drop_cap: bool = False) -> Para:
        """A paragraph of three to six sentences."""
        count = sentences or self.chance.randint(3, 6)
        told = tuple(self.sentence() for _ in range(count))
        notes = ((self.chance.randrange(count), self.sentence()),) if note else ()
        return Para(sentences=told, notes=notes, drop_cap=drop_cap)

    def verse(self) -> Verse:
        """One of our four stanzas."""
        if not self._verses:
            self._verses = list(prose.VERSES)
        return Verse(lines=self._verses.pop(0))

    def listed(self, count: int = 4, *, numbered: bool = False) -> Listed:
        """A list of whole sentences."""
        return Listed(items=tuple(self.sentence() for _ in range(count)), numbered=numbered)

    def table(self, rows: int = 4) -> Table:
        """Three columns: a word and two figures."""
        caption, head = self.chance.choice(_TABLES)
        firsts = self.chance.sample(TOWNS, rows)
        cells = tuple(
            (first, str(self.chance.randint(11, 99)), f"£{self.chance.randint(100, 999)}.50")
            for first in firsts
        )
        return Table(caption=caption, head=head, rows=cells)

    def figure(self) -> Figure:
        """A drawing with a sentence under it."""
        return Figure(caption=self.sentence())

    def box(self) -> Box:
        """A panel."""
        return Box(title="Did you know?", text=self.para(2).text)

    def pieces(self, paragraphs: int, extras: str = "") -> tuple[Piece, ...]:
        """Paragraphs with extras between them.

        ``extras`` is letters: q quote, v verse, b bullets, n numbered, s sub-heading, t table,
        f figure, p pull quote, x box, m a note in the next paragraph, d drop cap on the first.
        """
        rest = [letter for letter in extras if letter not in "md"]
        marks = extras.count("m")
        made: list[Piece] = []
        for place in range(paragraphs):
            para = self.para(note=place < marks, drop_cap=place == 0 and "d" in extras)
            made.append(para)
            if rest and place < paragraphs - 1:
                made.append(self._extra(rest.pop(0), para))
        return tuple(made)

    def _extra(  # noqa: PLR0911 - a case for each kind
        self, letter: str, near: Para
    ) -> Piece:
        if letter == "q":
            return Quote(text=self.para(2).text)
        if letter == "v":
            return self.verse()
        if letter in "bn":
            return self.listed(numbered=letter == "n")
        if letter == "s":
            return Sub(title=self.chance.choice(_SUBS))
        if letter == "t":
            return self.table()
        if letter == "f":
            return self.figure()
        if letter == "x":
            return self.box()
        return Pull(text=near.sentences[-1])

    def article(self, title: str, paragraphs: int, extras: str = "", **more: object) -> Article:
        """An article of so many paragraphs."""
        return Article(title=title, pieces=self.pieces(paragraphs, extras), **more)  # type: ignore[arg-type]
