"""What each setting may be. A rule gives the value back, tidied, or says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from hearprint.config.colours import accent_fault
from hearprint.model.categories import CATEGORIES
from hearprint.model.colour import DARK_GROUNDS, LIGHT_GROUNDS
from hearprint.model.words import plain
from hearprint.settings import (
    PLACES,
    CommandSettings,
    NeuralSettings,
    OwnVoice,
    PiperSettings,
)

Rule = Callable[[object], object]

#: MPEG-1 Layer III, ISO/IEC 11172-3 2.4.2.3: bit rates in kbit/s and sampling rates in Hz.
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
SAMPLE_RATES = (32_000, 44_100, 48_000)

#: The shape of a language tag, RFC 5646 2.1, without private and grandfathered ones.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_PICTURE = re.compile(r"[\w-][\w.-]*\.(svg|png|jpe?g|webp)", re.ASCII)
_VOICE = re.compile(r"[^\s/]+(/\S(.*\S)?)?")


class UnfitError(ValueError):
    """A value that cannot be used; its text says why, to go behind the setting's name."""


def near(word: str, words: Collection[str]) -> str:
    """``; did you mean ...?``, or nothing when no word is near."""
    by_small = {known.lower(): known for known in words}
    found = get_close_matches(word.lower(), by_small, 1, 0.6)
    return f"; did you mean {by_small[found[0]]}?" if found else ""


def text(value: object) -> str:
    """Any text, brought onto one line and freed of invisible characters."""
    if not isinstance(value, str):
        raise UnfitError('must be text in "quotation marks"')
    return plain(value)


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise UnfitError("must be true or false")
    return value


def whole(least: int, most: int, unit: str) -> Rule:
    """A whole number from ``least`` to ``most``."""

    def rule(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise UnfitError(f"must be a whole number of {unit} from {least} to {most}")
        return value

    return rule


def number(least: float, most: float, meaning: str) -> Rule:
    """A number from ``least`` to ``most``; "not a number" is outside."""

    def rule(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UnfitError(f"must be a number from {least:g} to {most:g} ({meaning})")
        if not least <= value <= most:
            raise UnfitError(f"must be from {least:g} to {most:g} ({meaning})")
        return float(value)

    return rule


def one_of(*choices: str | int) -> Rule:
    """One of a few values."""
    names = [str(choice) for choice in choices]

    def rule(value: object) -> object:
        if isinstance(value, bool) or value not in choices:
            hint = near(value, names) if isinstance(value, str) else ""
            raise UnfitError(f"must be one of {', '.join(names)}{hint}")
        return value

    return rule


def title(value: object) -> str:
    """Text that is not empty."""
    result = text(value)
    if not result:
        raise UnfitError("must not be empty")
    return result


def address(value: object) -> str:
    """Empty, or a whole web address."""
    result = text(value)
    if result and not _is_web(result):
        raise UnfitError("must be a whole web address like https://www.example.org/")
    return result


def base_address(value: object) -> str:
    """A web address under which files can be named; the slash at its end falls away."""
    result = text(value)
    if not _is_web(result):
        raise UnfitError("must be a whole web address like https://audio.example.org/listen")
    parts = urlsplit(result)
    if parts.query or parts.fragment or "?" in result or "#" in result:
        raise UnfitError("must not contain ? or #, because names of files are put behind it")
    if parts.username is not None or parts.password is not None:
        raise UnfitError("must not contain a name or password: everybody would read them")
    return result.rstrip("/")


def language(value: object) -> str:
    """A language tag."""
    result = text(value)
    if not _LANGUAGE.fullmatch(result):
        better = result.replace("_", "-")
        hint = f"; did you mean {better}?" if _LANGUAGE.fullmatch(better) else ""
        raise UnfitError(f"must be a language tag like en-GB or cy{hint}")
    return result


def email(value: object) -> str:
    """Empty, or an address for letters."""
    result = text(value)
    if result and not _EMAIL.fullmatch(result):
        raise UnfitError("must be an e-mail address like listen@example.org")
    return result


def voice(value: object) -> str:
    """An engine, or ``engine/voice``. Whether there is one is known only where it speaks."""
    result = text(value)
    if not _VOICE.fullmatch(result):
        raise UnfitError("must be an engine or engine/voice; see hearprint voices")
    return result


def other_voice(value: object) -> str:
    """Empty, or a voice."""
    return voice(value) if text(value) else ""


def passages(value: object) -> object:
    """Empty, or whether passages in other languages have voices of their own."""
    return one_of("same", "own")(value) if value != "" else value


def voices_in_turn(value: object) -> tuple[str, ...]:
    """Voices, as a list or parted by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise UnfitError('must be a list like ["neural", "system/en-gb"]')
    return tuple(voice(one) for one in parts if one != "")


def phrases(value: object) -> tuple[str, ...]:
    """Words or runs of words, as a list or parted by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise UnfitError('must be a list like ["Natural Reader", "reader.example.com"]')
    return tuple(found for one in parts if (found := text(one)))


def category(value: object) -> str:
    """A category of the podcast directories."""
    result = text(value)
    if result not in CATEGORIES:
        hint = near(result, CATEGORIES) or f": {', '.join(CATEGORIES)}"
        raise UnfitError(f"is not in the podcast directories' list{hint}")
    return result


def table(value: object, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The values of a table by the rules of its keys; the first mistake is told."""
    if not isinstance(value, Mapping):
        raise UnfitError("must be a table of its own")
    made: dict[str, Any] = {}
    for key, part in value.items():
        if key not in rules:
            raise UnfitError(f"{key}: unknown{near(str(key), rules)}")
        try:
            made[key] = rules[key](part)
        except UnfitError as error:
            raise UnfitError(f"{key}: {error}") from None
    return made


def arguments(value: object) -> tuple[str, ...]:
    """A program and its arguments, each a text of its own; their braces are known places."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise UnfitError('must be a list like ["program", "--rate", "{rate}"]; no shell reads it')
    for part in value:
        if not isinstance(part, str) or not part or "\0" in part:
            raise UnfitError('must hold texts in "quotation marks" only, none of them empty')
        for place in re.findall(r"\{(\w*)\}", part):
            if place not in PLACES:
                known = ", ".join(f"{{{one}}}" for one in PLACES)
                raise UnfitError(f"{{{place}}} is no place to fill; there are {known}")
    if value and "{" in value[0]:
        raise UnfitError("must begin with the program itself")
    return tuple(value)


def voice_name(value: object) -> str:
    """A name that can be typed behind the engine's."""
    result = text(value)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", result):
        raise UnfitError("must be a name of letters, figures, points and dashes, without spaces")
    return result


def own_voices(value: object) -> tuple[OwnVoice, ...]:
    """Voices that a program has, each with a name of its own."""
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
        raise UnfitError('must be a list like [{ name = "jo", language = "en-GB" }]')
    found = []
    for number, one in enumerate(value, 1):
        try:
            made = table(one, _VOICE_RULES)
        except UnfitError as error:
            raise UnfitError(f"number {number}: {error}") from None
        if not {"name", "language"} <= set(made):
            raise UnfitError(f"number {number}: must have a name and a language")
        found.append(OwnVoice(**made))
    if len({one.name for one in found}) < len(found):
        raise UnfitError("must each have a name of its own")
    return tuple(found)


def command(value: object) -> CommandSettings:
    """A program that speaks, with the voices that it has."""
    found = CommandSettings(**table(value, _COMMAND_RULES))
    if found.run and not found.voices:
        raise UnfitError(
            'voices must name one, like voices = [{ name = "jo", language = "en-GB" }]'
        )
    return found


def neural(value: object) -> NeuralSettings:
    """Where voices are fetched from and kept."""
    return NeuralSettings(**table(value, {"address": address, "folder": text}))


def piper(value: object) -> PiperSettings:
    """Where voices lie."""
    return PiperSettings(**table(value, {"folder": text}))


_VOICE_RULES: dict[str, Rule] = {
    "name": voice_name,
    "language": language,
    "gender": text,
    "description": text,
    "id": text,
}
_COMMAND_RULES: dict[str, Rule] = {
    "run": arguments,
    "voices": own_voices,
    "seconds": number(1, 3600, "for one utterance"),
    "version": text,
}


def accent(grounds: tuple[str, ...], kind: str) -> Rule:
    """Empty, or a colour in which links and buttons can be read on pages of this kind."""

    def rule(value: object) -> str:
        result = text(value).lower()
        if result and (fault := accent_fault(result, grounds, kind)):
            raise UnfitError(fault)
        return result

    return rule


def picture(value: object) -> str:
    """Empty, or the name of a picture."""
    result = text(value)
    if result and not _PICTURE.fullmatch(result):
        raise UnfitError("must be the name of a picture in theme/, like logo.svg or logo.png")
    return result


#: What a pause may stand behind.
_PAUSES = (
    *("clause", "sentence", "row", "item", "quotation", "paragraph", "heading", "announcement"),
    "sound",
)

RULES: dict[str, dict[str, Rule]] = {
    "house": {
        "title": title,
        "base_url": base_address,
        "language": language,
        "author": text,
        "email": email,
        "description": text,
        "link": address,
        "category": category,
        "subcategory": text,
        "copyright": text,
        "funding_url": address,
        "funding_text": text,
        "cover": one_of("title", "page"),
        "license": text,
        "license_url": address,
        "trailer_url": address,
        "trailer_title": text,
        "hub": address,
        "moved": flag,
        "private": flag,
        "feed_items": whole(10, 5_000, "episodes"),
        "contact": text,
    },
    "split": {
        "fallback_headings": flag,
        "notes": one_of("end", "inline", "skip"),
        "words_per_minute": whole(60, 600, "words"),
    },
    "script": {
        **{f"{kind}_pause_ms": whole(0, 10_000, "milliseconds") for kind in _PAUSES},
        "large_table_rows": whole(1, 10_000, "rows"),
        "max_chars": whole(50, 5_000, "characters"),
        "announce_publication": flag,
        "announce_ends": flag,
        "announce_quotes": flag,
        "web": one_of("short", "plain", "full"),
        "shipped_lexicon": flag,
    },
    "speech": {
        "voice": voice,
        "rate": number(0.5, 2, "1 is the voice's own pace"),
    },
    "voices": {
        "announcements": other_voice,
        "headings": other_voice,
        "quotations": other_voice,
        "notes": other_voice,
        "passages": passages,
        "authors": voices_in_turn,
    },
    "engines": {
        "neural": neural,
        "piper": piper,
        "command": command,
    },
    "sound": {
        "sample_rate": one_of(*SAMPLE_RATES),
        "bitrate": one_of(*BITRATES),
        "opus": flag,
        "opus_bitrate": whole(12, 128, "kbit/s"),
        "m4b": flag,
        "m4b_bitrate": whole(32, 192, "kbit/s"),
        "loudness_lufs": number(-31, -12, "LUFS"),
        "peak_db": number(-9, 0, "decibels below full scale"),
    },
    "pages": {
        "accent": accent(LIGHT_GROUNDS, "light"),
        "accent_dark": accent(DARK_GROUNDS, "dark"),
        "logo": picture,
    },
    "relink": {"readers": phrases, "ignore": phrases},
    "formats": dict.fromkeys(("text", "zip", "search", "qr", "large_print", "braille"), flag),
    "cache": {
        "folder": text,
        "limit_gb": number(0, 10_000, "gigabytes"),
        "shared": text,
    },
}


def _is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises ValueError for what is no number
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and not re.search(r"[\s<>\"\\^`{|}]", value)
    )
