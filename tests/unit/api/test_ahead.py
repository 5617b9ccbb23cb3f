"""What is made ready beside the reading comes out as if it were made when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.api.ahead import Ahead
from hearprint.formats.pages import render
from hearprint.model.look import Look, ThemeFile
from hearprint.model.programme import House
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder


def ahead(cache: Path, look: Look | None = None) -> Ahead:
    house = House(title="Common Room", base_url="https://example.org", look=look or Look())
    return Ahead(house=house, cache=FolderCache(cache), blobs=FolderBlobs(blobs_folder(cache)))


def test_the_cover_is_the_same_whether_it_was_begun_before_or_not(tmp_path: Path) -> None:
    begun = ahead(tmp_path / "one")
    begun.begin()
    begun.begin()
    assert begun.artwork == ahead(tmp_path / "two").artwork


def test_templates_are_compiled_once_for_all_languages(tmp_path: Path) -> None:
    made = ahead(tmp_path)
    made.begin()
    assert made.artwork
    known = len(render._COMPILED._known)
    assert known >= 10
    render.environment(made.house, "cy").get_template("section.html")
    assert len(render._COMPILED._known) == known


def test_a_broken_template_of_a_theme_is_left_for_whoever_needs_it(tmp_path: Path) -> None:
    broken = ThemeFile(name="about.html", content=b"{% if %}")
    made = ahead(tmp_path, Look(files=(broken,)))
    made.begin()
    assert made.artwork.picture
    house = made.house
    env = render.environment(house, render.tongue(house, house.language))
    assert env.cache is not None
    assert len(env.cache) == len(env.list_templates(extensions=["html"])) - 1  # all the others


def test_a_format_that_cannot_be_loaded_is_left_for_whoever_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def names(self) -> tuple[str, ...]:
            raise ImportError("no such library")

    monkeypatch.setattr("hearprint.api.ahead.REGISTRY", Broken())
    made = ahead(tmp_path)
    made.begin()
    assert made.artwork.picture
