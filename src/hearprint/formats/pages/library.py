"""The house's page: everything there is to hear, the newest first."""

from __future__ import annotations

from hearprint.formats import phrases
from hearprint.formats.pages import render
from hearprint.model.programme import Bundle, Library


class LibraryPages:
    """``index.html`` and ``style.css`` at the top of the output."""

    def build(self, library: Library) -> Bundle:
        """Relative links only; nothing in them depends on where they are put."""
        language = phrases.language(library.house.language)
        index = render.page(
            render.environment(),
            "library.html",
            "index.html",
            house=library.house,
            shelves=library.shelves,
            feed_address=phrases.address(library.house, "feed.xml"),
            language=language,
            tongue=render.tongue(language),
        )
        return Bundle(files=(render.style(), index))
