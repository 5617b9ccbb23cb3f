"""Why a server cannot answer at an address, in words."""

from __future__ import annotations

import errno

from hearprint.errors import UnavailableError


def no_address(error: Exception, host: str, port: int) -> UnavailableError:
    """What ``error`` means for somebody who wanted to answer at ``host`` and ``port``."""
    if isinstance(error, OverflowError):
        return UnavailableError(
            f"{port} is no port.", hint="Choose one from 1024 to 65535 with --port."
        )
    place = f"{host}:{port}"
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return UnavailableError(
            "Another program already answers there.",
            where=place,
            hint="Stop it, or choose another number with --port.",
        )
    if number in {errno.EACCES, errno.EPERM}:
        return UnavailableError(
            "This system does not let you answer there.",
            where=place,
            hint="Choose a number from 1024 to 65535 with --port.",
        )
    return UnavailableError(
        "This machine cannot answer at that address.",
        where=place,
        hint="Answer at 127.0.0.1, which every machine has.",
    )
