"""Which publication a place of a page speaks of.

A publication is known by a link to its file, by its title in a heading or a bold line, and by an
element's id. What stands nearest decides, where near means: in the smallest element, or the
smallest stretch below a heading, that knows any publication at all. A link below another heading
of the same rank speaks of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from hearprint.model.relinking import Known
from hearprint.model.words import plain, slug
from hearprint.readers.listing.wording import bare_title, is_generic
from hearprint.readers.relinking.source import Node

_ENDINGS = ("pdf", "epub", "docx", "doc", "odt", "rtf", "mobi")
_FILE = re.compile(rf"[^/\\?&=#]+\.(?:{'|'.join(_ENDINGS)})(?=$|[?&#/])", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_TITLES = frozenset(("strong", "b", "a", "dt", "td", "th", "caption", "figcaption", "summary", "p"))
SEVERAL = "several publications"  #: in place of a name
_LONGEST_TITLE = 300
_LONG = 200  #: letters of a title's plain form


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that says more than "Contents"."""

    start: int
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """Where the page speaks of a publication; without a slug, of one that was not built."""

    start: int
    slug: str
    name: str


class Mentions:
    """All that a page tells of publications, and where."""

    def __init__(self, root: Node, known: Sequence[Known], readers: Sequence[Node]) -> None:
        """``readers`` are links to readers, which are no links to files."""
        self._files = {one.source.casefold(): one.slug for one in known if one.source}
        self._links = {_bare(one.link): one.slug for one in known if one.link}
        for one in known:
            if name := file_of(one.link):
                self._files.setdefault(name, one.slug)
        self._titles = _titles(known)
        self.headings: list[Heading] = []
        self._files_at: list[_Mention] = []
        self._titles_at: list[_Mention] = []
        self._readers = sorted(node.start for node in readers)
        self._whole = (0, root.end)
        aside = set(map(id, readers))
        for node in root.walk():
            if id(node) not in aside:
                self._note(node, {one.slug for one in known})

    def named_in(self, address: str) -> tuple[str, str] | None:
        """The publication whose file an address names, and the file; "" for one not built."""
        spelt = unquote(unquote(address))
        for file in _FILE.findall(spelt):
            name = plain(file).casefold()
            if name in self._files:
                return self._files[name], name
        for link, found in self._links.items():
            if link and link in spelt.casefold():
                return found, link
        files = _FILE.findall(spelt)
        return ("", plain(files[0])) if files else None

    def titled(self, text: str) -> str:
        """The publication whose title stands within ``text``; the longest if several do."""
        spelt = f"-{slug(text, limit=_LONG)}-"
        found = [title for title in self._titles if "-" in title and f"-{title}-" in spelt]
        return self._titles[max(found, key=len)] if found else ""

    def near(self, node: Node) -> tuple[str, str, tuple[int, int]]:
        """Publication, its name, and the stretch of the page that speaks of it.

        Without a publication the name says which one it would be, if any.
        """
        for start, end in sorted(self._scopes(node), key=lambda scope: scope[1] - scope[0]):
            files = self._within(self._files_at, start, end, node)
            titles = self._within(self._titles_at, start, end, node)
            told = {one.slug for one in titles}
            if files:
                chosen = self._nearest(files, titles, node)
                if chosen is not None and not chosen.slug and len(told) == 1:
                    return told.pop(), "", (start, end)
                if chosen is None:
                    return "", SEVERAL, (start, end)
                return chosen.slug, chosen.name, (start, end)
            if len(told) == 1:
                return told.pop(), "", (start, end)
        return "", "", self._whole

    def level_for(self, found: str, place: int, scope: tuple[int, int]) -> int:
        """The rank for a heading about ``found`` at ``place``: one below that of its title."""
        before = [one for one in self.headings if one.start < place]
        titles = [
            one
            for one in before
            if scope[0] <= one.start and self._titles.get(_key(one.text)) == found
        ]
        above = titles[-1:] or before[-1:]
        return min(6, above[0].level + 1) if above else 2

    def _note(self, node: Node, slugs: set[str]) -> None:
        if _HEADING.fullmatch(node.tag):
            text = plain(node.words())[:_LONGEST_TITLE]
            if text and not is_generic(text):
                level = int(node.tag[1])
                self.headings.append(Heading(start=node.start, level=level, text=text))
            self._note_title(node, text)
        elif node.tag in _TITLES:
            self._note_title(node, plain(node.words()[: 2 * _LONGEST_TITLE]))
        if node.attributes.get("id") in slugs:
            name = node.attributes["id"]
            self._titles_at.append(_Mention(start=node.start, slug=name, name=name))
        if node.tag == "a":
            found = self.named_in(node.attributes.get("href", ""))
            if found:
                self._files_at.append(_Mention(start=node.start, slug=found[0], name=found[1]))

    def _note_title(self, node: Node, text: str) -> None:
        found = self._titles.get(_key(text))
        if found:
            self._titles_at.append(_Mention(start=node.start, slug=found, name=text))

    def _scopes(self, node: Node) -> Iterator[tuple[int, int]]:
        """Elements around ``node`` and stretches below headings before it."""
        for around in node.ancestors():
            yield around.start, around.end
        for at, heading in enumerate(self.headings):
            if heading.start > node.start:
                break
            after = (one.start for one in self.headings[at + 1 :] if one.level <= heading.level)
            end = next(after, self._whole[1])
            if end > node.start:
                yield heading.start, end

    def _within(
        self, mentions: Sequence[_Mention], start: int, end: int, node: Node
    ) -> list[_Mention]:
        chain = self._chain(node.start)
        return [
            one
            for one in mentions
            if start <= one.start < end and _related(chain, self._chain(one.start))
        ]

    def _chain(self, place: int) -> list[Heading]:
        """The headings below which ``place`` stands, the highest first."""
        chain: list[Heading] = []
        for heading in self.headings:
            if heading.start > place:
                break
            while chain and chain[-1].level >= heading.level:
                chain.pop()
            chain.append(heading)
        return chain

    def _nearest(
        self, files: Sequence[_Mention], titles: Sequence[_Mention], node: Node
    ) -> _Mention | None:
        """The one that is meant: all the same, or the next one with no other reader between.

        A title that stands between a file and the reader begins something new.
        """
        if len({(one.slug, one.slug or one.name) for one in files}) == 1:
            return files[0]
        told = sorted([*files, *titles], key=lambda one: one.start)
        before = [one for one in told if one.start < node.start]
        after = [one for one in files if one.start > node.start]
        if before and not self._reader_between(before[-1].start, node.start):
            return before[-1]
        if after and not self._reader_between(node.start + 1, after[0].start):
            return after[0]
        return None

    def _reader_between(self, start: int, end: int) -> bool:
        return any(start <= one < end for one in self._readers)


def file_of(address: str) -> str:
    """The file name at the end of an address's path, in small letters."""
    try:
        return plain(unquote(urlsplit(address).path.rsplit("/", 1)[-1])).casefold()
    except ValueError:
        return ""


def same_address(one: str, other: str) -> bool:
    """Whether two addresses mean one page, whatever their schemes, slashes and fragments."""
    return bool(one) and _bare(one) == _bare(other)


def _titles(known: Sequence[Known]) -> Mapping[str, str]:
    """Titles in their plain form; one that two publications bear tells nothing."""
    keys = [_key(one.title) for one in known]
    return {
        key: one.slug for key, one in zip(keys, known, strict=True) if key and keys.count(key) == 1
    }


def _key(text: str) -> str:
    return slug(bare_title(text), limit=_LONG, fallback="") if text else ""


def _bare(address: str) -> str:
    without = re.sub(
        r"^[a-z][a-z0-9+.-]*:", "", address.strip().partition("#")[0], flags=re.IGNORECASE
    )
    return without.strip("/").removeprefix("www.").casefold()


def _related(one: Sequence[Heading], other: Sequence[Heading]) -> bool:
    """False when both stand below headings that the other does not stand below."""
    common = sum(1 for a, b in zip(one, other, strict=False) if a is b)
    return common in (len(one), len(other))
