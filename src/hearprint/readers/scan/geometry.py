"""Corners of lines, and pages that lie askew."""

from __future__ import annotations

import math
from typing import NamedTuple

from hearprint.readers.scan.recogniser import Quad

_TALL = 2.0  #: times its width: a line that may run up or down the page
_LEVEL = math.radians(0.05)  #: below this nothing is gained by straightening

Point = tuple[float, float]


class Straight(NamedTuple):
    """Turns points about a middle so that lines of a slope lie level."""

    slope: float  #: radians, by the clock
    x: float
    y: float

    def point(self, point: Point) -> Point:
        """``point`` on the straightened page."""
        if abs(self.slope) < _LEVEL:
            return point
        x, y = point[0] - self.x, point[1] - self.y
        cos, sin = math.cos(self.slope), math.sin(self.slope)
        return self.x + x * cos + y * sin, self.y - x * sin + y * cos


def width_of(quad: Quad) -> float:
    """The longer of a line's upper and lower edge."""
    return max(math.dist(quad[0], quad[1]), math.dist(quad[3], quad[2]))


def height_of(quad: Quad) -> float:
    """The longer of a line's left and right edge."""
    return max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2]))


def is_tall(quad: Quad) -> bool:
    """Whether a line may run up or down the page."""
    return height_of(quad) > _TALL * width_of(quad)


def between(one: Point, two: Point, part: float) -> Point:
    """The point at a part of the way from one to the other."""
    return one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part


def is_within(point: Point, quad: Quad) -> bool:
    """Whether a point lies in the upright box around a line."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return min(xs) <= point[0] <= max(xs) and min(ys) <= point[1] <= max(ys)


def turned(quad: Quad, quarters: int, width: float, height: float) -> Quad:
    """Corners after quarter turns against the clock, named anew."""
    one, two, three, four = quad
    if quarters == 1:
        return tuple((y, width - x) for x, y in (two, three, four, one))
    return tuple((width - x, height - y) for x, y in (three, four, one, two))
