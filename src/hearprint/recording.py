"""Speaks, joins and encodes sections, doing nothing that was done before.

::

    task -> strips -> speech, kept by key -> recording, kept by key

A strip is a run of utterances that one process speaks at a go. What it says is kept under a key of
the words and the voice, not of their place, so a moved paragraph is not spoken again. A recording
is kept under a key of all that is heard in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hearprint.assembly.join import assemble
from hearprint.assembly.rates import at_rate
from hearprint.assembly.ready import Load
from hearprint.assembly.sound import joined, silence, usable, voiceless
from hearprint.checks.sound import check_pace
from hearprint.errors import OutputError, SpeechError
from hearprint.model.findings import Finding, warning
from hearprint.model.keys import key
from hearprint.model.recording_json import recording_from_json, recording_to_json
from hearprint.model.speech import (
    Failed,
    Outcome,
    Recording,
    Script,
    Sound,
    Speech,
    Stored,
    Utterance,
    Voice,
    Voicing,
)
from hearprint.model.wording import wording_for
from hearprint.model.words import count_words
from hearprint.ports import Blobs, Cache, Codec, Codecs, Engine, Hear, ReadSound, Speeches, Tags
from hearprint.pressing import Press
from hearprint.script.sentences import breaths
from hearprint.settings import SoundSettings

#: Words that one process speaks at a go: a second or so of work, so that cores stay even.
STRIP_WORDS = 300
#: Raised when the same words and voice would come out otherwise through our own doing.
_SPEECH_VERSION = 1
_RECORDING_VERSION = 3
_AUDIO_VERSION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice with all that decides how it sounds."""

    voice: Voice
    fingerprint: str  #: its engine's
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One section to record."""

    source: str
    section: str
    position: int
    script: Script
    tags: Tags
    words: int
    language: str  #: BCP 47, of most of what is said
    voice: str = ""  #: the one that the plan names for this section; empty for the usual one
    author: str = ""  #: who wrote it, by whom voices may take turns; empty when nobody is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Who says the utterances of a kind, or in a language, in place of the section's speaker."""

    speaker: Speaker
    voicing: Voicing | None = None
    language: str = ""  #: BCP 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A task and who reads it; small enough to send to another process."""

    task: Task
    speaker: Speaker
    sound: SoundSettings
    others: tuple[Other, ...] = ()  #: the first that an utterance belongs to says it
    house_sounds: tuple[tuple[str, Stored], ...] = ()  #: names and files

    @property
    def formant(self) -> bool:
        """Whether all that is heard is made by formant synthesis."""
        said = self.task.script.utterances
        return all(not one.house_sound and self.speaker_of(one).voice.formant for one in said)

    def speaker_of(self, utterance: Utterance) -> Speaker:
        """Who says ``utterance``."""
        for other in self.others:
            if other.voicing is utterance.voicing or other.language == utterance.language:
                return other.speaker
        return self.speaker


#: What is said instead of utterances that an engine could not say at a go: the parts of one, by
#: the key of its speech, or nothing for a gap.
Instead = Mapping[str, tuple[Utterance, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a process works with."""

    engine: Callable[[str], Engine]  #: by its name
    codecs: Codecs
    hear: Hear
    house_sound: ReadSound
    speeches: Speeches
    cache: Cache
    blobs: Blobs


def speech_key(utterance: Utterance, speaker: Speaker) -> str:
    """Names what ``speaker`` makes of an utterance: words, language and voice, nothing else."""
    return _speech_key(utterance.spoken, utterance.language, utterance.sounds, speaker)


@lru_cache(maxsize=1024)  # a section is gone through some ten times with all its keys
def _speech_key(words: str, language: str, sounds: tuple[Sound, ...], speaker: Speaker) -> str:
    return key(
        "speech",
        _SPEECH_VERSION,
        words=words,
        language=language,
        sounds=sounds,
        voice=speaker.voice.id,
        edition=speaker.voice.version,
        engine=speaker.fingerprint,
        rate=speaker.rate if speaker.rate != 1.0 else None,
    )


def recording_key(job: Job, codecs: Codecs) -> str:
    """Names the recording of a task: all that is heard, and what its files say of it."""
    return key(
        "recording",
        _RECORDING_VERSION,
        audio=_audio_key(job),
        files=[one.fingerprint for one in _published(job, codecs)],
        leaf=codecs.binder.leaf.fingerprint if codecs.binder else "",
        tags=job.task.tags,
        ids=[utterance.id for utterance in job.task.script.utterances],
        marks=job.task.script.marks,
    )


def _published(job: Job, codecs: Codecs) -> tuple[Codec, ...]:
    """What makes the files of a section, the one that feeds name first before the others."""
    return ((job.formant and codecs.formant) or codecs.main, *codecs.others)


def _audio_key(job: Job, codec: str = "") -> str:
    """Names what is heard in a section, and with ``codec`` what that one makes of it."""
    sounds = dict(job.house_sounds)
    said = [
        (
            sounds.get(one.house_sound) or speech_key(one, job.speaker_of(one)),
            one.pause_ms,
        )
        for one in job.task.script.utterances
    ]
    level = (job.sound.loudness_lufs, job.sound.peak_db)
    return key("audio", _AUDIO_VERSION, said=said, level=level, codec=codec)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A run of utterances that one process speaks at a go, by one voice."""

    speaker: Speaker
    utterances: tuple[Utterance, ...]


def strips(job: Job, speeches: Speeches) -> Iterator[Strip]:
    """What of a section was never said, and by whom it is to be.

    In runs of about :data:`STRIP_WORDS` of one speaker, each text once.
    """
    seen: set[str] = set()
    begun: dict[Speaker, list[Utterance]] = {}
    for utterance in job.task.script.utterances:
        if utterance.house_sound:
            continue
        speaker = job.speaker_of(utterance)
        name = speech_key(utterance, speaker)
        if name in seen or speeches.holds(name):
            continue
        seen.add(name)
        strip = begun.setdefault(speaker, [])
        strip.append(utterance)
        if sum(count_words(one.spoken) for one in strip) >= STRIP_WORDS:
            yield Strip(speaker=speaker, utterances=tuple(begun.pop(speaker)))
    for speaker, strip in begun.items():
        yield Strip(speaker=speaker, utterances=tuple(strip))


def parts(utterance: Utterance) -> tuple[Utterance, ...]:
    """An utterance in smaller pieces, for an engine that could not say it at a go."""
    limit = max(20, len(utterance.spoken) // 3)
    pieces = breaths(utterance.spoken, limit)
    return tuple(
        replace(utterance, id=f"{utterance.id}/{number}", spoken=piece)
        for number, piece in enumerate(pieces, 1)
    )


def speak(utterances: Sequence[Utterance], speaker: Speaker, tools: Tools) -> tuple[str, ...]:
    """Say what was not said before, and keep it. Gives the ids of what the engine refused."""
    refused = []
    for utterance in utterances:
        try:
            _speech(utterance, speaker, tools)
        except SpeechError:
            refused.append(utterance.id)
    return tuple(refused)


def ingredients(job: Job, instead: Instead, codecs: Codecs) -> Iterator[str]:
    """Keys of all that :func:`record` makes a recording from, as far as it was made before."""
    for utterance in job.task.script.utterances:
        speaker = job.speaker_of(utterance)
        name = speech_key(utterance, speaker)
        other = instead.get(name, (utterance,))
        yield from (speech_key(one, speaker) for one in other or (_gap(utterance),))
    yield from (_audio_key(job, one.fingerprint) for one in _published(job, codecs))


def recorded(job: Job, codecs: Codecs, cache: Cache, blobs: Blobs) -> Recording | None:
    """The recording of a section as it was made before; None when it must be made."""
    data = cache.recall(recording_key(job, codecs))
    if data is None:
        return None
    try:
        kept = recording_from_json(data, job.task.section)
    except ValueError:  # an older version kept it in another form
        return None
    files = (kept.audio, *(one.audio for one in kept.alternates), kept.leaf)
    return kept if all(blobs.holds(one) for one in files if one) else None


def record(job: Job, instead: Instead, tools: Tools) -> Outcome:
    """Join and encode one section. What cannot be spoken is named, never silent.

    Only what is whole is kept: a section with a gap is tried again by the next build.
    """
    task, speaker = job.task, job.speaker
    hertz = _hertz(job, instead, tools) if job.others or job.house_sounds else 0
    sounds, amiss = _house_sounds(job, hertz, tools)
    load = _loading(job, instead, tools, hertz, sounds)
    made = assemble(task.script, load, job.sound, speaker.rate)
    if len(made.missing) == len(task.script.utterances):
        return Failed(section=task.section, reason="the voice gave no sound")
    gaps = {name for name, other in instead.items() if not other}
    missing = [
        one.id for one in task.script.utterances if speech_key(one, job.speaker_of(one)) in gaps
    ]
    whole = not made.missing and not instead
    press = Press(
        script=task.script,
        tags=task.tags,
        made=made,
        name=lambda codec: _audio_key(job, codec),
        peak=10.0 ** (job.sound.peak_db / 20.0),
        whole=whole,
        hear=tools.hear,
        cache=tools.cache,
        blobs=tools.blobs,
    )
    main, *besides = _published(job, tools.codecs)
    binder = tools.codecs.binder
    stored, found = press.file(main)
    others = [press.alternate(one) for one in besides]
    found += (finding for _, more in others for finding in more)
    found += check_pace(task.script.utterances, made.clips, speaker.rate)
    done = Recording(
        section=task.section,
        audio=stored,
        media_type=main.media_type,
        duration_ms=made.duration_ms,
        clips=made.clips,
        voice=speaker.voice.id,
        missing=(*made.missing, *missing),
        alternates=tuple(one for one, _ in others),
        leaf=press.leaf(binder.leaf) if binder else None,
        findings=(*amiss, *found),
    )
    if whole:
        name = recording_key(job, tools.codecs)
        tools.cache.keep(name, recording_to_json(done))
    return done


def _house_sounds(
    job: Job, hertz: int, tools: Tools
) -> tuple[dict[str, Speech], tuple[Finding, ...]]:
    """The house's own sounds by name; one that cannot be used is silent, and told."""
    sounds: dict[str, Speech] = {}
    amiss = []
    for name, stored in job.house_sounds:
        try:
            sounds[name] = tools.house_sound(
                tools.blobs.get(stored), hertz or job.sound.sample_rate
            )
        except OutputError as error:
            message = f"The house's {name} sound cannot be used: {error.summary}"
            amiss.append(warning("S-009", message))
    return sounds, tuple(amiss)


def _loading(
    job: Job, instead: Instead, tools: Tools, hertz: int, sounds: Mapping[str, Speech]
) -> Load:
    """The sound of utterances.

    ``hertz`` is what all of a section of several speakers is brought to; 0 for one speaker.
    """

    def load(utterance: Utterance) -> Speech | None:
        if utterance.house_sound:
            nothing = silence(0, hertz or job.sound.sample_rate)
            return sounds.get(utterance.house_sound) or replace(nothing, silent=True)
        speech = _said(utterance, job.speaker_of(utterance), instead, tools)
        return at_rate(speech, hertz) if speech and hertz else speech

    return load


def _hertz(job: Job, instead: Instead, tools: Tools) -> int:
    """The sample rate at which a section's own speaker speaks; 0 when that one says nothing."""
    for utterance in job.task.script.utterances:
        if not utterance.house_sound and job.speaker_of(utterance) == job.speaker:
            speech = _said(utterance, job.speaker, instead, tools)
            if speech and len(speech.samples):
                return speech.sample_rate
    return 0


def _said(utterance: Utterance, speaker: Speaker, instead: Instead, tools: Tools) -> Speech | None:
    """The sound of one utterance, or of what stands in its place; None when it has none."""
    other = instead.get(speech_key(utterance, speaker)) if instead else (utterance,)
    wanted = (utterance,) if other is None else other or (_gap(utterance),)
    try:
        return joined([_speech(one, speaker, tools) for one in wanted])
    except SpeechError:
        return None


def _gap(utterance: Utterance) -> Utterance:
    text = wording_for(utterance.language).missing
    return replace(utterance, spoken=text, voicing=Voicing.ANNOUNCEMENT)


def _speech(utterance: Utterance, speaker: Speaker, tools: Tools) -> Speech:
    """What is said, from the cache or from the engine: the same samples either way."""
    name = speech_key(utterance, speaker)
    kept = tools.speeches.recall(name)
    if kept is not None:
        return kept
    return tools.speeches.keep(name, _fresh(utterance, speaker, tools.engine(speaker.voice.engine)))


def _fresh(utterance: Utterance, speaker: Speaker, engine: Engine) -> Speech:
    """What the engine makes of an utterance. Raises SpeechError for all that is no speech."""
    try:
        speech = engine.speak(utterance, speaker.voice, rate=speaker.rate)
    except SpeechError:
        raise
    except Exception as error:  # other people's engines may let anything out
        raise SpeechError(
            f"The engine failed at {utterance.spoken[:60]!r} ({type(error).__name__}).",
            where=utterance.id,
        ) from error
    if not usable(speech) or (voiceless(speech) and count_words(utterance.spoken)):
        raise SpeechError(f"The engine gave no sound for {utterance.spoken[:60]!r}.")
    return speech
