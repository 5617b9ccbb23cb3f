"""A document that was read and cut."""

from __future__ import annotations

from dataclasses import dataclass

from hearprint.model.contents import Split
from hearprint.model.document import Document
from hearprint.model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A document that was read and cut, and the plan that keeps it."""

    document: Document
    split: Split
    plan: Plan
