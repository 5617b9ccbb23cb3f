from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.api import parts
from hearprint.api.gather import gather, load, read
from hearprint.errors import SourceError
from hearprint.model.document import Role

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


def _lettered(folder: Path, name: str, entries: str) -> None:
    (folder / f"{name}.html").write_text(f"<body><h1>Part {name}</h1><ul>{entries}</ul></body>")


def test_files_that_a_listed_chapter_lists_in_turn_follow_it(tmp_path: Path) -> None:
    index = _subdivided(tmp_path)
    for name in ("p", "q", "r"):
        _chapter(tmp_path, name)
    _lettered(tmp_path, "y", "".join(f"<li><a href='{one}.html'>{one}</a>" for one in "pqr"))
    names = [name.removesuffix(".html") for name in _names(index)]
    assert "".join(names) == "abxypqrzc"


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Index</h1><ul>{places}</ul>",
        "<h1>Words explained</h1><ul>{places}</ul>",
        "<h1>News</h1>{prose}<ul>{files}</ul>",
        "<nav><ul>{files}</ul></nav><h1>Part b</h1><p>A line.</p>",
    ],
)
def test_indexes_texts_and_navigation_bring_no_files(tmp_path: Path, page: str) -> None:
    index = _subdivided(tmp_path)
    places = "".join(
        f"<li>{word}, <a href='{name}.html#{word}'>in {name}</a>"
        for word, name in zip(("ash", "beech", "elm", "fir", "oak", "yew"), "xyzxyz", strict=True)
    )
    files = "".join(f"<li><a href='{name}.html'>Part {name}</a>: {PROSE}" for name in "xyz")
    body = page.format(places=places, files=files, prose=f"<p>{PROSE}</p>" * 20)
    (tmp_path / "b.html").write_text(f"<body>{body}</body>")
    assert _names(index) == ["a.html", "b.html", "c.html"]


def test_a_chapter_in_a_folder_of_its_own_brings_only_what_lies_there(tmp_path: Path) -> None:
    _subdivided(tmp_path)
    (tmp_path / "deep").mkdir()
    for name in ("s", "t"):
        _chapter(tmp_path / "deep", name)
    _lettered(
        tmp_path / "deep", "b", "<li><a href=s.html>s</a><li><a href=t.html>t</a>"
        "<li><a href='../x.html'>x</a>",
    )  # fmt: skip
    index = _book(tmp_path, listed=("a", "deep/b", "c"))
    assert _names(index) == ["a.html", "deep/b.html", "deep/s.html", "deep/t.html", "c.html"]


def _covered(folder: Path, link: str, *, beside: str = "") -> Path:
    """A cover that leads to the contents page of a book of three chapters."""
    contents = _book(folder).rename(folder / "list.html")
    contents.write_text(contents.read_text().replace("<ul>", f"{beside}<h2>Contents</h2><ul>"))
    cover = folder / "index.html"
    cover.write_text(f"<title>Book</title><body><h1>Book</h1><p>{PROSE}</p>{link}</body>")
    return cover


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href=list.html>Table of contents</a></p>",
        "<a href=list.html><img src=c.png alt=Contents></a>",
        "<p><a href=a.html>Read on</a> <a rel=contents href=list.html>&raquo;</a></p>",
        "<p><a href=a.html>Contents</a> <a href='list.html#toc'>Inhalt</a></p>",
    ],
)
@pytest.mark.parametrize("beside", ["", f"<p>{PROSE}</p>" * 30])
def test_a_cover_brings_what_its_contents_page_lists(
    tmp_path: Path, link: str, beside: str
) -> None:
    cover = _covered(tmp_path, link, beside=beside)
    source = load(cover)
    assert (source.contents, _names(cover)) == (
        "list.html", ["list.html", "a.html", "b.html", "c.html"],
    )  # fmt: skip
    document = read(source)
    assert [jump.text for jump in document.jumps] == ["a", "b", "c"]
    headings = [block.text for block in document.blocks if block.role is Role.HEADING]
    assert headings == ["Book", "Part a", "Part b", "Part c"]
    kept = sum(block.words for block in document.blocks)
    assert kept + sum(gone.words for gone in document.removed) == document.source_words
    assert gather([tmp_path]).documents == (cover,)


@pytest.mark.parametrize("name", ["a.html", "part-2.html"])
def test_a_page_within_a_book_is_no_cover(tmp_path: Path, name: str) -> None:
    _covered(tmp_path, "")
    link = "<p><a href=list.html>Contents</a></p>"
    (tmp_path / name).write_text(f"<body><h1>Part two</h1><p>{PROSE * 5}</p>{link}</body>")
    assert load(tmp_path / name).parts == ()


def test_a_contents_page_that_lists_a_licence_is_no_publications_page(tmp_path: Path) -> None:
    extra = "<li><a href=licence.txt>Licence</a>"
    index = _book(tmp_path, more=extra)
    assert gather([tmp_path]).documents == (index,)
    papers = "".join(f"<li><a href={year}.pdf>Report {year}</a>, 12 pages" for year in (2019, 2020))
    assert gather([_book(tmp_path, more=papers)]).catalogue_pages == (index,)
