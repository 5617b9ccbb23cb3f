"""What only all items together show: doubles, order, numbers; and how pages hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from hearprint.checks.feed import values
from hearprint.checks.feed.tree import Node, Page
from hearprint.model.findings import Finding, barrier, warning

#: Closer than this, some apps mix two episodes up.
_CLOSEST = timedelta(minutes=1)


def check_across(page: Page, items: Sequence[Node]) -> Iterator[Finding]:
    """Findings over all items, those of a feed's further pages included."""
    yield from _repeated(page.name, items)
    serial = (page.channel.text("itunes:type") or "").lower() == "serial"
    yield from _order(page.name, items, serial=serial)
    if serial:
        yield from _numbers(page.name, items)


def check_pages(pages: Sequence[Page]) -> Iterator[Finding]:
    """Findings for pages that lead to one another, in the order in which they do."""
    for page in pages:
        for rel in ("next", "previous", "first", "last"):
            link = page.link(rel)
            if link and not values.is_address(link):
                message = f"atom:link rel={rel} is not a whole address: {link[:80]!r}"
                yield warning("F-048", message, page.name)
        if page.link("next") and page.link("next") == page.own_address:
            yield warning("F-048", "This page leads to itself as the next one.", page.name)


def _repeated(name: str, items: Sequence[Node]) -> Iterator[Finding]:
    rules = (
        ("F-005", "guid", [item.text("guid") for item in items], barrier),
        ("F-006", "title", [_folded(item.text("title")) for item in items], warning),
        ("F-009", "enclosure", [_url(item) for item in items], barrier),
    )
    for code, what, found, severity in rules:
        for value, count in Counter(filter(None, found)).items():
            if count > 1:
                yield severity(code, f"{count} items have the same {what}: {value[:80]}", name)


def _folded(title: str | None) -> str:
    return " ".join((title or "").split()).casefold()


def _url(item: Node) -> str:
    found = item.one("enclosure")
    return "" if found is None else found.get("url", "").strip()


def _order(name: str, items: Sequence[Node], *, serial: bool) -> Iterator[Finding]:
    """Apps order by date; a serial's numbers must agree with it."""
    dated = [(moment, item) for item in items if (moment := values.date(item.text("pubDate")))]
    moments = sorted(moment for moment, _ in dated)
    close = [right - left for left, right in pairwise(moments) if right - left < _CLOSEST]
    if any(not gap for gap in close):
        yield warning("F-007", "Two items have the same date.", name)
    elif close:
        message = f"{len(close) + 1} items are dated less than a minute apart."
        yield warning("F-007", message, name)
    if serial:
        numbered = [
            (moment, _season(item), int(number))
            for moment, item in dated
            if values.is_count(number := item.text("itunes:episode") or "")
        ]
        by_number = sorted(numbered, key=lambda one: one[1:])
        if [one[0] for one in by_number] != sorted(one[0] for one in by_number):
            yield barrier("F-007", "The items are not in order of date.", name)


def _season(item: Node) -> int:
    season = item.text("itunes:season") or ""
    return int(season) if values.is_count(season) else 0


def _numbers(name: str, items: Sequence[Node]) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for place, item in enumerate(items, 1):
        kind = (item.text("itunes:episodeType") or "full").lower()
        number = item.text("itunes:episode")
        if kind != "full":
            continue
        where = f"{name}: item {place}"
        if not values.is_count(number):
            told = "no itunes:episode" if number is None else f"the number {number[:20]!r}"
            yield barrier("F-026", f"An item of a serial has {told}.", where)
        elif (_season(item), number or "") in seen:
            yield barrier("F-026", f"Two items of a serial have the number {number}.", where)
        else:
            seen.add((_season(item), number or ""))
