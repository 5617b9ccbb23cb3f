"""The page on which an editor compares voices: each says the same few sentences.

One file beside the sounds; nothing plays by itself, and one voice falls silent when another begins.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearprint.formats import phrases
from hearprint.model.speech import Voice

#: What marks a file as a page of ours, which may be written over.
GENERATOR = '<meta name="generator" content="Hearprint audition">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one voice made of the passage."""

    voice: Voice
    audio: str  #: file name beside the page; empty when the voice could not say it
    words_per_minute: int = 0
    problem: str = ""


def audition_page(
    title: str, section: str, language: str, passage: Sequence[str], samples: Sequence[Sample]
) -> str:
    """HTML with a part for each voice; ``passage`` is what they say, as printed."""
    made = Environment(
        loader=PackageLoader("hearprint.formats.audition", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own = files("hearprint.formats.audition").joinpath("templates")
    style = own.joinpath("audition.css").read_text("utf-8")
    script = own.joinpath("audition.js").read_text("utf-8")
    text = made.get_template("audition.html").render(
        title=title,
        section=section,
        language=phrases.language(language, "en"),
        passage=passage,
        samples=samples,
        generator=GENERATOR,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )
    return text.encode("utf-8", "replace").decode("utf-8")


def _hash(text: str) -> str:
    """A text's name in a content security policy (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
