"""What a publication was made from, as one digest: while it stands, there is nothing to do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from hearprint.api.art import picture_beside
from hearprint.api.gather import load
from hearprint.api.voices import engine, find_voice
from hearprint.api.ways import means
from hearprint.errors import HearprintError
from hearprint.model.contents import CatalogueItem
from hearprint.model.keys import key
from hearprint.model.plan import Plan
from hearprint.readers.scan.recogniser import described
from hearprint.settings import CacheSettings, RelinkSettings, Settings
from hearprint.store.plans import PlanFiles

_VERSION = 1


@dataclass(slots=True, kw_only=True)
class Stamps:
    """Gives the stamps of one build; what all publications share is worked out once."""

    settings: Settings
    _told: str = ""
    _voices: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def of(self, path: Path, plan: Plan, catalogue: CatalogueItem | None) -> str:
        """Names source, plan, settings, voices and our own code; empty when something is amiss."""
        try:
            source = load(path)
            text = PlanFiles(path.parent).path(path.name).read_bytes()
            cover = picture_beside(path, plan)
            voices = self._fingerprints(plan)
        except (OSError, HearprintError):
            return ""
        self._told = self._told or _telling(self.settings)
        return key(
            "publication",
            _VERSION,
            name=source.name,
            source=[source.digest, *(part.digest for part in source.parts)],
            plan=text,
            catalogue=catalogue,
            cover=cover.read_bytes() if cover and cover.is_file() else b"",
            settings=self._told,
            voices=voices,
            recogniser=described(),
            ways=means(self.settings.formats),
            code=code(),
        )

    def _fingerprints(self, plan: Plan) -> list[str]:
        """Of every voice that is to speak in a publication, and of the engine that may help out."""
        own = (section.voice for section in plan.sections)
        roles = plan.voices.over(self.settings.voices)
        named = (self.settings.speech.voice, plan.voice, *own, *roles.names)
        wanted = tuple(dict.fromkeys(name for name in named if name))
        if wanted not in self._voices:
            engines = self.settings.engines
            voices = [find_voice(name, engines) for name in wanted]
            names = sorted({"system", *(voice.engine for voice in voices)})
            self._voices[wanted] = [
                *(engine(name, engines).fingerprint for name in names),
                *(f"{voice.id} {voice.version}" for voice in voices),
            ]
        return self._voices[wanted]


def _telling(settings: Settings) -> str:
    """Names all settings but those of the cache, of relinking, of who may listen, and who chose."""
    private = settings.house.private or settings.members is not None
    house = replace(settings.house, private=private)
    told = replace(
        settings,
        house=house,
        cache=CacheSettings(),
        relink=RelinkSettings(),
        members=None,
        voice_from="",
    )
    return key("settings", _VERSION, told=told)


@cache
def code() -> str:
    """Names this installation: our own files as they stand, and the libraries' versions."""
    root = Path(__file__).parents[1]
    files = sorted(path for path in root.rglob("*") if path.suffix != ".pyc" and path.is_file())
    stands = [
        (str(one.relative_to(root)), one.stat().st_size, one.stat().st_mtime_ns) for one in files
    ]
    digest = hashlib.sha256(repr((stands, _libraries())).encode())
    return digest.hexdigest()


def _libraries() -> list[tuple[str, str]]:
    found = []
    for line in requires("hearprint") or ():
        name = line.partition(";")[0].strip()
        for sign in "<>=!~[ (":
            name = name.partition(sign)[0]
        if "extra ==" in line:
            continue
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, ""))
    return found
