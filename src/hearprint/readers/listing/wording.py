"""The words of publications pages: generic link texts, cues for contents, notes of facts."""

from __future__ import annotations

import re
from itertools import pairwise

from hearprint.model.words import plain, words_of
from hearprint.readers.markup.page import names

_GENERIC = names(
    "a an as at and the this that it its in of on or for to from here now more all full free get"
    " see view read open click download downloads downloadable save print printable online version"
    " versions file files copy document documents pdf epub word text format size mb kb bulletin"
    " issue leaflet journal pamphlet booklet report magazine newsletter publication order buy"
    " large-print print-friendly web latest contents content inside listen audio mobile a4 a5 b5"
    " back cover front page pages pp english high low res resolution screen access link our"
)
_SERIES = names(
    "bulletin issue number no volume vol leaflet journal pamphlet booklet report magazine"
    " newsletter publication document edition part nr"
)
_AROUND = ".,:;()[]/|<>-'\"\u00bb\u203a\u2013\u2014\u2018\u2019"
_SIZE = re.compile(r"[\d.,]+(?:kb|mb|pp|p|k|m)?")
_VERB = re.compile(
    r"^(?:(?:click here to |please )?(?:download|read|view|open|get|see|order|buy)"
    r"(?:\s*[/&]\s*(?:download|read|view|print|listen))?\s+)(?:(?:the|our)\s+)?(?=\S)",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\s*[\[(][^\[\]()]*\b(?:pdf|epub|docx?|\d+\s?[kmKM][bB]|\d+\s?pp?)\b[^\[\]()]*[\])]\s*$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    "[\\s,:;|>\u00bb\u203a\u2192\u2193\u2013\u2014-]+(?:(?:as\\s+(?:a\\s+)?)?pdf)?"
    "[\\s,:;|>\u00bb\u203a\u2192\u2193\u2013\u2014-]*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:.{0,60}\b)?(?:(?:table of |list of )?contents?"
    r"|in this (?:issue|number|bulletin|edition)"
    r"|inside(?: this \w+)?|what.s inside|articles(?: in this \w+)?|includes?|featuring"
    r"|also inside)"
    r"(?:\s+(?:of|in|for)\s.{1,60}|\s+list)?\s*:?",
    re.IGNORECASE,
)
_CUE_WORDS = 10


def is_generic(text: str) -> bool:
    """True for words that name no document: "Download the PDF (2 MB)", "Contents".

    "Bulletin" alone names none, "Bulletin 8" does.
    """
    words = [word.strip(_AROUND).lower() for word in words_of(text)]
    words = [word for word in words if word]
    numbered = any(one in _SERIES and two.isdigit() for one, two in pairwise(words))
    return not numbered and all(word in _GENERIC or _SIZE.fullmatch(word) for word in words)


def is_cue(text: str) -> bool:
    """True for a line that announces a list of contents."""
    return len(words_of(text)) <= _CUE_WORDS and bool(_CUE.fullmatch(text))


def bare_title(text: str) -> str:
    """A title without "Download the" before it and "(PDF, 2 MB)" after it."""
    title = _TRAILING.sub("", _NOTED.sub("", plain(text)))
    shorter = _VERB.sub("", title)
    return title if is_generic(shorter) else shorter
