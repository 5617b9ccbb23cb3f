from __future__ import annotations

import pytest

from hearprint.readers.markup.phrases import (
    is_colophon,
    is_small_print,
    label_reason,
    line_reason,
    shares,
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Print this page", "form"),
        ("Was this page useful?", "form"),
        ("Story continues below", "advert"),
        ("Continued on next page", "page navigation"),
        ("Skip to content", "page navigation"),
        ("Accept all cookies", "cookie notice"),
        ("Wir verwenden Cookies, um Ihnen die beste Erfahrung zu bieten", "cookie notice"),
        ("Subscribe now", "newsletter"),
        ("Share on Facebook", "share links"),
        ("Partager sur Facebook", "share links"),
        ("1.2K", "share links"),
        ("7 min read", "share links"),
        ("Updated 2 hours ago", "share links"),
        ("Was this guide helpful?", "form"),
        ("Subscribe to read the full story", "offer"),
        ("Already a subscriber? Log in", "offer"),
        ("You have 2 free articles left this month", "offer"),
    ],
)
def test_lines_of_a_site_are_known_by_their_words(text: str, reason: str) -> None:
    assert line_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies in our kitchen every Thursday, and nobody has complained so far.",
        "Print this page on the blue paper, fold it twice, and post it through every door.",
        "Subscribe",
        "Search",
        "You have to read the stories before the meeting, and all of them twice, said Ann to us.",
        "Share the bread with the others before the meeting starts",
        "1911",
    ],
)
def test_sentences_terms_and_numbers_are_no_lines_of_a_site(text: str) -> None:
    assert line_reason(text) == ""


def test_a_single_word_counts_if_it_is_a_link() -> None:
    assert line_reason("Subscribe", linked=True) == "form"
    assert line_reason("Sand", linked=True) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Related posts", "related links"),
        ("Recommended for you", "related links"),
        ("Around the web", "related links"),
        ("À lire aussi", "related links"),
        ("Mehr zum Thema", "related links"),
        ("Noticias relacionadas", "related links"),
        ("2 thoughts on \u201cSand\u201d", "comments"),
        ("Kommentare (2)", "comments"),
        ("Filed under:", "post details"),
        ("About the author", "about the author"),
        ("Share this article", "share links"),
        ("Sand and other related matters", ""),
        ("Comments on the budget by the treasurer of the club", ""),
    ],
)
def test_labels_are_known_in_the_languages_of_sites(text: str, reason: str) -> None:
    assert label_reason(text) == reason


def test_a_notice_of_copyright_is_small_print_and_no_colophon() -> None:
    assert is_small_print("© 2019 The Soil Company")
    assert not is_colophon("© 2019 The Soil Company")
    assert is_colophon("Best viewed in Netscape Navigator")
    assert not is_small_print("The printers were paid in full")


def test_a_share_bar_is_nothing_but_networks_and_doings() -> None:
    assert shares("Facebook, Mastodon, copy link")
    assert not shares("The Facebook page of the club")
    assert not shares("link")
