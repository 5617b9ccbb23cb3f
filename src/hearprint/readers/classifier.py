"""py3langid's classifier of languages, in a tenth of the memory that it takes as it comes.

Its model is a table of word pieces by languages and an automaton that finds them: 70 MB unfolded,
of which a text asks for a thousandth. It is unfolded into a file that nobody else sees, as the
package does itself, and stays there; rows are read as they are asked for.
"""

from __future__ import annotations

import lzma
import shutil
import subprocess
import sys
import zipfile
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from hearprint.errors import OutputError

_PART = 1 << 20  #: bytes that are unfolded at a go
_UNFOLD = f"""
import lzma, shutil, sys
with lzma.open(sys.argv[1]) as folded:
    shutil.copyfileobj(folded, sys.stdout.buffer, {_PART})
"""
_LOCAL_HEAD, _LENGTHS = 30, 26  #: bytes of a ZIP member's own head, and where two lengths stand
_ROW = 256  #: places of a row of the automaton, one for each byte
_MOST_ROWS = 8_192  #: of each that are held; a kilobyte at most


class Unfolding:
    """The model, unfolded by a process of its own while this one does other things."""

    def __init__(self) -> None:
        self._file = _place()
        command = [sys.executable, "-I", "-S", "-c", _UNFOLD, str(MODEL_DIR / MODEL_FILE)]
        none = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=none, stdout=self._file, stderr=none)

    def file(self) -> IO[bytes] | None:
        """Where it lies, when it is done; None when that failed."""
        return None if self._process.wait() else self._file

    def end(self) -> None:
        """Nobody needs it any more."""
        self._process.kill()
        self._process.wait()
        self._file.close()


def identifier(wanted: Callable[[str], bool], unfolding: Unfolding | None = None) -> Any:  # noqa: ANN401 - the package ships no types
    """A classifier of those languages that are ``wanted``, its chances adding up to 1.

    Raises OutputError when there is no room to unfold it.
    """
    try:
        return _identifier(wanted, unfolding)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            f"What tells languages apart cannot be unfolded into a temporary file: {reason}.",
            hint="Make 80 MB of room on the disk for temporary files, then build again.",
        ) from error


def _identifier(wanted: Callable[[str], bool], unfolding: Unfolding | None) -> Any:  # noqa: ANN401
    with suppress(KeyError, ValueError, TypeError, zipfile.BadZipFile):
        return _lean(wanted, (unfolding and unfolding.file()) or _unfolded())
    # The model is laid out in another way than we know.
    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages([one for one in made.labels if wanted(one)])
    return made


def _place() -> IO[bytes]:
    return TemporaryFile(suffix=".npz", buffering=0)  # it lasts as long as the parts in it


def _unfolded() -> IO[bytes]:
    file = _place()
    with lzma.open(MODEL_DIR / MODEL_FILE) as folded:
        shutil.copyfileobj(folded, file, length=_PART)
    return file


def _lean(wanted: Callable[[str], bool], file: IO[bytes]) -> Any:  # noqa: ANN401
    parts = _parts(file)
    classes = parts["classes"].whole().tolist()
    kept = [at for at, label in enumerate(classes) if wanted(label)]
    return LanguageIdentifier(
        _Table(parts["ptc"], kept),
        parts["pc"].whole()[kept],
        [classes[at] for at in kept],
        _Automaton(parts["nextmove"]),
        array("i", parts["out_feat"].whole()),
        norm_probs=True,
        tk_row=array("I", parts["nextmove_row"].whole()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """An array that lies in a file."""

    file: IO[bytes]
    lock: Lock  #: the file is at one place at a time
    begin: int
    shape: tuple[int, ...]
    kind: np.dtype[Any]

    def whole(self) -> NDArray[Any]:
        return self.between(0, int(np.prod(self.shape)))

    def between(self, first: int, count: int) -> NDArray[Any]:
        """``count`` of its numbers, counted through all rows."""
        with self.lock:
            self.file.seek(self.begin + first * self.kind.itemsize)
            data = self.file.read(count * self.kind.itemsize)
        return np.frombuffer(data, self.kind)


class _Table:
    """Some columns of a table, taken from the rows that are asked for."""

    def __init__(self, part: _Part, columns: Sequence[int]) -> None:
        self._part, self._columns = part, np.asarray(columns)
        self._held: dict[int, NDArray[Any]] = {}

    def __getitem__(self, rows: NDArray[np.intp]) -> NDArray[Any]:
        found = [
            held if (held := self._held.get(row)) is not None else self._read(row)
            for row in rows.tolist()
        ]
        return np.stack(found)

    def _read(self, row: int) -> NDArray[Any]:
        if len(self._held) >= _MOST_ROWS:
            self._held.clear()
        width = self._part.shape[1]
        return self._held.setdefault(row, self._part.between(row * width, width)[self._columns])


class _Automaton:
    """Where it goes on from each row at each byte."""

    def __init__(self, part: _Part) -> None:
        self._part = part
        self._held: dict[int, array[int]] = {}

    def __getitem__(self, place: int) -> int:
        row = self._held.get(place // _ROW) or self._read(place // _ROW)
        return row[place % _ROW]

    def _read(self, row: int) -> array[int]:
        if len(self._held) >= _MOST_ROWS:
            self._held.clear()
        return self._held.setdefault(row, array("I", self._part.between(row * _ROW, _ROW)))


def _parts(file: IO[bytes]) -> dict[str, _Part]:
    """The arrays of an NPZ file. Raises ValueError for one that does not lie there as it is."""
    found, lock = {}, Lock()
    with zipfile.ZipFile(file) as members:
        for member in members.infolist():
            with members.open(member) as opened:
                major, _ = np.lib.format.read_magic(opened)
                if major != 1 or member.compress_type != zipfile.ZIP_STORED:
                    raise ValueError(f"{member.filename} is laid out in another way")
                shape, fortran, kind = np.lib.format.read_array_header_1_0(opened)
                head = opened.tell()
            if fortran or kind.hasobject:
                raise ValueError(f"{member.filename} does not lie row by row")
            begin = member.header_offset + _local_head(file, member.header_offset) + head
            part = _Part(file=file, lock=lock, begin=begin, shape=shape, kind=kind)
            found[member.filename.removesuffix(".npy")] = part
    return found


def _local_head(file: IO[bytes], at: int) -> int:
    """How long the head of a ZIP member at ``at`` is, its name and extra field with it."""
    file.seek(at + _LENGTHS)
    lengths = file.read(_LOCAL_HEAD - _LENGTHS)
    return _LOCAL_HEAD + sum(int.from_bytes(lengths[i : i + 2], "little") for i in (0, 2))
