"""Colours and whether they can be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

#: Level AA: text against its ground.
ENOUGH = 4.5
#: The grounds on which our pages show links and buttons: paper and raised, of each kind of theme.
LIGHT_GROUNDS = ("#fbf9f4", "#f3efe5", "#f6ecd8", "#efe1c6")
DARK_GROUNDS = ("#15171a", "#1f2226")

_HEX = re.compile(r"#[0-9a-f]{6}")
_KNEE = 0.04045


def is_colour(text: str) -> bool:
    """Whether ``text`` is a colour as we take them: ``#rrggbb`` in small letters."""
    return bool(_HEX.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, grounds: tuple[str, ...]) -> float:
    """The contrast of ``colour`` on the ground where it shows least."""
    return min(contrast(colour, ground) for ground in grounds)


def legible(colour: str, grounds: tuple[str, ...]) -> str:
    """``colour``, or the nearest to it on the way to black or white that has contrast enough."""
    end = 0 if _luminance(grounds[0]) > _luminance("#808080") else 255
    channels = _channels(colour)
    for step in range(101):
        moved = [round(one + (end - one) * step / 100) for one in channels]
        shown = "#" + "".join(f"{one:02x}" for one in moved)
        if least(shown, grounds) >= ENOUGH:
            return shown
    return "#" + f"{end:02x}" * 3


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [one / 255 for one in _channels(colour)]
    linear = [one / 12.92 if one <= _KNEE else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
