"""What two engines make of a text: phonemes without stress, punctuation and spaces.

Two wordings that give the same phonemes sound alike, so a front end is right for an engine when
its words and the right ones meet here.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from functools import cache

import espeakng_loader
from hibari.g2p import G2P

from hearprint.engines.sayable import sayable

Phonemes = Callable[[str], str]

_NO_SOUND = re.compile(r"[\W_\u02c8\u02cc]+")
_RETRIEVAL, _UTF8, _IPA = 1, 1, 2


def neural(text: str) -> str:
    """The phonemes that the neural voice says for ``text``; guarded as our engine guards it."""
    return _bare(neural_alphabet(text))


def espeak(text: str) -> str:
    """The phonemes that eSpeak NG's British voice says for ``text``."""
    return _bare(espeak_ipa(text))


def neural_alphabet(text: str) -> str:
    """As ``neural``, with stress, spaces and punctuation, in the voice's own alphabet."""
    return str(_g2p()(sayable(text)))


def espeak_ipa(text: str) -> str:
    """As ``espeak``, with stress, spaces and punctuation, in IPA."""
    library = _espeak()
    encoded = text.encode()  # held here while eSpeak NG walks through it
    rest = ctypes.c_char_p(encoded)
    clauses = []
    while rest.value:
        clauses.append(library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA) or b"")
    return b" ".join(clauses).decode()


def _bare(phonemes: str) -> str:
    return _NO_SOUND.sub("", phonemes)


@cache
def _g2p() -> G2P:
    return G2P()


@cache
def _espeak() -> ctypes.CDLL:
    # Never globally: its symbols would take the place of those in other speech libraries.
    library = ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_LOCAL)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_Initialize(_RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), 0)
    library.espeak_SetVoiceByName(b"gmw/en")
    return library


ENGINES: dict[str, Phonemes] = {"neural": neural, "eSpeak": espeak}
