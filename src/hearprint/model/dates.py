"""Dates of documents: ISO 8601, as exact as somebody knows them, as in ``2024`` or ``2024-05``."""

from __future__ import annotations

import re
from datetime import date

_SHAPE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month of one, or a day that the calendar has."""
    if not _SHAPE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def sure_date(text: str) -> str:
    """As much of a date as the calendar has: ``2024-02`` of ``2024-02-31``; "" for no date."""
    if not _SHAPE.fullmatch(text):
        return ""
    return next((text[:end] for end in (10, 7, 4) if is_date(text[:end])), "")
