"""Feeds: what directories require, what clients read, and what hostile text cannot do."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeAlias

import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from fakes import programmes
from fakes.golden import same_as_golden
from hearprint.formats.chapters import ChaptersFormat
from hearprint.formats.feed.descriptions import clip_bytes
from hearprint.formats.feed.library import LibraryFeed
from hearprint.formats.feed.publication import PublicationFeed
from hearprint.model.document import Person
from hearprint.model.programme import Download, Library, Programme
from hearprint.model.speech import Alternate, Mark, Recording
from hearprint.model.words import plain

#: lxml-stubs say too little of what XPath gives.
Node: TypeAlias = Any

SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


def publication_feed(made: Programme) -> bytes:
    content = PublicationFeed().build(made).files[-1].content
    assert isinstance(content, bytes)
    return content


def library_feed(made: Library) -> bytes:
    content = LibraryFeed().build(made).files[-1].content
    assert isinstance(content, bytes)
    return content


def channel(content: bytes) -> Node:
    return etree.fromstring(content).find("channel")


def one(node: Node, path: str) -> str:
    """The text or attribute at ``path``, which is there exactly once."""
    found = node.xpath(path, namespaces=SPACES)
    assert len(found) == 1, (path, found)
    return str(found[0] if isinstance(found[0], str) else found[0].text)


_TRANSCRIPT = "https://hear.example.org/bulletin-9/transcripts/01-section"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "Members\u2019 Bulletin 9"),
        ("link", "https://hear.example.org/bulletin-9/"),
        ("language", "en-gb"),
        ("copyright", "Common Room Collective"),
        ("atom:link[@rel='self']/@href", "https://hear.example.org/bulletin-9/feed.xml"),
        ("itunes:author", "Common Room Collective"),
        ("itunes:owner/itunes:email", "sound@example.org"),
        ("itunes:image/@href", "https://hear.example.org/bulletin-9/cover.jpg"),
        ("itunes:category/@text", "Society & Culture"),
        ("itunes:explicit", "false"),
        ("itunes:type", "serial"),
        ("podcast:guid", "6a2f1a52-5d6b-5c0e-9b0c-0a3f3f4f9d01"),
        ("podcast:locked", "yes"),
        ("podcast:locked/@owner", "sound@example.org"),
        ("podcast:medium", "audiobook"),
        ("podcast:txt[@purpose='ai-content']", "true"),
        ("podcast:person", "Ann K"),
        ("podcast:person/@role", "author"),
        ("podcast:funding/@url", "https://example.org/give"),
        ("podcast:funding", "Give what you can (print edition: \u00a32)"),
        ("podcast:image/@href", "https://hear.example.org/bulletin-9/cover.jpg"),
        ("podcast:image/@alt", "Cover of Members\u2019 Bulletin 9"),
    ],
)
def test_a_channel_has_what_directories_require(path: str, value: str) -> None:
    assert one(channel(publication_feed(programmes.programme())), path) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "Rank and file"),
        ("guid", "urn:hearprint:bulletin-9:s1"),
        ("guid/@isPermaLink", "false"),
        ("link", "https://hear.example.org/bulletin-9/01-section.html"),
        ("pubDate", "Sun, 01 Mar 2026 09:01:00 +0000"),
        ("enclosure/@url", "https://hear.example.org/bulletin-9/audio/01-section.mp3"),
        ("enclosure/@type", "audio/mpeg"),
        ("enclosure/@length", "1920"),
        ("itunes:episode", "1"),
        ("itunes:explicit", "false"),
        ("podcast:transcript[@type='text/vtt']/@url", f"{_TRANSCRIPT}.vtt"),
        ("podcast:transcript[@type='text/vtt']/@rel", "captions"),
        ("podcast:transcript[@type='text/vtt']/@language", "en-gb"),
        ("podcast:transcript[@type='application/x-subrip']/@url", f"{_TRANSCRIPT}.srt"),
        ("podcast:transcript[@type='application/json']/@url", f"{_TRANSCRIPT}.json"),
        ("podcast:transcript[@type='text/html']/@url", f"{_TRANSCRIPT}.html"),
        ("podcast:episode", "1"),
        ("podcast:person[@role='narrator']", "sine (synthetic voice)"),
        ("podcast:alternateEnclosure[@default='true']/@length", "1920"),
    ],
)
def test_an_item_has_what_directories_require(path: str, value: str) -> None:
    item = channel(publication_feed(programmes.programme())).find("item")
    assert one(item, path) == value


def test_durations_are_whole_seconds() -> None:
    made = programmes.programme()
    item = channel(publication_feed(made)).find("item")
    recording = made.tracks[0].recording
    assert recording
    assert one(item, "itunes:duration") == str(round(recording.duration_ms / 1000))


def test_sections_stand_oldest_first_and_failed_ones_are_left_out() -> None:
    items = channel(publication_feed(programmes.programme())).findall("item")
    assert [one(item, "itunes:episode") for item in items] == ["1", "2", "4"]
    dates = [parsedate_to_datetime(one(item, "pubDate")) for item in items]
    assert all(left < right for left, right in pairwise(dates))


def test_equal_titles_are_told_apart() -> None:
    items = channel(publication_feed(programmes.programme())).findall("item")
    assert [one(item, "title") for item in items] == ["Rank and file", "Letters", "Letters (2)"]


def test_a_description_tells_place_authors_time_pages_and_where_to_read() -> None:
    item = channel(publication_feed(programmes.programme())).find("item")
    told = html.fragment_fromstring(one(item, "description"), create_parent="div")
    assert told.text_content() == (
        "Section 1 of 4. By Tim N (Bristol) and Ann K. 1 minute. Pages 5 to 7 of the print."
        "We met in the sorting hall. Sixty came, and 1,204 wrote."
        "Read the text of this section"
    )
    assert told.xpath("string(.//a/@href)") == "https://hear.example.org/bulletin-9/01-section.html"


def test_titles_use_hexadecimal_references() -> None:
    made = programmes.programme(of=programmes.publication(title="Bread & <Roses>"))
    content = publication_feed(made)
    assert b"<title>Bread &#x26; &#x3C;Roses&#x3E;</title>" in content


def test_a_feed_does_not_tell_when_it_was_made() -> None:
    assert b"lastBuildDate" not in publication_feed(programmes.programme())


@pytest.mark.parametrize(
    "given_rights", ["Copyright \u00a9 2026 Us", "\u00a9 2025\u20132026 Us", "(c) Us", "Us"]
)
def test_the_word_copyright_is_not_repeated(given_rights: str) -> None:
    made = programmes.programme(by=programmes.house(copyright=given_rights))
    assert one(channel(publication_feed(made)), "copyright") == "Us"


def test_what_a_house_does_not_say_is_not_in_its_feed() -> None:
    made = programmes.programme(
        of=programmes.publication(price=""),
        by=programmes.house(email="", copyright="", funding_url="javascript:x", author=""),
    )
    node = channel(publication_feed(made))
    for path in ("itunes:owner", "copyright", "podcast:funding", "podcast:locked/@owner"):
        assert not node.xpath(path, namespaces=SPACES), path
    assert one(node, "itunes:author") == "Ann K"


def test_the_house_feed_holds_every_publication_the_newest_first() -> None:
    node = channel(library_feed(programmes.library()))
    assert one(node, "itunes:type") == "episodic"
    assert one(node, "podcast:medium") == "podcast"
    assert one(node, "itunes:image/@href") == "https://hear.example.org/cover.jpg"
    guids = [one(item, "guid") for item in node.findall("item")]
    assert guids == [
        "urn:hearprint:leaflet:s1",
        "urn:hearprint:bulletin-9:s1",
        "urn:hearprint:bulletin-9:s2",
        "urn:hearprint:bulletin-9:s4",
    ]
    assert not node.xpath("item/itunes:episode", namespaces=SPACES)
    assert one(node.findall("item")[1], "itunes:image/@href").endswith("/bulletin-9/cover.jpg")


def test_the_house_feed_tells_publications_apart_by_their_titles() -> None:
    shelf = programmes.programme([programmes.track(1, 1, "Editorial", ())]).shelf
    other = replace(shelf, publication=replace(shelf.publication, title="Bulletin 8", slug="b8"))
    node = channel(library_feed(Library(house=programmes.house(), shelves=(shelf, other))))
    assert [one(item, "title") for item in node.findall("item")] == [
        "Editorial (Members\u2019 Bulletin 9)",
        "Editorial (Bulletin 8)",
    ]


def test_an_empty_house_has_a_feed() -> None:
    node = channel(library_feed(Library(house=programmes.house(), shelves=())))
    assert node.find("item") is None


CASES: dict[str, Callable[[], bytes]] = {
    "bulletin": lambda: publication_feed(programmes.programme()),
    "hostile": lambda: publication_feed(programmes.hostile_programme()),
    "house": lambda: library_feed(programmes.library()),
}


@pytest.mark.parametrize("case", CASES)
def test_feeds_are_as_kept(case: str) -> None:
    assert same_as_golden(CASES[case](), "feed", case, "golden", "feed.xml")


@pytest.mark.parametrize("case", CASES)
def test_clients_read_every_item_in_order(case: str) -> None:
    content = CASES[case]()
    guids = [one(item, "guid") for item in channel(content).findall("item")]
    first = feedparser.parse(content)
    assert not first.bozo
    assert [entry.id for entry in first.entries] == guids
    second = podcastparser.parse("https://hear.example.org/feed.xml", BytesIO(content))
    # That parser keeps its episodes by date, the newest first.
    assert sorted(episode["guid"] for episode in second["episodes"]) == sorted(guids)
    assert all(len(episode["enclosures"]) == 1 for episode in second["episodes"])


NASTY = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        [
            programmes.HOSTILE,
            "x" * 10_000,
            "\u00e9&<" * 4000,
            "]]>",
            "<![CDATA[",
            "&nbsp;&#0;",
            "\u202eabc\u200f",
            "\x00\x1e\ufffe\ud800",
            "\U0001f468\u200d\U0001f469",
            "  ",
        ]
    ),
)


@settings(max_examples=60, deadline=None)
@given(NASTY, NASTY, NASTY, NASTY)
def test_hostile_words_survive_as_words(title: str, author: str, text: str, house: str) -> None:
    person = Person(name=author, branch=text)
    # Readers give no half surrogate pairs in blocks; plan files and house settings might.
    blocks = programmes.plain_blocks(*(one.replace("\ud800", "") for one in (title, text)))
    made = programmes.programme(
        [programmes.track(1, 1, title, blocks, authors=(person,) * 3)],
        of=programmes.publication(title=title, description=text, authors=(person,)),
        by=programmes.house(title=house, author=author, description=text, copyright=text),
    )
    for content in (
        publication_feed(made),
        library_feed(Library(house=made.house, shelves=(made.shelf,))),
    ):
        node = channel(content)
        item = node.find("item")
        shown = one(item, "title")
        if len(plain(title)) <= 200:
            assert shown == (plain(title) or "Section 1")
        for path in (".//title", ".//itunes:author", ".//itunes:name", ".//podcast:person"):
            assert all(len(found.text or "") <= 255 for found in node.iterfind(path, SPACES)), path
        for found in node.iter("description"):
            assert len((found.text or "").encode()) <= 4000
        told = html.fragment_fromstring(one(item, "description"), create_parent="div")
        assert {child.tag for child in told.iter()} <= {"div", "p", "a"}
        assert not feedparser.parse(content).bozo
        read = podcastparser.parse("https://x.example/feed.xml", BytesIO(content))
        assert read["episodes"][0]["title"] == " ".join(shown.split())


@given(st.text(max_size=300), st.integers(8, 200))
def test_text_is_cut_to_bytes(text: str, limit: int) -> None:
    assert len(clip_bytes(text, limit).encode("utf-8", "replace")) <= limit


def test_a_price_leads_to_the_print_where_a_house_asks_for_nothing() -> None:
    made = programmes.programme(
        of=programmes.publication(price="50p donation"),
        by=programmes.house(funding_url="", funding_text=""),
    )
    node = channel(publication_feed(made))
    assert one(node, "podcast:funding") == "Print edition: 50p donation"
    assert one(node, "podcast:funding/@url") == "https://example.org/bulletin-9"


def test_what_a_house_asks_for_is_in_its_feeds() -> None:
    by = programmes.house(
        license="cc-by-4.0",
        license_url="https://example.org/licence",
        hub="https://hub.example.org/",
        trailer_url="https://example.org/trailer.mp3",
        trailer_title="What there is to hear",
        moved=True,
    )
    made = programmes.programme(by=by)
    for node in (
        channel(publication_feed(made)),
        channel(library_feed(Library(house=by, shelves=(made.shelf,)))),
    ):
        assert one(node, "podcast:license") == "cc-by-4.0"
        assert one(node, "podcast:license/@url") == "https://example.org/licence"
        assert one(node, "atom:link[@rel='hub']/@href") == "https://hub.example.org/"
        own = one(node, "atom:link[@rel='self']/@href")
        assert one(node, "itunes:new-feed-url") == own
    assert one(node, "podcast:trailer") == "What there is to hear"
    assert one(node, "podcast:trailer/@pubdate") == "Sun, 01 Mar 2026 09:00:00 +0000"


def test_publications_are_seasons_of_the_house_counted_from_the_oldest() -> None:
    seasons = channel(library_feed(programmes.library())).xpath(
        "item/podcast:season", namespaces=SPACES
    )
    assert [season.text for season in seasons] == ["2", "1", "1", "1"]
    assert seasons[1].get("name") == "Members\u2019 Bulletin 9"


def test_integrity_is_the_digest_of_the_file() -> None:
    item = channel(publication_feed(programmes.programme())).find("item")
    told = one(item, "podcast:alternateEnclosure/podcast:integrity/@value")
    digest = hashlib.sha256(programmes.sound("bulletin-9/01-section")).digest()
    assert told == f"sha256-{b64encode(digest).decode()}"


def test_the_houses_guid_is_kept_when_the_house_moves() -> None:
    shelf = programmes.programme(of=programmes.publication(house_guid="kept")).shelf
    library = Library(house=programmes.house(base_url="https://new.example.org"), shelves=(shelf,))
    assert one(channel(library_feed(library)), "podcast:guid") == "kept"


def test_a_private_house_has_no_feed_that_everybody_shares() -> None:
    by = programmes.house(private=True)
    made = programmes.programme(by=by)
    assert not PublicationFeed().build(made).files
    assert not LibraryFeed().build(Library(house=by, shelves=(made.shelf,))).files


def test_feeds_opml_lists_all_feeds() -> None:
    [file] = (f for f in LibraryFeed().build(programmes.library()).files if f.name == "feeds.opml")
    assert isinstance(file.content, bytes)
    outlines = etree.fromstring(file.content).findall("body/outline")
    assert [outline.get("xmlUrl") for outline in outlines] == [
        "https://hear.example.org/feed.xml",
        "https://hear.example.org/leaflet/feed.xml",
        "https://hear.example.org/bulletin-9/feed.xml",
    ]
    assert outlines[2].get("text") == "Members\u2019 Bulletin 9"


def _with_more_sound() -> Programme:
    """Chapters and Opus in the first section, and an audiobook of all."""
    whole = programmes.programme()
    first = whole.tracks[0]
    assert isinstance(first.outcome, Recording)
    opus = Alternate(
        ending="opus",
        media_type="audio/ogg",
        codecs="opus",
        bitrate=24_000,
        audio=programmes.stored(b"opus"),
    )
    marks = (Mark(title="What we asked for", level=2, utterance="u3"),)
    richer = replace(
        first,
        script=replace(first.script, marks=marks),
        outcome=replace(first.outcome, alternates=(opus,)),
    )
    book = Download(
        name="audio/bulletin-9.m4b",
        title="Audiobook (M4B)",
        media_type="audio/mp4",
        file=programmes.stored(b"m4b"),
        codecs="mp4a.40.2",
        bitrate=64_000,
        duration_ms=whole.duration_ms,
    )
    return replace(whole, tracks=(richer, *whole.tracks[1:]), downloads=(book,))


def test_other_formats_and_the_whole_stand_beside_the_enclosure() -> None:
    made = _with_more_sound()
    for content in (
        publication_feed(made),
        library_feed(Library(house=made.house, shelves=(made.shelf,))),
    ):
        first, second, _ = channel(content).findall("item")
        told = first.xpath("podcast:alternateEnclosure", namespaces=SPACES)
        assert [(one.get("type"), one.get("rel"), one.get("codecs")) for one in told] == [
            ("audio/mpeg", None, None),
            ("audio/ogg", None, "opus"),
            ("audio/mp4", "whole publication", "mp4a.40.2"),
        ]
        sources = [one.xpath("podcast:source/@uri", namespaces=SPACES)[0] for one in told]
        assert sources[1:] == [
            "https://hear.example.org/bulletin-9/audio/01-section.opus",
            "https://hear.example.org/bulletin-9/audio/bulletin-9.m4b",
        ]
        assert len(second.xpath("podcast:alternateEnclosure", namespaces=SPACES)) == 1


def test_chapters_are_told_where_there_are_any() -> None:
    made = _with_more_sound()
    first, second, _ = channel(publication_feed(made)).findall("item")
    address = "https://hear.example.org/bulletin-9/chapters/01-section.json"
    assert one(first, "podcast:chapters/@url") == address
    assert one(first, "podcast:chapters/@type") == "application/json+chapters"
    assert second.find("podcast:chapters", SPACES) is None
    [file] = ChaptersFormat().build(made).files
    assert file.name == "chapters/01-section.json"
    assert isinstance(file.content, bytes)
    told = json.loads(file.content)
    assert told["version"] == "1.2.0"
    assert [chapter["title"] for chapter in told["chapters"]] == [
        "Rank and file", "What we asked for",
    ]  # fmt: skip
    assert told["chapters"][0]["startTime"] == 0
    assert told["chapters"][0]["endTime"] == told["chapters"][1]["startTime"]
