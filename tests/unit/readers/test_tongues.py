from __future__ import annotations

import pytest

from hearprint.model.document import Block, Role
from hearprint.readers import tongues
from hearprint.readers.tongues import expect, in_their_languages, let_go, settle

ENGLISH = [
    "The meeting opened at half past ten, and nobody could remember when it had begun on the hour.",
    "The treasurer read out every figure twice, and asked if anybody wished to hear them again.",
    "It was agreed that the hall be painted in the spring, with the help of all who can climb.",
]
FRENCH = [
    "La réunion s'est ouverte à dix heures et demie, et personne ne savait plus pourquoi si tard.",
    "Le trésorier a lu chaque chiffre deux fois, puis il a demandé si quelqu'un voulait les voir.",
]
WELSH = "Mae'r cyfarfod nesaf yn y neuadd ar nos Lun am saith o'r gloch, a bydd croeso i bawb ddod."


def blocks(*texts: str, role: Role = Role.PARAGRAPH) -> list[Block]:
    return [Block(id="", role=role, text=text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "declared", "language"),
    [
        (ENGLISH, "", "en"),
        (ENGLISH, "en-GB", "en-GB"),
        (FRENCH * 2, "", "fr"),
        (FRENCH * 8, "fr-CA", "fr-CA"),
        (FRENCH * 8, "en", "fr"),
        (FRENCH, "en", "en"),  # too short to contradict what is declared
        (["Ada 12", "Bob 7"], "", "en"),
        ([], "cy", "cy"),
    ],
)
def test_a_document_is_in_the_language_it_declares_unless_its_words_deny_it(
    texts: list[str], declared: str, language: str
) -> None:
    assert settle(texts, declared).language == language


def test_a_wrong_declaration_is_told() -> None:
    assert settle(FRENCH * 8, "en").declared == "en"
    assert not settle(ENGLISH, "en").declared


def test_blocks_in_another_language_are_marked() -> None:
    found = in_their_languages(blocks(*ENGLISH, *FRENCH, WELSH), "en")
    assert [block.language for block in found] == [None, None, None, "fr", "fr", "cy"]


def test_a_quoted_sentence_in_another_language_is_marked_where_it_stands() -> None:
    said = "Nous sommes tous des travailleurs et nous allons gagner cette bataille ensemble."
    text = f"The speaker ended with words that nobody has forgotten: “{said}” And it was over."
    block = in_their_languages(blocks(*ENGLISH, text), "en")[-1]
    assert [(text[one.begin : one.end], one.language) for one in block.spans] == [(said, "fr")]


def test_a_sentence_of_the_document_s_own_keeps_a_foreign_quotation_from_taking_it_along() -> None:
    said = (
        "Nous avons chant\u00e9 sous la pluie pendant deux heures et pay\u00e9 trois euros chacun."
    )
    text = f"She said: \u201c{said}\u201d Then she sat down, and it was over."
    block = in_their_languages(blocks(*ENGLISH, text), "en")[-1]
    assert block.language is None
    assert [(text[one.begin : one.end], one.language) for one in block.spans] == [(said, "fr")]


@pytest.mark.parametrize(
    "text",
    [
        "Jeremy Corbyn, Diane Abbott, Bernie Grant, Tony Benn, Dennis Skinner, Ann Cryer",
        "Fête de l'Humanité",
        "Liberté, égalité, fraternité",
        "11, 23 a 4 b, St Brannock's Well 23; Ogmore-by-Sea 4, Ynys-hir, Llanelli 7; Neath",
        "Boil carrots, onions, celery, garlic and thyme; simmer slowly; serve with warm bread",
        "",
    ],
)
def test_names_short_phrases_and_lists_are_left_alone(text: str) -> None:
    block = in_their_languages(blocks(*ENGLISH, text), "en")[-1]
    assert (block.language, block.spans) == (None, ())


def test_what_the_document_itself_tells_is_not_told_again() -> None:
    told = Block(id="", role=Role.PARAGRAPH, text=FRENCH[0], language="fr-CA")
    heading = Block(id="", role=Role.HEADING, text=FRENCH[1])
    found = in_their_languages([*blocks(*ENGLISH), told, heading], "en")
    assert [block.language for block in found[-2:]] == ["fr-CA", None]


def test_a_short_document_in_another_language_shows_no_strangers() -> None:
    assert all(block.language is None for block in in_their_languages(blocks(*FRENCH), "fr"))


def test_passages_are_told_alike_however_the_classifier_came_and_went() -> None:
    before = in_their_languages(blocks(*ENGLISH, *FRENCH, WELSH), "en")
    let_go()
    assert in_their_languages(blocks(*ENGLISH, *FRENCH, WELSH), "en") == before
    let_go()
    expect()
    assert tongues._unfolding.cache_info().currsize == 1
    assert in_their_languages(blocks(*ENGLISH, *FRENCH, WELSH), "en") == before
    let_go()
    expect()
    process = tongues._unfolding()._process
    let_go()  # before anybody asked
    assert process.poll() is not None
    assert not tongues._unfolding.cache_info().currsize
    assert in_their_languages(blocks(*ENGLISH, *FRENCH, WELSH), "en") == before
