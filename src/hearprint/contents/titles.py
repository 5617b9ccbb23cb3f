"""Numbers in front of headings."""

from __future__ import annotations

import re

from hearprint.contents.numbers import KIND

_NUMBERED = re.compile(
    r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:[.-]\d{1,3}){1,4}|[IVXLC]{1,7}(?=[.):]))"
    r"(?:[.):]|\s+[-\u2013\u2014])?\s+(?=\S)",
    re.IGNORECASE,
)


_BRACKETED = re.compile(r"^\((?P<number>\d{1,3}|[ivxlc]{1,7}|[a-z])\)\s+(?=\S)", re.IGNORECASE)


def without_number(heading: str) -> tuple[str | None, str]:
    """A heading's own number ("9", "2.1", "IV") and the rest; None when it has none."""
    kind = KIND.match(heading)
    if kind:
        return kind["number"], kind["rest"].strip()
    match = _BRACKETED.match(heading) or _NUMBERED.match(heading)
    if match and match.end() < len(heading):
        return match["number"], heading[match.end() :].strip()
    return None, heading.strip()
