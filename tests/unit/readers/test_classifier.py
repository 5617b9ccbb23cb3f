from __future__ import annotations

import errno
import os
import shutil

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from hearprint.errors import OutputError
from hearprint.readers import classifier
from hearprint.readers.classifier import Unfolding, identifier

WANTED = ("cy", "de", "en", "fr", "sr")
TEXTS = (
    "Nous sommes tous des travailleurs et nous allons gagner cette bataille ensemble.",
    "Mae'r cyfarfod nesaf yn y neuadd ar nos Lun am saith o'r gloch.",
    "The treasurer read out every figure twice.",
    "12 34",
    "",
)


@pytest.mark.parametrize("fails", [False, True])
def test_unfolded_beside_other_work_it_says_the_same(
    fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fails:
        monkeypatch.setattr(classifier, "_UNFOLD", "raise SystemExit(3)")
    unfolding, here = Unfolding(), classifier._unfolded
    done: list[bool] = []
    monkeypatch.setattr(classifier, "_unfolded", lambda: (done.append(True), here())[1])
    lean = identifier(WANTED.__contains__, unfolding)
    assert type(lean.nb_ptc).__module__ == classifier.__name__
    assert bool(done) == fails  # done here only when the process could not
    told = [lean.rank(text) for text in TEXTS]
    unfolding.end()
    assert told == [identifier(WANTED.__contains__).rank(text) for text in TEXTS]


def test_languages_are_as_likely_as_the_package_itself_says() -> None:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(WANTED))
    lean = identifier(WANTED.__contains__)
    assert type(lean.nb_ptc).__module__ == classifier.__name__  # not what takes its place
    assert [lean.rank(text) for text in TEXTS] == [whole.rank(text) for text in TEXTS]


def test_a_full_disk_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(OutputError, match=r"temporary file: No space left on device\.") as told:
        identifier(WANTED.__contains__)
    assert "room on the disk" in told.value.hint
