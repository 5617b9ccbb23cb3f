from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fakes.documents import document, prose
from hearprint.contents.cut import cut
from hearprint.contents.evidence.headings import from_headings
from hearprint.contents.evidence.laidout import ListLine, unaligned
from hearprint.contents.evidence.listlines import run_on
from hearprint.contents.evidence.outline import from_outline
from hearprint.contents.evidence.printed import from_printed, is_contents_word
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import ContentsList, ListKind, Split
from hearprint.model.document import Block, Bookmark, Box, Document, Line, Link, Role
from hearprint.settings import SplitSettings

WORDS = ("rain", "mills", "floods", "trams", "ferries", "boats")


def _list(*pages: str) -> ContentsList:
    return from_printed(document(*pages))[0]


def _entries(found: ContentsList) -> list[tuple[int, str | None, str, str | None]]:
    return [(entry.level, entry.number, entry.title, entry.label) for entry in found.entries]


def _split(made: Document) -> Split:
    settings = SplitSettings()
    return cut(made, find_contents(made, Hints(), settings), settings)


def _bodies(*titles: str) -> list[str]:
    return [f"# {title}\n{prose(60, chr(97 + at) * 3)}" for at, title in enumerate(titles)]


def test_a_letter_spaced_heading_is_a_contents_heading() -> None:
    assert is_contents_word("C O N T E N T S")
    assert is_contents_word("In this issue:")
    assert not is_contents_word("The contents of the drawer")
    said = ("ALSO INSIDE", "On other pages", "In this month\u2019s edition")
    assert all(map(is_contents_word, said))
    assert not is_contents_word("In this report we show")


def test_pages_at_the_ends_of_lines_need_no_leaders() -> None:
    found = _list("# Inside\n- Dates 1\n- Repairs and rent 2\n- A ferry, nine cars 2\n- Bridges 3")
    assert _entries(found) == [
        (1, None, "Dates", "1"),
        (1, None, "Repairs and rent", "2"),
        (1, None, "A ferry, nine cars", "2"),
        (1, None, "Bridges", "3"),
    ]


def test_pages_may_stand_before_their_titles() -> None:
    found = _list(
        "# Contents\n3 What was left out | 4 A bus | 6 Thirty winters | 1926 8 The year 1926"
    )
    assert [label for _, _, _, label in _entries(found)][:3] == ["3", "4", "6"]


def test_years_at_the_ends_of_titles_are_no_pages() -> None:
    found = _list(
        "# Contents\n- 1. The strike of 1926\n- 2. Homes\n- 3. What next\n- 4. The vote of 1928"
    )
    assert [(number, label) for _, number, _, label in _entries(found)] == [
        ("1", None),
        ("2", None),
        ("3", None),
        ("4", None),
    ]


def test_lines_below_a_labelled_entry_are_sub_entries_or_names() -> None:
    found = _list(
        "# Contents\n- 1. Homes ..... 3 | by Ann Kettle\n"
        "- 2. Rent ..... 5 | Who pays\n- 3. Buses ..... 7"
    )
    assert _entries(found) == [
        (1, "1", "Homes", "3"),
        (1, "2", "Rent", "5"),
        (2, None, "Who pays", None),
        (1, "3", "Buses", "7"),
    ]
    assert found.entries[0].authors[0].name == "Ann Kettle"


def test_a_list_goes_on_over_the_page_when_its_numbers_do() -> None:
    made = document(
        "# Contents\n- 1. Homes\n- 2. Rent\n- 3. Buses\n- 4. Trams",
        "- 5. Work\n- 6. Play\n- 7. Rest",
    )
    [found] = from_printed(made)
    assert [entry.title for entry in found.entries][-1] == "Rest"


def test_a_list_on_the_cover_needs_no_heading() -> None:
    cover = "# Dale and Shore\nMidsummer\n- Homes 2\n- Rent and rates 3\n- Buses 4\n- Trams 5"
    split = _split(document(cover, *_bodies("Homes", "Rent and rates", "Buses", "Trams")))
    assert split.contents.kind is ListKind.PRINTED
    assert [one.title for one in split.sections] == ["Homes", "Rent and rates", "Buses", "Trams"]


def test_links_on_a_contents_page_say_where_entries_lead() -> None:
    made = document(
        "# Contents\n- 1. Homes\n- 2. Rent\n- 3. Buses", *_bodies("Homes", "Rent", "Buses")
    )
    lines = [block for block in made.blocks if block.page == 1][1:]
    links = tuple(
        Link(page=1, box=_box(block), target_page=at) for at, block in enumerate(lines, 2)
    )
    split = _split(replace(made, links=links))
    assert split.contents.kind is ListKind.LINKS
    assert all("link" in one.evidence or "outline" in one.evidence for one in split.sections)


def test_the_last_pages_of_articles_are_no_part_of_their_titles() -> None:
    found = _list(
        "# Contents\n- Crust .... 3\u20135\n- Salt .... 6\n- The year 1914-18 .... 7\u201312"
    )
    assert _entries(found) == [
        (1, None, "Crust", "3"),
        (1, None, "Salt", "6"),
        (1, None, "The year 1914-18", "7"),
    ]


def test_a_programme_s_hours_are_no_part_of_its_titles() -> None:
    made = document("# Programme", *_bodies("Rain and wages", "Mills", "Floods", "Closing"))
    rows = (
        ("09:00\u201309:45", "Rain and wages", "p. 2"),
        ("10:00\u201310:45", "Mills", "p. 3"),
        ("11:15\u201312:00", "Floods", "p. 4"),
        ("12:00\u201312:30", "Closing", "p. 5"),
    )
    heading, *others = made.blocks
    table = replace(
        heading,
        id="table",
        role=Role.TABLE,
        rows=rows,
        lines=tuple(Line(text=part, box=None) for row in rows for part in (row[0], row[1])),
        text="\n".join(" | ".join(row) for row in rows),
    )
    found = from_printed(replace(made, blocks=(heading, table, *others)))[0]
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("Rain and wages", "2"),
        ("Mills", "3"),
        ("Floods", "4"),
        ("Closing", "5"),
    ]


def test_the_heading_that_repeats_an_entry_ends_a_list_without_pages() -> None:
    found = _list(f"# Inside\n- Who pays?\n- When to ring\n- Notes\n# Who pays?\n{prose(60)}")
    assert [title for _, _, title, _ in _entries(found)] == ["Who pays?", "When to ring", "Notes"]


def test_the_story_beside_a_list_of_what_is_inside_is_cut_and_told() -> None:
    split = _split(
        document(
            f"# The Quad|no. 14\nINSIDE|p2 Library|p2 Canteen|p3 Films|p3 Crossword\n"
            f"## Rents office loses keys\n{prose(60, 'key')}",
            f"## Library\n{prose(60, 'book')}\n## Canteen\n{prose(60, 'tea')}",
            f"## Films\n{prose(60, 'reel')}\n## Crossword\n{prose(60, 'clue')}",
        )
    )
    titles = [section.title for section in split.sections]
    assert titles == ["Rents office loses keys", "Library", "Canteen", "Films", "Crossword"]
    assert [one.code for one in split.findings] == ["C-009"]


def test_an_appendix_that_the_list_forgot_is_cut_and_told() -> None:
    made = document(
        "# Contents\n- 1. Homes\n- 2. Rent\n- 3. Buses",
        *_bodies("Homes", "Rent", "Buses", "Appendix: The Old Rules"),
    )
    split = _split(made)
    assert [one.title for one in split.sections][-1] == "Appendix: The Old Rules"
    assert [finding.code for finding in split.findings] == ["C-009"]
    assert (split.contents.matched, len(split.contents.entries)) == (3, 3)


def test_a_colon_in_the_body_decides_that_a_title_names_no_author() -> None:
    titles = ("Strike Pay: A History", "Two Rivers: One Flood", "The Ballot: How and Why")
    marks = tuple(Bookmark(title=title, level=1, page=at) for at, title in enumerate(titles, 1))
    split = _split(document(*_bodies(*titles), outline=marks))
    assert [one.title for one in split.sections] == list(titles)
    assert not any(one.authors for one in split.sections)


def test_a_long_chapter_among_short_ones_stays_whole() -> None:
    marks = (
        Bookmark(title="Long", level=1, page=1),
        Bookmark(title="Long one", level=2, page=1),
        *(Bookmark(title=f"Short {at}", level=1, page=at) for at in range(2, 9)),
    )
    pages = [f"# Long\n{prose(80)}\n## Long one\n{prose(7500, 'lo')}"]
    pages += [f"# Short {at}\n{prose(1500, 's' * at)}" for at in range(2, 9)]
    assert len(_split(document(*pages, outline=marks)).sections) == 8


def test_a_book_of_long_chapters_is_cut_one_level_down() -> None:
    marks = tuple(
        mark
        for at in (1, 2)
        for mark in (
            Bookmark(title=f"Part {'AB'[at - 1]}", level=1, page=at),
            Bookmark(title=f"First of {at}", level=2, page=at),
            Bookmark(title=f"Second of {at}", level=2, page=at),
        )
    )
    pages = [
        f"# Part {'AB'[at - 1]}\n## First of {at}\n{prose(4000, 'f' * at)}\n"
        f"## Second of {at}\n{prose(4000, 's' * at)}"
        for at in (1, 2)
    ]
    titles = [one.title for one in _split(document(*pages, outline=marks)).sections]
    assert "Second of 1" in titles


def test_indentation_shows_levels() -> None:
    made = document("# Contents\n- Homes ... 3\n- Walls ... 4\n- Rent ... 6\n- Rates ... 7")
    blocks = tuple(
        _moved(block, 80.0) if block.text.startswith(("Walls", "Rates")) else block
        for block in made.blocks
    )
    [found] = from_printed(replace(made, blocks=blocks))
    assert [entry.level for entry in found.entries] == [1, 2, 1, 2]


def _box(block: Block) -> Box:
    assert block.box is not None
    return block.box


def _moved(block: Block, left: float) -> Block:
    box = replace(_box(block), left=left)
    return replace(block, box=box, lines=tuple(Line(text=one.text, box=box) for one in block.lines))


def test_a_long_list_without_heading_goes_on_over_its_pages() -> None:
    made = document(
        "# Dale\n- 1 Homes ..... 3\n- 1.1 Walls ..... 3\n- 2 Rent ..... 5\n- 3 Buses ..... 7\n"
        "- 4 Trams ..... 9",
        "- 5 Work ..... 11\n- 6 Play ..... 12",
    )
    [found] = from_printed(made)
    assert [entry.title for entry in found.entries][-2:] == ["Work", "Play"]


def test_a_list_of_tables_behind_the_contents_is_no_part_of_them() -> None:
    found = _list(
        "# Contents\n- 1 Homes ..... 3\n- 2 Rent ..... 15\n- 3 Buses ..... 27",
        "# List of Tables\n- Rents by year ..... 4\n- Fares ..... 28\n- Rates ..... 29",
    )
    assert [entry.title for entry in found.entries] == ["Homes", "Rent", "Buses"]


def test_page_labels_part_the_entries_where_few_are_numbered() -> None:
    found = _list(
        "# Contents\n- 1. Homes ..... 3\n- Walls ..... 4\n- Roofs ..... 5\n- 2. Rent ..... 6\n"
        "- Rates ..... 7\n- Debts ..... 8\n- 3. Buses ..... 9\n- Fares ..... 10"
    )
    assert [entry.title for entry in found.entries][:3] == ["Homes", "Walls", "Roofs"]
    assert [entry.number for entry in found.entries if entry.number] == ["1", "2", "3"]


def test_a_bold_entry_may_go_on_in_a_line_that_is_not() -> None:
    found = _list(
        "# Contents\n- 1 Homes ..... 3\n# Appendix A What was said of\n- rent and rates ..... 15\n"
        "- Appendix B Buses ..... 27"
    )
    assert _entries(found) == [
        (1, "1", "Homes", "3"),
        (1, "A", "What was said of rent and rates", "15"),
        (1, "B", "Buses", "27"),
    ]


def test_no_space_stands_behind_a_dash_at_which_a_title_goes_on() -> None:
    assert run_on("The Gas Committee, 1868\u2013", "1879") == "The Gas Committee, 1868\u20131879"
    assert run_on("The Gas Committee \u2013", "a history") == "The Gas Committee \u2013 a history"
    assert run_on("", "Homes") == "Homes"


def test_the_contents_are_no_entry_of_themselves() -> None:
    found = _list(
        "# Contents\n- Contents ..... i\n- Homes ..... 3\n- Rent ..... 5\n- Index ..... 9"
    )
    assert [entry.title for entry in found.entries] == ["Homes", "Rent", "Index"]


def test_margins_that_differ_on_left_and_right_pages_make_no_levels() -> None:
    made = document(
        "# Contents\n- Homes ..... 3\n- Walls ..... 4\n- Rent ..... 6\n- Rates ..... 7",
        "- Buses ..... 8\n- Trams ..... 9\n- Work ..... 10",
    )
    blocks = tuple(_shifted(block, 24.0) if block.page == 2 else block for block in made.blocks)
    [found] = from_printed(replace(made, blocks=blocks))
    assert {entry.level for entry in found.entries} == {1}


def _shifted(block: Block, by: float) -> Block:
    box = replace(_box(block), left=_box(block).left + by, right=_box(block).right + by)
    return replace(block, box=box, lines=tuple(Line(text=one.text, box=box) for one in block.lines))


def test_pages_may_stand_before_main_entries_and_behind_those_below() -> None:
    found = _list(
        "# Inside\n- 3 Welcome\n- 4 Our year\n- Advice 5\n- Food 6\n- Play 7\n- 9 Our money"
    )
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("Welcome", "3"),
        ("Our year", "4"),
        ("Advice", "5"),
        ("Food", "6"),
        ("Play", "7"),
        ("Our money", "9"),
    ]


def test_a_page_may_be_called_one() -> None:
    found = _list("# Inside\n- A late spring, p. 1\n- Counts, p. 2\n- Dates, p. 5")
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("A late spring", "1"),
        ("Counts", "2"),
        ("Dates", "5"),
    ]


def test_a_page_that_found_no_room_on_its_line_ends_its_entry() -> None:
    made = document("# Contents\nMud and reeds, 3|Boats, ropes and|5|Sails, 7|Knots, 9")
    block = made.blocks[1]
    lines = tuple(
        replace(line, box=Box(left=60, top=80 + 14 * at, right=200, bottom=92 + 14 * at))
        for at, line in enumerate(block.lines)
    )
    [found] = from_printed(replace(made, blocks=(made.blocks[0], replace(block, lines=lines))))
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("Mud and reeds", "3"),
        ("Boats, ropes and", "5"),
        ("Sails", "7"),
        ("Knots", "9"),
    ]


def test_names_may_stand_with_the_page_above_their_titles() -> None:
    found = _list(
        "# In this issue\nThe Editors 2|Welcome|Ann Kettle 4|The last threshing|"
        "Tom Hill and Jo Lea 9|Who owns the hedge?"
    )
    assert [
        (entry.title, [one.name for one in entry.authors], entry.label) for entry in found.entries
    ] == [
        ("Welcome", ["The Editors"], "2"),
        ("The last threshing", ["Ann Kettle"], "4"),
        ("Who owns the hedge?", ["Tom Hill", "Jo Lea"], "9"),
    ]


def test_titles_and_their_names_in_a_column_of_its_own_are_one_entry() -> None:
    made = document("# Contents\nWaxcaps|Curlew|Moth trap|Otters\nA Lee 2|B Hill 3|C Kay 4|D Orr 5")
    titles, names = made.blocks[1:]
    columns = tuple(
        replace(
            block,
            lines=tuple(
                Line(text=line.text, box=Box(left=left, top=y, right=left + 90, bottom=y + 10))
                for y, line in zip((80, 94, 108, 122), block.lines, strict=True)
            ),
        )
        for block, left in ((titles, 60.0), (names, 250.0))
    )
    [found] = from_printed(replace(made, blocks=(made.blocks[0], *columns)))
    assert [(entry.raw, entry.label) for entry in found.entries] == [
        ("Waxcaps A Lee", "2"),
        ("Curlew B Hill", "3"),
        ("Moth trap C Kay", "4"),
        ("Otters D Orr", "5"),
    ]


def test_what_stands_far_above_the_first_entry_is_no_part_of_it() -> None:
    made = document("Newsletter of the wardens\nPlanting 1|Ash 2|Tools 3|Water 3|Wardens 4")
    listed = made.blocks[1]
    lines = tuple(
        replace(line, box=Box(left=60, top=200 + 14 * at, right=200, bottom=210 + 14 * at))
        for at, line in enumerate(listed.lines)
    )
    [found] = from_printed(replace(made, blocks=(made.blocks[0], replace(listed, lines=lines))))
    assert found.entries[0].title == "Planting"


def _printed_at(made: Document, *places: tuple[float, float, float]) -> Document:
    """``made`` with each block's left edge, top and size of type, in points."""
    blocks = []
    for block, (left, top, size) in zip(made.blocks, places, strict=False):
        box = Box(left=left, top=top, right=left + len(block.text) * size / 2, bottom=top + size)
        lines = (Line(text=block.text, box=box),)
        blocks.append(replace(block, box=box, lines=lines, size=size))
    return replace(made, blocks=(*blocks, *made.blocks[len(places) :]))


def test_large_numbers_in_front_of_titles_are_their_pages() -> None:
    made = _printed_at(
        document("Larch on oak\n4\nThe apprentice\n7\nGlue\n9\nSmall ads\n12"),
        (90, 60, 9), (50, 60, 18), (90, 90, 9), (50, 90, 18),
        (320, 60, 9), (280, 60, 18), (320, 90, 9), (280, 90, 18),
    )  # fmt: skip
    assert _entries(from_printed(made)[0]) == [
        (1, None, "Larch on oak", "4"),
        (1, None, "The apprentice", "7"),
        (1, None, "Glue", "9"),
        (1, None, "Small ads", "12"),
    ]


def test_large_numbers_above_titles_are_their_pages() -> None:
    made = _printed_at(
        document("2\nMud\n3\nReeds\n5\nBoats\n8\nKnots"),
        (50, 60, 16), (50, 82, 10), (200, 60, 16), (200, 82, 10),
        (50, 160, 16), (50, 182, 10), (200, 160, 16), (200, 182, 10),
    )  # fmt: skip
    assert _entries(from_printed(made)[0]) == [
        (1, None, "Mud", "2"),
        (1, None, "Reeds", "3"),
        (1, None, "Boats", "5"),
        (1, None, "Knots", "8"),
    ]


def test_a_heading_that_ends_in_a_year_does_not_go_on_with_the_list() -> None:
    letters = ["To his sister, 4 March 1851", "To the overseer, 2 May 1851", "To Mr Hill, 1852"]
    rows = "\n".join(f"- {letter} {at}" for at, letter in enumerate(letters, 2))
    made = document(
        f"# Contents\n{rows}", *(f"{one}\n{prose(60, 'abc'[at])}" for at, one in enumerate(letters))
    )
    assert [entry.title for entry in from_printed(made)[0].entries] == letters
    assert [section.title for section in _split(made).sections] == letters


def test_a_page_that_opens_with_a_lower_entry_of_a_name_met_before_goes_on_with_the_list() -> None:
    def rows(numbers: range) -> str:
        told = (f"- {n}. The {'abcdefgh'[n % 8] * 3} of year {n} ..... {n + 3}" for n in numbers)
        return "\nRepairs\n".join(told)

    made = document(
        f"# Contents\n{rows(range(1, 5))}",
        f"Repairs\n{rows(range(5, 9))}",
        *(f"# {n}. The {'abcdefgh'[n % 8] * 3} of year {n}\n{prose(60, 'x')}" for n in range(1, 9)),
    )
    [found, *_] = from_printed(made)
    assert [entry.label for entry in found.entries][-1] == "11"


def test_a_page_and_its_word_may_stand_alone_below_a_title() -> None:
    made = document("# Inhalt\nVom Dorf, Seite 1\nDas Dach,\nSeite 2\nChor, Seite 3\nWege, Seite 4")
    places = [(60.0, 80.0 + 14 * at, 10.0) for at in range(len(made.blocks))]
    [found] = from_printed(_printed_at(made, *places))
    assert [(entry.title, entry.label) for entry in found.entries] == [
        ("Vom Dorf", "1"),
        ("Das Dach", "2"),
        ("Chor", "3"),
        ("Wege", "4"),
    ]


def test_pages_before_titles_may_be_ranges_in_words() -> None:
    found = _list(
        "# Inside\n- Page 2: A van\n- Pages 3\u20136: Swimming\n- Pages 7\u20138: Ways to help"
    )
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("A van", "2"),
        ("Swimming", "3"),
        ("Ways to help", "7"),
    ]


def test_a_list_may_end_a_page_below_the_first_story() -> None:
    made = document(
        f"# The lights\n{prose(60, 'aaa')}\n- The lights 1\n- The choir 2\n- Cups 2\n- Small ads 3"
    )
    assert [(title, label) for _, _, title, label in _entries(from_printed(made)[0])] == [
        ("The lights", "1"),
        ("The choir", "2"),
        ("Cups", "2"),
        ("Small ads", "3"),
    ]


def test_a_list_may_count_from_nought_and_end_with_a_dash() -> None:
    listed = "- 0. How to read this|1. Sand|2. Salt|3. Stone|\u2013 References"
    found = _list(f"# Contents\n{listed}")
    assert [(number, title) for _, number, title, _ in _entries(found)] == [
        ("0", "How to read this"),
        ("1", "Sand"),
        ("2", "Salt"),
        ("3", "Stone"),
        (None, "References"),
    ]


def test_a_list_may_be_one_paragraph() -> None:
    found = _list("In this issue: The sea wall (page 2); Letters (page 3); and Keys (page 5).")
    assert [(entry.title, entry.label) for entry in found.entries] == [
        ("The sea wall", "2"),
        ("Letters", "3"),
        ("Keys", "5"),
    ]
    assert not from_printed(document("In this issue: dates for July, August and September."))


def test_numbered_titles_over_their_names_belong_to_their_entries() -> None:
    found = _list(
        "# 01 The sea wall\nAnn Kettle (Hull) / 3\n# 02 Nettles\nTom Hill (Goole) / 4"
        "\n# 03 Lost keys\nJo Lea (Selby) / 6\n# 04 Rope\nDi Marsh (York) / 7"
    )
    assert [(entry.number, entry.title) for entry in found.entries] == [
        ("01", "The sea wall"),
        ("02", "Nettles"),
        ("03", "Lost keys"),
        ("04", "Rope"),
    ]


def test_titles_set_as_headings_over_their_names_belong_to_their_entries() -> None:
    found = _list(
        "# The sea wall\nAnn Kettle (Hull) / 3\n# Nettles\nTom Hill (Goole) / 4"
        "\n# Lost keys\nJo Lea (Selby) / 6\n# Rope\nDi Marsh (York) / 7"
    )
    assert [(entry.title, entry.label) for entry in found.entries] == [
        ("The sea wall", "3"),
        ("Nettles", "4"),
        ("Lost keys", "6"),
        ("Rope", "7"),
    ]


def test_what_a_list_tells_of_an_entry_may_be_long_and_names_may_follow_it() -> None:
    told = prose(30, "told")
    found = _list(
        f"# 3 The sea wall\n{told}\nAnn Kettle\n# 4 Nettles\n{told}\nTom Hill"
        f"\n# 6 Lost keys\n{told}\nJo Lea\n# 7 Rope\n{told}\nDi Marsh"
    )
    assert [(e.title, e.label, [one.name for one in e.authors]) for e in found.entries] == [
        ("The sea wall", "3", ["Ann Kettle"]),
        ("Nettles", "4", ["Tom Hill"]),
        ("Lost keys", "6", ["Jo Lea"]),
        ("Rope", "7", ["Di Marsh"]),
    ]


def test_a_list_may_be_one_line_with_signs_between_its_entries() -> None:
    found = _list("The ferry 1 • Rents 1 • Five questions 2 • Letters 4")
    assert [(entry.title, entry.label) for entry in found.entries] == [
        ("The ferry", "1"),
        ("Rents", "1"),
        ("Five questions", "2"),
        ("Letters", "4"),
    ]
    assert not from_printed(document("The score was 4 | 5 | 2 | 9"))


def test_names_that_a_line_breaks_go_on_below_the_page_number() -> None:
    found = _list(
        "Rope. Ann Kettle (Hull) and Tom, 3|Hill (Goole)|Nettles. Jo Lea (Selby) and Di, 5"
        "|Marsh (York)|Keys. Ann Oak (Hull), 7|Doors. Jo Lea (East, 9|Selby)"
    )
    assert [entry.raw for entry in found.entries] == [
        "Rope. Ann Kettle (Hull) and Tom Hill (Goole)",
        "Nettles. Jo Lea (Selby) and Di Marsh (York)",
        "Keys. Ann Oak (Hull)",
        "Doors. Jo Lea (East Selby)",
    ]


def test_names_may_stand_over_titles_that_have_the_pages() -> None:
    found = _list(
        "Ann Kettle\nQuestions at the Gate 3\nTom Hill\nTwo Winters 5\nJo Lea and Di Marsh\nRope 7"
        "\nFay Oak\nThe Chapel Accounts 9"
    )
    assert [(e.title, e.label, [one.name for one in e.authors]) for e in found.entries] == [
        ("Questions at the Gate", "3", ["Ann Kettle"]),
        ("Two Winters", "5", ["Tom Hill"]),
        ("Rope", "7", ["Jo Lea", "Di Marsh"]),
        ("The Chapel Accounts", "9", ["Fay Oak"]),
    ]


def test_a_list_ends_at_the_heading_with_which_an_entry_begins() -> None:
    found = _list(
        "# Contents\nThe lamp room . . . . Ann Kettle, 1\nA ballot . . . . Tom Hill, 1"
        "\nThe weir . . . . Jo Lea, 2\n# The lamp room\n@ Ann Kettle\nIt opened in 9"
    )
    assert [entry.label for entry in found.entries] == ["1", "1", "2"]


def test_names_below_titles_that_have_the_pages_are_not_those_of_the_next() -> None:
    found = _list(
        "Questions at the Gate 3\nAnn Kettle\nTwo Winters 5\nTom Hill\nRope 7\nJo Lea"
        "\nThe Chapel Accounts 9\nFay Oak"
    )
    assert [(e.title, [one.name for one in e.authors]) for e in found.entries] == [
        ("Questions at the Gate", ["Ann Kettle"]),
        ("Two Winters", ["Tom Hill"]),
        ("Rope", ["Jo Lea"]),
        ("The Chapel Accounts", ["Fay Oak"]),
    ]


def test_the_heading_of_a_section_on_the_lists_page_is_no_entry_though_it_ends_in_a_year() -> None:
    found = _list(
        "# Meetings\nMeeting of 3 May 2025 1\nMeeting of 5 June 2025 1\nMeeting of 7 July 2025 2"
        "\nMeeting of 9 August 2025 3\n# Meeting of 3 May 2025\nIt opened."
    )
    assert [entry.title for entry in found.entries] == [
        "Meeting of 3 May 2025",
        "Meeting of 5 June 2025",
        "Meeting of 7 July 2025",
        "Meeting of 9 August 2025",
    ]


def test_motions_may_be_counted_as_numbers_and_composites() -> None:
    for kind in ("No.", "Composite", "Resolution"):
        found = _list(f"# Contents\n{kind} 1 BUSES 2\n{kind} 2 TRAMS 3\n{kind} 3 FERRIES 4")
        assert [(one.number, one.title) for one in found.entries] == [
            ("1", "BUSES"),
            ("2", "TRAMS"),
            ("3", "FERRIES"),
        ]


def test_any_sign_that_opens_items_goes_from_the_titles() -> None:
    for sign in "♦➢◇✔":
        found = _list(f"# Contents\n{sign} Nothing about us 2\n{sign} Trams 3\n{sign} Ferries 4")
        assert [entry.title for entry in found.entries] == ["Nothing about us", "Trams", "Ferries"]


def test_a_bullet_goes_from_a_title_in_quotation_marks_too() -> None:
    found = _list("# Contents\n• “Nothing about us” 2\n• Trams 3\n• Ferries 4")
    assert found.entries[0].title == "“Nothing about us”"


def _placed(made: Document, places: dict[str, tuple[float, float, float]]) -> Document:
    """``made`` with lines where ``places`` says: left edge, right edge, top."""
    blocks = []
    for block in made.blocks:
        lines = tuple(
            replace(
                line,
                box=Box(left=at[0], right=at[1], top=at[2], bottom=at[2] + 10),
            )
            if (at := places.get(line.text))
            else line
            for line in block.lines
        )
        blocks.append(replace(block, lines=lines))
    return replace(made, blocks=tuple(blocks))


def test_a_page_beside_the_first_line_of_a_long_title_belongs_to_all_of_it() -> None:
    lines = ["Night shift wins its meal 1", "break", "Rent 2", "Pensions clinic in the 3"]
    lines += ["canteen", "Dates 5"]
    tops = [100, 111, 130, 149, 160, 179]
    made = document("# Inside\n- " + " | ".join(lines), *_bodies("Night shift", "Rent"))
    places = {line: (60.0, 200.0, float(top)) for line, top in zip(lines, tops, strict=True)}
    found = from_printed(_placed(made, places))[0]
    assert [(title, label) for _, _, title, label in _entries(found)] == [
        ("Night shift wins its meal break", "1"),
        ("Rent", "2"),
        ("Pensions clinic in the canteen", "3"),
        ("Dates", "5"),
    ]


def test_the_first_title_goes_on_in_a_block_of_its_own_below_its_page() -> None:
    lines = ["Why the agreement of 1", "last spring was broken", "Rent 2", "Dates 5", "Buses 6"]
    marks = ["- ", "", "- ", "- ", "- "]
    listed = "\n".join(f"{mark}{line}" for mark, line in zip(marks, lines, strict=True))
    made = document(f"# Inside\n{listed}", *_bodies("Rent", "Dates"))
    places = {
        line: (60.0, 200.0, float(top))
        for line, top in zip(lines, (100, 111, 130, 149, 168), strict=True)
    }
    found = from_printed(_placed(made, places))[0]
    assert _entries(found)[0][2:] == ("Why the agreement of last spring was broken", "1")


def test_a_centred_list_has_one_level_whatever_its_left_edges_say() -> None:
    lines = ["Letter from the manse", "Ida Vaughan 2", "News of the guild", "Zay Malik 3"]
    lines += ["Intimations", "Petronella Okoro 6"]
    made = document("# Contents\n" + "\n".join(f"{line}" for line in lines), *_bodies("News"))
    places = {
        line: (200.0 - 3 * len(line), 200.0 + 3 * len(line), 100.0 + 14 * at)
        for at, line in enumerate(lines)
    }
    found = from_printed(_placed(made, places))[0]
    assert [(entry.level, entry.title, entry.authors[0].name) for entry in found.entries] == [
        (1, "Letter from the manse", "Ida Vaughan"),
        (1, "News of the guild", "Zay Malik"),
        (1, "Intimations", "Petronella Okoro"),
    ]


def test_a_list_set_to_the_right_has_one_level() -> None:
    lines = ["A year of mutual aid 1", "Money 2", "Stories from the hotline 3", "Thank you all 4"]
    lines += ["How to join us 5", "A word 6"]
    made = document("# Contents\n" + "\n".join(lines), *_bodies("Money"))
    places = {
        line: (500.0 - 5 * len(line), 500.0, 100.0 + 14 * at) for at, line in enumerate(lines)
    }
    found = from_printed(_placed(made, places))[0]
    assert {entry.level for entry in found.entries} == {1}


def test_years_are_no_pages_where_pages_have_their_word() -> None:
    found = _list(
        "# Contents\n- Homes page 2\n- The strike of 1926 page 3\n- Remembering the 1982\n"
        "- Buses page 4"
    )
    assert [(title, label) for _, _, title, label in _entries(found)][1] == (
        "The strike of 1926", "3",
    )  # fmt: skip
    assert "1982" not in [label for _, _, _, label in _entries(found)]


def _tiled(rows: tuple[tuple[str, ...], ...]) -> ContentsList:
    heading, *others = document("# Contents", *_bodies("Advice", "Young members")).blocks
    lines = tuple(Line(text=" ".join(row), box=None) for row in rows)
    text = "\n".join(" | ".join(row) for row in rows)
    table = replace(heading, id="t", role=Role.TABLE, rows=rows, lines=lines, text=text)
    return from_printed(document_with(heading, table, *others))[0]


def document_with(*blocks: Block) -> Document:
    return replace(document("# Nothing"), blocks=blocks)


def test_pages_may_stand_over_or_under_their_titles_in_a_grid() -> None:
    pages, more = ("03", "04"), ("05", "06")
    titles, others = ("A word", "Our year"), ("Advice", "Young members")
    for rows in ((pages, titles, more, others), (titles, pages, others, more)):
        assert [(title, label) for _, _, title, label in _entries(_tiled(rows))] == [
            ("A word", "03"), ("Our year", "04"), ("Advice", "05"), ("Young members", "06"),
        ]  # fmt: skip


def test_a_long_line_may_end_in_a_page_that_is_called_so() -> None:
    long = " ".join(f"word{at}" for at in range(26))
    cover = "# Slow Train\n" + "\n".join(
        f"# Piece {name}\nIt says {long}. Page {at}" for at, name in enumerate("abcd", 2)
    )
    split = _split(document(cover, *_bodies(*(f"Piece {name}" for name in "abcd"))))
    assert split.contents.kind is ListKind.PRINTED


def test_sentences_that_end_in_a_page_tell_of_the_headings_above_them() -> None:
    cover = "# Courtyard\n# Who pays?\nThe sign points to a place. Page 2\n# The myth\n"
    cover += "It was never built at all. Page 3\n# Voices\nThe chair ruled against it. Page 4\n"
    cover += "# Books\nOne of them was long. Page 5"
    split = _split(document(cover, *_bodies("Who pays?", "The myth", "Voices", "Books")))
    assert split.contents.kind is ListKind.PRINTED
    assert [one.title for one in split.sections] == ["Who pays?", "The myth", "Voices", "Books"]
    assert [entry.label for entry in split.contents.entries] == ["2", "3", "4", "5"]


def test_a_list_may_stand_at_the_end_of_a_long_review_but_an_index_is_none() -> None:
    titles = [f"About {word}" for word in ("rain", "mills", "floods", "trams")]
    pages = [page for title in titles for page in (*_bodies(title), *[prose(60)] * 4)]
    listed = "".join(f"\n- {title} {1 + 5 * at}" for at, title in enumerate(titles))
    for word, kind in (("Table", ListKind.PRINTED), ("Index", ListKind.HEADINGS)):
        split = _split(document(*pages, f"# {word}{listed}"))
        assert split.contents.kind is kind


def test_a_list_that_is_said_again_on_the_last_pages_is_not_read_out() -> None:
    titles = [f"About {word}" for word in ("rain", "mills", "floods", "trams")]
    pages = [page for title in titles for page in (*_bodies(title), *[prose(60)] * 4)]
    listed = "".join(f"\n- {title} {2 + 5 * at}" for at, title in enumerate(titles))
    split = _split(document(f"# Contents{listed}", *pages, f"# Short Contents{listed}"))
    assert [one.title for one in split.sections] == titles
    assert dict(split.account.removed)["contents page"] == 2 * 12 + 3
    assert split.account.balanced


def test_other_lists_on_the_last_pages_are_read_out() -> None:
    titles = [f"About {word}" for word in ("rain", "mills", "floods", "trams")]
    pages = [page for title in titles for page in (*_bodies(title), *[prose(60)] * 4)]
    listed = "".join(f"\n- {title} {2 + 5 * at}" for at, title in enumerate(titles))
    other = "\n- Our next meeting 3\n- Our last meeting 4\n- A meeting between 5"
    split = _split(document(f"# Contents{listed}", *pages, f"# Inside{other}"))
    assert dict(split.account.removed)["contents page"] == 12 + 1


def test_bookmarks_that_a_file_holds_twice_are_entries_once() -> None:
    titles = [f"About {word}" for word in ("rain", "mills", "floods", "trams")]
    marks = [
        Bookmark(title=title, level=1, page=at, top=60.0) for at, title in enumerate(titles, 1)
    ]
    again = [replace(mark, level=2) for mark in marks[:2]]
    made = replace(document(*_bodies(*titles)), outline=(*marks, *again))
    split = _split(made)
    assert [one.title for one in split.sections] == titles
    found = from_outline(made)
    assert found is not None
    assert [entry.title for entry in found.entries] == titles


def test_numbers_of_the_second_rank_are_no_hours() -> None:
    listed = "".join(f"\n- 8.{at} About {word} {at}" for at, word in enumerate(WORDS, 24))
    found = _list(f"# Contents{listed}")
    assert [entry.number for entry in found.entries] == [f"8.{at}" for at in range(24, 30)]
    hours = "".join(f"\n- {9 + at}.30 About {word} {at + 2}" for at, word in enumerate(WORDS))
    timed = _list(f"# Contents{hours}")
    assert [entry.title for entry in timed.entries] == [f"About {word}" for word in WORDS]


def test_lines_with_leaders_that_begin_at_two_edges_are_not_centred() -> None:
    def line(left: float, right: float) -> ListLine:
        box = Box(left=left, top=0, right=right, bottom=10)
        return ListLine(block=Block(id="b1", role=Role.ITEM, text="Rain"), text="Rain", box=box)

    assert not unaligned([line(62, 523), *[line(87, 523)] * 12])
    assert unaligned([line(300 - wide, 300 + wide) for wide in (40, 80, 60, 120, 90)])


def test_short_contents_before_the_full_ones_are_a_list_of_their_own() -> None:
    titles = [f"About {word}" for word in WORDS]
    short = "".join(f"\n- {title} {at}" for at, title in enumerate(titles, 3))
    full = "".join(f"\n- {title} {at}\n- More of it {at}" for at, title in enumerate(titles, 3))
    split = _split(document(f"# Short Contents{short}", f"# Contents{full}", *_bodies(*titles)))
    assert [one.title for one in split.sections] == titles
    assert not split.findings
    assert dict(split.account.removed)["contents page"] == 2 + 1 + 3 * 6 + (3 + 4) * 6


def _long(titles: Sequence[str], pages: int) -> list[str]:
    return [page for title in titles for page in (*_bodies(title), *[prose(60)] * (pages - 1))]


def test_a_list_at_the_end_may_stand_before_an_index() -> None:
    titles = [f"About {word}" for word in WORDS]
    listed = "".join(f"\n- {title} {1 + 5 * at}" for at, title in enumerate(titles))
    index = [f"# Index\n{prose(9)}", *[prose(30)] * 4]
    split = _split(document(*_long(titles, 5), f"# Contents{listed}", *index))
    assert split.contents.kind is ListKind.PRINTED
    assert [one.title for one in split.sections][:6] == titles


def test_the_list_of_a_late_chapter_is_not_that_of_the_document() -> None:
    titles = [f"About {word}" for word in WORDS]
    listed = "".join(f"\n- More of {word} {27 + at}" for at, word in enumerate(WORDS[:4]))
    late = "".join(f"\n## More of {word}\n{prose(60)}" for word in WORDS[:4])
    split = _split(document(*_long(titles, 5), f"# Contents{listed}", late, *[prose(30)] * 4))
    assert split.contents.kind is ListKind.HEADINGS


def test_a_list_on_the_last_page_needs_no_heading() -> None:
    titles = [f"About {word}" for word in WORDS]
    listed = "".join(f"\n- {title} . . . . . {1 + 5 * at}" for at, title in enumerate(titles))
    split = _split(document(*_long(titles, 5), f"# A manual{listed}"))
    assert split.contents.kind is ListKind.PRINTED
    assert [one.title for one in split.sections] == titles


def test_entries_that_a_table_caught_in_one_cell_are_entries() -> None:
    heading, *others = document("# Contents", *_bodies(*WORDS[:5])).blocks
    lines = tuple(Line(text=f"{word} ......... {at}") for at, word in enumerate(WORDS[:5], 2))
    cells = tuple(("", " ".join(line.text for line in some)) for some in (lines[:2], lines[2:]))
    text = "\n".join(cell for _, cell in cells)
    table = replace(heading, id="t", role=Role.TABLE, rows=cells, lines=lines, text=text)
    found = from_printed(document_with(heading, table, *others))[0]
    assert [entry.title for entry in found.entries] == list(WORDS[:5])


def test_a_number_at_the_end_of_a_bookmark_is_no_page() -> None:
    titles = [f"Chapter {number}" for number in range(1, 5)]
    marks = tuple(
        Bookmark(title=title, level=1, page=at, top=60.0) for at, title in enumerate(titles, 1)
    )
    found = from_outline(replace(document(*_bodies(*titles)), outline=marks))
    assert found is not None
    assert [entry.title for entry in found.entries] == titles


def test_bookmarks_of_a_title_page_are_no_sections() -> None:
    titles = [f"About {word}" for word in WORDS]
    marks = tuple(
        Bookmark(title=title, level=1, page=page, top=60.0)
        for title, page in (
            ("The town", 1),
            ("Third edition", 1),
            *((title, at) for at, title in enumerate(titles, 3)),
        )
    )
    listed = "".join(f"\n- {title} {at}" for at, title in enumerate(titles, 1))
    pages = ("# The town\n# Third edition\nBy many hands.", f"# Contents{listed}")
    split = _split(replace(document(*pages, *_bodies(*titles)), outline=marks))
    assert [one.title for one in split.sections if one.level > 0] == titles


def test_a_full_stop_may_follow_the_page() -> None:
    listed = "".join(f"\n- About {word} . . . . {at}." for at, word in enumerate(WORDS, 2))
    found = _list(f"# Contents{listed}")
    assert _entries(found)[:2] == [
        (1, None, "About rain", "2"),
        (1, None, "About mills", "3"),
    ]


def test_parts_in_one_line_below_an_entry_are_no_entries_beside_it() -> None:
    listed = "".join(
        f"\n- {at} About {word} {3 * at}\n- Its {word} {3 * at} \u2022 More {word} {3 * at + 1}"
        for at, word in enumerate(WORDS[:4], 1)
    )
    last = "\n- 5 About ferries 20 Small ferries 20 \u2022 Large ferries 22"
    found = _list(f"# Contents{listed}{last}")
    tops = [(number, title, label) for level, number, title, label in _entries(found) if level == 1]
    assert tops[0] == ("1", "About rain", "3")
    assert tops[-1] == ("5", "About ferries", "20")
    assert len(tops) == 5


def test_a_title_may_end_in_the_word_that_other_lists_have_before_their_pages() -> None:
    found = _list("# Contents\n- Council Report 2\n- The Children's Page 5\n- Cricket 6\n- Dates 8")
    assert _entries(found)[1] == (1, None, "The Children's Page", "5")
    called = _list("# Contents\n- Council page 2\n- Children's news page 5\n- Cricket page 6")
    assert [title for _, _, title, _ in _entries(called)] == [
        "Council",
        "Children's news",
        "Cricket",
    ]


def test_sentences_in_smaller_type_tell_of_the_titles_above_them() -> None:
    made = document(
        "# Au sommaire de ce num\u00e9ro\nLe jardin\n* On a compt\u00e9 les courges du jardin.\n"
        "La vie\n* Personne ne savait qui avait parl\u00e9.\n"
        "Agenda\n* Trois dates pour le mois qui vient."
    )
    blocks = tuple(
        replace(block, role=Role.PARAGRAPH) if block.role is Role.NOTE else block
        for block in made.blocks
    )
    found = from_printed(replace(made, blocks=blocks))[0]
    assert [entry.title for entry in found.entries] == ["Le jardin", "La vie", "Agenda"]


def test_lists_are_announced_in_other_languages() -> None:
    said = ("Au sommaire de ce num\u00e9ro", "Aus dem Inhalt", "In deze nieuwsbrief", "Y tu mewn")
    assert all(map(is_contents_word, said))
    assert not is_contents_word("Dans ce village")


def _filled(*titles: str) -> list[str]:
    return [f"# {title}\n{prose(160, chr(97 + at) * 3)}" for at, title in enumerate(titles)]


def test_a_calendar_behind_other_headings_announces_no_list() -> None:
    made = document("\n".join(_filled("Homes", "Rent", "Walls", "Agenda")))
    found = from_headings(made)
    assert found is not None
    assert [entry.title for entry in found.entries] == ["Homes", "Rent", "Walls", "Agenda"]
    first = from_headings(document("\n".join(_filled("Agenda", "Homes", "Rent"))))
    assert first is not None
    assert [entry.title for entry in first.entries] == ["Homes", "Rent"]


def test_the_heads_of_a_list_s_columns_are_no_part_of_its_first_title() -> None:
    found = _list("# Contents\n- Item Subject Page|1 Homes 2\n- 2 Rent 3\n- 3 Walls 5\n- 4 Roofs 6")
    assert [entry.title for entry in found.entries] == ["Homes", "Rent", "Walls", "Roofs"]


def test_a_list_of_examples_behind_the_contents_is_no_part_of_them() -> None:
    titles = [f"About {word}" for word in WORDS]
    listed = "".join(f"\n- {title} ...... {at}" for at, title in enumerate(titles, 3))
    more = "".join(f"\n- Small {word} ...... {at}" for at, word in enumerate(WORDS, 5))
    found = _list(f"# Contents{listed}", f"# List of Examples{more}")
    assert [entry.title for entry in found.entries] == titles


def test_leaders_below_a_long_title_end_its_entry() -> None:
    made = document(
        "# Contents\n- About rain ..... 3\n- About mills ..... 4\n# 3 A very long title"
        "\n. . . . . . . . . 5\n- About trams ..... 6"
    )
    moved = [
        replace(block, box=replace(_box(block), left=left, right=right, top=top, bottom=top + 12))
        for block, (left, right, top) in zip(
            made.blocks,
            ((60, 100, 60), (60, 500, 80), (60, 500, 100), (60, 400, 120), (95, 500, 136),
             (60, 500, 160)),
            strict=True,
        )
    ]  # fmt: skip
    lined = [replace(one, lines=(replace(one.lines[0], box=one.box),)) for one in moved]
    found = from_printed(document_with(*lined))[0]
    assert [(entry.title, entry.label) for entry in found.entries] == [
        ("About rain", "3"),
        ("About mills", "4"),
        ("3 A very long title", "5"),
        ("About trams", "6"),
    ]


def test_a_list_without_pages_counts_on_overleaf() -> None:
    def part(number: int, word: str) -> str:
        below = "".join(f"\n- {number}.{at} More {word} {at + 10}" for at in (1, 2))
        return f"\n- {number} About {word}{below}"

    parts = [part(at, word) for at, word in enumerate(WORDS, 1)]
    fronts = (f"# Contents{''.join(parts[:3])}", "".join(parts[3:]).strip())
    found = _list(*fronts, f"# 1 About rain\n{prose(60)}")
    assert [entry.number for entry in found.entries if entry.level == 1] == list("123456")
    assert len(found.entries) == 18


def test_an_indice_at_the_end_is_the_contents_when_it_leads_through_all() -> None:
    titles = [f"Sobre {word}" for word in WORDS]
    listed = "".join(f"\n- {title} {1 + 5 * at}" for at, title in enumerate(titles))
    split = _split(document(*_long(titles, 5), f"# \u00cdndice{listed}"))
    assert split.contents.kind is ListKind.PRINTED


def test_a_list_at_the_end_may_count_its_pages_from_any_number() -> None:
    titles = [f"About {word}" for word in WORDS]
    listed = "".join(f"\n- {title} {41 + 5 * at}" for at, title in enumerate(titles))
    index = [f"# Index\n{prose(9)}", *[prose(30)] * 4]
    split = _split(document(*_long(titles, 5), f"# Contents{listed}", *index))
    assert split.contents.kind is ListKind.PRINTED


def test_signs_may_be_titles_of_entries() -> None:
    signs = ("&&", "<", ":=", "!")
    listed = "".join(
        f"\n- {at}.1 About {word} . . . . {at + 2}\n- {at}.2 {sign} . . . . . {at + 2}"
        for at, (word, sign) in enumerate(zip(WORDS, signs, strict=False), 1)
    )
    found = _list(f"# Contents{listed}")
    assert [entry.title for entry in found.entries][:4] == ["About rain", "&&", "About mills", "<"]
    assert len(found.entries) == 8
