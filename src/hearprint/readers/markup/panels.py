"""Panels of accordions and tabs: hidden until their button is pressed, and part of the article.

Told by WAI-ARIA 1.2 (aria-controls, aria-expanded, the roles tab and tabpanel), by the attributes
of Bootstrap's scripts, and by hidden="until-found" (HTML Living Standard, section 6.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearprint.model.document import Role
from hearprint.model.words import plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.facts import Facts
from hearprint.readers.markup.page import Element, ancestors, attribute, classes, names
from hearprint.readers.markup.visible import visible_text

_TOGGLES = names("collapse tab pill")
_CONTROLS = names("button a summary")
_CONTROL_ROLES = names("button tab")
#: What opens only to choose from, or over the page.
_POPUPS = names("menu menubar listbox tree grid dialog alertdialog tooltip search navigation")
#: Elements that name what follows them.
_NAMING = names("h1 h2 h3 h4 h5 h6 dt summary")
_AWAY = names("nav menu footer dialog")  #: some systems wrap the whole page in a form
_LINKED = 0.5  #: share of linked words from which a panel is a menu
_PART = re.compile(r"[-_]+")


@dataclass(frozen=True, slots=True)
class Panels:
    """What a button opens, and the buttons whose words are the titles of that."""

    opened: frozenset[Element]
    titles: Mapping[Element, Element]  #: button -> its panel
    tabs: Mapping[Element, Element]  #: tab -> its panel


def find_panels(body: Element, facts: Facts) -> Panels:
    """The panels of a page, shown or hidden; menus and what opens over the page are none."""
    named = {attribute(one, "id"): one for one in body.iter() if attribute(one, "id")}
    opened = {one for one in body.iter() if _tells_itself(one) and _holds_text(one, facts)}
    titles: dict[Element, Element] = {}
    tabs: dict[Element, Element] = {}
    for control in body.iter():
        if not _is_control(control):
            continue
        found = [named[name] for name in _aims(control) if name in named] or _below(control)
        # What a button stands in is no panel of that button's.
        panels = [one for one in found if _holds_text(one, facts) and one not in ancestors(control)]
        opened.update(panels)
        if panels and attribute(control, "role").lower() == "tab":
            tabs[control] = panels[0]
        elif panels and _is_title(control):
            titles[control] = panels[0]
    return Panels(frozenset(opened), titles, tabs)


def name_panels(chunks: Sequence[Chunk], panels: Panels) -> list[Chunk]:
    """Chunks with the name of each tab before what its panel holds.

    The tabs stand in a row above all panels; heard there, nobody would know what is whose.
    """
    held: dict[Element, Chunk] = {}
    for chunk in reversed(chunks):
        if not chunk.reason:
            held.update(dict.fromkeys(ancestors(chunk.owner), chunk))
    before: dict[int, list[Chunk]] = {}
    moved: set[int] = set()
    for tab, panel in panels.tabs.items():
        named = next((chunk for chunk in chunks if _is_name(chunk, tab)), None)
        if named is None or panel not in held or id(named) in moved:
            continue
        named.reason, named.role, named.level = "", Role.PARAGRAPH, 0
        moved.add(id(named))
        before.setdefault(id(held[panel]), []).append(named)
    rest = (chunk for chunk in chunks if id(chunk) not in moved)
    return [one for chunk in rest for one in (*before.get(id(chunk), ()), chunk)]


def _is_name(chunk: Chunk, tab: Element) -> bool:
    """Whether a chunk is all that a tab says, and says it in letters."""
    if not any(map(str.isalpha, chunk.text)) or chunk.text != plain(visible_text(tab)):
        return False
    return chunk.owner in ancestors(tab) or tab in ancestors(chunk.owner)


def _tells_itself(element: Element) -> bool:
    role, hidden = attribute(element, "role").lower(), attribute(element, "hidden").lower()
    return role == "tabpanel" or hidden == "until-found"


def _holds_text(panel: Element, facts: Facts) -> bool:
    return attribute(panel, "role").lower() not in _POPUPS and facts[panel].density < _LINKED


def _is_control(element: Element) -> bool:
    role = attribute(element, "role").lower()
    if element.tag not in _CONTROLS and role not in _CONTROL_ROLES:
        return False
    if attribute(element, "aria-haspopup").lower() not in ("", "false"):
        return False
    tells = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    if not (tells or role == "tab" or _toggles(element)):
        return False
    return not any(
        one.tag in _AWAY or attribute(one, "role").lower() in _POPUPS for one in ancestors(element)
    )


def _toggles(element: Element) -> bool:
    kinds = (attribute(element, "data-bs-toggle"), attribute(element, "data-toggle"))
    return not _TOGGLES.isdisjoint(kinds)


def _aims(control: Element) -> Iterator[str]:
    """The names of what a control opens."""
    yield from attribute(control, "aria-controls").split()
    for key in ("data-bs-target", "data-target", "href"):
        target = attribute(control, key)
        if target.startswith("#"):
            yield target[1:]


def _below(control: Element) -> list[Element]:
    """What follows a control that says it opens something, and not what, or follows its heading."""
    if control.get("aria-expanded") is None or control.get("aria-controls") is not None:
        return []
    holder = _alone_in(control)
    after = (control if holder is None else holder).getnext()
    return [] if after is None else [after]


def _alone_in(control: Element) -> Element | None:
    """The heading or term that holds a control and no other word."""
    holder = next((one for one in ancestors(control) if one.tag in _NAMING), None)
    if holder is None or holder is control:
        return None
    return holder if plain(visible_text(holder)) == plain(visible_text(control)) else None


def _is_title(control: Element) -> bool:
    """Whether a button says what its panel is about, and not only "Show more"."""
    parts = {part for name in classes(control) for part in _PART.split(name)}
    question = plain(visible_text(control)).endswith("?")
    return question or "accordion" in parts or _alone_in(control) is not None
