"""A voice in Piper's format, of a few hundred bytes: it hums, longer for more phonemes.

The network is written as protocol buffers by hand (ONNX, opset 13): as many samples as there are
phonemes times the length scale times :data:`SAMPLES`, of a sine.
"""

# ruff: noqa: RUF001 - IPA has letters of its own

from __future__ import annotations

import json
import struct
from pathlib import Path

SAMPLES = 1_500  #: for each phoneme at rate 1
RATE = 22_050
_SIGNS = " !',.:;?abcdefghijklmnopqrstuvwxyzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒˈˌːθᵻˑ"
_FLOAT, _INT = 1, 7


def tiny_voice(folder: Path, name: str = "en_GB-tiny-low", **more: object) -> Path:
    """Writes the two files and gives the model's place."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    model.write_bytes(_model(several="num_speakers" in more))
    ids = {sign: [number] for number, sign in enumerate(["_", "^", "$", *_SIGNS])}
    told = {
        "audio": {"sample_rate": RATE, "quality": "low"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "language": {"code": "en_GB"},
        "phoneme_id_map": ids,
        **more,
    }
    model.with_name(model.name + ".json").write_text(json.dumps(told), "utf-8")
    return model


def _model(*, several: bool) -> bytes:
    constants = {"samples": float(SAMPLES), "zero": 0.0, "one": 1.0, "step": 0.05, "loud": 0.3}
    graph = b"".join(
        _field(5, _tensor(name, _FLOAT, [], struct.pack("<f", value)))
        for name, value in constants.items()
    )
    graph += _field(5, _tensor("second", _INT, [1], struct.pack("<q", 1)))
    graph += _field(5, _tensor("shape", _INT, [3], struct.pack("<3q", 1, 1, -1)))
    graph += _field(5, _tensor("scalar", _INT, [0], b""))
    steps = (
        ("Size", ("input",), "count"),
        ("Cast", ("count",), "counted"),
        ("Gather", ("scales", "second"), "scale1"),
        ("Reshape", ("scale1", "scalar"), "scale"),
        ("Mul", ("counted", "scale"), "longer"),
        ("Mul", ("longer", "samples"), "length"),
        ("Range", ("zero", "length", "one"), "times"),
        ("Mul", ("times", "step"), "angles"),
        ("Sin", ("angles",), "sine"),
        ("Mul", ("sine", "loud"), "quiet"),
        ("Reshape", ("quiet", "shape"), "output"),
    )
    nodes = b"".join(_field(1, _node(*step)) for step in steps)
    inputs = [("input", _INT), ("input_lengths", _INT), ("scales", _FLOAT)]
    inputs += [("sid", _INT)] if several else []
    ends = b"".join(_field(11, _value(*one)) for one in inputs) + _field(12, _value("output", 1))
    graph = nodes + _field(2, b"tiny") + graph + ends
    return _number(1, 8) + _field(7, graph) + _field(8, _field(1, b"") + _number(2, 13))


def _node(kind: str, inputs: tuple[str, ...], output: str) -> bytes:
    made = b"".join(_field(1, one.encode()) for one in inputs) + _field(2, output.encode())
    made += _field(4, kind.encode())
    if kind == "Cast":
        made += _field(5, _field(1, b"to") + _number(3, _FLOAT) + _number(20, 2))
    return made


def _tensor(name: str, kind: int, shape: list[int], data: bytes) -> bytes:
    dims = b"".join(_number(1, size) for size in shape)
    return dims + _number(2, kind) + _field(8, name.encode()) + _field(9, data)


def _value(name: str, kind: int) -> bytes:
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind)))


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])
