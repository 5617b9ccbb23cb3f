"""References to works: books of the Bible, scenes of plays, notes of pages, roman dates."""

from __future__ import annotations

import re

from hearprint.script.normal.abbreviations import alternatives, keep_stop
from hearprint.script.normal.dates import MONTHS, spoken_year
from hearprint.script.normal.numbers import amount, cardinal, ordinal
from hearprint.script.normal.roman import value
from hearprint.script.normal.scan import Page, Rule

_BOOKS = {
    "Gen": "Genesis",
    "Ex": "Exodus",
    "Exod": "Exodus",
    "Lev": "Leviticus",
    "Num": "Numbers",
    "Deut": "Deuteronomy",
    "Josh": "Joshua",
    "Judg": "Judges",
    "Sam": "Samuel",
    "Kgs": "Kings",
    "Chron": "Chronicles",
    "Chr": "Chronicles",
    "Neh": "Nehemiah",
    "Ps": "Psalm",
    "Pss": "Psalms",
    "Prov": "Proverbs",
    "Eccles": "Ecclesiastes",
    "Eccl": "Ecclesiastes",
    "Isa": "Isaiah",
    "Jer": "Jeremiah",
    "Lam": "Lamentations",
    "Ezek": "Ezekiel",
    "Dan": "Daniel",
    "Hos": "Hosea",
    "Mic": "Micah",
    "Hab": "Habakkuk",
    "Zech": "Zechariah",
    "Mal": "Malachi",
    "Matt": "Matthew",
    "Mt": "Matthew",
    "Mk": "Mark",
    "Lk": "Luke",
    "Jn": "John",
    "Rom": "Romans",
    "Cor": "Corinthians",
    "Gal": "Galatians",
    "Eph": "Ephesians",
    "Phil": "Philippians",
    "Col": "Colossians",
    "Thess": "Thessalonians",
    "Tim": "Timothy",
    "Heb": "Hebrews",
    "Jas": "James",
    "Pet": "Peter",
    "Rev": "Revelation",
}
_FULL = (
    "Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|"
    "Nehemiah|Esther|Job|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Lamentations|Ezekiel|Daniel|"
    "Hosea|Joel|Amos|Micah|Habakkuk|Zechariah|Malachi|Matthew|Mark|Luke|John|Acts|Romans|"
    "Corinthians|Galatians|Ephesians|Philippians|Colossians|Thessalonians|Timothy|Titus|Hebrews|"
    "James|Peter|Jude|Revelation|Qur['\u2019]an|Quran|Koran|Sura|Surah"
)
_VERSES = (
    r"(?P<chapter>\d{1,3}):\s?(?P<verse>\d{1,3})(?:\s?[-\u2013]\s?(?P<last>\d{1,3}))?(?![\d:])"
)
_BIBLE = re.compile(
    rf"(?:(?P<order>[123I]{{1,3}})\s)?(?P<book>{alternatives(_BOOKS)}|{_FULL})\.?\s{_VERSES}"
)
_LETTER = re.compile(
    r"(?P<order>[123])\s(?P<book>Sam|Kgs|Chron|Chr|Cor|Thess|Tim|Pet|Samuel|Kings|Chronicles|"
    r"Corinthians|Thessalonians|Timothy|Peter|John)\b\.?"
)
_PSALM = re.compile(r"Pss?\.?(?=\s\d)")
_SCENE = re.compile(
    r"(?P<act>[IVX]{1,4})\.(?P<scene>[ivx]{1,5})(?:\.(?P<line>\d{1,4})(?:[-\u2013](?P<last>\d{1,4}))?)?"
    r"(?!\w)"
)
_NOTED = re.compile(r"(?P<page>\d{1,4})nn?\b\.?(?:\s?(?P<note>\d{1,3})(?!\w))?")
_BOOKBOUND = re.compile(r"(?P<name>[ph]bk)\b\.?")
_ROMAN_DATE = re.compile(
    r"(?P<day>\d{1,2})(?P<s>[./])(?P<month>[ivx]{1,4}|[IVX]{1,4})(?P=s)"
    r"(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?!\w)"
)
_PAGED = frozenset("p pp page pages".split())
_ORDER = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}
_MOST_MONTHS = 12


def _bible(match: re.Match[str], page: Page) -> str | None:
    """Chapter and verse: "Matt. 5:3\u20136"."""
    book = _BOOKS.get(match["book"], match["book"])
    order = _ORDER.get(match["order"] or "")
    if (match["order"] and not order) or page.sign_before(match.start()).isalnum():
        return None
    verses = f"{amount(match['chapter'])}, {amount(match['verse'])}"
    if match["last"]:
        verses = f"{verses} to {amount(match['last'])}"
    return f"{order} {book} {verses}" if order else f"{book} {verses}"


def _letter(match: re.Match[str], page: Page) -> str | None:
    """One of several books, by its order: "1 Cor. 13"."""
    if not re.match(r"\s\d", page.text[match.end() : match.end() + 2]):
        return None
    return f"{_ORDER[match['order']]} {_BOOKS.get(match['book'], match['book'])}"


def _psalm(match: re.Match[str], page: Page) -> str | None:
    del page
    return "Psalms" if match.group().startswith("Pss") else "Psalm"


def _scene(match: re.Match[str], page: Page) -> str | None:
    """Of a play: "III.i.56\u201360"."""
    act, scene = value(match["act"]), value(match["scene"])
    if act is None or scene is None or page.sign_before(match.start()).isalnum():
        return None
    said = f"act {cardinal(act)}, scene {cardinal(scene)}"
    if match["last"]:
        return f"{said}, lines {amount(match['line'])} to {amount(match['last'])}"
    return f"{said}, line {amount(match['line'])}" if match["line"] else said


def _noted(match: re.Match[str], page: Page) -> str | None:
    """A note of a page: "p. 3n", "214n2"."""
    before = page.before(match.start()).lower().rstrip(".")
    listed = re.search(r"\bpp?\.?\s?[\d\s,;\u2013n-]{1,40}\Z", page.text[: match.start()])
    if before not in _PAGED and not listed:
        return None
    note = f" {amount(match['note'])}" if match["note"] else ""
    return f"{amount(match['page'])} note{note}"


def _bound(match: re.Match[str], page: Page) -> str | None:
    said = "paperback" if match["name"] == "pbk" else "hardback"
    return said + keep_stop(page, match.end(), match.group()[-1].strip("k"), last=False)


def _roman_date(match: re.Match[str], page: Page) -> str | None:
    """A date whose month is a numeral: "3.ix.1939"."""
    month, day = value(match["month"]), int(match["day"])
    if page.goes_on(match.start()) or month is None or not 0 < day <= 31 or month > _MOST_MONTHS:
        return None
    when = spoken_year(match["year"], american=page.style.american)
    return f"the {ordinal(day)} of {MONTHS[month - 1]} {when}"


RULES = (
    Rule(name="date", starts=r"\d", pattern=_ROMAN_DATE, say=_roman_date),
    Rule(name="verses", starts=r"[A-Z123]", pattern=_BIBLE, say=_bible),
    Rule(name="verses", starts=r"[123]", pattern=_LETTER, say=_letter),
    Rule(name="verses", starts="P", pattern=_PSALM, say=_psalm),
    Rule(name="scene", starts=r"[IVX]", pattern=_SCENE, say=_scene),
    Rule(name="note of a page", starts=r"\d", pattern=_NOTED, say=_noted),
    Rule(name="binding", starts="[ph]", pattern=_BOOKBOUND, say=_bound),
)
TRIGGERS = (
    frozenset(_BOOKS)
    | frozenset(_FULL.replace("s?", "s").split("|"))
    | {"pbk", "hbk", "Psalm", "Qur'an", "Qur\u2019an"}
)
