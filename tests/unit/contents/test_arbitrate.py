from __future__ import annotations

import pytest

from fakes.documents import document, prose
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.document import Bookmark, Document
from hearprint.settings import SplitSettings


def _found(made: Document) -> list[tuple[str, list[str]]]:
    entries = find_contents(made, Hints(), SplitSettings()).entries
    return [(entry.title, [person.name for person in entry.authors]) for entry in entries]


def _articles(*heads: str) -> list[str]:
    return [f"{head}\n{prose(60, chr(97 + at) * 3)}" for at, head in enumerate(heads)]


def test_names_joined_to_their_titles_are_authors_where_a_byline_says_so() -> None:
    made = document(
        "# Contents\n- Who mowed it? Ann Kettle 2\n- Grazing Tom Hill 3\n- Figures 4",
        *_articles("# Who mowed it?\n@ Ann Kettle", "# Grazing\n@ Tom Hill", "# Figures"),
    )
    assert _found(made) == [
        ("Who mowed it?", ["Ann Kettle"]),
        ("Grazing", ["Tom Hill"]),
        ("Figures", []),
    ]


def test_a_heading_without_the_lists_rubric_still_parts_its_author() -> None:
    made = document(
        "# Contents\n- Interview: The library is open Jo Lea 2\n- Buses 3\n- Trams 4",
        *_articles("# The library is open\n@ Jo Lea", "# Buses", "# Trams"),
    )
    assert _found(made)[0] == ("Interview: The library is open", ["Jo Lea"])


def test_entries_without_a_byline_follow_those_with_one() -> None:
    made = document(
        "# Contents\n- Mud — Ann Kettle 2\n- Reeds — Tom Hill 3\n- Notes 4\n- News 5",
        *_articles("# Mud\n@ by Ann Kettle", "# Reeds", "# Notes", "# News"),
    )
    assert _found(made)[:2] == [("Mud", ["Ann Kettle"]), ("Reeds", ["Tom Hill"])]


def test_a_name_that_the_heading_says_too_stays_in_the_title() -> None:
    made = document(
        "# Contents\n- Obituary — Ann Kettle 2\n- Portrait — Tom Hill 3\n- Notes 4",
        *_articles("# Obituary — Ann Kettle", "# Portrait — Tom Hill", "# Notes"),
    )
    assert [title for title, _ in _found(made)] == [
        "Obituary — Ann Kettle",
        "Portrait — Tom Hill",
        "Notes",
    ]


def test_bookmarks_give_up_their_authors_too() -> None:
    outline = (
        Bookmark(title="Mud — Ann Kettle", level=1, page=1),
        Bookmark(title="Reeds", level=1, page=2),
    )
    made = document(*_articles("# MUD\n@ Ann Kettle", "# REEDS"), outline=outline)
    assert _found(made) == [("Mud", ["Ann Kettle"]), ("Reeds", [])]


@pytest.mark.parametrize("title", ["Two winters", "Two winters, a report"])
def test_a_bookmark_for_the_whole_opens_it_and_names_no_section(title: str) -> None:
    outline = (
        Bookmark(title=title, level=1, page=1),
        Bookmark(title="Mud", level=2, page=1),
        Bookmark(title="Reeds", level=2, page=2),
    )
    made = document(
        f"# {title}\n{prose(30, 'open')}\n## Mud\n{prose(60)}",
        f"## Reeds\n{prose(60, 'reed')}",
        outline=outline,
    )
    entries = find_contents(made, Hints(), SplitSettings()).entries
    assert [(entry.title, entry.level) for entry in entries] == [
        (title, 0),
        ("Mud", 2),
        ("Reeds", 2),
    ]


def test_a_printed_list_that_names_more_overrules_the_outline() -> None:
    outline = (Bookmark(title="Mud", level=1, page=2), Bookmark(title="Reeds", level=1, page=3))
    made = document(
        "# Contents\n- Mud 2\n- Reeds 3\n- Appendix of boats 4",
        *_articles("# Mud", "# Reeds", "# Appendix of boats"),
        outline=outline,
    )
    assert [title for title, _ in _found(made)] == ["Mud", "Reeds", "Appendix of boats"]


def test_a_bookmark_that_says_its_title_twice_says_it_once() -> None:
    outline = (
        Bookmark(title="Mud and reedsMud and reeds", level=1, page=1),
        Bookmark(title="Boats", level=1, page=2),
    )
    made = document(*_articles("# Mud and reeds", "# Boats"), outline=outline)
    assert [title for title, _ in _found(made)] == ["Mud and reeds", "Boats"]


def test_a_bookmark_that_is_a_double_word_keeps_both_halves() -> None:
    titles = ["Bora Bora", "DD", "doubledouble"]
    outline = tuple(
        Bookmark(title=title, level=1, page=at) for at, title in enumerate([*titles, "NewsNews"], 1)
    )
    made = document(*_articles(*(f"# {title}" for title in [*titles, "News"])), outline=outline)
    assert [title for title, _ in _found(made)] == [*titles, "News"]


def test_names_may_stand_before_titles_in_quotation_marks() -> None:
    made = document(
        "# Contents\n- Ann Kettle, “Eighty years on” (p. 2)\n- Tom Hill, “Mud” (p. 3)\n"
        "- “Diary” (p. 4)",
        *_articles("# Eighty years on\n@ by Ann Kettle", "# Mud\n@ by Tom Hill", "# Diary"),
    )
    assert [names for _, names in _found(made)] == [["Ann Kettle"], ["Tom Hill"], []]
    assert [title.strip("“”") for title, _ in _found(made)] == ["Eighty years on", "Mud", "Diary"]


def test_names_and_a_full_stop_may_stand_before_titles() -> None:
    made = document(
        "# Contents\n- Ann Kettle and Tom Hill. On the repair of horns 2\n"
        "- Jo Lea. Mud 3\n- News 4",
        *_articles(
            "# On the repair of horns\n@ Ann Kettle and Tom Hill", "# Mud\n@ Jo Lea", "# News"
        ),
    )
    assert _found(made) == [
        ("On the repair of horns", ["Ann Kettle", "Tom Hill"]),
        ("Mud", ["Jo Lea"]),
        ("News", []),
    ]


def test_a_sentence_about_an_entry_is_no_part_of_its_title() -> None:
    made = document(
        "# Contents\n- 2 Mud|Three sisters and a boat went out to look for it. | 3 Reeds|"
        "The harvest was late, and nobody came to see it. | 4 News",
        *_articles("# Mud", "# Reeds", "# News"),
    )
    assert [title for title, _ in _found(made)] == ["Mud", "Reeds", "News"]


def test_middle_dots_may_part_title_name_and_page() -> None:
    made = document(
        "# Contents\n- A note · 2\n- Harbour light · Ann Kettle · 3\n- Elegy · Tom Hill · 4",
        *_articles("# A note", "# Harbour light\n@ Ann Kettle", "# Elegy\n@ Tom Hill"),
    )
    assert _found(made) == [
        ("A note", []),
        ("Harbour light", ["Ann Kettle"]),
        ("Elegy", ["Tom Hill"]),
    ]


def test_names_in_capitals_before_what_they_write_about_are_authors() -> None:
    made = document(
        "# Contents\n- ANN KETTLE AND TOM HILL on the pricking of patterns 2\n"
        "- JO LEA on bobbins 3\n- Accounts 4",
        *_articles(
            "# The pricking of patterns\n@ by Ann Kettle and Tom Hill",
            "# Bobbins\n@ by Jo Lea",
            "# Accounts",
        ),
    )
    found = _found(made)
    assert [title for title, _ in found] == ["The pricking of patterns", "Bobbins", "Accounts"]
    assert [name.casefold() for name in found[0][1]] == ["ann kettle", "tom hill"]


def test_names_in_brackets_behind_a_title_are_authors_where_a_byline_says_so() -> None:
    made = document(
        "# Inhalt\n- Der Aufzug (Jutta Brandis), S. 2\n- Wie wir heizen (Uwe Voss), S. 3\n"
        "- Der Hof (Sommer), S. 4",
        *_articles(
            "# Der Aufzug\n@ Von Jutta Brandis", "# Wie wir heizen\n@ Von Uwe Voss", "# Der Hof"
        ),
    )
    assert _found(made)[:2] == [("Der Aufzug", ["Jutta Brandis"]), ("Wie wir heizen", ["Uwe Voss"])]


def test_a_byline_that_only_its_line_parts_from_the_title_is_no_part_of_it() -> None:
    made = document(
        "# Contents\n- Mud, by Ann Kettle\n- Reeds, by Tom Hill\n- News",
        *_articles("Mud | by Ann Kettle", "Reeds | by Tom Hill", "# News"),
    )
    assert _found(made)[:2] == [("Mud", ["Ann Kettle"]), ("Reeds", ["Tom Hill"])]


def test_a_line_below_the_heading_that_ends_in_the_listed_names_parts_them() -> None:
    made = document(
        "# Contents\n- Rent and repairs Leeds Central 2\n- Lower fares Hexham 3\n"
        "- Longer trams Deal 4",
        *_articles(
            "# Rent and repairs\nMoved by: Leeds Central",
            "# Lower fares\nMoved by: Hexham",
            "# Longer trams\nMoved by: Deal",
        ),
    )
    assert _found(made) == [
        ("Rent and repairs", ["Leeds Central"]),
        ("Lower fares", ["Hexham"]),
        ("Longer trams", ["Deal"]),
    ]


def test_a_number_with_which_a_title_begins_is_no_number_of_the_list() -> None:
    made = document(
        "# Inside\n- 1926 & After 2\n- Damp! 3\n- 50 Years of the Fund 4\n- Against the wharf 5",
        *_articles("# 1926 & After", "# Damp!", "# 50 Years of the Fund", "# Against the wharf"),
    )
    assert [title for title, _ in _found(made)][2] == "50 Years of the Fund"


def test_names_behind_a_title_without_a_byline_are_read_as_most_others_are() -> None:
    made = document(
        "# Contents\n- Rope Ann Kettle 2\n- Grazing Tom Hill 3\n- Mud Jo Lea 4"
        "\n- A letter from the gate Pat Marsh 5",
        *_articles("# Rope\n@ Ann Kettle", "# Grazing\n@ Tom Hill", "# Mud\n@ Jo Lea"),
        *_articles("# A letter from the gate"),
    )
    assert _found(made)[3] == ("A letter from the gate", ["Pat Marsh"])


def test_who_sent_a_motion_stands_in_brackets_behind_titles_that_headings_leave_bare() -> None:
    made = document(
        "# Contents\n- A. Bus fares (Leeds) 2\n- B. Obituary: Walter Finch (Hull) 3\n"
        "- C. Rents (Bath) 4\n- D. Minutes 5",
        *_articles("# A. Bus fares", "# B. Obituary: Walter Finch", "# C. Rents", "# D. Minutes"),
    )
    assert _found(made) == [
        ("Bus fares", ["Leeds"]),
        ("Obituary: Walter Finch", ["Hull"]),
        ("Rents", ["Bath"]),
        ("Minutes", []),
    ]


def test_brackets_that_headings_print_too_stay_in_titles() -> None:
    made = document(
        "# Contents\n- Fares (Leeds) 2\n- Rents (Hull) 3\n- Trams (Bath) 4",
        *_articles("# Fares (Leeds)", "# Rents (Hull)", "# Trams (Bath)"),
    )
    assert [title for title, _ in _found(made)] == ["Fares (Leeds)", "Rents (Hull)", "Trams (Bath)"]


def test_brackets_that_name_nobody_stay_in_titles_though_headings_leave_them_out() -> None:
    made = document(
        "# Contents\n- What buses will cost (revised) 2\n- What rents will cost (in full) 3"
        "\n- Where trams will go (a note) 4",
        *_articles("# What buses will cost", "# What rents will cost", "# Where trams will go"),
    )
    found = _found(made)
    assert len(found) == 3
    assert not any(authors for _, authors in found)


def test_a_column_of_names_behind_titles_is_no_part_of_them() -> None:
    made = document(
        "# Contents\n- Harvest supper Ann Kettle 2\n- The bells Tom Hill 3\n"
        "- Notes and news Jo Lea 4",
        *_articles("# Harvest supper", "# The bells", "# Notes and news"),
    )
    assert _found(made) == [
        ("Harvest supper", ["Ann Kettle"]),
        ("The bells", ["Tom Hill"]),
        ("Notes and news", ["Jo Lea"]),
    ]


def test_words_behind_a_few_headings_stay_in_their_titles() -> None:
    made = document(
        "# Contents\n- Harvest Supper 2\n- The bells 3\n- Notes 4\n- Buses 5",
        *_articles("# Harvest", "# The bells", "# Notes", "# Buses"),
    )
    assert _found(made)[0] == ("Harvest Supper", [])


def test_short_titles_are_found_though_speakers_stand_in_brackets_behind_them() -> None:
    made = document(
        "# Agenda\n- 1. Welcome (Jo Lea)\n- 2. Elections (Ann Kettle)\n- 3. Rules (Tom Hill)",
        *_articles("# Item 1: Welcome", "# Item 2: Elections", "# Item 3: Rules"),
    )
    assert _found(made) == [
        ("Welcome", ["Jo Lea"]),
        ("Elections", ["Ann Kettle"]),
        ("Rules", ["Tom Hill"]),
    ]
