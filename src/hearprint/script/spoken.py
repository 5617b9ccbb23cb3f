"""Printed words to words that are said."""

from __future__ import annotations

import re

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), spoken)
    for pattern, spoken in (
        (r"\bpp\.?\s*(?=\d)", "pages "),
        (r"\bp\.\s*(?=\d)", "page "),
        (r"\bw/c\b", "week commencing"),
        (r"(?<=\d)\s*[\u2013-]\s*(?=\d)", " to "),
        (r"\s*&\s*", " and "),
        # A raised figure behind a word or a stop is the mark of a note; elsewhere it is a number.
        (
            r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"\u201d\u2019)]))[\u00b9\u00b2\u00b3\u2070-\u2079]+",
            "",
        ),
        (r"[\u2022\u25aa\u25cf\u25e6\u2023\u2043]", " "),
        (r"\s+", " "),
    )
)


#: Raised and lowered figures as plain ones.
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)


def spoken(text: str) -> str:
    """``text`` as it is to be said."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text.translate(_RAISED).strip()
