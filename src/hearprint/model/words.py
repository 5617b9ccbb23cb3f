"""What counts as a word, and how text becomes a safe name."""

from __future__ import annotations

import re

from anyascii import anyascii

#: Signs that open the items of a list.
BULLETS = "•◦‣⁃∙●○▪▫■□◆◇►▶➤➢➔✓✔❖♦◊"  # noqa: RUF001 - a bullet like a hyphen

_BEYOND_ASCII = re.compile("[^\0-\x7f]+")
#: What makes no word is taken out, so that runs of it alone are gone, and all white is a space.
_PUNCTUATION = bytes(at for at in range(128) if not (chr(at).isalnum() or chr(at).isspace()))
_PLAIN = bytes(ord(" ") if chr(at).isspace() else at for at in range(256))
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
    "|[\ud800-\udfff]"
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text``: runs without white space that hold a letter or a digit."""
    return tuple(run for run in text.split() if run.isalnum() or any(map(str.isalnum, run)))


def count_words(text: str) -> int:
    """How many words ``text`` holds; the unit of every account."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(_in_ascii, text)
    return len(text.encode().translate(_PLAIN, _PUNCTUATION).split())


def _in_ascii(match: re.Match[str]) -> str:
    """Letters, white and other signs as those of ASCII that count alike."""
    if match[0].isalnum():
        return "a"
    return "".join("a" if sign.isalnum() else " " if sign.isspace() else "." for sign in match[0])


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
