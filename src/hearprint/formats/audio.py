"""The recordings themselves, under the names that feeds and pages use."""

from __future__ import annotations

from hearprint.model.programme import Bundle, BundleFile, Programme


class AudioFormat:
    """One audio file for each section that could be spoken."""

    def build(self, programme: Programme) -> Bundle:
        """Names to stored sound; the bytes stay where they are until delivery."""
        pairs = zip(programme.shelf.episodes, programme.tracks, strict=True)
        return Bundle(
            files=tuple(
                BundleFile(
                    name=episode.audio_name,
                    media_type=track.recording.media_type,
                    content=track.recording.audio,
                )
                for episode, track in pairs
                if track.recording
            )
        )
