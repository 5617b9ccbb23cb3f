"""The words of pages in other languages: whole, well formed, and used."""

from __future__ import annotations

import re
from importlib.resources import files
from io import BytesIO
from typing import TypeAlias

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from fakes import programmes
from hearprint.errors import SettingsError
from hearprint.formats.pages.catalogue import catalogue, spoken_by_us
from hearprint.formats.pages.library import LibraryPages
from hearprint.formats.pages.publication import PublicationPages
from hearprint.formats.pages.render import resource
from hearprint.formats.pages.say import Say, direction
from hearprint.model.look import Look, ThemeFile
from hearprint.model.programme import Library

LANGUAGES = ["cy", "fr"]
Words: TypeAlias = str | tuple[str, ...] | list[str]


def asked() -> set[Words]:
    """Every text that templates and modules ask for."""
    found = extract_from_dir(
        str(files("hearprint.formats")),
        method_map=[("**.py", "python"), ("**.html", "jinja2")],
        options_map={"**.html": {"trim_blocks": "true", "newstyle": "true"}},
        keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    return {message if isinstance(message, str) else tuple(message) for _, _, message, *_ in found}


def kept(language: str) -> Catalog:
    return read_po(BytesIO(resource("locale", f"{language}.po")), locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_no_translation_is_left_over(language: str) -> None:
    told = {one.id for one in kept(language) if one.id and all(_texts(one.string))}
    assert told == asked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_to_fill(language: str) -> None:
    for one in kept(language):
        if one.id:
            wanted = _places(_texts(one.id)[-1])
            assert all(_places(text) == wanted for text in _texts(one.string)), one.id


def _texts(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w+\}", text))


def test_a_publication_in_a_language_of_ours_has_its_pages_in_it() -> None:
    made = programmes.programme(of=programmes.publication(language="fr"))
    pages = {one.name: one.content for one in PublicationPages().build(made).files}
    page = pages["01-section.html"]
    assert isinstance(page, bytes)
    text = page.decode()
    assert '<html lang="fr">' in text
    assert "Réglages de lecture" in text
    assert "Section 1 sur 4" in text
    assert '"stopped": "Lecture arrêtée à ' in text
    cover = pages["index.html"]
    assert isinstance(cover, bytes)
    assert 'alt="Couverture de Members\u2019 Bulletin 9"' in cover.decode()


def test_facts_are_said_as_the_language_says_them() -> None:
    def say(language: str) -> Say:
        return Say(language=language, words=catalogue(language, Look()))

    assert say("en-GB").day("2026-02-01") == "1 February 2026"
    assert say("en-US").day("2026-02-01") == "February 1, 2026"
    assert say("fr").day("2026-02") == "février 2026"
    assert say("cy").length(3_660_000) == "1 awr 1 munud"
    assert say("en").length(20_000) == "less than a minute"
    assert say("fr").people([programmes.TIM, programmes.ANN]) == "Tim N (Bristol) et Ann K"
    assert say("en").day("spring 2026") == "spring 2026"
    assert say("en").size(2_345_678) == "2.3 MB"


def test_a_theme_brings_a_language_that_is_written_from_right_to_left() -> None:
    arabic = ThemeFile(
        name="ar.po",
        content='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Contents"\nmsgstr "المحتويات"\n'.encode(),
    )
    house = programmes.house(language="ar", look=Look(files=(arabic,)))
    assert spoken_by_us("ar-EG", house.look)
    index = LibraryPages().build(Library(house=house, shelves=())).files[-1].content
    assert isinstance(index, bytes)
    assert '<html lang="ar" dir="rtl">' in index.decode()
    made = programmes.programme(by=house, of=programmes.publication(language="ar"))
    pages = {one.name: one.content for one in PublicationPages().build(made).files}
    contents = pages["index.html"]
    assert isinstance(contents, bytes)
    assert "المحتويات" in contents.decode()


def test_a_text_from_right_to_left_says_so_on_a_page_that_is_not() -> None:
    made = programmes.programme(of=programmes.publication(language="he"))
    pages = {one.name: one.content for one in PublicationPages().build(made).files}
    page = pages["01-section.html"]
    assert isinstance(page, bytes)
    assert '<h1 lang="he" dir="rtl">' in page.decode()
    assert '<div class="text" lang="he" dir="rtl">' in page.decode()
    assert '<span class="folio" id="page-5" lang="en-GB" dir="ltr">' in page.decode()
    assert (direction("he"), direction("en-GB"), direction("zz")) == ("rtl", "ltr", "ltr")


def test_a_damaged_catalogue_of_a_theme_is_told_with_its_name() -> None:
    look = Look(files=(ThemeFile(name="fr.po", content=b"msgid a\nnonsense\n"),))
    with pytest.raises(SettingsError) as caught:
        catalogue("fr", look)
    assert caught.value.where == "theme/fr.po"


def test_a_page_is_called_by_no_more_than_seventy_characters() -> None:
    long = "A letter about the trees in the square, and who may cut them"
    assert Say.page_title("Letters", "Bulletin 9") == "Letters \u2013 Bulletin 9"
    assert Say.page_title(long, "Members' Bulletin") == long
    assert len(Say.page_title(f"{long}, and when they may", "Bulletin 9")) <= 70
    assert Say.page_title(f"{long}, and when they may", "Bulletin 9").endswith("\u2026")
