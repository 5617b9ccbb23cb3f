"""What an MP3 says about itself: ID3v2.3, the version that every player reads.

Frames follow the informal standard "ID3 tag version 2.3.0" (id3.org, February 1999), section 4.
No encoder, no time of encoding: the same recording has the same bytes.
"""

from __future__ import annotations

import re
from io import BytesIO
from types import MappingProxyType
from typing import Any

from mutagen.id3 import (
    APIC,
    ID3,
    TALB,
    TDAT,
    TIT2,
    TLAN,
    TPE1,
    TRCK,
    TYER,
    Encoding,
    PictureType,
)

from hearprint.model.words import plain
from hearprint.ports import Tags

#: ISO 639-2 (terminological) codes of the languages that our voices speak.
_ISO_639_2 = MappingProxyType(
    {
        "ar": "ara",
        "bg": "bul",
        "bn": "ben",
        "bs": "bos",
        "ca": "cat",
        "cs": "ces",
        "cy": "cym",
        "da": "dan",
        "de": "deu",
        "el": "ell",
        "en": "eng",
        "eo": "epo",
        "es": "spa",
        "et": "est",
        "eu": "eus",
        "fa": "fas",
        "fi": "fin",
        "fr": "fra",
        "ga": "gle",
        "gd": "gla",
        "gu": "guj",
        "he": "heb",
        "hi": "hin",
        "hr": "hrv",
        "hu": "hun",
        "id": "ind",
        "is": "isl",
        "it": "ita",
        "ja": "jpn",
        "ko": "kor",
        "ku": "kur",
        "la": "lat",
        "lt": "lit",
        "lv": "lav",
        "mk": "mkd",
        "ms": "msa",
        "mt": "mlt",
        "nb": "nob",
        "nl": "nld",
        "nn": "nno",
        "no": "nor",
        "pa": "pan",
        "pl": "pol",
        "pt": "por",
        "ro": "ron",
        "ru": "rus",
        "sk": "slk",
        "sl": "slv",
        "so": "som",
        "sq": "sqi",
        "sr": "srp",
        "sv": "swe",
        "sw": "swa",
        "ta": "tam",
        "te": "tel",
        "tr": "tur",
        "uk": "ukr",
        "ur": "urd",
        "vi": "vie",
        "zh": "zho",
    }
)
_LETTERS_OF_639_2 = 3
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def iso_639_2(language: str) -> str:
    """The three letters that ``TLAN`` wants for a BCP 47 tag; ``und`` when we do not know."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    if len(primary) == _LETTERS_OF_639_2 and primary.isascii() and primary.isalpha():
        return primary
    return _ISO_639_2.get(primary, "und")


def tagged(mp3: bytes, tags: Tags) -> bytes:
    """``mp3``, which has no tag yet, behind an ID3v2.3 tag. Empty texts leave no frame."""
    id3: Any = ID3()  # type: ignore[no-untyped-call]
    texts = (
        (TIT2, plain(tags.title)),
        (TPE1, plain(tags.artist)),
        (TALB, plain(tags.album)),
        (TRCK, f"{tags.track}/{tags.tracks}"),
        (TLAN, iso_639_2(tags.language)),
        *_dates(tags.date),
    )
    for frame, text in texts:
        if text:
            id3.add(frame(encoding=Encoding.UTF16, text=[text]))
    if tags.cover:
        # Latin-1 for the empty description: some players take a UTF-16 one for picture bytes.
        picture: Any = APIC  # mutagen types some of its functions only
        id3.add(
            picture(
                encoding=Encoding.LATIN1,
                mime="image/jpeg",
                type=PictureType.COVER_FRONT,
                desc="",
                data=tags.cover,
            )
        )
    head = BytesIO()
    id3.save(head, v1=0, v2_version=3, padding=lambda _info: 0)
    return head.getvalue() + mp3


def _dates(date: str) -> tuple[tuple[type, str], ...]:
    """The year, and the day as DDMM, as far as the document's date is known."""
    found = _DATE.match(date)
    if not found:
        return ()
    year, month, day = found.group("year", "month", "day")
    return ((TYER, year), (TDAT, f"{day}{month}")) if day else ((TYER, year),)
