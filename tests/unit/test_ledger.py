from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.ledger import PODCAST_NAMESPACE, dated, podcast_guid, stems
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


@pytest.mark.parametrize(("before", "after"), [("abcdef", "fabcde"), ("abcdef", "bcdaef")])
def test_a_section_that_is_moved_is_dated_anew_between_its_neighbours(
    before: str, after: str
) -> None:
    first = {one.id: one for one in dated(_plan(*before), _NOW, _HOUSE, frozenset()).sections}
    plan = replace(_plan(*after), sections=tuple(first[one] for one in after))
    made = dated(plan, _NOW + timedelta(days=9), _HOUSE, frozenset()).sections
    [moved] = [one for one in made if one.published != first[one.id].published]
    assert moved.id in "fa"
    assert all(a.published < b.published for a, b in pairwise(made) if a.published and b.published)


@given(st.permutations("abcdefg"))
def test_feeds_are_in_order_of_date_however_sections_are_moved(after: list[str]) -> None:
    first = {one.id: one for one in dated(_plan(*"abcdefg"), _NOW, _HOUSE, frozenset()).sections}
    plan = replace(_plan(*after), sections=tuple(first[one] for one in after))
    made = dated(plan, _NOW + timedelta(days=9), _HOUSE, frozenset()).sections
    dates = [one.published for one in made if one.published]
    assert len(set(dates)) == 7
    assert dates == sorted(dates)


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


def _named(*titles: str) -> list[tuple[str, str]]:
    return [(title.lower(), title) for title in titles]


_FIRST = stems((), _named("Heating", "Rents", "A walk"), ())


def test_sections_published_at_once_are_counted() -> None:
    assert [stem for _, stem in _FIRST] == ["01-heating", "02-rents", "03-a-walk"]
    many = stems((), _named(*map(str, range(100))), ())
    assert [many[0][1], many[-1][1]] == ["001-0", "100-99"]


def test_a_stem_stays_when_sections_are_renamed_moved_or_taken_away() -> None:
    moved = [("a walk", "A walk"), ("heating", "Why it is cold")]
    assert stems(_FIRST, moved, ()) == _FIRST


@pytest.mark.parametrize(
    ("order", "stem"),
    [
        (("New", "Heating", "Rents", "A walk"), "00a-new"),
        (("Heating", "New", "Rents", "A walk"), "01a-new"),
        (("Heating", "Rents", "A walk", "New"), "04-new"),
        (("Heating", "New"), "04-new"),
        (("Rents", "New", "Heating"), "02a-new"),
    ],
)
def test_a_late_section_gets_a_stem_of_its_own_at_its_place(
    order: tuple[str, ...], stem: str
) -> None:
    assert dict(stems(_FIRST, _named(*order), ())) == {**dict(_FIRST), "new": stem}


def test_a_place_between_late_sections_is_found() -> None:
    late = stems(_FIRST, _named("Heating", "B", "Rents"), ())
    later = stems(late, _named("Heating", "A", "B", "C", "Rents"), ())
    assert dict(later)["a"] == "010a-a"
    assert dict(later)["c"] == "01b-c"


def test_a_removed_sections_stem_goes_to_no_other_and_is_its_own_when_it_comes_back() -> None:
    with_late = stems(_FIRST, _named("Heating", "Late", "Rents"), ())
    other = [("heating", "Heating"), ("late-2", "Late"), ("rents", "Rents")]
    again = dict(stems(with_late, other, ()))
    assert again["late"] == "01a-late"
    assert again["late-2"] == "01b-late"


def test_what_was_published_before_stems_were_kept_is_counted_as_it_was_then() -> None:
    order = _named("Heating", "New", "Rents")
    assert dict(stems((), order, {"heating", "rents"})) == {
        "heating": "01-heating",
        "rents": "02-rents",
        "new": "01a-new",
    }


@pytest.mark.parametrize("odd", ["x-y", "010-x", "01z-x", "z", "9999999-x"])
def test_names_that_an_editor_wrote_leave_room_for_new_ones(odd: str) -> None:
    given = (("a", "01-a"), ("b", odd))
    for order in ("anb", "bna", "abn", "nab"):
        named = dict(stems(given, [(one, one) for one in order], ()))
        assert len(set(named.values())) == 3


@given(st.lists(st.integers(0, 30), max_size=25), st.integers(1, 12))
def test_files_sort_as_sections_are_read_however_many_are_inserted(
    places: list[int], first: int
) -> None:
    order = [str(one) for one in range(first)]
    named = stems((), [(one, one) for one in order], ())
    for place in places:
        order.insert(place, f"late{len(order)}")
        before = dict(named)
        named = stems(named, [(one, one) for one in order], ())
        assert before.items() <= dict(named).items()
    known = dict(named)
    in_order = [known[one] for one in order]
    assert in_order == sorted(in_order)
    assert len(set(in_order)) == len(order)
