"""What stands in other people's pages: a piece, a player, an oEmbed document."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from fakes import programmes
from hearprint.formats.pages.embed import EmbedFormat, entries
from hearprint.model.programme import Programme

MADE = [programmes.programme(), programmes.hostile_programme()]


def files(made: Programme) -> dict[str, bytes]:
    built = EmbedFormat().build(made).files
    return {one.name: one.content for one in built if isinstance(one.content, bytes)}


@pytest.mark.parametrize("made", MADE)
def test_the_player_has_no_script_and_loads_nothing_but_its_sound(made: Programme) -> None:
    tree = html.document_fromstring(files(made)["player.html"])
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; media-src 'self'")
    assert "script-src" not in policy
    assert not tree.xpath("//script | //@onclick | //link | //img | //iframe")
    episodes = made.shelf.episodes
    loaded = [str(one).partition("?")[0] for one in tree.xpath("//audio/@src")]
    assert loaded == [one.audio_name for one in episodes if one.audio]


@pytest.mark.parametrize("made", MADE)
def test_the_oembed_document_holds_what_oembed_asks_for(made: Programme) -> None:
    told = json.loads(files(made)["oembed.json"])
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert {"html", "width", "height"} <= set(told)
    (frame,) = html.fragments_fromstring(told["html"])
    assert frame.tag == "iframe"
    slug = made.publication.slug
    assert frame.get("src") == f"{programmes.BASE_URL}/{slug}/player.html"
    assert frame.get("title")
    assert "allow-scripts" not in frame.get("sandbox")


@pytest.mark.parametrize("made", MADE)
def test_the_piece_is_ascii_without_script_and_leads_to_every_section(made: Programme) -> None:
    piece = files(made)["embed.html"]
    assert piece.isascii()
    tree = html.fragment_fromstring(piece.decode(), create_parent="div")
    assert not tree.xpath(".//script")
    slug = made.publication.slug
    found = [str(one) for one in tree.xpath(".//details/ol/li/a[1]/@href")]
    wanted = [one.page_name for one in made.shelf.episodes]
    assert found == [f"{programmes.BASE_URL}/{slug}/{name}" for name in wanted]


def test_a_private_house_gives_nothing_to_embed() -> None:
    made = programmes.programme()
    assert files(replace(made, house=replace(made.house, private=True))) == {}


def test_sections_are_numbered_as_printed_else_by_their_place() -> None:
    episodes = programmes.programme().shelf.episodes
    bare = [replace(one, number=None) for one in episodes]
    assert [one.number for one in entries(bare)] == [one.position for one in episodes]
    printed = [replace(bare[0], number=None), *(replace(one, number="7.") for one in bare[1:])]
    assert [one.number for one in entries(printed)][:2] == [None, 7]
