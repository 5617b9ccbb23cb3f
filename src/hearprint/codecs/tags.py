"""What an MP3 says about itself: ID3v2.3, the version that every player reads.

Frames follow the informal standard "ID3 tag version 2.3.0" (id3.org, February 1999), section 4;
chapters its addendum "ID3v2 Chapter Frame" of 2005: players want a table of contents with them.
No encoder, no time of encoding: the same recording has the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from types import MappingProxyType
from typing import Any, cast

from mutagen.id3 import (
    APIC,
    CHAP,
    CTOC,
    ID3,
    TALB,
    TDAT,
    TIT2,
    TLAN,
    TPE1,
    TRCK,
    TYER,
    CTOCFlags,
    Encoding,
    PictureType,
)

from hearprint.model.chapters import fewer
from hearprint.model.speech import SoundChapter
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
#: One byte holds how many chapters a table of contents has.
_MOST_CHAPTERS = 255
_HEADER = 10  #: bytes before the frames
_NO_OFFSET = 0xFFFFFFFF  #: chapters are told by time alone
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
    # mutagen puts frames in the order of their sizes, but players list chapters as they stand.
    frames = b"".join(map(_frames, [id3, *_chapters(tags.chapters)]))
    return _header(len(frames)) + frames + mp3


def _frames(id3: Any) -> bytes:  # noqa: ANN401 - mutagen types some of its functions only
    """All frames of a tag, without its header."""
    file = BytesIO()
    id3.save(file, v1=0, v2_version=3, padding=lambda _info: 0)
    return file.getvalue()[_HEADER:]


def _header(size: int) -> bytes:
    """Of a tag with so many bytes of frames: seven bits a byte (section 3.1)."""
    seven = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + seven


def _chapters(chapters: tuple[SoundChapter, ...]) -> Iterator[Any]:
    """A tag for each chapter, and one for the table that puts them in order."""
    kept = fewer(chapters, _MOST_CHAPTERS)
    if not kept:
        return
    names = [f"chp{number}" for number in range(len(kept))]
    for name, chapter in zip(names, kept, strict=True):
        yield _alone(
            CHAP,
            element_id=name,
            start_time=chapter.begin_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[_title(plain(chapter.title))],
        )
    yield _alone(
        CTOC,
        element_id="toc",
        flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
        child_element_ids=names,
        sub_frames=[],
    )


def _alone(frame: Any, **values: object) -> Any:  # noqa: ANN401 - as above
    id3: Any = ID3()  # type: ignore[no-untyped-call]
    id3.add(frame(**values))
    return id3


def _title(text: str) -> Any:  # noqa: ANN401 - mutagen types some of its functions only
    return cast(Any, TIT2)(encoding=Encoding.UTF16, text=[text])


def _dates(date: str) -> tuple[tuple[type, str], ...]:
    """The year, and the day as DDMM, as far as the document's date is known."""
    found = _DATE.match(date)
    if not found:
        return ()
    year, month, day = found.group("year", "month", "day")
    return ((TYER, year), (TDAT, f"{day}{month}")) if day else ((TYER, year),)
