"""Single faults, one at a time in a good feed: each is found under its own code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fakes import programmes
from hearprint.checks.feeds import check_written
from hearprint.formats.feed.publication import PublicationFeed
from hearprint.model.feed_rules import RULES
from hearprint.model.findings import CODES, Finding
from hearprint.model.programme import Programme
from hearprint.model.speech import Alternate, Mark, Recording

_NAME = "bulletin-9/feed.xml"
_NOW = datetime(2026, 4, 1, tzinfo=UTC)
Change = Callable[[str], str]


def _whole() -> Programme:
    """Every tag that we write, in every item."""
    made = programmes.programme(
        [one for one in programmes.programme().tracks if one.recording],
        by=programmes.house(
            license="cc-by-4.0",
        ),
    )
    tracks = []
    for position, one in enumerate(made.tracks, 1):
        assert isinstance(one.outcome, Recording)
        opus = Alternate(
            ending="opus",
            media_type="audio/ogg",
            codecs="opus",
            bitrate=24_000,
            audio=programmes.stored(f"opus {position}".encode()),
        )
        marks = (Mark(title="More", level=2, utterance="u1"),)
        tracks.append(
            replace(
                one,
                position=position,
                script=replace(one.script, marks=marks),
                outcome=replace(one.outcome, alternates=(opus,)),
            )
        )
    return replace(made, tracks=tuple(tracks))


@pytest.fixture(scope="module")
def good() -> str:
    return _good()


@cache
def _good() -> str:
    content = PublicationFeed().build(_whole()).files[-1].content
    assert isinstance(content, bytes)
    return content.decode()


def _found(content: str | bytes) -> list[Finding]:
    data = content.encode() if isinstance(content, str) else content
    return list(check_written(_NAME, data, lambda _address: None, [], _NOW))


def put(old: str, new: str, *, count: int = 1) -> Change:
    """Replace the first ``old``, which is there."""

    def change(feed: str) -> str:
        assert old in feed, old
        return feed.replace(old, new, count)

    return change


def drop(pattern: str) -> Change:
    """Take away the first place where ``pattern`` stands."""

    def change(feed: str) -> str:
        changed, times = re.subn(pattern, "", feed, count=1, flags=re.DOTALL)
        assert times, pattern
        return changed

    return change


def twice(pattern: str) -> Change:
    """Let what ``pattern`` finds stand twice."""

    def change(feed: str) -> str:
        found = re.search(pattern, feed, re.DOTALL)
        assert found, pattern
        return feed.replace(found[0], found[0] * 2, 1)

    return change


def in_channel(xml: str) -> Change:
    return put("<generator>", f"{xml}<generator>")


def value(pattern: str, new: str) -> Change:
    """Put ``new`` where the first group of ``pattern`` stands."""

    def change(feed: str) -> str:
        found = re.search(pattern, feed, re.DOTALL)
        assert found, pattern
        return feed[: found.start(1)] + new + feed[found.end(1) :]

    return change


_ITEM = r"<item>.*?"
_URL = 'enclosure url="https://hear.example.org/bulletin-9/audio/01-section.mp3"'

FAULTS: dict[str, tuple[str, Change]] = {
    # The document
    "a bare ampersand": ("F-003", put("Rank and file", "Rank & file")),
    "an HTML entity": ("F-003", put("Rank and file", "Rank&nbsp;file")),
    "a control character": ("F-003", put("Rank and file", "Rank\x1eand file")),
    "an element that does not end": ("F-003", put("</item>", "")),
    "another version": ("F-011", put('version="2.0"', 'version="0.91"')),
    "another root": ("F-011", lambda feed: re.sub(r"(</?)rss\b", r"\1feed", feed)),
    "a name space with another protocol": (
        "F-012", put("http://www.itunes.com/dtds", "https://www.itunes.com/dtds"),
    ),
    "a name space in other case": (
        "F-012", put("podcastindex.org/namespace", "PodcastIndex.org/namespace"),
    ),
    "another encoding": ("F-013", put("encoding='UTF-8'", "encoding='ISO-8859-1'")),
    "a document type": ("F-014", put("<rss ", '<!DOCTYPE rss SYSTEM "rss.dtd"><rss ')),
    "an entity of its own": ("F-014", put("<rss ", '<!DOCTYPE rss [<!ENTITY a "b">]><rss ')),
    # The channel
    "no title": ("F-004", drop("<title>.*?</title>")),
    "no link": ("F-004", drop("<link>.*?</link>")),
    "no description": ("F-004", drop("<description>.*?</description>")),
    "no language": ("F-004", drop("<language>.*?</language>")),
    "no cover": ("F-004", drop("<itunes:image [^>]*>")),
    "no category": ("F-004", drop("<itunes:category [^>]*>")),
    "no word on explicitness": ("F-004", drop("<itunes:explicit>.*?</itunes:explicit>")),
    "no address of its own": ("F-004", drop("<atom:link [^>]*>")),
    "no author": ("F-043", drop("<itunes:author>.*?</itunes:author>")),
    "no guid": ("F-043", drop("<podcast:guid>.*?</podcast:guid>")),
    "no lock": ("F-043", drop("<podcast:locked .*?</podcast:locked>")),
    "a title that is empty": ("F-004", value("<title>(.*?)</title>", "")),
    "a title of 300 letters": ("F-017", value("<title>(.*?)</title>", "x" * 300)),
    "a title with spaces around it": ("F-017", value("<title>(.*?)</title>", " Title ")),
    "a title with markup": ("F-015", value("<title>(.*?)</title>", "A &lt;b&gt;title&lt;/b&gt;")),
    "a title that is escaped twice": ("F-015", value("<title>(.*?)</title>", "You &amp;amp; I")),
    "a title with elements": ("F-015", value("<title>(.*?)</title>", "A <b>title</b>")),
    "a language in words": ("F-020", value("<language>(.*?)<", "English")),
    "a language that ISO 639 lacks": ("F-020", value("<language>(.*?)<", "qq-gb")),
    "explicit no": ("F-021", value("<itunes:explicit>(.*?)<", "no")),
    "explicit clean": ("F-021", value("<itunes:explicit>(.*?)<", "clean")),
    "a category in small letters": (
        "F-022", value('category text="(.*?)"', "society &amp; culture"),
    ),
    "a category as text": ("F-022", put(
        '<itunes:category text="Society &amp;amp; Culture"/>'.replace("&amp;amp;", "&amp;"),
        "<itunes:category>Arts</itunes:category>",
    )),
    "a subcategory of another": (
        "F-022", put('Culture"/>', 'Culture"><itunes:category text="Books"/></itunes:category>'),
    ),
    "a cover as text": ("F-023", value(r'<itunes:image (href=".*?")', 'url="x"')),
    "a cover of another kind": (
        "F-023", value('<itunes:image href="(.*?)"', "https://x.org/c.gif"),
    ),
    "an unknown type of show": ("F-025", value("<itunes:type>(.*?)<", "series")),
    "block in small letters": ("F-040", in_channel("<itunes:block>yes</itunes:block>")),
    "complete with true": ("F-040", in_channel("<itunes:complete>true</itunes:complete>")),
    "block for one directory only": ("F-066", in_channel("<itunes:block>Yes</itunes:block>")),
    "copyright with its sign": ("F-041", value("<copyright>(.*?)<", "\u00a9 2026 Us")),
    "nobody to write to": ("F-039", drop("<itunes:owner>.*?</itunes:owner>")),
    "a broken e-mail address": ("F-039", value("<itunes:email>(.*?)<", "sound at example")),
    "a move to nowhere": ("F-042", in_channel("<itunes:new-feed-url>/x</itunes:new-feed-url>")),
    "a move to another feed": (
        "F-042", in_channel("<itunes:new-feed-url>https://x.org/f</itunes:new-feed-url>"),
    ),
    "an address of its own that is not whole": (
        "F-037", value('<atom:link href="(.*?)"', "feed.xml"),
    ),
    "a link that is not whole": ("F-032", value("<link>(.*?)<", "/bulletin-9/")),
    "an element with a wrong name": ("F-045", in_channel("<itunes:Author>x</itunes:Author>")),
    "an element of the podcast name space with a wrong name": (
        "F-045", in_channel("<podcast:persons>x</podcast:persons>"),
    ),
    "two languages": ("F-016", twice("<language>.*?</language>")),
    "a description of 4001 bytes": ("F-018", value("<description>(.*?)<", "\u00e9" * 2000 + "x")),
    "a description with a script": (
        "F-019", value("<description>(.*?)<", "a&lt;script&gt;b&lt;/script&gt;"),
    ),
    "a description with a table": (
        "F-019", value("<description>(.*?)<", "&lt;table&gt;b&lt;/table&gt;"),
    ),
    "markup that is not escaped": ("F-015", value("<description>(.*?)<", "a <b>b</b>")),
    "a description that is empty": ("F-017", value("<description>(.*?)<", "")),
    "no items": ("F-044", lambda feed: re.sub("<item>.*</item>", "", feed, flags=re.DOTALL)),
    "a next page that is not whole": (
        "F-048", in_channel('<atom:link rel="next" href="feed-2.xml"/>'),
    ),
    "a next page that is itself": ("F-048", in_channel(
        '<atom:link rel="next" href="https://hear.example.org/bulletin-9/feed.xml"/>'
    )),
    # Items
    "an item without a title": ("F-004", drop("(?<=<item>)\\s*<title>.*?</title>")),
    "an item without an enclosure": ("F-004", drop("<enclosure [^>]*>")),
    "an item without a guid": ("F-004", drop("<guid .*?</guid>")),
    "a guid that is empty": ("F-004", value("<guid [^>]*>(.*?)<", "")),
    "an item without a date": ("F-043", drop("<pubDate>.*?</pubDate>")),
    "an item without a duration": ("F-043", drop("<itunes:duration>.*?</itunes:duration>")),
    "two guids that are the same": ("F-005", put(":s2</guid>", ":s1</guid>")),
    "two titles that are the same": ("F-006", put("Letters (2)", "Letters")),
    "two titles that differ in case": ("F-006", put("Letters (2)", "LETTERS")),
    "two enclosures that are the same": (
        "F-009", put(_URL.replace("01-", "02-"), _URL),
    ),
    "two enclosures in one item": ("F-016", twice("<enclosure [^>]*>")),
    "two dates that are the same": ("F-007", put("09:02:00", "09:01:00")),
    "dates half a minute apart": ("F-007", put("09:02:00", "09:01:30")),
    "items in the wrong order": ("F-007", put("09:01:00", "09:03:00")),
    "a date in ISO 8601": ("F-029", value("<pubDate>(.*?)<", "2026-03-01T09:01:00Z")),
    "a date that is none": ("F-029", value("<pubDate>(.*?)<", "Sun, 31 Feb 2026 09:01:00 +0000")),
    "a date in the future": ("F-030", value("<pubDate>(.*?)<", "Sat, 01 Mar 2036 09:01:00 +0000")),
    "a guid that is taken for an address": ("F-031", put(' isPermaLink="false"', "")),
    "an enclosure that is not whole": ("F-032", put(_URL, 'enclosure url="audio/01.mp3"')),
    "an enclosure with a space": ("F-033", put(_URL, 'enclosure url="https://x.org/0 1.mp3"')),
    "an enclosure with an accent": ("F-033", put(_URL, 'enclosure url="https://x.org/\u00e9.mp3"')),
    "an enclosure by http": ("F-046", put(_URL, _URL.replace("https:", "http:"))),
    "an enclosure without a type": ("F-034", drop('(?<=length="1920") type="audio/mpeg"')),
    "an enclosure with another ending": ("F-034", put(_URL, _URL.replace(".mp3", ".php"))),
    "an enclosure that few can play": (
        "F-035", value('<enclosure [^>]*type="(.*?)"', "audio/ogg"),
    ),
    "a length of 0": ("F-036", value('<enclosure [^>]*length="(.*?)"', "0")),
    "a length in words": ("F-036", value('<enclosure [^>]*length="(.*?)"', "1.9 kB")),
    "no length": ("F-036", drop('(?<=01-section.mp3") length="1920"')),
    "a serial without a number": ("F-026", drop("<itunes:episode>.*?</itunes:episode>")),
    "a serial with the number 0": ("F-026", value("<itunes:episode>(.*?)<", "0")),
    "a number that stands twice": ("F-026", value("<itunes:episode>(.*?)<", "2")),
    "a season in words": (
        "F-027",
        put("<itunes:episodeType>", "<itunes:season>one</itunes:season><itunes:episodeType>"),
    ),
    "an unknown kind of episode": ("F-027", value("<itunes:episodeType>(.*?)<", "chapter")),
    "a duration with colons": ("F-028", value("<itunes:duration>(.*?)<", "0:31")),
    "a duration of 0": ("F-028", value("<itunes:duration>(.*?)<", "0")),
    "a number in the title": ("F-038", put("<title>Rank", "<title>1. Rank")),
    "an episode in the title": ("F-038", put("<title>Rank", "<title>Episode 7: Rank")),
    # The podcast name space
    "a guid that is no UUID": ("F-050", value("<podcast:guid>(.*?)<", "https://x.org/feed")),
    "a lock that is true": ("F-051", value("<podcast:locked[^>]*>(.*?)<", "true")),
    "an unknown medium": ("F-052", value("<podcast:medium>(.*?)<", "book")),
    "a transcript of an unknown type": (
        "F-053", value('transcript [^>]*type="(.*?)"', "text/webvtt"),
    ),
    "a transcript without a type": ("F-053", drop('(?<=section.vtt") type="text/vtt"')),
    "a transcript without an address": ("F-053", value('transcript (url=".*?")', "")),
    "a transcript in no language": ("F-020", value('transcript [^>]*language="(.*?)"', "english")),
    "chapters of another type": ("F-054", value('chapters [^>]*type="(.*?)"', "text/plain")),
    "chapters that are not whole": ("F-054", value('chapters url="(.*?)"', "chapters.json")),
    "a person without a name": ("F-055", value("<podcast:person[^>]*>(.*?)<", "")),
    "a person of 129 letters": ("F-055", value("<podcast:person[^>]*>(.*?)<", "x" * 129)),
    "an episode that is no number": ("F-056", value("<podcast:episode[^>]*>(.*?)<", "2b")),
    "a display of 33 letters": (
        "F-056", put("<podcast:episode>", f'<podcast:episode display="{"x" * 33}">'),
    ),
    "a format without a source": ("F-057", drop("<podcast:source [^>]*>")),
    "a format without a type": ("F-057", value("alternateEnclosure (type=.*?) length", "")),
    "a digest that is too short": (
        "F-058", value('integrity [^>]*value="sha256-(.*?)"', "MPD1igJv"),
    ),
    "a digest of an unknown kind": ("F-058", value('integrity [^>]*value="(sha256)-', "md5")),
    "a licence of one's own without its text": (
        "F-059", value("<podcast:license>(.*?)<", "ours-1"),
    ),
    "a donation without an address": ("F-060", value('<podcast:funding url="(.*?)"', "give")),
    "a txt of 4001 letters": ("F-061", value("<podcast:txt[^>]*>(.*?)<", "x" * 4001)),
    "a picture that says nothing": ("F-062", drop(' alt="[^"]*"')),
    "a picture without an address": ("F-062", value('podcast:image (href=".*?")', "")),
    "a trailer without a date": (
        "F-063", in_channel('<podcast:trailer url="https://x.org/t.mp3">T</podcast:trailer>'),
    ),
    "a block that is true": ("F-064", in_channel("<podcast:block>true</podcast:block>")),
}  # fmt: skip


def test_a_good_feed_is_silent(good: str) -> None:
    assert _found(good) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_single_fault_is_found_under_its_code(good: str, fault: str) -> None:
    code, change = FAULTS[fault]
    found = _found(change(good))
    assert code in {one.code for one in found}, found


def test_faults_cover_every_rule_on_what_is_written() -> None:
    of_files = {"F-001", "F-002", "F-010", "F-024", "F-065", "F-067"}
    elsewhere = {"F-008", "F-047"}  # tested below
    written = {code for code in RULES if code.startswith("F-")} - of_files - elsewhere
    assert {code for code, _ in FAULTS.values()} == written


def test_every_rule_names_its_source_and_its_remedy() -> None:
    for code, rule in RULES.items():
        assert CODES[code] == rule.meaning
        assert rule.source
        assert rule.remedy.endswith(".")


def test_a_feed_for_this_computer_is_noted(good: str) -> None:
    local = good.replace("https://hear.example.org", "http://127.0.0.1:8750")
    assert {one.code for one in _found(local)} == {"F-008"}


def test_a_very_large_feed_is_told(good: str) -> None:
    large = good.replace("<generator>", (" " * 1_000_000 + "<!-- -->") * 11 + "<generator>")
    assert {one.code for one in _found(large)} == {"F-047"}
    assert {one.code for one in _found(good + " " * 70_000_000)} == {"F-047"}


@pytest.mark.parametrize("depth", [300, 100_000])
def test_depth_and_entities_do_no_harm(good: str, depth: int) -> None:
    deep = good.replace("<generator>", "<a>" * depth + "</a>" * depth + "<generator>")
    assert {one.code for one in _found(deep)} <= {"F-003"}
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = good.replace("<rss ", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}]><rss ', 1)
    bomb = bomb.replace("Rank and file", "&a9;", 1)
    assert "F-014" in {one.code for one in _found(bomb)}


@pytest.mark.parametrize("content", [b"", b"<", b"\xff\xfe\x00", b"<html></html>", b"<rss/>"])
def test_what_is_no_feed_is_told(content: bytes) -> None:
    assert {one.code for one in _found(content)} & {"F-003", "F-004", "F-011"}


_ODD = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "9" * 5000,
            "\u0663",
            "-1",
            "http://[",
            "https://a:b/c",
            "http://x:99999999/",
            "//",
            "\x7f",
        ]
    ),
)


@given(st.data())
def test_no_value_whatever_breaks_the_check(data: st.DataObject) -> None:
    root = etree.fromstring(_good().encode())
    elements = list(root.iter(etree.Element))
    for _ in range(data.draw(st.integers(1, 6))):
        element = data.draw(st.sampled_from(elements))
        odd = "".join(sign for sign in data.draw(_ODD) if sign.isprintable())
        if element.attrib and data.draw(st.booleans()):
            element.set(data.draw(st.sampled_from(sorted(element.attrib))), odd)
        else:
            element.text = odd
    _found(etree.tostring(root))


@given(st.data())
def test_no_damage_whatever_breaks_the_check(data: st.DataObject) -> None:
    feed = _good().encode()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(feed)))
        cut = data.draw(st.integers(0, 60))
        feed = feed[:at] + data.draw(st.binary(max_size=12)) + feed[at + cut :]
    _found(feed)
