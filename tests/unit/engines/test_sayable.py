from __future__ import annotations

import pytest

from hearprint.engines.sayable import sayable, spelt


@pytest.mark.parametrize(
    "text",
    [
        "The committee met on 3 March, and 14 branches sent a delegate.",
        "“Why?” she asked – ‘why now?’",  # noqa: RUF001 - printers' marks are the point
        "It cost £1,234.50, or 0.05 per cent; 10:05 on 2024-01-05.",
        "naïve café, 10² m, ½ a pint",
        "Dr. Smith’s co-operative (founded 1844)",  # noqa: RUF001 - printers' marks are the point
    ],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert sayable(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("”¹⁴", "” 14"),
        ("[label](/x/)", "[label] (/x/)"),
        ("co\u00adop", "coop"),
        ("one\x00two\nthree", "one two three"),
        ("Łódź", "Lódz"),
        ("cafe\u0301", "café"),
        ("Привет", "Privet"),
        ("call 0207946", "call 0 2 0 7 9, 4 6"),
        ("Ⅳ", "IV"),
        ("a" * 45, f"{'a' * 20} {'a' * 20} aaaaa"),
        ("1" * 17, "1 1 1 1 1, 1 1 1 1 1, 1 1 1 1 1, 1 1"),
    ],
)
def test_what_breaks_the_library_is_rewritten(text: str, said: str) -> None:
    assert sayable(text) == said


def test_spelling_keeps_every_letter_and_figure() -> None:
    assert spelt("x-Ž9”") == "X. Z. 9,"
