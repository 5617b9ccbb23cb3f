"""Every sample splits exactly as its contents list says; the truth comes from its typesetter."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hearprint.api.plan import PlanResult, plan_file
from hearprint.model.contents import Section
from hearprint.model.document import Document
from hearprint.settings import Settings

_ROOT = Path(__file__).parents[2]
_INPUT = _ROOT / "input"
_TRUTH = _ROOT / "tests" / "samples" / "truth"


def _planned(name: str, place: Path, *beside: str) -> PlanResult:
    """Plan a copy that has no plan file beside it."""
    for file in (name, *beside):
        shutil.copy(_INPUT / file, place / file)
    return plan_file(place / name, settings=Settings(), save=False)


def _truth(stem: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((_TRUTH / f"{stem}.json").read_text("utf-8"))


def _wanted(one: dict[str, Any]) -> tuple[object, ...]:
    number = str(one["number"]) if one.get("number") is not None else None
    authors = [(author["name"], author["branch"]) for author in one["authors"]]
    return (number, one["title"], one.get("page"), authors)


def _found(document: Document, section: Section) -> tuple[object, ...]:
    authors = [(author.name, author.branch) for author in section.authors]
    page = document.blocks[section.start].page
    return (section.number, section.title, page, authors)


@pytest.mark.parametrize(
    ("stem", "kind", "beside"),
    [
        ("members-bulletin-1", "printed", ()),
        ("members-bulletin-1", "catalogue", ("publications.html",)),
        ("the-commons-review-4", "outline", ()),
    ],
)
def test_a_sample_splits_as_its_contents_list_says(
    stem: str, kind: str, beside: tuple[str, ...], tmp_path: Path
) -> None:
    truth = _truth(stem)
    planned = _planned(f"{stem}.pdf", tmp_path, *beside).planned
    assert planned is not None
    assert planned.split.contents.kind == kind
    listed = [section for section in planned.split.sections if section.level > 0]
    assert [_found(planned.document, one) for one in listed] == [
        _wanted(one) for one in truth["sections"]
    ]
    assert planned.split.contents.matched >= len(truth["sections"])
    assert planned.split.account.balanced


def test_the_journals_sub_headings_are_its_chapters(tmp_path: Path) -> None:
    truth = _truth("the-commons-review-4")
    planned = _planned("the-commons-review-4.pdf", tmp_path).planned
    assert planned is not None
    listed = [section for section in planned.split.sections if section.level > 0]
    for section, wanted in zip(listed, truth["sections"], strict=True):
        titles = [chapter.title for chapter in section.chapters]
        assert [title for title in titles if title in wanted["chapters"]] == wanted["chapters"]


def test_the_leaflet_is_one_section_with_its_headings_as_chapters(tmp_path: Path) -> None:
    planned = _planned("leaflet-know-your-rights.pdf", tmp_path).planned
    assert planned is not None
    [section] = planned.split.sections
    headings = [one["title"] for one in _truth("leaflet-know-your-rights")["headings"]]
    subtitle = "A short guide for tenants, claimants and workers"
    assert {chapter.title for chapter in section.chapters} - {subtitle} == set(headings)


def test_the_article_keeps_its_author_headings_and_nothing_around_it(tmp_path: Path) -> None:
    truth = _truth("why-the-library-matters")
    planned = _planned("why-the-library-matters.html", tmp_path).planned
    assert planned is not None
    assert planned.plan.title == truth["title"]
    assert [author.name for author in planned.plan.authors] == [
        author["name"] for author in truth["authors"]
    ]
    spoken = " ".join(block.text for block in planned.document.blocks)
    assert "cookie" not in spoken.lower()
    assert planned.split.account.balanced


def test_the_publications_page_lists_its_documents(tmp_path: Path) -> None:
    truth = _truth("publications")["documents"]
    result = _planned("publications.html", tmp_path)
    assert result.catalogue is not None
    listed = [(item.title, item.href, item.pages, item.year) for item in result.catalogue.items]
    assert listed == [(one["title"], one["href"], one["pages"], one["year"]) for one in truth]
    bulletin = next(item for item in result.catalogue.items if "bulletin-1" in item.href)
    assert len(bulletin.contents) == 16
