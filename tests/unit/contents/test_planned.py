"""An editor's corrections, run after run, also when a corrected document comes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fakes.documents import document, prose
from hearprint.contents.reading import reading_text, spoken_blocks
from hearprint.model.document import Bookmark, Document, Person
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.planned import Planned
from hearprint.planning import plan_document
from hearprint.settings import Settings

_NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
_ITEMS = (
    ("1", "Rents", "Tim N (Bristol)", "rent"),
    ("2", "Wages", "Ann K (Leeds)", "wage"),
    ("3", "Buses and trains", "Rich T (Hull)", "bus"),
    ("4", "Letters", "Zo\u00eb B (Derby)", "letter"),
)
Items = Sequence[tuple[str, str, str, str]]


def _issue(items: Items = _ITEMS, *, front: Sequence[str] = (), headings: bool = True) -> Document:
    """A bulletin with a printed list; its digest is its content's."""
    listed = "\n".join(f"- {number}. {title}: {names}" for number, title, names, _ in items)
    pages = [
        (f"# {number}. {title}\n" if headings else f"# {title}\n")
        + f"@ {names}\n{prose(60, seed)}\nThen {seed} again, and once more. {prose(60, f'{seed}x')}"
        for number, title, names, seed in items
    ]
    made = document("# Bulletin 9", f"# Contents\n{listed}", *front, *pages)
    digest = hashlib.sha256(" ".join(block.text for block in made.blocks).encode()).hexdigest()
    return replace(made, digest=digest)


def _plan(made: Document, plan: Plan | None = None, lines: Sequence[str] = ()) -> Planned:
    return plan_document(made, plan=plan, catalogue=None, editor_lines=lines, settings=Settings())


def _dated(plan: Plan) -> Plan:
    """As a build leaves it."""
    return replace(plan, sections=tuple(replace(one, published=_NOON) for one in plan.sections))


def _first(made: Document | None = None) -> Plan:
    return _dated(_plan(made or _issue()).plan)


def _ids(planned: Planned) -> list[str]:
    return [one.id for one in planned.split.sections]


def _codes(planned: Planned) -> list[str]:
    return [one.code for one in planned.split.findings]


def _text(planned: Planned, name: str) -> str:
    section = next(one for one in planned.split.sections if one.id == name)
    return reading_text(spoken_blocks(planned.document, planned.split, section))


def _without(plan: Plan, name: str) -> Plan:
    return replace(plan, sections=tuple(one for one in plan.sections if one.id != name))


def _with(plan: Plan, name: str, **changes: object) -> Plan:
    changed = (
        replace(one, **changes) if one.id == name else one  # type: ignore[arg-type]
        for one in plan.sections
    )
    return replace(plan, sections=tuple(changed))


def test_a_second_run_changes_nothing() -> None:
    plan = _first()
    again = _plan(_issue(), plan)
    assert again.plan == plan
    assert _codes(again) == []


def test_a_section_whose_lines_are_deleted_joins_the_one_before_for_good() -> None:
    plan = _without(_first(), "wages")
    once = _plan(_issue(), plan)
    assert once.plan.merged == ("Wages",)
    twice = _plan(_issue(), once.plan)
    assert _ids(twice) == ["rents", "buses-and-trains", "letters"]
    assert "Wage0" in _text(twice, "rents")
    assert twice.split.sections[0].chapters[-1].title.startswith("Wages")
    assert twice.plan == once.plan


def test_a_joined_section_comes_back_when_its_title_is_taken_out_of_the_list() -> None:
    plan = _plan(_issue(), _without(_first(), "wages")).plan
    back = _plan(_issue(), replace(plan, merged=()))
    assert _ids(back) == ["rents", "wages", "buses-and-trains", "letters"]
    assert _codes(back) == ["C-013"]


def test_a_renamed_section_keeps_its_name_and_id() -> None:
    plan = _with(_first(), "wages", title="What we earn", authors=())
    again = _plan(_issue(), plan)
    [section] = [one for one in again.split.sections if one.id == "wages"]
    assert (section.title, section.authors) == ("What we earn", ())
    assert again.plan == plan


def test_a_document_is_not_called_contents() -> None:
    assert (
        _plan(replace(_issue(), title="Contents", source="the-lamp_9.pdf")).plan.title
        == "The lamp 9"
    )


def test_authors_and_a_date_that_an_editor_took_out_of_the_plan_stay_out() -> None:
    nobody = (Person(name="Wrong Name"),)
    made = replace(
        document(f"# Alone\n{prose(60, 'word')}"), authors=nobody, date="1999", digest="d"
    )
    first = _plan(made)
    assert (first.plan.authors, first.plan.date) == (nobody, "1999")
    assert first.split.sections[0].authors == nobody
    emptied = replace(_with(first.plan, "alone", authors=()), authors=(), date="")
    again = _plan(made, emptied)
    assert (again.plan.authors, again.plan.date, again.plan.sections[0].authors) == ((), "", ())
    assert again.split.sections[0].authors == ()
    assert _plan(made, replace(emptied, sections=())).split.sections[0].authors == ()


def test_an_opening_of_prose_that_is_left_out_stays_out() -> None:
    made = document(
        f"# Foreword\n{prose(90, 'fore')}",
        "# Contents\nOne ..... 3\nTwo ..... 4\nThree ..... 5",
        *(f"# {name}\n{prose(60, name)}" for name in ("One", "Two", "Three")),
    )
    plan = _with(_plan(made).plan, "foreword", drop=True)
    again = _plan(made, plan)
    assert _ids(again) == ["one", "two", "three"]
    assert again.plan == replace(plan, findings=())


def test_an_entry_that_is_on_no_page_is_told_at_every_run_until_it_is_settled() -> None:
    made = _issue()
    gone = next(at for at, block in enumerate(made.blocks) if block.text == "3. Buses and trains")
    made = replace(
        made, blocks=tuple(b for i, b in enumerate(made.blocks) if i not in (gone, gone + 1))
    )
    made = replace(made, source_words=sum(block.words for block in made.blocks))
    first = _plan(made)
    assert _codes(first) == ["C-004"]
    again = _plan(made, first.plan)
    assert _codes(again) == ["C-004"]
    assert again.plan.findings == first.plan.findings
    assert "Buses and trains" in again.plan.findings[0]
    assert (again.split.contents.matched, len(again.split.contents.entries)) == (3, 4)
    new = PlannedSection(id="", title="Buses", starts="Then bus again")
    mended = _plan(made, replace(again.plan, sections=(*again.plan.sections, new)))
    assert mended.split.contents.matched == 4
    settled = _plan(made, replace(again.plan, merged=("Buses and trains",)))
    assert _codes(settled) == []


def test_a_start_inside_a_paragraph_is_cut_there_run_after_run() -> None:
    new = PlannedSection(id="", title="Once more", starts="and once more. Wagex0")
    plan = _first()
    plan = replace(plan, sections=(*plan.sections, new))
    once = _plan(_issue(), plan)
    assert _ids(once)[-1] == "once-more"
    assert _text(once, "once-more").startswith("and once more. Wagex0")
    assert _text(once, "wages").endswith("Then wage again,")
    assert once.split.account.balanced
    twice = _plan(_issue(), once.plan)
    assert twice.plan == once.plan
    assert [block.id for block in twice.document.blocks] == [
        block.id for block in once.document.blocks
    ]


# The document is replaced by a corrected one ---------------------------------------------------


def _corrected(
    change: Callable[[list[tuple[str, str, str, str]]], object], **more: object
) -> Document:
    items = list(_ITEMS)
    change(items)
    numbered = [(str(at), *item[1:]) for at, item in enumerate(items, 1)]
    return _issue(numbered, **more)  # type: ignore[arg-type]


def _same_records(before: Plan, after: Plan) -> bool:
    """Whether ids, dates and titles stayed."""
    known = {one.id: one for one in after.sections}
    return all(
        one.id in known
        and (known[one.id].published, known[one.id].title) == (one.published, one.title)
        for one in before.sections
    )


def test_an_inserted_page_moves_pages_and_nothing_else() -> None:
    plan = _first()
    again = _plan(_issue(front=["An advertisement"]), plan)
    assert _ids(again) == [one.id for one in plan.sections]
    assert _same_records(plan, again.plan)
    assert [one.page for one in again.plan.sections] == [4, 5, 6, 7]


def test_an_inserted_section_is_added_in_its_place_and_told() -> None:
    plan = _without(_with(_first(), "wages", title="What we earn"), "letters")
    plan = _plan(_issue(), plan).plan
    new = _corrected(lambda items: items.insert(1, ("", "Homes", "Ida V (York)", "home")))
    again = _plan(new, plan)
    assert _ids(again) == ["rents", "homes", "wages", "buses-and-trains"]
    assert _same_records(plan, again.plan)
    assert [one.number for one in again.plan.sections] == ["1", "2", "3", "4"]
    assert _codes(again)[:2] == ["C-013", "C-016"]
    assert again.plan.merged == ("Letters",)
    assert _plan(new, again.plan).plan == again.plan


def test_a_changed_heading_is_found_by_its_place_and_the_editor_s_words_stay() -> None:
    plan = _with(_first(), "wages", title="What we earn")
    new = _corrected(lambda items: items.__setitem__(1, ("", "Pay", "Joe P (Ely)", "pound")))
    again = _plan(new, plan)
    assert _ids(again) == [one.id for one in plan.sections]
    assert _same_records(plan, again.plan)
    assert "Pound0" in _text(again, "wages")
    assert {"C-003", "C-015"} <= set(_codes(again))
    assert again.plan.sections[1].evidence.startswith("doubtful: ")
    confirmed = _plan(new, _with(again.plan, "wages", evidence=""))
    assert "C-003" not in _codes(confirmed)
    assert _codes(_plan(new, again.plan)) == ["C-003"]


def test_a_section_that_is_gone_waits_in_the_plan_and_is_told() -> None:
    plan = _first()
    new = _corrected(lambda items: items.pop(1))
    again = _plan(new, plan)
    assert _ids(again) == ["rents", "buses-and-trains", "letters"]
    assert [one.id for one in again.plan.sections] == [one.id for one in plan.sections]
    assert "C-007" in _codes(again)


def test_a_section_that_moved_in_print_keeps_its_place_in_the_plan() -> None:
    plan = _first()
    new = _corrected(lambda items: items.append(items.pop(0)))
    again = _plan(new, plan)
    assert _ids(again) == [one.id for one in plan.sections]
    assert "Rent0" in _text(again, "rents")


def test_words_that_changed_a_little_lead_to_the_same_place_and_are_brought_up_to_date() -> None:
    new = PlannedSection(id="", title="Once more", starts="Then wage again, and once more.")
    plan = _first()
    plan = _plan(_issue(), replace(plan, sections=(*plan.sections, new))).plan
    made = _issue()
    made = replace(
        made,
        digest="new",
        blocks=tuple(
            replace(block, text=block.text.replace("Then wage again, and", "Then wages again and"))
            for block in made.blocks
        ),
    )
    again = _plan(made, plan)
    assert _text(again, "once-more").startswith("Then wages again and once more.")
    assert again.plan.sections[-1].starts.startswith("Then wages again and once more.")
    assert "C-015" in _codes(again)


def test_what_joined_a_section_that_is_gone_becomes_sections_again() -> None:
    plan = _first()
    for name in ("wages", "buses-and-trains", "letters"):
        plan = _without(plan, name)
    new = _corrected(lambda items: items.pop(0))
    again = _plan(new, _dated(_plan(_issue(), plan).plan))
    assert _ids(again) == ["wages", "buses-and-trains", "letters"]
    assert again.plan.merged == ()
    assert _codes(again) == ["C-013", "C-013", "C-013", "C-007"]


def test_of_two_sections_with_the_same_words_the_one_that_stood_there_keeps_its_place() -> None:
    twice = [PlannedSection(id="", title=name, starts="Then wage again") for name in ("A", "B")]
    plan = _first()
    plan = _plan(_issue(), replace(plan, sections=(*plan.sections, *twice))).plan
    assert [one.page for one in plan.sections if one.id in ("a", "b")] == [4, None]
    new = _corrected(lambda items: items.pop(0))
    again = _plan(new, _with(plan, "rents", drop=True))
    assert "a" in _ids(again)
    assert "b" not in _ids(again)


def test_pages_that_are_left_out_are_asked_about_when_the_file_was_replaced() -> None:
    plan = replace(_first(), exclude_pages="1", exclude=("no such words",))
    assert _codes(_plan(_issue(), plan)) == ["C-011"]
    assert _codes(_plan(_issue(front=["An advertisement"]), plan)) == ["C-014", "C-011"]


def test_a_section_whose_pages_are_all_left_out_is_no_episode_and_is_told_until_they_are_read() -> (
    None
):
    made = _issue()
    page = next(one.page for one in _first(made).sections if one.id == "wages")
    planned = _plan(made, replace(_first(made), exclude_pages=str(page)))
    assert _ids(planned) == ["rents", "buses-and-trains", "letters"]
    told = [one for one in planned.split.findings if one.code == "C-017"]
    assert [one.where for one in told] == ["Wages"]
    account = planned.split.account
    assert account.balanced
    assert dict(account.removed)["page left out by the editor"] > 60
    again = _plan(made, planned.plan)
    assert again.plan == planned.plan
    assert _codes(again) == _codes(planned)
    back = _plan(made, replace(planned.plan, exclude_pages=""))
    assert _ids(back) == ["rents", "wages", "buses-and-trains", "letters"]
    assert _same_records(_first(made), back.plan)


def test_words_of_a_new_section_that_open_several_places_are_told_with_the_one_that_is_taken() -> (
    None
):
    made = document(
        f"# Rents\n{prose(60, 'rent')}\nWe agree on rent.\n{prose(60, 'r')}\nWe agree on repairs.",
        f"# Wages\n{prose(60, 'wage')}\nWe agree on wages.",
        outline=tuple(Bookmark(title=t, level=1, page=p) for p, t in ((1, "Rents"), (2, "Wages"))),
    )
    plan = _plan(made).plan
    new = PlannedSection(id="", title="Agreed", starts="We agree on")
    planned = _plan(made, replace(plan, sections=(plan.sections[0], new, plan.sections[1])))
    told = [(one.code, one.where) for one in planned.split.findings]
    assert told == [("C-012", "Agreed")]
    assert "stand in 2 places; the section starts at the first of them, on page 1" in (
        planned.split.findings[0].message
    )
    again = _plan(made, planned.plan)
    assert again.plan == planned.plan
    more = _with(planned.plan, "agreed", starts="We agree on repairs")
    assert _codes(_plan(made, more)) == []


def test_evidence_is_what_speaks_for_a_place_in_the_replaced_document() -> None:
    texts = [f"# {title}\n{prose(60, title)}" for title in ("Rents", "Wages")]
    marks = tuple(Bookmark(title=t, level=1, page=p) for p, t in ((1, "Rents"), (2, "Wages")))
    made = replace(document(*texts, outline=marks), digest="one")
    plan = _first(made)
    assert plan.sections[1].evidence == "heading and outline agree, page 2"
    bare = replace(document(*texts), digest="two")
    planned = _plan(bare, plan)
    assert not [one for one in planned.split.sections if "outline" in one.evidence]
    assert [one.confidence for one in planned.split.sections] == [1.0, 1.0]
    assert _same_records(plan, planned.plan)
    assert _plan(bare, planned.plan).plan == planned.plan
    back = _plan(replace(made, digest="three"), planned.plan)
    assert back.plan.sections[1].evidence == "heading and outline agree, page 2"


def test_another_kind_of_list_adds_nothing_by_itself() -> None:
    plan = replace(_first(), contents_kind="outline")
    again = _plan(_corrected(lambda items: items.append(("", "Homes", "Ida V", "home"))), plan)
    assert _ids(again) == [one.id for one in plan.sections]
    assert "C-008" in _codes(again)


# Levels ------------------------------------------------------------------------------------------


def _manual() -> Document:
    made = document(
        f"# One\n{prose(30)}\n## Inner\n{prose(30, 'in')}\n## Outer\n{prose(30, 'out')}\n"
        f"# Two\n{prose(30, 'two')}\n## Under\n{prose(30, 'un')}",
        outline=tuple(
            Bookmark(title=title, level=level, page=1)
            for title, level in (("One", 1), ("Inner", 2), ("Outer", 2), ("Two", 1), ("Under", 2))
        ),
    )
    return replace(made, digest="d")


def test_chapters_of_the_list_stay_chapters_under_a_plan() -> None:
    first = _plan(_manual())
    again = _plan(_manual(), first.plan)
    assert first.split.sections == tuple(
        replace(one, evidence=other.evidence, confidence=other.confidence)
        for one, other in zip(again.split.sections, first.split.sections, strict=True)
    )


def test_depth_can_be_changed_down_and_up_and_down_again_without_a_loss() -> None:
    first = _first(_manual())
    deep = _plan(_manual(), replace(first, depth=2))
    assert _ids(deep) == ["one", "inner", "outer", "two", "under"]
    mended = _without(_with(_dated(deep.plan), "inner", title="Inside"), "outer")
    mended = _plan(_manual(), mended).plan
    shallow = _plan(_manual(), replace(mended, depth=1))
    assert _ids(shallow) == ["one", "two"]
    assert [one.title for one in shallow.split.sections[0].chapters] == ["Inside", "Outer"]
    assert "C-007" not in _codes(shallow)
    back = _plan(_manual(), replace(shallow.plan, depth=2))
    assert _ids(back) == ["one", "inner", "two", "under"]
    assert _same_records(mended, back.plan)


def test_a_new_list_of_the_editor_s_replaces_the_sections_and_keeps_what_fits() -> None:
    plan = _with(_first(), "letters", language="cy")
    again = _plan(_issue(), plan, ["Rents", "Wages", "Letters", "Ghosts"])
    assert _ids(again) == ["rents", "wages", "letters"]
    assert again.plan.contents_kind == "editor"
    kept = {one.id: one for one in again.plan.sections}
    assert kept["letters"].published == _NOON
    assert kept["letters"].language == "cy"
    assert "buses-and-trains" not in kept
    assert "C-004" in _codes(again)
    later = _plan(_issue(), again.plan)
    assert _ids(later) == _ids(again)


def test_what_an_editor_s_list_names_and_nobody_finds_is_told_until_it_is_settled() -> None:
    plan = _plan(_issue(), None, ["Rents", "Wages", "7. Ghosts"]).plan
    for _ in range(2):
        again = _plan(_issue(), plan)
        assert again.plan == plan
        assert [one.message for one in again.split.findings if one.code == "C-004"] == [
            "Not found in the body: 7. Ghosts"
        ]
    assert _codes(_plan(_issue(), replace(plan, missing=()))) == []
    new = PlannedSection(id="", title="7. Ghosts", starts="Then bus again")
    written = _plan(_issue(), replace(plan, sections=(*plan.sections, new)))
    assert _codes(written) == []
    assert written.plan.missing == ()


# Promises ----------------------------------------------------------------------------------------

_names = st.sampled_from(["rents", "wages", "buses-and-trains", "letters"])
_edits = st.lists(
    st.one_of(
        st.tuples(st.just("delete"), _names),
        st.tuples(st.just("drop"), _names),
        st.tuples(st.just("rename"), _names),
        st.tuples(st.just("last"), _names),
        st.tuples(
            st.just("split"),
            st.sampled_from(["Then wage again", "once more. Busx0", "rent5 rent6", "nowhere"]),
        ),
    ),
    max_size=6,
)


def _edited(plan: Plan, edits: Sequence[tuple[str, str]]) -> Plan:
    for what, name in edits:
        if what == "delete":
            plan = _without(plan, name)
        elif what == "drop":
            plan = _with(plan, name, drop=True)
        elif what == "rename":
            plan = _with(plan, name, title=f"New {name}")
        elif what == "last":
            moved = [one for one in plan.sections if one.id == name]
            plan = replace(plan, sections=(*_without(plan, name).sections, *moved))
        else:
            new = PlannedSection(id="", title=name, starts=name)
            plan = replace(plan, sections=(*plan.sections, new))
    return plan


@settings(deadline=None, max_examples=60)
@given(
    _edits,
    st.sampled_from(["end", "inline", "skip"]),
    st.sampled_from(["", "3", "2-4"]),
    st.sampled_from([(), ("rent5 rent6",), ("Then wage", "again,")]),
)
def test_whatever_an_editor_does_no_word_is_lost_and_the_next_run_agrees(
    edits: list[tuple[str, str]], notes: str, pages: str, phrases: tuple[str, ...]
) -> None:
    plan = replace(
        _edited(_first(), edits), notes=notes, exclude_pages=pages, exclude=phrases,
        pronunciations=(LexiconEntry(word="rent5", spoken="x"),),
    )  # fmt: skip
    once = _plan(_issue(), plan)
    assert once.split.account.balanced
    covered = [at for one in once.split.sections for at in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    twice = _plan(_issue(), once.plan)
    assert twice.plan == once.plan
    assert _ids(twice) == _ids(once)
    before = {one.id: one.published for one in plan.sections if one.id}
    after = {one.id: one.published for one in twice.plan.sections}
    assert before.items() <= after.items()


@pytest.mark.parametrize("front", [[], ["An advertisement for the summer school"]])
@settings(deadline=None, max_examples=25)
@given(edits=_edits, gone=st.integers(0, 3))
@example(edits=[("delete", "wages"), ("delete", "buses-and-trains"), ("delete", "letters")], gone=0)
@example(
    edits=[
        ("split", "Then wage again"),
        ("split", "Then wage again"),
        ("last", "wages"),
        ("delete", "letters"),
    ],
    gone=0,
)
def test_a_corrected_document_keeps_every_record(
    front: list[str], edits: list[tuple[str, str]], gone: int
) -> None:
    plan = _dated(_plan(_issue(), _edited(_first(), edits)).plan)
    new = _corrected(lambda items: items.pop(gone), front=front)
    again = _plan(new, plan)
    assert again.split.account.balanced
    assert _same_records(plan, again.plan)
    assert _plan(new, again.plan).plan == again.plan
