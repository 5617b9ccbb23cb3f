"""Settings of engines: tables below ``[engines]``."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.plugged import plug_in
from hearprint.config.load import explain, load_settings
from hearprint.errors import SettingsError
from hearprint.settings import OwnVoice, Settings

COMMAND = """
[engines.command]
run = ["speak", "--rate", "{rate}", "--out={file}"]
voices = [{ name = "jo", language = "en-GB" }, { name = "al", language = "gd", id = "Voice 3" }]
"""


def load(folder: Path, text: str, **environment: str) -> Settings:
    file = folder / "hearprint.toml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, environment, {}, user=folder / "none")


def test_a_command_is_a_list_of_words_with_its_voices(tmp_path: Path) -> None:
    command = load(tmp_path, COMMAND).engines.command
    assert command.run == ("speak", "--rate", "{rate}", "--out={file}")
    assert command.voices == (
        OwnVoice(name="jo", language="en-GB"),
        OwnVoice(name="al", language="gd", id="Voice 3"),
    )


def test_the_environment_changes_one_key_of_a_table_and_leaves_the_others(tmp_path: Path) -> None:
    command = load(tmp_path, COMMAND, HEARPRINT_ENGINES__COMMAND__VERSION="2").engines.command
    assert command.version == "2"
    assert command.run[0] == "speak"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('run = "speak -r 3"', "run: must be a list like"),
        ('run = ["speak", "{speed}"]', "{speed} is no place to fill; there are {voice}"),
        ('run = ["{file}"]', "must begin with the program itself"),
        ('run = ["speak", ""]', "none of them empty"),
        ('run = ["speak"]', "voices must name one"),
        ('runs = ["speak"]', "runs: unknown; did you mean run?"),
        ('voices = [{ name = "jo" }]', "voices: number 1: must have a name and a language"),
        ('voices = [{ name = "a b", language = "en" }]', "name: must be a name of letters"),
        ('voices = [{ name = "jo", language = "English" }]', "language: must be a language tag"),
        (
            'voices = [{ name = "jo", language = "en" }, { name = "jo", language = "en" }]',
            "a name of its own",
        ),
        ("seconds = 0", "seconds: must be from 1 to 3600"),
    ],
)
def test_mistakes_in_a_command_are_told_with_their_place(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, f"[engines.command]\n{text}")
    assert "engines.command: " in str(caught.value)
    assert told in str(caught.value)


def test_an_engine_that_takes_no_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"engines\.comand: unknown; did you mean command"):
        load(tmp_path, "[engines.comand]\nrun = []")
    with pytest.raises(SettingsError, match=r"engines\.command: must be a table"):
        load(tmp_path, "[engines]\ncommand = 3")


THEIRS = """
[engines.counting]
model = "large"
speeds = [1, 1.5]
places = { york = "east" }
"""


def test_the_table_of_an_installed_packages_engine_is_handed_to_it_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(tmp_path / "plugged", monkeypatch)
    told = load(tmp_path, THEIRS, HEARPRINT_ENGINES__COUNTING__MODEL="small").engines
    assert told.table("counting") == {
        "model": "small",
        "speeds": [1, 1.5],
        "places": {"york": "east"},
    }
    assert told.table("slow") == {}


def test_a_table_of_an_engine_that_is_not_installed_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"engines\.counting: unknown"):
        load(tmp_path, THEIRS)
    with pytest.raises(SettingsError, match=r"engines\.others: unknown"):
        load(tmp_path, "[engines.others]\nmodel = 1")


def test_such_a_table_is_shown_with_its_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(tmp_path / "plugged", monkeypatch)
    (tmp_path / "house.toml").write_text(THEIRS, encoding="utf-8")
    shown = explain(tmp_path / "house.toml", {}, {}, user=tmp_path / "none")
    theirs = next(choice for choice in shown if choice.name == "engines.counting")
    assert theirs.layer.endswith("house.toml")
    assert "engines.others" not in {choice.name for choice in shown}
