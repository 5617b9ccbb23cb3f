"""Tags of the podcast namespace, in channels and items alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from hearprint.checks.feed import values
from hearprint.checks.feed.text import Element
from hearprint.checks.feed.tree import PODCAST, Node, text_of
from hearprint.model.findings import Finding, barrier, note, warning

#: Podcast namespace, tag "medium"; each may end in "L", for lists.
_MEDIUMS = frozenset(
    (
        *("podcast", "music", "video", "film", "audiobook", "newsletter", "blog"),
        *("publisher", "course", "mixed"),
    )
)
_TRANSCRIPTS = MappingProxyType(
    {
        "text/vtt": ("vtt",),
        "application/x-subrip": ("srt",),
        "application/srt": ("srt",),
        "text/srt": ("srt",),
        "application/json": ("json",),
        "text/html": ("html", "htm"),
        "text/plain": ("txt",),
    }
)
_CHAPTERS = ("application/json+chapters", "application/json")
#: Short names of licences that need no url of their own: Creative Commons, and public domain.
_LICENCES = ("cc-", "cc0-", "pddl-", "odc-")
_NAME, _SHORT, _TEXT = 128, 32, 4000
_SOURCE = f"{{{PODCAST}}}source"
_INTEGRITY = f"{{{PODCAST}}}integrity"

Check = Callable[[Element, str], Iterator[Finding]]


def check_namespace(node: Node, where: str) -> Iterator[Finding]:
    """Findings for all podcast tags of a channel or an item."""
    for tag, check in _CHECKS.items():
        for element in node.all(f"podcast:{tag}"):
            yield from check(element, where)


def _guid(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_uuid(text_of(element)):
        yield warning("F-050", f"podcast:guid is {text_of(element)[:60]!r}.", where)


def _locked(element: Element, where: str) -> Iterator[Finding]:
    if text_of(element).lower() not in ("yes", "no"):
        yield warning("F-051", f"podcast:locked is {text_of(element)[:40]!r}.", where)
    owner = element.get("owner")
    if owner is not None and not values.is_email(owner):
        yield warning("F-051", f"podcast:locked's owner is no e-mail: {owner[:60]!r}.", where)


def _medium(element: Element, where: str) -> Iterator[Finding]:
    told = text_of(element)
    if told.removesuffix("L") not in _MEDIUMS:
        yield warning("F-052", f"podcast:medium is {told[:40]!r}.", where)


def _transcript(element: Element, where: str) -> Iterator[Finding]:
    url, kind = element.get("url", ""), element.get("type")
    if not values.is_address(url):
        yield barrier("F-053", f"A transcript's url is not a whole address: {url[:80]!r}", where)
    if not kind:
        yield barrier("F-053", "A transcript has no type.", where)
    elif kind not in _TRANSCRIPTS:
        yield warning("F-053", f"Apps know no transcripts of the type {kind[:60]!r}.", where)
    elif values.ending(url) not in (*_TRANSCRIPTS[kind], ""):
        ending = values.ending(url)[:20]
        yield note("F-053", f"A transcript of the type {kind} ends in {ending!r}.", where)
    language = element.get("language")
    if language is not None and not values.is_language(language):
        yield warning("F-020", f"A transcript's language is {language[:40]!r}.", where)
    rel = element.get("rel")
    if rel is not None and rel != "captions":
        yield warning("F-053", f"A transcript's rel is {rel[:40]!r}; only captions counts.", where)


def _chapters(element: Element, where: str) -> Iterator[Finding]:
    url, kind = element.get("url", ""), element.get("type")
    if not values.is_address(url):
        yield barrier("F-054", f"The chapters' url is not a whole address: {url[:80]!r}", where)
    if kind not in _CHAPTERS:
        yield warning("F-054", f"The chapters' type is {str(kind)[:60]!r}.", where)


def _person(element: Element, where: str) -> Iterator[Finding]:
    name = text_of(element)
    if not name:
        yield warning("F-055", "podcast:person names nobody.", where)
    elif len(name) > _NAME:
        yield warning("F-055", f"A person's name has {len(name)} characters.", where)


def _season(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_count(text_of(element), least=0):
        yield warning("F-056", f"podcast:season is {text_of(element)[:40]!r}.", where)
    if len(element.get("name", "")) > _NAME:
        yield warning("F-056", "The name of a season has more than 128 characters.", where)


def _episode(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_number(text_of(element)):
        yield warning("F-056", f"podcast:episode is {text_of(element)[:40]!r}.", where)
    if len(element.get("display", "")) > _SHORT:
        yield warning("F-056", "An episode's display has more than 32 characters.", where)


def _alternate(element: Element, where: str) -> Iterator[Finding]:
    if not element.get("type"):
        yield warning("F-057", "podcast:alternateEnclosure has no type.", where)
    length = element.get("length")
    if length is not None and not values.is_count(length):
        yield warning("F-057", f"Another format's length is {length[:40]!r}.", where)
    sources = element.findall(_SOURCE)
    if not sources:
        yield warning("F-057", "podcast:alternateEnclosure has no podcast:source.", where)
    for source in sources:
        if not values.scheme(source.get("uri", "")):
            yield warning("F-057", "A podcast:source has no whole address in uri.", where)
    if len(element.get("title", "")) > _SHORT:
        yield note("F-057", "Another format's title has more than 32 characters.", where)
    for one in element.findall(_INTEGRITY):
        kind, value = one.get("type"), one.get("value", "")
        if kind not in ("sri", "pgp-signature") or not value:
            yield warning("F-058", "podcast:integrity lacks its type or value.", where)
        elif kind == "sri" and not values.is_integrity(value):
            yield warning("F-058", f"This is no digest: {value[:60]!r}", where)


def _license(element: Element, where: str) -> Iterator[Finding]:
    name, url = text_of(element), element.get("url")
    if not name or len(name) > _NAME:
        yield warning("F-059", "podcast:license has no name, or too long a one.", where)
    elif url is None and not name.lower().startswith(_LICENCES):
        yield note("F-059", f"{name[:60]!r} may need a url that leads to its text.", where)
    if url is not None and not values.is_address(url):
        yield warning("F-059", f"The licence's url is not a whole address: {url[:80]!r}", where)


def _funding(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_address(element.get("url", "")):
        yield warning("F-060", "podcast:funding has no whole address in url.", where)
    if not text_of(element) or len(text_of(element)) > _NAME:
        yield warning("F-060", "The words of podcast:funding are missing, or too many.", where)


def _txt(element: Element, where: str) -> Iterator[Finding]:
    if len(text_of(element)) > _TEXT or len(element.get("purpose", "")) > _NAME:
        yield warning("F-061", "podcast:txt has more than 4000 characters.", where)


def _image(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_address(element.get("href", "")):
        yield warning("F-062", "podcast:image has no whole address in href.", where)
    if not element.get("alt", "").strip():
        yield note("F-062", "podcast:image does not say what it shows (alt).", where)


def _trailer(element: Element, where: str) -> Iterator[Finding]:
    if not values.is_address(element.get("url", "")):
        yield warning("F-063", "podcast:trailer has no whole address in url.", where)
    if values.date(element.get("pubdate")) is None:
        yield warning("F-063", "podcast:trailer has no date in pubdate.", where)
    if not text_of(element):
        yield warning("F-063", "podcast:trailer has no title.", where)


def _block(element: Element, where: str) -> Iterator[Finding]:
    if text_of(element) not in ("yes", "no"):
        yield warning("F-064", f"podcast:block is {text_of(element)[:40]!r}.", where)


_CHECKS: dict[str, Check] = {
    "guid": _guid,
    "locked": _locked,
    "medium": _medium,
    "transcript": _transcript,
    "chapters": _chapters,
    "person": _person,
    "season": _season,
    "episode": _episode,
    "alternateEnclosure": _alternate,
    "license": _license,
    "funding": _funding,
    "txt": _txt,
    "image": _image,
    "trailer": _trailer,
    "block": _block,
}
