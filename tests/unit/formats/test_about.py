"""What pages tell search engines and whoever shows their links: true, whole and harmless."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fakes import programmes
from hearprint.formats.pages.library import LibraryPages
from hearprint.formats.pages.publication import PublicationPages
from hearprint.model.programme import Bundle, Programme
from hearprint.settings import LOCAL_ADDRESS

#: lxml-stubs say too little of what XPath gives.
Node: TypeAlias = Any

BASE = "https://hear.example.org/bulletin-9"


def page(bundle: Bundle, name: str = "index.html") -> Node:
    content = next(one.content for one in bundle.files if one.name == name)
    assert isinstance(content, bytes)
    return html.document_fromstring(content)


def told(root: Node) -> dict[str, Any]:
    (text,) = root.xpath("//script[@type='application/ld+json']/text()")
    found: dict[str, Any] = json.loads(text)
    return found


def graph(root: Node) -> dict[str, str]:
    metas = root.xpath("//meta[starts-with(@property, 'og:')]")
    return {one.get("property").removeprefix("og:"): one.get("content") for one in metas}


def whole() -> Programme:
    """A programme of which everything can be heard."""
    made = programmes.programme()
    return replace(made, tracks=tuple(one for one in made.tracks if one.recording))


def test_a_section_tells_its_place_its_sound_and_what_it_belongs_to() -> None:
    root = page(PublicationPages().build(programmes.programme()), "01-section.html")
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/01-section.html"]
    assert graph(root)["audio"] == f"{BASE}/audio/01-section.mp3"
    data = told(root)
    assert data["@type"] == "Article"
    assert data["audio"]["contentUrl"] == f"{BASE}/audio/01-section.mp3"
    assert data["audio"]["duration"].startswith("PT")
    assert data["isPartOf"]["url"] == f"{BASE}/"
    assert [one["name"] for one in data["author"]] == ["Tim N", "Ann K"]


def test_a_publication_is_an_issue_with_its_sections_as_parts() -> None:
    data = told(page(PublicationPages().build(programmes.programme())))
    assert data["@type"] == "PublicationIssue"
    assert [one["position"] for one in data["hasPart"]] == [1, 2, 3, 4]
    assert "audio" not in data["hasPart"][2]  # it could not be spoken


def test_hearing_suffices_only_when_everything_can_be_heard() -> None:
    def senses(made: Programme) -> list[str]:
        data = told(page(PublicationPages().build(made)))
        return [one["itemListElement"][0] for one in data["accessModeSufficient"]]

    assert senses(programmes.programme()) == ["textual"]
    assert senses(whole()) == ["textual", "auditory"]


def test_features_are_told_only_of_what_has_them() -> None:
    def features(made: Programme, name: str) -> set[str]:
        found = told(page(PublicationPages().build(made), name))["accessibilityFeature"]
        return set(found)

    rich = features(programmes.programme(), "01-section.html")
    assert {"synchronizedAudioText", "alternativeText", "pageNavigation"} <= rich
    silent = features(programmes.programme(), "03-section.html")
    assert not {"synchronizedAudioText", "alternativeText", "tableOfContents"} & silent
    assert "synchronizedAudioText" not in features(programmes.programme(), "index.html")
    assert "synchronizedAudioText" in features(whole(), "index.html")


@pytest.mark.parametrize("change", [{"private": True}, {"base_url": LOCAL_ADDRESS}])
def test_a_house_for_members_or_without_a_place_on_the_web_tells_nothing(
    change: dict[str, object],
) -> None:
    house = programmes.house(**change)
    library = replace(programmes.library(), house=house)
    for root in (
        page(PublicationPages().build(programmes.programme(by=house))),
        page(PublicationPages().build(programmes.programme(by=house)), "01-section.html"),
        page(LibraryPages().build(library)),
    ):
        assert not root.xpath("//link[@rel='canonical'] | //script[@type] | //meta[@property]")


@given(st.text(max_size=60))
def test_no_text_of_a_document_ends_the_data_or_changes_it(title: str) -> None:
    nasty = f"{title}</script><!--<script>&amp;\u2028]]>"
    made = programmes.programme(of=programmes.publication(title=nasty, description=nasty))
    root = page(PublicationPages().build(made))
    assert len(root.xpath("//script")) == 3
    assert "</script><!--<script>&amp;" in told(root)["name"]


def test_the_house_lists_its_publications() -> None:
    data = told(page(LibraryPages().build(programmes.library())))
    assert data["hasPart"][1]["url"] == f"{BASE}/"
