"""Files that hold a whole publication and are no sound, as they were made before delivery."""

from __future__ import annotations

from hearprint.model.programme import Bundle, BundleFile, Programme


class Wholes:
    """Text, ZIP, large print, braille and codes, under the names that pages use."""

    def build(self, programme: Programme) -> Bundle:
        """Names to stored bytes; these stay where they are until delivery."""
        return Bundle(
            files=tuple(
                BundleFile(name=one.name, media_type=one.media_type, content=one.file)
                for one in programme.downloads
                if not one.duration_ms
            )
        )
