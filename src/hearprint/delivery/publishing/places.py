"""Where the output may be put: a folder, or what fsspec reaches (SFTP, S3 and its like, WebDAV).

Passwords come in an address or from the environment, and go into no message.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from hearprint.delivery.answers import media_type
from hearprint.delivery.publishing.order import cache_for
from hearprint.errors import OutputError, UnavailableError
from hearprint.model.members import redacted

_PART = ".hearprint-part"
_EXTRA = 'Install it with the extra: python -m pip install "hearprint[publish]"'
_PASSWORD = "HEARPRINT_PUBLISH_PASSWORD"  # noqa: S105 - the name of a variable
_WRITTEN = ("mtime", "LastModified", "modified")  #: by SFTP, S3 and WebDAV
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Place(Protocol):
    """A place for files, named by paths with ``/``. Every method may raise OutputError."""

    def listing(self) -> Mapping[str, int]:
        """All files there with their lengths in bytes; nothing when the place is not there yet."""
        ...

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        ...

    def put(self, source: Path, name: str) -> None:
        """Upload a file, so that others see the old bytes or the new ones."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Upload bytes."""
        ...

    def delete(self, name: str) -> None:
        """Take a file away."""
        ...


def open_place(address: str) -> FolderPlace | RemotePlace:
    """The place that ``address`` names. Raises UnavailableError, OutputError."""
    if not _SCHEME.match(address):
        return FolderPlace(Path(address))
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise OutputError("This is no address to which files go.", where=shown(address)) from error
    kind = parts.scheme.lower()
    if kind == "file":
        return FolderPlace(Path(unquote(parts.path)))
    try:
        return _remote(kind, parts)
    except ImportError as error:
        raise UnavailableError(
            f"Publishing by {kind} is not installed here.", where=shown(address), hint=_EXTRA
        ) from error
    except OutputError:
        raise  # told already
    except Exception as error:  # libraries of four protocols, each with errors of its own
        raise trouble(error, parts) from error


def shown(address: str) -> str:
    """``address`` for people: without password, query and members' tokens."""
    bare = re.sub(r"//[^/]*@", "//", address.partition("?")[0])
    return redacted(bare)


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder of this machine, or one that is mounted here."""

    folder: Path

    def listing(self) -> Mapping[str, int]:
        """As the port says; links are not followed."""
        for place in (self.folder, *self.folder.parents):
            if place.exists() and not place.is_dir():
                raise OutputError(
                    "A file stands where a folder is needed.",
                    where=shown(str(place)),
                    hint="Name another folder, or move that file away.",
                )
        found: dict[str, int] = {}
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                found[path.relative_to(self.folder).as_posix()] = path.stat().st_size
        return found

    def read(self, name: str) -> bytes | None:
        """As the port says."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, source: Path, name: str) -> None:
        """As the port says: written beside and renamed."""
        with _told(self.folder / name):
            target = self._room(name)
            beside = target.with_name(f"{target.name}{_PART}")
            try:
                shutil.copyfile(source, beside)
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)

    def write(self, name: str, data: bytes) -> None:
        """As the port says."""
        with _told(self.folder / name):
            target = self._room(name)
            beside = target.with_name(f"{target.name}{_PART}")
            beside.write_bytes(data)
            beside.replace(target)

    def delete(self, name: str) -> None:
        """As the port says; folders that it empties go, too."""
        with _told(self.folder / name):
            path = self.folder / name
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == self.folder:
                    break
                with suppress(OSError):  # not empty
                    parent.rmdir()

    def _room(self, name: str) -> Path:
        target = self.folder / name
        if not target.parent.resolve().is_relative_to(self.folder.resolve()):
            raise OutputError(
                "A link leads out of the folder here. It was not followed.",
                where=shown(str(target)),
                hint="Replace the link by a folder and run the same command again.",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


@dataclass(frozen=True, slots=True, kw_only=True)
class RemotePlace:
    """Whatever fsspec reaches."""

    system: Any  #: an fsspec file system
    root: str
    parts: SplitResult
    moves: bool  #: whether a file is put under another name and then moved
    headers: bool  #: whether files have media types and cache rules there

    def listing(self) -> Mapping[str, int]:
        """As the port says."""
        with _asked(self.parts):
            return {name: int(told.get("size") or 0) for name, told in self._found().items()}

    def dated(self) -> Sequence[tuple[float, int, str]]:
        """When each file was last written (seconds since 1970; 0: nobody knows), its length in
        bytes and its name. Raises OutputError.
        """
        with _asked(self.parts):
            return [
                (_moment(told), int(told.get("size") or 0), name)
                for name, told in self._found().items()
            ]

    def read(self, name: str) -> bytes | None:
        """As the port says."""
        with _asked(self.parts):
            try:
                return bytes(self.system.cat_file(self._path(name)))
            except FileNotFoundError:
                return None

    def put(self, source: Path, name: str) -> None:
        """As the port says."""
        with _asked(self.parts):
            target = self._path(name)
            beside = f"{target}{_PART}" if self.moves else target
            self._folder(target)
            self.system.put_file(str(source), beside, **self._told(name))
            if self.moves:
                self.system.mv(beside, target)

    def write(self, name: str, data: bytes) -> None:
        """As the port says."""
        with _asked(self.parts):
            self._folder(self._path(name))
            self.system.pipe_file(self._path(name), data, **self._told(name))

    def delete(self, name: str) -> None:
        """As the port says."""
        with _asked(self.parts), suppress(FileNotFoundError):
            self.system.rm_file(self._path(name))

    def _found(self) -> dict[str, Mapping[str, Any]]:
        """What the library tells of each file, by its name within this place."""
        self.system.invalidate_cache()
        try:
            found = self.system.find(self.root, detail=True)
        except FileNotFoundError:
            return {}
        base = self.root.strip("/")
        cut = len(base) + 1 if base else 0
        return {name.lstrip("/")[cut:]: told for name, told in found.items()}

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}" if self.root else name

    def _folder(self, path: str) -> None:
        if not self.headers:  # stores of objects have no folders
            self.system.makedirs(path.rpartition("/")[0], exist_ok=True)

    def _told(self, name: str) -> dict[str, str]:
        if not self.headers:
            return {}
        return {"ContentType": media_type(name), "CacheControl": cache_for(name)}


def _moment(told: Mapping[str, Any]) -> float:
    """When a file was written, under any of the names that the libraries have for it."""
    value = next((told[name] for name in _WRITTEN if told.get(name)), 0)
    return value.timestamp() if isinstance(value, datetime) else float(value)


def trouble(error: Exception, parts: SplitResult) -> OutputError:
    """What ``error`` means, without a password of ``parts`` or of the environment in it."""
    reason = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    for secret in {unquote(parts.password or ""), parts.password, os.environ.get(_PASSWORD)}:
        if secret:
            reason = reason.replace(secret, "...")
    return OutputError(
        f"The place for the output does not do what it was asked ({redacted(reason)}).",
        where=shown(parts.geturl()),
        hint="Look at its address, at your rights there and at the connection; what was uploaded "
        "stays, and the same command goes on from there.",
    )


def _remote(kind: str, parts: SplitResult) -> RemotePlace:
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    password = password or os.environ.get(_PASSWORD, "")
    path = unquote(parts.path)
    if kind in {"sftp", "ssh"}:
        from sshfs import SSHFileSystem  # noqa: PLC0415 - an extra

        named = {"username": user, "password": password, "port": parts.port}
        # The library's own default trusts any host; () is the list of known ones of OpenSSH.
        system = SSHFileSystem(
            parts.hostname or "",
            known_hosts=(),
            skip_instance_cache=True,
            **{name: value for name, value in named.items() if value},
        )
        root = path.removeprefix("/~/") if path.startswith("/~/") else path
        return RemotePlace(system=system, root=root, parts=parts, moves=True, headers=False)
    if kind in {"webdav", "webdavs", "dav", "davs"}:
        from webdav4.fsspec import WebdavFileSystem  # noqa: PLC0415 - an extra

        host = parts.netloc.rpartition("@")[2]
        base = f"{'https' if kind.endswith('s') else 'http'}://{host}/"
        system = WebdavFileSystem(
            base, auth=(user, password) if user else None, skip_instance_cache=True
        )
        root = path.strip("/")
        return RemotePlace(system=system, root=root, parts=parts, moves=False, headers=False)
    if kind == "s3":
        from s3fs import S3FileSystem  # noqa: PLC0415 - an extra

        system = S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
        root = f"{parts.hostname or ''}{path.rstrip('/')}"
        return RemotePlace(system=system, root=root, parts=parts, moves=False, headers=True)
    raise OutputError(
        f"{kind}:// is no place that Hearprint can publish to.",
        where=shown(parts.geturl()),
        hint="Name a folder, or an address that begins with sftp://, s3:// or webdavs://.",
    )


class _asked:  # noqa: N801 - used like a function
    """Turns what four libraries raise into one error."""

    def __init__(self, parts: SplitResult) -> None:
        self._parts = parts

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Tell what went wrong."""
        if isinstance(error, Exception) and not isinstance(error, OutputError):
            raise trouble(error, self._parts) from error


class _told:  # noqa: N801 - used like a function
    """Turns errors of the disk into words."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Tell what went wrong."""
        if isinstance(error, OSError):
            raise OutputError(
                f"This file cannot be put there ({error.strerror or type(error).__name__}).",
                where=shown(str(self._path)),
                hint="Look at the disk and at your rights there, and run the same command again.",
            ) from error
