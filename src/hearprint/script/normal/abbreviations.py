"""Abbreviations: what they stand for depends on what stands around them."""

from __future__ import annotations

import re

from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.shortened import (
    ANYWHERE,
    COUNTIES,
    LIVES,
    NEED_STOP,
    NUMBERED,
    OFFICES,
    PHRASES,
    REGIONS,
    ROADS,
    ROMAN_TOO,
    STOPPED,
    TITLES,
    WORDS_TOO,
)


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_PHRASE = re.compile(rf"(?P<name>{_alternatives(PHRASES)})(?![\w])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<name>[A-Za-z]{1,6}|sub-s)(?P<stop>\.?)(?P<gap>\s?)(?=\(?\d|[ivxlIVXL]{1,6}\b|\(?[\u00a3+]\d)"
)
_ANYWHERE = re.compile(
    rf"(?P<name>{_alternatives(ANYWHERE)})(?P<stop>\.?)(?![\w/]|['\u2019]\w)", re.IGNORECASE
)
_STOPPED = re.compile(rf"(?P<name>{_alternatives(STOPPED)})\.(?![\w])", re.IGNORECASE)
_TITLE = re.compile(rf"(?P<name>{_alternatives(TITLES)})\.?(?=\s+(?:[A-Z]|\u2018))")
_ROAD = re.compile(rf"(?P<name>{_alternatives(ROADS)})(?P<stop>\.?)(?![\w'\u2019])")
_SAINT = re.compile(r"(?P<name>Sts?|Ste)\.?(?P<gap>\s+)(?=[A-Z\u00c0-\u00de][a-z'\u2019])")
_DOCTOR = re.compile(r"(?P<name>Drs?)\.?(?=\s+[A-Z])")
_COUNTY = re.compile(r"Co\.?(?=\s+(?P<next>[A-Z][a-z]+))")
_JUNIOR = re.compile(r",?\s?(?P<name>Jr|Snr|Jnr|Sr)\b\.?")
_VERSUS = re.compile(r"v\.?(?=\s+[A-Z(\[])|v\.(?=\s)|vs?\.?(?=\s+[a-z\d])")
_NO_OF = re.compile(r"[Nn]os?\.?(?=\sof\b|\s[a-z]|[,;:)]|\Z)")
_PAGES = re.compile(r"(?P<number>\d{1,4})\s?(?P<name>pp|ppl)\b\.?")
_FOLLOWING = re.compile(r"(?P<number>\d{1,4})\s?(?P<name>ff?)\b(?P<stop>\.?)")
_EDITED = re.compile(r"[Ee]ds?\.?(?=\s(?:by\s)?[A-Z])")
_MOUNT = re.compile(r"Mt\.?(?=\s[A-Z])")
_INCLUDING = re.compile(r"inc\.?(?=\s+[a-z\u00a3\d])")
_REGION = re.compile(rf"(?P<side>[NSEW])\.?\s(?=(?:{'|'.join(REGIONS)})\b)")
_COMMENCING = re.compile(r"[Ww]\.?[Cc]\.?(?=\s\d{1,2}(?:st|nd|rd|th)?\s[A-Z])")
_EDITION = re.compile(r"edn?s?\.")


_OFTEN_LAST = frozenset("etc ltd plc bros co pw pcm yrs hrs mins wks mths inc corp".split())


def _keep_stop(page: Page, end: int, stop: str, *, last: bool = True) -> str:
    """The sentence's full stop, when an abbreviation's serves as one.

    ``last``: the abbreviation often stands last, so that a capital behind it begins a sentence.
    """
    if not stop:
        return ""
    rest = page.text[end : end + 3]
    if re.match(r"[\"\u201d\u2019)]{0,2}\s*\Z", rest):
        return "."
    return "." if last and re.match(r"[\"\u201d\u2019)]?\s+[A-Z]", rest) else ""


def _cased(said: str, source: str) -> str:
    """``said`` with a capital where the abbreviation had one."""
    return said[0].upper() + said[1:] if source[:1].isupper() and said[0].islower() else said


def _phrase(match: re.Match[str], page: Page) -> str | None:
    source = match["name"]
    said = PHRASES[source.lower()]
    if said.endswith("."):
        return said
    last = source.lower() not in ("e.g.", "i.e.", "et al.", "op. cit.")
    stop = _keep_stop(page, match.end(), "." if source.endswith(".") else "", last=last)
    return _cased(said, source) + stop


def _numbered(match: re.Match[str], page: Page) -> str | None:
    name, key = match["name"], match["name"].lower()
    ahead = page.text[match.end() : match.end() + 24]
    if (
        key not in NUMBERED
        or page.sign_before(match.start()) in ("'", "\u2019", "&")
        or not _letters_fit(name, match["stop"], match["gap"])
        or not _number_fits(key, ahead)
        or (key == "sec" and page.before(match.start()).lower() in ("a", "one", "few"))
    ):
        return None
    one, many = NUMBERED[key]
    several = key not in ("s", "p") and _SEVERAL.match(ahead)
    return _cased(many if several else one, name) + " "


_SEVERAL = re.compile(r"\d[\dA-Za-z.()]*\s?(?:[-\u2013]|and\b|&|to\b)\s?\(?\d")


def _letters_fit(name: str, stop: str, gap: str) -> bool:
    """Whether the letters can be the abbreviation: its capitals, its stop, its touching."""
    key = name.lower()
    if len(name) > 1 and name.isupper():
        return False
    if key == "no":
        return bool(stop) or (name == "No" and bool(gap))
    if len(name) == 1 and name.isupper():
        return bool(stop) and name in "PC"
    return bool(stop) or key not in NEED_STOP or (not gap and key in ("c", "n", "r"))


def _number_fits(key: str, ahead: str) -> bool:
    """Whether what follows is such a number as the abbreviation goes with."""
    if not re.match(r"\(?[+\u00a3]?\d", ahead):
        return key in ROMAN_TOO
    return key not in LIVES or bool(re.match(r"\d{4}(?!\d)", ahead))


def _anywhere(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    key = name.lower()
    if name in ("IE", "EG", "Eg", "Conf", "Ca", "CF", "PLC", "TEL"):
        return None
    if key in ("ie", "eg") and name[0].isupper() and match["stop"] == "":
        return None
    if key in ("hrs", "mins", "yrs", "wks") and name.isupper():
        return None
    if key == "aka" and name == "AKA":
        return "also known as"
    if key in ("conf", "dist", "tel") and not match["stop"] and name.islower() and key != "tel":
        return None
    said = ANYWHERE[key]
    if name in ("PCM", "PW", "NB", "VS") and key != "nb":
        said = ANYWHERE[key]
    stop = (
        ""
        if said.endswith(".")
        else _keep_stop(page, match.end(), match["stop"], last=key in _OFTEN_LAST)
    )
    return _cased(said, name) + stop


def _stopped(match: re.Match[str], page: Page) -> str | None:
    name, key = match["name"], match["name"].lower()
    rest = page.text[match.end() : match.end() + 12]
    ends = not rest.strip(' )"\u201d\u2019\n')
    if (
        (key in WORDS_TOO and (ends or re.match(r"\s+[A-Z]", rest)))
        or (ends and key in OFFICES and not _office(name, page.before(match.start())))
        or (key == "no" and not re.match(r"\s\d", rest))
        or key == "rev"
    ):
        return None
    if key == "co" and page.after(match.end()) in COUNTIES:
        return "County"
    if key == "hon" and _honours(page.before(match.start()), rest):
        return "Honourable"
    return _cased(STOPPED[key], name) + _keep_stop(page, match.end(), ".", last=key in _OFTEN_LAST)


def _honours(before: str, rest: str) -> bool:
    """Whether "Hon." is a member's title, not an unpaid office."""
    return before == "Rt" or bool(re.match(r"\s+[A-Z]", rest) and not _HONORARY.match(rest))


_HONORARY = re.compile(r"\s+(?:Sec|Treas|Pres|Life|Member|Chair)")


def _office(name: str, before: str) -> bool:
    """Whether the last word of a sentence is an office or a firm: "Ann Hill, Branch Sec."."""
    lead = before.lower().rstrip(".")
    return lead in ("gen", "hon", "asst", "org", "lib", "branch", "and") or name[0].isupper()


def _title(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    if name in ("Sr", "Br", "Fr", "Hon", "Gen", "Sen", "Bro", "Pres", "Col", "Maj", "Gov", "Rt"):
        after = page.text[match.end() : match.end() + 20]
        if re.match(r"\s+(?:Sec|Treas|Pres|Council|Strike|Election|Life)\b", after):
            return None
        if name == "Sr" and page.before(match.start()):
            return None
    return TITLES[name]


def _saint(match: re.Match[str], page: Page) -> str | None:
    """A name such as "St Pancras", unless a street's name ends here and another name begins."""
    before = page.before(match.start())
    named = before[:1].isupper() and before.lower().rstrip(".") not in _LEADS
    if named and not page.text[: match.start()].rstrip().endswith((",", ";", ":", ".")):
        return None
    return "Saint " if match["name"] == "St" else "Saints " if match["name"] == "Sts" else "Sainte "


_LEADS = frozenset(
    "the to from at in near of by for on via and between our visit see with great north south east "
    "west upper lower old new little saint bury port mount".split()
) - frozenset(("great", "north", "south", "east", "west", "upper", "lower", "old", "new", "little"))


_ARTICLES = frozenset("the a an our this that my your his her their".split())


def _road(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    before = page.before(match.start())
    if (
        not before
        or before.lower() in _ARTICLES
        or not (
            before[0].isupper()
            or re.search(r"\d(?:st|nd|rd|th)\s\Z", page.text[: match.start()][-8:])
        )
    ):
        return None
    if (
        name in ("Dr", "Pl", "Cl", "Av", "Ho", "Mt")
        and page.after(match.end())[:1].isupper()
        and not re.match(
            r"[.,]", page.text[match.end() - len(match["stop"]) : match.end() + 1].lstrip(".")
        )
    ):
        return None
    if name == "Mt":
        return "Mount"
    return ROADS[name] + _keep_stop(page, match.end(), match["stop"])


def _doctor(match: re.Match[str], page: Page) -> str | None:
    before = page.before(match.start())
    rest = page.text[match.start() : match.end()]
    if (
        before[:1].isupper()
        and "." not in rest
        and re.search(r"\d+[A-Za-z]? [A-Z][a-z]+ \Z", page.text[: match.start()])
    ):
        return None
    return "Doctor" if match["name"] == "Dr" else "Doctors"


def _county(match: re.Match[str], page: Page) -> str | None:
    del page
    return "County" if match["next"] in COUNTIES else None


def _junior(match: re.Match[str], page: Page) -> str | None:
    if not page.before(match.start())[:1].isupper():
        return None
    said = "Junior" if match["name"][0] == "J" else "Senior"
    lead = re.match(r",?\s?", match.group())
    return (lead.group() if lead else "") + said


def _versus(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()) not in (" ", "\u00a0"):
        return None
    return "versus"


_COUNTS = frozenset("a the any total large small".split())
_NUMBERS_OF = frozenset(
    "tel telephone phone fax mobile mob ref reference account policy reg serial membership room "
    "model roll ni insurance branch order invoice house".split()
)


def _no_of(match: re.Match[str], page: Page) -> str | None:
    before = page.before(match.start()).lower().rstrip(".")
    if page.text.startswith(" of", match.end()):
        if before not in _COUNTS:
            return None
    elif before not in _NUMBERS_OF or not match.group().endswith("."):
        return None
    return "numbers" if match.group().startswith(("nos", "Nos")) else "number"


def _pages(match: re.Match[str], page: Page) -> str | None:
    """How many pages something has: "12pp"."""
    number = amount(match["number"])
    if page.after(match.end()).lower() in _CHANGES:
        return f"{number} percentage point{'' if number == 'one' else 's'}"
    return f"{number} {'people' if match['name'] == 'ppl' else 'pages'}"


_CHANGES = frozenset(
    "swing rise fall lead cut increase decrease drop gap gain loss up down higher lower".split()
)


def _following(match: re.Match[str], page: Page) -> str | None:
    """A page and those after it: "60ff."."""
    if page.before(match.start()).lower().rstrip(".") not in _PAGE:
        return None
    return f"{amount(match['number'])} and following" + _keep_stop(
        page, match.end(), match["stop"], last=False
    )


_PAGE = frozenset("p pp page pages para paras paragraph section s line lines l ll".split())


def _edited(match: re.Match[str], page: Page) -> str | None:
    by = page.text.startswith("by", match.end() + 1)
    if page.text[: match.start()].rstrip(" ")[-1:] not in ("(", ",", "[", "", ".", ";") and not by:
        return None
    return _cased("edited" if by else "edited by", match.group())


def _commencing(match: re.Match[str], page: Page) -> str | None:
    del page
    return _cased("week commencing", match.group())


def _mount(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "Mount"


def _including(match: re.Match[str], page: Page) -> str | None:
    del match, page
    return "including"


def _region(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{_SIDES[match['side']]} "


_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}


def _edition(match: re.Match[str], page: Page) -> str | None:
    before = page.text[: match.start()][-12:]
    if not re.search(r"(?:\d(?:st|nd|rd|th)|rev\.?|revised|second|third|first|new)\s\Z", before):
        return None
    return "edition" + _keep_stop(page, match.end(), ".")


RULES = (
    Rule(name="phrase", starts=r"[a-zA-Z]", pattern=_PHRASE, say=_phrase),
    Rule(name="number of", starts=r"[Nn]", pattern=_NO_OF, say=_no_of),
    Rule(name="number of pages", starts=r"\d", pattern=_PAGES, say=_pages),
    Rule(name="following pages", starts=r"\d", pattern=_FOLLOWING, say=_following),
    Rule(name="week", starts=r"[Ww]", pattern=_COMMENCING, say=_commencing),
    Rule(name="mount", starts="M", pattern=_MOUNT, say=_mount),
    Rule(name="including", starts="i", pattern=_INCLUDING, say=_including),
    Rule(name="region", starts=r"[NSEW]", pattern=_REGION, say=_region),
    Rule(name="editor", starts="[eE]", pattern=_EDITED, say=_edited),
    Rule(name="edition", starts=r"e", pattern=_EDITION, say=_edition),
    Rule(name="title", starts=r"[A-Z]", pattern=_TITLE, say=_title),
    Rule(name="doctor", starts=r"D", pattern=_DOCTOR, say=_doctor),
    Rule(name="saint", starts=r"S", pattern=_SAINT, say=_saint),
    Rule(name="county", starts=r"C", pattern=_COUNTY, say=_county),
    Rule(name="road", starts=r"[A-Z]", pattern=_ROAD, say=_road),
    Rule(name="abbreviation and number", starts=r"[A-Za-z]", pattern=_NUMBERED, say=_numbered),
    Rule(name="versus", starts=r"v", pattern=_VERSUS, say=_versus),
    Rule(name="abbreviation", starts=r"[A-Za-z]", pattern=_ANYWHERE, say=_anywhere),
    Rule(name="abbreviation", starts=r"[A-Za-z]", pattern=_STOPPED, say=_stopped),
    Rule(name="junior", starts=r"[JS, ]", pattern=_JUNIOR, say=_junior),
)


def _triggers() -> frozenset[str]:
    names = {
        name for table in (TITLES, NUMBERED, ANYWHERE, STOPPED, ROADS, PHRASES) for name in table
    }
    words = {re.split(r"[^A-Za-z]", name)[0] for name in names}
    words |= {
        "St",
        "Sts",
        "Ste",
        "Dr",
        "Drs",
        "Co",
        "v",
        "vs",
        "ed",
        "eds",
        "edn",
        "Jr",
        "w",
        "W",
        "wc",
        "Ed",
        "Mt",
        "inc",
        "Nos",
        "nos",
        "Jnr",
        "Snr",
    }
    return frozenset(form for word in words for form in (word, word.lower(), word.capitalize()))


TRIGGERS = _triggers()
