"""Who reads what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hearprint.api.cast import Cast, Choir, cast
from hearprint.errors import SettingsError
from hearprint.model.roles import RoleVoices
from hearprint.model.speech import Script, Utterance, Voicing
from hearprint.ports import Tags
from hearprint.recording import Task
from hearprint.settings import EngineSettings

_NONE = RoleVoices()


def _utterance(voicing: Voicing = Voicing.BODY, language: str = "en-GB") -> Utterance:
    return Utterance(
        id=f"{voicing}{language}",
        text="Words.",
        spoken="Words.",
        voicing=voicing,
        language=language,
        pause_ms=100,
    )


def _task(section: str, *utterances: Utterance, author: str = "", voice: str = "") -> Task:
    tags = Tags(title=section, artist="", album="", track=1, tracks=1, language="en-GB")
    return Task(
        source="a.pdf",
        section=section,
        position=1,
        script=Script(section=section, utterances=utterances or (_utterance(),)),
        tags=tags,
        words=1,
        language="en-GB",
        author=author,
        voice=voice,
    )


def _cast(tasks: list[Task], roles: RoleVoices = _NONE, wanted: str = "tone") -> Cast:
    choir = Choir(own=EngineSettings(), broken={})
    return cast(tasks, wanted, roles, "a.plan.toml", choir)


def test_without_choices_one_voice_says_everything() -> None:
    found = _cast([_task("s", _utterance(), _utterance(Voicing.QUOTE), _utterance(language="fr"))])
    parts = found.parts["s"]
    assert (parts.voice.id, parts.roles, parts.languages) == ("tone/sine", {}, {})


def test_roles_that_occur_are_given_their_voices_and_others_are_not() -> None:
    roles = RoleVoices(quotations="mute", notes="mute", announcements="tone")
    parts = _cast([_task("s", _utterance(), _utterance(Voicing.QUOTE))], roles).parts["s"]
    assert {kind: voice.engine for kind, voice in parts.roles.items()} == {Voicing.QUOTE: "mute"}


def test_authors_take_turns_but_the_plan_decides_for_a_section() -> None:
    tasks = [
        _task("opening"),
        _task("one", author="Ann"),
        _task("two", author="Tim"),
        _task("three", author="Ann"),
        _task("four", author="Tim", voice="tone"),
    ]
    found = _cast(tasks, RoleVoices(authors=("tone", "mute")))
    engines = {section: parts.voice.engine for section, parts in found.parts.items()}
    assert engines == {
        "opening": "tone",
        "one": "tone",
        "two": "mute",
        "three": "tone",
        "four": "tone",
    }


def test_passages_are_read_by_voices_that_speak_them_when_the_house_asks() -> None:
    task = replace(
        _task("s", _utterance(), _utterance(language="fr"), _utterance(language="xx")),
    )
    parts = _cast([task], RoleVoices(passages="own"), wanted="system").parts["s"]
    assert {tag: voice.language[:2] for tag, voice in parts.languages.items()} == {"fr": "fr"}
    assert _cast([task], RoleVoices(passages="same"), wanted="system").parts["s"].languages == {}


def test_an_unknown_voice_of_a_role_is_told_with_its_place() -> None:
    with pytest.raises(SettingsError) as caught:
        _cast([_task("s", _utterance(Voicing.QUOTE))], RoleVoices(quotations="system/nobody"))
    assert caught.value.where == "[voices], for what is read as quote"


def test_a_publications_choices_come_before_the_house_s() -> None:
    house = RoleVoices(quotations="mute", authors=("tone",))
    assert RoleVoices(quotations="tone").over(house) == RoleVoices(
        quotations="tone", authors=("tone",)
    )
