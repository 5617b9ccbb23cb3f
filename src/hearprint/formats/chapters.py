"""Chapters of each recording as JSON (podcast namespace, "JSON chapters format", version 1.2)."""

from __future__ import annotations

import json

from hearprint.formats import phrases
from hearprint.model.programme import Bundle, BundleFile, Episode, Programme
from hearprint.model.words import plain

MEDIA_TYPE = "application/json+chapters"
_VERSION = "1.2.0"
_MS = 1000


class ChaptersFormat:
    """One file for each section whose recording has chapters."""

    def build(self, programme: Programme) -> Bundle:
        """Titles and times in seconds, the first chapter at the beginning."""
        return Bundle(
            files=tuple(
                BundleFile(
                    name=episode.chapters_name,
                    media_type=MEDIA_TYPE,
                    content=_chapters(programme, episode),
                )
                for episode in programme.shelf.episodes
                if episode.audio and episode.chapters
            )
        )


def _chapters(programme: Programme, episode: Episode) -> bytes:
    about = {
        "version": _VERSION,
        "title": phrases.title(episode),
        "author": ", ".join(plain(author.name) for author in episode.authors),
        "podcastName": phrases.name(programme.publication),
        "fileName": episode.audio_name.rpartition("/")[2],
    }
    chapters = [
        {
            "startTime": chapter.begin_ms / _MS,
            "endTime": chapter.end_ms / _MS,
            "title": plain(chapter.title),
        }
        for chapter in episode.chapters
    ]
    document = {**{key: value for key, value in about.items() if value}, "chapters": chapters}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace")
