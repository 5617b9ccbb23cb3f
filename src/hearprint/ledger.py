"""What subscribers rely on: slugs, guids and dates of first publication, frozen once given."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

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


def dated(
    plan: Plan,
    now: datetime,
    house: House,
    taken: frozenset[str],
    after: datetime | None = None,
) -> Plan:
    """Freeze what subscribers rely on: slug, guid and dates, where they are not frozen yet.

    The last section is dated ``now``, the others before it, and all behind ``after`` as far as
    that leaves a minute for each: so the publications of a house do not mix in its common feed.
    """
    name = plan.slug or _free_slug(plan.title, taken)
    own = plan.id or str(uuid.uuid5(PODCAST_NAMESPACE, f"{plan.source_digest}/{name}"))
    plan = replace(plan, id=own)
    moment = now.replace(microsecond=0)
    sections = _dated_sections(plan.sections, moment, after)
    return replace(
        plan,
        slug=name,
        guid=plan.guid or _feed_guid(plan, house, name),
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


def _feed_guid(plan: Plan, house: House, name: str) -> str:
    """Podcasting 2.0's guid from the feed's address; from the plan's id while it has no home."""
    if house.base_url == LOCAL_ADDRESS:
        return str(uuid.uuid5(PODCAST_NAMESPACE, f"hearprint/{plan.id}"))
    address = re.sub(r"^\w+://", "", f"{house.base_url}/{name}/feed.xml").rstrip("/")
    return str(uuid.uuid5(PODCAST_NAMESPACE, address))


def _dated_sections(
    sections: Sequence[PlannedSection], now: datetime, after: datetime | None
) -> tuple[PlannedSection, ...]:
    """Dates for sections without one: in reading order, the last not after ``now``.

    A late section goes between its neighbours when they leave it room of a minute.
    """
    if not any(section.published for section in sections):
        room = (now - after) / len(sections) if after and sections else _APART
        apart = timedelta(seconds=min(max(room, _CLOSEST), _APART).seconds)
        first = now - apart * (len(sections) - 1)
        return tuple(
            replace(section, published=first + apart * place)
            for place, section in enumerate(sections)
        )
    done: list[PlannedSection] = []
    for place, section in enumerate(sections):
        if section.published is not None:
            done.append(section)
            continue
        before = done[-1].published if done else None
        after = next((s.published for s in sections[place + 1 :] if s.published), None)
        done.append(replace(section, published=_between(before, after, now)))
    return tuple(done)


def _between(before: datetime | None, after: datetime | None, now: datetime) -> datetime:
    if before and after and after - before >= 2 * _CLOSEST:
        return (before + (after - before) / 2).replace(microsecond=0)
    if before and after:
        return before + (after - before) / 2
    if before:
        return max(now, before + _CLOSEST)
    if after:
        return after - _APART
    return now
