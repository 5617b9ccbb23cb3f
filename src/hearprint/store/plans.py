"""Plan files beside their sources: the only state there is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

from hearprint.errors import ContentsError
from hearprint.model.plan import Plan
from hearprint.store.disk import trouble, write_whole
from hearprint.store.plan_edit import edited
from hearprint.store.plan_layout import new_file
from hearprint.store.plan_read import read_plan
from hearprint.store.plan_slips import lone_section, slip

T = TypeVar("T")

#: Ends the name of every plan file.
PLAN_ENDING = ".plan.toml"
#: What looks like a file ending of its own: ``.html``, ``.md``, ``.docx``.
_INNER_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,5}\Z")
_BYTE_ORDER_MARK = "\ufeff"
_MEND = "Mend it in a text editor and run the same command again."


class PlanFiles:
    """Fills the port Plans: one TOML file per source, in the folder of the sources."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where the plan of the source called ``name`` stands.

        ``bulletin.pdf`` has ``bulletin.plan.toml``; every other kind keeps its ending, as in
        ``article.html.plan.toml``, so that no two sources share one. For the same reason a PDF
        keeps its ending when what is left would look like another source (``article.html.pdf``).
        Raises ContentsError when ``name`` is no plain file name.
        """
        if name in {"", ".", ".."} or any(sign in name for sign in "/\\\0"):
            raise ContentsError("This is no name of a document.", where=repr(name))
        stem = name.removesuffix(".pdf")
        if _INNER_ENDING.search(stem):
            stem = name
        elif stem == name:
            stem = f"{name}."  # a source without any ending
        return self._folder / f"{stem}{PLAN_ENDING}"

    def load(self, name: str) -> Plan | None:
        """None when there is no plan yet.

        Raises ContentsError with every mistake that an editor made, each with its place.
        """
        path = self.path(name)
        text = _text(path)
        return None if text is None else _understood(text, path)

    def save(self, name: str, plan: Plan) -> None:
        """Write it so that an editor's notes, order and own keys survive.

        Nothing is written when the file already means ``plan``. Raises ContentsError when there
        is a file that cannot be understood (it is somebody's work), and OutputError.
        """
        path = self.path(name)
        wanted = _storable(plan)
        text = _text(path)
        if text is None:
            write_whole(path, new_file(name, wanted).encode())
            return
        current = _understood(text, path)
        if current == wanted:
            return
        mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
        changed = edited(text.removeprefix(mark).replace("\r\n", "\n"), current, wanted)
        if not _means(changed, wanted):
            # Somebody wrote tables in a form that is not edited here (keep = {...}). Start anew
            # and leave their text beside it.
            write_whole(path.with_name(f"{path.name}.old"), text.encode())
            changed = new_file(name, wanted)
        if "\r\n" in text:
            changed = changed.replace("\n", "\r\n")
        write_whole(path, f"{mark}{changed}".encode())


def _text(path: Path) -> str | None:
    """The file's text, or None when there is no file."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise ContentsError(
            "This plan file is not written in UTF-8.",
            where=path.name,
            hint="Open it in a text editor and save it with the encoding UTF-8.",
        ) from error
    except OSError as error:
        raise trouble(error, path) from error


def _understood(text: str, path: Path) -> Plan:
    # Notepad puts a byte order mark first, which TOML does not know.
    text = text.removeprefix(_BYTE_ORDER_MARK)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        known = slip(text, error)
        hint = "Look at that line: a quotation mark or a bracket may be missing."
        raise ContentsError(
            f"This plan file cannot be read: {known or error}.",
            where=path.name,
            hint=_MEND if known else hint,
        ) from error
    plan, mistakes = read_plan(values)
    if isinstance(values.get("section"), dict) and (lone := lone_section(text)):
        mistakes = (lone, *(one for one in mistakes if not one.startswith("section: ")))
    if mistakes:
        raise ContentsError(
            f"This plan file has {_count(mistakes)}: {'; '.join(mistakes)}.",
            where=path.name,
            hint=_MEND,
        )
    return plan


def _count(mistakes: tuple[str, ...]) -> str:
    return "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"


def _means(text: str, plan: Plan) -> bool:
    try:
        return read_plan(tomllib.loads(text)) == (plan, ())
    except tomllib.TOMLDecodeError:
        return False


def _storable(value: T) -> T:
    """``value`` without halves of surrogate pairs, which no UTF-8 file can hold."""
    result: object = value
    if isinstance(value, str):
        result = value.encode("utf-8", "replace").decode()
    elif isinstance(value, tuple):
        result = tuple(_storable(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _storable(getattr(value, part.name)) for part in fields(value)}
        result = replace(value, **parts)
    return result  # type: ignore[return-value] # each branch keeps the type it found
