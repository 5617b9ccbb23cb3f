"""Tables below ``[engines]`` of engines that other packages bring.

Nobody but the engine knows what they may hold, so they are handed to it as they stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hearprint.registry import Registry
from hearprint.settings import Settings

Values = Mapping[str, Mapping[str, object]]

_OTHERS = Registry(group="hearprint.engines", own={})


def parted(values: Values, own: Mapping[str, type]) -> tuple[dict[str, Any], dict[str, Any]]:
    """``values`` without the tables of other packages' engines, and those tables by name.

    A table whose engine is not installed stays, to be told as unknown.
    """
    engines = values.get("engines", {})
    if not set(engines) - set(own):
        return dict(values), {}
    installed = _OTHERS.names()
    theirs = {
        name: table
        for name, table in engines.items()
        if name in installed and name not in own and isinstance(table, Mapping)
    }
    rest = {name: table for name, table in engines.items() if name not in theirs}
    return {**values, "engines": rest}, theirs


def with_others(settings: Settings, tables: Mapping[str, object]) -> Settings:
    """``settings`` with the tables; dates in them become text."""
    if not tables:
        return settings
    others = tuple((name, json.dumps(table, default=str)) for name, table in tables.items())
    return replace(settings, engines=replace(settings.engines, others=others))
