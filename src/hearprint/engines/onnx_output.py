"""Lets a network tell one of its inner results: an output is added to its file.

The wire format of protocol buffers is read and written here by hand, as far as that takes: a field
is a number, a kind and a value (Protocol Buffers, "Encoding"), and the numbers are those of
``onnx.proto3``: the graph is field 7 of a model, an output field 12 of a graph, its name field 1.
The package ``onnx``, which could do it, weighs more than the voice.
"""

from __future__ import annotations

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


def with_output(model: bytes, name: str) -> bytes:
    """``model`` with its inner result ``name`` as its last output. Raises ValueError."""
    if name.encode() not in model:
        raise ValueError(f"the network has no result called {name}")
    output = _field(_OUTPUT, _field(_NAME, name.encode()))
    at = 0
    while at < len(model):
        begin = at
        tag, at = _read(model, at)
        kind = tag & 7
        if kind == _BYTES:
            size, at = _read(model, at)
            if tag >> 3 == _GRAPH:
                graph = model[at : at + size]
                return model[:begin] + _field(_GRAPH, graph + output) + model[at + size :]
            at += size
        elif kind == _VARINT:
            _, at = _read(model, at)
        elif kind in (_EIGHT, _FOUR):
            at += 8 if kind == _EIGHT else 4
        else:
            break
    raise ValueError("this is no network in the format ONNX")


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits a byte
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


def _read(data: bytes, at: int) -> tuple[int, int]:
    """The number at ``at``, and where the next thing begins."""
    value = 0
    for shift in range(0, 64, 7):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - the last byte of a number
            return value, at
    raise ValueError("this is no network in the format ONNX")
