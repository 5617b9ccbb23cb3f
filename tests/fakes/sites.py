"""A house as it stands in a folder, without a build."""

from __future__ import annotations

from pathlib import Path

from fakes import programmes
from hearprint.formats import LIBRARY_REGISTRY, REGISTRY
from hearprint.model.programme import Bundle, Library

SLUG = "bulletin-9"


def write_site(folder: Path, address: str) -> None:
    """A house of one publication as it is built for ``address``; its sounds are none."""
    whole = programmes.programme()
    made = programmes.programme(
        [one for one in whole.tracks if one.recording], by=programmes.house(base_url=address)
    )
    kept = programmes.blobs(made)

    def write(below: Path, bundle: Bundle) -> None:
        for file in bundle.files:
            place = below / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            content = file.content
            place.write_bytes(content if isinstance(content, bytes) else kept[content.digest])

    for name in REGISTRY.names():
        write(folder / SLUG, REGISTRY.load(name)().build(made))
    library = Library(house=made.house, shelves=(made.shelf,))
    for name in LIBRARY_REGISTRY.names():
        write(folder, LIBRARY_REGISTRY.load(name)().build(library))
