"""Makes the files for other ways of reading a whole publication; those that take long, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from hearprint.errors import HearprintError
from hearprint.formats import phrases
from hearprint.formats.ways import braille, louis, packed, qr, text
from hearprint.formats.ways import print as large
from hearprint.model.findings import Finding, warning
from hearprint.model.keys import key
from hearprint.model.programme import BundleFile, Download, Programme
from hearprint.model.speech import Stored
from hearprint.model.ways import Ways
from hearprint.ports import Blobs, Cache

#: Raised when the same members would come out otherwise through our own doing.
_ZIP_VERSION = 1

Made = tuple[tuple[Download, ...], tuple[Finding, ...]]


def ways_of(programme: Programme, cache: Cache, blobs: Blobs) -> Made:
    """What the house wants and this publication can have, and what could not be made."""
    wanted = programme.house.ways
    makers: tuple[tuple[bool, _Maker], ...] = (
        (wanted.text, _text),
        (wanted.large_print, _large_print),
        (wanted.braille, _braille),
        (wanted.zip and bool(programme.duration_ms), _zip),
        (wanted.qr and phrases.on_the_web(programme.house), _codes),
    )
    downloads: list[Download] = []
    findings: list[Finding] = []
    for asked, make in makers:
        if asked:
            try:
                for one in make(programme, cache, blobs):
                    if isinstance(one, Finding):
                        findings.append(one)
                    else:
                        downloads.append(one)
            except HearprintError as error:
                findings.append(warning("S-011", str(error)))
    return tuple(downloads), tuple(findings)


def means(ways: Ways) -> tuple[str, ...]:
    """What is here to make those that are wanted: when it changes, they are made anew."""
    wanted = [
        *(("segno",) if ways.qr else ()),
        *(("typst", large.FONTS) if ways.large_print else ()),
    ]
    found = [f"{name} {_version(name)}" for name in wanted]
    return (*found, louis.program()) if ways.braille else tuple(found)


_Maker = Callable[[Programme, Cache, Blobs], Iterator[Download | Finding]]


def _text(programme: Programme, _cache: Cache, blobs: Blobs) -> Iterator[Download | Finding]:
    made = blobs.put(text.whole(programme))
    yield _download(programme, ".txt", "Plain text", text.MEDIA_TYPE, made)


def _large_print(programme: Programme, _cache: Cache, blobs: Blobs) -> Iterator[Download | Finding]:
    made, lacks = large.large_print(programme)
    if lacks:
        yield warning("S-011", f"The large print cannot promise to be PDF/UA: {lacks}.")
    name = "-large-print.pdf"
    yield _download(programme, name, "Large print", large.MEDIA_TYPE, blobs.put(made))


def _braille(programme: Programme, _cache: Cache, blobs: Blobs) -> Iterator[Download | Finding]:
    made = blobs.put(braille.brf(programme, louis.cells))
    yield _download(programme, ".brf", "Braille", braille.MEDIA_TYPE, made)


def _codes(programme: Programme, _cache: Cache, blobs: Blobs) -> Iterator[Download | Finding]:
    svg, png = qr.codes(programme)
    yield _download(programme, "-qr.svg", "QR code, SVG", qr.SVG, blobs.put(svg))
    yield _download(programme, "-qr.png", "QR code, PNG", qr.PNG, blobs.put(png))


def _zip(programme: Programme, cache: Cache, blobs: Blobs) -> Iterator[Download | Finding]:
    members = packed.members(programme)
    made = _packed(members, cache, blobs)
    yield _download(programme, ".zip", "Sound and text in one file", packed.MEDIA_TYPE, made)


def _download(programme: Programme, ending: str, title: str, kind: str, made: Stored) -> Download:
    name = f"{programme.publication.slug}{ending}"
    return Download(name=name, title=title, media_type=kind, file=made)


def _packed(members: tuple[BundleFile, ...], cache: Cache, blobs: Blobs) -> Stored:
    told = [
        (one.name, one.content.digest if isinstance(one.content, Stored) else one.content)
        for one in members
    ]
    files = (
        (one.name, blobs.get(one.content) if isinstance(one.content, Stored) else one.content)
        for one in members
    )
    return _once(key("zip", _ZIP_VERSION, members=told), packed.packed(files), cache, blobs)


def _once(name: str, parts: Iterable[bytes], cache: Cache, blobs: Blobs) -> Stored:
    """What was kept under ``name``, or else ``parts`` put together and kept."""
    kept = cache.recall(name)
    if kept is not None:
        digest, _, length = kept.decode().partition(" ")
        stored = Stored(digest=digest, length=int(length))
        if blobs.holds(stored):
            return stored
    stored = blobs.put_parts(parts)
    cache.keep(name, f"{stored.digest} {stored.length}".encode())
    return stored


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
