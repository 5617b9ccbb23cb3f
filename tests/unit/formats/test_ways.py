"""Other ways to read: plain text, and one ZIP of a whole publication."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fakes import programmes
from hearprint.formats.pages.publication import PublicationPages
from hearprint.formats.ways import packed, text
from hearprint.formats.ways.flow import Para
from hearprint.formats.ways.wholes import Wholes
from hearprint.model.document import Block, NoteRef, Role, with_ids
from hearprint.model.programme import BundleFile, Download
from hearprint.model.speech import Stored
from hearprint.model.ways import Ways
from hearprint.model.words import plain, words_of


def texts() -> dict[str, str]:
    files = text.SectionTexts().build(programmes.programme()).files
    return {one.name: _decoded(one) for one in files}


def _decoded(file: BundleFile) -> str:
    assert isinstance(file.content, bytes)
    return file.content.decode("utf-8-sig")


def test_a_sections_text_has_its_headings_lists_rows_pages_and_notes() -> None:
    found = texts()["text/01-section.txt"]
    assert found.startswith("# Rank and file\n\nBy Tim N (Bristol) and Ann K\n\n[Page 5]\n\nWe met")
    assert "\n\n\n## What we asked for\n\n1. Seats for everybody.\n" in found
    assert "2. Heating that works.\n  \u2022 From October on.\n" in found
    assert "Depot | Lost hours\nNorth | 131\nSouth | 88\n" in found
    assert "    The belt ran on,\n    the clock ran slow\n" in found
    assert found.endswith("\n\n\n## Notes\n\n1 Counted by hand, twice.\n")


def test_a_section_without_sound_has_its_text() -> None:
    assert "It leaks." in texts()["text/03-section.txt"]


def test_text_says_that_it_is_utf_8() -> None:
    whole = text.whole(programmes.programme())
    assert whole.startswith(b"\xef\xbb\xbf# Members")


def test_the_whole_begins_with_contents_and_puts_sections_one_level_lower() -> None:
    whole = text.whole(programmes.programme()).decode("utf-8-sig")
    assert "## Contents\n\n1. Rank and file\n2. Letters\n3. Repairs\n4. Letters\n" in whole
    levels = [line for line in whole.splitlines() if line.startswith("#")]
    assert levels[2:4] == ["## Rank and file", "### What we asked for"]


def test_marks_of_notes_stand_in_brackets_behind_their_word() -> None:
    blocks = with_ids(
        (
            Block(
                id="",
                role=Role.PARAGRAPH,
                text="Sixty came. Few went.",
                notes=(NoteRef(mark="1", at=10),),
            ),
            Block(id="", role=Role.NOTE, text="By our count.", marker="1"),
        )
    )
    made = programmes.programme([programmes.track(1, 1, "T", blocks, heading=0)])
    found = _decoded(text.SectionTexts().build(made).files[0])
    assert "Sixty came[1]. Few went." in found


_WORDS = st.text(max_size=90)


@given(st.lists(st.tuples(st.sampled_from(list(Role)), _WORDS), max_size=6))
def test_no_word_of_a_section_is_missing_in_its_text(parts: list[tuple[Role, str]]) -> None:
    blocks = with_ids(Block(id="", role=role, text=words) for role, words in parts)
    made = programmes.programme([programmes.track(1, 1, "T", blocks, heading=0)])
    file = text.SectionTexts().build(made).files[0]
    left = "".join(_decoded(file).split())
    for block in blocks:
        for word in words_of(plain(block.text)):
            assert word in left


@given(st.text(max_size=400))
def test_lines_are_no_wider_than_a_letters_but_for_words_that_are(words: str) -> None:
    for line in text.written([Para(kind="paragraph", text=words)]).splitlines():
        assert len(line) <= text.WIDTH or len(line.split()) == 1


def test_a_house_may_want_no_text() -> None:
    made = programmes.programme(by=programmes.house(ways=Ways(text=False)))
    assert text.SectionTexts().build(made).files == ()


CONTENT = st.dictionaries(
    st.from_regex(r"[a-z]{1,9}/[a-z]{1,9}\.mp3", fullmatch=True), st.binary(max_size=200)
)


@given(CONTENT)
def test_a_zip_holds_what_was_put_in_with_its_sizes_before_it(files: dict[str, bytes]) -> None:
    made = b"".join(packed.packed(files.items()))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert not any(one.flag_bits & 0x08 for one in archive.infolist())
    assert made == b"".join(packed.packed(files.items()))


def test_a_zip_is_given_out_as_its_members_come() -> None:
    asked: list[str] = []

    def members() -> Iterator[tuple[str, bytes]]:
        for name in ("a", "b"):
            asked.append(name)
            yield name, b"x" * 1000

    parts = packed.packed(members())
    assert len(next(parts)) < 1200
    assert asked == ["a"]


def test_the_page_in_the_zip_leads_only_to_what_is_in_it() -> None:
    for made in (programmes.programme(), programmes.hostile_programme()):
        members = packed.members(made)
        folder = made.publication.slug
        names = {one.name.removeprefix(f"{folder}/") for one in members}
        page = members[0].content
        assert isinstance(page, bytes)
        root = html.document_fromstring(page)
        assert set(root.xpath("//@href | //@src")) <= names
        assert len(root.xpath("//h1")) == 1
        assert not root.xpath("//script")


def test_the_zip_names_sound_without_loading_it() -> None:
    sound = [one for one in packed.members(programmes.programme()) if one.name.endswith(".mp3")]
    assert [type(one.content) for one in sound] == [Stored] * 3


def test_files_that_are_no_sound_are_delivered_and_told_on_the_page_with_their_size() -> None:
    way = Download(
        name="bulletin-9.txt",
        title="Plain text",
        media_type="text/plain",
        file=Stored(digest="0" * 64, length=12_345),
    )
    made = replace(programmes.programme(), downloads=(way,))
    assert [one.name for one in Wholes().build(made).files] == ["bulletin-9.txt"]
    files = {one.name: one.content for one in PublicationPages().build(made).files}
    page = files["index.html"]
    assert isinstance(page, bytes)
    root = html.document_fromstring(page)
    link = root.xpath("//section[@aria-labelledby='ways']//a")[0]
    assert (link.get("href"), link.text) == ("bulletin-9.txt", "Plain text of everything, 12 kB")
