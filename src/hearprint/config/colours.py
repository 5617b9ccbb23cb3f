"""Colours that an editor may choose: those in which links and buttons can be read."""

from __future__ import annotations

from hearprint.model.colour import ENOUGH, is_colour, least, legible


def accent_fault(colour: str, grounds: tuple[str, ...], kind: str) -> str:
    """What is wrong with ``colour`` on pages of this kind; nothing when it can be read there."""
    if not is_colour(colour):
        return "must be a colour like #0b4f5c: # and six figures or letters a to f"
    found = least(colour, grounds)
    if found >= ENOUGH:
        return ""
    return (
        f"cannot be read on {kind} pages: its contrast is {found:.1f} to 1 and must be {ENOUGH} "
        f"(WCAG 2.2 AA); {legible(colour, grounds)} would do"
    )
