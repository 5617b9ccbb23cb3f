"""Names of adapters: a table of ours beside an entry-point group for other people's.

Listing names imports nothing; making one imports that one.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from hearprint.errors import UnavailableError


@lru_cache(maxsize=32)
def _points(group: str, _places: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """What other packages offer; looked for once in the same places, as it takes a while."""
    return tuple(entry_points(group=group))


@dataclass(frozen=True, slots=True)
class Registry:
    """Adapters of one kind, by name."""

    group: str  #: entry-point group, e.g. ``hearprint.engines``
    own: Mapping[str, str]  #: name -> ``module:Class``

    def names(self) -> tuple[str, ...]:
        """Our own names first, then other people's; ours cannot be taken over."""
        theirs = sorted(point.name for point in _points(self.group, tuple(sys.path)))
        return (*self.own, *(name for name in theirs if name not in self.own))

    def load(self, name: str) -> Any:  # noqa: ANN401 - the group decides the type, its room casts
        """The class or factory called ``name``. Raises UnavailableError when there is none."""
        if name in self.own:
            module, _, attribute = self.own[name].partition(":")
            return getattr(import_module(module), attribute)
        for point in _points(self.group, tuple(sys.path)):
            if point.name == name:
                return point.load()
        raise UnavailableError(
            f"There is no {name!r} here.", hint=f"Choose one of: {', '.join(self.names())}."
        )
