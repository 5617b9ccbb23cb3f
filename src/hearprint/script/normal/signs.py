"""Signs and what they are called. Our own list, after British usage."""

from __future__ import annotations

import unicodedata

from hearprint.script.normal.numbers import amount

#: Sentence punctuation stays for the engines.
KEPT = frozenset(
    " \n.,;:?!()'\"-\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u201e\u201a\u00a1\u00bf"
)

#: Marks of list items.
BULLETS = (
    "\u2794\u2798-\u27af\u27b1-\u27be\u261e\u261b\u2b9e\u25fc\u25fb\u2726\u2727"
    "\u2022\u25aa\u25cf\u25e6\u2023\u2043\u25a0\u25a1\u25ab\u25cb\u2219\u25b6"
    "\u25ba\u25b8\u27a2\u27a4\u2756\u2666\u25c6\u25c7\uf0b7\u00b7"
)

SIGNS = {
    "+": "plus",
    "=": "equals",
    "\u00d7": "times",
    "\u00f7": "divided by",
    "\u2212": "minus",
    "<": "less than",
    ">": "greater than",
    "\u2264": "less than or equal to",
    "\u2265": "greater than or equal to",
    "\u2260": "is not equal to",
    "\u2248": "is approximately equal to",
    "\u00b1": "plus or minus",
    "%": "per cent",
    "\u2030": "per mille",
    "\u00b0": "degrees",
    "\u00a9": "copyright",
    "\u00ae": "registered trademark",
    "\u2122": "trademark",
    "\u2117": "sound recording copyright",
    "@": "at",
    "#": "hash",
    "&": "and",
    "*": "asterisk",
    "\u2217": "asterisk",
    "~": "tilde",
    "^": "caret",
    "|": "vertical bar",
    "\\": "backslash",
    "/": "slash",
    "_": "underscore",
    "`": "backtick",
    "{": "open brace",
    "}": "close brace",
    "[": "open square bracket",
    "]": "close square bracket",
    "\u00a7": "section",
    "\u00b6": "paragraph",
    "\u2020": "dagger",
    "\u2021": "double dagger",
    "\u2192": "to",
    "\u2190": "from",
    "\u2191": "up",
    "\u2193": "down",
    "\u2194": "to and from",
    "\u21d2": "implies",
    "\u2713": "tick",
    "\u2714": "tick",
    "\u2705": "tick",
    "\u2611": "ticked box",
    "\u2610": "empty box",
    "\u2612": "crossed box",
    "\u2717": "cross",
    "\u2718": "cross",
    "\u274c": "cross",
    "\u2605": "star",
    "\u2606": "empty star",
    "\u2b50": "star",
    "\u00a2": "cents",
    "\u00a4": "currency sign",
    "\u221a": "the square root of",
    "\u221e": "infinity",
    "\u2211": "the sum of",
    "\u03c0": "pi",
    "\u2116": "number",
    "\u2126": "ohms",
    "\u00b5": "micro",
    "\u00ac": "not",
    "\u2234": "therefore",
    "\u00b4": "accent",
    "\u2032": "prime",
    "\u2033": "double prime",
    "\u00aa": "A.",
    "\u00ba": "degrees",
    "\u266f": "sharp",
    "\u266d": "flat",
    "\u2640": "female",
    "\u2642": "male",
    "\u262d": "hammer and sickle",
    "\u260e": "telephone",
    "\u266b": "music",
    "\u266a": "music",
    "\u2600": "sun",
    "\u2764": "red heart",
    "\u2665": "heart",
}


def name_in_letters(name: str) -> str:
    """A Unicode name in small letters, its figures as words."""
    words = name.lower().replace("-", " ").split()
    return " ".join(
        amount(word) if word.isdecimal() else "".join(filter(str.isalpha, word)) for word in words
    )


def named(sign: str) -> str:
    """How a sign that no rule knows is called: nothing is passed over in silence."""
    known = SIGNS.get(sign)
    if known is None and sign.isnumeric():
        known = amount(str(int(unicodedata.numeric(sign))))
    if known is None:
        if unicodedata.category(sign) in (
            "Cc",
            "Cf",
            "Zs",
            "Zl",
            "Zp",
            "Mn",
            "Me",
        ):
            return sign if unicodedata.category(sign)[0] == "M" else " "
        known = name_in_letters(unicodedata.name(sign, "unknown sign"))
    return f" {known} "
