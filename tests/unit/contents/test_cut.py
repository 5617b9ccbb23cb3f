from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fakes.documents import document, prose
from hearprint.contents.cut import cut
from hearprint.contents.reading import reading_text, spoken_blocks, starting_words
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import ListKind, Split
from hearprint.model.document import Bookmark, Document
from hearprint.model.plan import Plan, PlannedSection
from hearprint.planning import plan_document
from hearprint.settings import Settings, SplitSettings

_SETTINGS = SplitSettings()


def _split(made: Document, **hints: object) -> Split:
    contents = find_contents(made, Hints(**hints), _SETTINGS)  # type: ignore[arg-type]
    return cut(made, contents, _SETTINGS)


def _planned(made: Document, plan: Plan) -> Split:
    return plan_document(made, plan=plan, catalogue=None, settings=Settings()).split


def _bulletin() -> Document:
    return document(
        "# Members' Bulletin 1",
        """# Contents
        - 1. Introduction: The Outgoing Committee
        - 2. Towards a new winter: Rich T (Bristol)
        - 3. Rank and file: a strategy for all of | us who work: Ann K (Leeds)""",
        f"""# 1. Introduction
        @ The Outgoing Committee
        {prose(80, "intro")}
        # TOWARDS A NEW WINTER
        @ Rich T (Bristol)
        {prose(80, "winter")} Rank and file was the name of a paper.
        ## What next?
        {prose(60, "next")}""",
        f"""# 3. Rank and file
        @ Ann K (Leeds)
        {prose(70, "rank")}""",
    )


def test_a_printed_list_without_pages_cuts_at_its_headings() -> None:
    split = _split(_bulletin())
    assert split.contents.kind is ListKind.PRINTED
    assert split.contents.page == 2
    assert (split.contents.matched, len(split.contents.entries)) == (3, 3)
    assert [(one.number, one.title) for one in split.sections] == [
        ("1", "Introduction"),
        ("2", "Towards a new winter"),
        ("3", "Rank and file: a strategy for all of us who work"),
    ]
    assert [one.authors[0].branch for one in split.sections] == [None, "Bristol", "Leeds"]


def test_sub_headings_become_chapters() -> None:
    [_, winter, _] = _split(_bulletin()).sections
    assert [chapter.title for chapter in winter.chapters] == ["What next?"]


def test_the_list_and_the_cover_are_removed_with_their_reasons() -> None:
    split = _split(_bulletin())
    assert {reason for reason, _ in split.account.removed} == {"contents page", "cover"}
    assert split.account.balanced


def test_the_words_of_an_entry_in_running_text_are_no_heading() -> None:
    made = _bulletin()
    starts = [made.blocks[section.start].text for section in _split(made).sections]
    assert starts == ["1. Introduction", "TOWARDS A NEW WINTER", "3. Rank and file"]


def test_an_entry_that_is_on_no_page_is_reported() -> None:
    made = _bulletin()
    split = _split(made, editor_lines=("Introduction", "Rank and file", "Buses and trains"))
    assert split.contents.kind is ListKind.EDITOR
    assert [finding.code for finding in split.findings] == ["C-004"]
    assert len(split.sections) == 2


def test_a_printed_list_with_page_numbers_is_solved_by_its_offset() -> None:
    made = document(
        "# Review",
        """# Contents
        Editorial ........ 1
        Letters ........ 2
        Letters ........ 3""",
        f"# Editorial\n{prose(60, 'ed')}",
        f"# Letters\n{prose(60, 'let')}",
        f"# Letters\n{prose(60, 'ters')}",
    )
    split = _split(made)
    assert [(one.title, made.blocks[one.start].page) for one in split.sections] == [
        ("Editorial", 3),
        ("Letters", 4),
        ("Letters", 5),
    ]
    assert [one.id for one in split.sections] == ["editorial", "letters", "letters-2"]


def test_an_outline_that_names_one_title_is_cut_one_level_down() -> None:
    made = document(
        f"# Handbook\n# Joining\n{prose(60, 'join')}",
        f"# Leaving\n{prose(60, 'leave')}",
        outline=(
            Bookmark(title="Handbook", level=1, page=1),
            Bookmark(title="Joining", level=2, page=1),
            Bookmark(title="Leaving", level=2, page=2),
        ),
    )
    split = _split(made)
    assert split.contents.kind is ListKind.OUTLINE
    assert [one.title for one in split.sections][-2:] == ["Joining", "Leaving"]


def test_without_any_list_a_short_text_is_one_section_with_chapters() -> None:
    made = document(f"# Know your rights\n{prose(40)}\n## At work\n{prose(40, 'job')}")
    split = _split(made)
    assert split.contents.kind is ListKind.WHOLE
    assert [chapter.title for chapter in split.sections[0].chapters] == ["At work"]


def test_a_plan_renames_merges_and_drops() -> None:
    made = _bulletin()
    first = _split(made)
    sections = tuple(
        PlannedSection(id=one.id, title=one.title, starts=starting_words(made, one))
        for one in first.sections
    )
    plan = Plan(
        id="p",
        title="t",
        slug="s",
        contents_kind="printed",
        sections=(
            PlannedSection(id="introduction", title="Welcome", starts=sections[0].starts),
            PlannedSection(id=sections[2].id, title="x", starts=sections[2].starts, drop=True),
        ),
    )
    split = _planned(made, plan)
    assert [(one.id, one.title) for one in split.sections] == [("introduction", "Welcome")]
    assert "winter1" in reading_text(spoken_blocks(made, split, split.sections[0]))
    assert dict(split.account.removed)["left out by the editor"] > 70
    assert split.account.balanced


def test_a_plan_moves_and_splits() -> None:
    made = _bulletin()
    starts = {one.id: starting_words(made, one) for one in _split(made).sections}
    moved = [PlannedSection(id=name, title=name, starts=starts[name]) for name in reversed(starts)]
    new = PlannedSection(id="", title="What next?", starts="What next? Next0 next1")
    plan = Plan(id="p", title="t", slug="s", sections=(*moved, new))
    split = _planned(made, plan)
    assert [one.title for one in split.sections] == [*reversed(starts), "What next?"]
    assert split.sections[-1].id == "what-next"
    assert reading_text(spoken_blocks(made, split, split.sections[-1])).startswith("What next?")
    assert split.account.balanced


def test_prose_before_the_first_entry_is_kept_as_an_opening_section() -> None:
    made = document(
        f"# Foreword\n{prose(90, 'fore')}",
        "# Contents\nOne ..... 3\nTwo ..... 4\nThree ..... 5",
        f"# One\n{prose(40, 'a')}",
        f"# Two\n{prose(40, 'b')}",
        f"# Three\n{prose(40, 'c')}",
    )
    split = _split(made)
    assert [one.title for one in split.sections] == ["Foreword", "One", "Two", "Three"]
    assert [finding.code for finding in split.findings] == ["C-005"]


def test_who_was_at_a_meeting_is_read_before_its_first_item() -> None:
    names = ("Minutes of May", "Rents", "The boiler", "Any other business")
    items = "\n".join(f"## {at}. {name}\n{prose(60, name)}" for at, name in enumerate(names, 1))
    made = document(
        f"# Minutes\nPresent: Ann Bee, Tom Wren\nApologies: Zo\u00eb Nu\u00f1ez\n{items}"
    )
    listed = tuple(f"{at}. {name}" for at, name in enumerate(names, 1))
    settings = SplitSettings()
    split = cut(made, find_contents(made, Hints(editor_lines=listed), settings), settings)
    assert [one.title for one in split.sections][1:] == list(names)
    said = reading_text(spoken_blocks(made, split, split.sections[0]))
    assert "Ann Bee" in said
    assert "Nu\u00f1ez" in said


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "# ", "## ", "@ ", "- ", "* "]),
            st.text("abcdefg CD1.,:()", min_size=1, max_size=30),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_word_is_spoken_once_or_removed_with_a_reason(
    lines: list[tuple[str, str]],
) -> None:
    made = document("\n".join(mark + text.strip() for mark, text in lines if text.strip()) or "x")
    split = _split(made)
    assert split.account.balanced
    covered = [number for one in split.sections for number in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    spoken = {b.id for one in split.sections for b in spoken_blocks(made, split, one)}
    assert spoken | split.skipped == {block.id for block in made.blocks}
    assert not spoken & split.skipped


def test_an_editor_leaves_pages_notes_and_words_out_and_each_is_accounted_for() -> None:
    made = document(
        f"# One\n{prose(60)}\n* See the minutes.",
        f"# Two\n{prose(60, 'two')} Printed by Hand Press, Hull",
        f"# Three\n{prose(60, 'three')}",
        outline=tuple(Bookmark(title=t, level=1, page=p) for p, t in enumerate(_NUMBERS, 1)),
    )
    plan = Plan(
        id="p", title="t", slug="s", notes="skip", exclude_pages="3",
        exclude=("Printed by Hand Press, Hull",),
    )  # fmt: skip
    settings = Settings()
    planned = plan_document(made, plan=plan, catalogue=None, settings=settings)
    reasons = dict(planned.split.account.removed)
    assert reasons["note, skipped by setting"] == 3
    assert reasons["page left out by the editor"] == 61
    assert reasons["words left out by the editor"] == 5
    assert planned.split.account.balanced


def test_depth_decides_the_level_at_which_is_cut() -> None:
    made = document(
        f"# One\n{prose(30)}\n## Inner\n{prose(30, 'in')}\n# Two\n{prose(30, 'two')}",
        outline=(
            Bookmark(title="One", level=1, page=1),
            Bookmark(title="Inner", level=2, page=1),
            Bookmark(title="Two", level=1, page=1),
        ),
    )
    plan = Plan(id="p", title="t", slug="s", depth=2)
    planned = plan_document(made, plan=plan, catalogue=None, settings=Settings())
    assert [one.title for one in planned.split.sections] == ["One", "Inner", "Two"]


_NUMBERS = ("One", "Two", "Three")


def test_a_sentence_on_the_page_of_the_first_entry_is_kept_and_one_on_a_cover_is_not() -> None:
    first = f"Present: Ann Kettle in the chair, with twenty members.\n# Rents\n{prose(60, 'rent')}"
    cover = "# The Wharf\nPrinted by the wharf committee at its own cost, again."
    made = document(cover, first, f"# Wages\n{prose(60, 'wage')}")
    split = _split(made, editor_lines=("Rents", "Wages"))
    assert [section.title for section in split.sections] == ["Opening", "Rents", "Wages"]
    heard = {b.id for one in split.sections for b in spoken_blocks(made, split, one)}
    assert [block.text.split()[0] for block in made.blocks if block.id not in heard] == [
        "The",
        "Printed",
    ]


def test_who_signs_below_a_text_at_its_right_is_its_author() -> None:
    made = document(
        "# Contents\n- Rope 2\n- Nettles 3\n- Keys 4",
        f"# Rope\n{prose(40, 'rope')}\nAnn Kettle",
        f"# Nettles\n{prose(40, 'nettle')}\nTom Hill",
        f"# Keys\n{prose(40, 'key')}\nTo be continued",
    )
    blocks = [
        replace(block, box=replace(block.box, left=400))
        if block.box and block.text in ("Ann Kettle", "To be continued")
        else block
        for block in made.blocks
    ]
    split = _split(replace(made, blocks=tuple(blocks)))
    authors = {one.title: [person.name for person in one.authors] for one in split.sections}
    assert authors == {"Rope": ["Ann Kettle"], "Nettles": [], "Keys": []}
