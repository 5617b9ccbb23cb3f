"""Links to other people's readers: found, replaced, and nothing else touched."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from fakes import programmes
from hearprint.api.relink import Relinked, relink, relink_file
from hearprint.errors import DamagedError, SettingsError, UnavailableError
from hearprint.model.programme import Shelf
from hearprint.settings import HouseSettings, RelinkSettings, Settings

SETTINGS = Settings(house=HouseSettings(base_url="https://hear.example.org"))
PDF = "https://example.org/files/bulletin-9.pdf"
READER = "https://www.naturalreaders.com/online/"
_BLOCK = re.compile(r"\s*<!-- hearprint .*?<!-- /hearprint \w+ -->", re.DOTALL)


def shelf(slug: str = "bulletin-9", title: str = "Members\u2019 Bulletin 9") -> Shelf:
    made = programmes.programme().shelf
    about = replace(made.publication, slug=slug, title=title, source=f"{slug}.pdf", link="")
    return replace(made, publication=about)


SHELVES = (shelf(), shelf("review-4", "The Review 4"))


def done(
    page: str | bytes, *, rules: RelinkSettings | None = None, name: str = "p.html"
) -> Relinked:
    data = page.encode() if isinstance(page, str) else page
    chosen = replace(SETTINGS, relink=rules or RelinkSettings())
    return relink(data, name, SHELVES, settings=chosen)


def slugs(made: Relinked) -> list[str]:
    return [place.slug for place in made.places if place.form == "block"]


def anchor(text: str = "Listen to the bulletin", address: str = READER) -> str:
    return f'<a href="{escape(address)}">{text}</a>'


def item(inside: str, title: str = "Members\u2019 Bulletin 9", file: str = PDF) -> str:
    return f'<section><h3>{title}</h3><p><a href="{file}">Download</a></p>{inside}</section>'


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("View / Listen to the bulletin using Natural Reader &gt;&gt;", READER),
        ("Audio", "https://app-eu.readspeaker.com/cgi-bin/rsent?customerid=1"),
        ("Hear it with Speechify", "https://example.net/x"),
        ("Listen", "#"),
        ("Listen to this article", "javascript:speak()"),
        ("Read this aloud", "https://reader.example.net/"),
        ('<img src="ear.png" alt="Listen to the issue">', "https://reader.example.net/"),
    ],
)
def test_a_link_to_a_reader_gives_way(text: str, address: str) -> None:
    made = done(item(f"<p>{anchor(text, address)}</p>"))
    assert slugs(made) == ["bulletin-9"]
    assert address.encode() not in made.after or address == "#"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Listen on Spotify", "https://open.spotify.com/show/1"),
        ("Listen to the bulletin", "https://example.org/sound/bulletin.mp3"),
        ("Listen to the bulletin", "https://hear.example.org/bulletin-9/"),
        ("Listen to the bulletin", "recordings.html"),
        ("Listen to the debate in council", "https://council.example.net/debate"),
        ("Listening groups", "https://example.net/groups"),
        ("Download", "https://example.net/other"),
    ],
)
def test_a_link_to_something_else_stays(text: str, address: str) -> None:
    made = done(item(f"<p>{anchor(text, address)}</p>"))
    assert not made.changed


def test_the_house_adds_readers_and_exceptions() -> None:
    page = item(f"<p>{anchor('Spoken by Robo', 'https://robo.example.net/')}</p>")
    assert not done(page).changed
    assert slugs(done(page, rules=RelinkSettings(readers=("robo.example.net",)))) == ["bulletin-9"]
    page = item(f"<p>{anchor()}</p>")
    assert not done(page, rules=RelinkSettings(ignore=("naturalreaders",))).changed


@pytest.mark.parametrize(
    "page",
    [
        item(f"<p>{anchor()}</p>") + item("", "Bulletin 8", "bulletin-8.pdf"),
        item("", "The Review 4", "review-4.pdf") + item(f"<p>{anchor()}</p>"),
        # Flat, without elements around an entry.
        (
            f'<h3>The Review 4</h3><p><a href="review-4.pdf">PDF</a><h3>Bulletin</h3>'
            f'<p><a href="bulletin-9.pdf">PDF</a><p>{anchor()}'
        ),
        # Readers before files, divided by titles only.
        (
            f"<p><b>The Review 4</b></p><p>{anchor('Buy', '#')}</p>"
            '<p><a href="review-4.pdf">PDF</a></p><p><b>Members\u2019 Bulletin 9</b></p>'
            f'<p>{anchor()}</p><p><a href="bulletin-9.pdf">PDF</a></p>'
        ),
        # Everything in one paragraph, as old sites have it.
        (
            "<p><strong>The Review 4</strong><br>60pp<br><a href='review-4.pdf'>Download</a></p>"
            "<p><strong>Members&#8217; Bulletin 9</strong> (PDF, 60pp)<br>Contents: a, b, c<br>"
            f"<a href='{PDF}'>Download</a><br>{anchor()}</p>"
        ),
        # The file is named by the reader's address alone.
        f"<p>{anchor('Listen', READER + '?u=https%3A%2F%2Fexample.org%2Fbulletin-9.pdf')}</p>",
        # No file at all: the title says it.
        f"<h2>Members\u2019 Bulletin 9</h2><p>{anchor('Listen')}</p>",
        f"<ul><li><b>Members\u2019 Bulletin 9</b> {anchor('Listen')}</ul>",
        f'<div id="bulletin-9"><p>{anchor("Listen")}</p></div>',
        f"<p>{anchor('Listen to Members&rsquo; Bulletin 9 with Speechify')}</p>",
        f'<ul><li><a href="review-4.pdf">R</a><li><a href="bulletin-9.pdf">B</a> {anchor()}</ul>',
        (
            f'<table><tr><td><a href="bulletin-9.pdf">B</a><td>{anchor()}'
            '<tr><td><a href="review-4.pdf">R</a><td></table>'
        ),
    ],
)
def test_what_stands_nearest_tells_the_publication(page: str) -> None:
    assert slugs(done(page)) == ["bulletin-9"]


@pytest.mark.parametrize(
    "page",
    [
        item(f"<p>{anchor()}</p>", "Bulletin 8", "bulletin-8.pdf"),
        item("") + item(f"<p>{anchor()}</p>", "Bulletin 8", "bulletin-8.pdf"),
        # The link names another file, whatever stands around it.
        item(f"<p>{anchor('Listen', READER + '?u=bulletin-8.pdf')}</p>"),
        # Below a heading of its own, and nothing of ours there.
        (
            f'<h3>Members\u2019 Bulletin 9</h3><p><a href="{PDF}">PDF</a></p>'
            f"<h3>Number 8</h3><p>{anchor()}</p>"
        ),
        f"<p>{anchor()}</p>",
    ],
)
def test_a_publication_that_was_not_built_is_left_alone_and_told(page: str) -> None:
    made = done(page)
    assert not made.changed
    assert [one.line for one in made.left] == [1]
    assert "not in the output" in made.left[0].reason or "no publication" in made.left[0].reason


def outline(made: Relinked) -> Any:  # noqa: ANN401 - lxml says too little
    return html.document_fromstring(made.after)


def test_the_block_says_how_much_there_is_and_leads_to_everything() -> None:
    tree = outline(done(item(f"<p>{anchor()}</p>")))
    (block,) = tree.xpath("//div[@class='hearprint']")
    assert block.xpath("h4/text()") == ["Listen to the bulletin"]
    assert "2 sections" in block.text_content() or "sections" in block.text_content()
    links = [str(one) for one in block.xpath("ul//@href")]
    assert links[:2] == [
        "https://hear.example.org/bulletin-9/",
        "https://hear.example.org/bulletin-9/feed.xml",
    ]
    episodes = SHELVES[0].episodes
    assert len(block.xpath("details/ol/li")) == len(episodes)
    played = [str(one) for one in block.xpath("details/ol/li/a[1]/@href")]
    assert played == [f"https://hear.example.org/bulletin-9/{one.page_name}" for one in episodes]
    assert not block.xpath("//script")
    assert tree.xpath("//link[@type='application/rss+xml']/@href") == links[1:2]


def test_sections_have_the_numbers_of_the_pages_own_list() -> None:
    titles = [one.title for one in SHELVES[0].episodes]
    listed = "".join(f"<li>{escape(one)}: Somebody (Leeds)" for one in titles)
    page = item(f'<ol start="5">{listed}</ol><p>{anchor()}</p>')
    numbers = outline(done(page)).xpath("//details/ol/li/@value")
    assert numbers == [str(5 + at) for at in range(len(titles))]


@pytest.mark.parametrize(
    ("page", "level"),
    [
        (f"<h1>All</h1>{item(f'<p>{anchor()}</p>')}", 4),
        (f"<h2>Members\u2019 Bulletin 9</h2><h5>Contents</h5><p>{anchor()}</p>", 3),
        (f"<h6>Members\u2019 Bulletin 9</h6><p>{anchor()}</p>", 6),
        (f'<p><a href="{PDF}">PDF</a></p><p>{anchor()}</p>', 2),
        (f'<div><p><a href="{PDF}">PDF</a></p><h3>{anchor()}</h3></div>', 3),
    ],
)
def test_the_blocks_heading_fits_its_place(page: str, level: int) -> None:
    assert [one.level for one in done(page).places if one.form == "block"] == [level]


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{anchor()}</p>",
        f"<p>Read it or {anchor()} now.</p><p>After.</p>",
        f"<p>Read it or {anchor()} now.<p>After.",
        f"<div>{anchor()}</div>",
        f"<div>Read or {anchor()}<p>After.</p></div>",
        f"<p><strong><span>{anchor()}</span></strong></p>",
        f"<ul><li>{anchor()}<li>Other</ul>",
        f"<ul><li>Or {anchor()}<li>Other</ul>",
        f"<dl><dt>{anchor()}<dd>Other</dl>",
        f"<table><caption>{anchor()}</caption><tr><td>1</table>",
        f"<details><summary>{anchor()}</summary>More</details>",
        f"<p>One<br>{anchor()}</p>",
        f"<center>{anchor()}</center>",
    ],
)
def test_the_block_stands_where_html_lets_it_and_no_word_of_the_page_is_lost(inside: str) -> None:
    made = done(item(inside))
    tree = outline(made)
    (block,) = tree.xpath("//div[@class='hearprint']")
    around = {one.tag for one in block.iterancestors()}
    assert not around & {"p", "h3", "span", "strong", "dt", "caption", "summary", "a"}
    assert block.getparent().tag not in {"ul", "dl", "table", "tr"}
    before = re.sub(r"<a href=.https://www.natural.*?</a>", "", item(inside))
    kept = re.sub(r"<[^>]*>|\s", "", before)
    after = re.sub(r"<[^>]*>|\s", "", _BLOCK.sub("", made.after.decode()))
    assert after == kept


def test_a_second_link_to_the_same_publication_becomes_a_plain_link() -> None:
    made = done(item(f"<p>{anchor()}</p><p>{anchor()}</p>"))
    assert [one.form for one in made.places] == ["head", "block", "link"]


PAGES = [
    item(f"<p>{anchor()}</p>"),
    item(f"<p>Read it or {anchor()} now.</p>")
    + item(f"<p>{anchor()}", "The Review 4", "review-4.pdf"),
    (
        "<!doctype html>\n<html>\n <head>\n  <title>x</title>\n </head>\n<body>\n  "
        f"{item(f'<p>{anchor()}</p>')}\n</body></html>\n"
    ),
    anchor("Listen", f"{READER}?bulletin-9.pdf"),
]


@pytest.mark.parametrize("page", PAGES)
def test_running_again_changes_nothing_and_taking_our_parts_out_gives_the_page(page: str) -> None:
    once = done(page)
    assert once.changed
    assert done(once.after).after == once.after
    assert all(one.renewed for one in done(once.after).places)


def test_running_again_after_a_build_brings_the_block_up_to_date() -> None:
    once = done(PAGES[2])
    episodes = tuple(replace(one, title=f"New {one.title}") for one in SHELVES[0].episodes)
    fresh = (replace(SHELVES[0], episodes=episodes),)
    again = relink(once.after, "p.html", fresh, settings=SETTINGS)
    straight = relink(PAGES[2].encode(), "p.html", fresh, settings=SETTINGS)
    assert again.after == straight.after != once.after


def test_a_block_whose_publication_is_gone_stays_and_is_told() -> None:
    once = done(PAGES[0])
    again = relink(once.after, "p.html", SHELVES[1:], settings=SETTINGS)
    assert not again.changed
    assert "bulletin-9" in again.left[0].reason


@pytest.mark.parametrize(
    ("mark", "encoding", "declared"),
    [
        (b"", "utf-8", ""),
        (codecs.BOM_UTF8, "utf-8", ""),
        (b"", "cp1252", '<meta charset="windows-1252">'),
        (b"", "koi8-r", '<meta charset="koi8-r">'),
        (codecs.BOM_UTF16_LE, "utf-16-le", ""),
        (codecs.BOM_UTF16_BE, "utf-16-be", ""),
    ],
)
def test_the_rest_of_a_page_stays_byte_for_byte(mark: bytes, encoding: str, declared: str) -> None:
    word = "\u0444\u0443" if encoding == "koi8-r" else "caf\u00e9"
    head, tail = f"{declared}<p>{word}</p>\r\n<div>\r\n\t", f"\r\n</div>\r\n<p class = x>{word}<p/>"
    link = anchor("Listen", f"{READER}?bulletin-9.pdf")
    page = mark + f"{head}{link}{tail}".encode(encoding)
    made = done(page)
    assert made.after.startswith(mark + head.encode(encoding))
    assert made.after.endswith(tail.encode(encoding))
    text = made.after[len(mark) :].decode(encoding)
    assert text.count("\n") == text.count("\r\n")


def test_bytes_that_mean_nothing_stay_too() -> None:
    page = b"<p>\x81\xff\xfe caf\xc3\xa9 \xe9</p>" + PAGES[3].encode() + b"<p>\x9d\xc3</p>"
    made = done(page)
    assert made.after.startswith(b"<p>\x81\xff\xfe caf\xc3\xa9 \xe9</p>")
    assert made.after.endswith(b"<p>\x9d\xc3</p>")


def test_half_a_utf_16_page_is_refused() -> None:
    with pytest.raises(DamagedError, match="no encoding"):
        done(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00")


HOSTILE = st.one_of(
    st.just(programmes.HOSTILE),
    st.text(max_size=60),
    st.sampled_from(
        ['"><script>x</script>', "-->", "<!-- /hearprint block -->", "</style>", "&#x0;"]
    ),
)


@settings(max_examples=60)
@given(title=HOSTILE, section=HOSTILE)
def test_no_title_becomes_markup(title: str, section: str) -> None:
    one = SHELVES[0]
    episodes = tuple(replace(each, title=section) for each in one.episodes)
    hostile = replace(one, episodes=episodes, publication=replace(one.publication, title=title))
    page = anchor("Listen", f"{READER}?bulletin-9.pdf").encode()
    made = relink(page, "p.html", [hostile], settings=SETTINGS)
    usual = relink(page, "p.html", SHELVES[:1], settings=SETTINGS)
    assert [one.tag for one in outline(made).iter()] == [one.tag for one in outline(usual).iter()]
    assert relink(made.after, "p.html", [hostile], settings=SETTINGS).after == made.after


_BITS = (
    *("<p>", "</p>", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "</a>", "<!--"),
    *("-->", "<script>", "</script>", "<h3>x</h3>", "word", "<br>", "<", "&", "<b>", "</b>"),
    *("<head>", "</head>", "\r\n", "<svg/>", anchor("Listen", f"{READER}?bulletin-9.pdf")),
)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_BITS), max_size=14))
def test_any_page_keeps_all_else_and_settles_in_one_run(bits: list[str]) -> None:
    page = "".join(bits)
    made = done(page)
    again = done(made.after)
    assert again.after == made.after
    if not made.places:
        assert made.after == page.encode()
    else:
        kept = _BLOCK.sub("", made.after.decode())
        whole = iter(page)
        assert all(sign in whole for sign in kept if not sign.isspace())


def test_a_private_house_is_on_no_page(tmp_path: Path) -> None:
    private = replace(SETTINGS, house=replace(SETTINGS.house, private=True))
    with pytest.raises(SettingsError, match="members only"):
        relink_file(tmp_path / "p.html", tmp_path, settings=private)


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="hearprint build"):
        relink_file(tmp_path / "p.html", tmp_path, settings=SETTINGS)
