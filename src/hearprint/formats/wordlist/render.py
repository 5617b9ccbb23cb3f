"""The page of words: each with how it is said, how sure that is, where it stands, and its sound.

One file beside one audio file. Without scripts a link opens the audio at the word; with them it is
heard on the page and stops behind it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearprint.formats import phrases
from hearprint.model.vocabulary import Certainty, Vocabulary, WordKind, WordUse

#: What marks a file as a page of ours, which may be written over.
GENERATOR = '<meta name="generator" content="Hearprint words">'

_SURE = {
    Certainty.TOLD: "as the lexicon tells",
    Certainty.KNOWN: "in the voice\u2019s dictionary",
    Certainty.SPELT: "letter by letter",
    Certainty.GUESSED: "guessed from the letters",
    Certainty.UNKNOWN: "the voice does not tell",
}
_WHOSE = {
    "plan": "this plan\u2019s",
    "house": "your house\u2019s",
    "shipped": "Hearprint\u2019s own",
}
_KINDS = {WordKind.NAME: "name", WordKind.INITIALS: "initials", WordKind.WORD: "word"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a word is heard in the audio file, in milliseconds."""

    begin_ms: int
    end_ms: int

    @property
    def fragment(self) -> str:
        """As a media fragment (W3C Media Fragments 1.0, 4.2.1)."""
        return f"t={self.begin_ms / 1000:.2f},{self.end_ms / 1000:.2f}"


def words_page(
    vocabulary: Vocabulary, spans: Mapping[WordUse, Span], *, audio: str, lexicon_file: str
) -> str:
    """HTML with a row for each word; ``spans`` says where it is heard in the file ``audio``.

    ``lexicon_file`` is the name of the file in which an editor corrects them.
    """
    made = Environment(
        loader=PackageLoader("hearprint.formats.wordlist", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = files("hearprint.formats.pages").joinpath("styles", "style.css").read_text("utf-8")
    own = files("hearprint.formats.wordlist").joinpath("templates")
    style += own.joinpath("words.css").read_text("utf-8")
    script = own.joinpath("words.js").read_text("utf-8")
    text = made.get_template("words.html").render(
        vocabulary=vocabulary,
        language=phrases.language(vocabulary.language, "en"),
        spans=spans,
        audio=audio,
        lexicon_file=lexicon_file,
        generator=GENERATOR,
        sure=_sure,
        kinds=_KINDS,
        line=_line,
        doubtful=sum(
            one.certainty in (Certainty.GUESSED, Certainty.UNKNOWN) for one in vocabulary.words
        ),
        say=phrases,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )
    return text.encode("utf-8", "replace").decode("utf-8")


def _sure(use: WordUse) -> str:
    whose = _WHOSE.get(use.lexicon)
    return f"{_SURE[use.certainty]} ({whose})" if whose else _SURE[use.certainty]


def _line(use: WordUse) -> str:
    """The line with which an editor corrects the word."""
    return f"{_quoted(use.word)} = {_quoted(use.said)}"


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _hash(text: str) -> str:
    """A text's name in a content security policy (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
