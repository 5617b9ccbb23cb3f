"""Pages whose content would never end: how much a page makes PDFium do, reckoned beforehand.

PDFium cannot be stopped. It runs a form as often as it is called, gives every letter all the
letters that its font's table or the marked content says it stands for, and unfolds whatever it is
given. So the streams that a page needs are unfolded first, within bounds, and calls are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from hearprint.readers.pdf.unfold import Objects, TooLargeError

MOST_CALLS = 100_000  #: of forms on one page; maps have some thousands of signs
MOST_BYTES = 32_000_000  #: of a page's operators, forms as often as they are called
MOST_LETTERS = 500_000  #: of one page; the densest newspaper has some 40,000
MOST_TABLES = 8_000_000  #: bytes of all tables of letters of a page's fonts
MOST_FONTS = 3_000  #: of one page
_MOST_TABLE = 4_000_000  #: bytes of one such table; all of Unicode fits in
_MOST_FILE = 64_000_000  #: bytes of one typeface
_FREE = 30_000_000  #: bytes of operators that any document may have
_RATIO = 60  #: bytes of operators for each of the file; real files have about four
_PAGE = 3_000  #: bytes of operators that a page's own work is worth
_AGAIN = 100_000  #: and that of a page which was there before: a page tree names each once
_DEEPEST = 30
_LONGEST = 32_767  #: letters of a string that PDFium reads
_CALL = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_STRING = re.compile(rb"\(((?:[^\\()]|\\.)*)\)?|<([0-9A-Fa-f\s]*)>?", re.DOTALL)
_MEANING = re.compile(rb"<[0-9A-Fa-f\s]{17,}>")
_UNIT = 4  #: hexadecimal figures of a letter in a font's table


class PageTooLargeError(Exception):
    """A page would take more than its share; says of what."""


class _Weight(NamedTuple):
    """What running a stream once comes to."""

    calls: int  #: of forms, this one too
    size: int  #: bytes of operators
    letters: int


class _Font(NamedTuple):
    """What a font has to be looked up in."""

    tables: int  #: bytes of its tables of letters
    longest: int  #: letters for which one of its letters may stand


class Scales:
    """Weighs the pages of one document; what it has weighed it keeps by object number."""

    def __init__(self, reader: pypdf.PdfReader, size: int) -> None:
        """Weigh the pages of a file of ``size`` bytes."""
        self._objects = Objects(reader)
        self._forms: dict[int, _Weight] = {}
        self._pages: set[int | None] = set()
        self._are_forms: dict[int, bool] = {}
        self._fonts: dict[int, _Font] = {}
        self._left = _FREE + _RATIO * size

    def holds_forms(self, page: DictionaryObject) -> bool:
        """Whether a page has forms."""
        return bool(self._named_forms(self._objects.value(page, "/Resources")))

    def weigh(self, page: DictionaryObject) -> None:
        """Raises PageTooLargeError for a page that must not be run."""
        resources = self._objects.value(page, "/Resources")
        try:
            weight = self._content(page, resources)
        except TooLargeError as error:
            raise PageTooLargeError("it unfolds to too many bytes") from error
        if weight.calls > MOST_CALLS:
            raise PageTooLargeError("its drawings call too many others")
        if weight.size > MOST_BYTES:
            raise PageTooLargeError("it unfolds to too many bytes")
        if weight.letters > MOST_LETTERS:
            raise PageTooLargeError("it holds too many letters")
        key = _key(page.indirect_reference)
        self._left -= weight.size + (_AGAIN if key in self._pages else _PAGE)
        self._pages.add(key)

    @property
    def overfull(self) -> bool:
        """Whether the pages that were weighed are too much together."""
        return self._left < 0

    # Content and the forms it calls ------------------------------------------------------------

    def _content(self, page: DictionaryObject, resources: Any) -> _Weight:  # noqa: ANN401
        held = self._objects.value(page, "/Contents")
        known: dict[int, bytes] = {}
        size, parts = 0, []
        for one in self._objects.items(held):
            key = _key(one)
            if key is None or key not in known:
                stream = self._objects.behind(one)
                data = self._data(stream) if isinstance(stream, StreamObject) else b""
                known[key or 0] = data
            parts.append(known[key or 0])
            size += len(parts[-1])
            if size > MOST_BYTES:
                raise TooLargeError
        return self._run(b"\n".join(parts), resources, 0)

    def _run(self, data: bytes, resources: Any, depth: int) -> _Weight:  # noqa: ANN401
        forms = self._named_forms(resources)
        called = Counter(_CALL.findall(data)) if forms else Counter()
        calls, size = 1, len(data)
        factor, spoken = self._meanings(resources), self._spoken(resources)
        # A letter takes a byte at least, so that most pages need no counting.
        bounded = not depth and size * factor <= MOST_LETTERS
        letters = (size if bounded else _letters(data)) * factor
        if spoken:
            letters += spoken * data.count(b"BDC")
        for name, times in called.items():
            if name not in forms:
                continue
            inner = self._form(forms[name], resources, depth + 1)
            calls += times * inner.calls
            size += times * inner.size
            letters += times * inner.letters
        return _Weight(min(calls, 10**12), min(size, 10**15), min(letters, 10**15))

    def _form(self, form: Any, inherited: Any, depth: int) -> _Weight:  # noqa: ANN401
        """The form itself and all it calls."""
        key = _key(form) or 0  # streams are never direct objects
        if key in self._forms:
            return self._forms[key]
        self._forms[key] = _Weight(MOST_CALLS + 1, 0, 0)  # until it is known: a form within itself
        if depth <= _DEEPEST:
            stream = self._objects.behind(form)
            own = self._objects.value(stream, "/Resources")
            resources = own if own is not None else inherited
            self._forms[key] = self._run(self._data(stream), resources, depth)
        return self._forms[key]

    def _data(self, stream: StreamObject) -> bytes:
        return self._objects.unfolded(stream, MOST_BYTES)

    def _named_forms(self, resources: Any) -> dict[bytes, Any]:  # noqa: ANN401
        found = {}
        for name, one in self._objects.members(self._objects.value(resources, "/XObject")):
            key = _key(one) or 0
            if key not in self._are_forms:
                stream = self._objects.behind(one)
                form = isinstance(stream, StreamObject) and stream.get("/Subtype") == "/Form"
                self._are_forms[key] = form
            if self._are_forms[key]:
                found[name.lstrip("/").encode("latin-1", "replace")] = one
        return found

    def _spoken(self, resources: Any) -> int:  # noqa: ANN401
        """Letters of the longest text for which marked content may stand."""
        longest = 0
        for _, one in self._objects.members(self._objects.value(resources, "/Properties")):
            said = self._objects.value(self._objects.behind(one), "/ActualText")
            if isinstance(said, (str, bytes)):
                longest = max(longest, min(len(said), _LONGEST))
        return longest

    # Fonts -------------------------------------------------------------------------------------

    def _meanings(self, resources: Any) -> int:  # noqa: ANN401
        """For how many letters one letter of a page may stand. Raises TooLargeError."""
        fonts = list(self._objects.members(self._objects.value(resources, "/Font")))
        if len(fonts) > MOST_FONTS:
            raise TooLargeError
        most, tables = 1, 0
        for _, one in fonts:
            key = _key(one)
            font = self._fonts.get(key) if key is not None else None
            if font is None:
                font = self._font(self._objects.behind(one))
                self._fonts[key or 0] = font
            most, tables = max(most, font.longest), tables + font.tables
        if tables > MOST_TABLES:
            raise TooLargeError
        return most

    def _font(self, font: Any) -> _Font:  # noqa: ANN401
        objects = self._objects
        size, longest = 0, 1
        for name in ("/ToUnicode", "/Encoding"):
            table = objects.value(font, name)
            if isinstance(table, StreamObject):
                data = objects.unfolded(table, _MOST_TABLE)
                size += len(data)
                meanings = max((len(one) for one in _MEANING.findall(data)), default=0)
                longest = max(longest, meanings // _UNIT)
        for one in self._descendants(font):
            self._check(objects.value(one, "/CIDToGIDMap"), _MOST_TABLE)
            told = objects.value(one, "/FontDescriptor")
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                self._check(objects.value(told, name), _MOST_FILE)
        return _Font(size, longest)

    def _descendants(self, font: Any) -> Iterator[Any]:  # noqa: ANN401
        yield font
        held = self._objects.value(font, "/DescendantFonts")
        for one in self._objects.items(held) if isinstance(held, ArrayObject) else ():
            yield self._objects.behind(one)

    def _check(self, stream: Any, most: int) -> None:  # noqa: ANN401
        """Raises TooLargeError for a stream of more than ``most`` bytes."""
        if isinstance(stream, StreamObject) and self._objects.may_exceed(stream, most):
            self._objects.unfolded(stream, most)


def _letters(data: bytes) -> int:
    """Letters of all strings among a page's operators, or a few more."""
    found = 0
    for match in _STRING.finditer(data):
        found += len(match[1]) if match[1] is not None else len(match[2]) // 2
    return found


def _key(thing: Any) -> int | None:  # noqa: ANN401 - pypdf's objects
    """By which a thing is known again; None for one that stands in its place only."""
    return thing.idnum if isinstance(thing, IndirectObject) else None
