"""What every registered reader of documents must do."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hearprint.errors import SourceError
from hearprint.model.document import Document, Source
from hearprint.ports import CatalogueReader, Reader
from hearprint.readers import REGISTRY
from hearprint.readers.sniff import media_type, reader_for

INPUT = Path(__file__).parents[2] / "input"
READERS = tuple(name for name in REGISTRY.names() if name != "catalogue")

FIRST, SECOND, THIRD = "Alpha comes first today.", "Beta follows it.", "Gamma ends the matter."
HOSTILE = "Odd\x01 \x0b signs\u202e and\u200b ../../etc <script>x</script>"
SENTENCES = (FIRST, HOSTILE, SECOND, THIRD)


def _pdf(sentences: tuple[str, ...]) -> bytes:
    """A page with one line for each sentence; PDF strings hold no control characters."""
    lines = [sentence.encode("ascii", "ignore") for sentence in sentences]
    shown = b" ".join(
        b"(" + line.translate(None, bytes(range(32))) + b") Tj 0 -40 Td" for line in lines
    )
    stream = b"BT /F1 12 Tf 72 720 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + table
    return data + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def _html(sentences: tuple[str, ...]) -> bytes:
    escaped = (s.replace("&", "&amp;").replace("<", "&lt;") for s in sentences)
    return f"<html><body>{''.join(f'<p>{s}</p>' for s in escaped)}</body></html>".encode()


def _plain(sentences: tuple[str, ...]) -> bytes:
    return "\n\n".join(sentences).encode()


MAKERS: dict[str, tuple[Callable[[tuple[str, ...]], bytes], str]] = {
    "pdf": (_pdf, "a.pdf"),
    "article": (_html, "a.html"),
    "text": (_plain, "a.txt"),
    "markdown": (_plain, "a.md"),
}


def _source(data: bytes, name: str, kind: str = "") -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(name=name, media_type=kind or media_type(data, name), digest=digest, data=data)


def _made(name: str) -> Source:
    make, file_name = MAKERS[name]
    return _source(make(SENTENCES), file_name)


@pytest.fixture(params=READERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader(name: str) -> Reader:
    made: Reader = REGISTRY.load(name)()
    return made


def _words(document: Document) -> int:
    kept = sum(block.words for block in document.blocks)
    return kept + sum(gone.words for gone in document.removed)


def test_its_own_kind_of_bytes_leads_to_it(name: str) -> None:
    assert reader_for(_made(name).media_type) == name


def test_the_account_adds_up(reader: Reader, name: str) -> None:
    document = reader.read(_made(name))
    assert _words(document) == document.source_words > 0


def test_text_comes_in_the_order_of_the_source(reader: Reader, name: str) -> None:
    text = " ".join(block.text for block in reader.read(_made(name)).blocks)
    places = [text.index(sentence) for sentence in (FIRST, SECOND, THIRD)]
    assert places == sorted(places)


def test_ids_are_unique_and_of_the_content(reader: Reader, name: str) -> None:
    make, file_name = MAKERS[name]
    twice = reader.read(_source(make((FIRST, SECOND, FIRST, THIRD)), file_name))
    ids = [block.id for block in twice.blocks]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def test_the_same_bytes_give_the_same_document(reader: Reader, name: str) -> None:
    source = _made(name)
    other: Reader = REGISTRY.load(name)()
    assert reader.read(source) == reader.read(source) == other.read(source)


def test_the_document_says_where_it_came_from(reader: Reader, name: str) -> None:
    source = _made(name)
    document = reader.read(source)
    found = (document.source, document.digest, document.media_type)
    assert found == (source.name, source.digest, source.media_type)
    assert document.language


def test_no_control_or_direction_character_comes_through(reader: Reader, name: str) -> None:
    document = reader.read(_made(name))
    texts = [document.title, document.description, *(person.name for person in document.authors)]
    texts += [block.text for block in document.blocks]
    texts += [line.text for block in document.blocks for line in block.lines]
    texts += [cell for block in document.blocks for row in block.rows for cell in row]
    texts += [gone.text for gone in document.removed]
    signs = {sign for text in texts for sign in text if sign != "\n"}
    assert not {sign for sign in signs if unicodedata.category(sign) in ("Cc", "Cs")}
    assert not signs & {"\u202e", "\u200b", "\ufeff"}


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0" * 64, b"\xef\xbb\xbf"])
def test_nothing_to_read_ends_in_one_error(reader: Reader, name: str, data: bytes) -> None:
    source = replace(_made(name), data=data)
    with pytest.raises(SourceError) as caught:
        reader.read(source)
    assert caught.value.summary.endswith(".")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 4, b"PK\x03\x04" + bytes(64), bytes(2000)]
)
def test_binary_bytes_end_at_the_door_or_in_one_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        _source(data, "anything")


@pytest.mark.parametrize("path", sorted(INPUT.glob("*.*ml")) + sorted(INPUT.glob("*.pdf")))
def test_the_samples_are_accounted_for(path: Path) -> None:
    source = _source(path.read_bytes(), path.name)
    made: Reader = REGISTRY.load(reader_for(source.media_type))()
    document = made.read(source)
    assert _words(document) == document.source_words > 0


def test_a_catalogue_reader_gives_a_catalogue_or_none() -> None:
    made: CatalogueReader = REGISTRY.load("catalogue")()
    page = _source((INPUT / "publications.html").read_bytes(), "publications.html")
    catalogue = made.read(page)
    assert catalogue is not None
    assert catalogue == made.read(page)
    assert made.read(_made("article")) is None
    with pytest.raises(SourceError):
        made.read(replace(page, data=b""))
