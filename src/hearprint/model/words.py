"""What counts as a word, and how text becomes a safe name."""

from __future__ import annotations

import re

from anyascii import anyascii

#: From a run's first letter or digit to its end: one for each of ``words_of``, in one pass.
_WORD = re.compile(r"[^\W_]\S*")
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    "|[\ud800-\udfff]"
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text``: runs without white space that hold a letter or a digit."""
    return tuple(run for run in text.split() if any(sign.isalnum() for sign in run))


def count_words(text: str) -> int:
    """How many words ``text`` holds; the unit of every account."""
    return len(_WORD.findall(text))


def plain(text: str) -> str:
    """``text`` without control, direction and other invisible characters, on one line.

    The joiners U+200C and U+200D stay: Persian and Indic spelling and emoji need them.
    XML 1.0 section 2.2 forbids most of them and podcast clients drop a whole feed for one.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_INVISIBLE.sub("", text).split())


def file_title(name: str) -> str:
    """A title made of a file's name: ``members-bulletin_1.pdf`` is "Members bulletin 1"."""
    stem = re.sub(r"\.[^.]+$", "", name)
    return plain(re.sub(r"[-_]+", " ", stem)).capitalize() or plain(name)


def slug(text: str, *, limit: int = 60, fallback: str = "section") -> str:
    """A lower-case ASCII name of at most ``limit`` letters, digits and hyphens.

    Safe as a file name and in a URL on every system; never empty, never a path.
    """
    joined = re.sub(r"['\u2019]", "", text)
    name = _NOT_NAME.sub("-", anyascii(joined).lower()).strip("-")
    if len(name) > limit:
        cut = name[: limit + 1].rsplit("-", 1)[0]
        name = cut[:limit].strip("-")
    return name or fallback
