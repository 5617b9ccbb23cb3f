"""A house's own theme: templates, logo, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes import programmes
from hearprint.cli.options import settings_near
from hearprint.config.theme import check_logo, read_theme
from hearprint.errors import SettingsError
from hearprint.formats.pages.library import LibraryPages
from hearprint.formats.pages.publication import PublicationPages
from hearprint.model.colour import DARK_GROUNDS, ENOUGH, LIGHT_GROUNDS, contrast, least, legible
from hearprint.model.look import Look, ThemeFile
from hearprint.model.programme import Library


def _pages(look: Look) -> dict[str, bytes]:
    house = programmes.house(look=look)
    made = programmes.programme(by=house)
    files = PublicationPages().build(made).files
    files += LibraryPages().build(Library(house=house, shelves=(made.shelf,))).files
    return {one.name: one.content for one in files if isinstance(one.content, bytes)}


def test_a_template_of_the_theme_takes_the_place_of_ours() -> None:
    own = b"""{% extends "base.html" %}
{% block main %}<h1>{{ say.house_name(house) }}!</h1>{% endblock %}"""
    pages = _pages(Look(files=(ThemeFile(name="library.html", content=own),)))
    assert b"<h1>Common Room!</h1>" in pages["index.html"]


def test_a_broken_template_is_told_with_its_name_and_line() -> None:
    broken = ThemeFile(name="library.html", content=b"<p>\n{% if %}")
    with pytest.raises(SettingsError) as caught:
        _pages(Look(files=(broken,)))
    assert caught.value.where == "theme/library.html"
    assert "line 2" in str(caught.value)


def test_the_logo_stands_on_every_page_and_in_every_folder() -> None:
    look = Look(logo="ours.PNG", files=(ThemeFile(name="ours.PNG", content=b"picture"),))
    pages = _pages(look)
    assert pages["logo.png"] == b"picture"
    assert all(
        b'src="logo.png"' in content for name, content in pages.items() if name.endswith(".html")
    )
    assert b'<link rel="icon" href="logo.png">' in pages["index.html"]


def test_a_house_without_a_logo_has_an_icon_in_its_colour() -> None:
    pages = _pages(Look(accent="#7a1f5c"))
    assert b'<link rel="icon" href="icon.svg">' in pages["index.html"]
    assert b'fill="#7a1f5c"' in pages["icon.svg"]


def test_a_theme_is_read_by_name_and_strange_files_are_refused(tmp_path: Path) -> None:
    assert read_theme(tmp_path) == ()
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "own.css").write_text("h1 {}")
    (folder / ".DS_Store").write_text("x")
    assert [one.name for one in read_theme(tmp_path)] == ["own.css"]
    check_logo("", read_theme(tmp_path))
    with pytest.raises(SettingsError, match=r"no picture logo\.svg"):
        check_logo("logo.svg", read_theme(tmp_path))
    (folder / "player.exe").write_text("x")
    with pytest.raises(SettingsError, match="A theme holds files"):
        read_theme(tmp_path)


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(tmp_path: Path) -> None:
    house = tmp_path / "hearprint.toml"
    house.write_text('[pages]\naccent = "#7fb8c4"\n')
    with pytest.raises(SettingsError) as caught:
        settings_near(tmp_path)
    assert "its contrast is" in str(caught.value)
    better = str(caught.value).rpartition("); ")[2].split(" ")[0]
    house.write_text(f'[pages]\naccent = "{better}"\n')
    assert settings_near(tmp_path).pages.accent == better


@pytest.mark.parametrize("grounds", [LIGHT_GROUNDS, DARK_GROUNDS])
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#808080", "#ff0000", "#00ff00"])
def test_every_colour_has_a_legible_neighbour(colour: str, grounds: tuple[str, ...]) -> None:
    assert least(legible(colour, grounds), grounds) >= ENOUGH


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
