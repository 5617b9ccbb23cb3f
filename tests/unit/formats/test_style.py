"""The style sheet keeps its promises."""

from __future__ import annotations

import re
from itertools import product

import pytest

from hearprint.formats.pages.assets import assets, fonts, style
from hearprint.formats.pages.render import resource
from hearprint.model.colour import DARK_GROUNDS, LIGHT_GROUNDS, contrast
from hearprint.model.look import Look, ThemeFile

SOURCE = resource("styles", "style.css").decode()


def css(look: Look) -> str:
    content = style(look).content
    assert isinstance(content, bytes)
    return content.decode()


def addresses(name: str, up: str = "") -> set[str]:
    """What a style sheet of a folder asks for."""
    [sheet] = [one.content for one in assets(Look(), pages=(), up=up) if one.name == name]
    assert isinstance(sheet, bytes)
    assert b"@import" not in sheet
    return set(re.findall(r"url\(([^)]*)\)", sheet.decode()))


def _colours(rule: str) -> dict[str, str]:
    """The colours that stand behind ``rule`` in our source, up to its end."""
    found = SOURCE.split(rule, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", found))


LIGHT = _colours(":root {")
LIGHT["accent"] = LIGHT["accent-light"]
DARK = _colours(":root:not([data-theme]) {") | {"accent": LIGHT["accent-dark"]}
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "chosen dark": _colours(':root[data-theme="dark"] {') | {"accent": LIGHT["accent-dark"]},
    "sepia": LIGHT | _colours(':root[data-theme="sepia"] {'),
    "contrast": _colours(':root[data-theme="contrast"] {'),
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_all_text_has_a_contrast_of_seven(theme: dict[str, str]) -> None:
    for ink, ground in product(("ink", "quiet", "accent"), ("paper", "raised")):
        assert contrast(theme[ink], theme[ground]) >= 7, (ink, ground)
    assert contrast(theme["heard-ink"], theme["heard"]) >= 7


def test_dark_is_the_same_chosen_and_by_the_device() -> None:
    assert THEMES["dark"] == THEMES["chosen dark"]


def test_a_houses_accent_is_checked_on_the_grounds_that_the_pages_have() -> None:
    light = [THEMES[name][ground] for name in ("light", "sepia") for ground in ("paper", "raised")]
    assert tuple(light) == LIGHT_GROUNDS
    assert (DARK["paper"], DARK["raised"]) == DARK_GROUNDS


def test_a_houses_accent_takes_the_place_of_ours_in_light_and_dark() -> None:
    own = css(Look(accent="#7a1f5c"))
    assert ":root { --accent-light: #7a1f5c; }" in own
    made = re.search(r"--accent-dark: (#\w{6}); }", own)
    assert made
    assert all(contrast(made[1], ground) >= 4.5 for ground in DARK_GROUNDS)


def test_a_themes_own_styles_come_last() -> None:
    look = Look(files=(ThemeFile(name="own.css", content=b"h1 { color: red; }"),))
    assert css(look).endswith("h1 { color: red; }\n")


def test_only_our_own_typefaces_are_fetched_and_each_has_its_licence_beside_it() -> None:
    names = {file.name for file in fonts()}
    asked = addresses("fonts.css")
    assert asked == {name for name in names if name.endswith(".woff2")}
    assert addresses("fonts.css", up="../") == {f"../{one}" for one in asked}
    assert addresses("style.css") == addresses("list.css") == set()
    for file in fonts():
        content = file.content
        assert isinstance(content, bytes)
        if file.name.endswith(".woff2"):
            assert content.startswith(b"wOF2")
        else:
            assert b"SIL OPEN FONT LICENSE Version 1.1" in content
