"""Pages: their structure, their words, and that nothing in them runs or leads away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from fakes import programmes
from fakes.golden import same_as_golden
from hearprint.formats.pages.library import LibraryPages
from hearprint.formats.pages.publication import PublicationPages
from hearprint.formats.pages.text import body
from hearprint.model.document import Block, Role, with_ids
from hearprint.model.programme import Bundle, Library, Programme

#: lxml-stubs say too little of what XPath gives.
Node: TypeAlias = Any


def files(bundle: Bundle) -> dict[str, bytes]:
    return {file.name: file.content for file in bundle.files if isinstance(file.content, bytes)}


def page(made: Programme, name: str) -> Node:
    return html.document_fromstring(files(PublicationPages().build(made))[name])


def section(blocks: Iterable[Block], heading: int = 0) -> Node:
    one = programmes.track(1, 1, "Rank and file", with_ids(blocks), heading=heading)
    return page(programmes.programme([one]), "01-section.html")


def every_page() -> list[tuple[str, str]]:
    made = [
        ("bulletin", files(PublicationPages().build(programmes.programme()))),
        ("hostile", files(PublicationPages().build(programmes.hostile_programme()))),
        ("house", files(LibraryPages().build(programmes.library()))),
    ]
    return [
        (f"{case}/{name}", content.decode())
        for case, held in made
        for name, content in held.items()
        if name.endswith(".html")
    ]


PAGES = every_page()
NAMES = [name for name, _ in PAGES]
KINDS = ("house", "publication", "section")


@pytest.mark.parametrize(("name", "text"), PAGES, ids=NAMES)
def test_a_page_has_language_title_one_h1_landmarks_and_a_way_past(name: str, text: str) -> None:
    root = html.document_fromstring(text)
    assert root.get("lang") == "en-GB", name
    assert root.xpath("string(//title)").strip()
    assert len(root.xpath("//h1")) == 1
    assert len(root.xpath("//main[@id='main']")) == 1
    assert root.xpath("//body/a[1]/@href") == ["#main"]
    assert root.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href") == ["feed.xml"]
    identities = root.xpath("//@id")
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize(("name", "text"), PAGES, ids=NAMES)
def test_headings_skip_no_level(name: str, text: str) -> None:
    levels = [
        int(node.tag[1]) for node in html.document_fromstring(text).iter() if _is_heading(node)
    ]
    assert levels[0] == 1, name
    assert all(right <= left + 1 for left, right in pairwise(levels))


def _is_heading(node: Node) -> bool:
    return isinstance(node.tag, str) and bool(re.fullmatch(r"h[1-6]", node.tag))


@pytest.mark.parametrize(("name", "text"), PAGES, ids=NAMES)
def test_only_our_own_scripts_run_and_the_policy_allows_no_others(name: str, text: str) -> None:
    root = html.document_fromstring(text)
    early, late = root.xpath("//script/@src")
    assert (early, late) in [("early.js", f"{kind}.js") for kind in KINDS], name
    assert not root.xpath("//script[@type != 'application/ld+json']")
    assert not root.xpath("//script[not(@type)]/text()")
    assert not root.xpath("//style | //iframe | //object | //form[@action or @method]")
    assert not root.xpath("//@style") + [at for at in root.xpath("//@*") if _is_handler(at)]
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")
    # Styles in the page are a tool of readers (bookmarklets that widen spacing); scripts are not.
    assert "unsafe" not in policy.replace("style-src 'self' 'unsafe-inline'", "")


def _is_handler(attribute: Node) -> bool:
    return str(attribute.attrname).startswith("on")


@pytest.mark.parametrize(("name", "text"), PAGES, ids=NAMES)
def test_what_a_page_loads_stands_beside_it(name: str, text: str) -> None:
    root = html.document_fromstring(text)
    loaded = root.xpath(
        "//@src | //link[@rel != 'canonical'][not(contains(@type, 'oembed'))]/@href"
    )
    assert loaded, name
    assert all(re.fullmatch(r"[\w./-]+(\?v=[0-9a-f]{8})?", place) for place in loaded)
    links = root.xpath("//a/@href")
    assert all(re.match(r"https?://|mailto:|[\w./-]*(#[\w-]+)?$", place) for place in links)


def test_every_link_of_a_publication_leads_to_a_file_or_up() -> None:
    made = programmes.programme()
    held = set(files(PublicationPages().build(made)))
    held |= {"feed.xml", "thumbnail.jpg", "../index.html", "../help.html", "../accessibility.html"}
    for episode in made.shelf.episodes:
        held.add(episode.text_name)
        held |= {episode.audio_name, episode.transcript_name} if episode.audio else set()
    for name in ("index.html", "01-section.html", "03-section.html"):
        places = page(made, name).xpath("//@href | //@src")
        local = [place for place in places if not place.startswith(("#", "https://"))]
        assert {re.split("[?#]", place)[0] for place in local} <= held, name


def test_the_index_lists_every_section_with_authors_and_minutes() -> None:
    root = page(programmes.programme(), "index.html")
    links = root.xpath("//ol[@class='contents']//h3/a")
    assert [link.text for link in links] == ["Rank and file", "Letters", "Repairs", "Letters"]
    facts = [
        node.text_content() for node in root.xpath("//ol[@class='contents']//p[@class='facts']")
    ]
    assert facts[0] == "Tim N (Bristol) and Ann K \u00b7 1 minute"
    assert facts[2] == "Ann K \u00b7 the sound is missing; the text is there"
    head = root.xpath("//header[contains(@class, 'head')]")[0].text_content()
    assert "February 2026 \u00b7 4 sections \u00b7 1 minute \u00b7 24 pages in print" in head
    assert "https://hear.example.org/bulletin-9/feed.xml" in root.text_content()


def test_a_section_has_the_browsers_own_player_and_never_starts_by_itself() -> None:
    audio = page(programmes.programme(), "01-section.html").xpath("//audio")
    assert len(audio) == 1
    assert "controls" in audio[0].attrib
    assert "autoplay" not in audio[0].attrib
    assert audio[0].get("preload") == "none"
    # The address changes with the sound, so that no cache plays an old one to new times.
    assert re.fullmatch(r"audio/01-section\.mp3\?v=[0-9a-f]{8}", audio[0].get("src"))
    assert audio[0].find("track").get("src") == "transcripts/01-section.vtt"


def test_a_section_without_sound_says_so_and_gives_its_text() -> None:
    root = page(programmes.programme(), "03-section.html")
    assert not root.xpath("//audio")
    assert "There is no sound for this section." in root.text_content()
    assert "It leaks." in root.text_content()


def test_sections_lead_to_their_neighbours() -> None:
    made = programmes.programme()
    root = page(made, "02-section.html")
    assert root.xpath("//a[@rel='prev']/@href") == ["01-section.html"]
    assert root.xpath("//a[@rel='next']/@href") == ["03-section.html"]
    assert not page(made, "01-section.html").xpath("//a[@rel='prev']")
    assert not page(made, "04-section.html").xpath("//a[@rel='next']")


def test_every_word_of_a_section_is_on_its_page_once() -> None:
    made = programmes.programme()
    text = page(made, "01-section.html").xpath("//div[@class='text']")[0].text_content()
    for block in made.tracks[0].blocks[2:]:
        parts = [cell for row in block.rows for cell in row] or [
            line.text for line in block.lines
        ] or [block.text]  # fmt: skip
        for part in parts:
            assert text.count(part) == 1, part


def test_words_of_the_printed_heading_that_the_title_lacks_are_kept() -> None:
    blocks = (
        programmes.block(Role.HEADING, "Rank & file: a reply", level=1),
        programmes.block(Role.BYLINE, "by Tim N, Bristol"),
        programmes.block(Role.PARAGRAPH, "Text."),
    )
    one = programmes.track(
        1, 1, "Rank & File", with_ids(blocks), authors=(programmes.TIM,), heading=2
    )
    root = page(programmes.programme([one]), "01-section.html")
    assert [p.text_content() for p in root.xpath("//div[@class='text']/p[not(@class='leaf')]")] == [
        "Rank & file: a reply",
        "Text.",
    ]


SENTENCES = ".//span[starts-with(@id, 's')]"


def test_sentences_can_be_found_by_their_times() -> None:
    made = programmes.programme()
    root = page(made, "01-section.html")
    spans = root.xpath("//div[@class='text']" + SENTENCES[1:])
    texts = {one.id: one for one in made.tracks[0].script.utterances}
    recording = made.tracks[0].recording
    assert recording
    lengths = [int(one) for one in root.xpath("//@data-lengths")[0].split()]
    ends = list(accumulate(lengths, initial=0))
    assert len(spans) > 8
    for span in spans:
        number = int(span.get("id").removeprefix("s"))
        clip = recording.clips[number - 1]
        assert span.text_content() == texts[clip.utterance].text
        assert (ends[number - 1], ends[number]) == (clip.begin_ms, clip.end_ms)


def test_a_title_that_is_heard_in_several_utterances_says_where_it_ends() -> None:
    blocks = (
        programmes.block(Role.HEADING, "Rank & File", level=1),
        programmes.block(Role.BYLINE, "by Tim N, Bristol"),
        programmes.block(Role.PARAGRAPH, "Text."),
    )
    one = programmes.track(1, 1, "Rank & File", with_ids(blocks), heading=2)
    [heading] = page(programmes.programme([one]), "01-section.html").xpath("//h1/span")
    said = {clip.utterance: f"s{at}" for at, clip in enumerate(one.recording.clips, start=1)}
    names = {block.id for block in one.blocks[:2]}
    heard = [said[each.id] for each in one.script.utterances if each.block in names]
    assert [heading.get("id"), heading.get("data-last")] == [heard[0], heard[-1]]


def test_a_block_that_was_said_otherwise_is_shown_whole() -> None:
    one = programmes.track(1, 1, "T", programmes.plain_blocks("T", "One. Two."))
    utterances = (*one.script.utterances[:-1], replace(one.script.utterances[-1], text="Zwo."))
    changed = replace(one, script=replace(one.script, utterances=utterances))
    root = page(programmes.programme([changed]), "01-section.html")
    paragraph = root.xpath("//div[@class='text']/p")[0]
    assert paragraph.text_content() == "One. Two."
    assert len(paragraph.xpath(SENTENCES)) == 1


def test_pages_of_the_print_are_told_where_they_begin() -> None:
    root = page(programmes.programme(), "01-section.html")
    marks = [node.text for node in root.xpath("//*[@class='folio']")]
    assert marks == ["Page 5", "Page 6", "Page 7"]


def test_items_become_lists_within_lists() -> None:
    block = programmes.block
    root = section(
        [
            block(Role.ITEM, "Bread", level=1, marker="1."),
            block(Role.ITEM, "Rye", level=2, marker="\u2013"),
            block(Role.ITEM, "Roses", level=1, marker="3."),
            block(Role.ITEM, "Later", level=1, marker="(a)"),
        ]
    )
    ordered, marked = root.xpath("//div[@class='text']/ol | //div[@class='text']/ul")
    assert ordered.xpath("./li/@value") == ["1", "3"]
    assert ordered.xpath("./li[1]/ul/li")[0].text_content() == "Rye"
    assert marked.get("class") == "marked"
    assert marked.text_content().split() == ["(a)", "Later"]


def test_a_deeper_item_without_a_shallower_one_is_still_listed() -> None:
    block = programmes.block
    root = section([block(Role.ITEM, "Deep", level=3), block(Role.ITEM, "Top", level=1)])
    assert [li.text_content() for li in root.xpath("//div[@class='text']/ul/li")] == ["Deep", "Top"]


def test_tables_say_which_cells_are_headings() -> None:
    rows = (("", "Hours", "Note"), ("North", "12"), ("South", "7", "est."))
    root = section([programmes.block(Role.TABLE, "x", rows=rows, header_rows=1)])
    table = root.xpath("//table")[0]
    assert table.xpath("./thead//th/@scope") == ["col", "col"]
    assert table.xpath("./tbody/tr/th/text()") == ["North", "South"]
    assert {len(row.xpath("./th | ./td")) for row in table.xpath(".//tr")} == {3}
    assert root.xpath("//section[@class='table'][@tabindex='0']/@aria-label") == ["Table 1"]


def test_a_first_column_of_numbers_heads_no_rows() -> None:
    root = section([programmes.block(Role.TABLE, "x", rows=(("2024", "a"), ("2025", "b")))])
    assert not root.xpath("//th")


def test_passages_in_another_language_say_so() -> None:
    root = page(programmes.programme(), "01-section.html")
    assert root.xpath("//blockquote/@lang") == ["fr"]


def test_our_words_are_the_houses_on_pages_in_another_language() -> None:
    made = programmes.programme(of=programmes.publication(language="de"))
    root = page(made, "01-section.html")
    assert root.get("lang") == "en-GB"
    assert root.xpath("//h1/@lang | //div[@class='text']/@lang") == ["de", "de"]
    assert set(root.xpath("//*[@class='folio']/@lang")) == {"en-GB"}


def test_a_section_in_another_language_says_so_wherever_it_is_named() -> None:
    made = programmes.programme()
    first, *others = made.tracks
    french = replace(first, section=replace(first.section, language="fr"))
    made = replace(made, tracks=(french, *others))
    own = page(made, "01-section.html")
    assert own.xpath("//h1/@lang | //div[@class='text']/@lang | //track/@srclang") == ["fr"] * 3
    assert not own.xpath("//nav[@class='trail']//@lang")
    assert page(made, "02-section.html").xpath("//a[@rel='prev']/span/@lang") == ["fr"]
    assert page(made, "index.html").xpath("//h3/@lang") == ["fr"]


def test_notes_stand_in_a_section_of_their_own() -> None:
    root = page(programmes.programme(), "01-section.html")
    notes = root.xpath("//section[@aria-labelledby='notes']")[0]
    assert notes.xpath("string(.//h2)") == "Notes"
    assert notes.xpath(".//li")[0].text_content() == "1 Counted by hand, twice."
    assert notes.xpath(".//li/@id") == ["note-1"]


def test_a_section_without_words_is_no_empty_page() -> None:
    assert "This section holds no text." in section([]).text_content()


def test_a_house_without_publications_is_no_empty_page() -> None:
    made = LibraryPages().build(Library(house=programmes.house(), shelves=()))
    assert b"There is nothing to hear yet." in files(made)["index.html"]


def test_links_that_could_run_a_script_are_not_made() -> None:
    made = programmes.hostile_programme()
    assert not [
        place
        for place in page(made, "index.html").xpath("//@href")
        if place.lower().startswith("javascript")
    ]


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("bulletin", "index.html"),
        ("bulletin", "01-section.html"),
        ("bulletin", "03-section.html"),
        ("hostile", "01-section.html"),
        ("house", "index.html"),
        ("house", "help.html"),
        ("house", "accessibility.html"),
    ],
)
def test_pages_are_as_kept(case: str, name: str) -> None:
    content = dict(PAGES)[f"{case}/{name}"].encode()
    assert same_as_golden(content, "pages", case, "golden", name)


WORDS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [programmes.HOSTILE, "</p><script>", "{{ 7 * 7 }}", "{% raw %}", "&lt;", "]]>"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            programmes.block,
            st.sampled_from(Role),
            WORDS,
            level=st.integers(0, 6),
            marker=st.sampled_from(["", "1.", "a)", "\u2022", "99999999999.", "<b>"]),
            page=st.one_of(st.none(), st.integers(1, 4)),
            rows=st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=3).map(tuple),
            header_rows=st.integers(0, 2),
            language=st.sampled_from([None, "fr", '"><script>']),
        ),
        max_size=8,
    )
)
def test_whatever_a_document_holds_only_our_own_elements_come_out(blocks: list[Block]) -> None:
    root = section(blocks)
    text = root.xpath("//div[@class='text']")[0]
    ours = "div p h2 h3 h4 h5 h6 ol ul li span section blockquote br figure b table thead tbody a"
    assert {node.tag for node in text.iter()} <= {*ours.split(), "tr", "th", "td"}
    shown = "".join(text.text_content().split())
    kept = body(programmes.track(1, 1, "T", with_ids(blocks), heading=0), "en-GB")
    for piece in kept.notes:
        assert "".join("".join(span.text.split()) for span in piece.spans) in shown


@pytest.mark.parametrize(
    "name", ["publication.js", "section.js", "marks.js", "worker.js", "early.js"]
)
def test_scripts_are_strict_and_keep_their_names_to_themselves(name: str) -> None:
    script = files(PublicationPages().build(programmes.programme()))[name].decode()
    assert script.startswith("'use strict';(()=>{")
    assert script.endswith("})();\n")
    assert not re.search(r"eval\(|innerHTML|insertAdjacentHTML|document\.write|https?://", script)
