from __future__ import annotations

import pytest

from hearprint.errors import DamagedError
from hearprint.readers import REGISTRY
from hearprint.readers.sniff import media_type, reader_for


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n...", "a.pdf", "application/pdf"),
        (b"%PDF-1.7\n...", "a.html", "application/pdf"),
        (b"junk before the header\n" * 10 + b"%PDF-1.4", "a", "application/pdf"),
        (b"<!DOCTYPE html><p>Hello", "a.txt", "text/html"),
        (b"\xef\xbb\xbf  <html><body>Hello", "a", "text/html"),
        (b"<!-- saved from url -->\n<HTML>", "a", "text/html"),
        ("<html><p>Hello there".encode("utf-16"), "a.htm", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "a.xhtml", "text/html"),
        (b"Loose text <p>and a tag", "a.html", "text/html"),
        (b"Loose text <p>and a tag", "a.txt", "text/plain"),
        (b"# Title\n\n<p>Text", "a.md", "text/markdown"),
        (b"# Title\n\nText", "a.txt", "text/plain"),
        ("Caf\u00e9 society".encode("latin-1"), "a.txt", "text/plain"),
        ("Wide text".encode("utf-16-le"), "a.txt", "text/plain"),
        (b"Form feed\x0cbetween pages", "notes", "text/plain"),
    ],
)
def test_content_decides_the_type_and_the_name_only_tells_markdown(
    data: bytes, name: str, expected: str
) -> None:
    assert media_type(data, name) == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG picture"),
        (b"PK\x03\x04\x14\0 word/document.xml", "Word document"),
        (b"PK\x03\x04\x14\0 mimetypeapplication/epub+zip", "EPUB book"),
        (b"PK\x03\x04\x14\0 other", "ZIP archive"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture"),
        (b"\0\0\0\x20ftypM4A ", "film or sound"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a feed"),
        (bytes(range(256)) * 8, "binary file"),
    ],
)
def test_other_kinds_are_refused_with_their_name_and_what_is_read(data: bytes, said: str) -> None:
    with pytest.raises(DamagedError, match=said) as caught:
        media_type(data, "thing.bin")
    assert caught.value.where == "thing.bin"
    assert "PDF, HTML, Markdown and plain text" in caught.value.hint


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_is_told_as_empty(data: bytes) -> None:
    with pytest.raises(DamagedError, match="empty"):
        media_type(data, "a.pdf")


def test_bytes_that_only_claim_to_be_a_pdf_are_called_a_damaged_one() -> None:
    with pytest.raises(DamagedError, match="damaged PDF"):
        media_type(bytes(range(1, 32)) * 30, "a.pdf")


@pytest.mark.parametrize("kind", ["application/pdf", "text/html", "text/markdown", "text/plain"])
def test_every_type_has_a_registered_reader(kind: str) -> None:
    assert reader_for(kind) in REGISTRY.names()


def test_a_type_without_reader_is_an_error_in_words() -> None:
    with pytest.raises(DamagedError, match="image/png"):
        reader_for("image/png")
