"""A contents page that leads to a file per chapter: which files, and how a browser goes on.

Nothing here opens a file: names go in and come out, and the caller looks whether they exist.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from hearprint.errors import DamagedError
from hearprint.model.document import Jump, Role, Source
from hearprint.model.words import plain
from hearprint.readers.markup.bars import is_bare
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.furniture import label
from hearprint.readers.markup.indexes import mark_index
from hearprint.readers.markup.jumps import LISTED, Listing, find_listings
from hearprint.readers.markup.page import Element, attribute, parse_page
from hearprint.readers.markup.phrases import line_reason
from hearprint.readers.markup.turning import mark_turning
from hearprint.readers.markup.visible import visible_text
from hearprint.readers.markup.walk import walk

_ENDINGS = (".html", ".htm", ".xhtml")
_HREF = re.compile(
    rb"""<a\s[^<>]{0,400}?\bhref\s*=\s*["']?([^"'<>#?]{1,1000}(?:\.x?html?\b|/(?=["'<>#?\s])))""",
    re.IGNORECASE,
)
_BESIDE = ("navigation", "sidebar")  #: where sites have the list that their pages lack
_IN_FOLDER = "index.html"  #: what a folder's address shows
_LIMIT = 1000  #: signs of a file's name
_FEWEST = 3
#: Pages that generators add for browsing; nobody listens to an alphabetical index of links.
_TOOLS = re.compile(r"(?:gen-?index(?:-\w+)?|search|(?:py-)?modindex)\.\w+", re.IGNORECASE)
_FRONT = re.compile(
    r"(?:index|contents?|default|title|book|manual|inhalt|sommaire|(?:.*[-_])?toc|start|home)",
    re.IGNORECASE,
)
TITLE_PAGE = 60  #: words beside the list: so few are a title page's...
_INTRODUCTION = 300  #: ... and so many an introduction's
_BARE = 0.25  #: share of a page's words that are links, where its text says little of them
_WHOLE = 0.1  #: share of the files that an index leads to as wholes
_PLACES = 2  #: that an index names in each file, on average

Exists = Callable[[str], bool]


def chapter_files(source: Source, exists: Exists, *, called: bool = False) -> tuple[str, ...]:
    """The files that ``source`` lists as its parts, in order; empty when it is no contents page.

    Names are relative to the page's folder, never outside it. ``exists`` tells which are there.
    A page that its cover has ``called`` the contents may hold a foreword as well.
    """
    found = _read_list(source, exists)
    if found is None:
        return ()
    if called and not any(map(_navigates, found.lists)):
        return found.files
    goes_on = _goes_on(found.root, source.name, found.files)
    return found.files if goes_on or found.mostly_list(source.name) else ()


def files_below(chapter: Source, exists: Exists) -> tuple[str, ...]:
    """The files that a chapter itself lists, where it holds hardly more than that list.

    Not those of an index or a site's navigation, nor of a text that describes what it links to;
    and of a chapter in a folder of its own only what lies there.
    """
    found = _read_list(chapter, exists, index=True)
    if found is None or found.looks_up or any(map(_navigates, found.lists)):
        return ()
    if not found.mostly_list(chapter.name):
        return ()
    if found.others() > _INTRODUCTION and found.linked < _BARE * found.words():
        return ()
    folder = posixpath.dirname(chapter.name)
    return tuple(name for name in found.files if name.startswith(f"{folder}/" if folder else ""))


@dataclass(frozen=True, slots=True)
class _Found:
    """The lists of a page, and the files that they name."""

    root: Element
    chunks: Sequence[Chunk]
    lists: Sequence[Listing]
    parts: Sequence[Jump]
    files: tuple[str, ...]

    @property
    def looks_up(self) -> bool:
        """Several places in each file and hardly a file as a whole: words of an index."""
        whole = sum("#" not in jump.anchor for jump in self.parts)
        few = whole <= _WHOLE * len(self.files)
        return few and len(self.parts) >= _PLACES * len(self.files)

    @property
    def linked(self) -> int:
        """Words that are links."""
        return sum(chunk.linked for chunk in self._text())

    def words(self) -> int:
        """All that are no headings."""
        return sum(chunk.words for chunk in self._text())

    def others(self) -> int:
        """Words beside the lists."""
        listed = {id(chunk) for one in self.lists for chunk in (*one.chunks, *one.head)}
        return sum(chunk.words for chunk in self._text() if id(chunk) not in listed)

    def mostly_list(self, name: str) -> bool:
        """Whether the page ``name`` is there for its list."""
        words, others = sum(one.words for one in self.lists), self.others()
        if any(map(_navigates, self.lists)):
            return others <= TITLE_PAGE  # any page may have a site's navigation
        front = is_front(name) or any(one.head for one in self.lists)
        return others <= TITLE_PAGE or words > others or (front and others <= _INTRODUCTION)

    def _text(self) -> list[Chunk]:
        return [one for one in self.chunks if not one.reason and one.role is not Role.HEADING]


def _read_list(source: Source, exists: Exists, *, index: bool = False) -> _Found | None:
    """The list of three files or more; with ``index`` an alphabetical index is none."""
    if not _may_list(source, exists):
        return None
    try:
        page = parse_page(source.data, source.name)
    except DamagedError:
        return None  # told when it is read
    chunks = walk(page.body, label(page.body, Facts(page.body)), "")
    mark_turning(chunks)
    if index:
        mark_index(chunks)
    lists = file_lists(chunks, source.name, exists)
    parts = parts_of(lists, source.name, chunks)
    files = _in_order(parts)
    files.pop(source.name, None)
    if len(files) < _FEWEST:
        return None
    return _Found(page.root, chunks, lists, parts, tuple(files))


def _in_order(parts: Sequence[Jump]) -> dict[str, None]:
    """Files where an entry names them whole; one that aims into a file may be a cross-reference."""
    whole = {jump.anchor for jump in parts}
    files = (jump.anchor.partition("#")[0] for jump in parts if _places(jump, whole))
    return dict.fromkeys(files)


def _places(jump: Jump, whole: set[str]) -> bool:
    file, sign, _ = jump.anchor.partition("#")
    return not sign or file not in whole


def parts_of(lists: Sequence[Listing], page: str, chunks: Sequence[Chunk]) -> tuple[Jump, ...]:
    """The entries that name the parts, from all lists of ``page``, which ``chunks`` holds.

    The fullest list counts, and every other that leads to files of its own: an appendix. A short
    list beside a long one names the same files again, and so does a list of figures or tables.
    """
    told = [one for one in _outward(lists, page, chunks) if not one.minor] or list(lists)
    told = [one for one in told if not _only_numbers(one)] or told
    if not told:
        return ()
    fullest = max(told, key=lambda one: (_files(one.jumps, page), len(one.jumps)))
    taken = _names(fullest.jumps)
    found: dict[str, Jump] = {}
    for one in told:
        fresh = [jump for jump in one.jumps if not _names([jump]) & taken]
        if one is not fullest and 2 * len(fresh) >= len(one.jumps):
            taken |= _names(fresh)
        elif one is not fullest:
            continue
        for jump in one.jumps if one is fullest else fresh:
            found.setdefault(jump.anchor, jump)
    return tuple(found.values())


def _outward(lists: Sequence[Listing], page: str, chunks: Sequence[Chunk]) -> Iterator[Listing]:
    """Without entries of a short list that lead to lines of the full one below it."""
    inner = {f"{page}#{name}" for one in chunks if _leads_out(one, page) for name in one.anchors}
    for one in lists:
        jumps = tuple(jump for jump in one.jumps if jump.anchor not in inner)
        if jumps:
            yield replace(one, jumps=jumps)


def _leads_out(chunk: Chunk, page: str) -> bool:
    """A line that is a link to another file."""
    files = {local_target(attribute(link, "href"), page)[0] for link in chunk.links}
    return 2 * chunk.linked > chunk.words and bool(files - {"", page})


def file_lists(chunks: Sequence[Chunk], page: str, exists: Exists) -> list[Listing]:
    """The lists of links to files beside ``page``; its navigation counts if there is no other."""

    def target(link: Element) -> str:
        name, fragment = local_target(attribute(link, "href"), page)
        if not name or not (fragment if name == page else exists(name)):
            return ""
        if name == page and line_reason(visible_text(link).strip(), linked=True):
            return ""  # "Skip to content"
        return f"{name}#{fragment}" if fragment else name

    for count in range(len(_BESIDE) + 1):
        reasons = ("", LISTED, *_BESIDE[:count])
        shown = [chunk for chunk in chunks if chunk.reason in reasons]
        found = find_listings(shown, target, blurbs=True)
        found = [one for one in found if _files(one.jumps, page) >= _FEWEST]
        if found:
            return found
    return []


def next_file(data: bytes, page: str) -> str:
    """The file that a page's own "next" link (``rel=next``) names; empty for none."""
    if b"next" not in data:
        return ""
    try:
        root = parse_page(data, page).root
    except DamagedError:
        return ""
    for link in root.iter("link", "a"):
        if is_next(link):
            return local_target(attribute(link, "href"), page)[0]
    return ""


def is_next(link: Element) -> bool:
    """Said by its type (HTML Living Standard, section 4.6.7.16)."""
    return "next" in attribute(link, "rel").lower().split()


def local_target(href: str, page: str) -> tuple[str, str]:
    """File and anchor of a link from ``page``, both relative to the contents page's folder.

    Two empty strings for whatever is no web page in that folder or below.
    """
    try:
        parts = urlsplit(href.strip())
        path, fragment = unquote(parts.path), plain(unquote(parts.fragment))
    except ValueError:
        return "", ""
    strange = any(sign in "\\:" or not sign.isprintable() for sign in path)
    if parts.scheme or parts.netloc or parts.query or strange or len(path) > _LIMIT:
        return "", ""
    if not path:
        return (page, fragment) if fragment else ("", "")
    if path.endswith("/"):
        path += _IN_FOLDER
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if name.startswith(("/", "..")) or not name.lower().endswith(_ENDINGS):
        return "", ""
    return ("", "") if _TOOLS.fullmatch(posixpath.basename(name)) else (name, fragment)


def _may_list(source: Source, exists: Exists) -> bool:
    """Whether there are links to files beside it at all; spares parsing what cannot be a list."""
    there: set[str] = set()
    for name in linked_files(source):
        if exists(name):
            there.add(name)
        if len(there) >= _FEWEST:
            return True
    return False


def linked_files(source: Source) -> Iterator[str]:
    """The other files in a page's folder that it seems to link to, without parsing it."""
    for href in dict.fromkeys(_HREF.findall(source.data)):
        name, _ = local_target(href.decode("utf-8", "replace"), source.name)
        if name and name != source.name:
            yield name


def _only_numbers(listing: Listing) -> bool:
    """A bar of chapters to go to: "Top 1 2 3"; the list with their titles counts."""
    bare = sum(is_bare(jump.text) for jump in listing.jumps)
    return 2 * bare > len(listing.jumps)


def _names(jumps: Sequence[Jump]) -> set[str]:
    return {jump.anchor.partition("#")[0] for jump in jumps}


def _files(jumps: Sequence[Jump], page: str) -> int:
    """How many files beside ``page`` the entries lead to."""
    return len(_names(jumps) - {page})


def _goes_on(root: Element, page: str, files: Sequence[str]) -> bool:
    """A book's first page: its "next" link leads to the beginning of what it lists."""
    if not is_front(page):
        return False
    first = set(files[:_FEWEST])
    return any(
        local_target(attribute(link, "href"), page)[0] in first
        for link in root.iter("link", "a")
        if is_next(link)
    )


def _navigates(listing: Listing) -> bool:
    return any(chunk.reason in _BESIDE for chunk in listing.chunks)


def is_front(page: str) -> bool:
    """Whether a file's name is one that books begin with."""
    stem = posixpath.basename(page).partition(".")[0]
    return bool(_FRONT.fullmatch(stem))
