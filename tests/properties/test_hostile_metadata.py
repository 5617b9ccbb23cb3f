"""Whatever titles, names and descriptions hold: every output stays whole, and says it as words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from fakes import programmes
from hearprint.checks.facts import Folder
from hearprint.checks.feeds import check_feed
from hearprint.checks.pages import check_page
from hearprint.checks.programme import check_programme
from hearprint.checks.transcripts import (
    check_chapters,
    check_segments,
    check_subrip,
    check_transcript,
)
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY, doors
from hearprint.formats.cover import cover
from hearprint.formats.feed.members import member_feeds
from hearprint.formats.feed.memory import Memory
from hearprint.model.document import Person
from hearprint.model.findings import Finding, Severity
from hearprint.model.programme import Bundle, House, Library, Programme
from hearprint.model.speech import Mark, Stored
from hearprint.model.words import plain
from hearprint.registry import Registry

_TRICKS = (
    *("<b>bold</b>", "</title></channel></rss>", "<script>alert(1)</script>", "<!-- ", " -->"),
    *("]]>", "<![CDATA[", "&", "&amp;", "&nbsp;", "&#0;", "&#x1e;", "&lt;img src=x&gt;"),
    *("\x00", "\x0b", "\x1e", "\x7f", "\x85", "\ufffe", "\uffff", "\u2028", "\u2029"),
    *("\u202e", "\u200f", "\u2067", "\u200b", "\ufeff", "\u05e9\u05dc\u05d5\u05dd"),
    *("\U0001f41d", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "\u00e9\u00df\u0130"),
    *("-->", "00:00:01.000 --> 00:00:02.000", "WEBVTT", "{{ x }}", "{% raw %}", "${x}", "%s"),
    *("../../etc/passwd", "C:\\con", "a/b", '"', "'", "\\", "\r\n", "\t", "javascript:alert(1)"),
    *("x" * 10_000, "w " * 5_000, " ", ""),
)
_WORDS = st.lists(st.one_of(st.sampled_from(_TRICKS), st.text(max_size=30)), max_size=5).map(
    "".join
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(title=_WORDS, name=_WORDS, branch=_WORDS, prose=_WORDS, house=_WORDS)
@example(title="", name="", branch="2200000000", prose="", house="")  # no year
def test_no_output_breaks_over_any_words(
    title: str, name: str, branch: str, prose: str, house: str
) -> None:
    made = _programme(title, name, branch, prose, house)
    files = dict(_written(made))
    for file, data in files.items():
        assert file.isascii()
        assert not {"", ".", ".."} & set(file.split("/"))
        if file.endswith((".xml", ".opml")):
            assert etree.fromstring(data) is not None
        elif file.endswith(".json"):
            json.loads(data)
        elif file.endswith(".html"):
            assert not _planted(data)
    barriers = [one for one in _checked(files) if one.severity is Severity.BARRIER]
    assert barriers == []
    _says_the_same(files, title)


def _programme(title: str, name: str, branch: str, prose: str, house: str) -> Programme:
    """Hostile words wherever words can stand."""
    # Readers give no half surrogate pairs; text strategies give none either.
    people = (Person(name=name, branch=branch), Person(name=branch))
    tracks = []
    for at in (1, 2):
        one = programmes.track(
            at, 2, title, programmes.plain_blocks(title, f"{prose} And so on."), authors=people
        )
        marks = (Mark(title=prose, level=2, utterance=one.script.utterances[-1].id),)
        section = replace(one.section, number=name)
        tracks.append(replace(one, section=section, script=replace(one.script, marks=marks)))
    return programmes.programme(
        tracks,
        of=programmes.publication(
            title=title, description=prose, authors=people, price=name, date=branch, link=prose,
            source=title,
        ),
        by=_house(house, prose),
    )  # fmt: skip


def _house(words: str, prose: str) -> House:
    return programmes.house(
        title=words, author=words, description=prose, copyright=prose, funding_text=words,
        funding_url=prose, license=words, license_url=prose, link=prose,
    )  # fmt: skip


def _written(made: Programme) -> Iterator[tuple[str, bytes]]:
    """Everything that formats make of it: the publication, the house, a member's feeds."""
    kept = programmes.blobs(made)
    slug = made.publication.slug
    library = Library(house=made.house, shelves=(made.shelf,))
    own = replace(
        library, house=replace(made.house, private=True, feeds_url=f"{made.house.base_url}/m/t")
    )
    bundles: list[tuple[str, Bundle]] = [
        *((f"{slug}/", REGISTRY.load(name)().build(made)) for name in _undrawn(REGISTRY)),
        *(
            ("", LIBRARY_REGISTRY.load(name)().build(library))
            for name in _undrawn(LIBRARY_REGISTRY)
        ),
        ("m/t/", member_feeds(own, Memory())),
        ("m/t/", Bundle(files=(doors.home(own),))),
    ]
    for name in ("cover.jpg", "thumbnail.jpg"):
        yield name, _cover()
        yield f"{slug}/{name}", _cover()
    for below, bundle in bundles:
        for file in bundle.files:
            content = file.content
            yield (
                below + file.name,
                kept[content.digest] if isinstance(content, Stored) else content,
            )


def _undrawn(registry: Registry) -> list[str]:
    """Formats but for pictures, which take long to draw and have tests of their own."""
    return [name for name in registry.names() if name != "cover"]


@cache
def _cover() -> bytes:
    return cover("Title", "House")


def _checked(files: dict[str, bytes]) -> Iterator[Finding]:
    folder = Folder(
        lengths={name: len(data) for name, data in files.items()},
        read=files.__getitem__,
        head=lambda name: files[name][:1024],
    )
    for name in files:
        if name.endswith("feed.xml"):
            yield from check_feed(name, folder)
        elif name.endswith("programme.json"):
            yield from check_programme(name, folder)
        elif name.endswith(".vtt"):
            yield from check_transcript(name, folder)
        elif name.endswith(".srt"):
            yield from check_subrip(name, folder)
        elif "transcripts/" in name and name.endswith(".json"):
            yield from check_segments(name, folder)
        elif "chapters/" in name:
            yield from check_chapters(name, folder)
        elif name.endswith(".html"):
            yield from check_page(name, folder)


def _planted(data: bytes) -> list[str]:
    """What the hostile words would have planted in a page, had they been taken for markup."""
    tree = html.document_fromstring(data.decode())
    scripts = list(tree.iter("script"))
    facts = [one for one in scripts if one.get("type") == "application/ld+json"]
    for one in facts:  # words are data there, which no browser runs
        json.loads(one.text or "")
    run = (one.text or "" for one in scripts if one not in facts)
    found = [text for text in run if "alert(1)" in text]
    found += [one.get("src", "") for one in tree.iter("img") if one.get("src") == "x"]
    return found + [
        link for _, _, link, _ in tree.iterlinks() if link.strip().lower().startswith("javascript:")
    ]


def _says_the_same(files: dict[str, bytes], title: str) -> None:
    """A title of bearable length stands in feeds as it was, without what cannot be shown."""
    shown = plain(title)
    if not 0 < len(shown) < 120:
        return
    for name in ("bulletin-9/feed.xml", "feed.xml", "m/t/feed.xml"):
        item = etree.fromstring(files[name]).find("channel/item")
        assert item is not None
        assert (item.findtext("title") or "").startswith(shown)
