"""Voice engines: each fills :class:`hearprint.ports.Engine`.

An engine is made without arguments, or by its ``from_settings`` when it has to be told something.

========= ============================================================= ===================
name      what speaks                                                   loads
========= ============================================================= ===================
neural    a neural voice inside a wheel (hibari-tts)                    onnxruntime
system    the voices of the machine (pyttsx3: SAPI, macOS, eSpeak NG)   a helper process
pico      SVOX Pico, plain and small, one voice British (extra `pico`)   a helper process
kokoro    natural British voices, slow to make (extra `kokoro`)         onnxruntime
piper     voices in Piper's format, from a folder or a package          onnxruntime
command   a program of the house, named in its settings                 that program
tone      a quiet tone as long as the words: for drafts and tests       numpy
mute      silence as long as the words                                  numpy
========= ============================================================= ===================

Other packages add engines through the entry-point group ``hearprint.engines``.
"""

from __future__ import annotations

from hearprint.ports import Engine
from hearprint.registry import Registry
from hearprint.settings import EngineSettings

REGISTRY = Registry(
    group="hearprint.engines",
    own={
        "neural": "hearprint.engines.neural:NeuralEngine",
        "system": "hearprint.engines.system:SystemEngine",
        "pico": "hearprint.engines.pico:PicoEngine",
        "kokoro": "hearprint.engines.kokoro:KokoroEngine",
        "piper": "hearprint.engines.piper:PiperEngine",
        "command": "hearprint.engines.command:CommandEngine",
        "tone": "hearprint.engines.tone:ToneEngine",
        "mute": "hearprint.engines.mute:MuteEngine",
    },
)


def make(name: str, settings: EngineSettings) -> Engine:
    """The engine called ``name``. Raises UnavailableError when it is not set up or not there."""
    factory = REGISTRY.load(name)
    told = getattr(factory, "from_settings", None)
    made: Engine = factory() if told is None else told(settings)
    return made
