from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hearprint.ledger import PODCAST_NAMESPACE, dated
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.programme import House

_NOW = datetime(2026, 3, 1, 12, 0, 0, 987654, tzinfo=UTC)
_HOUSE = House(title="House", base_url="https://listen.example.org")


def _plan(*ids: str) -> Plan:
    sections = tuple(PlannedSection(id=one, title=one, starts=one) for one in ids)
    return Plan(id="p", title="Members' Bulletin 1", slug="", sections=sections)


def test_sections_are_dated_in_order_minutes_apart_and_never_in_the_future() -> None:
    dates = [
        one.published for one in dated(_plan("a", "b", "c"), _NOW, _HOUSE, frozenset()).sections
    ]
    assert all(date is not None and date <= _NOW for date in dates)
    assert all(b - a >= timedelta(minutes=2) for a, b in pairwise(dates) if a and b)


def test_what_is_dated_stays_as_it_is() -> None:
    first = dated(_plan("a", "b"), _NOW, _HOUSE, frozenset())
    later = dated(
        first, _NOW + timedelta(days=9), replace(_HOUSE, base_url="https://x.org"), frozenset()
    )
    assert later == first


def test_a_late_section_finds_a_gap_between_its_neighbours() -> None:
    first = dated(_plan("a", "c"), _NOW, _HOUSE, frozenset())
    late = PlannedSection(id="b", title="b", starts="b")
    plan = replace(first, sections=(first.sections[0], late, first.sections[1]))
    dates = [one.published for one in dated(plan, _NOW, _HOUSE, frozenset()).sections]
    assert dates == sorted(dates, key=lambda date: date or _NOW)
    assert len(set(dates)) == 3


def test_a_slug_that_is_taken_is_told_apart() -> None:
    plan = dated(_plan("a"), _NOW, _HOUSE, frozenset({"members-bulletin-1"}))
    assert plan.slug == "members-bulletin-1-2"


def test_the_feeds_guid_is_podcasting_2s_from_its_address() -> None:
    plan = dated(_plan("a"), _NOW, _HOUSE, frozenset())
    address = "listen.example.org/members-bulletin-1/feed.xml"
    assert plan.guid == str(uuid.uuid5(PODCAST_NAMESPACE, address))


def test_the_namespace_gives_the_specifications_own_example() -> None:
    example = uuid.uuid5(PODCAST_NAMESPACE, "podnews.net/rss")
    assert str(example) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
