"""Programmes to files. Every format is pure: the same programme gives the same bytes.

The tables are in order of delivery: what others point at comes first, feeds come last, so that
a subscriber who looks in the middle of a delivery never meets an address that is not there yet.
"""

from __future__ import annotations

from hearprint.registry import Registry

#: ``Format``: what is written below a publication's folder.
REGISTRY = Registry(
    group="hearprint.formats",
    own={
        "audio": "hearprint.formats.audio:AudioFormat",
        "transcripts": "hearprint.formats.transcripts:TranscriptFormat",
        "chapters": "hearprint.formats.chapters:ChaptersFormat",
        "cover": "hearprint.formats.cover:CoverFormat",
        "text": "hearprint.formats.ways.text:SectionTexts",
        "search": "hearprint.formats.ways.search:SearchIndex",
        "ways": "hearprint.formats.ways.wholes:Wholes",
        "pages": "hearprint.formats.pages.publication:PublicationPages",
        "embed": "hearprint.formats.pages.embed:EmbedFormat",
        "programme": "hearprint.formats.programme_json:ProgrammeJson",
        "feed": "hearprint.formats.feed.publication:PublicationFeed",
    },
)

#: ``LibraryFormat``: what is written at the top of the output, for the whole house.
LIBRARY_REGISTRY = Registry(
    group="hearprint.library_formats",
    own={
        "cover": "hearprint.formats.cover:LibraryCover",
        "pages": "hearprint.formats.pages.library:LibraryPages",
        "feed": "hearprint.formats.feed.library:LibraryFeed",
    },
)
