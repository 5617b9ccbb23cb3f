"""Bullets before lines: the recogniser passes over many, and a list without them is no list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hearprint.readers.scan.ink import Print

BULLET = "•"
#: How far before a line's first word a bullet may begin and must end, in x-heights.
FAR, NEAR = 4.6, 0.5
_SIZES = 0.22, 1.15  #: x-heights: from a full stop's to a large square's
_ROUND = 0.6  #: shorter side by longer side
_FULL = 0.5  #: of its box is ink: rings, letters and dashes are none
_MIDDLE = 0.3  #: x-heights that it may stand off the letters' middle
_ALIKE = 0.25  #: x-heights by which their distances from the text may differ
_FEWEST = 2  #: bullets of a list
_DARK = 0.5


class Blot(NamedTuple):
    """A bullet's left and right edge and its middle's height, in pixels of its picture."""

    left: int
    right: int
    middle: float


def bullet(patch: Image.Image, contrast: float, told: Print) -> Blot | None:
    """The blot in the picture of what stands before a line, if it is like a bullet.

    ``contrast`` is how much darker or lighter than the paper the line's ink is, in shades.
    """
    grey = np.asarray(patch.convert("L"), dtype=np.float32)
    dark = np.abs(grey - np.median(grey)) >= _DARK * contrast
    columns = np.nonzero(dark.any(axis=0))[0]
    if not len(columns) or columns[0] == 0 or columns[-1] == dark.shape[1] - 1:
        return None
    left, right = int(columns[0]), int(columns[-1]) + 1
    rows = np.nonzero(dark[:, left:right].any(axis=1))[0]
    top, foot = int(rows[0]), int(rows[-1]) + 1
    middle = (top + foot) / 2
    off = abs(middle - (told.base - told.x_height / 2))
    if off > _MIDDLE * told.x_height or not _is_blot(dark[top:foot, left:right], told.x_height):
        return None
    return Blot(left, right, middle)


def _is_blot(box: NDArray[np.bool_], x_height: float) -> bool:
    shorter, longer = min(box.shape), max(box.shape)
    small, large = (part * x_height for part in _SIZES)
    return (
        small <= shorter
        and longer <= large
        and shorter >= _ROUND * longer
        and float(box.mean()) >= _FULL
    )


def in_lists(indents: Sequence[float], x_height: float) -> list[bool]:
    """Which of a page's bullets are as far from their text as another one is."""
    return [
        sum(abs(other - indent) <= _ALIKE * x_height for other in indents) >= _FEWEST
        for indent in indents
    ]
