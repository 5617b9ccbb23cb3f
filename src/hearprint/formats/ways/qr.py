"""A code for the printed publication: a telephone that looks at it opens the listening page.

SVG for whoever sets the print, PNG for word processors. Level M of ISO/IEC 18004 bears the loss of
15 of 100 words, as ink on cheap paper loses them; the quiet border is the four modules it asks for.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

from hearprint.errors import UnavailableError
from hearprint.formats import phrases
from hearprint.model.programme import Programme

SVG, PNG = "image/svg+xml", "image/png"
_BORDER = 4
_SVG_SCALE = 10  #: of a module, in pixels
_PNG_SCALE = 24  #: at 300 to the inch, a module is 2 mm wide
_DPI = 300


def codes(programme: Programme) -> tuple[bytes, bytes]:
    """SVG and PNG of the address of the publication's page. Raises UnavailableError."""
    try:
        segno = import_module("segno")
    except ImportError as error:
        raise UnavailableError(
            "The library for QR codes is not installed.", hint="python -m pip install segno"
        ) from error
    address = phrases.address(programme.house, programme.publication.slug) + "/"
    code = segno.make(address, error="m", micro=False)
    svg, png = BytesIO(), BytesIO()
    code.save(
        svg,
        kind="svg",
        scale=_SVG_SCALE,
        border=_BORDER,
        title=address,
        light="#fff",
        omitsize=False,
    )
    code.save(png, kind="png", scale=_PNG_SCALE, border=_BORDER, dpi=_DPI)
    return svg.getvalue(), png.getvalue()
