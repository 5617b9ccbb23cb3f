"""What a private house shows to whoever is no member: nothing, and politely."""

from __future__ import annotations

from html import escape

from hearprint.formats import phrases
from hearprint.model.programme import BundleFile, House

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
<p>This library is for its members. Members listen at the address that they were given.</p>
</main>
</body>
</html>
"""


def robots() -> BundleFile:
    """``robots.txt`` (RFC 9309) that keeps everybody out, and names no place that is secret."""
    return BundleFile(
        name="robots.txt", media_type="text/plain", content=b"User-agent: *\nDisallow: /\n"
    )


def closed(house: House) -> BundleFile:
    """``index.html`` without a link, which also keeps servers from listing what lies beside it."""
    page = _PAGE.format(title=escape(phrases.house_name(house)))
    return BundleFile(
        name="index.html", media_type="text/html", content=page.encode("utf-8", "replace")
    )
