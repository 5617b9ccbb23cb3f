"""The recordings themselves, under the names that feeds and pages use."""

from __future__ import annotations

from collections.abc import Iterator

from hearprint.model.programme import Bundle, BundleFile, Episode, Programme
from hearprint.model.speech import Recording


class AudioFormat:
    """The audio files of each section that could be spoken, and those of the whole."""

    def build(self, programme: Programme) -> Bundle:
        """Names to stored sound; the bytes stay where they are until delivery."""
        pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
        sections = (
            file
            for episode, track in pairs
            if track.recording
            for file in _files(episode, track.recording)
        )
        wholes = (
            BundleFile(name=one.name, media_type=one.media_type, content=one.file)
            for one in programme.downloads
            if one.duration_ms
        )
        return Bundle(files=(*sections, *wholes))


def _files(episode: Episode, recording: Recording) -> Iterator[BundleFile]:
    yield BundleFile(
        name=episode.audio_name, media_type=recording.media_type, content=recording.audio
    )
    for other in recording.alternates:
        name = episode.alternate_name(other)
        yield BundleFile(name=name, media_type=other.media_type, content=other.audio)
