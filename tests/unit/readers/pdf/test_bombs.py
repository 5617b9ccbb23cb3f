from __future__ import annotations

import base64
import io
import random
import zlib

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import StreamObject

from fakes.hostile import packed, page, pdf, repeated, show, stream
from hearprint.readers.pdf import bombs, unfold
from hearprint.readers.pdf.bombs import PageTooLargeError, Scales
from hearprint.readers.pdf.unfold import Objects, TooLargeError, unfolds_too_far

A85 = base64.a85encode(b"some words")
FLATE = b"/Filter /FlateDecode"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 500 500]"


def reader_of(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=False)


def weigh(data: bytes, size: int = 1_000) -> Scales:
    reader = reader_of(data)
    scales = Scales(reader, size)
    for one in reader.pages:
        scales.weigh(one)
    return scales


def held(data: bytes) -> tuple[Objects, StreamObject]:
    reader = reader_of(pdf([*page(show()), data]))
    found = Objects(reader).behind(pypdf.generic.IndirectObject(6, 0, reader))
    assert isinstance(found, StreamObject)
    return Objects(reader), found


def test_a_map_that_calls_a_sign_thousands_of_times_is_no_bomb() -> None:
    form = stream(b"0 0 m 9 9 l S", FORM)
    weigh(pdf([*page(b"/X Do\n" * 30_000), form]))


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"/X Do " * 200_000, stream(b"0 0 m", FORM)),
        (b"/X Do " * 20_000, stream(show(b"word " * 10), FORM)),
        (b"/X Do " * 2_000, stream(b"0 0 m 9 9 l S\n" * 2_000, FORM)),
    ],
    ids=["calls", "letters", "operators"],
)
def test_what_a_form_holds_counts_as_often_as_it_is_called(content: bytes, form: bytes) -> None:
    with pytest.raises(PageTooLargeError):
        weigh(pdf([*page(content), form]))


def test_drawings_are_not_letters() -> None:
    weigh(pdf(page(b"0 0 m 9 9 l S\n" * 100_000)))
    with pytest.raises(PageTooLargeError, match="letters"):
        weigh(pdf(page(show(b"w" * 30_000) * 20)))


def test_pages_of_one_object_are_soon_too_much() -> None:
    once = b"[3 0 R]"
    assert not weigh(pdf(page(show(), kids=once))).overfull
    assert weigh(pdf(page(show(), kids=b"[" + b"3 0 R " * 400 + b"]"))).overfull


def test_a_shared_sheet_of_letters_is_unfolded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    unfolded: list[int] = []
    plain = Objects.unfolded

    def counted(self: Objects, one: StreamObject, most: int) -> bytes:
        unfolded.append(most)
        return plain(self, one, most)

    monkeypatch.setattr(bombs.Objects, "unfolded", counted)
    objects = page(show(), kids=b"[3 0 R 3 0 R 3 0 R]")
    objects[4] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    weigh(pdf([*objects, packed([b"1 beginbfchar\n<41> <0041>\nendbfchar\n"])]))
    assert len(unfolded) == 4  # the page's content each time, the font's table once


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_filters_hide_is_never_held_beyond_the_bound(times: int) -> None:
    objects, found = held(packed(repeated(b" ", 40_000_000), times=times))
    with pytest.raises(TooLargeError):
        objects.unfolded(found, 1_000_000)
    assert objects.may_exceed(found, 1_000_000)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (b"/FlateDecode", zlib.compress(b"some words")),
        (b"/Fl", zlib.compress(b"some words")[:-3]),
        (b"/ASCIIHexDecode", b"some words".hex().encode() + b">"),
        (b"[/ASCIIHexDecode /FlateDecode]", zlib.compress(b"some words").hex().encode() + b">"),
        (b"/ASCII85Decode", A85[:6] + b"\n" + A85[6:] + b"~>"),
        (b"[/A85 /Fl]", base64.a85encode(zlib.compress(b"some words")) + b"~>"),
        (b"/RunLengthDecode", b"\x09some words\x80"),
    ],
)
def test_filters_of_text_are_undone(name: bytes, data: bytes) -> None:
    objects, found = held(stream(data, b"/Filter " + name))
    assert objects.unfolded(found, 1_000_000) == b"some words"


def test_what_follows_the_packed_bytes_is_left_alone() -> None:
    words = random.Random(1).randbytes(31_836)
    for size in range(len(words) - 3, len(words)):
        objects, found = held(stream(zlib.compress(words[:size]) + b"x" * 200, FLATE))
        assert objects.unfolded(found, 1_000_000) == words[:size]


@given(st.binary(max_size=60))
def test_base_85_is_undone_as_the_library_does_it(data: bytes) -> None:
    assert unfold._from_base_85(base64.a85encode(data) + b"~>") == data


def test_a_damaged_byte_ends_what_is_unfolded_and_keeps_the_rest() -> None:
    data = bytearray(zlib.compress(b"some words, and more " * 9_000, 0))
    data[90_000:90_020] = b"\xff" * 20
    objects, found = held(stream(bytes(data[:-9]), FLATE))
    kept = objects.unfolded(found, 1_000_000)
    assert kept.startswith(b"some words, and more " * 4_000)


def test_a_file_without_structure_is_searched_for_what_unfolds() -> None:
    bomb = packed(repeated(b" ", 40_000_000))
    assert unfolds_too_far(b"%PDF-1.4 1 0 obj " + bomb, 1_000_000)
    assert not unfolds_too_far(b"%PDF-1.4 1 0 obj " + bomb, 50_000_000)
    picture = packed(repeated(b" ", 40_000_000), b"/Subtype /Image")
    assert not unfolds_too_far(b"%PDF-1.4 1 0 obj " + picture, 1_000_000)


def test_streams_are_let_go_of_when_they_were_looked_at() -> None:
    reader = reader_of(pdf([*page(show() + b"/X Do "), stream(b"x" * 100, FORM)]))
    Scales(reader, 1_000).weigh(reader.pages[0])
    assert not any(isinstance(one, StreamObject) for one in reader.resolved_objects.values())
