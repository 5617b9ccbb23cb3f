"""Links to somebody else's reader, replaced by ours in a page that stays as it was."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hearprint.delivery.folder import FolderDelivery
from hearprint.errors import DamagedError, SettingsError, SourceError, UnavailableError
from hearprint.formats import phrases
from hearprint.formats.pages import embed
from hearprint.model.programme import BundleFile, House, Shelf
from hearprint.model.relinking import RELINKED, Form, Found, Known, Left, Place
from hearprint.model.words import slug
from hearprint.pipeline import house_of
from hearprint.readers.decode import decode
from hearprint.readers.relinking.places import closing, find_places, opening
from hearprint.readers.relinking.rules import Rules
from hearprint.settings import LOCAL_ADDRESS, Settings

_MARKS = (
    *(codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    *(codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
)
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """A page before and after."""

    name: str
    before: bytes
    after: bytes
    places: tuple[Place, ...]
    left: tuple[Left, ...]
    diff: str  #: unified; empty when nothing changes
    local: bool  #: our addresses work on this computer only

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def relink_file(page: Path, output: Path, *, settings: Settings) -> Relinked:
    """The page ``page`` with links to the publications in ``output``; nothing is written.

    Raises SourceError for what cannot be read or is no text, UnavailableError when nothing was
    built, SettingsError for a private house, whose addresses belong on no page.
    """
    if settings.members is not None or settings.house.private:
        raise SettingsError(
            "This house is for members only, and a page on the web would lead everybody in.",
            hint="Give members their own addresses: hearprint members list",
        )
    shelves = FolderDelivery(output).shelves()
    if not shelves:
        raise UnavailableError(
            "No publication stands here to which links could lead.",
            where=str(output),
            hint="Run hearprint build first, or name the folder that it wrote with --built.",
        )
    try:
        data = page.read_bytes()
    except OSError as error:
        raise SourceError(
            f"This page cannot be read: {error.strerror or type(error).__name__}.",
            where=str(page),
            hint="Check its name and who may read it.",
        ) from error
    return relink(data, page.name, shelves, settings=settings)


def relink(data: bytes, name: str, shelves: Sequence[Shelf], *, settings: Settings) -> Relinked:
    """The page ``data``, whose file is called ``name``. Raises DamagedError for what is no text."""
    house = house_of(settings)
    mark = next((one for one in _MARKS if data.startswith(one)), b"")
    text, encoding = _text(data, mark, name)
    heard = {one.publication.slug: one for one in shelves if one.duration_ms}
    known = [
        Known(
            slug=one.publication.slug,
            title=one.publication.title,
            source=one.publication.source,
            link=one.publication.link,
        )
        for one in heard.values()
    ]
    chosen = settings.relink
    rules = Rules(readers=chosen.readers, ignore=chosen.ignore, own=f"{house.base_url}/")
    found = find_places(text, known, rules, name=name)
    changed = _written(text, found, heard, house)
    return Relinked(
        name=name,
        before=data,
        after=mark + changed.encode(encoding, "surrogateescape"),
        places=found.places,
        left=found.left,
        diff=_diff(text, changed, name),
        local=house.base_url == LOCAL_ADDRESS,
    )


def relinked_name(page: Path) -> str:
    """Where a build puts the publications page ``page`` with its links replaced."""
    return f"{RELINKED}/{slug(page.stem)}.html"


def relinked_pages(
    pages: Sequence[Path], shelves: Sequence[Shelf], settings: Settings
) -> tuple[BundleFile, ...]:
    """Publications pages of a build as they may replace the house's own; unchanged ones are not.

    None for a private house, to which no page leads.
    """
    if settings.members is not None or settings.house.private:
        return ()
    made: dict[str, BundleFile] = {}
    for page in pages:
        with suppress(DamagedError, OSError):  # told when it is asked for by ``relink``
            done = relink(page.read_bytes(), page.name, shelves, settings=settings)
            if done.places:
                name = relinked_name(page)
                made[name] = BundleFile(name=name, media_type="text/html", content=done.after)
    return tuple(made.values())


def _text(data: bytes, mark: bytes, name: str) -> tuple[str, str]:
    """The page as text that gives the very same bytes again, and its encoding."""
    rest = data[len(mark) :]
    encoding = decode(data, declared=True).encoding
    for candidate in (encoding, "latin-1"):
        if candidate == "latin-1" and encoding.startswith(("utf-16", "utf-32")):
            break
        try:
            text = rest.decode(candidate, "surrogateescape")
            if text.encode(candidate, "surrogateescape") == rest:
                return text, candidate
        except UnicodeError:
            continue
    raise DamagedError(
        "The bytes of this page fit no encoding, so it cannot be changed without harm.",
        where=name,
        hint="Open it in a text editor and save it with the encoding UTF-8.",
    )


def _written(text: str, found: Found, shelves: Mapping[str, Shelf], house: House) -> str:
    language = phrases.language(found.language, house.language)
    line = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    slugs = dict.fromkeys(place.slug for place in found.places if place.slug)
    parts: list[str] = []
    at = 0
    for place in found.places:
        parts.append(text[at : place.start])
        before = text[: place.start]
        indent = _INDENT.match(before[before.rfind("\n") + 1 :])
        feed = line + (indent[0] if indent else "")
        lines = _lines(place, [shelves[one] for one in slugs], shelves, house, language)
        whole = (feed if len(lines) > 1 else "").join([opening(place), *lines, closing(place)])
        if place.start == place.end:
            whole = f"{whole}{feed}" if _begins(text, place) else f"{feed}{whole}"
        parts.append(whole)
        at = place.end
    return "".join([*parts, text[at:]])


def _begins(text: str, place: Place) -> bool:
    """Whether what is put in stands before the rest of its line, not behind it."""
    if place.form is not Form.HEAD:
        return False
    before = text[: place.start]
    return not before.strip() or not before[-1:].strip()


def _lines(
    place: Place,
    all_shelves: Sequence[Shelf],
    shelves: Mapping[str, Shelf],
    house: House,
    language: str,
) -> Sequence[str]:
    if place.form is Form.HEAD:
        return embed.head(house, all_shelves)
    shelf = shelves[place.slug]
    if place.form is Form.LINK:
        return (embed.link(house, shelf, language=language, noun=place.noun),)
    made = embed.block(
        house, shelf, language=language, level=place.level, noun=place.noun, numbers=place.numbers
    )
    return made.splitlines()


def _diff(before: str, after: str, name: str) -> str:
    if before == after:
        return ""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, f"{name} (relinked)", lineterm=""
    )
    return "\n".join(lines).encode("utf-8", "replace").decode()
