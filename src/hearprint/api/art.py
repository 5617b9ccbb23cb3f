"""A publication's cover: the editor's picture, the first page, or one drawn from the title."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from hearprint.api.gather import load
from hearprint.errors import HearprintError
from hearprint.formats import phrases
from hearprint.formats.cover import RULES, cover, thumbnail
from hearprint.formats.picture import SMALLEST, from_picture, opened
from hearprint.model.findings import Finding, warning
from hearprint.model.keys import key
from hearprint.model.plain_json import from_plain, to_plain
from hearprint.model.plan import Plan
from hearprint.model.programme import Artwork, House
from hearprint.model.words import plain
from hearprint.ports import Blobs, Cache
from hearprint.readers.pdf.pictures import first_page
from hearprint.readers.sniff import PDF
from hearprint.settings import Settings

#: Endings of a picture beside a document that is its cover.
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
TITLE, PAGE = "title", "page"  #: what ``cover`` may say instead of a file's name
PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """A cover, and what is amiss with it."""

    artwork: Artwork = field(default_factory=Artwork)
    findings: tuple[Finding, ...] = ()


def picture_beside(path: Path, plan: Plan | None) -> Path | None:
    """The picture that is to be the cover of ``path``; None when there is none.

    The plan names a file of the same folder; else it is the one with the document's own name.
    """
    wanted = plan.cover if plan else ""
    if wanted in (TITLE, PAGE):
        return None
    if wanted:
        return path.parent / wanted
    stems = (path.with_suffix(ending) for ending in ENDINGS)
    return next((one for one in stems if one.is_file()), None)


def artwork(path: Path, plan: Plan, settings: Settings, cache: Cache, blobs: Blobs) -> Art:
    """The cover of ``path``, from the cache when it was made of the same things before.

    Whatever cannot be used gives its place to a cover drawn from the title, and is told. Raises
    OutputError.
    """
    place = picture_beside(path, plan)
    kind = PICTURE if place else (plan.cover or settings.house.cover)
    maker = _Maker(
        title=plain(plan.title) or plain(path.name),
        house=plain(settings.house.title),
        alt=plain(plan.cover_alt),
        cache=cache,
        blobs=blobs,
    )
    try:
        data = place.read_bytes() if place else _pdf(path) if kind == PAGE else b""
        made = maker.made(data, kind if data else TITLE)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        name = place.name if place else path.name
        drawn = maker.made(b"", TITLE)
        return maker.told(drawn, f"{name} cannot be the cover: {reason}.")
    if made.enlarged and place:
        message = f"{place.name} has fewer than {SMALLEST} pixels along an edge and was enlarged."
        return maker.told(made, message)
    return maker.told(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    artwork: Artwork
    enlarged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    title: str
    house: str
    cache: Cache
    blobs: Blobs
    alt: str = ""

    def told(self, made: _Made, *amiss: str) -> Art:
        """With what the picture shows, and what is amiss with it."""
        return Art(
            artwork=replace(made.artwork, alt=self.alt),
            findings=tuple(warning("O-002", message) for message in amiss),
        )

    def made(self, data: bytes, kind: str) -> _Made:
        """The cover from ``data``, or from the title. Raises ValueError for bytes of no use."""
        digest = hashlib.sha256(data).hexdigest() if data else ""
        name = key("cover", RULES, kind=kind, data=digest, title=self.title, house=self.house)
        kept = _known(self.cache.recall(name))
        if kept is not None:
            files = (kept.artwork.picture, kept.artwork.small)
            if all(one and self.blobs.holds(one) for one in files):
                return kept
        made = self._fresh(data, kind)
        self.cache.keep(name, json.dumps(to_plain(made)).encode())
        return made

    def _fresh(self, data: bytes, kind: str) -> _Made:
        enlarged = False
        if kind == TITLE:
            whole, small = cover(self.title, self.house), thumbnail(self.title, self.house)
        else:
            picture = first_page(data) if kind == PAGE else opened(data)
            enlarged = kind != PAGE and max(picture.size) < SMALLEST
            whole, small = from_picture(picture, self.title, framed=kind == PAGE)
        made = Artwork(picture=self.blobs.put(whole), small=self.blobs.put(small))
        return _Made(artwork=made, enlarged=enlarged)


def _known(data: bytes | None) -> _Made | None:
    try:
        return cast(_Made, from_plain(_Made, json.loads(data), "cover")) if data else None
    except ValueError:  # an older version kept it in another form
        return None


def house_artwork(house: House, cache: Cache, blobs: Blobs) -> Artwork:
    """The cover of the whole house, drawn from its title. Raises OutputError."""
    title = phrases.house_name(house)
    maker = _Maker(title=title, house=plain(house.author), cache=cache, blobs=blobs)
    return maker.told(maker.made(b"", TITLE)).artwork


def _pdf(path: Path) -> bytes:
    """The bytes of a PDF; nothing for any other document."""
    try:
        source = load(path)
    except HearprintError:
        return b""  # told when it is read as a document
    return source.data if source.media_type == PDF else b""
