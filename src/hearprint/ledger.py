"""What subscribers rely on: slugs, guids and dates of first publication, frozen once given."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.programme import House
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

    Late sections share the gap between their neighbours evenly.
    """
    if not any(section.published for section in sections):
        room = (now - after) / len(sections) if after and sections else _APART
        apart = _whole(min(max(room, _ROOMY), _APART))
        first = now - apart * (len(sections) - 1)
        return tuple(
            replace(section, published=first + apart * place)
            for place, section in enumerate(sections)
        )
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
