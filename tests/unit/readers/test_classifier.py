from __future__ import annotations

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from hearprint.readers import classifier
from hearprint.readers.classifier import identifier

WANTED = ("cy", "de", "en", "fr", "sr")
TEXTS = (
    "Nous sommes tous des travailleurs et nous allons gagner cette bataille ensemble.",
    "Mae'r cyfarfod nesaf yn y neuadd ar nos Lun am saith o'r gloch.",
    "The treasurer read out every figure twice.",
    "12 34",
    "",
)


def test_languages_are_as_likely_as_the_package_itself_says() -> None:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(WANTED))
    lean = identifier(WANTED.__contains__)
    assert type(lean.nb_ptc).__module__ == classifier.__name__  # not what takes its place
    assert [lean.rank(text) for text in TEXTS] == [whole.rank(text) for text in TEXTS]
