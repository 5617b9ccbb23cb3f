"""Pieces of patterns that several rules share. All repeats are bounded or begin apart."""

from __future__ import annotations

from hearprint.script.normal.numbers import VULGAR

GLYPHS = "".join(VULGAR)
#: A number as printed: thousands with commas, a decimal part, a one-sign fraction behind it.
WHOLE = r"(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)"
NUMBER = rf"(?:{WHOLE}(?:\.\d+)?[{GLYPHS}]?|(?<![\w.])\.\d+|[{GLYPHS}])"
#: Between the ends of a range.
DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
RANGE = rf"\s?{DASH}\s?"
