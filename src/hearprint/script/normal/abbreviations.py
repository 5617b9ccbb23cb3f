"""Abbreviations: what they stand for depends on what stands around them."""

from __future__ import annotations

import re

from hearprint.script.normal.beside import FIRM_GOES_ON, beside
from hearprint.script.normal.context import names_somebody
from hearprint.script.normal.numbered import LIVES, NEED_STOP, NUMBERED, ROMAN_TOO
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Rule, always
from hearprint.script.normal.shortened import ANYWHERE, PHRASES
from hearprint.script.normal.stopped import NAMES_TOO, OFFICES, STOPPED, WORDS_TOO


def alternatives(words: dict[str, str]) -> str:
    """A pattern of the words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['\u2019]") for word in longest_first)


_PHRASE = re.compile(rf"(?P<name>{alternatives(PHRASES)})(?![\w])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<name>[A-Za-z]{1,6}|sub-(?:s|cl))(?P<stop>\.?)(?P<gap>\s?)(?=\(?\d|(?<=\s)ca?\.\s?\d{4}|(?<=[\s.])(?:[ivxIVX]|[ivxlIVXL]{2,6}|[A-H])\b(?!\.?[A-Za-z])|\(?[\u00a3+]\d|[\u00a7\u00b6]{1,2}\s?\d)"
)
_ANYWHERE = re.compile(
    rf"(?P<name>{alternatives(ANYWHERE)})(?P<stop>\.(?=['\u2019]s\b)|\.?)(?![\w/]|(?<!\.)['\u2019]\w)",
    re.IGNORECASE,
)
_STOPPED = re.compile(rf"(?P<name>{alternatives(STOPPED)})\.(?![\w])", re.IGNORECASE)
_VERSE = re.compile(r"vv?\.?(?=\s?\d)")
_VERSUS = re.compile(r"v\.?(?=\s+[A-Z(\[])|v\.(?=\s)|vs?\.?(?=\s+[a-z\d])")
_NO_OF = re.compile(
    r"[Nn]os?\.?(?=\sof\b|\s[a-z]|[,;:)]|\Z)|No\.(?=\s(?:One|Two|Three|Ten|Eleven)\b)"
)
_PAGES = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,2})?)\s?(?P<name>pp|ppl)\b\.?")
_FOLLOWING = re.compile(r"(?P<number>\d{1,4})\s?(?P<name>ff?)\b(?P<stop>\.?)")
_EDITED = re.compile(
    r"(?P<work>[Ee]ds?|[Tt]rans|[Tt]r|[Cc]omp|[Ii]llus|[Aa]rr|[Aa]dapt|[Ii]ntrod|[Dd]ir|[Pp]rod)(?P<stop>\.?)"
    r"(?=\s(?:by\s)?[A-Z])"
)
_WORKS = {
    "tr": "translated",
    "trans": "translated",
    "comp": "compiled",
    "illus": "illustrated",
    "arr": "arranged",
    "adapt": "adapted",
    "introd": "introduced",
    "dir": "directed",
    "prod": "produced",
}
_INCLUDING = re.compile(r"inc\.?(?=\s+(?:[a-z\u00a3\d]|VAT\b|P&P\b|NI\b))")
_COMMENCING = re.compile(r"[Ww]\.?[Cc]\.?(?=\s\d{1,2}(?:st|nd|rd|th)?\s[A-Z])")
_CIRCA = re.compile(r"c\.?\s?(?=['\u2019]\d\d(?!\d))")
_CLASS = re.compile(r"(?<=\d(?:st|nd|rd)\s)cl\b\.?")
_NEAR = re.compile(r"[Nn]r\.?(?=\s(?:[A-Z]|the\b))")
_EDITION = re.compile(r"edn?s?\.")


_OFTEN_LAST = frozenset("etc ltd plc bros co pw pcm yrs hrs mins wks mths inc corp".split())


def keep_stop(page: Page, end: int, stop: str, *, last: bool = True) -> str:
    """The sentence's full stop, when an abbreviation's serves as one.

    ``last``: the abbreviation often stands last, so that a capital behind it begins a sentence.
    """
    if not stop:
        return ""
    rest = page.text[end : end + 3]
    if re.match(r"[\"\u201d\u2019)]{0,2}\s*\Z", rest):
        return "."
    return "." if last and re.match(r"[\"\u201d\u2019)]?\s+[A-Z]", rest) else ""


def _key(name: str) -> str:
    """An abbreviation as the lists have it."""
    return name.lower().replace("\u2019", "'")


def _cased(said: str, source: str) -> str:
    """``said`` with a capital where the abbreviation had one."""
    return said[0].upper() + said[1:] if source[:1].isupper() and said[0].islower() else said


def _phrase(match: re.Match[str], page: Page) -> str | None:
    source = match["name"]
    said = PHRASES[source.lower()]
    if source.isupper() and not said.isupper():  # initials of something else
        return None
    if said.endswith("."):
        return said
    last = source.lower() not in ("e.g.", "i.e.", "et al.", "op. cit.")
    stop = keep_stop(page, match.end(), "." if source.endswith(".") else "", last=last)
    return _cased(said, source) + stop


def _numbered(match: re.Match[str], page: Page) -> str | None:
    name, key = match["name"], match["name"].lower()
    ahead = page.text[match.end() : match.end() + 24].lstrip("\u00a7\u00b6 ")
    if key == "no" and not match["stop"] and re.match(r"\d+-[a-z]", ahead):
        return None
    if (
        key not in NUMBERED
        or page.sign_before(match.start()) in ("'", "\u2019", "&", "-")
        or page.sign_before(match.start()).isalnum()
        or not (
            _letters_fit(name, match["stop"], match["gap"])
            or (key == "no" and _OF_VOLUME.search(page.text, 0, match.start()))
            or (key == "no" and page.before(match.start()).lower() in _HAVE_NUMBERS)
        )
        or not _number_fits(key, ahead)
        or (key == "sec" and page.before(match.start()).lower() in ("a", "one", "few"))
        or (key in ("sec", "col", "ed") and _HELD.match(ahead))
    ):
        return None
    one, many = NUMBERED[key]
    if key == "r" and match["stop"] and re.match(r"\d{4}\b", ahead):
        return "reigned "
    if key == "min" and re.match(r"\d{1,3}/\d", ahead):
        one, many = "minute", "minutes"
    if key == "att" and re.match(r"\d{1,2},?\d{3}", ahead):
        one = many = "attendance"
    if key in ("pt", "pts") and page.before(match.start()).lower() in _SCALED:
        one, many = "point", "points"
    if key == "c" and _ACT.search(page.text, 0, match.start()) and re.match(r"\d{1,3}\)", ahead):
        one = "chapter"
    if key in _DATED and re.match(r"1\d{3}\b|20\d\d\b", ahead):
        one = many = _DATED[key]
    several = key not in ("s", "p") and _SEVERAL.match(ahead)
    return _cased(many if several else one, name) + " "


#: The years of an office: "Sec. (1921\u20139)".
_HELD = re.compile(r"\(1[6-9]\d\d|\(20\d\d")
_SCALED = frozenset("spine bullet data pressure starting boiling talking".split())
#: The chapter number of a statute: "Equality Act 2010 (c. 15)".
_ACT = re.compile(r"\b(?:\d{4}|Act)\s\(\Z")
#: Before a year some say something else.
_DATED = {"est": "established", "circ": "circa", "fl": "flourished"}
_HAVE_NUMBERS = frozenset(
    "issue bulletin case form room bus pamphlet paper series account flat house policy item motion "
    "number ref reference order invoice exhibit document file leaflet broadsheet edition".split()
)
#: Before the number of an issue: "vol 35 no 4".
_OF_VOLUME = re.compile(r"\b[Vv]ol(?:ume)?\.?\s?\w{1,6},?\s\Z")
_SEVERAL = re.compile(r"\d[\dA-Za-z.()]*\s?(?:[-\u2013]|and\b|&|to\b)\s?\d")


def _letters_fit(name: str, stop: str, gap: str) -> bool:
    """Whether the letters can be the abbreviation: its capitals, its stop, its touching."""
    key = name.lower()
    if len(name) > 1 and name.isupper():
        return False
    if key == "no":
        return bool(stop) or (name == "No" and bool(gap))
    if len(name) == 1 and name.isupper():
        return bool(stop) and name in "PC"
    return (
        bool(stop) or name == "Pt" or key not in NEED_STOP or (not gap and key in ("c", "n", "r"))
    )


#: When somebody was born, married or died: a year, or a day of one.
_LIVED = re.compile(
    r"(?:ca?\.?\s?)?\d{4}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?\s\d{4}"
)


def _number_fits(key: str, ahead: str) -> bool:
    """Whether what follows is such a number as the abbreviation goes with."""
    if re.match(r"[A-H]\b", ahead):
        return key in ("app", "fig", "sch", "sec")
    if re.match(r"ca?\.\s?\d{4}", ahead):
        return key in LIVES
    if not re.match(r"\(?[+\u00a3]?\d", ahead):
        return key in ROMAN_TOO
    return key not in LIVES or bool(_LIVED.match(ahead))


def _anywhere(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    key = _key(name)
    listed = "/" in key and (page.sign_before(match.start()) == "/" or name == "B/C")
    if listed or name in ("IE", "EG", "Eg", "Conf", "Ca", "CF", "PLC", "TEL", "RM", "TBC", "TBA"):
        return None
    if key in ("ie", "eg") and name[0].isupper() and match["stop"] == "":
        return None
    if key in ("hrs", "mins", "yrs", "wks") and name.isupper():
        return None
    if key in ("conf", "dist", "tel") and not match["stop"] and name.islower() and key != "tel":
        return None
    said = ANYWHERE[key]
    if name.isupper() and page.text[: match.start()].strip():
        name = name.lower()
    stop = (
        ""
        if said.endswith(".")
        else keep_stop(page, match.end(), match["stop"], last=key in _OFTEN_LAST)
    )
    return _cased(said, name) + stop


def _stopped(match: re.Match[str], page: Page) -> str | None:
    name, key = match["name"], _key(match["name"])
    rest = page.text[match.end() : match.end() + 12]
    ends = not rest.strip(' )"\u201d\u2019\n')
    before = page.before(match.start())
    special = beside(key, match, page, rest)
    if special:
        return special if special[0].isupper() else _cased(special, name)
    named = name[0].isupper() and (
        before.lower() in ("the", "of", "our", "a")
        or (before[:1].isupper() and not before.endswith("."))
    )
    if (
        (key in WORDS_TOO and (ends or (not named and re.match(r"\s+[A-Z]", rest))))
        or (ends and key in OFFICES and not _office(name, before))
        or (key == "no" and not re.match(r"\s\d", rest))
        or (key == "rev" and not (named and re.match(r"[\"\u201d\u2019),;]|\s?\Z|\s\(", rest)))
        or (key in ("ms", "mss") and not name.islower())
        or (key in NAMES_TOO and names_somebody(page, match.start(), match.end()))
        or before == "dot"  # of an address that was said before
    ):
        return None
    last = key in _OFTEN_LAST and not FIRM_GOES_ON.match(rest)
    return _cased(STOPPED[key], name) + keep_stop(page, match.end(), ".", last=last)


def _office(name: str, before: str) -> bool:
    """Whether the last word of a sentence is an office or a firm: "Ann Hill, Branch Sec."."""
    lead = before.lower().rstrip(".")
    return lead in ("gen", "hon", "asst", "org", "lib", "branch", "and") or name[0].isupper()


def _verse(match: re.Match[str], page: Page) -> str | None:
    if not re.search(r"\d[,:]?\s?\Z", page.text[max(0, match.start() - 4) : match.start()]):
        return None
    return "verses " if match.group().startswith("vv") else "verse "


def _versus(match: re.Match[str], page: Page) -> str | None:
    slashed = page.before(match.start()) == "slash"
    if slashed or page.sign_before(match.start()) not in (" ", "\u00a0"):
        return None
    after = page.after(match.end())
    if (page.before(match.start()).lower() in _BEFORE_VERY and after.islower()) or after in _VERY:
        return "very"
    return "versus"


_BEFORE_VERY = frozenset("is are was were be been am feel felt so not a an".split())
_VERY = frozenset(
    "good bad important useful busy late early few little much large small long short well easy "
    "hard welcome popular happy sorry likely".split()
)
_COUNTS = frozenset("a the any total large small".split())
_NUMBERS_OF = frozenset(
    "tel telephone phone fax mobile mob ref reference account policy reg serial membership room "
    "model roll ni insurance branch order invoice house".split()
)


def _no_of(match: re.Match[str], page: Page) -> str | None:
    before = page.before(match.start()).lower().rstrip(".")
    if page.text[match.end() + 1 : match.end() + 2].isupper():
        return "Number"
    if page.text.startswith(" of", match.end()):
        if before not in _COUNTS and not match.group().endswith("."):
            return None
    elif before not in _NUMBERS_OF or not match.group().endswith("."):
        return None
    return "numbers" if match.group().startswith(("nos", "Nos")) else "number"


def _pages(match: re.Match[str], page: Page) -> str | None:
    """How many pages something has, "12pp"; or by how many points a share changed, "0.3pp"."""
    number = amount(match["number"], american=page.style.american)
    if match["name"] == "pp" and _changed(match, page):
        return f"{number} percentage point{'' if number == 'one' else 's'}"
    return f"{number} {'people' if match['name'] == 'ppl' else 'pages'}"


def _changed(match: re.Match[str], page: Page) -> bool:
    if "." in match["number"] or _SHARES.search(page.text):
        return True
    near = (page.before(match.start()).lower(), page.after(match.end()).lower())
    return near[1] in _CHANGES or near[0] in _CHANGES | {"by", "of", "another"}


_SHARES = re.compile(r"%|\bper ?cent|\bpercentage|\b(?:vote|poll|inflation) share\b")
_CHANGES = frozenset(
    "swing rise fall lead cut increase decrease drop gap gain loss up down higher lower".split()
)


def _following(match: re.Match[str], page: Page) -> str | None:
    """A page and those after it: "60ff."."""
    paged = page.before(match.start()).lower().rstrip(".") in _PAGE
    if not paged and not _PAGES_BEFORE.search(page.text, 0, match.start()):
        return None
    return f"{amount(match['number'])} and following" + keep_stop(
        page, match.end(), match["stop"], last=False
    )


#: "pp. 107-8, " before another page.
_PAGES_BEFORE = re.compile(r"\b(?:pp?|pages?)\.?\s?\d[\d\s,;\u2013-]{0,40}[,;]\s\Z")
_PAGE = frozenset(
    "ch chapter p pp page pages para paras paragraph section s line lines l ll".split()
)


def _edited(match: re.Match[str], page: Page) -> str | None:
    """What somebody did for a work: "ed. J. Hill", "(trans. by A. Lee)"."""
    key = match["work"].lower()
    work = _WORKS.get(key, "edited")
    by = page.text.startswith("by", match.end() + 1)
    lead = page.text[: match.start()].rstrip(" ")[-1:]
    if not by and (
        lead not in ("(", ",", "[", "", ".", ";")
        or (key in ("dir", "prod", "arr", "tr", "comp") and (not lead or not match["stop"]))
    ):
        return None
    return _cased(work if by else f"{work} by", match.group())


def _commencing(match: re.Match[str], page: Page) -> str | None:
    del page
    return _cased("week commencing", match.group())


def _circa(match: re.Match[str], page: Page) -> str | None:
    return None if page.sign_before(match.start()).isalnum() else "circa "


def _class(match: re.Match[str], page: Page) -> str | None:
    """Such as "1st cl."."""
    stop = "." if match.group().endswith(".") else ""
    return "class" + keep_stop(page, match.end(), stop)


def _near(match: re.Match[str], page: Page) -> str | None:
    del page
    return _cased("near", match.group())


def _edition(match: re.Match[str], page: Page) -> str | None:
    before = page.text[: match.start()][-12:]
    if not re.search(r"(?:\d(?:st|nd|rd|th)|rev\.?|revised|second|third|first|new)\s\Z", before):
        return None
    return "edition" + keep_stop(page, match.end(), ".")


RULES = (
    Rule(name="phrase", starts=r"[a-zA-Z]", pattern=_PHRASE, say=_phrase),
    Rule(name="class", starts="c", pattern=_CLASS, say=_class),
    Rule(name="number of", starts=r"[Nn]", pattern=_NO_OF, say=_no_of),
    Rule(name="number of pages", starts=r"\d", pattern=_PAGES, say=_pages),
    Rule(name="following pages", starts=r"\d", pattern=_FOLLOWING, say=_following),
    Rule(name="week", starts=r"[Ww]", pattern=_COMMENCING, say=_commencing),
    Rule(name="including", starts="i", pattern=_INCLUDING, say=always("including")),
    Rule(name="editor", starts="[a-zA-Z]", pattern=_EDITED, say=_edited),
    Rule(name="circa", starts="c", pattern=_CIRCA, say=_circa),
    Rule(name="near", starts=r"[Nn]", pattern=_NEAR, say=_near),
    Rule(name="edition", starts=r"e", pattern=_EDITION, say=_edition),
    Rule(name="abbreviation and number", starts=r"[A-Za-z]", pattern=_NUMBERED, say=_numbered),
    Rule(name="verse", starts=r"v", pattern=_VERSE, say=_verse),
    Rule(name="versus", starts=r"v", pattern=_VERSUS, say=_versus),
    Rule(name="abbreviation", starts=r"[A-Za-z]", pattern=_ANYWHERE, say=_anywhere),
    Rule(name="abbreviation", starts=r"[A-Za-z]", pattern=_STOPPED, say=_stopped),
)


def _triggers() -> frozenset[str]:
    names = {name for table in (NUMBERED, ANYWHERE, STOPPED, PHRASES) for name in table}
    words = names | {name.replace("'", "\u2019") for name in names}
    words |= {re.split(r"[^A-Za-z]", name)[0] for name in names}
    words |= set("v vs ed eds edn w wc inc nos nr tr arr adapt introd".split())
    return frozenset(form for word in words for form in (word, word.lower(), word.capitalize()))


TRIGGERS = _triggers()
