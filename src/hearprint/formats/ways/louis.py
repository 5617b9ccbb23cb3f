"""The door to liblouis, which knows the braille of some hundred languages: ``lou_translate``.

Texts go in as lines and come back as cells, one process for all that is in one language. Long lines
are cut between words before, for the program holds about two thousand signs at a time.
"""

from __future__ import annotations

import shutil
import subprocess
import textwrap
from collections.abc import Sequence

from anyascii import anyascii

from hearprint.errors import OutputError, UnavailableError

#: Tables where liblouis has several, or none under the language's own name: those in general use.
_TABLES = {
    "en": "en-ueb-g2.ctb",
    "cy": "cy-cy-g2.ctb",
    "fr": "fr-bfu-comp6.utb",
    "de": "de-g1.ctb",
    "es": "es-g1.ctb",
    "sv": "sv-g0.utb",
    "da": "da-dk-g16.ctb",
    "nb": "no-no-g0.utb",
    "no": "no-no-g0.utb",
    "fi": "fi.utb",
    "ga": "ga-g1.utb",
    "el": "el.ctb",
    "ru": "ru-litbrl.ctb",
}
_PIECE = 400  #: signs
_SECONDS = 120
#: Cells by their dots as braille files write them (North American ASCII braille).
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_FIRST = 0x2800  #: the empty cell in Unicode
_EIGHT_DOTS = range(64, 256)


def program() -> str:
    """Where ``lou_translate`` is; empty when it is not installed."""
    return shutil.which("lou_translate") or ""


def table(language: str) -> str:
    """The table for a language: one in general use, else the one that liblouis names for it."""
    primary = language.partition("-")[0].lower()
    return _TABLES.get(primary, f"{primary}.tbl")


def cells(texts: Sequence[str], language: str) -> list[str]:
    """Each of ``texts`` in braille, as ASCII.

    Raises UnavailableError without liblouis or without a table for ``language``, OutputError when
    it fails.
    """
    if not program():
        raise UnavailableError(
            "What makes braille (liblouis) is not installed.",
            hint="Install liblouis: apt install liblouis-bin, or brew install liblouis.",
        )
    pieces = [textwrap.wrap(one, _PIECE, break_on_hyphens=False) for one in texts]
    lines = [line for some in pieces for line in some]
    told = iter(_translated(lines, language))
    return [" ".join(next(told) for _ in some) for some in pieces]


def _translated(lines: Sequence[str], language: str) -> list[str]:
    if not lines:
        return []
    name = table(language)
    found = _asked(lines, name, language)
    if any(map(_has_eight_dots, found)):
        found = _asked(_known(lines, found, name, language), name, language)
    if any(map(_has_eight_dots, found)):
        raise UnavailableError(f"{name} writes eight dots, which braille files cannot hold.")
    return ["".join(_ascii(sign) for sign in line).strip() for line in found]


def _asked(lines: Sequence[str], name: str, language: str) -> list[str]:
    """What the program makes of each line with the table ``name``."""
    try:
        run = subprocess.run(
            [program(), "--forward", f"unicode.dis,{name}"],
            input="\n".join(lines) + "\n",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError(f"liblouis failed: {error}") from error
    found = run.stdout.split("\n")[:-1]
    if "could not be compiled" in run.stderr or (not found and run.returncode == 0):
        raise UnavailableError(f"liblouis has no braille for the language {language} ({name}).")
    if run.returncode or len(found) != len(lines):
        raise OutputError(f"liblouis gave {len(found)} lines for {len(lines)}.")
    return found


def _known(lines: Sequence[str], found: Sequence[str], name: str, language: str) -> list[str]:
    """``lines`` in letters that the table has, for it writes numbers for others, in eight dots.

    So the Polish letter z with a dot is written as z in English braille, and the name can be read.
    """
    odd = zip(lines, found, strict=True)
    signs = sorted({one for line, cells in odd if _has_eight_dots(cells) for one in line})
    foreign = [one for one in signs if not one.isascii() and one.isprintable()]
    alone = _asked(foreign, name, language) if foreign else []
    plain = {
        ord(one): anyascii(one)
        for one, cells in zip(foreign, alone, strict=True)
        if _has_eight_dots(cells)
    }
    return [line.translate(plain) for line in lines]


def _has_eight_dots(line: str) -> bool:
    return any(ord(sign) - _FIRST in _EIGHT_DOTS for sign in line)


def _ascii(sign: str) -> str:
    """A cell of six dots; what is none stays out, as an embosser could not write it."""
    at = ord(sign) - _FIRST
    return _ASCII[at] if 0 <= at < len(_ASCII) else " "
