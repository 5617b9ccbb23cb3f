"""Where the words of a section lie in its recording, as its page needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hearprint.model.document import Role
from hearprint.model.programme import Track
from hearprint.model.speech import Clip, Utterance, Voicing
from hearprint.model.words import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An utterance with its place in the recording."""

    id: str  #: ``s1``, ``s2``, ... by the clips of the recording
    text: str
    begin_ms: int
    end_ms: int
    voicing: Voicing
    block: str = ""  #: empty for what stands in no block
    last: str = ""  #: the id of what is heard last in it, when that is more than one utterance

    @property
    def begin(self) -> str:
        """Seconds, to the millisecond."""
        return _seconds(self.begin_ms)


def heard(track: Track) -> tuple[Heard, ...]:
    """All that is heard of ``track``, announcements included; nothing without a recording."""
    said = {utterance.id: utterance for utterance in track.script.utterances}
    return tuple(
        _heard(number, utterance, clip)
        for number, clip in enumerate(_clips(track), start=1)
        if (utterance := said.get(clip.utterance))
        and clip.end_ms > clip.begin_ms
        and utterance.voicing is not Voicing.SOUND
    )


def lengths(track: Track) -> str:
    """How long each clip is, in milliseconds, divided by blanks: the first is that of ``s1``.

    Clips tile their recording, so this tells where each of them begins and ends.
    """
    return " ".join(str(clip.end_ms - clip.begin_ms) for clip in _clips(track))


def _clips(track: Track) -> tuple[Clip, ...]:
    return track.recording.clips if track.recording else ()


def _heard(number: int, utterance: Utterance, clip: Clip) -> Heard:
    return Heard(
        id=f"s{number}",
        text=plain(utterance.text),
        begin_ms=clip.begin_ms,
        end_ms=clip.end_ms,
        voicing=utterance.voicing,
        block=utterance.block or "",
    )


def by_block(all_heard: Iterable[Heard]) -> Mapping[str, tuple[Heard, ...]]:
    """Per block the words of its own that are heard, without announcements."""
    found: dict[str, list[Heard]] = {}
    for one in all_heard:
        if one.block and one.voicing is not Voicing.ANNOUNCEMENT:
            found.setdefault(one.block, []).append(one)
    return {block: tuple(several) for block, several in found.items()}


def title(track: Track, all_heard: Iterable[Heard]) -> Heard | None:
    """Where title and authors are heard, in one stretch: by the announcement or as printed."""
    names = {block.id for block in track.blocks[: track.section.heading]}
    found = [one for one in all_heard if one.block in names]
    return joined(found) if found else None


def joined(several: Sequence[Heard]) -> Heard:
    """``several`` in one, from the begin of the first to the end of the last; without words."""
    first, last = several[0], several[-1]
    return replace(first, text="", end_ms=last.end_ms, last="" if last is first else last.id)


def stretches(track: Track, all_heard: Iterable[Heard], role: Role) -> str:
    """What a listener may skip: ``begin-end`` in seconds for each run of blocks of ``role``.

    The announcement that opens notes belongs to no block; it goes with the note that follows.
    """
    names = {block.id for block in track.blocks if block.role is role}
    return " ".join(
        f"{_seconds(begin)}-{_seconds(end)}" for begin, end in _runs(list(all_heard), names, role)
    )


def _runs(all_heard: list[Heard], names: set[str], role: Role) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    end = 0
    for at, one in enumerate(all_heard):
        following = all_heard[at + 1].block if at + 1 < len(all_heard) else ""
        opens = role is Role.NOTE and not one.block and following in names
        if one.block in names or opens:
            begin, end = one.begin_ms if begin is None else begin, one.end_ms
        elif begin is not None:
            yield begin, end
            begin = None
    if begin is not None:
        yield begin, end


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}"
