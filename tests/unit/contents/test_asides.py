from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.documents import document, prose
from hearprint.contents.asides import asides_of
from hearprint.contents.cut import cut
from hearprint.contents.reading import spoken_blocks
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import Section, Split
from hearprint.model.document import Document, NoteRef, Role
from hearprint.model.plan import Plan, PlannedSection
from hearprint.planning import plan_document
from hearprint.settings import Settings, SplitSettings

_INLINE = SplitSettings(notes="inline")


def _marked(made: Document, **refs: tuple[NoteRef, ...]) -> Document:
    """``made`` with marks in the blocks whose text begins with a keyword."""
    return replace(
        made,
        blocks=tuple(
            replace(
                block,
                marker=block.text.split()[0] if block.role is Role.NOTE else block.marker,
                notes=refs.get(block.text.split()[0].lower().strip(".,"), ()),
            )
            for block in made.blocks
        ),
    )


def _ref(mark: str, at: int | None = 3) -> NoteRef:
    return NoteRef(mark=mark, at=at)


def _pairs(made: Document) -> list[tuple[str, str]]:
    whole = Section(id="s", title="t", start=0, end=len(made.blocks))
    texts = {block.id: block.text for block in made.blocks}
    return [
        (texts[one.block].split()[0], texts[one.notes[0]])
        for one in asides_of(made, [whole], frozenset())
    ]


def test_marks_counted_anew_on_every_page_meet_the_notes_of_their_page() -> None:
    made = _marked(
        document("Alpha one.\n* 1 first.", "Beta two.\n* 1 second.", "Gamma three.\n* 1 third."),
        alpha=(_ref("1"),),
        gamma=(_ref("1"),),
    )
    assert _pairs(made) == [("Alpha", "1 first."), ("Gamma", "1 third.")]


def test_endnotes_are_found_behind_the_text() -> None:
    made = _marked(
        document("Alpha one.", "Beta two.", "# Notes\n* 1 first.\n* 2 second."),
        alpha=(_ref("1"),),
        beta=(_ref("2"),),
    )
    assert _pairs(made) == [("Alpha", "1 first."), ("Beta", "2 second.")]


def test_endnotes_counted_anew_in_each_chapter_are_taken_in_order() -> None:
    made = _marked(
        document("Alpha one.", "Beta two.", "# Notes\n* 1 of alpha.\n* 1 of beta."),
        alpha=(_ref("1"),),
        beta=(_ref("1"),),
    )
    assert _pairs(made) == [("Alpha", "1 of alpha."), ("Beta", "1 of beta.")]


def test_a_link_decides_whatever_the_mark_says() -> None:
    made = document("Alpha one.", "* 1 first.\n* 2 second.")
    alpha, first, second = made.blocks
    made = replace(
        made,
        blocks=(
            replace(alpha, notes=(NoteRef(mark="1", at=3, anchor="fn-b"),)),
            replace(first, marker="1", anchors=("fn-a",)),
            replace(second, marker="2", anchors=("fn-b",)),
        ),
    )
    assert _pairs(made) == [("Alpha", "2 second.")]


def test_a_note_that_is_named_twice_is_read_once_where_it_is_named_first() -> None:
    made = _marked(
        document("Alpha one.\nBeta two.\n* 1 first."), alpha=(_ref("1"),), beta=(_ref("1"),)
    )
    assert _pairs(made) == [("Alpha", "1 first.")]


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_left_alone() -> None:
    made = _marked(document("Alpha one.\n* 2 second."), alpha=(_ref("1"),))
    assert _pairs(made) == []


def _chapters() -> Document:
    made = document(
        f"# Rents\nAlpha {prose(60, 'rent')}",
        f"# Wages\nBeta {prose(60, 'wage')}",
        "# Notes\n* 1 on rents.\n* 2 on wages.",
    )
    return _marked(made, alpha=(_ref("1", 5),), beta=(_ref("2", 4),))


def _split(made: Document, settings: SplitSettings = _INLINE, plan: Plan | None = None) -> Split:
    hints = Hints(editor_lines=("Rents", "Wages", "Notes"))
    return cut(made, find_contents(made, hints, settings), settings, plan)


def _heard(made: Document, split: Split) -> list[list[str]]:
    return [
        [block.text.split()[-1] for block in spoken_blocks(made, split, section)]
        for section in split.sections
    ]


def test_notes_of_a_section_of_their_own_are_read_where_their_marks_stand() -> None:
    made = _chapters()
    split = _split(made)
    assert _heard(made, split) == [
        ["Rents", "rent59.", "rents."],
        ["Wages", "wage59.", "wages."],
        ["Notes"],
    ]
    assert split.account.balanced
    assert [one.code for one in split.findings] == ["C-010"]


def test_a_note_to_a_title_stands_behind_the_whole_heading() -> None:
    made = document(f"# Rents\n@ Tim N\nAlpha {prose(60, 'rent')}\n* 1 a talk.\n# Wages\nBeta.")
    made = _marked(made, rents=(_ref("1", 5),))
    split = _split(made)
    assert split.sections[0].heading == 2
    assert _heard(made, split)[0] == ["Rents", "N", "talk.", "rent59."]


def _shared_page() -> Document:
    """Two sections on a page, and at its foot a note to the first."""
    made = document(
        f"# Rents\nAlpha {prose(60, 'rent')}\n# Wages\nBeta {prose(60, 'wage')}\n* 1 on rents."
    )
    return _marked(made, alpha=(_ref("1", 5),))


def test_a_note_at_the_foot_of_a_page_is_read_by_the_section_that_bears_its_mark() -> None:
    made = _shared_page()
    split = _split(made, SplitSettings(notes="end"))
    assert _heard(made, split) == [["Rents", "rent59.", "rents."], ["Wages", "wage59."]]
    assert split.account.balanced


def test_a_note_at_the_foot_of_a_page_that_is_skipped_is_read_by_no_section() -> None:
    made = _shared_page()
    split = _split(made, SplitSettings(notes="skip"))
    assert _heard(made, split) == [["Rents", "rent59."], ["Wages", "wage59."]]
    assert split.account.balanced


@pytest.mark.parametrize("choice", ["end", "skip"])
def test_otherwise_notes_stay_where_the_print_has_them(choice: str) -> None:
    split = _split(_chapters(), SplitSettings(notes=choice))
    assert split.asides == ()
    assert split.account.balanced


def test_the_plan_overrules_the_house() -> None:
    plan = Plan(id="p", title="t", slug="s", notes="inline")
    assert len(_split(_chapters(), SplitSettings(notes="skip"), plan).asides) == 2


def test_dropping_the_section_of_the_notes_leaves_only_its_heading_out() -> None:
    made = _chapters()
    plan = Plan(
        id="p",
        title="t",
        slug="s",
        sections=(
            PlannedSection(id="rents", title="Rents", starts="Rents Alpha"),
            PlannedSection(id="wages", title="Wages", starts="Wages Beta"),
            PlannedSection(id="notes", title="Notes", starts="Notes", drop=True),
        ),
    )
    planned = plan_document(made, plan=plan, catalogue=None, settings=Settings(split=_INLINE))
    split = planned.split
    assert _heard(made, split)[0][-1] == "rents."
    assert dict(split.account.removed) == {"left out by the editor": 1}
    assert split.account.balanced


def test_a_note_on_a_page_that_is_left_out_is_not_read() -> None:
    made = _chapters()
    plan = Plan(id="p", title="t", slug="s", exclude_pages="3")
    split = _split(made, plan=plan)
    assert split.asides == ()
    assert split.account.balanced
