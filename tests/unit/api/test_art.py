"""Which picture becomes the cover, and what is told of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fakes.pdfs import pdf
from hearprint.api.art import Art, artwork, picture_beside
from hearprint.formats.cover import cover
from hearprint.model.plan import Plan
from hearprint.settings import HouseSettings, Settings
from hearprint.store.blobs import FolderBlobs
from hearprint.store.cache import FolderCache, blobs_folder


def plan(**more: str) -> Plan:
    return Plan(id="p", title="The Bulletin", slug="b", **more)  # type: ignore[arg-type]


def picture(place: Path, size: int = 1500, colour: str = "red") -> Path:
    Image.new("RGB", (size, size), colour).save(place)
    return place


class Room:
    """A document in a folder, and what its cover turns out to be."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path
        self.path = tmp_path / "bulletin.pdf"
        self.path.write_bytes(b"no pdf")
        self.blobs = FolderBlobs(blobs_folder(tmp_path / "cache"))

    def art(self, of: Plan | None = None, house: str = "title") -> Art:
        settings = Settings(house=HouseSettings(title="House", cover=house))
        cache = FolderCache(self.folder / "cache")
        return artwork(self.path, of or plan(), settings, cache, self.blobs)

    def image(self, art: Art) -> Image.Image:
        assert art.artwork.picture
        return Image.open(BytesIO(self.blobs.get(art.artwork.picture)))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_without_a_picture_it_is_drawn_from_the_title(room: Room) -> None:
    art = room.art()
    assert art.artwork.picture
    assert room.blobs.get(art.artwork.picture) == cover("The Bulletin", "House")
    assert (art.artwork.alt, art.findings) == ("", ())


def test_a_picture_with_the_document_s_name_is_the_cover(room: Room) -> None:
    picture(room.folder / "bulletin.jpg")
    art = room.art()
    red, green, blue = room.image(art).getpixel((1500, 1500))
    assert (red > 240, green < 15, blue < 15) == (True, True, True)
    assert art.findings == ()


def test_the_plan_names_another_and_says_what_it_shows(room: Room) -> None:
    picture(room.folder / "bulletin.jpg")
    picture(room.folder / "front.png", colour="blue")
    art = room.art(plan(cover="front.png", cover_alt="A blue door"))
    assert room.image(art).getpixel((9, 9))[2] > 240
    assert art.artwork.alt == "A blue door"


def test_the_plan_can_ask_for_the_title_though_there_is_a_picture(room: Room) -> None:
    picture(room.folder / "bulletin.jpg")
    assert picture_beside(room.path, plan(cover="title")) is None


def test_a_small_picture_is_enlarged_and_told(room: Room) -> None:
    picture(room.folder / "bulletin.jpg", size=300)
    art = room.art()
    assert room.image(art).size == (3000, 3000)
    assert [one.code for one in art.findings] == ["O-002"]


@pytest.mark.parametrize("data", [None, b"no picture"])
def test_a_picture_of_no_use_is_told_and_the_title_drawn(room: Room, data: bytes | None) -> None:
    if data is not None:
        (room.folder / "front.png").write_bytes(data)
    art = room.art(plan(cover="front.png"))
    assert art.artwork.picture
    assert room.blobs.get(art.artwork.picture) == cover("The Bulletin", "House")
    [finding] = art.findings
    assert "front.png cannot be the cover" in finding.message


def test_the_first_page_is_framed_when_the_house_wants_it(room: Room) -> None:
    room.path.write_bytes(pdf(["A page with words"]))
    image = room.image(room.art(house="page"))
    assert min(image.getpixel((1500, 1500))) > 240
    assert max(image.getpixel((20, 20))) < 200


def test_a_document_without_pages_is_drawn_from_its_title(room: Room) -> None:
    assert room.art(house="page").artwork.picture == room.art().artwork.picture
