"""Abbreviations in names of people and places: titles, saints, streets, counties, mountains."""

from __future__ import annotations

import re

from hearprint.script.normal.abbreviations import alternatives, keep_stop
from hearprint.script.normal.gazetteer import COUNTIES, REGIONS, ROADS
from hearprint.script.normal.scan import Page, Rule, always
from hearprint.script.normal.shortened import TITLES

_TITLE = re.compile(
    rf"(?P<name>{alternatives(TITLES)})\.?(?=\s+(?:[A-Z]|\u2018)|-(?:Gen|Col|Cdr|Adm|Insp|Supt|Lt)\b)"
)
_ROAD = re.compile(
    rf"(?P<name>{alternatives(ROADS)})(?P<stop>\.(?=['\u2019]s\b)|\.?(?![.'\u2019]))(?!\w)"
)
_SAINT = re.compile(r"(?P<name>Sts?|Ste)\.?(?P<gap>\s+)(?=[A-Z\u00c0-\u00de][a-z'\u2019])")
_DOCTOR = re.compile(r"(?P<name>Drs?)\.?(?=\s+[A-Z])")
_COUNTY = re.compile(r"Co\.?(?=\s+(?P<next>[A-Z][a-z]+))")
_JUNIOR = re.compile(r"(?P<name>Jr|Snr|Jnr|Sr)\b(?P<stop>\.?)")
_MOUNT = re.compile(r"Mt\.?(?=\s[A-Z])")
_SIDE_OF = re.compile(r"(?P<side>[NSEW])\.(?=\sof\s[A-Z])")
_FLOOR = re.compile(r"(?<=(?:st|nd|rd|th|nd)\s)(?:Fl|Flr)\b\.?|(?<=Ground\s)(?:Fl|Flr)\b\.?")
_REGION = re.compile(rf"(?P<side>[NSEW])\.?\s(?=(?:{'|'.join(REGIONS)})\b)")


def _title(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    named = page.before(match.start())[:1].isupper() and page.sign_before(match.start()) == " "
    if name in ("Br", "Fr", "Sr", "Bro") and named:
        return None
    if name in ("Sr", "Br", "Fr", "Hon", "Gen", "Sen", "Bro", "Pres", "Col", "Maj", "Gov", "Rt"):
        after = page.text[match.end() : match.end() + 20]
        if re.match(r"\s+(?:Sec|Treas|Pres|Council|Strike|Election|Life)\b", after):
            return None
        if name == "Gen" and re.match(r"\s+[A-Z]\b(?!\.)", after):
            return None  # "Gen Z"
        if name == "Sr" and re.match(r"\s+(?:Lecturer|Manager|Officer|Nurse|Engineer)", after):
            return "Senior"
    return TITLES[name]


def _saint(match: re.Match[str], page: Page) -> str | None:
    """A name such as "St Pancras", unless a street's name ends here and another name begins."""
    before = page.before(match.start())
    if _SAINTS.match(page.text, match.end()) and before not in _STREETS:
        return "Saint " if match["name"] == "St" else "Saints "
    named = before[:1].isupper() and before.lower().rstrip(".") not in _LEADS
    if named and not page.text[: match.start()].rstrip().endswith((",", ";", ":", ".")):
        return None
    return "Saint " if match["name"] == "St" else "Saints " if match["name"] == "Sts" else "Sainte "


def _road(match: re.Match[str], page: Page) -> str | None:
    name = match["name"]
    before = page.before(match.start())
    if (
        not before
        or (name in _BARE_WORDS and not match["stop"])
        or (name in ("Ch", "Est") and re.match(r"\s\d", page.text[match.end() : match.end() + 2]))
        or (before.lower() in _ARTICLES and name not in ("Grn", "Grove"))
        or not (
            before[0].isupper()
            or re.search(r"\d(?:st|nd|rd|th)\s\Z", page.text[: match.start()][-8:])
        )
    ):
        return None
    if (
        name in ("Dr", "Pl", "Cl", "Av", "Ho", "Mt")
        and not (match["stop"] and (name != "Dr" or before.endswith(("'s", "\u2019s"))))
        and page.after(match.end())[:1].isupper()
        and not re.match(
            r"[.,]", page.text[match.end() - len(match["stop"]) : match.end() + 1].lstrip(".")
        )
    ):
        return None
    return ROADS[name] + keep_stop(page, match.end(), match["stop"])


_BARE_WORDS = frozenset("Is Sch La Ch Est Prom Mkt Gro".split())


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
    return said + keep_stop(page, match.end(), match["stop"])


def _region(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{_SIDES[match['side']]} "


def _side_of(match: re.Match[str], page: Page) -> str | None:
    del page
    return _SIDES[match["side"]].lower()


def _floor(match: re.Match[str], page: Page) -> str | None:
    return "Floor" + keep_stop(page, match.end(), match.group()[-1].strip("lr"), last=False)


_STREETS = frozenset("High Church Mill Market Station Queen King Chapel Bridge London Main".split())
#: Names of churches, towns and saints.
_SAINTS = re.compile(
    r"(?:Peter|Mary|John|James|Andrew|George|Paul|Helen|Pancras|Ives|Alban|Thomas|Michael|Stephen|"
    r"Luke|Mark|Matthew|Patrick|David|Anne?|Margaret|Catherine|Bartholomew|Austell|Asaph|Neots|"
    r"Leonard|Kilda|Lucia|Edmund|Ant[h]?ony|Columba|Cuthbert|Giles|Nicholas|Martin|Bride|Clement|"
    r"Aidan|Joseph|Jude|Teresa|Petersburg|Louis|Francis|Vincent|Kitts)(?:s|'s|\u2019s|')?\b"
)
_LEADS = frozenset(
    "the to from at in near of by for on via and between our visit see with saint bury port "
    "mount".split()
)
_ARTICLES = frozenset("the a an our this that my your his her their".split())

_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}


_PARTY = re.compile(r"(?P<name>Lab|Con|Ind|Grn|LD|Dem|Rep)\b\.?")
_PARTIES = {
    "Lab": "Labour",
    "Con": "Conservative",
    "Ind": "Independent",
    "Grn": "Green",
    "LD": "Lib Dem",
    "Dem": "Democrat",
    "Rep": "Republican",
}
#: Parties and their votes in a row: "Con 611, LD 402".
_POLL = re.compile(r"\b(Lab|Con|Ind|Grn|LD|Dem|Rep)\.?\s\d")
_VOTES = re.compile(r"\s\d{1,4}\b")
_RESULT = re.compile(r":?\s(?:\d{1,3}(?:,\d{3})+\b|\d+(?:\.\d+)?\s?%|hold\b|gain\b|maj\b)")


def _party(match: re.Match[str], page: Page) -> str | None:
    """Parties in results and behind names: "Lab 40%", "(Con, Hove)"."""
    swung = page.before(match.start()) in ("to", "from", "by") and _PARTY.search(
        page.text, 0, match.start()
    )
    if swung and match.group().endswith("."):
        return _PARTIES[match["name"]] + keep_stop(page, match.end(), ".")
    bracketed = page.sign_before(match.start()) == "(" and page.text[match.end() :][:1] in (
        ",",
        ")",
    )
    several = len(set(_POLL.findall(page.text))) > 1 and _VOTES.match(page.text, match.end())
    if not bracketed and not several and not _RESULT.match(page.text, match.end()):
        return None
    return _PARTIES[match["name"]]


RULES = (
    Rule(name="side", starts=r"[NSEW]", pattern=_SIDE_OF, say=_side_of),
    Rule(name="floor", starts="F", pattern=_FLOOR, say=_floor),
    Rule(name="party", starts=r"[LCIGDR]", pattern=_PARTY, say=_party),
    Rule(name="title", starts=r"[A-Z]", pattern=_TITLE, say=_title),
    Rule(name="doctor", starts=r"D", pattern=_DOCTOR, say=_doctor),
    Rule(name="saint", starts=r"S", pattern=_SAINT, say=_saint),
    Rule(name="county", starts=r"C", pattern=_COUNTY, say=_county),
    Rule(name="road", starts=r"[A-Z]", pattern=_ROAD, say=_road),
    Rule(name="junior", starts=r"[JS]", pattern=_JUNIOR, say=_junior),
    Rule(name="mount", starts="M", pattern=_MOUNT, say=always("Mount")),
    Rule(name="region", starts=r"[NSEW]", pattern=_REGION, say=_region),
)
TRIGGERS = frozenset(
    form
    for word in (
        *TITLES,
        *ROADS,
        "St",
        "Fl",
        "Flr",
        "Sts",
        "Ste",
        "Dr",
        "Drs",
        "Co",
        "Lab",
        "Con",
        "Ind",
        "Grn",
        "Dem",
        "Rep",
        "Jr",
        "Jnr",
        "Snr",
        "Mt",
    )
    for form in (word, word.lower(), word.capitalize())
)
