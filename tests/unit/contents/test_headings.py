from __future__ import annotations

from dataclasses import replace

from fakes.documents import document, prose
from hearprint.contents.evidence.headings import from_headings
from hearprint.model.document import Person

WORDS = ("rain", "mills", "floods", "trams", "ferries")


def _titles(*pages: str) -> list[str]:
    found = from_headings(document(*pages))
    return [] if found is None else [entry.title for entry in found.entries]


def _chapter(number: int, word: str, *, mark: str = "#") -> str:
    parts = "".join(f"\n## {number}.{at} More {word}\n{prose(60)}" for at in (1, 2))
    return f"{mark} {number} About {word}\n{prose(60)}{parts}\n# {word}(1)\n{prose(60)}"


def test_numbers_that_count_through_tell_chapters_from_headings_as_large() -> None:
    pages = [_chapter(at, word) for at, word in enumerate(WORDS, 1)]
    front = f"# A manual\n# Some Press\n# Preface\n{prose(60)}"
    assert _titles(front, *pages) == ["Preface", *(f"About {word}" for word in WORDS)]


def test_a_chapter_counts_though_it_looks_like_its_parts() -> None:
    pages = [_chapter(at, word, mark="##" if at == 3 else "#") for at, word in enumerate(WORDS, 1)]
    assert _titles(*pages) == [f"About {word}" for word in WORDS]


def test_numbered_points_of_one_story_among_others_are_not_the_chapters() -> None:
    points = "".join(f"\n## {at} About {word}\n{prose(60)}" for at, word in enumerate(WORDS, 1))
    pages = (f"# One\n{prose(60)}{points}", f"# Two\n{prose(60)}", f"# Three\n{prose(60)}")
    assert _titles(*pages) == ["One", "Two", "Three"]


def test_an_author_below_the_title_is_read_though_the_first_heading_follows() -> None:
    made = document("# A walk\n@ By Ann Bee", *(f"## {word}\n{prose(200)}" for word in WORDS))
    found = from_headings(replace(made, authors=(Person(name="Ann Bee"),)))
    assert found is not None
    assert [entry.title for entry in found.entries] == ["A walk", *WORDS]
