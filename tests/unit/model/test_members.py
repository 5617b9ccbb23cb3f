"""Members: whose token it is, and where it leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.members import Member, Members, is_token, redacted

_ANN, _BOB, _PLACE = "a2" * 16, "b3" * 16, "p4" * 16
_ALL = Members(
    place=_PLACE, members=(Member(name="Ann K", token=_ANN), Member(name="Bob", token=_BOB))
)


def test_a_token_finds_its_member_and_nobody_else() -> None:
    found = _ALL.find(_BOB)
    assert found
    assert found.name == "Bob"
    assert _ALL.find(_PLACE) is None


@given(st.text(max_size=80))
def test_nothing_but_a_members_token_opens_anything(token: str) -> None:
    assert _ALL.find(token) is None
    assert _ALL.answer(f"/m/{token}/feed.xml") == ()


def test_a_members_address_leads_to_their_feeds_and_to_what_all_share() -> None:
    assert _ALL.answer(f"/m/{_ANN}/feed.xml") == (f"m/{_ANN}/feed.xml", f"{_PLACE}/feed.xml")
    assert _ALL.answer(f"/m/{_ANN}/b-1/audio/x.mp3")[1] == f"{_PLACE}/b-1/audio/x.mp3"


@pytest.mark.parametrize("path", ["/", "/feed.xml", f"/{_ANN}/feed.xml", "/m/", f"/m/{_ANN}"])
def test_other_addresses_are_not_answered(path: str) -> None:
    assert _ALL.answer(path) == ()


def test_the_shared_folder_is_known_by_its_name() -> None:
    assert _ALL.guards(f"/{_PLACE}/b-1/audio/x.mp3")
    assert not _ALL.guards("/members-bulletin-1/feed.xml")
    assert not _ALL.guards("/m/")


@pytest.mark.parametrize("token", ["", "short", "A2" * 16, "a-" * 16, "../" * 10, "a1" * 16])
def test_a_token_that_could_be_guessed_or_be_a_path_is_refused(token: str) -> None:
    assert not is_token(token)
    with pytest.raises(ValueError, match="token"):
        Members(place=_PLACE, members=(Member(name="x", token=token),))


def test_no_two_share_a_token() -> None:
    with pytest.raises(ValueError, match="token"):
        Members(place=_ANN, members=(Member(name="x", token=_ANN),))


def test_tokens_are_not_shown() -> None:
    assert _ANN not in repr(_ALL)
    assert _PLACE not in repr(_ALL)
    assert redacted(f"GET /m/{_ANN}/feed.xml 200") == "GET /m/.../feed.xml 200"
    assert redacted(f"/{_PLACE}/b/audio/01-x.mp3") == "/.../b/audio/01-x.mp3"
    assert redacted("/members-bulletin-1/03-eleven-motions.html") == (
        "/members-bulletin-1/03-eleven-motions.html"
    )
