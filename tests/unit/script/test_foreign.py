from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.tools import require_package
from hearprint.script.foreign import TONGUES, in_words
from hearprint.script.spoken import spoken


@pytest.fixture(autouse=True)
def _names_of_numbers() -> None:
    require_package("num2words")


@pytest.mark.parametrize(
    ("language", "printed", "said"),
    [
        ("fr", "En 1995", "En mille neuf cent quatre-vingt-quinze"),
        ("fr", "1 200 membres", "mille deux cents membres"),
        ("fr", "21 % de 3,50 €", "vingt et un pour cent de trois euros cinquante"),
        ("fr", "le 1er mai à 14h30", "le premier mai à quatorze heures trente"),
        ("fr", "la 1re et le 20e", "la première et le vingtième"),
        ("fr-CA", "0,5 et 007", "zéro virgule cinq et zéro zéro sept"),
        ("de", "am 3. Mai 1968", "am dritten Mai neunzehnhundertachtundsechzig"),
        ("de", "Der 2. Kongress, 1.200 Leute", "Der zweite Kongress, eintausendzweihundert Leute"),
        ("de", "um 14.30 Uhr für 1 €", "um vierzehn Uhr dreißig für ein Euro"),
        ("es", "el 21 % de 1.200", "el veintiuno por ciento de mil doscientos"),
        ("es", "la 1ª y el 1º", "la primera y el primero"),
        ("es", "1936-1939", "mil novecientos treinta y seis a mil novecientos treinta y nueve"),
        ("cy", "21% o 1,200", "un ar hugain y cant o mil dau gant"),
        ("cy", "y 3ydd, £3.50", "y trydydd, tri o bunnoedd hanner cant"),
        ("it", "nel 1995, -5", "nel millenovecentonovantacinque, meno cinque"),
        ("pl", "21 (3,5 zł)", "dwadzieścia jeden (3,5 zł)"),
    ],
)
def test_figures_are_said_in_the_language_of_their_passage(
    language: str, printed: str, said: str
) -> None:
    assert spoken(printed, language) == said


def test_a_language_whose_numbers_nobody_names_keeps_its_figures_for_the_engine() -> None:
    assert spoken("I 1916 bhí 21 ann.", "ga") == "I 1916 bhí 21 ann."


@given(
    st.sampled_from(sorted(TONGUES)), st.text(alphabet="0123456789.,-% €£$abhe\u00a0", max_size=40)
)
def test_no_figure_is_left_and_saying_it_again_changes_nothing(language: str, text: str) -> None:
    said = in_words(text, language)
    assert not any(sign in "0123456789" for sign in said)
    assert in_words(said, language) == said


@given(st.sampled_from(["fr", "de", "pl", "ar", "ga", "xx", ""]), st.text(max_size=60))
def test_nothing_crashes_it(language: str, text: str) -> None:
    in_words(text, language)
