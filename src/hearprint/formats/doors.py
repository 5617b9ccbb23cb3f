"""What a private house shows at its doors: a member's own page, and nothing to anybody else."""

from __future__ import annotations

from html import escape

from hearprint.formats import phrases
from hearprint.formats.feed.channels import feed_address
from hearprint.model.programme import BundleFile, House, Library, Shelf

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""
_CLOSED = """\
<p>This library is for its members. Members listen at the address that they were given.</p>"""
_HOME = """\
<p>This page and all addresses on it are yours alone. Please pass none of them on.</p>
<h2>Listen in your podcast app</h2>
<p>In the app, choose “Add a show by its address”, and
paste this one: <a href="{feed}">{feed}</a></p>
<p>It brings everything new. Each publication below has a feed of its own besides; apps that
import lists take <a href="{feeds}">all of them at once</a>.</p>
<h2>Listen and read here</h2>
<ul>
{publications}
</ul>"""


def robots() -> BundleFile:
    """``robots.txt`` (RFC 9309) that keeps everybody out, and names no place that is secret."""
    return BundleFile(
        name="robots.txt", media_type="text/plain", content=b"User-agent: *\nDisallow: /\n"
    )


def closed(house: House) -> BundleFile:
    """``index.html`` without a link, which also keeps servers from listing what lies beside it."""
    return _page(house, _CLOSED)


def home(library: Library) -> BundleFile:
    """``index.html`` of one member: their address for apps, and the way to every publication."""
    house = library.house
    content = _HOME.format(
        feed=escape(feed_address(house, "feed.xml")),
        feeds=escape(feed_address(house, "feeds.opml")),
        publications="\n".join(_publication(house, shelf) for shelf in library.shelves),
    )
    return _page(house, content)


def _publication(house: House, shelf: Shelf) -> str:
    slug = shelf.publication.slug
    page, feed = phrases.address(house, slug, ""), feed_address(house, slug, "feed.xml")
    title = escape(phrases.name(shelf.publication))
    sections = phrases.count(len(shelf.episodes), "section")
    return (
        f'<li><a href="{escape(page)}">{title}</a>: {sections}, '
        f'{phrases.length(shelf.duration_ms)} (<a href="{escape(feed)}">feed of {title}</a>)</li>'
    )


def _page(house: House, content: str) -> BundleFile:
    page = _PAGE.format(title=escape(phrases.house_name(house)), content=content)
    return BundleFile(
        name="index.html", media_type="text/html", content=page.encode("utf-8", "replace")
    )
