# ruff: noqa: RUF001 - signs are what this test is about

from __future__ import annotations

import pytest

from hearprint.model.document import Block, Role
from hearprint.readers.formulas import hard_to_say


def told(*texts: str, page: int | None = 3) -> list[tuple[str, str]]:
    blocks = [Block(id="", role=Role.PARAGRAPH, text=text, page=page) for text in texts]
    return [(one.where, one.message) for one in hard_to_say(blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "It follows that E = mc² for all bodies.",
        "And a² + b² = c² in such a triangle.",
        "The sum ∑ xᵢ ≤ ∞ is bounded.",
        "where α and β are small",
        "⠓⠑⠇⠇⠕ in dots",
        "┌──┐ a box",
    ],
)
def test_formulas_and_their_like_are_told_with_their_page(text: str) -> None:
    [(where, message)] = told(text)
    assert where == "page 3"
    assert text[:2] in message or "=" in message


@pytest.mark.parametrize(
    "text",
    [
        "It cost £24.99, that is 5 % more than in 1926–27 – a rise of ½.",
        "1 mile = 1.6 km, and 10⁶ men walked it at −5 °C.",
        "Read the Ἰλιάς and Όμηρος in Greek.",
        "Go on → page 7.",
        "",
    ],
)
def test_ordinary_print_is_not_told(text: str) -> None:
    assert not told(text)


def test_a_page_is_told_once() -> None:
    [(_, message)] = told("First E = mc² comes.", "Then x = 3 follows.")
    assert message.startswith("2 paragraphs hold signs")
    assert "E = mc²" in message
    assert told("x = 3", page=None)[0][0] == ""
