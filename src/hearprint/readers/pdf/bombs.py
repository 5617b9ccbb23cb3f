"""Forms within forms within forms: pages whose content would never end.

PDFium runs a form as often as it is called, to a depth of its own, and cannot be stopped; so the
calls are counted beforehand. Only forms that hold forms themselves are opened for that.
"""

from __future__ import annotations

import re
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

MOST_CALLS = 20_000  #: of forms on one page; drawings of many parts have some hundreds
_MOST_BYTES = 5_000_000
_CALL = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_DEEPEST = 30


class FormCount:
    """How often a page calls forms; what it has counted it keeps by object number."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def holds(self, page: DictionaryObject) -> bool:
        """Whether a page has forms."""
        return bool(_forms(page.get("/Resources")))

    def calls(self, page: DictionaryObject) -> int:
        """Calls of forms that hold forms, at most about ``MOST_CALLS`` a form."""
        resources = _plain(page.get("/Resources"))
        return sum(
            self._weight(one, resources, 0)
            for _, one in _forms(resources)
            if _nests(one, resources)
        )

    def _weight(self, form: Any, inherited: Any, depth: int) -> int:  # noqa: ANN401
        """The form itself and all it calls."""
        if depth > _DEEPEST:
            return MOST_CALLS
        key = _key(form)
        if key in self._known:
            return self._known[key]
        self._known[key] = MOST_CALLS  # until it is known: a form within itself
        stream = _plain(form)
        resources = _plain(stream.get("/Resources")) or inherited
        inner = {
            name.lstrip("/").encode("latin-1", "replace"): one for name, one in _forms(resources)
        }
        total = 1
        if inner:
            called = _CALL.findall(stream.get_data()[:_MOST_BYTES])
            for name in called[:MOST_CALLS]:
                if name in inner and total < MOST_CALLS:
                    total += self._weight(inner[name], resources, depth + 1)
        self._known[key] = min(total, MOST_CALLS)
        return self._known[key]


def _nests(form: Any, inherited: Any) -> bool:  # noqa: ANN401
    resources = _plain(_plain(form).get("/Resources"))
    return bool(_forms(resources if resources is not None else inherited))


def _forms(resources: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    resources = _plain(resources)
    held = _plain(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    if not isinstance(held, DictionaryObject):
        return []
    found = []
    for name in held:
        one = held.raw_get(name)
        stream = _plain(one)
        if isinstance(stream, StreamObject) and stream.get("/Subtype") == "/Form":
            found.append((str(name), one))
    return found


def _key(thing: Any) -> int:  # noqa: ANN401
    return thing.idnum if isinstance(thing, IndirectObject) else -id(thing)


def _plain(thing: Any) -> Any:  # noqa: ANN401
    return thing.get_object() if isinstance(thing, IndirectObject) else thing
