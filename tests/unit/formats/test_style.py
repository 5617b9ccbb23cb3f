"""The style sheet keeps its promises."""

from __future__ import annotations

import re
from itertools import product

import pytest

from hearprint.formats.pages.render import style

CSS = style().content.decode() if isinstance(style().content, bytes) else ""
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part))
    for part in CSS.split("prefers-color-scheme")[:2]
)


def _luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_has_a_contrast_of_seven(scheme: dict[str, str]) -> None:
    for ink, ground in product(("ink", "quiet", "accent"), ("paper", "raised")):
        low, high = sorted((_luminance(scheme[ink]), _luminance(scheme[ground])))
        assert (high + 0.05) / (low + 0.05) >= 7, (ink, ground)


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
