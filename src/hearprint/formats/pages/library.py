"""The house's pages: everything there is to hear, help, and a statement of accessibility."""

from __future__ import annotations

from hearprint.formats import phrases
from hearprint.formats.pages import about, render
from hearprint.formats.pages.assets import assets, fonts
from hearprint.model.programme import Bundle, Library


class LibraryPages:
    """``index.html``, ``help.html``, ``accessibility.html`` and what all pages load."""

    def build(self, library: Library) -> Bundle:
        """Relative links only; nothing in them depends on where they are put."""
        house = library.house
        language = phrases.language(house.language)
        env = render.environment(house, render.tongue(house, language))
        index = render.page(
            env,
            "library.html",
            "index.html",
            shelves=library.shelves,
            about=about.of_house(library, language),
            feed_address=phrases.address(house, "feed.xml"),
            language=language,
        )
        others = [render.page(env, name, name) for name in ("help.html", "accessibility.html")]
        return Bundle(files=(*fonts(), *assets(house.look, pages=("house.js",)), *others, index))
