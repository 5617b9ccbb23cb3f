"""What every test shares: a cache of its own, so that nothing of another run is heard."""

from __future__ import annotations

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# A busy machine is no reason to fail: nothing is said here about how long a case may take.
settings.register_profile("hearprint", deadline=None)
settings.load_profile("hearprint")


#: Modules whose tests share something that takes long to make: one worker does all of each, so that
#: it is made once. They come first, and no worker is left alone with one at the end.
_TOGETHER = (
    "external/test_clients.py",
    "external/test_feeds.py",
    "external/test_orca.py",
    "external/test_player.py",
    "external/test_search.py",
    "integration/test_sound_files.py",
)


class _Together(LoadScopeScheduling):
    """Hands out single tests, but modules whose tests belong together as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.split("::", 1)[0]
        return module if module.endswith(_TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """How tests are spread over workers, for pytest-xdist."""
    return _Together(config, log)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
