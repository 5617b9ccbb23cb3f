"""What programs write where nobody gave a title or a name. Our own list, from files we met."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"(?:untitled(?: document)?|unbenannt|sans titre|no title|title|document|anonymous|unspecified|"
    r"layout|page)[\s\-_0-9]*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:anon(?:ymous)?|unknown(?: author)?|unspecified|untitled|none|n/a|authors?|owner|guest|"
    r"(?:(?:windows|(?:microsoft )?office|default|current) )?user|root|admin(?:istrator)?)"
    r"[\s\-_0-9]*",
    re.IGNORECASE,
)
_AROUND = " ()[]<>\"'.,"


def names_nothing(title: str) -> bool:
    """Whether a title is a program's own, as "untitled" or "(unspecified)" are."""
    return bool(_NO_TITLE.fullmatch(title.strip(_AROUND)))


def names_nobody(name: str) -> bool:
    """Whether an author's name is a program's own, as "(anonymous)" and "admin" are."""
    return bool(_NOBODY.fullmatch(name.strip(_AROUND)))
