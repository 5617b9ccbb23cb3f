"""Voice engines: each fills :class:`hearprint.ports.Engine` and can be made without arguments.

========= ============================================================= ===================
name      what speaks                                                   loads
========= ============================================================= ===================
neural    a neural voice inside a wheel (hibari-tts)                    onnxruntime
system    the voices of the machine (pyttsx3: SAPI, macOS, eSpeak NG)   a helper process
tone      a quiet tone as long as the words: for drafts and tests       numpy
mute      silence as long as the words                                  numpy
========= ============================================================= ===================

Other packages add engines through the entry-point group ``hearprint.engines``.
"""

from __future__ import annotations

from hearprint.registry import Registry

REGISTRY = Registry(
    group="hearprint.engines",
    own={
        "neural": "hearprint.engines.neural:NeuralEngine",
        "system": "hearprint.engines.system:SystemEngine",
        "tone": "hearprint.engines.tone:ToneEngine",
        "mute": "hearprint.engines.mute:MuteEngine",
    },
)
