"""The table of figures, and the failures in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.splitting.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Figures over several inputs."""

    inputs: int
    precision: float
    recall: float
    f1: float
    perfect: float
    wer: float
    section_wer: float
    loose_wer: float  #: wherever the notes stand
    leaks: float
    lost: int
    unexplained: int
    openings: int
    authors: float
    unbalanced: int
    errors: int
    seconds: float


def total(scores: Sequence[Score]) -> Total:
    """All figures together; sections and words weigh alike whatever document they are in."""
    right = sum(one.right for one in scores)
    given = sum(one.given for one in scores)
    wanted = sum(one.wanted for one in scores)
    precision, recall = _share(right, given), _share(right, wanted)
    both = precision + recall
    return Total(
        inputs=len(scores),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / both if both else 0.0,
        perfect=_share(sum(one.perfect for one in scores), len(scores)),
        wer=_share(sum(one.edits for one in scores), sum(one.words for one in scores), empty=0.0),
        section_wer=_share(
            sum(one.section_edits for one in scores),
            sum(one.section_words for one in scores),
            empty=0.0,
        ),
        loose_wer=_share(
            sum(one.loose_edits for one in scores), sum(one.words for one in scores), empty=0.0
        ),
        leaks=_share(sum(one.leaks for one in scores), sum(one.heads for one in scores), empty=0.0),
        lost=sum(len(one.lost) for one in scores),
        unexplained=sum(len(one.unexplained) for one in scores),
        openings=sum(one.openings for one in scores),
        authors=_share(
            sum(one.authors_right for one in scores), sum(one.authors_wanted for one in scores)
        ),
        unbalanced=sum(not one.balanced for one in scores),
        errors=sum(bool(one.error) for one in scores),
        seconds=sum(one.seconds for one in scores) / max(len(scores), 1),
    )


def _share(part: float, whole: float, *, empty: float = 1.0) -> float:
    return part / whole if whole else empty


_HEAD = (
    f"{'':32}{'inputs':>7}{'prec':>7}{'recall':>7}{'F1':>7}{'perfect':>8}{'WER':>8}{'sWER':>8}{'nWER':>8}"
    f"{'leaks':>8}{'lost':>6}{'unexpl':>7}{'authors':>8}{'openings':>9}{'unbal':>6}{'errors':>7}{'s/doc':>7}"
)


def row(label: str, made: Total) -> str:
    """One line of the table."""
    return (
        f"{label:32}{made.inputs:7}{made.precision:7.3f}{made.recall:7.3f}{made.f1:7.3f}"
        f"{made.perfect:8.1%}{made.wer:8.2%}{made.section_wer:8.2%}"
        f"{made.loose_wer:8.2%}{made.leaks:8.2%}{made.lost:6}"
        f"{made.unexplained:7}{made.authors:8.1%}{made.openings:9}{made.unbalanced:6}"
        f"{made.errors:7}{made.seconds:7.2f}"
    )


def table(system: str, scores: Sequence[Score]) -> str:
    """Per group and variant, and overall with outline and without."""
    lines = [f"\n{system}", _HEAD]
    for group in sorted({one.group for one in scores}):
        for variant in sorted({one.variant for one in scores if one.group == group}):
            some = [one for one in scores if (one.group, one.variant) == (group, variant)]
            lines.append(row(f"{group}, {variant}", total(some)))
    outlined = [one for one in scores if one.variant == "outline"]
    pdfs = [one for one in scores if one.variant in ("stripped", "bare", "empty")]
    for label, some in (("WITH OUTLINE", outlined), ("WITHOUT (PDF)", pdfs), ("ALL", list(scores))):
        if some:
            lines.append(row(label, total(some)))
    return "\n".join(lines)


def failures(scores: Iterable[Score], *, excerpts: int = 6) -> str:
    """Each input that is not perfect, or whose text is wrong, in words."""
    lines: list[str] = []
    for one in scores:
        wrong = one.edits / one.words if one.words else 0.0
        if one.perfect and wrong <= 0.005 and not one.leaks and not one.unexplained:
            continue
        lines.append(
            f"\n== {one.name} / {one.variant} ({one.kind}): {one.right} right, {one.given} given, "
            f"{one.wanted} wanted; WER {wrong:.2%}; leaks {one.leaks}/{one.heads}; "
            f"lost {len(one.lost)}, unexplained {len(one.unexplained)} {one.error}"
        )
        lines += [f"   missing: {text}" for text in one.missing[:12]]
        lines += [f"   extra:   {text}" for text in one.extra[:12]]
        if one.unexplained:
            lines.append(f"   unexplained: {' '.join(one.unexplained[:25])}")
        lines += [f"   {text}" for text in one.excerpts[:excerpts]]
    return "\n".join(lines)
