from __future__ import annotations

from dataclasses import replace

from fakes.documents import prose
from hearprint.contents.cut import cut
from hearprint.contents.evidence.anchors import from_anchors
from hearprint.contents.evidence.headings import from_headings
from hearprint.contents.weigh import Hints, find_contents
from hearprint.model.contents import ListKind, Split
from hearprint.model.document import Block, Document, Jump, Person, Role, with_ids
from hearprint.settings import SplitSettings

_SETTINGS = SplitSettings()


def _page(*parts: tuple[str, int, int], jumps: tuple[Jump, ...] = ()) -> Document:
    """A web page of parts: heading, its level, words below it. Anchors count from a1."""
    blocks: list[Block] = []
    for number, (title, level, words) in enumerate(parts, start=1):
        blocks.append(
            Block(id="", role=Role.HEADING, text=title, level=level, anchors=(f"a{number}",))
        )
        if words:
            blocks.append(Block(id="", role=Role.PARAGRAPH, text=prose(words, f"p{number}")))
    made = with_ids(blocks)
    return Document(
        source="page.html", digest="d", media_type="text/html", blocks=made, title=parts[0][0],
        source_words=sum(block.words for block in made), jumps=jumps,
    )  # fmt: skip


def _split(document: Document) -> Split:
    return cut(document, find_contents(document, Hints(), _SETTINGS), _SETTINGS)


def _titles(document: Document) -> list[str]:
    return [section.title for section in _split(document).sections]


def _jump(text: str, number: int, level: int = 1) -> Jump:
    return Jump(text=text, anchor=f"a{number}", level=level)


_THREE = (("Soils", 1, 0), ("Sand", 2, 40), ("Gravel", 2, 40), ("Clay", 2, 40))


def test_the_page_s_own_list_cuts_even_pieces_too_small_for_bare_headings() -> None:
    jumps = (_jump("1. Sand", 2), _jump("2. Gravel", 3), _jump("3. Clay", 4))
    document = _page(*_THREE, jumps=jumps)
    split = _split(document)
    assert split.contents.kind is ListKind.LINKS
    assert [(s.number, s.title) for s in split.sections] == [
        ("1", "Sand"),
        ("2", "Gravel"),
        ("3", "Clay"),
    ]
    assert _titles(replace(document, jumps=())) == ["Soils"]
    assert split.account.balanced


def test_an_entry_finds_its_block_whatever_the_heading_says() -> None:
    document = _page(*_THREE, jumps=(_jump("Of beaches", 2), _jump("Of rivers", 3)))
    assert [s.start for s in _split(document).sections][:2] == [1, 3]


def test_entries_at_one_block_are_one_section() -> None:
    jumps = (_jump("Sand", 2), _jump("What sand is", 2, 2), _jump("Gravel", 3))
    found = from_anchors(_page(*_THREE, jumps=jumps))
    assert found is not None
    assert [entry.title for entry in found.entries] == ["Sand", "Gravel"]


def test_of_two_blocks_with_one_name_links_reach_the_first() -> None:
    document = _page(*_THREE, jumps=(_jump("Sand", 2), _jump("Gravel", 3)))
    again = replace(document.blocks[-2], anchors=("a3",))
    document = replace(document, blocks=(*document.blocks[:-2], again, document.blocks[-1]))
    assert [s.start for s in _split(document).sections][:2] == [1, 3]


def test_an_entry_that_leads_nowhere_is_told() -> None:
    jumps = (_jump("Sand", 2), Jump(text="Chalk cliffs", anchor="gone"), _jump("Clay", 4))
    split = _split(_page(*_THREE, jumps=jumps))
    assert "C-004" in [finding.code for finding in split.findings]


def test_a_list_of_tables_behind_the_chapters_cuts_nothing() -> None:
    jumps = (_jump("Sand", 2), _jump("Gravel", 3), _jump("Clay", 4), _jump("Table 1", 1))
    found = from_anchors(_page(*_THREE, jumps=jumps))
    assert found is not None
    assert [entry.title for entry in found.entries] == ["Sand", "Gravel", "Clay"]


def test_numbers_that_begin_anew_in_each_chapter_are_read_as_such() -> None:
    parts = (
        ("Soils", 1, 0),
        ("Sand", 2, 20),
        ("Fine", 3, 20),
        ("Wet", 3, 20),
        ("Clay", 2, 20),
        ("Red", 3, 20),
        ("Blue", 3, 20),
    )
    jumps = (
        _jump("1. Sand", 2),
        _jump("1. Fine", 3, 2),
        _jump("2. Wet", 4, 2),
        _jump("2. Clay", 5),
        _jump("1. Red", 6, 2),
        _jump("2. Blue", 7, 2),
    )
    found = from_anchors(_page(*parts, jumps=jumps))
    assert found is not None
    assert [(e.number, e.title, e.level) for e in found.entries] == [
        ("1", "Sand", 1), ("1", "Fine", 2), ("2", "Wet", 2),
        ("2", "Clay", 1), ("1", "Red", 2), ("2", "Blue", 2),
    ]  # fmt: skip


def test_a_flat_list_takes_its_levels_from_the_headings() -> None:
    parts = (("Soils", 1, 0), ("Sand", 2, 20), ("Fine", 3, 20), ("Clay", 2, 20))
    found = from_anchors(
        _page(*parts, jumps=(_jump("Sand", 2), _jump("Fine", 3), _jump("Clay", 4)))
    )
    assert found is not None
    assert [entry.level for entry in found.entries] == [1, 2, 1]


def test_a_list_that_begins_far_into_the_text_is_none_of_the_contents() -> None:
    parts = (("Soils", 1, 900), ("Sand", 2, 20), ("Gravel", 2, 20), ("Clay", 2, 20))
    jumps = (_jump("Sand", 2), _jump("Gravel", 3), _jump("Clay", 4))
    assert from_anchors(_page(*parts, jumps=jumps)) is None


def test_an_anchor_below_or_above_its_heading_means_the_heading() -> None:
    document = _page(*_THREE, jumps=(_jump("Sand", 2), _jump("Gravel", 3)))
    blocks = list(document.blocks)
    blocks[3] = replace(blocks[3], anchors=())
    for place in (2, 4):
        moved = [*blocks]
        moved[place] = replace(moved[place], anchors=("a3",))
        starts = [s.start for s in _split(replace(document, blocks=tuple(moved))).sections]
        assert starts[:2] == [1, 3]


def test_articles_that_no_list_names_are_headings_with_their_authors() -> None:
    jumps = (
        Jump(text="Sand", anchor="a2", listed=False, authors=(Person(name="Ann Bee"),)),
        Jump(text="Clay", anchor="a4", listed=False),
    )
    split = _split(_page(*_THREE, jumps=jumps))
    assert split.contents.kind is ListKind.HEADINGS
    assert [[p.name for p in s.authors] for s in split.sections] == [["Ann Bee"], []]


def test_a_single_title_gives_way_to_the_headings_below_it() -> None:
    parts = (("Soils", 1, 0), ("Sand", 2, 200), ("Clay", 2, 200))
    assert _titles(_page(*parts)) == ["Sand", "Clay"]


def test_text_below_the_title_opens_the_publication() -> None:
    parts = (("Soils", 1, 90), ("Sand", 2, 200), ("Clay", 2, 300))
    assert _titles(_page(*parts)) == ["Soils", "Sand", "Clay"]


def test_an_article_of_small_parts_or_of_none_is_one_section() -> None:
    small = _page(("Soils", 1, 90), ("Sand", 2, 60), ("Clay", 2, 70))
    [section] = _split(small).sections
    assert [chapter.title for chapter in section.chapters] == ["Sand", "Clay"]
    assert _titles(_page(("Soils", 1, 400))) == ["Soils"]


def test_parts_too_long_to_hear_at_once_give_way_to_the_rank_below() -> None:
    long = [  # rank 2 alone would give two pieces of more than an hour
        ("Soils", 1, 0),
        ("Sand", 2, 60),
        *((f"Grain {n}", 3, 4000) for n in range(3)),
        ("Clay", 2, 60),
        *((f"Colour {n}", 3, 4000) for n in range(3)),
    ]
    assert len(_titles(_page(*long))) == 8
    found = from_headings(_page(*long))
    assert found is not None
    assert {entry.level for entry in found.entries} == {1, 2}


def test_a_long_part_among_short_ones_stays_whole_unless_it_is_far_too_long() -> None:
    short = [("Soils", 1, 0), *((name, 2, 900) for name in ("Sand", "Loam", "Peat", "Chalk"))]
    grains = [("Grain 1", 3, 4000), ("Grain 2", 3, 4000)]
    [*_, clay] = _split(_page(*short, ("Clay", 2, 60), *grains)).sections
    assert [chapter.title for chapter in clay.chapters] == ["Grain 1", "Grain 2"]
    assert _titles(_page(*short, ("Clay", 2, 60), *(grains * 3)))[-1] == "Grain 2"


def test_a_flat_list_that_begins_below_its_top_stays_flat() -> None:
    parts = (("Soils", 1, 0), ("Sand", 2, 20), ("Clay", 2, 20), ("Notes", 1, 20))
    jumps = (_jump("Sand", 2), _jump("Clay", 3), _jump("Notes", 4))
    found = from_anchors(_page(*parts, jumps=jumps))
    assert found is not None
    assert [entry.level for entry in found.entries] == [1, 1, 1]


def test_an_appendix_the_list_forgot_looks_like_the_list_s_top_level() -> None:
    parts = (
        ("Soils", 1, 0), ("Sand", 2, 20), ("Fine", 3, 20), ("Wet", 3, 20), ("Clay", 2, 20),
        ("Red", 3, 20), ("Books", 2, 60),
    )  # fmt: skip
    jumps = tuple(
        _jump(title, place, level - 1)
        for place, (title, level, _) in enumerate(parts[:-1], start=1)
        if level > 1
    )
    assert _titles(_page(*parts, jumps=jumps)) == ["Sand", "Clay", "Books"]


def test_what_the_list_says_of_a_section_is_no_part_of_its_title() -> None:
    jumps = (
        _jump("Sand: where to find it and how to dig", 2),
        _jump("Gravel: a poem", 3),
        _jump("Clay", 4),
    )
    titles = _titles(_page(*_THREE, jumps=jumps))
    assert titles == ["Sand", "Gravel: a poem", "Clay"]


def test_the_page_s_own_title_is_no_section_though_its_rank_is_theirs() -> None:
    parts = [("Soils", 1, 40), *((title, 1, 400) for title, _, _ in _THREE[1:])]
    split = _split(_page(*parts))
    levels = [(one.title, one.level) for one in split.sections]
    assert levels == [("Soils", 0), ("Sand", 1), ("Gravel", 1), ("Clay", 1)]


def test_a_word_far_into_a_page_announces_no_list_of_its_parts() -> None:
    long = [
        (f"Soil of {'abcdefghij'[number % 10]} {'klmn'[number // 10]}", 2, 200)
        for number in range(40)
    ]
    document = _page(("Soils", 1, 0), *long)
    lines = ("Index", *(title for title, _, _ in long[36:]))
    named = [Block(id=f"n{at}", role=Role.ITEM, text=text) for at, text in enumerate(lines)]
    split = _split(replace(document, blocks=(*document.blocks[:70], *named, *document.blocks[70:])))
    assert split.contents.kind is ListKind.HEADINGS
    assert len(split.sections) == 40
