"""Whose hands do the work of a build: processes of this machine, or a cluster's workers too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hearprint import __version__
from hearprint.api.courier import Courier, carry_out_afar
from hearprint.api.shared import check_shared, whole_address
from hearprint.ports import Spread
from hearprint.spread import cores, processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A spread, and over how many hands."""

    spread: Spread
    count: int


@contextmanager
def team(cluster: str, jobs: int | None, cache: Path, shared: str = "") -> Iterator[Team]:
    """``jobs`` processes (all cores when None) and the workers of ``cluster``, if it is named.

    What those make comes back through the cache that is ``shared``, if there is one. Raises
    UnavailableError for a cluster or a shared cache that cannot be used.
    """
    count = cores() if jobs is None else jobs
    if not cluster:
        with processes(count) as spread:
            yield Team(spread=spread, count=count)
        return
    from hearprint.spread.cluster import workers  # noqa: PLC0415 - Dask takes a second to load

    if shared:
        shared = whole_address(shared)
        check_shared(shared)
    courier = Courier(cache, shared)
    with workers(cluster, courier, carry_out_afar, __version__, max(1, count)) as found:
        yield Team(spread=found.spread, count=found.count)
