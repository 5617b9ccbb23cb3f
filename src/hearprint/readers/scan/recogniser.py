"""The door to RapidOCR (the extra ``ocr``): where lines of print stand, and what one line says.

Its models lie in its wheel and run on the processor; they are named by their paths, because
RapidOCR would fetch from the network what it does not find. Nothing is loaded before the first
picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from PIL import Image, ImageDraw

#: Corners of a line: left top, right top, right bottom, left bottom; pixels from the top left.
Quad = tuple[tuple[float, float], ...]

EXTRA = "hearprint[ocr]"
_PACKAGE = "rapidocr"
_MOST_LINES = 3_000  #: RapidOCR's own limit of 1,000 would cut off a page of a newspaper
_LEAST_SURE = 0.5  #: of 1; RapidOCR's own limit, below which it guesses
_KINDS = {"Det": "det", "Rec": "rec", "Cls": "cls"}


class RecogniserError(Exception):
    """The recogniser cannot work, or failed on a picture; says why in a few words."""


class Letter(NamedTuple):
    """A sign of a line."""

    sign: str
    at: float  #: its middle, as part of the line's width
    opens: bool  #: the recogniser saw a space before it


class Reading(NamedTuple):
    """What a line says."""

    letters: tuple[Letter, ...]
    sure: float  #: 0 to 1

    @property
    def text(self) -> str:
        """The line with the spaces that the recogniser saw."""
        return "".join(f" {one.sign}" if one.opens else one.sign for one in self.letters).strip()


class Recogniser(Protocol):
    """Finds lines of print in a picture, and reads one line; several lines at once, if asked."""

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        """Lines in an RGB picture. Raises RecogniserError."""
        ...

    def read(self, strip: Image.Image) -> Reading | None:
        """What the RGB picture of one upright line says; None when nothing sure can be read.

        Raises RecogniserError.
        """
        ...

    def done(self) -> None:
        """No more lines of this picture are asked for."""
        ...


def installed() -> bool:
    """Whether the extra ``ocr`` is here."""
    return find_spec(_PACKAGE) is not None


@cache
def shared() -> Recogniser | None:
    """The recogniser of this process, its models loaded once; None without the extra."""
    return RapidRecogniser() if installed() else None


def described() -> str:
    """Name and version of the recogniser."""
    try:
        return f"{_PACKAGE} {version(_PACKAGE)}"
    except PackageNotFoundError:
        return f"{_PACKAGE} missing"


def specimen(text: str) -> Image.Image:
    """``text`` as the picture of a line, to try a recogniser with."""
    picture = Image.new("RGB", (24 * len(text) + 40, 56), "white")
    ImageDraw.Draw(picture).text((20, 6), text, fill="black", font_size=36)
    return picture


class RapidRecogniser:
    """Fills ``Recogniser``. Holds the loaded models."""

    def __init__(self) -> None:
        self._engine: Any = None

    def find(self, picture: Image.Image) -> tuple[Quad, ...]:
        """Lines in an RGB picture. Raises RecogniserError."""
        told = self._ask(picture, use_det=True, use_rec=False)
        boxes = getattr(told, "boxes", None)
        if boxes is None:
            return ()
        return tuple(tuple((float(x), float(y)) for x, y in box) for box in boxes)

    def read(self, strip: Image.Image) -> Reading | None:
        """What one line says. Raises RecogniserError."""
        told = self._ask(strip, use_det=False, use_rec=True, return_word_box=True)
        texts, scores = getattr(told, "txts", None), getattr(told, "scores", None)
        if not texts or not scores or not texts[0].strip() or scores[0] < _LEAST_SURE:
            return None
        places = getattr(told, "word_results", None)
        return Reading(_letters(texts[0], places[0] if places else None), float(scores[0]))

    def done(self) -> None:
        """Nothing is kept of a picture."""

    def _ask(self, picture: Image.Image, **choices: bool) -> Any:  # noqa: ANN401 - untyped results
        engine = self._loaded()
        pixels = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])  # it expects blue first
        try:
            return engine(pixels, use_cls=False, **choices)
        except Exception as error:  # whatever a model or its runtime raises
            raise RecogniserError(f"RapidOCR failed: {_first_line(error)}") from error

    def _loaded(self) -> Any:  # noqa: ANN401
        if self._engine is None:
            try:
                self._engine = import_module(_PACKAGE).RapidOCR(params=_parameters())
            except RecogniserError:
                raise
            except Exception as error:  # a broken installation may fail in any way
                raise RecogniserError(f"RapidOCR cannot start: {_first_line(error)}") from error
        return self._engine


def _parameters() -> dict[str, Any]:
    return {
        "Global.log_level": "critical",
        "Global.use_preprocess_img": False,  # sizes are ours to choose
        "Global.use_vertical_padding": False,
        "Global.text_score": _LEAST_SURE,
        "Det.max_candidates": _MOST_LINES,
        # Lines are read side by side, each by one thread: half the work of many threads a line,
        # which wait for one another, and the same figures on any computer.
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        **{f"{part}.model_path": str(_model(kind)) for part, kind in _KINDS.items()},
    }


def _model(kind: str) -> Path:
    """The wheel's own model: ``det`` finds lines, ``rec`` reads them, ``cls`` is not used."""
    spec = find_spec(_PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        found = sorted(Path(place, "models").glob(f"*_{kind}*.onnx"))
        if found:
            return found[0]
    raise RecogniserError(f"RapidOCR lacks its model {kind!r}")


def _letters(text: str, info: Any) -> tuple[Letter, ...]:  # noqa: ANN401 - RapidOCR's WordInfo
    """Signs with their places; evenly spread when RapidOCR does not tell them."""
    columns = [column for word in getattr(info, "word_cols", ()) for column in word]
    length = float(getattr(info, "line_txt_len", 0) or 0)
    bare = "".join(text.split())
    if len(columns) == len(bare) and length > 0:
        places = [min(1.0, (column + 0.5) / length) for column in columns]
    else:
        places = [(at + 0.5) / len(bare) for at in range(len(bare))]
    return tuple(_placed(text, iter(places)))


def _placed(text: str, places: Iterator[float]) -> Iterator[Letter]:
    opens = False
    for sign in text.strip():
        if sign.isspace():
            opens = True
        else:
            yield Letter(sign, next(places), opens)
            opens = False


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return (lines[-1] if lines else type(error).__name__)[:200]
