from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.api import parts
from hearprint.api.gather import gather, load, read
from hearprint.errors import SourceError

PROSE = "This sentence is here so that the page holds an article with some prose in it, at last."


def _book(folder: Path, *, listed: tuple[str, ...] = ("a", "b", "c"), more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("a", "b", "c"):
        _chapter(folder, name)
    entries = "".join(f"<li><a href='{name}.html'>{name}</a>" for name in listed)
    index = folder / "index.html"
    index.write_text(f"<title>Book</title><body><h1>Book</h1><ul>{entries}{more}</ul></body>")
    return index


def _chapter(folder: Path, name: str, after: str = "") -> Path:
    following = f"<link rel=next href='{after}'>" if after else ""
    path = folder / f"{name}.html"
    path.write_text(
        f"<head>{following}</head><body><h1>Part {name}</h1><p>{PROSE} {name}</p></body>"
    )
    return path


def _names(index: Path) -> list[str]:
    return [part.name for part in load(index).parts]


def test_a_contents_page_brings_its_chapters(tmp_path: Path) -> None:
    index = _book(tmp_path, listed=("c", "a", "b", "a"))
    assert _names(index) == ["c.html", "a.html", "b.html"]
    assert "Part b" in [block.text for block in read(load(index)).blocks]
    assert load(tmp_path / "a.html").parts == ()


def test_the_digest_covers_every_file(tmp_path: Path) -> None:
    index = _book(tmp_path)
    before = load(index).digest
    assert load(index).digest == before
    (tmp_path / "b.html").write_text(f"<body><p>{PROSE} Changed.</p></body>")
    assert load(index).digest != before


def test_chapters_are_no_documents_of_their_own(tmp_path: Path) -> None:
    index = _book(tmp_path)
    other = _chapter(tmp_path, "article")
    assert gather([tmp_path]).documents == (other, index)
    assert gather([tmp_path / "a.html"]).documents == (tmp_path / "a.html",)


def test_pages_that_chapters_chain_to_follow_them(tmp_path: Path) -> None:
    index = _book(tmp_path)
    _chapter(tmp_path, "a", after="a2.html")
    _chapter(tmp_path, "a2", after="a3.html")
    _chapter(tmp_path, "a3", after="b.html")
    _chapter(tmp_path, "c", after="a.html")
    assert _names(index) == ["a.html", "a2.html", "a3.html", "b.html", "c.html"]


def test_links_from_chapters_are_not_followed(tmp_path: Path) -> None:
    index = _book(tmp_path)
    _chapter(tmp_path, "x")
    (tmp_path / "a.html").write_text(f"<body><h1>A</h1><p>{PROSE} <a href=x.html>x</a></p></body>")
    assert _names(index) == ["a.html", "b.html", "c.html"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    secret = _chapter(tmp_path, "secret")
    folder = tmp_path / "book"
    more = (
        "<li><a href='../secret.html'>up</a><li><a href='%2e%2e/secret.html'>up</a>"
        f"<li><a href='{secret}'>root</a><li><a href='file://{secret}'>file</a>"
        "<li><a href='link.html'>link</a><li><a href='loop.html'>loop</a><li><a href='d.html'>d</a>"
    )
    index = _book(folder, more=more)
    (folder / "link.html").symlink_to(secret)
    (folder / "loop.html").symlink_to(folder / "loop.html")
    (folder / "d.html").mkdir()
    assert _names(index) == ["a.html", "b.html", "c.html"]


def test_two_names_of_one_file_are_one_chapter(tmp_path: Path) -> None:
    index = _book(tmp_path, more="<li><a href=again.html>again</a>")
    (tmp_path / "again.html").symlink_to(tmp_path / "a.html")
    assert len(_names(index)) == 3


def test_too_much_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = _book(tmp_path)
    monkeypatch.setattr(parts, "_MOST_FILES", 2)
    with pytest.raises(SourceError, match="more than 2 files") as caught:
        load(index)
    assert caught.value.hint
    assert index in gather([tmp_path]).documents
    monkeypatch.setattr(parts, "_MOST_FILES", 9)
    monkeypatch.setattr(parts, "_MOST_BYTES", 300)
    with pytest.raises(SourceError, match="more than"):
        load(index)


def _subdivided(folder: Path) -> Path:
    """A book whose second chapter is a list of three files that the book's list does not name."""
    index = _book(folder)
    for name in ("x", "y", "z"):
        _chapter(folder, name)
    entries = "".join(f"<li><a href='{name}.html'>{name}</a>" for name in ("x", "y", "z"))
    (folder / "b.html").write_text(f"<body><h1>Part b</h1><ul>{entries}</ul></body>")
    return index


def test_files_that_a_chapter_lists_follow_it(tmp_path: Path) -> None:
    index = _subdivided(tmp_path)
    assert _names(index) == ["a.html", "b.html", "x.html", "y.html", "z.html", "c.html"]
    assert "Part y" in [block.text for block in read(load(index)).blocks]


def test_files_that_a_chapter_lists_are_left_out_where_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = _subdivided(tmp_path)
    monkeypatch.setattr(parts, "_MOST_FILES", 5)
    assert _names(index) == ["a.html", "b.html", "c.html"]
