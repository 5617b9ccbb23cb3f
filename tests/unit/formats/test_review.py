"""The review page: every block once, every section told, nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from lxml import html
from typer.testing import CliRunner

from fakes.documents import document, prose
from hearprint.api.gather import gather
from hearprint.api.plan import review_path, write_review
from hearprint.cli.main import app
from hearprint.contents.cut import cut
from hearprint.contents.reading import starting_words
from hearprint.errors import OutputError
from hearprint.formats.review.parts import parts_of
from hearprint.formats.review.render import review_page
from hearprint.model.contents import Contents, Entry, ListKind, Match
from hearprint.model.document import Block, Box, Document, Line, Removed, Role
from hearprint.model.findings import warning
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.planned import Planned
from hearprint.planning import plan_document
from hearprint.settings import Settings

#: lxml-stubs say too little of what XPath gives.
Node: TypeAlias = Any

PNG = b"\x89PNG\r\n\x1a\n and so on"
HOSTILE = "</style><script>alert(1)</script>\"'<img src=x onerror=alert(2)>"

NAMES = ("One", "Two", "Three", "Four")
ISSUE = (
    f"# The Review\n{prose(8, 'cover')}",
    "# Contents\n- 1. First piece: Ann K (Leeds) 3\n- 2. Second piece: Bo L (Hull) 4",
    f"# 1. First piece\n@ Ann K (Leeds)\n{prose(80)}\n## A turn\n{prose(30, 'turn')}",
    f"{prose(50, 'more')}\n# 2. Second piece\n@ Bo L (Hull)\n{prose(60, 'other')}\n* A note here.",
)


def planned(made: Document) -> Planned:
    """Cut by hand: a section at each heading of level 1 that begins with a number, else at all."""
    heads = [at for at, block in enumerate(made.blocks) if block.role is Role.HEADING]
    top = [at for at in heads if made.blocks[at].level == 1 and made.blocks[at].text[0].isdigit()]
    entries = [_entry(made.blocks[at].text) for at in top or heads]
    ghosts = [_entry(b.text) for b in made.blocks if b.role is Role.ITEM and "ghost" in b.text]
    contents = Contents(
        kind=ListKind.PRINTED,
        entries=(*entries, *ghosts),
        matches=(
            *(
                Match(block=at, confidence=0.95, why="list and heading agree")
                for at in top or heads
            ),
            *(Match(block=None, confidence=0.0, why="not found") for _ in ghosts),
        ),
        page=2,
        blocks=tuple(block.id for block in made.blocks if block.page == 2),
    )
    split = cut(made, contents, Settings().split)
    split = replace(split, findings=(*made.findings, *split.findings))
    sections = tuple(
        PlannedSection(
            id=one.id, title=one.title, authors=one.authors, starts=starting_words(made, one)
        )
        for one in split.sections
    )
    plan = Plan(id="x", title=made.title or "The Review", slug="x", sections=sections)
    return Planned(document=made, split=split, plan=plan)


def _entry(text: str) -> Entry:
    number, dot, title = text.partition(". ")
    if dot and number.isdigit():
        return Entry(title=title, number=number)
    return Entry(title=text)


def issue(**facts: object) -> Document:
    made = document(*ISSUE, **facts)
    heads = [Removed(reason="running head", text="The Review", page=page) for page in (3, 4)]
    words = made.source_words + sum(one.words for one in heads)
    return replace(made, removed=tuple(heads), source_words=words)


def text_of(made: Document, pictures: Mapping[int, bytes] | None = None) -> str:
    done = planned(made)
    return review_page(
        done.document,
        done.split,
        done.plan,
        pictures={} if pictures is None else pictures,
        plan_file="test.plan.toml",
    )


def page(made: Document, pictures: Mapping[int, bytes] | None = None) -> Node:
    return html.document_fromstring(text_of(made, pictures))


def article() -> Document:
    made = document("# One\n" + prose(90) + "\n# Two\n" + prose(70, "two"))
    blocks = tuple(replace(b, page=None, box=None, lines=()) for b in made.blocks)
    return replace(made, blocks=blocks, pages=(), media_type="text/html")


CASES = {"issue": issue(), "article": article(), "hostile": document(f"# {HOSTILE}\n{HOSTILE}")}


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_every_block_stands_on_the_page_once_with_all_its_words(made: Document) -> None:
    root = page(made)
    shown = []
    for node in root.xpath("//li//div[contains(@class, 'words')]"):
        for summary in node.xpath(".//summary"):
            summary.text = ""
        shown.append(" ".join(node.text_content().split()))
    # A fold stands between two words, where its sign took the place of the space.
    assert [re.sub(r"\s", "", one) for one in shown] == [
        re.sub(r"\s", "", block.text) for block in made.blocks
    ]


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_every_section_is_in_the_table_and_its_link_leads_to_where_it_begins(
    made: Document,
) -> None:
    done = planned(made)
    root = page(made)
    rows = root.xpath("//table[@role='table']/tbody/tr")
    assert [row.xpath("string(th)") for row in rows] == [
        " ".join(section.title.split()) for section in done.split.sections
    ]
    for row, section in zip(rows, done.split.sections, strict=True):
        goal = root.get_element_by_id(row.xpath("th/a/@href")[0].removeprefix("#"))
        assert section.title in goal.text_content()
        assert "begins here" in goal.text_content()


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_the_page_is_whole_for_keyboard_and_screen_reader(made: Document) -> None:
    root = page(made)
    assert root.get("lang") == "en"
    assert len(root.xpath("//h1")) == len(root.xpath("//main")) == 1
    levels = [int(n.tag[1]) for n in root.iter() if re.fullmatch(r"h[1-6]", str(n.tag))]
    assert all(right <= left + 1 for left, right in pairwise(levels))
    ids = root.xpath("//@id")
    assert len(set(ids)) == len(ids)
    goals = {goal.removeprefix("#") for goal in root.xpath("//a/@href")}
    assert goals <= set(ids)
    assert not root.xpath("//th[not(@scope)]")
    assert not root.xpath("//svg[not(@aria-hidden='true')] | //svg//a[not(@tabindex='-1')][rect]")
    assert not root.xpath("//img[not(@alt)]")
    assert not root.xpath("//input[not(ancestor::label)]")


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_nothing_runs_and_nothing_is_fetched(made: Document) -> None:
    text = text_of(made, {1: PNG})
    root = html.document_fromstring(text)
    assert not root.xpath("//script | //iframe | //form | //object | //link | //@style")
    assert not [at for at in root.xpath("//@*") if str(at.attrname).startswith("on")]
    assert all(src.startswith("data:image/") for src in root.xpath("//@src"))
    assert all(goal.startswith("#") for goal in root.xpath("//a/@href"))
    style = root.xpath("string(//style)")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_hostile_facts_stay_text() -> None:
    made = document(f"# {HOSTILE}\n{prose(60)}", title=HOSTILE, source=f"{HOSTILE}.pdf")
    made = replace(made, language=HOSTILE, findings=(warning("R-001", HOSTILE, HOSTILE),))
    made = replace(made, removed=(Removed(reason=HOSTILE, text=HOSTILE, page=1),))
    done = planned(made)
    text = review_page(
        done.document, done.split, done.plan, pictures={}, plan_file=f"{HOSTILE}.plan.toml"
    )
    root = html.document_fromstring(text)
    assert not root.xpath("//script | //img | //@onerror")
    assert len(root.xpath("//style")) == 1
    assert HOSTILE in root.xpath("string(//h1)")


def test_halves_of_surrogate_pairs_do_no_harm() -> None:
    text_of(document(f"# A \ud800 B\n{prose(40)}")).encode()


def test_the_same_document_gives_the_same_text() -> None:
    assert text_of(issue(), {1: PNG}) == text_of(issue(), {1: PNG})


def test_each_page_shows_its_picture_with_an_outline_and_a_number_for_each_block() -> None:
    root = page(issue(), dict.fromkeys(range(1, 5), PNG))
    sources = root.xpath("//img/@src")
    assert len(sources) == 4
    assert base64.b64decode(sources[0].removeprefix("data:image/png;base64,")) == PNG
    sheet = root.get_element_by_id("p3")
    assert len(sheet.xpath(".//a/rect | .//a/polygon")) == len(sheet.xpath(".//ol/li")) == 5
    order = sheet.xpath(".//*[@class='order']/text/text()")
    assert order == [item.xpath("string(span)") for item in sheet.xpath(".//ol/li")]
    assert sheet.xpath(".//*[@class='flag']/text/text()") == ["Section 1"]
    first = sheet.xpath(".//a/rect | .//a/polygon")[0]
    box = issue().blocks[5].box
    assert box is not None
    assert float(first.get("x")) == pytest.approx(box.left - 2)


def test_a_page_without_a_picture_keeps_its_outlines_and_its_list() -> None:
    root = page(issue(), {1: PNG})
    assert len(root.xpath("//img")) == 1
    assert len(root.get_element_by_id("p3").xpath(".//a/rect | .//a/polygon")) == 5


def test_sections_are_told_apart_by_more_than_colour() -> None:
    sheet = page(issue()).get_element_by_id("p4")
    heads = [" ".join(head.text_content().split()) for head in sheet.xpath(".//h4")]
    assert heads == [
        "Section 1 First piece continued",
        "Section 2 Second piece begins here",
        "Taken out here",
    ]


def test_what_is_taken_out_stands_with_its_reason_on_its_page() -> None:
    root = page(issue())
    removed = root.get_element_by_id("p3").xpath(".//div[@class='removed']")[0]
    assert removed.xpath("dl/dt/text()") == ["running head"]
    assert removed.xpath("dl/dd/text()") == ["The Review"]
    contents = root.get_element_by_id("p2")
    assert "Not read out contents page" in " ".join(contents.text_content().split())
    assert not contents.xpath(".//div[@class='removed']")  # told once, as blocks


def test_the_account_names_every_reason_and_says_whether_it_adds_up() -> None:
    root = page(issue())
    account = root.xpath("//section[@aria-labelledby='words']")[0]
    named = {
        row.xpath("string(th)"): int(row.xpath("string(td)")) for row in account.xpath(".//tr")[1:]
    }
    total = named.pop("In the document")
    assert sum(named.values()) == total
    assert named["Taken out: running head"] == 4
    assert "no word is lost" in account.text_content()
    wrong = page(replace(issue(), source_words=1))
    assert "The sum is not right" in wrong.text_content()


def test_findings_come_gravest_first_and_lead_to_their_page() -> None:
    found = (warning("R-001", "This page holds no text.", "page 2"),)
    root = page(issue(findings=found))
    first = root.xpath("//ul[@class='findings']/li")[0]
    assert "Warning R-001" in first.text_content()
    assert first.xpath("a/@href") == ["#p2"]
    assert "1 warning" in root.xpath("string(//dl[@class='facts'])")


def test_what_is_found_at_several_places_is_said_once_with_a_link_to_each() -> None:
    found = tuple(warning("R-001", "This page holds no text.", f"page {at}") for at in (3, 4))
    root = page(issue(findings=found))
    [line] = root.xpath("//ul[@class='findings']/li")
    assert line.xpath("a/@href") == ["#p3", "#p4"]


def test_a_finding_about_a_section_leads_to_it() -> None:
    found = (warning("C-003", "Found, but not surely.", "2. Second piece"),)
    root = page(issue(findings=found))
    assert root.xpath("//ul[@class='findings']//a/@href") == ["#s2"]


def test_sections_are_numbered_as_listeners_hear_them() -> None:
    made = document(*ISSUE[:3], ISSUE[3].replace("# 2. Second", "# 7. Second"))
    root = page(made)
    assert root.xpath("//td[@data-label='No.']/span/text()") == ["1", "2"]
    assert "no. 7 in the list" in root.xpath("//table//th[@scope='row']")[1].text_content()


def test_every_section_leads_to_the_next_one() -> None:
    root = page(issue())
    assert root.xpath("//*[@class='onward']/a/@href") == ["#s2"]


def test_halves_of_a_block_that_is_cut_within_a_line_share_that_line() -> None:
    made = document(f"# 1. One\n{prose(30)}", f"# 2. Two\n{prose(9, 'two')} Then more of it.")
    cut_there = PlannedSection(id="", title="More", starts="Then more of it")
    plan = plan_document(made, plan=None, catalogue=None, settings=Settings()).plan
    plan = replace(plan, sections=(*plan.sections, cut_there))
    done = plan_document(made, plan=plan, catalogue=None, settings=Settings())
    text = review_page(done.document, done.split, done.plan, pictures={}, plan_file="x")
    sheet = html.document_fromstring(text).get_element_by_id("p2")
    upper, lower = sheet.xpath(".//polygon/@points")
    corners = [[float(at) for at in point.split(",")] for point in lower.split()]
    assert min(x for x, y in corners if y == corners[0][1]) > min(x for x, _ in corners)
    assert upper != lower


def test_what_the_plan_holds_but_no_section_speaks_is_told_with_the_reason() -> None:
    made = document(
        "# Contents\n- 1. One: A B\n- 2. Two: C D\n- 3. Three: E F\n- 4. Four: G H",
        *(f"# {at}. {name}\n{prose(60, name)}" for at, name in enumerate(NAMES, 1)),
    )
    plan = plan_document(made, plan=None, catalogue=None, settings=Settings()).plan
    one, two, three, _ = plan.sections
    lost = replace(three, starts="words that are nowhere", title="Gone", number=None, id="gone")
    plan = replace(plan, sections=(one, replace(two, drop=True), lost))
    done = plan_document(made, plan=plan, catalogue=None, settings=Settings())
    text = review_page(done.document, done.split, done.plan, pictures={}, plan_file="x")
    told = html.document_fromstring(text).xpath(
        "//h3[contains(., 'not a section')]/..//ul[last()]/li"
    )
    shown = [item.text_content() for item in told]
    assert any(line.startswith("Two: left out") for line in shown)
    assert any(line.startswith("Four: joined") for line in shown)


def test_entries_that_were_not_found_are_told() -> None:
    listed = ISSUE[1] + "\n- 3. A ghost of a piece: Cy M (Bath) 9"
    made = document(ISSUE[0], listed, *ISSUE[2:])
    text = page(made).xpath("string(//section[@aria-labelledby='sections'])")
    assert "not found in the text" in text
    assert "A ghost of a piece" in text


def test_the_lines_to_copy_are_toml_and_hold_the_words_at_which_a_section_starts() -> None:
    root = page(issue())
    mend = root.xpath("//section[@aria-labelledby='mend']")[0]
    assert "test.plan.toml" in mend.text_content()
    first = tomllib.loads(mend.xpath(".//pre/text()")[0])["section"][0]
    assert first["title"] == "First piece"
    assert first["starts"].startswith("1. First piece Ann K")
    new = root.get_element_by_id("p3").xpath(".//details[@class='new']")
    assert len(new) == 1  # the heading inside the section, not the section's own
    lines = tomllib.loads(new[0].xpath("string(pre)"))["section"][0]
    assert lines == {"title": "A turn", "starts": "A turn Turn0 turn1 turn2 turn3 turn4 turn5"}


def test_words_with_quotation_marks_and_backslashes_stay_toml() -> None:
    made = document(f'# "Quoted" \\ title\n{prose(60)}')
    root = page(made)
    lines = root.xpath("string(//section[@aria-labelledby='mend']//pre)")
    assert tomllib.loads(lines)["section"][0]["starts"].startswith('"Quoted" \\ title')


def test_a_document_without_pages_is_one_list_under_headings_of_its_sections() -> None:
    root = page(article())
    assert not root.xpath("//svg | //figure | //input")
    heads = root.xpath("//section[@aria-labelledby='text']//h3")
    assert ["begins here" in head.text_content() for head in heads] == [True, True]


def test_long_documents_show_pictures_only_where_a_section_begins() -> None:
    pages = [f"# 1. First piece\n{prose(60)}", *(prose(5, f"p{n}x") for n in range(420))]
    asked: list[int] = []

    class Asked(dict[int, bytes]):
        def get(self, key: int, default: Any = None) -> Any:  # noqa: ANN401
            asked.append(key)
            return default

    text = text_of(document(*pages), Asked())
    assert asked == [1]
    assert "only pages on which a section begins" in text


def _block(*boxes: tuple[float, float, float, float]) -> Block:
    lines = [
        Line(text="x", box=Box(left=left, top=top, right=right, bottom=bottom))
        for left, top, right, bottom in boxes
    ]
    return Block(id="b", role=Role.PARAGRAPH, text="x x", page=7, lines=tuple(lines))


def test_a_block_that_goes_on_in_the_next_column_has_two_parts_on_its_page() -> None:
    parts = parts_of(_block((50, 700, 280, 712), (50, 714, 280, 726), (310, 80, 540, 92)))
    assert [(part.page, part.box.top, part.box.bottom) for part in parts] == [
        (7, 700, 726),
        (7, 80, 92),
    ]


def test_a_block_that_goes_on_overleaf_has_a_part_there_past_pages_without_text() -> None:
    block = _block((57, 700, 368, 712), (51, 72, 362, 83), (51, 85, 362, 97))
    assert [part.page for part in parts_of(block)] == [7, 8]
    assert [part.page for part in parts_of(block, {8, 9})] == [7, 10]


def test_a_block_from_column_two_goes_on_in_column_one_overleaf() -> None:
    block = _block((310, 700, 540, 712), (50, 80, 280, 92), (310, 70, 540, 82))
    assert [part.page for part in parts_of(block)] == [7, 8, 8]


def test_a_block_overleaf_is_outlined_there_and_named() -> None:
    made = issue()
    last = made.blocks[9]
    over = replace(
        last,
        lines=(
            Line(text="a", box=Box(left=60, top=780, right=500, bottom=792)),
            Line(text="b", box=Box(left=60, top=30, right=500, bottom=42)),
        ),
    )
    made = replace(made, blocks=tuple(over if b is last else b for b in made.blocks))
    sheet = page(made).get_element_by_id("p4")
    assert (
        sheet.xpath("string(.//p[@class='quiet'])") == "Begins with the rest of block 5 of page 3."
    )
    assert "\u21905" in sheet.xpath(".//*[@class='order']/text/text()")


def test_the_review_stands_beside_its_document_under_a_name_that_builds_pass_over() -> None:
    assert review_path(Path("in/bulletin.pdf")) == Path("in/_bulletin.review.html")
    assert review_path(Path("in/why.html")) == Path("in/_why.html.review.html")


def test_only_a_review_is_written_over(tmp_path: Path) -> None:
    done = planned(article())
    source, target = tmp_path / "a.html", tmp_path / "work.html"
    source.write_text("<p>source")
    write_review(source, done, settings=Settings(), target=target)
    write_review(source, done, settings=Settings(), target=target)
    with pytest.raises(OutputError, match="no review page"):
        write_review(source, done, settings=Settings(), target=source)
    assert source.read_text() == "<p>source"


def _article_file(folder: Path) -> Path:
    source = folder / "why.html"
    body = f"<h1>Why</h1><p>{prose(80)}</p><p>{prose(80, 'more')}</p>"
    source.write_text(f"<nav><a href='/'>Home page</a></nav><article>{body}</article>")
    return source


def test_the_command_lists_what_is_taken_out_and_adds_nothing_to_the_plan(tmp_path: Path) -> None:
    source = _article_file(tmp_path)
    run = CliRunner()
    told = json.loads(run.invoke(app, ["plan", str(source), "--removed", "--json"]).stdout)
    assert list(told) == ["removed"]
    assert {"reason", "page", "text", "words"} == set(told["removed"][0])
    account = json.loads(run.invoke(app, ["plan", str(source), "--json"]).stdout)["account"]
    assert sum(one["words"] for one in told["removed"]) == sum(account["removed"].values())
    shown = run.invoke(app, ["plan", str(source), "--removed"]).stdout
    assert "Home page" in shown
    assert all(reason in shown for reason in account["removed"])


def test_the_command_writes_the_review_and_a_build_does_not_take_it_for_a_document(
    tmp_path: Path,
) -> None:
    source = _article_file(tmp_path)
    done = CliRunner().invoke(app, ["plan", str(source), "--review", "--json"])
    assert "review" not in json.loads(done.stdout)
    assert (tmp_path / "_why.html.review.html").is_file()
    assert gather([tmp_path]).documents == (source,)
    again = CliRunner().invoke(app, ["plan", str(source), "--review-file", str(source)])
    assert isinstance(again.exception, OutputError)


CSS = html.document_fromstring(text_of(article())).xpath("string(//style)")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part.split("/* Pictures")[0]))
    for part in CSS.split("prefers-color-scheme")[:2]
)


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    low, high = sorted(
        sum(
            share * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
            for share, c in zip(
                (0.2126, 0.7152, 0.0722),
                (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)),
                strict=True,
            )
        )
        for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_a_contrast_of_seven_and_section_colours_of_four_and_a_half(
    scheme: dict[str, str],
) -> None:
    for ground in ("paper", "raised"):
        for ink in ("ink", "quiet", "accent", "alarm"):
            assert _contrast(scheme[ink], scheme[ground]) >= 7, (ink, ground)
    for name in ("c1", "c2", "c3", "c4", "c5", "c6", "out"):
        assert _contrast(scheme[name], scheme["paper"]) >= 4.5, name
        assert _contrast(scheme[name], scheme["on"]) >= 4.5, name
