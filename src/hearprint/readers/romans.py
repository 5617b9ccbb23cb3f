"""Numbers in Roman figures, as lists and page labels print them."""

from __future__ import annotations

_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ROMAN_LIMIT = 4000  #: no number from here on is written so


def roman(number: int) -> str:
    """``number``, from 1 to below ``ROMAN_LIMIT``, in small letters."""
    text = ""
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        text += sign * count
    return text
