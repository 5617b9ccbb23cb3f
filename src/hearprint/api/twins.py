"""Plan files that would make one publication overwrite another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from hearprint.errors import ContentsError
from hearprint.model.plan import Plan
from hearprint.store.plans import PlanFiles

_ADVICE = {
    "id": "delete the whole part [keep] in the file that is a copy",
    "slug": "change slug in one of the two, or delete its line",
}


def refuse_twins(plans: Mapping[Path, Plan]) -> None:
    """Raise ContentsError when two documents' plans have one id or one slug.

    The slug names a publication's folder; its id begins the guids by which apps know episodes.
    """
    found = [*_twins(plans, "id"), *_twins(plans, "slug")]
    if found:
        pairs = dict.fromkeys((one, other) for _, one, other in found)
        told = [
            f"{one} and {other} have the same "
            f"{' and '.join(name for name, *pair in found if pair == [one, other])}"
            for one, other in pairs
        ]
        advice = "; ".join(_ADVICE[name] for name in dict.fromkeys(name for name, *_ in found))
        raise ContentsError(
            f"{'; '.join(told)}. One publication would overwrite the other. Nothing was built.",
            hint=f"{advice[0].upper()}{advice[1:]}. The next build gives what is missing.",
        )


def _twins(plans: Mapping[Path, Plan], name: str) -> Iterator[tuple[str, Path, Path]]:
    """``name`` with the plan files of each document that has another's, the first one's ahead."""
    first: dict[str, Path] = {}
    for document, plan in plans.items():
        file = PlanFiles(document.parent).path(document.name)
        owner = first.setdefault(getattr(plan, name), file)
        # One file may be given by two ways that lead to it.
        if getattr(plan, name) and owner.resolve() != file.resolve():
            yield name, owner, file
