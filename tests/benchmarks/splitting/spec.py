"""What a document of the corpus is, before any producer sets it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph as sentences; ``notes`` gives the note that is marked after a sentence."""

    sentences: tuple[str, ...]
    notes: tuple[tuple[int, str], ...] = ()
    drop_cap: bool = False

    @property
    def text(self) -> str:
        """The words without marks."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quotation."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse:
    """Lines that stay lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A bulleted or numbered list."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sub:
    """A sub-heading."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under column headings."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with a caption."""

    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A sentence of the text, set large a second time; not to be heard twice."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A panel between rules or on a tint, with a heading of its own."""

    title: str
    text: str


Piece = Para | Quote | Verse | Listed | Sub | Table | Figure | Pull | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody, and the town given with the name."""

    name: str
    town: str | None = None

    @property
    def text(self) -> str:
        """As a list of contents prints it."""
        return f"{self.name} ({self.town})" if self.town else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One section of a document."""

    title: str  #: as the list of contents gives it
    pieces: tuple[Piece, ...]
    heading: str = ""  #: as printed over the text, where that differs
    subtitle: str = ""  #: printed under the heading only
    authors: tuple[Author, ...] = ()
    number: str = ""  #: in the list
    printed_number: str = ""  #: over the text
    listed: bool = True  #: False: the list forgets it
    present: bool = True  #: False: an entry that is on no page
    new_page: bool = True

    @property
    def printed(self) -> str:
        """The heading over the text, with its number."""
        head = self.heading or self.title
        return f"{self.printed_number} {head}" if self.printed_number else head


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How the list is printed."""

    heading: str = "Contents"  #: may be empty
    entry: str = "{title}"  #: slots: n, title, authors
    pages: str = "right"  #: none, leader, right, before, comma, stacked (names on a line below)
    names: str = "comma"  #: how several authors are joined: comma, and, semicolon
    place: str = "own"  #: own page, the cover, or the end
    sub_entries: bool = False
    two_columns: bool = False
    blurbs: bool = False  #: a sentence about each article under its entry
    linked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Running heads, feet and folios. Slots: title, date, article, page.

    ``{article}`` is the title of the first article that starts on the page, or else of the one
    that goes on there.
    """

    recto: str = ""
    verso: str = ""
    foot: str = "{page}"
    roman_front: bool = False  #: contents and preface in i, ii; the text from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Typography in broad strokes."""

    columns: int = 1
    size: float = 10.5
    page: tuple[float, float] = (420.0, 595.0)  #: points
    sans: bool = False
    justify: bool = True
    hyphenate: bool = True
    indent: bool = False  #: paragraphs by indent, not by space
    caps: bool = False  #: headings in capitals
    head_size: float = 16.0
    wide_heads: bool = True  #: headings across all columns
    tight: bool = False  #: headings hardly larger than the text, bold only
    watermark: str = ""  #: across every page


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One document."""

    name: str
    producer: str
    title: str
    date: str
    articles: tuple[Article, ...]
    contents: Contents | None = field(default_factory=Contents)
    heads: Heads = field(default_factory=Heads)
    look: Look = field(default_factory=Look)
    language: str = "en"
    cover: tuple[str, ...] = ()  #: lines on the cover besides title and date
    has_cover: bool = True
    imprint: str = ""  #: small print after the list
    outline: bool = True

    @property
    def shown(self) -> tuple[Article, ...]:
        """Articles that stand on a page."""
        return tuple(one for one in self.articles if one.present)


def authors_line(article: Article, names: str) -> str:
    """The authors as the list prints them."""
    told = [author.text for author in article.authors]
    if names == "and" and len(told) > 1:
        return f"{', '.join(told[:-1])} and {told[-1]}"
    return ("; " if names == "semicolon" else ", ").join(told)


def entry_line(article: Article, contents: Contents) -> str:
    """One entry without its page number."""
    names = authors_line(article, contents.names)
    form = contents.entry
    if not names:
        form = form.split("{title}")[0] + "{title}"
        if "{authors}" in form:
            form = "{title}"
    if not article.number:
        form = form.replace("{n}. ", "").replace("{n} ", "").replace("{n}", "")
    return form.format(n=article.number, title=article.title, authors=names)


def blurb(article: Article) -> str:
    """What a list says about an article: the second sentence of its text."""
    return next(one.sentences[1] for one in article.pieces if isinstance(one, Para))
