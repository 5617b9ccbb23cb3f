"""Which links lead to somebody else's reading aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from hearprint.model.words import plain
from hearprint.readers.markup.page import names
from hearprint.readers.relinking.source import Node

#: Programs and services that read texts to people, in a link's words or its address.
_READERS = (
    *("natural ?readers?", "read ?speaker", "speechify", "(?:speak|read|browse|text)[ -]?aloud"),
    *("text[ -]?help", "reach ?deck", "recite ?me", "beyond ?words", "trinity ?audio"),
    *(r"play\.ht", "tts ?(?:mp3|reader)", "text[ -]?to[ -]?speech", "(?:voice|web) ?reader"),
    *("voice ?dream", "capti(?: ?voice| ?narrator)", "read ?the ?words", "announcify", "ivona"),
    *("immersive ?reader", "balabolka", "spoken ?text", "voice ?forge", "responsive ?voice"),
)
_SAYS = re.compile(
    r"\blisten\b|\bhear (?:it|this|the)\b|\bread (?:it |this |the \w+ )?(?:out loud|aloud)\b"
    r"|\baudio (?:version|edition|reader)\b",
    re.IGNORECASE,
)
#: "Listen" alone, or to something that a publication may be called.
_PLAIN = re.compile(
    r"(?:(?:view|read|download|print|or|and|[/|,&])\s*)*listen(?:\s+(?:now|here|online|aloud|live))?"
    r"\s*\W*",
    re.IGNORECASE,
)
NOUNS = names(
    "article book booklet bulletin document edition essay file flyer guide handbook issue it"
    " journal leaflet magazine manifesto newsletter newspaper page pamphlet paper pdf post"
    " publication report review statement story text zine"
)
_TO = re.compile(
    r"\b(?:listen to|hear|read(?: out loud| aloud)?|version of|edition of)\s+"
    r"(?:(?:the|this|our)\s+)?((?:[\w-]+\s+){0,2}?)([\w-]+)",
    re.IGNORECASE,
)
_OUT_LOUD = re.compile(r"\b(?:read|hear)\b.*\b(?:aloud|out loud)\b|\baudio \w+\b", re.IGNORECASE)

#: Where sound itself is kept: whoever links there has made it.
_SOUND_SITES = (
    *("spotify.com", "podcasts.apple.com", "itunes.apple.com", "soundcloud.com", "youtube.com"),
    *("youtu.be", "vimeo.com", "bandcamp.com", "mixcloud.com", "audioboom.com", "acast.com"),
    *("buzzsprout.com", "anchor.fm", "archive.org", "bbc.co.uk", "overcast.fm", "pca.st"),
    *("tunein.com", "stitcher.com", "librivox.org", "podbean.com", "libsyn.com", "castbox.fm"),
)
_SOUND = re.compile(r"\.(mp3|m4a|m4b|ogg|oga|opus|wav|aac|flac|m3u8?|pls|rss|xml)$", re.IGNORECASE)
_ON_PAGE = ("#", "javascript:")  #: a button of the page's own scripts, made a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a house adds to ours (``[relink]`` in its settings)."""

    readers: tuple[str, ...] = ()  #: words of link texts or addresses that tell a reader
    ignore: tuple[str, ...] = ()  #: words of link texts or addresses that stay in any case
    own: str = ""  #: address below which our pages stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A link that speaks of listening."""

    node: Node
    text: str  #: what it says
    address: str
    named: bool  #: it names a reader, in words or address; else only its words speak of listening


def signs(links: Sequence[Node], rules: Rules) -> tuple[Sign, ...]:
    """The links of a page that speak of somebody else's reading aloud, in its order."""
    readers = re.compile(
        "|".join([*_READERS, *(re.escape(plain(one)) for one in rules.readers if plain(one))]),
        re.IGNORECASE,
    )
    ignored = [plain(one).casefold() for one in rules.ignore if plain(one)]
    found = (_sign(link, readers) for link in links)
    return tuple(
        sign
        for sign in found
        if sign is not None
        and not _keeps_sound(sign.address)
        and not (rules.own and sign.address.startswith(rules.own))
        and not any(one in f"{sign.text} {sign.address}".casefold() for one in ignored)
    )


def speaks_of(sign: Sign, title: str) -> bool:
    """Whether the words of ``sign`` may mean the publication called ``title``.

    "Listen" and "Listen to the bulletin" may; "Listen to the debate in the council" does not.
    """
    if sign.named or _PLAIN.fullmatch(sign.text) or _OUT_LOUD.search(sign.text):
        return True
    found = _TO.search(sign.text)
    if found is None:
        return False
    words = {word.casefold() for word in f"{found[1]} {found[2]}".split()}
    return bool(words & (NOUNS | {word.casefold() for word in title.split() if len(word) > 3}))  # noqa: PLR2004 - "the" means nothing


def noun_of(text: str, title: str) -> str:
    """What a page calls a publication: by its link, else by its title; empty when neither tells."""
    found = _TO.search(text)
    words = [*(f"{found[1]} {found[2]}".split() if found else ()), *title.split()]
    small = (word.strip(".,:;'\u2019\"").casefold() for word in words)
    return next((word for word in small if word in NOUNS - {"it", "pdf"}), "")


def on_page(address: str) -> bool:
    """Whether a link leads nowhere without the page's scripts."""
    return not address or address.casefold().startswith(_ON_PAGE)


def _sign(link: Node, readers: re.Pattern[str]) -> Sign | None:
    address = plain(link.attributes.get("href", ""))
    words = plain(link.words())
    told = plain(f"{link.attributes.get('title', '')} {link.attributes.get('aria-label', '')}")
    by_name = any(map(readers.search, (words, told, _spelt(address))))
    if not by_name and not _SAYS.search(words or told):
        return None
    return Sign(node=link, text=words or told, address=address, named=by_name)


def _spelt(address: str) -> str:
    """The part of an address that says whose it is, not what is handed over to it."""
    return unquote(address.partition("?")[0])


def _keeps_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    known = any(host == site or host.endswith(f".{site}") for site in _SOUND_SITES)
    return known or bool(_SOUND.search(parts.path))
