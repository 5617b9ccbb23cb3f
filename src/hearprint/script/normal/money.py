"""Money: pounds and pence, other currencies, suffixes, ranges, "a head"."""

from __future__ import annotations

import re

from hearprint.script.normal.context import describes, joining
from hearprint.script.normal.numbers import VULGAR, amount, share
from hearprint.script.normal.patterns import GLYPHS, NUMBER, RANGE
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.unit_names import UNITS

#: Sign: one, several, the hundredth part (one, several).
CURRENCIES = {
    "\u00a3": ("pound", "pounds", "penny", "pence"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "\u20ac": ("euro", "euros", "cent", "cents"),
    "\u00a5": ("yen", "yen", "", ""),
    "\u20b9": ("rupee", "rupees", "paisa", "paise"),
    "\u20aa": ("shekel", "shekels", "agora", "agorot"),
    "\u20ba": ("lira", "lira", "kurus", "kurus"),
    "\u20bd": ("rouble", "roubles", "kopeck", "kopecks"),
}
_PREFIXES = {
    "US": "U.S. ",
    "A": "Australian ",
    "AU": "Australian ",
    "C": "Canadian ",
    "CA": "Canadian ",
    "NZ": "New Zealand ",
    "HK": "Hong Kong ",
    "IR": "Irish ",
}
_SCALES = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mil": "million",
    "mill": "million",
    "b": "billion",
    "bn": "billion",
    "Bn": "billion",
    "BN": "billion",
    "B": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "hundred": "hundred",
}
_SCALE = (
    r"(?:\s?(?:thousand|million|billion|trillion|mill?|mn|bn|Bn|BN|trn|tn)\b"
    r"|(?:mill?|mn|bn|Bn|BN|trn|tn|[kKmMbB])(?![A-Za-z]))"
)
_SIGNS = "".join(CURRENCIES)
_PER = {
    "hr": "an hour",
    "hour": "an hour",
    "h": "an hour",
    "wk": "a week",
    "week": "a week",
    "w": "a week",
    "day": "a day",
    "mth": "a month",
    "month": "a month",
    "m": "a month",
    "yr": "a year",
    "year": "a year",
    "head": "a head",
    "t": "a tonne",
    "bbl": "a barrel",
    "person": "a person",
}
_PERS = "|".join(sorted(_PER, key=len, reverse=True))
_BY_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_SHORT_PER = {
    "ph": "an hour",
    "p/h": "an hour",
    "p/d": "a day",
    "p/w": "a week",
    "p/m": "a month",
    "p/a": "a year",
    "pa": "per annum",
    "pw": "per week",
    "pcm": "per calendar month",
    "pm": "per month",
    "pp": "per person",
    "pppw": "per person per week",
}
_MONEY = re.compile(
    rf"(?P<minus>[-\u2212\u2013](?=[{_SIGNS}]))?(?P<prefix>(?:US|AU|CA|NZ|HK|IR|A|C)(?=[$\u00a3]))?"
    rf"(?P<sign>[{_SIGNS}])\s?(?P<one>{NUMBER})(?P<onescale>{_SCALE})?"
    rf"(?:(?<=\.\d\d)p\b)?(?:{RANGE}(?P<sign2>[{_SIGNS}])?(?P<two>{NUMBER})(?P<twoscale>{_SCALE})?(?:(?<=\.\d\d)p\b)?"
    r"(?!-?(?!(?:p[haw]|pcm|pppw|pp|pm)\b)[A-Za-z]|\d))?"
    rf"(?P<plus>\+(?!\d)|-plus\b)?(?P<each>-(?:a|an|per)-(?=[a-z]))?"
    rf"(?P<per>/(?:{_PERS})\b|/[a-z]{{2,12}}\b|\s?(?:p[haw]|pcm|pp|pppw|pm|p/[hdwma])\b)?"
    r"(?P<many>s\b)?"
)
_PENCE = re.compile(
    rf"(?P<one>{NUMBER})(?:{RANGE}(?P<two>{NUMBER}))?(?P<sign>p|c|\u00a2)(?![\w]|\.\s?\d)"
    rf"(?P<per>/(?:{_PERS})\b|/(?:{_BY_UNIT}|[a-z]{{3,10}})(?!\w))?"
)
_BEHIND = re.compile(rf"(?P<one>{NUMBER})\s?(?P<sign>[{_SIGNS}])(?!\d)")
_CODES = {
    "GBP": "\u00a3",
    "USD": "$",
    "EUR": "\u20ac",
    "JPY": "\u00a5",
    "INR": "\u20b9",
}
_CODED = re.compile(
    rf"(?P<code>{'|'.join(_CODES)})\s?(?P<one>{NUMBER})(?P<scale>{_SCALE})?(?![\w-])"
    rf"|(?P<one2>{NUMBER})(?P<scale2>{_SCALE})?\s?(?P<code2>{'|'.join(_CODES)})(?!\w)"
)
_THOUSANDS = re.compile(rf"(?P<sign>[{_SIGNS}])['\u2019]?000(?:['\u2019]?s)?(?!\w|[.,]\d)")
_BARE = re.compile(
    rf"(?P<prefix>US|AU|CA|NZ)?(?P<sign>[{_SIGNS}])(?:(?P<scale>m|bn|k)(?!\w)|(?P<many>s\b))?"
)


def _sum(figures: str, scale: str, sign: str, *, single: bool, american: bool) -> str:
    """One amount with its currency; pence behind pounds when there are exactly two figures."""
    one, several, cent, cents = CURRENCIES[sign]
    whole, point, rest = figures.replace(",", "").partition(".")
    if point and len(rest) == 2 and not scale and cents:
        pence = int(rest)
        pounds = int(whole or 0)
        if not pence:
            return f"{amount(whole, american=american)} {one if pounds == 1 or single else several}"
        small = amount(str(pence), american=american)
        if not pounds:
            return f"{small} {cent if pence == 1 else cents}"
        name = one if pounds == 1 or single else several
        big = amount(whole, american=american)
        if american:
            return f"{big} {name} and {small} {cent if pence == 1 else cents}"
        return f"{big} {name} {small}{_penny(pence, cent, cents)}"
    words = amount(figures, american=american)
    if scale:
        name = _SCALES[scale.strip()]
        words = share(figures, name) if figures in VULGAR else f"{words} {name}"
    name = one if single or (figures == "1" and not scale) else several
    return f"{words} {name}"


def _penny(pence: int, cent: str, cents: str) -> str:
    """Below ten the name is said too: "four pounds six" could be six of anything."""
    if pence > _SINGLE_FIGURE:
        return ""
    return f" {cent if pence == 1 else cents}"


_SINGLE_FIGURE = 9


def _money(match: re.Match[str], page: Page) -> str | None:
    american = page.style.american
    sign, per = match["sign"], match["per"]
    two = match["two"]
    hyphened = page.text[match.end() : match.end() + 1] == "-"
    single = describes(page, match.start(), match.end()) or hyphened
    one_scale = match["onescale"] or ""
    if match["many"]:
        whole = f"{_many(match['one'], one_scale, american=american)} of {CURRENCIES[sign][1]}"
        return ("minus " if match["minus"] else "") + whole
    if two is not None:
        two_scale = match["twoscale"] or ""
        first = amount(match["one"], american=american)
        if one_scale and one_scale.strip() != two_scale.strip():
            first = _sum(match["one"], one_scale, sign, single=single, american=american)
        elif "." in match["one"] and len(match["one"].partition(".")[2]) == 2 and not two_scale:
            first = _sum(match["one"], "", sign, single=single, american=american)
        last = _sum(two, two_scale, sign, single=single, american=american)
        said = f"{first} {joining(page, match.start())} {last}"
    else:
        said = _sum(match["one"], one_scale, sign, single=single, american=american)
    prefix = _PREFIXES.get(match["prefix"] or "", "")
    if prefix:
        head, _, name = said.rpartition(" ")
        said = f"{head} {prefix}{name}"
    if match["minus"]:
        ranged = page.sign_before(match.start()).isalnum()
        said = f" {joining(page, match.start())} {said}" if ranged else f"minus {said}"
    if match["plus"]:
        said = f"{said} plus"
    if match["each"]:
        said = f"{said} {match['each'].strip('-')} "
    if per:
        said = f"{said} {_each(per)}"
    return said


def _each(per: str) -> str:
    """For what each the sum is: "an hour", "per kilowatt hour"."""
    name = per.strip().removeprefix("/")
    said = _SHORT_PER.get(per.strip()) or _PER.get(name)
    return said or f"per {UNITS[name][0] if name in UNITS else name}"


def _many(figures: str, scale: str, *, american: bool) -> str:
    words = amount(figures, american=american)
    if scale:
        words = f"{words} {_SCALES[scale.strip()]}"
    head, _, last = words.rpartition(" ")
    if head in ("one", "a"):
        return f"{last}s"
    return f"{words}s"


def _pence(match: re.Match[str], page: Page) -> str | None:
    if match["sign"] == "c" and not re.match(r"\d{1,2}c\b", match.group()):
        return None
    graded = page.before(match.start()).lower().rstrip(".") in _CLAUSES | _GRADES
    inside = page.sign_before(match.start()).isalpha()
    if inside or (match["sign"] == "c" and ("." in match["one"] or graded)):
        return None
    cent, cents = ("penny", "pence") if match["sign"] == "p" else ("cent", "cents")
    american = page.style.american
    words = amount(match["one"], american=american)
    if match["two"] is not None:
        words = f"{words} to {amount(match['two'], american=american)}"
    if match["one"] in VULGAR and match["two"] is None and match["sign"] == "p":
        return share(match["one"], "penny")
    name = cent if words == "one" else cents
    said = f"{words} {name}"
    return f"{said} {_each(match['per'])}" if match["per"] else said


def _behind(match: re.Match[str], page: Page) -> str | None:
    return _sum(match["one"], "", match["sign"], single=False, american=page.style.american)


def _coded(match: re.Match[str], page: Page) -> str | None:
    """A sum with the letters that banks use: "GBP 20", "5m USD"."""
    code = match["code"] or match["code2"]
    figures, scale = match["one"] or match["one2"], match["scale"] or match["scale2"] or ""
    said = _sum(figures, scale, _CODES[code], single=False, american=page.style.american)
    if code != "USD" or page.style.american:
        return said
    return re.sub(r"\b(?=dollars?\b)", "U.S. ", said, count=1)


def _thousands(match: re.Match[str], page: Page) -> str | None:
    """The head of a column: "\u00a3000s"."""
    del page
    return f"thousands of {CURRENCIES[match['sign']][1]}"


def _bare(match: re.Match[str], page: Page) -> str | None:
    del page
    one, several, _, _ = CURRENCIES[match["sign"]]
    if match["scale"]:
        return f"{_SCALES[match['scale']]}s of {several}"
    prefix = _PREFIXES.get(match["prefix"] or "", "")
    return prefix + (several if match["many"] else one)


_OLD = re.compile(
    r"(?:\u00a3(?P<pounds>\d[\d,]*)[ \u00a0.-]{1,2})?(?P<shillings>\d{1,3})s\.?[ \u00a0.-]{1,2}"
    r"(?P<pence>\d{1,2}[\u00bd\u00bc\u00be]?)d\b(?:\.(?=\s[a-z]|[,;)]))?"
    r"|\u00a3(?P<pounds2>\d[\d,]*) (?P<shillings2>\d{1,2})s\b\.?"
    r"|(?P<shillings3>\d{1,3})/[-\u2013](?!\d)"
    r"|(?P<shillings4>\d{1,2})/(?P<pence4>\d{1,2}[\u00bd\u00bc\u00be]?)(?P<d>d\b\.?)?(?![\w/])"
    r"|(?P<pence5>\d{1,2}[\u00bd\u00bc\u00be]?|[\u00bd\u00bc\u00be])d\b(?:\.(?=\s[a-z]|[,;)]))?"
    r"|(?P<shillings5>\d{1,3})s\b(?:\.(?=\s[a-z]|[,;)]))?"
)
#: What shows that sums are of the old money: its pence, its strokes, its names.
_OLD_MONEY = re.compile(
    r"\d[\u00bd\u00bc\u00be]?d\b|\d/-|\d s\.? ?\d+ ?d\b"
    r"|\b(?:shillings?|farthings?|guineas?|ha'?pence)\b|\b\d{1,3}s\.\s[a-z]"
    r"|\b(?:rents?|wages?|prices?|pay|paid|costs?|fined?|fares?|dues|subscriptions?|worth)\b"
    r"[^.]{0,40}\s\d?[1-9]s\b"
)


def _old(match: re.Match[str], page: Page) -> str | None:
    """Pounds, shillings and pence: "two shillings and sixpence", "two and six"."""
    if match["shillings4"] or match["pence5"] or match["shillings5"]:
        return _old_alone(match, page)
    pounds = match["pounds"] or match["pounds2"]
    shillings = match["shillings"] or match["shillings2"] or match["shillings3"]
    pence = match["pence"]
    words = []
    if pounds:
        words.append(f"{amount(pounds)} {'pound' if pounds == '1' else 'pounds'}")
    words.append(f"{amount(shillings)} {'shilling' if shillings == '1' else 'shillings'}")
    if pence:
        words.append(f"and {_old_pence(pence)}")
    return " ".join(words)


def _old_alone(match: re.Match[str], page: Page) -> str | None:
    """Sums that look like something else, where the text shows that they are old money."""
    before = page.before(match.start()).lower().rstrip(".")
    if page.goes_on(match.start()) or not _OLD_MONEY.search(page.text):
        return None
    if match["pence5"]:
        return None if before in _CLAUSES else _old_pence(match["pence5"])
    if match["shillings5"] and match["shillings5"].endswith("0") and before in _DECADED:
        return None
    if match["shillings5"]:
        return (
            None
            if before in _AGES or page.sign_before(match.start()) == "-"
            else (
                f"{amount(match['shillings5'])} shilling{'' if match['shillings5'] == '1' else 's'}"
            )
        )
    pence = _old_pence(match["pence4"]) if match["d"] else amount(match["pence4"])
    if page.after(match.end()).lower() == "of":
        return None  # parts of something
    return f"{amount(match['shillings4'])} and {pence}"


def _old_pence(pence: str) -> str:
    if pence in VULGAR:
        return {"\u00bd": "a halfpenny", "\u00bc": "a farthing"}.get(pence, "three farthings")
    joined = pence.isdecimal() and 1 < int(pence) < _JOINED_PENCE
    return "one penny" if pence == "1" else f"{amount(pence)}{'' if joined else ' '}pence"


_GRADES = frozenset("grade grades class year stage level fig figure figs table".split())
_CLAUSES = frozenset(
    "clause section s ss rule motion amendment item para paragraph question point part page p "
    "pp room flat form schedule appendix".split()
)
_DECADED = frozenset("in the their his her our my".split())
_AGES = frozenset("under over in the early late mid".split())


#: "Elevenpence" is the last that is one word.
_JOINED_PENCE = 12

_NOTE = re.compile("\u00a3(?P<of>5|10)ers?(?!\\w)")


def _note(match: re.Match[str], page: Page) -> str | None:
    """What notes are called: "a \u00a35er"."""
    del page
    return ("fiver" if match["of"] == "5" else "tenner") + ("s" if match.group()[-1] == "s" else "")


RULES = (
    Rule(name="note", starts="\u00a3", pattern=_NOTE, say=_note),
    Rule(name="old money", starts=r"[\u00a3\d\u00bc-\u00be]", pattern=_OLD, say=_old),
    Rule(name="thousands", starts=rf"[{_SIGNS}]", pattern=_THOUSANDS, say=_thousands),
    Rule(name="money", starts=rf"[-\u2212\u2013UACNHI{_SIGNS}]", pattern=_MONEY, say=_money),
    Rule(name="pence", starts=rf"[\d{GLYPHS}]", pattern=_PENCE, say=_pence),
    Rule(name="currency code", starts=r"[GUEJI\d]", pattern=_CODED, say=_coded),
    Rule(name="currency behind", starts=r"\d", pattern=_BEHIND, say=_behind),
    Rule(name="currency sign", starts=rf"[UACN{_SIGNS}]", pattern=_BARE, say=_bare),
)
