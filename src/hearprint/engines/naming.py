"""Names for the machine's own voices: safe to type, and their languages as BCP 47 (RFC 5646)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from hearprint.model.speech import Voice
from hearprint.model.words import slug

#: eSpeak NG lists voices of MBROLA, whose data are not installed with it, and three for which the
#: wheel has no dictionary (espeakng-loader 0.2.4): they stay silent.
_SILENT = re.compile(r"mb/.*|.*/(fo|kaa|xex)")
_PRIMARY = re.compile(r"[a-z]{2,3}")
_SCRIPT = re.compile(r"[a-z]{4}")
_REGION = re.compile(r"[a-z]{2}|[0-9]{3}")
_VARIANT = re.compile(r"[a-z0-9]{5,8}|[0-9][a-z0-9]{3}")
_DEFAULTS = ("en-gb", "en-gb-", "en", "")


def name_voices(
    listed: Sequence[Mapping[str, Any]], *, formant: bool
) -> dict[str, tuple[Voice, str]]:
    """Name -> the voice and the driver's own id for it; British English first, then by name.

    ``listed`` holds what the driver says: ``id``, ``name``, ``languages`` and ``gender``;
    ``formant`` tells how the driver makes all of them.
    """
    kept = [voice for voice in listed if not _SILENT.fullmatch(str(voice["id"]))]
    wanted = Counter(_short(voice) for voice in kept)
    named: dict[str, tuple[Voice, str]] = {}
    for voice in sorted(kept, key=lambda voice: str(voice["id"])):
        short = _short(voice)
        name = short if wanted[short] == 1 else slug(str(voice["id"]), fallback="voice")
        while name in named:
            name += "-2"
        named[name] = (_voice(name, voice, formant=formant), str(voice["id"]))
    return dict(sorted(named.items(), key=lambda item: (_rank(item[1][0]), item[0])))


def bcp47(tag: str) -> str:
    """``tag`` in the usual letter case, without the parts that RFC 5646 does not allow."""
    parts = tag.replace("_", "-").lower().split("-")
    if not _PRIMARY.fullmatch(parts[0]):
        return "und"
    rest = parts[1:]
    private = rest[rest.index("x") :] if "x" in rest else []
    kept = [parts[0]]
    for part in rest[: len(rest) - len(private)]:
        if _SCRIPT.fullmatch(part) and len(kept) == 1:
            kept.append(part.title())
        elif _REGION.fullmatch(part):
            kept.append(part.upper())
        elif _VARIANT.fullmatch(part):
            kept.append(part)
    return "-".join(kept + (private if len(private) > 1 else []))


def _short(voice: Mapping[str, Any]) -> str:
    """The language for eSpeak NG, as it does itself; SAPI and macOS have ids no one would type."""
    identity = str(voice["id"])
    languages = voice["languages"]
    by_language = "/" in identity and "\\" not in identity and languages
    return slug(str(languages[0] if by_language else voice["name"]), fallback="voice")


def _voice(name: str, voice: Mapping[str, Any], *, formant: bool) -> Voice:
    languages = voice["languages"]
    return Voice(
        engine="system",
        name=name,
        language=bcp47(str(languages[0])) if languages else "und",
        gender=str(voice["gender"]).rpartition("Gender")[2].lower(),
        description=str(voice["name"]),
        formant=formant,
    )


def _rank(voice: Voice) -> int:
    language = voice.language.lower()
    exact, *begins = _DEFAULTS
    if language == exact:
        return 0
    return 1 + next(rank for rank, begin in enumerate(begins) if language.startswith(begin))
