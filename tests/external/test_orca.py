"""What a listener hears who uses the screen reader Orca: arriving, finding, playing, seeking."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from fakes import listening
from fakes.golden import same_as_golden
from fakes.orca import Orca, reading, version

#: Names of roles as Orca says them behind a name.
_ROLES = r"link|push button|toggle button|check box|combo box|entry|slider|horizontal slider"
#: Below the last thing on every page.
LAST = "stands on its page"
ARRIVING = "(the page of a publication)"
_STOPS = 60
#: It sounds for two minutes.
LONG = "It leaks in the kitchen as soon as rain falls for an hour. " * 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A visit, step by step."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    silences: dict[str, tuple[str, ...]]  #: what was said while the sound played
    stops: tuple[tuple[str, ...], ...]  #: what the Tab key came to on a section's page

    def after(self, step: str) -> tuple[str, ...]:
        """What was said at the first step of this name."""
        return next(said for what, said in self.steps if what == step)

    @property
    def text(self) -> str:
        """All of it for people to read, without what is another at each visit."""
        lines = []
        for what, said in self.steps:
            page = [at for at, one in enumerate(said) if one.startswith("Page has ")]
            lines += [f"== {what}", *(f"   {one}" for one in said[page[0] if page else 0 :])]
        return re.sub(r"\b\d+ seconds? of", "some seconds of", "\n".join(lines)) + "\n"


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """One visit: from the publication to its third section, there to its page."""
    version()
    folder = tmp_path_factory.mktemp("house")
    listening.publish(folder, [listening.programme(last=LONG)])
    page = folder / "bulletin-9" / "index.html"
    with reading(page.as_uri(), tmp_path_factory.mktemp("orca")) as orca:
        silences = _find_and_play(orca)
        stops = _stops(orca)
        silences |= _seek_and_speed(orca)
    return Heard(steps=tuple(orca.transcript), silences=silences, stops=stops)


def _find_and_play(orca: Orca) -> dict[str, tuple[str, ...]]:
    """From the publication's page to the page of its third section, by headings."""
    orca.arrive(ARRIVING, LAST)
    orca.press("ctrl+Home")
    orca.press("2", "Contents heading", times=4)
    orca.press("3", "Repairs", times=5)
    orca.press("Tab", "Play section 3: Repairs push button")
    orca.press("Return", "")
    silence = orca.listen(5)
    orca.press("shift+Tab", "Repairs")
    orca.press("Return", LAST)
    return {"play in the list": silence}


def _stops(orca: Orca) -> tuple[tuple[str, ...], ...]:
    """Everything that the Tab key reaches on a section's page."""
    before = len(orca.transcript)
    orca.press("ctrl+Home")
    found: list[tuple[str, ...]] = []
    for _ in range(_STOPS):
        found.append(orca.press("Tab"))
        if any("example.org" in one for one in found[-1]):
            break
    del orca.transcript[before:]
    return tuple(found)


def _seek_and_speed(orca: Orca) -> dict[str, tuple[str, ...]]:
    """On a section's page, by its buttons."""
    silences = {}
    orca.press("ctrl+Home")
    orca.press("b", "(Play|Go on) push button", times=5)
    orca.press("Return", "")
    silences["play"] = orca.listen(5)
    orca.press("Tab", "Place in this section", times=6)
    silences["slider"] = orca.listen(5)
    orca.press("Right", r"seconds? of ")
    orca.press("Home", r"0 seconds of ")
    orca.press("Tab", "Speed")
    orca.press("Down", r"1\.1")
    silences["speed"] = orca.listen(5)
    return silences


def test_arriving_tells_the_title_and_where_the_player_is(heard: Heard) -> None:
    said = heard.after(ARRIVING)
    assert any("Members\u2019 Bulletin 9 \u2013 Common Room" in one for one in said)
    assert {"Play", "Contents", "Play section 3: Repairs"} <= set(said)


@pytest.mark.parametrize("where", ["play in the list", "play", "slider", "speed"])
def test_nothing_is_said_while_the_sound_plays(heard: Heard, where: str) -> None:
    assert heard.silences[where] == ()


def test_the_slider_says_how_far_the_sound_has_come(heard: Heard) -> None:
    """Not the beginning: it was playing in the silence before."""
    [gone] = re.findall(r"(\d+) seconds of ", " ".join(heard.after("Right")))
    assert int(gone) > 10


def test_every_control_has_a_name(heard: Heard) -> None:
    assert len(heard.stops) > 15
    bare = re.compile(rf"(?:{_ROLES})\.?|.*(?:Unlabeled|unlabeled).*")
    for said in heard.stops:
        assert said
        assert not [one for one in said if bare.fullmatch(one)]


def test_the_visit_is_told_as_kept(heard: Heard) -> None:
    """Other releases of Orca say the same in other words: the kept visit is one of its own."""
    kept = f"orca-{version()}.txt"
    assert same_as_golden(heard.text.encode(), "orca", kept)
