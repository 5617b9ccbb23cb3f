from __future__ import annotations

from dataclasses import replace

from fakes.documents import document, prose
from hearprint.model.contents import Section
from hearprint.script.unsaid import unsaid
from hearprint.script.write import Setting, write_script
from hearprint.settings import ScriptSettings

_BLOCKS = document(f"# Rents\n@ Tim N\n{prose(9)} Rents rose. Rents fell.\n* A note.").blocks
_SCRIPT = write_script(
    Section(id="s", title="Rents", start=0, end=9, heading=2),
    _BLOCKS,
    Setting(position=1, total=2, language="en-GB"),
    ScriptSettings(),
)


def test_a_script_says_every_word_of_its_blocks() -> None:
    assert unsaid(_BLOCKS, _SCRIPT) == ()


def test_a_word_is_missing_when_its_utterance_is_even_where_others_say_the_same_word() -> None:
    shorter = tuple(line for line in _SCRIPT.utterances if line.text != "Rents fell.")
    assert unsaid(_BLOCKS, replace(_SCRIPT, utterances=shorter)) == ("rents", "fell")


def test_an_announcement_does_not_say_the_text_s_words() -> None:
    shorter = tuple(line for line in _SCRIPT.utterances if line.text != "A note.")
    assert unsaid(_BLOCKS, replace(_SCRIPT, utterances=shorter)) == ("a", "note")
