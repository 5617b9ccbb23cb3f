"""What subscribers rely on: slugs, guids, dates and names of files, frozen once given."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.programme import House
from hearprint.model.rising import rising_run
from hearprint.model.words import slug
from hearprint.settings import LOCAL_ADDRESS

#: Podcasting 2.0's namespace for feed guids (podcast-namespace, docs/tags/guid.md).
PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

#: Sections are dated this far apart, so that apps keep their order and late ones find a gap.
_APART = timedelta(minutes=10)
#: Closer than this, some apps mix episodes up (audiobookshelf issue 3442).
_CLOSEST = timedelta(minutes=1)
#: Apart by this, two neighbours leave a late section a minute on either side.
_ROOMY = 2 * _CLOSEST


def dated(
    plan: Plan,
    now: datetime,
    house: House,
    taken: frozenset[str],
    after: datetime | None = None,
) -> Plan:
    """Freeze what subscribers rely on: slug, guid and dates, where they are not frozen yet.

    The last section is dated ``now``, the others before it, and all behind ``after`` as far as
    that leaves two minutes for each: so the publications of a house do not mix in its common feed,
    and a late section finds its gap.
    """
    name = plan.slug or _free_slug(plan.title, taken)
    own = plan.id or str(uuid.uuid5(PODCAST_NAMESPACE, f"{plan.source_digest}/{name}"))
    plan = replace(plan, id=own)
    moment = now.replace(microsecond=0)
    sections = _dated_sections(plan.sections, moment, after)
    return replace(
        plan,
        slug=name,
        guid=_feed_guid(plan, house, name),
        house_guid=plan.house_guid or _house_guid(house),
        published=plan.published or moment,
        sections=sections,
    )


def named(plan: Plan, titles: Sequence[tuple[str, str]]) -> Plan:
    """Freeze the names of sections' files, where they are not frozen yet; before ``dated``.

    ``titles`` are the ids and titles of the sections to be published, in reading order.
    """
    before = frozenset(one.id for one in plan.sections if one.published)
    return replace(plan, stems=stems(plan.stems, titles, before))


def _free_slug(title: str, taken: frozenset[str]) -> str:
    stem = slug(title, fallback="publication")
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    return name


def podcast_guid(address: str) -> str:
    """The guid of the feed at ``address``: podcast namespace, tag "guid".

    UUID version 5 of the address without its scheme and the slashes at its end.
    """
    return str(uuid.uuid5(PODCAST_NAMESPACE, re.sub(r"^\w+://", "", address).rstrip("/")))


def _feed_guid(plan: Plan, house: House, name: str) -> str:
    """What the plan keeps; else Podcasting 2.0's guid from the feed's address.

    Nobody elsewhere subscribes to a feed of this computer: what it had while it was nowhere else
    does not count, and its first address on the web decides.
    """
    unplaced = podcast_guid(f"hearprint/{plan.id}")
    if plan.guid and plan.guid != unplaced:
        return plan.guid
    if house.base_url == LOCAL_ADDRESS:
        return unplaced
    return podcast_guid(f"{house.base_url}/{name}/feed.xml")


def _house_guid(house: House) -> str:
    """That of the house's feed, once the house has a place on the web."""
    if house.guid or house.base_url == LOCAL_ADDRESS:
        return house.guid
    return podcast_guid(f"{house.base_url}/feed.xml")


def _dated_sections(
    sections: Sequence[PlannedSection], now: datetime, after: datetime | None
) -> tuple[PlannedSection, ...]:
    """Dates for sections without one: in reading order, the last not after ``now``.

    Late sections share the gap between their neighbours evenly; so do those that an editor moved,
    whose dates would have apps play them where they stood.
    """
    if not any(section.published for section in sections):
        room = (now - after) / len(sections) if after and sections else _APART
        apart = _whole(min(max(room, _ROOMY), _APART))
        first = now - apart * (len(sections) - 1)
        return tuple(
            replace(section, published=first + apart * place)
            for place, section in enumerate(sections)
        )
    sections = _without_moved(sections)
    done: list[PlannedSection] = []
    for is_dated, run in groupby(sections, key=lambda section: section.published is not None):
        late = tuple(run)
        if is_dated:
            done += late
            continue
        before = done[-1].published if done else None
        place = len(done) + len(late)
        following = sections[place].published if place < len(sections) else None
        dates = _between(before, following, now, len(late))
        done += (replace(one, published=date) for one, date in zip(late, dates, strict=True))
    return tuple(done)


def _without_moved(sections: Sequence[PlannedSection]) -> tuple[PlannedSection, ...]:
    """``sections`` without the dates of the fewest that stand out of the others' order."""
    dates = [one.published.timestamp() for one in sections if one.published]
    placed = [at for at, one in enumerate(sections) if one.published]
    moved = set(placed) - {placed[at] for at in rising_run(dates)}
    return tuple(
        replace(one, published=None) if at in moved else one for at, one in enumerate(sections)
    )


def _between(
    before: datetime | None, after: datetime | None, now: datetime, count: int
) -> list[datetime]:
    """``count`` dates between two neighbours, one of which may be missing."""
    if before and after:
        apart = (after - before) / (count + 1)
        return [before + (_whole(apart) or apart) * place for place in range(1, count + 1)]
    if before:
        first = max(now - _ROOMY * (count - 1), before + _CLOSEST)
        return [first + _ROOMY * place for place in range(count)]
    last = (after or now + _APART) - _APART
    return [last - _APART * (count - 1 - place) for place in range(count)]


def _whole(apart: timedelta) -> timedelta:
    """``apart`` without its fraction of a second: dates of feeds have none."""
    return timedelta(seconds=apart // timedelta(seconds=1))


def stems(
    given: Sequence[tuple[str, str]], titles: Sequence[tuple[str, str]], before: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The names of sections' files by id, ``given`` ones as they are, with those of new sections.

    ``titles`` are the published sections' ids and titles in reading order. Sections published at
    once are counted (``01-heating``, ``02-rents``), and so are those ``before`` of a plan that
    kept no stems. A late one at the end counts on; one between others gets letters
    (``01a-repairs``) with which names sort as the sections are read. No stem is given twice.
    """
    known = dict(given)
    if not known:
        first = [one for one in titles if one[0] in before] or list(titles)
        width = max(2, len(str(len(first))))
        known = {
            key: f"{place:0{width}d}-{slug(title)}" for place, (key, title) in enumerate(first, 1)
        }
    for place, (key, title) in enumerate(titles):
        if key not in known:
            labels = {_label(stem) for stem in known.values()}
            neighbours = [known.get(one, "") for one, _ in titles]
            label = _new_label(neighbours[:place], neighbours[place + 1 :], labels)
            known[key] = f"{label}-{slug(title)}"
    return tuple(known.items())


def _label(stem: str) -> str:
    """What sorts a stem: ``03a`` of ``03a-late-news``."""
    return stem.partition("-")[0]


def _new_label(before: Sequence[str], after: Sequence[str], taken: Collection[str]) -> str:
    """A label of its own that sorts behind those ``before`` and, where it can, ahead of ``after``.

    ``after`` holds an empty stem for a section that has none yet.
    """
    numbers = [one for one in taken if one.isdecimal()]
    width = max(2, *map(len, numbers)) if numbers else 2
    lower = _label(before[-1]) if before else "0" * width
    upper = next((_label(stem) for stem in after if stem), "")
    if not upper:
        counted = 1 + max(map(int, numbers), default=0)
        if len(str(counted)) <= width:
            return f"{counted:0{width}d}"
    if upper < lower or not upper.removeprefix(lower).strip("0"):
        upper = ""  # somebody moved them, or wrote names with no room between
    label = _behind(lower, upper)
    while label in taken:
        label = _behind(label, upper)
    return label


def _behind(lower: str, upper: str) -> str:
    """A label behind ``lower``, ahead of ``upper`` if that is not empty.

    ``03`` is followed by ``03a``, that by ``03b``; between ``03`` and ``03a`` stands ``030a``.
    """
    following = lower[:-1] + chr(ord(lower[-1]) + 1) if "a" <= lower[-1] < "z" else f"{lower}a"
    if not upper or following < upper:
        return following
    label = f"{lower}a"
    while label >= upper:
        label = f"{label[:-1]}0a"
    return label
