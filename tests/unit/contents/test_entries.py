from __future__ import annotations

import pytest

from hearprint.contents.entries import authors_of, read_entries, split_page


def _read(*lines: str) -> list[tuple[str | None, str, list[tuple[str, str | None]]]]:
    return [
        (entry.number, entry.title, [(author.name, author.branch) for author in entry.authors])
        for entry in read_entries(lines)
    ]


def test_a_bulletins_list_gives_numbers_titles_authors_and_branches() -> None:
    assert _read(
        "1. Introduction: The Outgoing Committee",
        "2. Towards a new winter: Rich T (Bristol)",
        "3. Who pays?: Tom K (London), Ann B (Leeds), Cy D (Newcastle upon Tyne)",
        "4. Two roads: Jo E (Bath) and Zoë F (São Paulo)",
    ) == [
        ("1", "Introduction", [("The Outgoing Committee", None)]),
        ("2", "Towards a new winter", [("Rich T", "Bristol")]),
        (
            "3",
            "Who pays?",
            [("Tom K", "London"), ("Ann B", "Leeds"), ("Cy D", "Newcastle upon Tyne")],
        ),
        ("4", "Two roads", [("Jo E", "Bath"), ("Zoë F", "São Paulo")]),
    ]


def test_dots_may_stand_where_others_have_a_colon() -> None:
    assert _read(
        "12. War: the long road: Tom K (Hull)", "13. Winter... Ann B (York), Bo C (Rye)"
    ) == [
        ("12", "War: the long road", [("Tom K", "Hull")]),
        ("13", "Winter", [("Ann B", "York"), ("Bo C", "Rye")]),
    ]


def test_by_names_an_author() -> None:
    assert _read("Winter, by Ann Kettle", "Summer, by Tom Hill", "Notes") == [
        (None, "Winter", [("Ann Kettle", None)]),
        (None, "Summer", [("Tom Hill", None)]),
        (None, "Notes", []),
    ]


def test_names_may_come_first_when_the_whole_list_says_so() -> None:
    assert _read("Ann Kettle: Why we march", "Bob Hill: Two winters", "Jo Lea: On buses") == [
        (None, "Why we march", [("Ann Kettle", None)]),
        (None, "Two winters", [("Bob Hill", None)]),
        (None, "On buses", [("Jo Lea", None)]),
    ]


def test_a_subtitle_is_no_author_in_a_list_without_authors() -> None:
    titles = [title for _, title, _ in _read("1. Work", "2. Homes: A History", "3. Buses")]
    assert titles == ["Work", "Homes: A History", "Buses"]


def test_page_numbers_behind_leaders_are_labels_not_titles() -> None:
    entries = read_entries(["Editorial ........ 3", "The year 1945 . . . . . 11", "Notes ... iv"])
    assert [(entry.title, entry.label) for entry in entries] == [
        ("Editorial", "3"),
        ("The year 1945", "11"),
        ("Notes", "iv"),
    ]


def test_a_year_at_the_end_of_a_title_is_no_page() -> None:
    entries = read_entries(["1. The miners in 1926", "2. Homes for all", "3. What next?"])
    assert [entry.title for entry in entries] == [
        "The miners in 1926",
        "Homes for all",
        "What next?",
    ]


def test_a_number_that_begins_a_title_stays_when_the_list_does_not_count() -> None:
    titles = [title for _, title, _ in _read("Editorial", "7 ways to keep warm", "Letters")]
    assert titles == ["Editorial", "7 ways to keep warm", "Letters"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Ann Kettle (Leeds)", [("Ann Kettle", "Leeds")]),
        ("Rich T (Bristol)", [("Rich T", "Bristol")]),
        ("We met in March and agreed to go on", []),
        ("", []),
    ],
)
def test_a_byline_names_people_or_nobody(line: str, names: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.branch) for person in authors_of(line)] == names


def test_only_a_gap_or_leaders_part_a_page_from_its_line() -> None:
    assert split_page("Homes ....... 12") == ("Homes", "12")
    assert split_page("Born in 1926") == ("Born in 1926", None)


def test_names_in_capitals_are_written_as_elsewhere() -> None:
    named = authors_of("By ANN O'DEA and JO WYNNE-JONES (HULL)")
    assert [person.name for person in named] == ["Ann O'Dea", "Jo Wynne-Jones"]
    assert [person.name for person in authors_of("RMT")] == ["RMT"]


def test_by_may_be_a_word_of_the_title() -> None:
    lines = ("A Ballot by Post", "Mending the Weir", "Rope by Ann Kettle", "Stone by Stone")
    assert [(entry.title, len(entry.authors)) for entry in read_entries(lines)] == [
        ("A Ballot by Post", 0),
        ("Mending the Weir", 0),
        ("Rope", 1),
        ("Stone by Stone", 0),
    ]


def test_what_stands_behind_the_name_of_the_whole_is_a_title_and_nobody() -> None:
    lines = ("The sails: Rigging", "The sails: Ann Lee", "The sails: Masts", "The sails: Repair")
    assert _read(*lines) == [(None, line, []) for line in lines]


def test_a_column_that_counts_is_no_part_of_titles_and_names_may_stand_behind_it() -> None:
    lines = ("Last year's minutes Paper 1 Chair", "Money Paper 2 Jo Marsh", "Rules Paper 3")
    assert [(one.title, [who.name for who in one.authors]) for one in read_entries(lines)] == [
        ("Last year's minutes", ["Chair"]),
        ("Money", ["Jo Marsh"]),
        ("Rules", []),
    ]
    parts = ("The Mill Part 1", "The Mill Part 2", "The Mill Part 3")
    assert tuple(one.title for one in read_entries(parts, ["3", "5", "9"])) == parts
