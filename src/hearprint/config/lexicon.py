"""The house's own lexicon: ``input/lexicon.toml``.

One word or phrase a line with how it is said; where more has to be told, a table in braces::

    "Siobhan" = "Shivawn"
    "co-op" = "coe-op"
    "Reading" = { spoken = "Redding", context = ["University", "station"] }
    "Xhosa" = { ipa = "ˈkɔːsə", language = "en" }

A word written in small letters counts in capitals too, unless ``case_sensitive`` says otherwise.
"""  # noqa: RUF002 - IPA has letters of its own

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import tomlkit

from hearprint.config.rules import UnfitError, flag, language, near, text
from hearprint.errors import SettingsError
from hearprint.model.lexicon import LexiconEntry

#: What the file is called, beside the documents.
LEXICON_FILE = "lexicon.toml"

_HEAD = """\
# How words are said in all publications of this house. One word or phrase a line, like:
#
#   "Siobhan" = "Shivawn"
#   "Reading" = { spoken = "Redding", context = ["University", "station"] }

"""
_KEYS = ("spoken", "ipa", "case_sensitive", "language", "context")
_LIKE = 'write it like "Siobhan" = "Shivawn"'


def read_lexicon(path: Path) -> tuple[LexiconEntry, ...]:
    """The entries of a lexicon file; none when there is no such file.

    Raises SettingsError when it cannot be read, or with every mistake in it.
    """
    entries: list[LexiconEntry] = []
    mistakes: list[str] = []
    for word, said in _values(path).items():
        try:
            entries.append(_entry(word, said))
        except UnfitError as mistake:
            mistakes.append(f'"{word}": {mistake}')
    if mistakes:
        raise SettingsError(
            "Words of the lexicon cannot be used: " + "; ".join(mistakes) + ".",
            where=str(path),
            hint="Mend them and run the same command again.",
        )
    return tuple(entries)


def _values(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            f"The lexicon cannot be read ({error.strerror}).",
            where=str(path),
            hint="Look at its permissions.",
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            "The lexicon is not written in UTF-8.",
            where=str(path),
            hint="Open it in a text editor and save it with the encoding UTF-8.",
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            f"The lexicon cannot be understood: {error}.",
            where=str(path),
            hint='Each line reads like "Siobhan" = "Shivawn", with all four quotation marks.',
        ) from error


def _entry(word: str, said: object) -> LexiconEntry:
    """What one line means. Raises UnfitError."""
    values = {"spoken": said} if isinstance(said, str) else said
    if not isinstance(values, Mapping) or not text(word):
        raise UnfitError(_LIKE)
    for key in values:
        if key not in _KEYS:
            raise UnfitError(f"{key}: unknown{near(key, _KEYS)}")
    spoken, ipa = text(values.get("spoken", "")), text(values.get("ipa", "")).strip("/[] ")
    if not spoken and not ipa:
        raise UnfitError(f"does not say how; {_LIKE}")
    tongue = values.get("language", "")
    return LexiconEntry(
        word=text(word),
        spoken=spoken,
        ipa=ipa,
        case_sensitive=flag(values.get("case_sensitive", word != word.lower())),
        language=str(language(tongue)) if tongue else "",
        context=_words(values.get("context", [])),
    )


def _words(value: object) -> tuple[str, ...]:
    """One word or a list of them."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list):
        raise UnfitError('context: must be words like ["University", "station"]')
    return tuple(filter(None, map(text, words)))


def merged(text: str, entries: Sequence[LexiconEntry]) -> str:
    """``text`` of a lexicon file with ``entries`` behind what stands there."""
    document = tomlkit.parse(text) if text.strip() else tomlkit.parse(_HEAD)
    for entry in entries:
        document[entry.word] = _written(entry)
    return tomlkit.dumps(document)


def _written(entry: LexiconEntry) -> object:
    """What stands behind the word: its respelling alone when that tells all."""
    facts: dict[str, object] = {}
    if entry.spoken:
        facts["spoken"] = entry.spoken
    if entry.ipa:
        facts["ipa"] = entry.ipa
    if entry.case_sensitive != (entry.word != entry.word.lower()):
        facts["case_sensitive"] = entry.case_sensitive
    if entry.language:
        facts["language"] = entry.language
    if entry.context:
        facts["context"] = list(entry.context)
    if list(facts) == ["spoken"]:
        return entry.spoken
    table = tomlkit.inline_table()
    table.update(facts)
    return table
