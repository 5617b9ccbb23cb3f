from __future__ import annotations

import pytest

from hearprint.engines.naming import bcp47, name_voices


def listed(identity: str, name: str, *languages: str, gender: str = "Male") -> dict[str, object]:
    return {"id": identity, "name": name, "languages": list(languages), "gender": gender}


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("en-gb", "en-GB"),
        ("en_GB", "en-GB"),
        ("en-gb-scotland", "en-GB-scotland"),
        ("en-gb-x-rp", "en-GB-x-rp"),
        ("en-us-nyc", "en-US"),
        ("cmn-latn-pinyin", "cmn-Latn-pinyin"),
        ("es-419", "es-419"),
        ("en-x", "en"),
        ("Unknown Locale: 4096", "und"),
        ("", "und"),
    ],
)
def test_languages_follow_rfc_5646(tag: str, meant: str) -> None:
    assert bcp47(tag) == meant


def test_british_english_comes_first_then_english_then_the_others() -> None:
    named = name_voices(
        [
            listed("gmw/de", "German", "de"),
            listed("gmw/en-us", "English (America)", "en-us"),
            listed("gmw/en-gb-x-rp", "English (RP)", "en-gb-x-rp"),
            listed("gmw/en", "English (Great Britain)", "en-gb"),
        ],
        formant=True,
    )
    assert list(named) == ["en-gb", "en-gb-x-rp", "en-us", "de"]
    assert named["en-gb"][1] == "gmw/en"
    assert all(voice.formant for voice, _ in named.values())


def test_voices_of_other_systems_are_called_by_their_names() -> None:
    named = name_voices(
        [
            listed("HKEY_LOCAL_MACHINE\\SOFTWARE\\Tokens\\TTS_HAZEL", "Microsoft Hazel", "en-GB"),
            listed(
                "com.apple.voice.compact.en-GB.Daniel", "Daniel", "en_GB", gender="VoiceGenderMale"
            ),
        ],
        formant=False,
    )
    assert list(named) == ["daniel", "microsoft-hazel"]
    assert named["daniel"][0].gender == "male"
    assert not named["daniel"][0].formant


def test_two_voices_never_share_a_name() -> None:
    both = [listed("a/one", "One", "xx"), listed("a/two", "Two", "xx")]
    assert list(name_voices(both, formant=True)) == ["a-one", "a-two"]
    same = [listed("A b", "Same", "en"), listed("a-B", "Same", "en")]
    assert len(name_voices(same, formant=True)) == 2


def test_voices_that_cannot_speak_are_left_out() -> None:
    silent = [listed("mb/mb-en1", "M", "en"), listed("gmq/fo", "Faroese", "fo")]
    assert name_voices(silent, formant=True) == {}
