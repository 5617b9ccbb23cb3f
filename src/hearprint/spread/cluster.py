"""Spreads work over the workers of a Dask cluster, and what must stay here over processes.

Dask gives a piece whose worker is lost to another one. A piece at which one worker after the other
is lost, or that takes longer than its ``patience_s``, comes back as Lost, as it does from
processes; what hangs is ended with its worker, which its nanny starts again.
"""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from hearprint.errors import HearprintError, UnavailableError
from hearprint.ports import Lost, Pull, Spread, Work
from hearprint.spread import AHEAD, outcome, pool_of

EXTRA = "hearprint[cluster]"
_ANSWER_S = 5  #: seconds in which a scheduler answers
_JOIN_S = 15  #: seconds in which a first worker joins
_GONE_S = 60.0  #: seconds without any worker after which there is no cluster any more
_TICK_S = 1.0
_DEATHS = 3  #: workers that a piece may begin at and lose
_TRIES = 10  #: times that a piece is handed in which only waited at workers that were lost
_TOPIC = "hearprint-begun"
_START = "Start one: dask scheduler, and on each machine: dask worker tcp://HOST:8786 --nthreads 1"
_KEPT = "Run the same command again: what was made is kept."


class Courier(Protocol):
    """Knows what travels, and how."""

    def goes(self, item: Any) -> bool:  # noqa: ANN401 - whatever the work is
        """Whether a piece of work is done by a worker elsewhere."""
        ...

    def packed(self, item: Any) -> Any:  # noqa: ANN401
        """The piece with all that it takes."""
        ...

    def unpacked(self, item: Any, came: Any) -> Any:  # noqa: ANN401
        """What the work would have given here. Raises HearprintError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """A spread, and over how many workers."""

    spread: Spread
    count: int


@contextmanager
def workers(
    address: str, courier: Courier, afar: Work, version: str, jobs: int
) -> Iterator[Workers]:
    """The workers of the scheduler at ``address`` (or whose file that is), and ``jobs`` processes.

    ``afar`` is done there with what ``courier`` packs. Raises UnavailableError when Dask is not
    installed, nobody answers, no worker is there or one has another ``version`` of Hearprint.
    """
    client = _connected(address)
    try:
        count = _checked(client, address, version)
        with pool_of(jobs) as pool:
            round_ = _Round(client=client, pool=pool, courier=courier, afar=afar, jobs=jobs)
            client.subscribe_topic(_TOPIC, round_.begun)
            yield Workers(spread=round_.spread, count=count)
    finally:
        with suppress(Exception):  # nothing can be done about a scheduler that is gone
            client.close(timeout=_ANSWER_S)


def _connected(address: str) -> Any:  # noqa: ANN401 - Dask may be missing
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnavailableError(
            "Working on a cluster needs Dask, which is not installed.",
            hint=f'python -m pip install "{EXTRA}"',
        ) from error
    try:
        return Client(
            _in_file(Path(address)) if address.endswith(".json") else address,
            timeout=_ANSWER_S,
            set_as_default=False,
            name="hearprint",
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UnavailableError(
            "No scheduler of a cluster answers here.", where=address, hint=_START
        ) from error


def _in_file(path: Path) -> str:
    """The address in a scheduler's file. Dask itself would wait for a file that is not there."""
    return str(json.loads(path.read_text("utf-8"))["address"])


def _checked(client: Any, address: str, version: str) -> int:  # noqa: ANN401
    """How many workers there are. Raises UnavailableError."""
    try:
        client.wait_for_workers(1, timeout=_JOIN_S)
    except TimeoutError as error:
        raise UnavailableError(
            "No worker has joined this cluster.", where=address, hint=_START
        ) from error
    # Hearprint may be missing there, so what is asked is a function of the standard library.
    told = client.run(metadata.version, "hearprint", on_error="return")
    for worker, found in sorted(told.items()):
        if found != version:
            has = f"version {found}" if isinstance(found, str) and found else "none"
            raise UnavailableError(
                f"This machine has version {version} of Hearprint, a worker has {has}.",
                where=worker,
                hint="Install the same version on all machines, and start the workers again.",
            )
    return len(told)


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A piece of work that is out."""

    item: Any
    future: Any
    parcel: Any = None  #: for one that travels
    tries: int = 1
    begun: int = 0  #: how often a worker began it


@dataclass(slots=True, kw_only=True)
class _Round:
    """One pass over all work."""

    client: Any
    pool: Any
    courier: Courier
    afar: Work
    jobs: int
    _done: SimpleQueue[Any] = field(default_factory=SimpleQueue)
    _afar: dict[Any, _Piece] = field(default_factory=dict)  #: by the future's key
    _here: dict[Any, Any] = field(default_factory=dict)  #: items by future
    _begun: dict[str, tuple[float, str]] = field(default_factory=dict)  #: when, and where
    _count: int = 1
    _seen: float = 0.0  #: when there was a worker last

    def begun(self, event: tuple[float, tuple[str, str]]) -> None:
        """A worker (its address) has begun a piece (its key): told by Dask, in its own thread."""
        _, (key, worker) = event
        self._begun[key] = (time.monotonic(), worker)
        if piece := self._afar.get(key):
            piece.begun += 1

    def spread(self, work: Work, pull: Pull) -> Iterator[Any]:
        """Fills :data:`hearprint.ports.Spread`."""
        self._seen = time.monotonic()
        try:
            while True:
                self._look()
                self._hand_out(work, pull)
                if not (self._afar or self._here):
                    return
                with suppress(Empty):
                    yield from self._taken(self._done.get(timeout=_TICK_S))
                yield from self._overdue()
        finally:
            with suppress(Exception):
                self.client.cancel([piece.future for piece in self._afar.values()])

    def _look(self) -> None:
        """Count the workers: others may join, or go. Raises UnavailableError."""
        now = time.monotonic()
        if self.client.status != "running":
            self._lost("The cluster's scheduler is gone.")
        count = len(self.client.nthreads())
        if count:
            self._count, self._seen = count, now
        elif now - self._seen > _GONE_S:
            self._lost("All workers of the cluster are gone.")

    def _lost(self, summary: str) -> None:
        raise UnavailableError(summary, hint=_KEPT)

    def _hand_out(self, work: Work, pull: Pull) -> None:
        while len(self._afar) < self._count * AHEAD and len(self._here) < self.jobs * AHEAD:
            item = pull()
            if item is None:
                return
            if self.courier.goes(item):
                self._submit(_Piece(item=item, future=None, parcel=self.courier.packed(item)))
            else:
                patience = getattr(item, "patience_s", None)
                future = self.pool.schedule(work, args=(item,), timeout=patience)
                self._here[future] = item
                future.add_done_callback(self._done.put)

    def _submit(self, piece: _Piece) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a section's sound is large, Dask need not tell
            piece.future = self.client.submit(_told, self.afar, piece.parcel, pure=False)
        self._afar[piece.future.key] = piece
        piece.future.add_done_callback(self._done.put)

    def _taken(self, future: Any) -> Iterator[Any]:  # noqa: ANN401 - one of two kinds
        if future in self._here:
            yield outcome(future, self._here.pop(future))
            return
        piece = self._afar.pop(getattr(future, "key", None), None)
        if piece is None:
            return  # given up before
        self._begun.pop(future.key, None)
        if future.status == "finished":
            yield self.courier.unpacked(piece.item, future.result())
            return
        error = future.exception() if future.status == "error" else None
        if isinstance(error, HearprintError):
            raise error
        if error is not None and type(error).__name__ != "KilledWorker":
            raise UnavailableError(
                f"A worker of the cluster failed ({type(error).__name__}: {error}).", hint=_KEPT
            ) from error
        self._look()
        if piece.begun >= _DEATHS or piece.tries >= _TRIES:
            yield Lost(item=piece.item, reason="the process that did it died")
        else:  # it only waited where another one ended its worker
            piece.tries += 1
            self._submit(piece)

    def _overdue(self) -> Iterator[Any]:
        now = time.monotonic()
        for key, (since, worker) in list(self._begun.items()):
            piece = self._afar.get(key)
            patience = getattr(piece.item, "patience_s", None) if piece else None
            if piece is None:
                del self._begun[key]
            if piece is None or patience is None or now - since < patience:
                continue
            del self._afar[key], self._begun[key]
            with suppress(Exception):  # a worker without a nanny cannot be started again
                piece.future.cancel(force=True)
                self.client.restart_workers([worker], timeout=_JOIN_S, raise_for_error=False)
            yield Lost(item=piece.item, reason="it took too long")


def _told(work: Work, parcel: Any) -> Any:  # noqa: ANN401 - whatever the work is
    """In a worker: tell that a piece is begun, and do it."""
    from distributed import get_worker  # noqa: PLC0415 - an extra

    worker = get_worker()
    with suppress(Exception):  # a worker that cannot tell works all the same
        worker.log_event(_TOPIC, (worker.get_current_task(), worker.address))
    return work(parcel)
