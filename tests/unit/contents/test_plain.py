from __future__ import annotations

from dataclasses import replace

from fakes.documents import document, prose
from hearprint.contents.cut import cut
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import ListKind, Split
from hearprint.model.document import Document, Role
from hearprint.settings import SplitSettings


def _split(made: Document) -> Split:
    settings = SplitSettings()
    return cut(made, find_contents(made, Hints(), settings), settings)


def _titles(split: Split) -> list[str]:
    return [section.title for section in split.sections if section.level > 0]


def test_lines_that_return_as_headings_are_a_list_under_any_words() -> None:
    made = document(
        f"# The Wharf\n{prose(40, 'hello')}\n## Read on for\n- Mud\n- Reeds and rushes\n- Boats",
        f"# Mud\n{prose(60, 'mud')}\n# Reeds and rushes\n{prose(60, 'reed')}",
        f"# Boats\n{prose(60, 'boat')}",
    )
    split = _split(made)
    assert split.contents.kind is ListKind.PRINTED
    assert _titles(split) == ["Mud", "Reeds and rushes", "Boats"]
    assert "contents page" in {one.reason for one in split.removed}


def test_such_a_list_may_stand_straight_before_its_first_heading() -> None:
    made = document(
        f"{prose(40, 'hello')}\nOn this page:\n- Mud\n- Reeds\n- Boats\n# Mud\n{prose(60, 'mud')}",
        f"# Reeds\n{prose(60, 'reed')}\n# Boats\n{prose(60, 'boat')}",
    )
    assert _titles(_split(made)) == ["Mud", "Reeds", "Boats"]


def test_headings_that_no_type_marks_are_found_by_such_a_list() -> None:
    made = document(
        "Bread and tides\nIn this pamphlet\nThe river in the cellar|A night out|High water, 1953",
        f"THE RIVER IN THE CELLAR|by Ann Kettle\n{prose(60, 'river')}",
        f"A NIGHT OUT|by Tom Hill\n{prose(60, 'night')}",
        f"HIGH WATER, 1953|by Jo Lea\n{prose(60, 'high')}",
    )
    assert _titles(_split(made)) == ["The river in the cellar", "A night out", "High water, 1953"]


def test_a_teaser_of_some_articles_does_not_decide_the_cut() -> None:
    heads = ["Mud", "Reeds", "Boats", "Sails", "Ropes", "Knots"]
    bodies = [f"# {head}\n{prose(200, head.lower())}" for head in heads]
    made = document("# The Wharf\n- Mud\n- Boats\n- Ropes", *bodies)
    assert _titles(_split(made)) == heads


def test_items_that_never_return_are_no_list_of_contents() -> None:
    made = document(
        f"# Mud\n{prose(200, 'mud')}\n- Bring boots\n- Bring a rope\n- Bring lunch",
        f"# Reeds\n{prose(200, 'reed')}",
    )
    split = _split(made)
    assert split.contents.kind is ListKind.HEADINGS
    assert not any("boots" in one.text for one in split.removed)


def test_verses_that_come_again_are_no_list_and_stay_in_their_song() -> None:
    ways = ("street", "stair", "yard", "landing")
    verses = "\n".join(f"Up the {way} and down the {way}" for way in ways)
    songs = (
        f"# {name.title()}\n{verses}\n{prose(200, name)}"
        for name in ("ash", "beech", "cedar", "elm", "fir", "hazel")
    )
    made = document("\n".join(songs))
    made = replace(
        made,
        blocks=tuple(
            replace(block, role=Role.VERSE) if block.text.startswith("Up the") else block
            for block in made.blocks
        ),
    )
    split = _split(made)
    assert split.contents.kind is ListKind.HEADINGS
    assert "contents page" not in {one.reason for one in split.removed}


def test_authors_behind_the_titles_of_such_a_list_need_not_return() -> None:
    made = document(
        "# Night School\nThis term\nMud, by Ann Kettle|Reeds, by Tom Hill|Rooms and keys",
        f"Mud|by Ann Kettle\n{prose(60, 'mud')}\nReeds|by Tom Hill\n{prose(60, 'reed')}",
        f"# Rooms and keys\n{prose(60, 'room')}",
    )
    assert _titles(_split(made)) == ["Mud", "Reeds", "Rooms and keys"]


def test_bullets_part_the_lines_of_such_a_list() -> None:
    made = document(
        "# Report\nOn this page\n- • What we decided\n- • Money\n- • Who will do what",
        f"# What we decided\n{prose(60, 'we')}\n# Money\n{prose(60, 'money')}",
        f"# Who will do what\n{prose(60, 'who')}",
    )
    titles = [title.lstrip("• ") for title in _titles(_split(made))]
    assert titles == ["What we decided", "Money", "Who will do what"]
