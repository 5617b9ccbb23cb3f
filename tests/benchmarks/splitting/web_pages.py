"""Web pages of our own: articles among furniture, pages of several articles, files by chapter."""

# ruff: noqa: E501 - markup is easiest read by element

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.splitting import titles
from benchmarks.splitting.markup import piece_source
from benchmarks.splitting.spec import Article, Issue, authors_line
from benchmarks.splitting.truth import may, truth_of
from benchmarks.splitting.writer import Writer

#: What stands around an article; each line must not be heard.
_FURNITURE = (
    "Home News Campaigns Shop About us Search",
    "We use cookies to give you the best experience. Accept all Manage preferences",
    "Share on Facebook Share on Mastodon Email this page Print",
    "Sign up for our newsletter Your email address Subscribe",
    "You may also like Ten recipes for a wet Sunday The bus that never came Our shop is open again",
    "Advertisement Cheap lamp oil delivered to your door",
    "Privacy policy Terms of use Contact Site map",
)


def _issue(name: str, title: str, articles: Sequence[Article]) -> Issue:
    return Issue(name=name, producer="web", title=title, date="", articles=tuple(articles),
                 contents=None, has_cover=False)  # fmt: skip


def _body(article: Article) -> str:
    notes: list[str] = []
    return "".join(piece_source(piece, notes) for piece in article.pieces)


def _around(title: str, inside: str, comments: Sequence[str]) -> str:
    """A page of a site: header, navigation, notice, shares, comments, related, footer."""
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in _FURNITURE[0].split())
    said = "".join(
        f'<li class="comment"><p class="comment-author">reader{place}</p><p>{escape(text)}</p></li>'
        for place, text in enumerate(comments)
    )
    related = "".join(
        f'<li><a href="/r{place}">{text}</a></li>'
        for place, text in enumerate(
            ("Ten recipes for a wet Sunday", "The bus that never came", "Our shop is open again")
        )
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | The '
        f'Lantern</title></head><body><header class="site-header"><nav><ul>{menu}</ul></nav></header>'
        '<div id="cookie-notice" class="cookie-banner"><p>We use cookies to give you the best '
        "experience.</p><button>Accept all</button><button>Manage preferences</button></div>"
        f'<main>{inside}</main><div class="share-buttons"><a href="#">Share on Facebook</a> '
        '<a href="#">Share on Mastodon</a> <a href="#">Email this page</a></div>'
        '<aside class="advert"><p>Advertisement</p><p>Cheap lamp oil delivered to your door</p></aside>'
        f'<section id="comments" class="comments"><h3>Comments</h3><ol>{said}</ol>'
        "<form><label>Leave a reply</label><textarea></textarea></form></section>"
        f'<aside class="related"><h3>You may also like</h3><ul>{related}</ul></aside>'
        '<div class="newsletter"><h3>Sign up for our newsletter</h3><form><input placeholder="Your '
        'email address"><button>Subscribe</button></form></div>'
        '<footer><a href="/p">Privacy policy</a> <a href="/t">Terms of use</a></footer></body></html>'
    )


def _blog(w: Writer, name: str, *, headings: bool) -> tuple[Issue, str]:
    """One article; with sub-headings each is a section, without it is one."""
    title = w.chance.choice(titles.PLAIN)
    author = w.person()
    if headings:
        parts = [w.article(one, 3) for one in w.chance.sample(titles.COLON, 4)]
        inside = "".join(f"<h2>{escape(one.title)}</h2>{_body(one)}" for one in parts)
    else:
        parts = [w.article(title, 9, "qbf")]
        inside = _body(parts[0])
    made = (
        f'<article><h1>{escape(title)}</h1><p class="byline">By {escape(author.name)}</p>'
        f"{inside}</article>"
    )
    issue = _issue(name, title, parts)
    return issue, _around(title, made, [w.sentence() for _ in range(3)])


def _several(w: Writer, name: str) -> tuple[Issue, str]:
    """A page of several articles, each an ``article`` with its heading and byline."""
    parts = [
        w.article(one, 4, "b", authors=w.people(1, town=False))
        for one in w.chance.sample(titles.PLAIN, 5)
    ]
    inside = "".join(
        f"<article><h2>{escape(one.title)}</h2><p class='byline'>"
        f"{escape(authors_line(one, 'and'))}</p>{_body(one)}</article>"
        for one in parts
    )
    return _issue(name, "All of March", parts), _around(
        "All of March", f"<h1>All of March</h1>{inside}", [w.sentence()]
    )


def _anchors(w: Writer, name: str) -> tuple[Issue, str]:
    """A long page with its own list of anchors; headings that are bold paragraphs."""
    parts = [w.article(one, 5, "sn") for one in titles.ONE_WORD[:6]]
    listed = "".join(f'<li><a href="#p{n}">{one.title}</a></li>' for n, one in enumerate(parts))
    inside = "".join(
        f'<p id="p{n}" class="head"><b>{escape(one.title)}</b></p>{_body(one)}'
        for n, one in enumerate(parts)
    )
    page = f"<h1>A Reader\u2019s Almanac</h1><p>Contents</p><ul>{listed}</ul>{inside}"
    made = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A Reader\u2019s Almanac</title></head><body>{page}</body></html>'
    return _issue(name, "A Reader\u2019s Almanac", parts), made


def make_pages(folder: Path, *, only: str = "") -> None:
    """Write the pages and their truths."""
    makers = {
        "web-blog": lambda w, name: _blog(w, name, headings=False),
        "web-blog-two": lambda w, name: _blog(w, name, headings=False),
        "web-blog-headings": lambda w, name: _blog(w, name, headings=True),
        "web-blog-headings-two": lambda w, name: _blog(w, name, headings=True),
        "web-several": _several,
        "web-several-two": _several,
        "web-anchors": _anchors,
    }
    for name, maker in makers.items():
        if only not in name:
            continue
        issue, page = maker(Writer(name), name)
        _write(folder / name, issue, {"page.html": page}, {})
    for name in ("web-files", "web-files-plain"):
        if only in name:
            _by_chapter(folder / name, Writer(name))


def _by_chapter(place: Path, w: Writer) -> None:
    """A contents page that links a file per chapter, each with links back and forth."""
    parts = [w.article(one, 5, "sb") for one in titles.PLAIN[:5]]
    listed = "".join(
        f'<li><a href="c{n}.html">{escape(one.title)}</a></li>' for n, one in enumerate(parts, 1)
    )
    files = {
        "index.html": f'<!DOCTYPE html><html lang="en"><head><title>The Long Valley</title></head><body><h1>The Long Valley</h1><h2>Table of contents</h2><ol>{listed}</ol></body></html>'
    }
    for n, one in enumerate(parts, 1):
        turn = f'<div class="nav"><a href="c{n - 1}.html">Previous</a> <a href="index.html">Contents</a> <a href="c{n + 1}.html">Next</a></div>'
        files[f"c{n}.html"] = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(one.title)}</title></head>'
            f"<body>{turn}<h1>{escape(one.title)}</h1>{_body(one)}{turn}</body></html>"
        )
    _write(place, _issue(place.name, "The Long Valley", parts), files, {"first": "index.html"})


def _write(place: Path, issue: Issue, files: dict[str, str], more: dict[str, Any]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / name).write_text(text, "utf-8")
    truth = truth_of(issue, [1] * len(issue.articles), 1)
    for section in truth["sections"]:
        section["page"] = None
        if not more:
            section["parts"].insert(0, may(f"{issue.title} by"))
    if not more:
        truth["heads"] = [[1, line] for line in _FURNITURE]
        truth["whole_titles"] = [issue.title] if len(issue.articles) > 1 else []
    truth.update({"group": "web", **more})
    (place / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
