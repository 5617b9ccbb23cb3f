"""Our own sentences, with slots: what the corpus is written from.

``sentences/LANGUAGE.txt`` holds one sentence of original prose on each line. ``{name}``,
``{town}``, ``{sum}`` ... are filled by ``writer.py``.
"""

from __future__ import annotations

from pathlib import Path


def sentences(language: str) -> list[str]:
    """Every sentence of a language."""
    place = Path(__file__).parent / "sentences" / f"{language}.txt"
    return place.read_text("utf-8").splitlines()


VERSES = (
    (
        "The lamp is out along the quay,",
        "the nets are folded, stiff with brine,",
        "and all the boats that went to sea",
        "come home by twos along the line.",
    ),
    (
        "I had a spade, I had a row,",
        "I had a neighbour with a hose;",
        "he told me all I need to know",
        "of what will come where nothing grows.",
    ),
    (
        "They shut the mill, they sold the wheel,",
        "they let the water find its way;",
        "it runs as though it could not feel",
        "the silence at the end of day.",
    ),
    (
        "Snow on the step, the paper late,",
        "a kettle talking to the wall,",
        "and someone leaning on the gate",
        "who did not come to ask at all.",
    ),
)
