"""A published house with real sound, for browsers: tones as long as the clips say, in MP3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from fakes import programmes
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.model.document import Block, NoteRef, Role, Span, with_ids
from hearprint.model.programme import Bundle, Library, Programme, Track
from hearprint.model.speech import Recording, Script, Speech, Utterance, Voicing
from hearprint.ports import Piece
from hearprint.settings import SoundSettings

_RATE = 16_000


def tone_mp3(milliseconds: int) -> bytes:
    """A quiet tone of this length."""
    count = round(milliseconds * _RATE / 1000)
    samples = 0.1 * np.sin(2 * np.pi * 220 / _RATE * np.arange(count))
    speech = Speech(samples=samples.astype(np.float32), sample_rate=_RATE)
    codec = Mp3Codec(SoundSettings(bitrate=32))
    return codec.encode([Piece(speech=speech, pause_ms=0)], gain_db=0.0)


def lasting_mp3(milliseconds: int) -> bytes:
    """The same for hours: a minute of it again and again behind a first frame that tells so.

    That frame holds, behind "Info" and four bytes of flags, how many frames and bytes follow and
    where each hundredth of the sound lies; at a constant bit rate that is a straight line.
    """
    minute = tone_mp3(60_000)
    times = milliseconds // 60_000 + 1
    mark = minute.index(b"Info") + 8
    second = minute.index(minute[:2], mark + 108)
    count = int.from_bytes(minute[mark : mark + 4], "big") * times
    length = (len(minute) - second) * times
    told = count.to_bytes(4, "big") + length.to_bytes(4, "big")
    told += bytes(at * 256 // 100 for at in range(100))
    return minute[:mark] + told + minute[mark + 108 : second] + minute[second:] * times


def blocks() -> tuple[Block, ...]:
    """A section with all that a page shows and a player may skip."""
    block = programmes.block
    return with_ids(
        (
            block(Role.HEADING, "Rank and file", level=1, page=5),
            block(
                Role.PARAGRAPH,
                "We met in the hall. Sixty came to it. Nobody left early.",
                page=5,
                notes=(NoteRef(mark="1", at=19),),
            ),
            block(Role.HEADING, "The figures", level=2, page=5),
            block(
                Role.TABLE,
                "Depot Hours North 131 South 88",
                page=6,
                rows=(("Depot", "Hours"), ("North", "131"), ("South", "88")),
                header_rows=1,
            ),
            block(
                Role.PARAGRAPH,
                "She said bonjour le monde to us. Then we all sang it.",
                page=6,
                spans=(Span(begin=9, end=25, language="fr"),),
            ),
            block(Role.PARAGRAPH, "We shall meet again. Bring somebody.", page=7),
            block(Role.NOTE, "Counted by hand.", page=7, marker="1"),
        )
    )


def script(track: Track) -> Script:
    """As the writer of scripts would: rows apart, tables and notes announced."""
    said: list[Utterance] = []

    def say(text: str, voicing: Voicing, block: str | None) -> None:
        said.append(
            Utterance(
                id=f"u{len(said)}",
                text=text,
                spoken=text,
                voicing=voicing,
                language="en-GB",
                pause_ms=350,
                block=block,
            )
        )

    say(f"Section {track.position}.", Voicing.ANNOUNCEMENT, None)
    say(track.section.title, Voicing.ANNOUNCEMENT, track.blocks[0].id)
    for one in track.blocks[1:]:
        if one.role is Role.TABLE:
            say("Table, 2 rows.", Voicing.ANNOUNCEMENT, one.id)
            for row in one.rows[one.header_rows :]:
                say(", ".join(row), Voicing.TABLE, one.id)
            say("End of table.", Voicing.ANNOUNCEMENT, one.id)
            continue
        if one.role is Role.NOTE:
            say("Notes to this section.", Voicing.ANNOUNCEMENT, None)
            say("Note 1.", Voicing.ANNOUNCEMENT, one.id)
        voicing = Voicing.NOTE if one.role is Role.NOTE else Voicing.BODY
        for sentence in programmes.sentences(one.text):
            say(sentence, voicing, one.id)
    say("End.", Voicing.ANNOUNCEMENT, None)
    return Script(section=track.section.id, utterances=tuple(said))


def spoken(track: Track, sound: bytes | None = None) -> tuple[Track, bytes]:
    """``track`` with its script and a real recording of it, and the recording's bytes."""
    made = script(track)
    first = programmes.recording(made, programmes.stored(b""))
    data = tone_mp3(first.duration_ms) if sound is None else sound
    recorded = replace(first, audio=programmes.stored(data))
    return replace(track, script=made, outcome=recorded), data


def programme(last: str = "It leaks. We mend it.") -> tuple[Programme, dict[str, bytes]]:
    """Three sections, and their sound by digest; ``last`` is the text of the third."""
    plain = programmes.plain_blocks
    tracks = (
        programmes.track(1, 3, "Rank and file", blocks(), authors=(programmes.TIM,)),
        programmes.track(2, 3, "Letters", plain("Letters", "Dear all. Thank you.", 8)),
        programmes.track(3, 3, "Repairs", plain("Repairs", last, 9)),
    )
    made = [spoken(track) for track in tracks]
    sounds = {programmes.stored(data).digest: data for _, data in made}
    return programmes.programme([track for track, _ in made]), sounds


def long_programme(sentences: int, hours: int) -> tuple[Programme, dict[str, bytes]]:
    """One section of many sentences that lasts for hours."""
    text = [f"This is sentence {number} of a very long section." for number in range(sentences)]
    paragraphs = [" ".join(text[at : at + 5]) for at in range(0, sentences, 5)]
    body = [programmes.block(Role.PARAGRAPH, one) for one in paragraphs]
    held = with_ids((programmes.block(Role.HEADING, "Long", level=1), *body))
    track, data = spoken(programmes.track(1, 1, "Long", held), lasting_mp3(hours * 3_600_000))
    recording = track.recording
    assert isinstance(recording, Recording)
    each = hours * 3_600_000 // len(recording.clips)
    clips = tuple(
        replace(clip, begin_ms=at * each, end_ms=(at + 1) * each)
        for at, clip in enumerate(recording.clips)
    )
    whole = replace(recording, clips=clips, duration_ms=clips[-1].end_ms)
    of = programmes.publication(id="pub-long", slug="long", title="Long")
    made = programmes.programme([replace(track, outcome=whole)], of=of)
    return made, {programmes.stored(data).digest: data}


def publish(folder: Path, all_made: Sequence[tuple[Programme, dict[str, bytes]]]) -> None:
    """Write publications and the house as a delivery would."""
    for made, sounds in all_made:
        for name in REGISTRY.names():
            _write(folder / made.publication.slug, REGISTRY.load(name)().build(made), sounds)
    library = Library(house=programmes.house(), shelves=tuple(one.shelf for one, _ in all_made))
    for name in LIBRARY_REGISTRY.names():
        _write(folder, LIBRARY_REGISTRY.load(name)().build(library), {})


def _write(folder: Path, bundle: Bundle, sounds: dict[str, bytes]) -> None:
    for file in bundle.files:
        place = folder / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        content = file.content
        place.write_bytes(content if isinstance(content, bytes) else sounds[content.digest])
