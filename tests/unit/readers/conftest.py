from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from hearprint.model.document import Document, Source
from hearprint.readers.article import ArticleReader

MakeSource = Callable[..., Source]


def _source(data: bytes | str, media_type: str = "text/html", name: str = "page.html") -> Source:
    raw = data.encode() if isinstance(data, str) else data
    digest = hashlib.sha256(raw).hexdigest()
    return Source(name=name, media_type=media_type, digest=digest, data=raw)


@pytest.fixture(scope="session")
def make_source() -> MakeSource:
    return _source


@pytest.fixture(scope="session")
def read_page() -> Callable[[bytes | str], Document]:
    """A page (its body is enough) to its article."""

    def read(data: bytes | str) -> Document:
        return ArticleReader().read(_source(data))

    return read
