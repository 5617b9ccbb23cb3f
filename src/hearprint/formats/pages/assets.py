"""What every page loads beside itself: styles, scripts, the logo, and typefaces for the house.

Styles and scripts are written in small files and joined in a fixed order: one request each, and
scripts that also run on pages opened from a folder, where browsers load no modules.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rcssmin import cssmin
from rjsmin import jsmin

from hearprint.formats.pages.render import logo_name, resource
from hearprint.model.colour import DARK_GROUNDS, legible
from hearprint.model.look import Look
from hearprint.model.programme import BundleFile

STYLE = "style.css"
LISTS = "list.css"  #: of pages that list something, before the other
FACES = "fonts.css"  #: names the typefaces, for readers who chose one
ICON = "icon.svg"  #: of a house without a logo, in its colour
EARLY = "early.js"  #: puts a reader's settings in force before anything is shown
WORKER = "worker.js"  #: answers when there is no network

_STYLES = ("style.css", "player.css", "reading.css", "print.css")
#: What runs on which page, in this order: what is used comes before what uses it.
_COMMON = ("store.js", "words.js", "settings.js")
_PLAYING = ("sound.js", "controls.js", "places.js")
_SCRIPTS = {
    "house.js": (*_COMMON, "house.js", "finding.js", "search.js", "offline.js"),
    "publication.js": (
        *(*_COMMON, *_PLAYING, "queue.js", "finding.js", "search.js", "offline.js", "keeping.js"),
    ),
    "section.js": (*_COMMON, *_PLAYING, "clips.js", "follow.js", "section.js", "offline.js"),
    "marks.js": ("marks.js",),
}
_FONTS = (
    *("atkinson-400.woff2", "atkinson-400-ext.woff2", "atkinson-700.woff2"),
    *("atkinson-700-ext.woff2", "opendyslexic-400.woff2", "opendyslexic-700.woff2"),
    *("OFL-atkinson-hyperlegible.txt", "OFL-opendyslexic.txt"),
)
_ACCENT = "#0b4f5c"  #: ours, as the icon has it
_MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "webp": "image/webp"}


def assets(look: Look, *, pages: tuple[str, ...], up: str = "") -> tuple[BundleFile, ...]:
    """The files beside pages. ``pages`` names their scripts; ``up`` leads to the house's folder."""
    found = [
        style(look),
        BundleFile(name=LISTS, media_type="text/css", content=_ours((LISTS,)).encode()),
        _faces(up),
        _script(EARLY, ("early.js",)),
        *(_script(name, _SCRIPTS[name]) for name in pages),
        _script(WORKER, ("worker.js",)),
    ]
    logo = look.file(look.logo) if look.logo else None
    if logo is None:
        found.append(_icon(look))
    else:
        kind = _MEDIA_TYPES.get(look.logo.rpartition(".")[2].lower(), "image/jpeg")
        found.append(BundleFile(name=logo_name(look), media_type=kind, content=logo))
    return tuple(found)


def style(look: Look) -> BundleFile:
    """The one style sheet of all pages: ours, the house's colours, the theme's own styles."""
    own = (one.content.decode("utf-8", "replace") for one in look.files if _is_style(one.name))
    text = "\n".join([_ours(_STYLES), *_colours(look), *own]) + "\n"
    return BundleFile(name=STYLE, media_type="text/css", content=text.encode("utf-8", "replace"))


def _icon(look: Look) -> BundleFile:
    """Browsers ask servers for one when a page names none."""
    text = resource("styles", ICON).decode().replace(_ACCENT, look.accent or _ACCENT)
    return BundleFile(name=ICON, media_type="image/svg+xml", content=text.encode())


def _faces(up: str) -> BundleFile:
    """``up`` leads to the house's folder, where the typefaces lie."""
    text = _ours((FACES,)).replace("url(fonts/", f"url({up}fonts/")
    return BundleFile(name=FACES, media_type="text/css", content=text.encode())


@lru_cache
def _ours(names: tuple[str, ...]) -> str:
    """Styles without comments and blanks: every page waits for them."""
    return str(cssmin(_joined("styles", names)))


def _joined(folder: str, names: Iterable[str]) -> str:
    return "\n".join(resource(folder, name).decode("utf-8") for name in names)


def fonts() -> tuple[BundleFile, ...]:
    """Typefaces that readers may choose, each with its licence; they lie in the house's folder."""
    return tuple(
        BundleFile(
            name=f"fonts/{name}",
            media_type="font/woff2" if name.endswith(".woff2") else "text/plain",
            content=resource("fonts", name),
        )
        for name in _FONTS
    )


def _is_style(name: str) -> bool:
    return name.endswith(".css")


def _colours(look: Look) -> list[str]:
    """The house's accent, light and dark, wherever ours would stand."""
    rules = []
    if look.accent:
        rules.append(f":root {{ --accent-light: {look.accent}; }}")
    dark = look.accent_dark or (legible(look.accent, DARK_GROUNDS) if look.accent else "")
    if dark:
        rules.append(f":root {{ --accent-dark: {dark}; }}")
    return rules


@lru_cache
def _script(name: str, parts: tuple[str, ...]) -> BundleFile:
    """One script of several files, without comments and blanks, in a scope of its own."""
    whole = f"'use strict';\n(() => {{\n{_joined('scripts', parts)}\n}})();\n"
    text = str(jsmin(whole)) + "\n"
    return BundleFile(name=name, media_type="text/javascript", content=text.encode())
