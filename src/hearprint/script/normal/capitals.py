"""Capitals: initialisms spelt or said as words, words set in capitals for emphasis, codes."""

from __future__ import annotations

import re

from hearprint.script.normal.context import FUNCTION
from hearprint.script.normal.lexis import MIXED, SAID, SAID_SMALL, SHORT, SPELT, WORDS
from hearprint.script.normal.numbers import amount, cardinal, code, plural
from hearprint.script.normal.sayable import sounds_like_a_word
from hearprint.script.normal.scan import Page, Rule


def spelt(letters: str) -> str:
    """Letter by letter: "T.U.C." for "TUC"."""
    return "".join(f"{letter.upper()}." for letter in letters if letter.isalnum())


_SHORTEST_WORD = 4


def is_word(capitals: str, *, shouting: bool = False) -> bool:
    """Whether a run of capitals is said as a word: known, or long enough and sayable."""
    if capitals in SAID:
        return True
    if capitals in SPELT:
        return shouting and capitals.lower() in SHORT
    low = capitals.lower()
    if low in SHORT or low in WORDS:
        return True
    return len(capitals) >= _SHORTEST_WORD and sounds_like_a_word(capitals)


def word_said(capitals: str) -> str:
    """A run of capitals alone, as a word in small letters or spelt."""
    if capitals in SAID:
        return _said(capitals)
    return capitals.lower() if is_word(capitals) else spelt(capitals)


_CAPS = re.compile(
    r"(?P<caps>[A-Z\u00c0-\u00d6\u00d8-\u00de]{2,})(?:(?P<apos>['\u2019])(?P<tail>S|T|RE|LL|VE|D|M|s|ll|d|re|ve)|(?P<plural>s)(?P<gen>['\u2019](?![\w]))?|(?P<genonly>['\u2019](?=\s)))?(?![a-z\d])(?P<stop>\.(?=\s+[a-z]|[,;:?!]))?"
)
_INITIALS = re.compile(
    r"(?:[A-Z]\.[ ]?){1,6}(?<! )(?P<more>[A-Z](?![\w]))?(?P<tail>['\u2019]?s\b)?"
)
_CODE = re.compile(
    r"(?P<caps>[A-Z]{1,6}|[A-Z][a-z]{2,5}(?=-?\d{1,2}\b))(?P<joint>[-\u2011\u2013]?)(?P<figures>\d{1,6}(?:\.\d{1,2}(?!\d))?)(?P<tail>(?!s\b)[A-Za-z]{1,3}(?![a-z\d])|(?:[A-Z]+\d+)+[A-Z]*)?(?P<minor>/\d{1,4})?(?P<bracket>\([A-Za-z]\))?(?P<end>[-\u2013](?:\d{1,4}(?!\w|[.,]\d)|(?<=[a-z][-\u2013])[a-z](?!\w)))?(?P<plural>['\u2019]?s)?(?![\w])"
)
_AND = re.compile(
    r"(?P<one>[A-Z]{1,3})\s?&(?:amp;)?\s?(?P<two>[A-Z]{1,3})(?P<plural>s|['\u2019]s)?(?![\w&])"
)
_MIXED = re.compile(
    r"(?P<word>(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,5}?)(?P<plural>['\u2019]?s)?(?![\w])"
)
_LETTER = re.compile(r"(?P<letter>[A-Z])(?P<plural>['\u2019]s|s)?(?![\w'\u2019.&@]|\.\w)")
_PLUS = re.compile(r"(?P<caps>[A-Z]{3,8})\+")
_INNER = re.compile(r"[A-Z]{2,6}\([A-Z]\)[A-Z]{1,3}(?![\w])")
_NAME_INITIALS = re.compile(r"(?P<initials>[A-Z]{2,3})(?=\s[A-Z][a-z]+)")
#: What follows a country or a trade, not a pronoun.
_PRONOUN_BEFORE = frozenset(
    "of to with for by about from against than like trust tell told give gives gave make makes "
    "let help helps between among join joins support supports save fight do did stop use want "
    "need".split()
)
_COUNTRY_BEFORE = frozenset("the non pro anti ex mid".split())
_SPECIAL = {
    "WW2": "World War Two",
    "WW1": "World War One",
    "WWII": "World War Two",
    "WWI": "World War One",
    "QEII": "Q.E. two",
    "ERII": "E.R. two",
    "KCIII": "K.C. three",
}
_DEGREE = re.compile(
    r"(?=[A-Za-z.]*[a-z])(?:[A-Z][a-z]?\.){1,3}(?:[A-Z][a-z]{0,2})(?:\.|(?![A-Za-z]))"
)
_UNDER = re.compile(r"[Uu][-/]?(?P<age>1\d|2[0-3])(?P<plural>s)?\b")
_WORLD_WAR = re.compile(r"(?:WW2|WW1|WWII|WWI|QEII|ERII|KCIII)\b")


def _caps(match: re.Match[str], page: Page) -> str | None:
    caps = match["caps"]
    tail, plural = match["tail"], match["plural"]
    if plural and caps + plural in SAID:
        return _said(caps) + match.group()[len(caps) :]
    as_word = _as_word(caps, match, page)
    stop = match["stop"] or ""
    if tail:
        if (
            as_word
            or tail.upper() not in ("S", "D", "LL", "RE", "VE")
            or (not tail.islower() and not page.shouting and is_word(caps))
        ):
            return _lowered(caps, page) + match["apos"] + tail.lower() + stop
        return spelt(caps) + match["apos"] + tail.lower() + stop
    ending = (plural or "") + (match["gen"] or match["genonly"] or "")
    if as_word:
        return _lowered(caps, page) + ending + stop
    return spelt(caps) + ending


def _said(capitals: str) -> str:
    """Initials that are a word, in the letters that engines read best."""
    return capitals.capitalize() if capitals in SAID_SMALL else capitals


def _lowered(caps: str, page: Page) -> str:
    """A word that was in capitals; a name keeps its first one."""
    if caps in SAID and not (page.shouting and caps.lower() in SHORT):
        return _said(caps)
    low = caps.lower()
    return low if low in SHORT or not page.shouting else caps.capitalize()


def _as_word(caps: str, match: re.Match[str], page: Page) -> bool:
    if not page.shouting and caps.lower() in SHORT:
        return _emphasised(match, page) or _is_small_word(caps, match, page)
    if match["plural"] and len(caps) < _SHORTEST_WORD and caps not in SAID:
        return False
    if caps in SPELT and not (page.shouting and caps.lower() in SHORT):
        return False
    unknown = caps not in SAID and caps.lower() not in WORDS and not page.shouting
    if unknown and (_numbered(page, match.end()) or _TWO_VOWELS.match(caps)):
        return False
    return is_word(caps, shouting=page.shouting)


#: Initials that nobody says as a word though they could be.
_TWO_VOWELS = re.compile(r"[AEIOU][AEIO].{1,2}\Z")


def _is_small_word(caps: str, match: re.Match[str], page: Page) -> bool:
    """Whether capitals that spell a small word are that word, not initials."""
    if (caps in SPELT and _among_initials(match, page)) or _slashed(match, page):
        return False
    if _BESIDE_BEFORE.search(page.text, max(0, match.start() - 20), match.start()):
        beside = _among_initials(match, page)
        if beside and caps not in SAID:
            return False
    return _AMBIGUOUS[caps](match, page) if caps in _AMBIGUOUS else True


def _slashed(match: re.Match[str], page: Page) -> bool:
    """Whether a stroke joins capitals to others that are initials: "IS/SWP"."""
    after = _STROKE_AFTER.match(page.text, match.end())
    before = _STROKE_BEFORE.search(page.text, max(0, match.start() - 8), match.start())
    others = (one.group(1) for one in (after, before) if one)
    return any(not is_word(other) for other in others)


_STROKE_AFTER = re.compile(r"/([A-Z]{2,6})\b")
_STROKE_BEFORE = re.compile(r"\b([A-Z]{2,6})/\Z")


def _emphasised(match: re.Match[str], page: Page) -> bool:
    """Whether a neighbour is set in capitals that can be nothing but emphasis: "IT IS"."""
    after = page.after(match.end()) if page.text.startswith(" ", match.end()) else ""
    before = page.before(match.start()) if page.sign_before(match.start()) == " " else ""
    if match["plural"] or match["tail"] or before.lower() in _ARTICLES:
        return False
    return any(
        word.isupper() and word.lower() in SHORT and word not in SPELT and word not in SAID
        for word in (before, after)
        if len(word) > 1
    )


_ARTICLES = frozenset("the an a our your their its in".split())


def _among_initials(match: re.Match[str], page: Page) -> bool:
    """Whether a word in capitals stands where initials do: behind an article, beside others."""
    before = page.before(match.start())
    if before.lower() in ("the", "an", "in", "a", "our") or match["plural"] or match["tail"]:
        return True
    if before.isupper() and len(before) > 1 and before[-1] != "." and not is_word(before):
        return True
    if _numbered(page, match.end()):
        return True
    beside = _BESIDE_BEFORE.search(page.text, max(0, match.start() - 20), match.start())
    beside = beside or _BESIDE_AFTER.match(page.text, match.end())
    return bool(beside and not (is_word(beside.group(1)) and beside.group(1) not in SAID))


def _numbered(page: Page, end: int) -> bool:
    """Whether a year or a reference's number follows: "ERA 1996", "EAT/0123"."""
    return bool(_NUMBER_AFTER.match(page.text, end))


_NUMBER_AFTER = re.compile(r"\s(?:1[89]|20)\d\d\b|[/-]\d")
_BESIDE_BEFORE = re.compile(r"\b([A-Z]{2,6})s?(?:,|,? and| or| &|/)\s?\Z")
_BESIDE_AFTER = re.compile(r"(?:,| and| or| &|/)\s?([A-Z]{2,6})s?\b")


def _us(match: re.Match[str], page: Page) -> bool:
    """The pronoun: behind a verb or preposition with nothing that it could describe."""
    before, after = page.before(match.start()).lower(), page.after(match.end())
    if match["tail"] or match["plural"] or before in _COUNTRY_BEFORE or before in ("in", "across"):
        return False
    if page.text[match.end() : match.end() + 1] in ("-", "/", "&"):
        return False
    if re.match(r"\s(?:and|or|&)\s[A-Z]{2}", page.text[match.end() : match.end() + 8]):
        return False
    return (
        not after or after in FUNCTION or page.text[match.end() : match.end() + 1] in ",.;:!?"
    ) and bool(before)


def _it(match: re.Match[str], page: Page) -> bool:
    before, after = page.before(match.start()).lower(), page.after(match.end())
    if match["plural"] or _IT_ALREADY.match(page.text, match.end()):
        return False
    if before in ("the", "in", "our", "and", "an", "their", "its", "your", "no"):
        return False
    return (
        not after
        or after in FUNCTION
        or after.endswith(("self", "selves"))
        or page.text[match.end() : match.end() + 1] in ",.;:!?"
    )


#: What is called "it" the moment after is called something else.
_IT_ALREADY = re.compile(r",? and it\b")


def _who(match: re.Match[str], page: Page) -> bool:
    before = page.before(match.start()).lower()
    after = page.after(match.end())
    joined = before in ("and", "or", "with", "to", "of") and after.endswith("s")
    return before not in ("the", "by", "from") and match["tail"] != "s" and not joined


def _as(match: re.Match[str], page: Page) -> bool:
    return not page.after(match.end()).startswith("level")


def _never(match: re.Match[str], page: Page) -> bool:
    """Initials of the movement that are seldom the small word, unless a neighbour shouts too."""
    del match, page
    return False


def _eat(match: re.Match[str], page: Page) -> bool:
    """Not the court of appeal for employment."""
    return page.before(match.start()).lower() not in ("", "the", "an", "to", "by")


_AMBIGUOUS = dict.fromkeys(("NUT", "CAB", "ERA", "SAP", "BAT", "RIP"), _never)
_AMBIGUOUS |= {"AS": _as, "US": _us, "IT": _it, "WHO": _who, "EAT": _eat}


def _initials(match: re.Match[str], page: Page) -> str | None:
    """Initials such as "T.U.C." and "J. B." stay; a full stop too few is added."""
    text = match.group()
    tail = match["tail"] or ""
    letters = re.findall(r"[A-Z]", text.removesuffix(tail))
    if len(letters) == 1 and "." not in text:
        return None
    if len(letters) == 1 and match["tail"]:
        return None
    del page
    bare = text.removesuffix(tail)
    return bare + ("" if bare.endswith(".") else ".") + tail


def _code(match: re.Match[str], page: Page) -> str | None:
    caps, figures = match["caps"], match["figures"]
    american = page.style.american
    if caps.isupper():
        word = len(caps) > 1 and is_word(caps) and (caps in SAID or len(caps) > 3)
        head = (_said(caps) if caps in SAID else caps.capitalize()) if word else spelt(caps)
    elif match["joint"] or len(figures) < 3:
        head = caps
    else:
        return None
    if "." in figures:
        said = f"{head} {amount(figures, american=american)}"
    else:
        said = f"{head} {code(figures, american=american)}"
    if match["tail"]:
        pieces = re.findall(r"\d+|[A-Za-z]+", match["tail"])
        said += "".join(f" {code(one) if one.isdecimal() else spelt(one)}" for one in pieces)
    if match["bracket"]:
        said += f" {spelt(match['bracket'])}"
    if match["minor"]:
        said += f" {code(match['minor'][1:])}"
    if match["end"]:
        last = match["end"][1:]
        said += f" to {code(last) if last.isdecimal() else spelt(last)}"
    ending = match["plural"] or ""
    return plural(said) if ending == "s" and said[-1].isalpha() else said + ending


def _and(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{spelt(match['one'])} and {spelt(match['two'])}{match['plural'] or ''}"


def _mixed(match: re.Match[str], page: Page) -> str | None:
    del page
    word = match["word"]
    known = word in MIXED or word + (match["plural"] or "") in MIXED
    small = sum(letter.islower() for letter in word)
    bare = re.sub(r"[^A-Z]", "", word)
    if not known and (small > 1 or len(bare) < 3 or small == 0):
        return None
    return spelt(word) + (match["plural"] or "")


def _letter(match: re.Match[str], page: Page) -> str | None:
    """A letter alone: "Plan B"; "A" and "I" are words unless they name something."""
    letter = match["letter"]
    if letter in "AIMU" and match["plural"] == "s":
        return None  # a word, or the title
    if match["plural"]:
        return f"{letter}.{match['plural'].lstrip()}" if len(match["plural"]) == 1 else None
    before = page.before(match.start())
    named = letter == "A" and before.lower() in LETTERED
    return "A." if named and page.sign_before(match.start()) == " " else letter


#: Things that bear letters: "Plan A".
LETTERED = frozenset(
    "plan section part appendix annex annexe team group vitamin band grade class type composite "
    "option unit level room block form schedule table figure fig point list side zone exhibit "
    "column category hepatitis influenza wing ward tier model case year stage platform gate "
    "building division serie page".split()
)


def _plus(match: re.Match[str], page: Page) -> str | None:
    del page
    return f"{spelt(match['caps'])} plus"


def _inner(match: re.Match[str], page: Page) -> str | None:
    """Initials of which one stands in brackets: "TULR(C)A"."""
    del page
    return spelt(match.group())


def _name_initials(match: re.Match[str], page: Page) -> str | None:
    """Initials set without stops before a surname: "JB Priestley", "VI Lenin"."""
    initials = match["initials"]
    if page.shouting or initials.lower() in SHORT or initials in SAID or initials in SPELT:
        return None
    return spelt(initials)


def _degree(match: re.Match[str], page: Page) -> str | None:
    """Degrees with stops: "Ph.D.", "B.Sc."; a name behind an initial is longer or none."""
    letters = match.group()
    known = letters.replace(".", "") in MIXED
    return spelt(letters) if known and not page.sign_before(match.start()).isalnum() else None


def _under(match: re.Match[str], page: Page) -> str | None:
    """Age groups of a sport: "U16s"."""
    said = cardinal(int(match["age"]), american=page.style.american)
    return f"under {plural(said)}" if match["plural"] else f"under {said}"


def _world_war(match: re.Match[str], page: Page) -> str | None:
    del page
    return _SPECIAL[match.group()]


def is_shouting(text: str) -> bool:
    """Whether a text is set in capitals throughout, as headlines are."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    capital = sum(word.isupper() for word in words)
    if len(words) < 2 or capital < len(words) - len(words) // 10:
        return False
    said = sum(is_word(word, shouting=True) for word in words)
    return said * 2 > len(words) and any(len(word) > 3 and is_word(word) for word in words)


RULES = (
    Rule(name="world war", starts="[WQEK]", pattern=_WORLD_WAR, say=_world_war),
    Rule(name="degree", starts=r"[A-Z]", pattern=_DEGREE, say=_degree),
    Rule(name="age group", starts="[Uu]", pattern=_UNDER, say=_under),
    Rule(name="and", starts=r"[A-Z]", pattern=_AND, say=_and),
    Rule(name="plus", starts=r"[A-Z]", pattern=_PLUS, say=_plus),
    Rule(name="initials", starts=r"[A-Z]", pattern=_INNER, say=_inner),
    Rule(name="code", starts=r"[A-Z]", pattern=_CODE, say=_code),
    Rule(name="initials", starts=r"[A-Z]", pattern=_INITIALS, say=_initials),
    Rule(name="mixed", starts=r"[A-Z]", pattern=_MIXED, say=_mixed),
    Rule(name="initials of a name", starts=r"[A-Z]", pattern=_NAME_INITIALS, say=_name_initials),
    Rule(name="capitals", starts=r"[A-Z\u00c0-\u00de]", pattern=_CAPS, say=_caps),
    Rule(name="letter", starts=r"[A-Z]", pattern=_LETTER, say=_letter),
)
