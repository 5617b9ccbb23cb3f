"""Reads and splits one document; nothing is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearprint.api.gather import contents_lines, load, neighbours_item, read
from hearprint.model.contents import Catalogue
from hearprint.model.document import Source
from hearprint.pipeline import Planned, plan_document
from hearprint.ports import CatalogueReader
from hearprint.readers import REGISTRY
from hearprint.settings import Settings
from hearprint.store.plans import PlanFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """A document's plan, or the list of a publications page; one of the two is None."""

    planned: Planned | None
    catalogue: Catalogue | None
    saved: Path | None = None


def plan_file(
    path: Path, *, settings: Settings, contents: Path | None = None, save: bool = True
) -> PlanResult:
    """Plan ``path``. With ``save`` its plan file is written or brought up to date.

    Raises SourceError, ContentsError and, when saving, OutputError.
    """
    source = load(path)
    catalogue = _catalogue(source)
    if catalogue is not None:
        return PlanResult(planned=None, catalogue=catalogue)
    plans = PlanFiles(path.parent)
    lines = contents_lines(contents) if contents else ()
    planned = plan_document(
        read(source),
        plan=plans.load(path.name),
        catalogue=neighbours_item(path),
        editor_lines=lines,
        settings=settings,
    )
    if save:
        plans.save(path.name, planned.plan)
    return PlanResult(
        planned=planned, catalogue=None, saved=plans.path(path.name) if save else None
    )


def _catalogue(source: Source) -> Catalogue | None:
    if source.media_type != "text/html":
        return None
    reader: CatalogueReader = REGISTRY.load("catalogue")()
    return reader.read(source)
