"""Emoji, flags, stars, keycaps: common ones by our names, others by Unicode's."""

from __future__ import annotations

import re
import unicodedata

from hearprint.script.normal.capitals import spelt
from hearprint.script.normal.numbers import amount
from hearprint.script.normal.scan import Page, Rule
from hearprint.script.normal.signs import BULLETS, SIGNS, name_in_letters

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_TAG_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\ufe0e]?[\U0001f3fb-\U0001f3ff]?\ufe0f?"
    "(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\ufe0e]?[\U0001f3fb-\U0001f3ff]?\ufe0f?){0,6}"
)
_KEYCAP = re.compile("(?P<key>[0-9#*])\ufe0f?\u20e3")
_STARS = re.compile(r"(?P<full>[\u2605\u2b50]{1,10})(?P<empty>\u2606{0,10})")


def _stars(match: re.Match[str], page: Page) -> str | None:
    del page
    full, empty = len(match["full"]), len(match["empty"])
    if empty:
        return f"{amount(str(full))} out of {amount(str(full + empty))} stars"
    return "star" if full == 1 else f"{amount(str(full))} stars"


def _flag(match: re.Match[str], page: Page) -> str | None:
    del page
    letters = "".join(chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in match.group())
    return f" {_COUNTRIES.get(letters, spelt(letters))} flag "


def _tag_flag(match: re.Match[str], page: Page) -> str | None:
    del page
    tag = "".join(chr(ord(sign) - 0xE0000) for sign in match.group()[1:-1])
    return f" {_NATIONS.get(tag, 'black')} flag "


_COUNTRIES = {
    "GB": "British",
    "IE": "Irish",
    "PS": "Palestinian",
    "UA": "Ukrainian",
    "EU": "European Union",
    "US": "American",
    "FR": "French",
    "DE": "German",
    "CU": "Cuban",
    "RU": "Russian",
    "IL": "Israeli",
    "CN": "Chinese",
}
_NATIONS = {"gbeng": "English", "gbsct": "Scottish", "gbwls": "Welsh"}
_EMOJI_NAMES = {
    "\U0001f44d": "thumbs up",
    "\U0001f44e": "thumbs down",
    "\u2764": "red heart",
    "\U0001f602": "face with tears of joy",
    "\U0001f600": "grinning face",
    "\U0001f642": "slightly smiling face",
    "\U0001f60a": "smiling face with smiling eyes",
    "\U0001f621": "angry face",
    "\U0001f620": "angry face",
    "\U0001f62d": "loudly crying face",
    "\U0001f44f": "clapping hands",
    "\U0001f64c": "raising hands",
    "\U0001f64f": "folded hands",
    "\U0001f4aa": "flexed biceps",
    "\U0001f525": "fire",
    "\U0001f4e2": "loudspeaker",
    "\U0001f4e3": "megaphone",
    "\U0001f914": "thinking face",
    "\u270a": "raised fist",
    "\u270c": "victory hand",
    "\U0001f339": "rose",
    "\U0001f9f5": "thread",
    "\u26a0": "warning",
    "\U0001f6a8": "police car light",
    "\U0001f4c5": "calendar",
    "\U0001f4de": "telephone receiver",
    "\u2709": "envelope",
    "\U0001f4e7": "e-mail",
    "\u267f": "wheelchair symbol",
    "\U0001f308": "rainbow",
    "\U0001f4a9": "pile of poo",
    "\U0001f44b": "waving hand",
    "\U0001f91d": "handshake",
}
_TONES = {
    "\U0001f3fb": "light skin tone",
    "\U0001f3fc": "medium-light skin tone",
    "\U0001f3fd": "medium skin tone",
    "\U0001f3fe": "medium-dark skin tone",
    "\U0001f3ff": "dark skin tone",
}


_BULLET = re.compile(f"[{BULLETS}]")
_JOINED = {
    "\U0001f3f3\u200d\U0001f308": "rainbow flag",
    "\U0001f3f3\u200d\u26a7": "transgender flag",
    "\U0001f3f4\u200d\u2620": "pirate flag",
}


def _emoji(match: re.Match[str], page: Page) -> str | None:
    del page
    if _BULLET.match(match.group()):
        return None
    joined = _JOINED.get(match.group().replace("\ufe0f", ""))
    if joined:
        return f" {joined} "
    names: list[str] = []
    for sign in match.group():
        if sign in "\ufe0f\ufe0e\u200d":
            continue
        if sign in _TONES:
            names.append(_TONES[sign])
        elif sign in _EMOJI_NAMES:
            names.append(_EMOJI_NAMES[sign])
        elif sign in SIGNS:
            names.append(SIGNS[sign])
        else:
            names.append(name_in_letters(unicodedata.name(sign, "unknown sign")))
    return f" {' '.join(names)} "


def _keycap(match: re.Match[str], page: Page) -> str | None:
    del page
    key = match["key"]
    return f" {amount(key) if key.isdecimal() else SIGNS[key]} "


_EMOTICON = re.compile(r"(?P<face>:-?\)|;-?\)|:-?\(|<3)(?=\s|\Z|[.,!?])")
_FACES = {":)": "smiling face", ";)": "winking face", ":(": "sad face", "<3": "heart"}


def _emoticon(match: re.Match[str], page: Page) -> str | None:
    """A face of sentence signs, apart from words."""
    before = page.sign_before(match.start())
    face = _FACES[match["face"].replace("-", "")]
    return f" {face} " if not before or before.isspace() else None


RULES = (
    Rule(name="emoticon", starts="[:;<]", pattern=_EMOTICON, say=_emoticon),
    Rule(name="keycap", starts=r"[0-9#*]", pattern=_KEYCAP, say=_keycap),
    Rule(name="stars", starts=r"[\u2605\u2b50]", pattern=_STARS, say=_stars),
    Rule(name="flag", starts="[\U0001f1e6-\U0001f1ff]", pattern=_FLAG, say=_flag),
    Rule(name="flag", starts="\U0001f3f4", pattern=_TAG_FLAG, say=_tag_flag),
    Rule(
        name="emoji",
        starts="[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]",
        pattern=_EMOJI,
        say=_emoji,
    ),
)
