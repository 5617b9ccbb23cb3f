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
        (r"[\u00b9\u00b2\u00b3\u2070-\u2079]+", ""),
        (r"[\u2022\u25aa\u25cf\u25e6\u2023\u2043]", " "),
        (r"\s+", " "),
    )
)


def spoken(text: str) -> str:
    """``text`` as it is to be said."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text.strip()
