"""Numbers in front of headings."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"^(?:(?:chapter|part|section|item|motion)\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3}){1,4}|[IVXLC]{1,7}(?=[.):]))"
    r"(?:[.):]|\s+[-\u2013\u2014])?\s+(?=\S)",
    re.IGNORECASE,
)


def without_number(heading: str) -> tuple[str | None, str]:
    """A heading's own number ("9", "2.1", "IV") and the rest; None when it has none."""
    match = _NUMBERED.match(heading)
    if match and match.end() < len(heading):
        return match["number"], heading[match.end() :].strip()
    return None, heading.strip()
