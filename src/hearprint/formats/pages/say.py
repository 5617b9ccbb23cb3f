"""Facts as a page says them, in the page's own language (:mod:`hearprint.formats.phrases`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as calendar_date
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from hearprint.formats import phrases
from hearprint.model.document import Person
from hearprint.model.programme import Episode, House, Publication
from hearprint.model.words import plain

_MS_PER_MINUTE = 60_000
_MINUTES_PER_HOUR = 60
_MEGA = 1_000_000
_KILO = 1_000
_WHOLE_DATE = 3  #: year, month, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """What templates call ``say``."""

    language: str  #: of the page's own words
    words: NullTranslations

    # The same in every language.
    plain = staticmethod(plain)
    link = staticmethod(phrases.link)
    shorten = staticmethod(phrases.shorten)
    name = staticmethod(phrases.name)
    tag = staticmethod(phrases.language)

    def title(self, episode: Episode) -> str:
        """An episode's title on one line; never empty."""
        found = plain(episode.title)
        return found or self.words.gettext("Section %(number)s") % {"number": episode.position}

    @staticmethod
    def page_title(title: str, of: str = "") -> str:
        """What a window or a tab is called: with the whole that it belongs to where both fit in."""
        whole = f"{title} \u2013 {of}" if of else title
        return whole if len(whole) <= phrases.TAB else phrases.shorten(title, phrases.TAB)

    def house_name(self, house: House) -> str:
        """The house's title on one line; never empty."""
        return plain(house.title) or self.words.gettext("Listening library")

    def length(self, milliseconds: int) -> str:
        """A duration as people say it, to the minute."""
        minutes = round(milliseconds / _MS_PER_MINUTE)
        if minutes < 1:
            none = self.words.gettext("no sound")
            return self.words.gettext("less than a minute") if milliseconds else none
        hours, rest = divmod(minutes, _MINUTES_PER_HOUR)
        parts = []
        if hours:
            hour = self.words.ngettext("%(num)s hour", "%(num)s hours", hours)
            parts.append(hour % {"num": hours})
        if rest:
            minute = self.words.ngettext("%(num)s minute", "%(num)s minutes", rest)
            parts.append(minute % {"num": rest})
        return " ".join(parts)

    def size(self, octets: int) -> str:
        """A file's size in decimal units, as browsers and phones count it."""
        locale = _locale(self.language)
        if octets >= _MEGA:
            number = format_decimal(octets / _MEGA, "#,##0.0", locale=locale)
            return self.words.gettext("%(number)s MB") % {"number": number}
        number = format_decimal(max(1, round(octets / _KILO)), locale=locale)
        return self.words.gettext("%(number)s kB") % {"number": number}

    def people(self, persons: Iterable[Person]) -> str:
        """Everybody with their branches, in the order given."""
        names = [text for one in persons if (text := phrases.person(one))]
        return format_list(names, locale=_locale(self.language)) if names else ""

    def day(self, date: str) -> str:
        """An ISO 8601 date as words, as exact as it is; anything else as it came."""
        parts = plain(date)[:10].split("-")
        try:
            numbers = [int(part) for part in parts]
            day = calendar_date(*(*numbers, 1, 1)[:3])
        except (ValueError, OverflowError):
            return plain(date)
        locale = _locale(self.language)
        if len(parts) == 1:
            return str(day.year)
        if len(parts) < _WHOLE_DATE:
            return format_skeleton("yMMMM", day, locale=locale)
        return format_date(day, "long", locale=locale)

    def publication_day(self, publication: Publication) -> str:
        """When the print came out; empty when nobody knows."""
        return self.day(publication.date) if publication.date else ""


def direction(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


def _locale(language: str) -> Locale:
    """What Babel knows of a language; British English when it knows nothing."""
    wanted = "en-GB" if language.lower() == "en" else language
    for tag in (wanted, wanted.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
