"""Publications for benchmarks: as many sections and words as are wanted, all of our own making."""

from __future__ import annotations

import random

from benchmarks.splitting.prose import sentences

_SUBJECTS = (
    *("Why we meet", "What we do", "Who pays", "Rent and repairs", "A walk in May", "Letters"),
    *("The night shift", "Buses", "Soup and bread", "Minutes of the meeting", "Books we read"),
    *("The long strike", "Gardens", "How to join", "Music on Friday", "Dates to keep"),
)


def guide(number: int, *, sections: int = 16, words: int = 170, seed: int = 1) -> str:
    """Markdown with a title that holds ``number`` and sections of about ``words`` words."""
    chance = random.Random(seed)
    stock = [one for one in sentences("en") if "{" not in one]
    parts = [f"# Bulletin number {number}"]
    for at in range(sections):
        prose: list[str] = []
        while sum(len(one.split()) for one in prose) < words:
            prose.append(chance.choice(stock))
        middle = len(prose) // 2
        title = _SUBJECTS[at % len(_SUBJECTS)]
        parts += [f"## {at + 1}. {title}", " ".join(prose[:middle]), " ".join(prose[middle:])]
    return "\n\n".join(parts) + "\n"
