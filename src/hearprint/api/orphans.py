"""Plan files to which no document belongs: a document that was renamed left its plan behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from hearprint.api.gather import gather
from hearprint.errors import SourceError
from hearprint.model.findings import Finding, warning
from hearprint.store.plans import PLAN_ENDING, PlanFiles


def orphans(folder: Path) -> tuple[Finding, ...]:
    """A finding for each plan file in ``folder`` whose document is not there.

    To be asked before new documents get plans of their own.
    """
    try:
        names = sorted(one.name for one in folder.iterdir() if one.is_file())
    except OSError:
        return ()  # told when its documents are read
    plans = PlanFiles(folder)
    kept = [name for name in names if name.endswith(PLAN_ENDING)]
    owned = {plans.path(name).name for name in names if name not in kept}
    lone = [name for name in kept if name not in owned and not name.startswith((".", "_"))]
    return tuple(_told(lone, _new(folder, plans) if lone else ()))


def orphans_near(documents: Sequence[Path]) -> tuple[Finding, ...]:
    """The same for all folders in which ``documents`` stand."""
    folders = dict.fromkeys(path.parent for path in documents)
    return tuple(one for folder in folders for one in orphans(folder))


def _new(folder: Path, plans: PlanFiles) -> Sequence[Path]:
    """The documents in ``folder`` that have no plan yet."""
    try:
        documents = gather([folder]).documents
    except SourceError:
        return ()
    return [path for path in documents if not plans.path(path.name).exists()]


def _told(lone: Sequence[str], new: Sequence[Path]) -> Iterator[Finding]:
    for name in lone:
        if len(lone) == len(new) == 1:
            document = new[0]
            wanted = PlanFiles(document.parent).path(document.name).name
            cause = f"If its document is now called {document.name}, rename {name} to {wanted}"
        else:
            cause = "If its document was renamed, rename this plan along with it"
        message = (
            f"No document belongs to this plan file. {cause}, over the one that the new name may "
            "have got, and run again: otherwise subscribers hear all its sections twice. If its "
            "document was withdrawn, take the plan file away too."
        )
        yield warning("C-018", message, name)
