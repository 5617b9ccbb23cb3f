"""What every test shares: a cache of its own, so that nothing of another run is heard."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: nothing is said here about how long a case may take.
settings.register_profile("hearprint", deadline=None)
settings.load_profile("hearprint")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
