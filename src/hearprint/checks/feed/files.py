"""The files that a feed names: whether they are there, as long and of the kind that it says."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from hearprint.checks.facts import Folder
from hearprint.checks.feed import pictures, values
from hearprint.checks.feed.text import Element
from hearprint.checks.feed.tree import PODCAST, Node, Page
from hearprint.model.findings import Finding, barrier, warning

_SOURCE = f"{{{PODCAST}}}source"
_INTEGRITY = f"{{{PODCAST}}}integrity"
#: What files of a type begin with.
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "audio/mpeg": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "audio/ogg": (b"OggS",),
    "audio/opus": (b"OggS",),
}
_BOXED = ("audio/mp4", "audio/m4a", "audio/x-m4a", "audio/x-m4b")


class Site:
    """A built folder as the feed's own address sees it."""

    def __init__(self, page: Page, folder: Folder) -> None:
        own = page.own_address
        self._base = own[: -len(page.name)] if page.name and own.endswith(page.name) else ""
        self.folder = folder

    @property
    def known(self) -> bool:
        """Whether the feed's own address agrees with its place in the folder."""
        return bool(self._base)

    def name(self, url: str) -> str:
        """The file that ``url`` stands for; the address itself when it is none of ours."""
        inside = self._base and url.startswith(self._base)
        path = url[len(self._base) :].partition("#")[0].partition("?")[0] if inside else ""
        return unquote(path) if inside else url

    def holds(self, url: str) -> bool:
        """Whether the address is below the feed's own site."""
        return bool(self._base) and url.startswith(self._base)


def check_files(page: Page, site: Site) -> Iterator[Finding]:
    """Findings for everything that a page of a feed names."""
    if not site.known:
        told = page.own_address[:200] or "no place"
        message = f"This feed says that it stands at {told}, so its files cannot be found here."
        yield barrier("F-037", message, page.name)
        return
    for tag in ("itunes:image", "podcast:image"):
        for image in page.channel.all(tag):
            yield from _picture(image.get("href", ""), page.name, site, cover=tag[0] == "i")
    following = page.link("next")
    if site.holds(following) and site.name(following) not in site.folder.lengths:
        message = f"The next page of this feed is not here: {site.name(following)}"
        yield barrier("F-048", message, page.name)
    for place, item in enumerate(page.items, 1):
        yield from _item(item, f"{page.name}: item {place}", site)


def _item(item: Node, where: str, site: Site) -> Iterator[Finding]:
    enclosure = item.one("enclosure")
    if enclosure is not None:
        yield from _media(enclosure, enclosure.get("url", ""), where, site, needed=True)
    for other in item.all("podcast:alternateEnclosure"):
        for source in other.findall(_SOURCE):
            yield from _media(other, source.get("uri", ""), where, site, needed=False)
            yield from _proof(other, source.get("uri", ""), where, site)
    for tag, attribute in (
        ("podcast:transcript", "url"),
        ("podcast:chapters", "url"),
        ("itunes:image", "href"),
    ):
        for element in item.all(tag):
            url = element.get(attribute, "")
            if site.holds(url) and site.name(url) not in site.folder.lengths:
                message = f"This feed names a file that is not here: {site.name(url)}"
                yield barrier("F-001", message, where)


def _media(
    element: Element, url: str, where: str, site: Site, *, needed: bool
) -> Iterator[Finding]:
    name = site.name(url)
    if name not in site.folder.lengths:
        if needed or site.holds(url):
            yield barrier("F-001", f"This feed names a file that is not here: {name}", where)
        return
    stated, real = element.get("length"), site.folder.lengths[name]
    if stated is not None and stated != str(real):
        yield barrier("F-002", f"{name} has {real} bytes, the feed says {stated}.", where)
    kind = element.get("type", "")
    if not begins(site.folder.head(name), kind):
        what = "an MP3 file" if kind == "audio/mpeg" else f"a file of the type {kind}"
        yield barrier("F-010", f"{name} is not {what}.", where)


def _proof(element: Element, url: str, where: str, site: Site) -> Iterator[Finding]:
    name = site.name(url)
    if name not in site.folder.lengths:
        return
    for one in element.findall(_INTEGRITY):
        for algorithm, digest in values.digests(one.get("value", "")):
            if site.folder.digest_of(name, algorithm) != digest:
                message = f"{name} is not what its digest says; something changed it."
                yield barrier("F-067", message, where)


def begins(head: bytes, kind: str) -> bool:
    """Whether a file that begins with ``head`` may be of this type."""
    if kind in _BOXED:
        return head[4:8] == b"ftyp"  # ISO/IEC 14496-12: the first box
    return kind not in _BEGINNINGS or head.startswith(_BEGINNINGS[kind])


def _picture(url: str, where: str, site: Site, *, cover: bool) -> Iterator[Finding]:
    name = site.name(url)
    if name not in site.folder.lengths:
        if site.holds(url):
            yield barrier("F-001", f"This feed names a file that is not here: {name}", where)
    elif cover:
        for problem in pictures.problems(site.folder.read(name)):
            yield warning("F-024", f"{name} {problem}.", where)
