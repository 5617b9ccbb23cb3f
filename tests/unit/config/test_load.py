"""Settings: which layer wins, and how mistakes are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from hearprint.config.layers import KINDS
from hearprint.config.load import explain, load_settings, user_file
from hearprint.config.rules import RULES
from hearprint.errors import ExitCode, SettingsError
from hearprint.settings import Settings

SAMPLE = Path(__file__).parents[3] / "input" / "hearprint.toml"


class House:
    """A house file and a user's file that a test writes."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "hearprint.toml"
        self.user = folder / "user.toml"

    def load(
        self,
        text: str = "",
        *,
        user: str = "",
        environment: Mapping[str, str] | None = None,
        flags: Mapping[str, object] | None = None,
    ) -> Settings:
        self.file.write_text(text, encoding="utf-8")
        self.user.write_text(user, encoding="utf-8")
        return load_settings(self.file, environment or {}, flags or {}, user=self.user)

    def mistakes(self, text: str = "", **more: Mapping[str, object]) -> str:
        with pytest.raises(SettingsError) as caught:
            self.load(text, **more)  # type: ignore[arg-type]
        assert caught.value.exit_code == ExitCode.SETTINGS
        return str(caught.value)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_without_any_layer_all_is_default(tmp_path: Path) -> None:
    assert load_settings(None, {}, {}, user=tmp_path / "none") == Settings()
    assert load_settings(tmp_path / "no.toml", {}, {}, user=tmp_path / "none") == Settings()


def test_the_defaults_themselves_obey_the_rules(house: House) -> None:
    flags = asdict(Settings())
    for name in ("lexicon", "wordings", "sounds", "members", "theme"):
        del flags[name]  # they have files of their own
    del flags["voice_from"]  # tells of a setting, and is none
    del flags["engines"]["others"]  # its tables are those of other packages
    assert house.load(flags=flags) == Settings()


def test_every_setting_has_a_rule_and_no_rule_is_left_over() -> None:
    assert {s: set(keys) for s, keys in RULES.items()} == {s: set(k) for s, k in KINDS.items()}
    apart = ("lexicon", "wordings", "sounds", "members", "theme", "voice_from")
    assert [*KINDS, *apart] == [field.name for field in fields(Settings)]


def test_each_layer_wins_over_the_one_before(house: House) -> None:
    text, user = '[house]\ntitle = "house"', '[house]\ntitle = "user"\nauthor = "me"'
    variables = {"HEARPRINT_HOUSE__TITLE": "environment"}
    titles = [
        house.load().house.title,
        house.load(user=user).house.title,
        house.load(text, user=user).house.title,
        house.load(text, user=user, environment=variables).house.title,
        house.load(
            text, user=user, environment=variables, flags={"house": {"title": "flag"}}
        ).house.title,
    ]
    assert titles == ["Listening library", "user", "house", "environment", "flag"]
    assert house.load(text, user=user).house.author == "me"


def test_a_flag_that_was_not_given_hides_nothing(house: House) -> None:
    settings = house.load(
        '[house]\ntitle = "house"', flags={"house": {"title": None}, "speech": None}
    )
    assert settings.house.title == "house"


def test_variables_become_numbers_and_truths(house: House) -> None:
    settings = house.load(
        environment={
            "HEARPRINT_SPEECH__RATE": "1.5",
            "HEARPRINT_SOUND__BITRATE": "96",
            "HEARPRINT_SPLIT__FALLBACK_HEADINGS": "no",
            "HEARPRINT_REQUIRE_TOOLS": "1",
            "OTHER__THING": "x",
        }
    )
    assert settings.speech.rate == 1.5
    assert settings.sound.bitrate == 96
    assert settings.split.fallback_headings is False


def test_explain_names_the_layer_of_every_setting(house: House) -> None:
    house.file.write_text('[house]\ntitle = "house"\nlanguage = "cy"', encoding="utf-8")
    choices = explain(
        house.file,
        {"HEARPRINT_HOUSE__LANGUAGE": "fr"},
        {"speech": {"rate": 2}},
        user=house.user,
    )
    layers = {choice.name: (choice.value, choice.layer) for choice in choices}
    assert layers["house.title"] == ("house", str(house.file))
    assert layers["house.language"] == ("fr", "environment")
    assert layers["speech.rate"] == (2.0, "command line")
    assert layers["house.email"] == ("", "default")
    assert len(layers) == sum(len(keys) for keys in KINDS.values())


def test_all_mistakes_are_told_at_once_with_their_place(house: House) -> None:
    told = house.mistakes(
        '[house]\ntitel = "x"\nlanguage = "English"\n[speech]\nrate = 3\n[sounds]\nbitrate = 1',
        environment={"HEARPRINT_SOUND__BITRATE": "65"},
        flags={"house": {"base_url": "example.org"}},
    )
    for place in (
        f"{house.file}: house.titel: unknown; did you mean title?",
        f"{house.file}: house.language: must be a language tag",
        f"{house.file}: speech.rate: must be from 0.5 to 2",
        f"{house.file}: sounds: unknown; did you mean sound?",
        "environment: sound.bitrate: must be one of 32,",
        "command line: house.base_url: must be a whole web address",
    ):
        assert place in told
    assert "\n" not in told


def test_an_unknown_key_is_told_even_in_the_environment(house: House) -> None:
    assert "environment: speech.voise: unknown; did you mean voice?" in house.mistakes(
        environment={"HEARPRINT_SPEECH__VOISE": "x"}
    )
    assert "hosue: unknown; did you mean house?" in house.mistakes(
        environment={"HEARPRINT_HOSUE__TITLE": "x"}
    )


def test_a_key_outside_its_section_is_told_where_it_belongs(house: House) -> None:
    assert "title: unknown; it belongs below [house]" in house.mistakes('title = "x"')
    assert "house: must be a table" in house.mistakes("house = 3")


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("house", "title", ""),
        ("house", "title", 3),
        ("house", "base_url", ""),
        ("house", "base_url", "ftp://example.org"),
        ("house", "base_url", "https://"),
        ("house", "base_url", "//example.org"),
        ("house", "base_url", "https://example.org/?a=1"),
        ("house", "base_url", "https://example.org/#top"),
        ("house", "base_url", "https://me:secret@example.org/"),
        ("house", "base_url", "https://example.org:port/"),
        ("house", "base_url", "https://exa mple.org/"),
        ("house", "base_url", 'https://example.org/"><script>'),
        ("house", "language", "en_GB"),
        ("house", "language", ""),
        ("house", "email", "nobody"),
        ("house", "email", "a@b@c.org"),
        ("house", "link", "javascript:alert(1)"),
        ("house", "category", "society & culture"),
        ("house", "subcategory", "Documentary"),
        ("house", "funding_text", "Give"),
        ("split", "fallback_headings", "perhaps"),
        ("split", "fallback_headings", 1),
        ("split", "words_per_minute", 0),
        ("split", "words_per_minute", 160.0),
        ("split", "notes", "skp"),
        ("script", "max_chars", True),
        ("script", "sentence_pause_ms", -1),
        ("speech", "voice", ""),
        ("speech", "voice", "/x"),
        ("speech", "rate", 0.49),
        ("speech", "rate", 2.01),
        ("speech", "rate", float("nan")),
        ("speech", "rate", "fast"),
        ("speech", "rate", True),
        ("voices", "quotations", "a/"),
        ("voices", "passages", "French"),
        ("voices", "authors", 3),
        ("sound", "bitrate", 63),
        ("sound", "bitrate", "64"),
        ("sound", "sample_rate", 8000),
        ("sound", "loudness_lufs", 0),
        ("sound", "peak_db", 1),
    ],
)
def test_unfit_values_are_refused(house: House, section: str, key: str, value: object) -> None:
    assert f"command line: {section}.{key}: " in house.mistakes(flags={section: {key: value}})


@pytest.mark.parametrize(
    ("section", "key", "value", "result"),
    [
        ("house", "base_url", "https://example.org/listen/", "https://example.org/listen"),
        ("house", "base_url", "http://[::1]:8750/", "http://[::1]:8750"),
        ("house", "description", "two\n  lines\x00", "two lines"),
        ("house", "language", "zh-Hant-TW", "zh-Hant-TW"),
        ("house", "category", "TV & Film", "TV & Film"),
        ("house", "subcategory", "Politics", "Politics"),
        ("speech", "rate", 1, 1.0),
        ("speech", "voice", "system/English (Great Britain)", "system/English (Great Britain)"),
        ("voices", "quotations", "", ""),
        ("voices", "passages", "own", "own"),
        ("voices", "authors", ["neural", "system/en-gb"], ("neural", "system/en-gb")),
        ("voices", "authors", "neural, system/en-gb", ("neural", "system/en-gb")),
        ("sound", "bitrate", 320, 320),
    ],
)
def test_fit_values_are_taken(
    house: House, section: str, key: str, value: object, result: object
) -> None:
    settings = house.load(flags={section: {key: value}})
    assert getattr(getattr(settings, section), key) == result


def test_a_wrong_value_that_another_layer_replaces_stops_nothing(house: House) -> None:
    settings = house.load("[speech]\nrate = 9", flags={"speech": {"rate": 1.2}})
    assert settings.speech.rate == 1.2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[house]\ntitle = oops", "line 2"),
        (b"[house]\ntitle = 'x", "end of document"),
        (b"\xff\xfe[house]", "UTF-8"),
        (b"a=" + b"[" * 100_000, "cannot be understood"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(
    tmp_path: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "hearprint.toml"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=told) as caught:
        load_settings(path, {}, {}, user=tmp_path / "none")
    assert caught.value.where == str(path)


def test_a_folder_instead_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path, {}, {}, user=tmp_path / "none")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "hearprint.toml"
    path.write_bytes(b'\xef\xbb\xbf[house]\r\ntitle = "x"\r\n')
    assert load_settings(path, {}, {}, user=tmp_path / "none").house.title == "x"


def test_the_users_own_file_has_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert user_file().name == "hearprint.toml"
    assert "hearprint" in user_file().parent.name.lower()
    own = tmp_path / "own.toml"
    own.write_text('[house]\ntitle = "mine"', encoding="utf-8")
    monkeypatch.setattr("hearprint.config.load.user_file", lambda: own)
    assert load_settings(None, {}, {}).house.title == "mine"


def test_the_sample_house_file_is_right(tmp_path: Path) -> None:
    settings = load_settings(SAMPLE, {}, {}, user=tmp_path / "none")
    assert settings.house.author == "The Lantern Network"
    assert settings.house.base_url == Settings().house.base_url
    taught = SAMPLE.read_text(encoding="utf-8").replace("# base_url =", "base_url =")
    changed = tmp_path / "hearprint.toml"
    changed.write_text(taught, encoding="utf-8")
    settings = load_settings(changed, {}, {}, user=tmp_path / "none")
    assert settings.house.base_url == "https://lantern.example.org/listen"
