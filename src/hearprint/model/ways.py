"""Which other ways to read a house offers beside sound and pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Each may be switched on or off. What needs room, time or another program is off at first."""

    text: bool = True  #: plain text of every section and of the whole
    zip: bool = False  #: all sound and text in one file; as large as the sound itself
    search: bool = True  #: within a publication and over the house
    qr: bool = True  #: a code that leads from the print to the page
    large_print: bool = False  #: a tagged PDF in large letters; needs the extra ``print``
    braille: bool = False  #: a file for braille displays and embossers; needs liblouis
