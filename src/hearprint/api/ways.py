"""Makes the files for other ways of reading a whole publication, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearprint.formats.ways import packed, text
from hearprint.model.keys import key
from hearprint.model.programme import BundleFile, Download, Programme
from hearprint.model.speech import Stored
from hearprint.ports import Blobs, Cache

#: Raised when the same members would come out otherwise through our own doing.
_ZIP_VERSION = 1


def ways_of(programme: Programme, cache: Cache, blobs: Blobs) -> tuple[Download, ...]:
    """What the house wants and this publication can have. Raises OutputError."""
    return tuple(_made(programme, cache, blobs))


def _made(programme: Programme, cache: Cache, blobs: Blobs) -> Iterator[Download]:
    wanted, slug = programme.house.ways, programme.publication.slug
    if wanted.text:
        yield Download(
            name=f"{slug}.txt",
            title="Plain text",
            media_type=text.MEDIA_TYPE,
            file=blobs.put(text.whole(programme)),
        )
    if wanted.zip and programme.duration_ms:
        yield Download(
            name=f"{slug}.zip",
            title="Sound and text in one file",
            media_type=packed.MEDIA_TYPE,
            file=_zip(packed.members(programme), cache, blobs),
        )


def _zip(members: tuple[BundleFile, ...], cache: Cache, blobs: Blobs) -> Stored:
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
