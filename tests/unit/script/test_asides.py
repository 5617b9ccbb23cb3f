from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hearprint.model.contents import Aside, Section
from hearprint.model.document import Block, Role
from hearprint.model.speech import Script, Voicing
from hearprint.model.words import words_of
from hearprint.script.write import Setting, write_script
from hearprint.settings import ScriptSettings

_SETTING = Setting(position=1, total=2, language="en-GB")


def _block(name: str, text: str, role: Role = Role.PARAGRAPH, marker: str = "") -> Block:
    return Block(id=name, role=role, text=text, marker=marker)


def _note(name: str, text: str, marker: str = "1") -> Block:
    return _block(name, text, Role.NOTE, marker)


def _write(*blocks: Block, asides: tuple[Aside, ...], heading: int = 0) -> Script:
    section = Section(id="s", title="Rents", start=0, end=99, heading=heading)
    return write_script(section, blocks, _SETTING, ScriptSettings(announce_ends=False), asides)


def _aside(block: str, at: int | None, *notes: str) -> Aside:
    return Aside(notes=notes, block=block, at=at, section="s")


def _texts(script: Script) -> list[str]:
    return [line.text for line in script.utterances[1:]]


def test_a_note_follows_the_sentence_that_bears_its_mark() -> None:
    text = "We met in March. Rents rose again in May, and nobody was asked. We wrote."
    script = _write(
        _block("p", text),
        _note("n", "By 8 per cent."),
        asides=(_aside("p", text.index(","), "n"),),
    )
    assert _texts(script) == [
        "We met in March.",
        "Rents rose again in May, and nobody was asked.",
        "Note 1.",
        "By 8 per cent.",
        "End of note.",
        "We wrote.",
    ]


def test_a_note_never_interrupts_a_sentence_that_is_said_in_several_breaths() -> None:
    text = f"{'Rents rose again, ' * 40}and we wrote. Then we waited."
    script = _write(_block("p", text), _note("n", "A note."), asides=(_aside("p", 10, "n"),))
    texts = _texts(script)
    assert texts.index("Note 1.") > 1
    assert texts[texts.index("Note 1.") - 1].endswith("and we wrote.")
    assert texts[-1] == "Then we waited."


def test_a_note_whose_mark_has_no_place_follows_the_paragraph() -> None:
    script = _write(
        _block("p", "One. Two."), _note("n", "A note."), asides=(_aside("p", None, "n"),)
    )
    assert _texts(script) == ["One.", "Two.", "Note 1.", "A note.", "End of note."]


def test_a_note_to_a_table_follows_the_table() -> None:
    rows = (("Branch", "Members"), ("Bristol", "212"))
    table = Block(id="t", role=Role.TABLE, text="Branch | Members\nBristol | 212", rows=rows)
    script = _write(table, _note("n", "In May."), asides=(_aside("t", None, "n"),))
    assert _texts(script)[-4:] == ["End of table.", "Note 1.", "In May.", "End of note."]


def test_a_note_to_a_heading_that_the_announcement_says_follows_the_announcement() -> None:
    script = _write(
        _block("h", "Rents", Role.HEADING),
        _block("p", "We met."),
        _note("n", "A talk."),
        asides=(_aside("h", 5, "n"),),
        heading=1,
    )
    assert _texts(script) == ["Note 1.", "A talk.", "End of note.", "We met."]


def test_a_note_of_two_paragraphs_is_announced_once_and_ends_once() -> None:
    script = _write(
        _block("p", "One. Two."),
        _note("n", "A note."),
        _note("m", "More of it.", marker=""),
        asides=(_aside("p", 4, "n", "m"),),
    )
    assert _texts(script) == ["One.", "Note 1.", "A note.", "More of it.", "End of note.", "Two."]


def test_notes_that_nothing_names_still_come_at_the_end() -> None:
    script = _write(
        _block("p", "One. Two."),
        _note("n", "A note."),
        _note("m", "Another.", "2"),
        asides=(_aside("p", 4, "n"),),
    )
    assert _texts(script)[-4:] == ["Two.", "Notes to this section.", "Note 2.", "Another."]


def test_the_note_keeps_its_own_block_and_kind_so_that_text_and_sound_stay_tied() -> None:
    script = _write(_block("p", "One. Two."), _note("n", "A note."), asides=(_aside("p", 4, "n"),))
    line = next(line for line in script.utterances if line.text == "A note.")
    assert (line.block, line.voicing) == ("n", Voicing.NOTE)
    assert len({line.id for line in script.utterances}) == len(script.utterances)


_words = st.lists(st.sampled_from(["Rents", "rose.", "212", "we", "Wrote!", "(so)"]), min_size=1)


@given(_words, st.lists(st.tuples(_words, st.none() | st.integers(0, 60)), max_size=4))
def test_no_word_is_lost_or_said_twice(
    text: list[str], notes: list[tuple[list[str], int | None]]
) -> None:
    body = _block("p", " ".join(text))
    blocks = [_note(f"n{i}", " ".join(words), str(i)) for i, (words, _) in enumerate(notes)]
    asides = tuple(_aside("p", at, f"n{i}") for i, (_, at) in enumerate(notes))
    script = _write(body, *blocks, asides=asides)
    said = Counter(
        word
        for line in script.utterances
        if line.voicing is not Voicing.ANNOUNCEMENT
        for word in words_of(line.text)
    )
    assert said == Counter(word for block in (body, *blocks) for word in words_of(block.text))


def test_notes_that_name_each_other_end() -> None:
    one, two = _note("n", "See note 2."), replace(_note("m", "See note 1."), marker="2")
    script = _write(
        _block("p", "One."),
        one,
        two,
        asides=(_aside("p", 3, "n"), _aside("n", 3, "m"), _aside("m", 3, "n")),
    )
    assert _texts(script).count("See note 1.") == 1
