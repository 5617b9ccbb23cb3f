"""Mistakes that no setting makes alone."""

from __future__ import annotations

from hearprint.config.rules import near
from hearprint.model.categories import CATEGORIES
from hearprint.settings import Settings

#: Settings of the house that mean nothing without another.
_PAIRS = (
    ("funding_text", "funding_url"),
    ("license_url", "license"),
    ("trailer_url", "trailer_title"),
    ("trailer_title", "trailer_url"),
)


def together(settings: Settings) -> list[tuple[str, str, str]]:
    """Mistakes that only two values together make: section, key, what is wrong."""
    house = settings.house
    below = CATEGORIES.get(house.category, ())
    mistakes = []
    if house.subcategory and house.subcategory not in below:
        hint = near(house.subcategory, below) or (f": {', '.join(below)}" if below else "")
        mistakes.append(
            ("house", "subcategory", f"is not one of those below {house.category}{hint}")
        )
    for key, other in _PAIRS:
        if getattr(house, key) and not getattr(house, other):
            mistakes.append(("house", key, f"needs {other} beside it"))
    return mistakes
