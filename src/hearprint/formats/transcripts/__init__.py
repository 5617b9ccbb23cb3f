"""The words of a section, written from its clips in four forms; podcast apps take one or another.

WebVTT and SubRip are shown while the sound plays, JSON is for machines, HTML is for reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hearprint.formats.transcripts import reading, srt, vtt
from hearprint.formats.transcripts.said import Said, said
from hearprint.model.programme import Bundle, BundleFile, Episode, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a transcript (podcast namespace, "transcripts")."""

    ending: str
    media_type: str
    timed: bool  #: fit to be shown line by line
    write: Callable[[Said], str]

    def name(self, episode: Episode) -> str:
        """Path of the transcript in this form below the publication's folder."""
        return episode.transcript_name.removesuffix("vtt") + self.ending


FORMS: tuple[Form, ...] = (
    Form(ending="vtt", media_type="text/vtt", timed=True, write=vtt.write),
    Form(ending="srt", media_type="application/x-subrip", timed=True, write=srt.write),
    Form(ending="json", media_type="application/json", timed=False, write=reading.as_json),
    Form(ending="html", media_type="text/html", timed=False, write=reading.as_html),
)


class TranscriptFormat:
    """A transcript in every form for each section that could be spoken."""

    def build(self, programme: Programme) -> Bundle:
        """Every utterance, announcements included, at the time of its clip."""
        pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
        heard = [
            (episode, said(programme, track, track.recording))
            for episode, track in pairs
            if track.recording
        ]
        return Bundle(
            files=tuple(
                BundleFile(
                    name=form.name(episode),
                    media_type=form.media_type,
                    content=form.write(words).encode("utf-8", "replace"),
                )
                for form in FORMS
                for episode, words in heard
            )
        )
