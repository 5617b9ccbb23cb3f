"""The index of sentences: whole, harmless, and small enough to be loaded at once."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fakes import programmes
from hearprint.formats.pages.library import LibraryPages
from hearprint.formats.pages.publication import PublicationPages
from hearprint.formats.ways.search import SearchIndex
from hearprint.model.document import Block, Role, with_ids
from hearprint.model.programme import Programme
from hearprint.model.ways import Ways
from hearprint.model.words import plain, words_of


def index(made: Programme) -> dict[str, Any]:
    files = {one.name: one.content for one in SearchIndex().build(made).files}
    content = files["search-index.js"]
    assert isinstance(content, bytes)
    text = content.decode()
    assert text.startswith("hearprintIndex(")
    assert text.endswith(");\n")
    found: dict[str, Any] = json.loads(text.removeprefix("hearprintIndex(")[:-3])
    return found


def test_every_sentence_stands_with_the_second_at_which_it_is_heard() -> None:
    made = programmes.programme()
    first = index(made)["sections"][0]
    assert first["page"] == "01-section.html"
    page = {one.name: one.content for one in PublicationPages().build(made).files}[first["page"]]
    assert isinstance(page, bytes)
    spans = html.document_fromstring(page).xpath(
        "//div[@class='text']//span[starts-with(@id, 's')]"
    )
    told = dict(first["text"])
    recording = made.tracks[0].recording
    assert spans
    assert recording
    for span in spans:
        clip = recording.clips[int(span.get("id")[1:]) - 1]
        assert told[span.text_content()] == round(clip.begin_ms / 1000, 1)
    assert told["Tim N (Bristol)"] == first["text"][0][1] > 0
    assert {"North 131", "Depot Lost hours", "Counted by hand, twice."} <= set(told)


def test_what_is_not_heard_can_be_found_too() -> None:
    silent = index(programmes.programme())["sections"][2]
    assert ["It leaks.", -1] in silent["text"]


_BLOCK = st.tuples(st.sampled_from([role for role in Role if role is not Role.TABLE]), st.text())


@given(st.lists(_BLOCK, max_size=5))
def test_no_word_of_the_text_is_missing(parts: list[tuple[Role, str]]) -> None:
    blocks = with_ids(Block(id="", role=role, text=words) for role, words in parts)
    made = programmes.programme([programmes.track(1, 1, "T", blocks, heading=0)])
    told = "".join(text for text, _ in index(made)["sections"][0]["text"])
    left = "".join(told.split())
    assert all(word in left for block in blocks for word in words_of(plain(block.text)))


def test_a_script_of_a_documents_own_stays_text() -> None:
    made = programmes.hostile_programme()
    assert "\u2028" not in str(SearchIndex().build(made).files[-1].content)
    assert "</script>" in index(made)["title"]  # in a file of its own, which no HTML surrounds


def test_a_house_may_want_no_search() -> None:
    house = programmes.house(ways=Ways(search=False))
    made = programmes.programme(by=house)
    assert SearchIndex().build(made).files == ()
    pages = {one.name: one.content for one in PublicationPages().build(made).files}
    assert b"data-search=" not in bytes(pages["index.html"])  # type: ignore[arg-type]


def test_the_form_has_a_label_a_status_and_words_for_browsers_without_scripts() -> None:
    library = programmes.library()
    for files, kind in (
        (PublicationPages().build(programmes.programme()).files, "publication"),
        (LibraryPages().build(library).files, "house"),
    ):
        page = {one.name: one.content for one in files}["index.html"]
        assert isinstance(page, bytes)
        section = html.document_fromstring(page).xpath("//section[@data-search]")[0]
        assert section.get("data-search") == kind
        assert "scripted" in section.xpath("form/@class")[0]
        field = section.xpath(".//input[@type='search']/@id")[0]
        assert section.xpath(f".//label[@for='{field}']")
        assert len(section.xpath("p[@role='status']")) == 1
        assert section.xpath("noscript")
