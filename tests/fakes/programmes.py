"""Small valid programmes and a house of two publications, for tests of everything after speech."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hearprint.model.contents import Account, Section
from hearprint.model.document import Block, Line, Person, Role, with_ids
from hearprint.model.findings import warning
from hearprint.model.programme import House, Library, Programme, Publication, Track
from hearprint.model.speech import (
    Clip,
    Failed,
    Recording,
    Script,
    Stored,
    Utterance,
    Voicing,
)

BASE_URL = "https://hear.example.org"
FIRST = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
TIM = Person(name="Tim N", branch="Bristol")
ANN = Person(name="Ann K")

#: A title that tries everything at once: markup, entities, a path, a control sign, marks of
#: direction, an emoji, the end of a CDATA section.
HOSTILE = "<script>alert('x')</script> & &amp; ../../etc/passwd \x0b\u202e]]> caf\u00e9 \U0001f41d"

_VOICINGS = {
    Role.HEADING: Voicing.HEADING,
    Role.ITEM: Voicing.ITEM,
    Role.TABLE: Voicing.TABLE,
    Role.QUOTE: Voicing.QUOTE,
    Role.VERSE: Voicing.VERSE,
    Role.CAPTION: Voicing.CAPTION,
    Role.NOTE: Voicing.NOTE,
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MS_PER_LETTER = 60


def house(**changes: object) -> House:
    """A house on the web, with everything filled in that is often empty."""
    whole = House(
        title="Common Room",
        base_url=BASE_URL,
        language="en-GB",
        author="Common Room Collective",
        email="sound@example.org",
        description="Bulletins and leaflets, read aloud.",
        link="https://example.org/",
        category="Society & Culture",
        copyright="Copyright \u00a9 2026 Common Room Collective",
        funding_url="https://example.org/give",
        funding_text="Give what you can",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def publication(**changes: object) -> Publication:
    """A bulletin of 24 pages."""
    whole = Publication(
        id="pub-bulletin-9",
        slug="bulletin-9",
        title="Members\u2019 Bulletin 9",
        language="en-GB",
        published=FIRST,
        authors=(ANN,),
        description="The spring bulletin: rents, repairs and a recipe.",
        date="2026-02",
        price="\u00a32",
        link="https://example.org/bulletin-9",
        source="bulletin-9.pdf",
        pages=24,
        guid="6a2f1a52-5d6b-5c0e-9b0c-0a3f3f4f9d01",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def block(role: Role, text: str, **more: object) -> Block:
    """A block without its id: ``blocks`` gives ids."""
    return Block(id="", role=role, text=text, **more)  # type: ignore[arg-type]


def rich_blocks(title: str = "Rank and file") -> tuple[Block, ...]:
    """One of every kind of block, over three pages."""
    return with_ids(
        (
            block(Role.HEADING, title, level=1, page=5),
            block(Role.BYLINE, "Tim N, Bristol", page=5),
            block(
                Role.PARAGRAPH, "We met in the sorting hall. Sixty came, and 1,204 wrote.", page=5
            ),
            block(Role.HEADING, "What we asked for", level=3, page=5),
            block(Role.ITEM, "Seats for everybody.", level=1, page=5, marker="1."),
            block(Role.ITEM, "Heating that works.", level=1, page=6, marker="2."),
            block(Role.ITEM, "From October on.", level=2, page=6, marker="\u2022"),
            block(Role.HEADING, "The figures", level=4, page=6),
            block(Role.CAPTION, "What the cold cost", page=6),
            block(
                Role.TABLE,
                "Depot Lost hours North 131 South 88",
                page=6,
                rows=(("Depot", "Lost hours"), ("North", "131"), ("South", "88")),
                header_rows=1,
            ),
            block(Role.QUOTE, "\u00ab Tenir, c\u2019est gagner. \u00bb", page=6, language="fr"),
            block(
                Role.VERSE,
                "The belt ran on, the clock ran slow",
                page=7,
                lines=(Line(text="The belt ran on,"), Line(text="the clock ran slow")),
            ),
            block(Role.IMAGE, "Six people behind a long table.", page=7),
            block(Role.HEADING, "What next", level=3, page=7),
            block(Role.PARAGRAPH, "Come on the first Tuesday.", page=7),
            block(Role.NOTE, "Counted by hand, twice.", page=5, marker="1"),
        )
    )


def plain_blocks(title: str, text: str, page: int | None = None) -> tuple[Block, ...]:
    """A heading and one paragraph."""
    return with_ids(
        (
            block(Role.HEADING, title, level=1, page=page),
            block(Role.PARAGRAPH, text, page=page),
        )
    )


def sentences(text: str) -> list[str]:
    """``text`` at its full stops."""
    return [one for one in _SENTENCE.split(text) if one]


def script(section: Section, blocks: Sequence[Block], position: int, total: int) -> Script:
    """An announcement, then one utterance for each sentence."""
    said = [
        Utterance(
            id="u0",
            text=f"Section {position} of {total}. {section.title}.",
            spoken=f"Section {position} of {total}. {section.title}.",
            voicing=Voicing.ANNOUNCEMENT,
            language="en-GB",
            pause_ms=900,
        )
    ]
    for one in blocks:
        for sentence in sentences(one.text):
            said.append(
                Utterance(
                    id=f"u{len(said)}",
                    text=sentence,
                    spoken=sentence,
                    voicing=_VOICINGS.get(one.role, Voicing.BODY),
                    language=one.language or "en-GB",
                    pause_ms=350,
                    block=one.id,
                )
            )
    return Script(section=section.id, utterances=tuple(said))


def sound(stem: str) -> bytes:
    """Bytes that stand for the audio file ``stem``: the first two of an MP3, no sound."""
    return b"\xff\xfb" + (f"sound of {stem}".encode() * 64)[2:]


def stored(data: bytes) -> Stored:
    """How a store would name ``data``."""
    return Stored(digest=hashlib.sha256(data).hexdigest(), length=len(data))


def recording(made: Script, audio: Stored) -> Recording:
    """A recording in which every letter takes 60 ms."""
    clips: list[Clip] = []
    at = 0
    for utterance in made.utterances:
        end = at + _MS_PER_LETTER * len(utterance.text) + utterance.pause_ms
        clips.append(Clip(utterance=utterance.id, begin_ms=at, end_ms=end))
        at = end
    return Recording(
        section=made.section,
        audio=audio,
        media_type="audio/mpeg",
        duration_ms=at,
        clips=tuple(clips),
        voice="tone/sine",
    )


def track(
    position: int,
    total: int,
    title: str,
    blocks: tuple[Block, ...],
    *,
    authors: tuple[Person, ...] = (),
    failed: str = "",
    published: datetime = FIRST,
    key: str = "bulletin-9",
    heading: int = 1,
) -> Track:
    """A spoken section, or one that failed for the reason ``failed``."""
    section = Section(
        id=f"{key}-s{position}",
        title=title,
        start=0,
        end=len(blocks),
        number=str(position),
        authors=authors,
        heading=heading,
    )
    made = script(section, blocks, position, total)
    stem = f"{position:02d}-section"
    pages = [one.page for one in blocks if one.page is not None]
    audio = stored(sound(f"{key}/{stem}"))
    return Track(
        position=position,
        stem=stem,
        guid=f"urn:hearprint:{key}:s{position}",
        published=published + timedelta(minutes=position),
        section=section,
        blocks=blocks,
        script=made,
        outcome=Failed(section=section.id, reason=failed) if failed else recording(made, audio),
        first_page=min(pages, default=None),
        last_page=max(pages, default=None),
    )


def programme(
    tracks: Iterable[Track] | None = None,
    *,
    of: Publication | None = None,
    by: House | None = None,
) -> Programme:
    """Four sections: rich, plain, failed, and one with the second's title."""
    if tracks is None:
        long_text = "The landlord wrote again. " * 12
        tracks = (
            track(1, 4, "Rank and file", rich_blocks(), authors=(TIM, ANN), heading=2),
            track(2, 4, "Letters", plain_blocks("Letters", long_text, 8), authors=(ANN,)),
            track(3, 4, "Repairs", plain_blocks("Repairs", "It leaks.", 9), failed="no voice"),
            track(4, 4, "Letters", plain_blocks("Letters", "Dear all. Thank you.", 10)),
        )
    held = tuple(tracks)
    spoken = sum(one.words for item in held for one in item.blocks)
    return Programme(
        house=by or house(),
        publication=of or publication(),
        tracks=held,
        account=Account(
            source_words=spoken + 12,
            spoken=spoken,
            removed=(("page number", 5), ("running head", 7)),
        ),
        contents_kind="printed",
        entries=len(held),
        matched=len(held),
        findings=(warning("C-003", "an entry was found with low confidence", "entry 3"),),
    )


def hostile_programme() -> Programme:
    """Titles, names and text that try to break out of XML, HTML, JSON, WebVTT and file names."""
    nasty = Person(name=f"{HOSTILE} author", branch="</channel>")
    return programme(
        [
            track(
                1,
                1,
                HOSTILE,
                plain_blocks(HOSTILE, f"{HOSTILE} --> 00:00:01.000 and {'x' * 300} more."),
                authors=(nasty,),
                key="leaflet",
            )
        ],
        of=publication(
            id="pub-leaflet",
            slug="leaflet",
            title=HOSTILE,
            description=HOSTILE * 40,
            authors=(nasty,),
            link="javascript:alert(1)",
            price="<b>free</b>",
            pages=None,
            published=FIRST + timedelta(days=30),
            guid="0f9b7c8e-5d2a-5c1b-8d7e-111111111111",
        ),
    )


def library() -> Library:
    """A house of two publications, the newest first."""
    return Library(house=house(), shelves=(hostile_programme().shelf, programme().shelf))


def blobs(of: Programme) -> dict[str, bytes]:
    """Digest to bytes for every recording of ``of``."""
    keys = [item.section.id.rpartition("-s")[0] for item in of.tracks]
    held = (sound(f"{key}/{item.stem}") for key, item in zip(keys, of.tracks, strict=True))
    return {stored(data).digest: data for data in held}
