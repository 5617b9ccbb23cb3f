from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fakes.documents import document, prose
from hearprint.model.contents import Chapter, Section
from hearprint.model.document import Block, Person, Role, with_ids
from hearprint.model.speech import Script, Voicing
from hearprint.model.wording import Wording
from hearprint.model.words import words_of
from hearprint.script.unsaid import unsaid
from hearprint.script.write import Setting, write_script
from hearprint.settings import ScriptSettings

_SETTING = Setting(position=3, total=16, language="en-GB")


def _section(title: str = "Rank and file", heading: int = 0, *names: str) -> Section:
    people = tuple(Person(name=name, branch="Bristol") for name in names)
    return Section(id="s", title=title, start=0, end=99, heading=heading, authors=people)


def _block(text: str, role: Role = Role.PARAGRAPH, level: int = 0) -> Block:
    return Block(id=text, role=role, text=text, level=level)


def _write(blocks: tuple[Block, ...], section: Section) -> Script:
    return write_script(section, blocks, _SETTING, ScriptSettings(announce_ends=False))


def test_a_section_opens_with_its_place_title_and_author() -> None:
    script = _write(document(prose(9)).blocks, _section("Rank and file", 0, "Tim N"))
    first = script.utterances[0]
    assert first.spoken == "Section three of sixteen. Rank and file. By Tim N, Bristol."
    assert first.voicing is Voicing.ANNOUNCEMENT


def test_heading_and_byline_are_not_said_twice() -> None:
    blocks = document("# 3. RANK AND FILE\n@ Tim N (Bristol)\nWe met in March.").blocks
    script = _write(blocks, _section("Rank and file", 2, "Tim N"))
    assert [line.text for line in script.utterances] == [
        "Section 3 of 16. Rank and file. By Tim N, Bristol.",
        "We met in March.",
    ]
    assert script.utterances[0].block == blocks[0].id


def test_a_heading_that_says_more_than_its_entry_is_read_out() -> None:
    blocks = document("# Rank and file: the winter of 1978\nWe met.").blocks
    script = _write(blocks, _section("Rank and file", 1))
    assert script.utterances[1].text == "Rank and file: the winter of 1978"


def test_a_subtitle_is_read_between_title_and_authors() -> None:
    blocks = document("# Plot 17\n## A year on ten rods\n@ by Tim N (Bristol)\nWe dug.").blocks
    script = _write(blocks, _section("Plot 17", 3, "Tim N"))
    assert [(line.voicing, line.text) for line in script.utterances] == [
        (Voicing.ANNOUNCEMENT, "Section 3 of 16. Plot 17."),
        (Voicing.HEADING, "A year on ten rods"),
        (Voicing.ANNOUNCEMENT, "By Tim N, Bristol."),
        (Voicing.BODY, "We dug."),
    ]
    assert unsaid(blocks, script) == ()


def _large_table(name: str = "t") -> Block:
    rows = (("Branch", "Members"), *((f"Branch {number}", "9") for number in range(11)))
    text = "\n".join(" | ".join(row) for row in rows)
    return Block(id=name, role=Role.TABLE, text=text, rows=rows, header_rows=1)


def _marked(blocks: tuple[Block, ...], *headings: str) -> list[tuple[str, int, str]]:
    chapters = {
        block.id: Chapter(title=block.text, level=2, start=0)
        for block in blocks
        if block.id in headings
    }
    script = write_script(
        _section("Accounts"), blocks, _SETTING, ScriptSettings(), chapters=chapters
    )
    said = {line.id: line.text for line in script.utterances}
    return [(mark.title, mark.level, said[mark.utterance][:20]) for mark in script.marks]


def test_a_large_table_is_a_chapter_and_the_text_behind_it_is_one_again() -> None:
    blocks = (_block("Before."), _block("By branch.", Role.CAPTION), _large_table(), _block("On."))
    assert _marked(blocks) == [
        ("Table: By branch, 11 rows", 2, "Table, 11 rows. Colu"),
        ("Accounts, continued", 2, "On."),
    ]


def test_a_sub_heading_behind_a_large_table_needs_no_other_chapter() -> None:
    costs = _block("Costs", Role.HEADING, 2)
    debts = _block("Debts", Role.HEADING, 2)
    blocks = (costs, _large_table(), debts, _block("Much."), _large_table("u"), _block("More."))
    assert _marked(blocks, "Costs", "Debts") == [
        ("Costs", 2, "Costs"),
        ("Table, 11 rows", 3, "Table, 11 rows. Colu"),
        ("Debts", 2, "Debts"),
        ("Table, 11 rows", 3, "Table, 11 rows. Colu"),
        ("Debts, continued", 2, "More."),
    ]


def test_notes_can_be_skipped_and_a_small_table_is_no_chapter() -> None:
    rows = (("A", "B"), ("1", "2"))
    small = Block(id="t", role=Role.TABLE, text="A | B\n1 | 2", rows=rows, header_rows=1)
    assert _marked((_block("We met."), small)) == []
    blocks = (_block("We met."), _block("See p. 3.", Role.NOTE))
    assert _marked(blocks) == [("Notes to this section", 2, "Notes to this sectio")]


def test_notes_are_announced_at_the_end() -> None:
    blocks = document("One sentence.\n* See the minutes.\nAnother sentence.").blocks
    texts = [line.text for line in _write(blocks, _section()).utterances]
    assert texts[1:] == [
        "One sentence.",
        "Another sentence.",
        "Notes to this section.",
        "Note.",
        "See the minutes.",
    ]


def test_a_table_is_read_by_rows_with_its_column_headings() -> None:
    rows = (("Branch", "Members"), ("Bristol", "212"), ("Leeds", "61"))
    text = "\n".join(" | ".join(row) for row in rows)
    block = Block(id="t", role=Role.TABLE, text=text, rows=rows, header_rows=1)
    spoken = [line.spoken for line in _write((block,), _section()).utterances]
    assert spoken[1:] == [
        "Table, two rows. Columns: Branch, Members.",
        "Bristol: two hundred and twelve.",
        "Leeds: sixty-one.",
        "End of table.",
    ]


def test_the_columns_of_a_table_are_shown_as_printed_and_named_without_their_signs() -> None:
    rows = (("Branch", "Members", "Paid (\u00a3)"), ("Hull", "97", "1,204.50"))
    text = "\n".join(" | ".join(row) for row in rows)
    block = Block(id="t", role=Role.TABLE, text=text, rows=rows, header_rows=1)
    opening, row = _write((block,), _section()).utterances[1:3]
    assert opening.text == "Table, 1 row. Columns: Branch, Members, Paid (\u00a3)."
    assert opening.spoken == "Table, one row. Columns: Branch, Members, Paid."
    assert row.text == "Hull, 97, 1,204.50"
    assert row.spoken == (
        "Hull. Members: ninety-seven, Paid: one thousand two hundred and four pounds fifty."
    )


def test_an_abbreviation_takes_no_number_from_the_next_cell() -> None:
    rows = (("Item", "\u00a3", "No."), ("Subs", "120", "3"), ("Vol.", "12", "4"))
    text = "\n".join(" | ".join(row) for row in rows)
    block = Block(id="t", role=Role.TABLE, text=text, rows=rows, header_rows=1)
    opening, *said = (line.spoken for line in _write((block,), _section()).utterances[1:4])
    assert opening == "Table, two rows. Columns: Item, pound, No."
    assert said[0] == "Subs. One hundred and twenty pounds, No.: three."
    assert said[1] == "Volume. Twelve pounds, No.: four."


def test_paragraphs_end_in_a_longer_pause_than_sentences() -> None:
    script = _write(document("One. Two.\nThree.").blocks, _section())
    assert [line.pause_ms for line in script.utterances[1:]] == [350, 700, 700]


def test_a_sub_heading_is_set_off_by_longer_pauses_on_both_sides() -> None:
    script = _write(document("We met.\n## Rents\nThey rose.").blocks, _section())
    assert [line.pause_ms for line in script.utterances[1:]] == [900, 900, 700]


def test_ids_are_unique_and_come_from_the_block() -> None:
    script = _write(document("One. Two.\nOne. Two.").blocks, _section())
    ids = [line.id for line in script.utterances]
    assert len(set(ids)) == len(ids) == 5


@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=6))
def test_every_word_of_a_block_is_in_some_utterance(texts: list[str]) -> None:
    blocks = tuple(
        Block(id=f"b{number}", role=Role.PARAGRAPH, text=" ".join(text.split()))
        for number, text in enumerate(texts)
    )
    script = _write(blocks, _section())
    said = Counter(word for line in script.utterances[1:] for word in words_of(line.text))
    assert said == Counter(word for block in blocks for word in words_of(block.text))


def test_the_end_of_a_section_is_told_unless_the_house_will_not_have_it() -> None:
    made = write_script(_section(), (_block("We met."),), _SETTING, ScriptSettings())
    assert made.utterances[-1].text == "End of section 3."
    silent = replace(_SETTING, wording=Wording(end_of_section=""))
    made = write_script(_section(), (_block("We met."),), silent, ScriptSettings())
    assert made.utterances[-1].text == "We met."


def test_what_is_said_of_the_publication_comes_first() -> None:
    setting = replace(_SETTING, publication="The Bulletin. 3 sections, about an hour.")
    made = write_script(_section(), (_block("We met."),), setting, ScriptSettings())
    assert made.utterances[0].spoken.startswith("The Bulletin.")
    assert made.utterances[0].voicing is Voicing.ANNOUNCEMENT


def test_a_section_that_is_the_whole_publication_says_its_title_once() -> None:
    whole = replace(
        _SETTING, position=1, total=1, publication="Know your rights. Published in 2018."
    )
    blocks = document("# Know Your Rights\n@ Tim N (Bristol)\nWe met.").blocks
    script = write_script(
        _section("Know Your Rights", 2, "Tim N"), blocks, whole, ScriptSettings(announce_ends=False)
    )
    assert [line.text for line in script.utterances] == [
        "Know your rights. Published in 2018. By Tim N, Bristol.",
        "We met.",
    ]
    assert unsaid(blocks, script) == ()


def test_a_list_of_three_tells_its_length_and_a_pair_does_not() -> None:
    def points(count: int) -> list[str]:
        blocks = tuple(_block(f"Point {n}.", Role.ITEM, level=1) for n in range(count))
        made = write_script(_section(), blocks, _SETTING, ScriptSettings(announce_ends=False))
        return [one.text for one in made.utterances[1:]]

    assert points(3) == ["List, 3 items.", "Point 0.", "Point 1.", "Point 2."]
    assert points(2) == ["Point 0.", "Point 1."]


def test_pictures_and_captions_are_told_from_the_text() -> None:
    blocks = (_block("A cat.", Role.IMAGE), _block("The cat, 2019.", Role.CAPTION))
    made = write_script(_section(), blocks, _SETTING, ScriptSettings(announce_ends=False))
    assert [one.spoken for one in made.utterances[1:]] == [
        "Image: A cat.",
        "Caption: The cat, twenty nineteen.",
    ]


def test_quotations_are_opened_and_closed_when_the_house_asks() -> None:
    settings = ScriptSettings(announce_ends=False, announce_quotes=True)
    made = write_script(_section(), (_block("We will.", Role.QUOTE),), _SETTING, settings)
    assert [one.text for one in made.utterances[1:]] == ["Quote.", "We will.", "End of quote."]


def test_every_kind_of_text_has_a_pause_of_its_own() -> None:
    blocks = with_ids(
        (
            Block(id="", role=Role.ITEM, text="A point.", level=1),
            Block(id="", role=Role.QUOTE, text="Words of somebody."),
            Block(id="", role=Role.PARAGRAPH, text="One sentence. Another one."),
            Block(id="", role=Role.PARAGRAPH, text="And a third."),
            Block(id="", role=Role.HEADING, text="A heading", level=2),
        )
    )
    pauses = ScriptSettings(
        sentence_pause_ms=1,
        paragraph_pause_ms=2,
        item_pause_ms=3,
        quotation_pause_ms=4,
        heading_pause_ms=5,
        announce_ends=False,
    )
    section = Section(id="s", title="Title", start=0, end=len(blocks))
    setting = Setting(position=1, total=1, language="en")
    made = write_script(section, blocks, setting, pauses)
    told = {line.text: line.pause_ms for line in made.utterances}
    assert [told[text] for text in ("One sentence.", "Another one.")] == [1, 2]
    assert [told[text] for text in ("A point.", "Words of somebody.", "A heading")] == [3, 4, 5]
