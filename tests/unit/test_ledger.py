from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearprint.ledger import PODCAST_NAMESPACE, dated, podcast_guid
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.programme import House
from hearprint.settings import LOCAL_ADDRESS

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
    assert podcast_guid("https://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_a_feeds_guid_waits_for_its_first_address_on_the_web_and_then_stays() -> None:
    nowhere = dated(_plan("a"), _NOW, House(title="H", base_url=LOCAL_ADDRESS), frozenset())
    assert nowhere.guid
    assert not nowhere.house_guid
    placed = dated(nowhere, _NOW, _HOUSE, frozenset())
    assert placed.guid == podcast_guid("listen.example.org/members-bulletin-1/feed.xml")
    assert placed.house_guid == podcast_guid("listen.example.org/feed.xml")
    moved = replace(_HOUSE, base_url="https://elsewhere.example.org")
    assert dated(placed, _NOW, moved, frozenset()) == placed
    assert dated(placed, _NOW, House(title="H", base_url=LOCAL_ADDRESS), frozenset()) == placed


def test_a_new_publication_takes_the_guid_that_the_house_has_already() -> None:
    plan = dated(_plan("a"), _NOW, replace(_HOUSE, guid="known"), frozenset())
    assert plan.house_guid == "known"


@given(
    st.lists(st.booleans(), min_size=1, max_size=9),
    st.lists(st.booleans(), min_size=30, max_size=30),
    st.integers(0, 10_000),
)
def test_late_sections_keep_the_order_and_a_minute_where_there_is_one(
    first: list[bool], late: list[bool], minutes: int
) -> None:
    after = _NOW - timedelta(minutes=minutes)
    plan = dated(_plan(*map(str, range(len(first)))), _NOW, _HOUSE, frozenset(), after)
    inserted: list[PlannedSection] = []
    for section, here in zip(plan.sections, first, strict=True):
        inserted.append(section)
        inserted += [
            PlannedSection(id=f"{section.id}{at}", title="late", starts="late")
            for at, wanted in enumerate(late[:4])
            if wanted and here
        ]
    again = dated(replace(plan, sections=tuple(inserted)), _NOW, _HOUSE, frozenset(), after)
    dates = [one.published for one in again.sections if one.published]
    assert len(dates) == len(inserted)
    assert all(left < right for left, right in pairwise(dates))
    kept = {one.id: one.published for one in plan.sections}
    assert all(kept.get(one.id, one.published) == one.published for one in again.sections)
    if minutes >= 10 * len(first) and sum(late[:4]) < 10:
        assert all(right - left >= timedelta(minutes=1) for left, right in pairwise(dates))
