"""Addresses: web, e-mail, handles, hashtags, telephone numbers, postcodes."""

from __future__ import annotations

import re
import unicodedata

from hearprint.script.normal.capitals import spelt, word_said
from hearprint.script.normal.lexis import SAID, SPELT
from hearprint.script.normal.numbers import amount, code, ordinal, singly, year
from hearprint.script.normal.scan import Page, Rule, always

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,8}}"
#: Ends of bare host names that are no sentence run together ("end.The").
_TOP = (
    "com org net uk eu info coop gov edu int scot wales cymru london ie de fr es it nl be us ca au "
    "nz io tv fm me co biz app blog news online social party vote global world ngo at ch example"
).split()
#: More ends of hosts; these count only before a path, for full stops run into many of them.
_TOP_OF_PATHS = (
    "ly gl gg it to xyz cc im sh link page site dev club press wiki radio film media team work "
    "tools email shop store space live today green africa earth land se no dk fi pl pt cz gr eus "
    "cat ru jp cn in za br mx ar"
).split()
_PATH = r"(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]{0,400})?"
_MAIL = re.compile(
    rf"(?:mailto:)?(?P<user>[A-Za-z0-9](?:[A-Za-z0-9._%+-]|['\u2019](?=[A-Za-z])){{0,63}})@(?P<host>{_HOST})"
)
_WEB = re.compile(
    rf"(?P<scheme>(?:https?|ftp)://)(?P<host>{_HOST}|localhost)(?P<port>:\d{{1,5}})?(?P<path>{_PATH})"
    rf"|(?P<host2>www\.{_HOST})(?P<port2>:\d{{1,5}})?(?P<path2>{_PATH})"
    rf"|(?P<host3>(?:{_LABEL}\.){{1,6}}(?:(?:{'|'.join(_TOP)})\b|(?:{'|'.join(_TOP_OF_PATHS)})(?=/\w))(?![.@]\w|-\w))(?P<port3>:\d{{2,5}}(?!\d))?(?P<path3>{_PATH})",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"@(?P<name>[A-Za-z_][A-Za-z0-9_]{0,40}(?:\.[A-Za-z0-9_]+){0,3}(?:@[A-Za-z0-9.-]{3,60})?)"
)
_HASHTAG = re.compile(r"#(?P<name>(?=\w*[^\W\d_])\w{1,80})")
#: A year, as a tag among others.
_YEAR_TAG = re.compile(r"#(?P<year>1[1-9]\d\d|20\d\d)(?!\w)")
_OTHER_TAG = re.compile(r"#\w*[A-Za-z]")
_FILE = re.compile(
    r"(?P<stem>\w[\w-]{0,60})\.(?P<kind>pdf|docx?|xlsx?|pptx?|txt|html?|jpe?g|png|mp[34]|epub|csv|zip|md|py)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?P<number>(?:\+\d{1,3}[\s.-]?(?:\(0\)\s?|\(\d{2,4}\)\s?)?|\(0\d{2,5}\)\s?|0)"
    r"\d[\d \u00a0\u2009\u202f\u2011\u2013-]{4,16}\d)"
    r"(?:,?\s?(?:x|ext\.?|extension|option)\s?(?P<ext>\d{1,6}))?"
    r"(?P<last>/\d{1,2}(?![\d/]))?(?![\d]|[/:.]\d|,\d|%)",
)
_POSTCODE = re.compile(
    r"(?P<area>[A-Z]{1,2})(?P<district>\d{1,2}[A-Z]?)\s?(?P<sector>\d)(?P<unit>[ABD-HJLNP-UW-Z]{2})\b"
)
_SIGNS = {
    ".": "dot",
    "/": "slash",
    "-": "hyphen",
    "_": "underscore",
    "~": "tilde",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "%": "per cent",
    "+": "plus",
    ":": "colon",
    "@": "at",
    "!": "exclamation mark",
    "$": "dollar",
    "'": "apostrophe",
    "(": "bracket",
    ")": "close bracket",
    "*": "asterisk",
    ",": "comma",
    ";": "semicolon",
}
_PIECES = re.compile(
    r"[A-Z]{2,}s(?![a-z])|\d+(?:st|nd|rd|th)(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\w]|_|\w"
)
#: Parts of host names that are said letter by letter.
_SPELT = frozenset(
    "www uk ac eu us tv fm io de fr es nl ie au nz ca tuc nhs bbc rmt pcs gmb cwu ucu fbu nut neu "
    "nuj nus cnd psc jcp dwp hmrc mp mps".split()
)


_TITLES = frozenset(("Dr", "Mr", "Mrs", "Ms", "St"))
_CODES = frozenset("http https ftp php html htm pdf url id nhs tuc dwp".split())


def _pieces(text: str, *, host: bool = False) -> str:
    """An address in words: its words, its initials spelt, its figures, its signs by name."""
    words: list[str] = []
    apart = _INITIALS_FIRST.sub(_apart, unicodedata.normalize("NFKC", text))
    for piece in _PIECES.findall(apart):
        if piece == _SEAM:
            continue
        if re.fullmatch("[A-Z]{2,}s", piece):
            words.append(f"{word_said(piece[:-1])}s")
        elif piece in _SIGNS:
            words.append(_SIGNS[piece])
        elif piece[0].isdecimal() and piece[-1].isalpha():
            words.append(ordinal(int(piece[:-2])))
        elif piece[0].isdecimal():
            words.append(_digits(piece))
        elif (
            len(piece) == 1
            or (host and piece.lower() in _SPELT)
            or piece.lower() in _CODES
            or not (_SOUNDS.search(piece) or piece in _TITLES)
        ):
            words.append(spelt(piece))
        else:
            words.append(word_said(piece) if piece.isupper() else piece)
    return " ".join(words)


_SOUNDS = re.compile(r"[aeiouAEIOU]|..[yY]|\A[BbMm]y\Z|[yY]..")
#: Between initials and a word that run together; no address holds it.
_SEAM = "\x1f"
_INITIALS_FIRST = re.compile(r"(?<![A-Za-z])([A-Z]{3,8})(?=[a-z]{3})")


def _apart(match: re.Match[str]) -> str:
    """Known initials are parted from the small letters behind them: "UNISONtweets"."""
    caps = match.group(1)
    known = caps in SAID or caps in SPELT or caps.lower() in _SPELT
    return f"{match.group(1)}{_SEAM}" if known else match.group(1)


def _digits(figures: str) -> str:
    if len(figures) == 4 and figures[:2] in ("19", "20"):
        return year(int(figures))
    return amount(figures) if len(figures) < 3 and figures[0] != "0" else singly(figures)


def _trimmed(text: str) -> str:
    """Without the stops of the sentence around it."""
    stripped = text.rstrip(".,;:!?'")
    while stripped.endswith(")") and stripped.count(")") > stripped.count("("):
        stripped = stripped[:-1].rstrip(".,;:!?'")
    return stripped


def _mail(match: re.Match[str], page: Page) -> str | None:
    del page
    user = match["user"].replace("\u2019", "'")
    return f"{_pieces(user)} at {_pieces(match['host'], host=True)}"


def _web(match: re.Match[str], page: Page) -> str | None:
    host = match["host"] or match["host2"] or match["host3"]
    path = match["path"] or match["path2"] or match["path3"] or ""
    if (
        match["host3"]
        and not path
        and not (host.islower() or (host[0].isupper() and host[1:].islower()))
    ):
        return None
    whole = _trimmed(match.group())
    rest = match.group()[len(whole) :]
    path = path[: len(path) - len(rest)] if rest and path else path
    if page.style.web == "short":
        lead = "link: " if path.strip("/") or match["scheme"] else ""
        return f"{lead}{_pieces(host.lower().removeprefix('www.'), host=True)}{rest}"
    scheme = ""
    if page.style.web == "full" and match["scheme"]:
        scheme = f"{_pieces(match['scheme'].rstrip(':/'))} colon slash slash "
    port = match["port"] or match["port2"] or match["port3"]
    port = f" colon {singly(port)}" if port else ""
    path = _pieces(path.rstrip("/")) if path.strip("/") else ""
    host = host.lower() if host.isupper() else host
    said = f"{scheme}{_pieces(host, host=True)}{port}{' ' if path else ''}{path}"
    return f"{said}{rest}"


def _handle(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    name, _, host = match["name"].partition("@")
    return (
        f"at {_pieces(name, host=True)}"
        + (f" at {_pieces(host.rstrip('.'), host=True)}" if host else "")
        + ("." if host.endswith(".") else "")
    )


def _hashtag(match: re.Match[str], page: Page) -> str | None:
    if page.sign_before(match.start()).isalnum():
        return None
    return f"hashtag {_pieces(match['name'])}"


def _year_tag(match: re.Match[str], page: Page) -> str | None:
    if not _OTHER_TAG.search(page.text):
        return None
    return f"hashtag {year(int(match['year']))}"


def _file(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{_pieces(match['stem'])} dot {_pieces(match['kind'])}"


def _phone(match: re.Match[str], page: Page) -> str | None:
    number = match["number"]
    figures = re.sub(r"\D", "", number)
    least = 8 if figures.startswith("08") else 9  # "0800 1111"
    if not least <= len(figures) <= 15 or re.search(r"\d{4}-\d\d-\d\d", number):
        return None
    if not number.startswith(("+", "(")) and not number.startswith("0"):
        return None
    plus = "plus " if number.startswith("+") else ""
    groups = re.findall(r"\d+", re.sub(r"\(0\)\s?", "0", number))
    said = ", ".join(_group(group, first=not at and not plus) for at, group in enumerate(groups))
    said = plus + said
    if match["ext"]:
        said = f"{said}, extension {code(match['ext'])}"
    if match["last"]:
        said = f"{said} or {singly(match['last'])}"
    del page
    return said


def _group(figures: str, *, first: bool) -> str:
    """A group of a telephone number; 0800 and its like are said as hundreds."""
    if first and re.fullmatch(r"0[1-9]00", figures):
        return f"oh {amount(figures[1:])}"
    return singly(figures)


def _postcode(match: re.Match[str], page: Page) -> str | None:
    del page
    district = match["district"]
    figures = district.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    letter = district[len(figures) :]
    area = ".".join(match["area"]) + "."
    outward = f"{area} {code(figures)}{f' {letter}.' if letter else ''}"
    return f"{outward}, {code(match['sector'])} {'.'.join(match['unit'])}."


_ALONE = re.compile(r"www(?![\w.])")

_SHORT_NUMBER = re.compile(r"(?P<figures>[1-9]\d{2,3}[ -]\d{3,4})(?![\w]|[.,/-]\d)")
_TO_RING = re.compile(
    r"\b(?:tel|telephone|phone|ring|call|fax)\.?:?\s(?:\w+\son\s)?\Z", re.IGNORECASE
)


def _short_number(match: re.Match[str], page: Page) -> str | None:
    """A local number without its area: "Tel 496 0123"."""
    if not _TO_RING.search(page.text, 0, match.start()):
        return None
    return ", ".join(singly(group) for group in re.split("[ -]", match["figures"]))


RULES = (
    Rule(name="telephone", starts=r"\d", pattern=_SHORT_NUMBER, say=_short_number),
    Rule(name="web", starts="w", pattern=_ALONE, say=always("W.W.W.")),
    Rule(name="e-mail", starts=r"[A-Za-z0-9]", pattern=_MAIL, say=_mail),
    Rule(name="web", starts=r"[A-Za-z0-9]", pattern=_WEB, say=_web),
    Rule(name="file", starts=r"\w", pattern=_FILE, say=_file),
    Rule(name="handle", starts=r"@", pattern=_HANDLE, say=_handle),
    Rule(name="hashtag", starts=r"#", pattern=_YEAR_TAG, say=_year_tag),
    Rule(name="hashtag", starts=r"#", pattern=_HASHTAG, say=_hashtag),
    Rule(name="telephone", starts=r"[+(0]", pattern=_PHONE, say=_phone),
    Rule(name="postcode", starts=r"[A-Z]", pattern=_POSTCODE, say=_postcode),
)
TRIGGERS = frozenset(("www",))
