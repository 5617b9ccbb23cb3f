"""What will be said for a text, without saying it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hearprint.engines import REGISTRY
from hearprint.errors import SettingsError
from hearprint.script.spoken import silent, spoken


def say_in_words(language: str, engine: str | None = None) -> Callable[[str], str]:
    """What gives the words that will be said for a text in ``language`` (BCP 47).

    Every engine is given the same words; ``engine`` is only made sure of. Raises SettingsError
    when there is no such engine.
    """
    if engine is not None and engine not in REGISTRY.names():
        raise SettingsError(
            f"There is no engine called {engine!r}.",
            where="--engine",
            hint=f"Choose one of: {', '.join(REGISTRY.names())}.",
        )
    return partial(spoken, language=language)


def account_of(language: str) -> Callable[[str], tuple[tuple[str, str], ...]]:
    """What gives the signs of a text for which no word is said, and what they are taken for."""
    return partial(silent, language=language)
