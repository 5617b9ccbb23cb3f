from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.documents import document, prose
from hearprint.contents.parting import Parted, parted
from hearprint.model.document import Block, Box, Document, Line, NoteRef, Role, with_ids
from hearprint.model.plan import PlannedSection

_TEXT = "We met in March. Then the lift broke, and the lift-man came. It was late."


def _section(starts: str, **facts: object) -> PlannedSection:
    return PlannedSection(id="", title="New", starts=starts, **facts)  # type: ignore[arg-type]


def _texts(made: Parted) -> list[str]:
    return [block.text for block in made.document.blocks]


@pytest.mark.parametrize(
    ("starts", "first", "second"),
    [
        ("Then the lift broke", "We met in March.", "Then the lift broke, and"),
        ("the lift-man came", "We met in March. Then the lift broke, and", "the lift-man came."),
        ("and the LIFT man", "We met in March. Then the lift broke,", "and the lift-man came."),
        ("late", "We met in March. Then the lift broke, and the lift-man came. It was", "late."),
    ],
)
def test_a_block_is_cut_at_the_words_named(starts: str, first: str, second: str) -> None:
    made = document(f"# One\n{_TEXT}\nMore.")
    result = parted(made, [_section(starts)])
    texts = _texts(result)
    assert texts[1] == first
    assert texts[2].startswith(second)
    assert f"{texts[1]} {texts[2]}" == _TEXT
    assert result.moved == (0, 1, 3)


def test_words_that_open_a_block_or_stand_nowhere_cut_nothing() -> None:
    made = document(f"# One\n{_TEXT}")
    for starts in ("We met", "One We met in", "purple elephants", "lif", ""):
        assert parted(made, [_section(starts)]).document == made


def test_words_may_run_on_into_the_next_block() -> None:
    made = document(f"{_TEXT}\nNobody minded.")
    assert _texts(parted(made, [_section("was late. Nobody minded")]))[1:] == [
        "was late.",
        "Nobody minded.",
    ]


def test_several_sections_cut_one_block() -> None:
    made = document(_TEXT)
    result = parted(made, [_section("It was late"), _section("Then the lift broke")])
    assert _texts(result) == [
        "We met in March.",
        "Then the lift broke, and the lift-man came.",
        "It was late.",
    ]


def test_both_parts_have_ids_of_their_own_that_do_not_change() -> None:
    made = document(f"{_TEXT}\nOther.\nWe met in March.")
    one = parted(made, [_section("Then the lift broke")]).document
    two = parted(made, [_section("Then the lift")]).document
    assert [block.id for block in one.blocks] == [block.id for block in two.blocks]
    ids = {block.id for block in (*one.blocks, made.blocks[0])}
    assert len(ids) == len(one.blocks) + 1
    assert [block.id for block in one.blocks[2:]] == [block.id for block in made.blocks[1:]]


def test_the_section_s_own_page_decides_between_several_places() -> None:
    made = document(f"One. {_TEXT}", f"Two. {_TEXT}")
    result = parted(made, [_section("Then the lift broke", page=2)])
    assert [block.page for block in result.document.blocks] == [1, 2, 2]
    assert [one.code for one in result.findings] == ["C-012"]


def test_the_neighbours_in_the_plan_decide_where_no_page_does() -> None:
    made = document(f"One. {_TEXT}\n# Here\nTwo. {_TEXT}\n# There\nThree. {_TEXT}")
    sections = [_section("Here Two"), _section("Then the lift broke"), _section("There Three")]
    texts = _texts(parted(made, sections))
    assert texts[texts.index("# Here".removeprefix("# ")) + 2].startswith("Then the lift")


def test_tables_and_notes_are_not_cut() -> None:
    table = Block(id="t", role=Role.TABLE, text="A | B\nthe lift | 2", rows=(("A", "B"),))
    made = document("* See the lift again.")
    made = replace(made, blocks=(*made.blocks, table))
    assert parted(made, [_section("the lift")]).document == made


def test_hidden_blocks_are_not_cut() -> None:
    made = document(_TEXT)
    assert parted(made, [_section("Then the")], frozenset({made.blocks[0].id})).document == made


def test_words_that_have_changed_a_little_are_found_where_they_were_known_to_be() -> None:
    made = document(f"{prose(40)}\n{_TEXT}")
    new = _section("Then the lift broke down and the lift-man")
    assert parted(made, [new]).document == made
    known = replace(new, evidence="the words that the plan names")
    assert _texts(parted(made, [known]))[2].startswith("Then the lift broke")


def _printed() -> Document:
    lines = ("We met in March. Then", "the lift broke, and the lift-man", "came. It was late.")
    box = Box(left=60, top=100, right=300, bottom=112)
    block = Block(
        id="",
        role=Role.PARAGRAPH,
        text=" ".join(lines),
        page=1,
        box=box,
        lines=tuple(
            Line(text=text, box=replace(box, top=100.0 + 14 * at), page=1 + at // 2)
            for at, text in enumerate(lines)
        ),
        notes=(NoteRef(mark="1", at=16), NoteRef(mark="2", at=37)),
    )
    whole = document("x")
    return replace(whole, blocks=with_ids([block]), source_words=block.words)


def test_printed_lines_and_marks_of_notes_go_with_their_words() -> None:
    first, second = parted(_printed(), [_section("the lift broke")]).document.blocks
    assert [line.text for line in first.lines] == ["We met in March. Then"]
    assert second.lines[0].text == "the lift broke, and the lift-man"
    assert [ref.mark for ref in first.notes] == ["1"]
    assert [second.text[: ref.at or 0] for ref in second.notes] == ["the lift broke,"]


def test_a_line_that_is_cut_is_outlined_in_part_on_either_side() -> None:
    first, second = parted(_printed(), [_section("It was late")]).document.blocks
    left, right = first.lines[-1], second.lines[0]
    assert (left.text, right.text) == ("came.", "It was late.")
    assert left.box is not None
    assert right.box is not None
    assert 60 < left.box.right == right.box.left < 300
    assert second.page == 2


@given(
    st.lists(st.sampled_from(["a", "b.", "c,", "(d)", "e-f", "G", "~", "i'j"]), min_size=2),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 6)), max_size=4),
)
def test_no_word_is_added_or_lost_however_often_a_block_is_cut(
    words: list[str], named: list[tuple[int, int]]
) -> None:
    made = document(" ".join(words) or "x")
    sections = [_section(" ".join(words[at : at + count])) for at, count in named]
    result = parted(made, sections).document
    assert " ".join(block.text for block in result.blocks) == " ".join(words)
    assert sum(block.words for block in result.blocks) == made.source_words
    assert len({block.id for block in result.blocks}) == len(result.blocks)
