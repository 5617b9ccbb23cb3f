"""Facts in plain English, the same in feeds and on pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from hearprint.model.document import Person
from hearprint.model.programme import Episode, House, Publication
from hearprint.model.words import plain
from hearprint.settings import LOCAL_ADDRESS

#: Characters of the name of a window or a tab; bookmarks and lists of results show no more.
TAB = 70

_MS_PER_MINUTE = 60_000
_MINUTES_PER_HOUR = 60
_MEGA = 1_000_000
#: Confidence from which a start is sure, or fairly sure.
_SURE = 0.9
_FAIR = 0.7
_KILO = 1_000
#: The shape of a BCP 47 tag (RFC 5646 section 2.1), without its registry.
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SAFE = re.compile(r"(?:https?://|mailto:)\S+$", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def count(number: int, noun: str) -> str:
    """``1 section``, ``16 sections``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sureness(confidence: float) -> str:
    """How sure a section's start is, in words."""
    return "sure" if confidence >= _SURE else "fairly sure" if confidence >= _FAIR else "doubtful"


def length(milliseconds: int) -> str:
    """A duration as people say it, to the minute."""
    minutes = round(milliseconds / _MS_PER_MINUTE)
    if minutes < 1:
        return "less than a minute" if milliseconds else "no sound"
    hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
    parts = [count(hours, "hour")] if hours else []
    if rest:
        parts.append(count(rest, "minute"))
    return " ".join(parts)


def machine_length(milliseconds: int) -> str:
    """The same for machines: an ISO 8601 duration for HTML's ``time``."""
    return f"PT{max(0, round(milliseconds / 1000))}S"


def size(octets: int) -> str:
    """A file's size in decimal units, as browsers and phones count it."""
    if octets >= _MEGA:
        return f"{octets / _MEGA:.1f} MB"
    return f"{max(1, round(octets / _KILO))} kB"


def person(one: Person) -> str:
    """``Tim N (Bristol)``."""
    name, branch = plain(one.name), plain(one.branch or "")
    return f"{name} ({branch})" if branch else name


def listed(words: Sequence[str]) -> str:
    """``A, B and C``."""
    if len(words) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def people(persons: Iterable[Person]) -> str:
    """Everybody with their branches, in the order given."""
    return listed([text for one in persons if (text := person(one))])


def pages(first: int | None, last: int | None) -> str:
    """``Page 5 of the print``, ``Pages 5 to 7 of the print``; empty where there are no pages."""
    if first is None:
        return ""
    if last is None or last <= first:
        return f"Page {first} of the print"
    return f"Pages {first} to {last} of the print"


def day(date: str) -> str:
    """An ISO 8601 date as words, as exact as it is; anything else as it came."""
    found = _DATE.fullmatch(date.strip()[:10])
    if not found:
        return plain(date)
    year, month, number = found.groups()
    if not month or not 1 <= int(month) <= len(_MONTHS):
        return year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {name}" if number else name


def language(*tags: str) -> str:
    """The first of ``tags`` that has the shape of BCP 47; English when none has."""
    for tag in tags:
        candidate = tag.strip().replace("_", "-")
        if _TAG.fullmatch(candidate):
            return candidate
    return "en"


def title(episode: Episode) -> str:
    """An episode's title on one line; never empty."""
    return plain(episode.title) or f"Section {episode.position}"


def name(publication: Publication) -> str:
    """A publication's title on one line; never empty."""
    return plain(publication.title) or "Untitled"


def house_name(house: House) -> str:
    """The house's title on one line; never empty."""
    return plain(house.title) or "Listening library"


def address(house: House, *path: str) -> str:
    """An absolute URL below the house's address, in ASCII."""
    return below(house.base_url, *path)


def on_the_web(house: House) -> bool:
    """Whether the house has a place on the web that everybody may know."""
    return not house.private and house.base_url != LOCAL_ADDRESS


def below(base: str, *path: str) -> str:
    """An absolute URL below ``base``, in ASCII."""
    return "/".join([base.rstrip("/"), *map(_quoted, path)])


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(part)


def link(target: str) -> str:
    """``target`` when it is a web or mail address; other schemes could run a script."""
    shown = plain(target)
    return shown if _SAFE.match(shown) else ""


def shorten(text: str, limit: int) -> str:
    """``text`` of at most ``limit`` characters, cut at a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[:limit].rstrip()
    whole = cut.rsplit(" ", 1)[0]
    # A word that is longer than half the room is cut in itself.
    kept = whole if len(whole) > limit // 2 else cut[: limit - 1]
    return kept[: limit - 1].rstrip(" ,;:.-") + "\u2026"
