"""A normaliser that is no part of Hearprint, run by its path in the Python that has it.

::

    python neighbours.py NAME < texts.jsonl > spoken.jsonl

Each line in and out is a JSON string. It imports nothing of ours, since these packages are heavy
and are better kept out of the environment that the tests use. NAME is nemo, wetext or num2words.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable

Spoken = Callable[[str], str]


def nemo() -> Spoken:
    """NVIDIA's grammars for written English."""
    from nemo_text_processing.text_normalization.normalize import Normalizer  # noqa: PLC0415

    normalizer = Normalizer(input_case="cased", lang="en")
    return lambda text: str(normalizer.normalize(text, punct_post_process=True))


def wetext() -> Spoken:
    """The grammars of WeNet."""
    from wetext import Normalizer  # noqa: PLC0415

    normalizer = Normalizer(lang="en", operator="tn")
    return lambda text: str(normalizer.normalize(text))


def num2words() -> Spoken:
    """What one gets by hand: a library of number names and ten expressions around it."""
    from num2words import num2words as name  # noqa: PLC0415

    def figures(found: re.Match[str]) -> str:
        return str(name(found.group().replace(",", ""), lang="en_GB"))

    def money(found: re.Match[str]) -> str:
        scale = {"m": " million", "bn": " billion", "k": " thousand"}.get(found.group(2) or "", "")
        return f"{found.group(1)}{scale} pounds"

    rules: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
        (r"\u00a3([\d,.]*\d)(m|bn|k)?\b", money),
        (r"(\d)\s?%", r"\1 per cent"),
        (r"\bpp\.?\s*(?=\d)", "pages "),
        (r"\bp\.\s*(?=\d)", "page "),
        (r"\s&\s", " and "),
        (r"(?<=\d)[\u2013-](?=\d)", " to "),
        (r"\b(\d+)(?:st|nd|rd|th)\b", lambda found: str(name(found.group(1), to="ordinal"))),
        (r"\b(?:1[1-9]\d\d|20[1-9]\d)\b", lambda found: str(name(found.group(), to="year"))),
        (r"\d[\d,]*(?:\.\d+)?", figures),
        (r"\b([A-Z]{2,5})\b", lambda found: ".".join(found.group(1)) + "."),
    ]

    def spoken(text: str) -> str:
        for pattern, said in rules:
            text = re.sub(pattern, said, text)
        return text

    return spoken


def main() -> None:
    """Answer every line that comes in."""
    spoken = {"nemo": nemo, "wetext": wetext, "num2words": num2words}[sys.argv[1]]()
    for line in sys.stdin:
        text = json.loads(line)
        try:
            said = spoken(text)
        except Exception:  # noqa: BLE001 - one that fails has said nothing
            said = ""
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
