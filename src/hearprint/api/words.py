"""The words of a document that a voice may get wrong: listed, heard, and told to other software."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hearprint.api.plan import plan_file
from hearprint.api.spare import spare
from hearprint.api.voices import engine, find_voice
from hearprint.assembly.join import assemble
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.config.lexicon import merged, read_lexicon
from hearprint.errors import SettingsError, SourceError, SpeechError
from hearprint.formats.pls import fits, to_pls
from hearprint.formats.wordlist.render import GENERATOR, Span, words_page
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.speech import Script, Sound, Speech, Utterance, Voice, Voicing
from hearprint.model.vocabulary import Certainty, Sounds, Vocabulary, WordUse
from hearprint.pipeline import lexicon_for, scripts
from hearprint.ports import Engine, Pronouncer, Tags
from hearprint.readers.pls import read_pls
from hearprint.script.vocabulary import Sounder, Wording, vocabulary
from hearprint.settings import Settings
from hearprint.store.disk import write_whole
from hearprint.store.plans import PlanFiles

_BETWEEN_MS = 350  #: the two times a word is said
_BEHIND_MS = 900  #: before the next word

#: What an editor should look at first.
DOUBTFUL = frozenset({Certainty.GUESSED, Certainty.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Files that say the words."""

    audio: Path
    page: Path
    silent: tuple[str, ...]  #: words that the voice could not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What became of a lexicon that was brought in or given out."""

    file: Path
    entries: int  #: written
    left: tuple[str, ...]  #: words that were left out


def words_of(path: Path, settings: Settings) -> Vocabulary:
    """The names, initials and unknown words of ``path``. Raises SourceError, SettingsError."""
    planned = plan_file(path, settings=settings, save=False).planned
    if planned is None:
        raise SourceError(
            "This is a publications page; it has no text of its own to speak.",
            where=path.name,
            hint="Name one of the documents that it lists.",
        )
    named = PlanFiles(path.parent).path(path.name).name
    voice = find_voice(
        planned.plan.voice or settings.speech.voice,
        settings.engines,
        named if planned.plan.voice else settings.voice_from,
    )
    plans = frozenset(planned.plan.pronunciations)
    house = frozenset(settings.lexicon)

    def whose(entry: LexiconEntry) -> str:
        return "plan" if entry in plans else "house" if entry in house else "shipped"

    wording = Wording(
        language=planned.plan.language or settings.house.language,
        lexicon=lexicon_for(planned.plan.pronunciations, settings),
        whose=whose,
        sounds=_sounder(engine(voice.engine, settings.engines), voice),
    )
    made = zip(planned.split.sections, scripts(planned, settings), strict=True)
    return Vocabulary(
        title=planned.plan.title,
        language=wording.language,
        voice=voice.id,
        words=vocabulary(((one.title, script.utterances) for one, script in made), wording),
    )


def doubtful(found: Vocabulary) -> Vocabulary:
    """Only the words whose sound the voice makes up."""
    return replace(found, words=tuple(use for use in found.words if use.certainty in DOUBTFUL))


def listen(found: Vocabulary, folder: Path, settings: Settings) -> Listening:
    """Say each word twice in one audio file, and write a page that plays it.

    Raises SourceError when there are no words, SpeechError when none can be said, OutputError.
    """
    if not found.words:
        raise SourceError("There is no word to listen to.", hint="Nothing needs correction.")
    audio, page = folder / "words.mp3", folder / "words.html"
    spare(page, GENERATOR, "page of words")
    voice = find_voice(found.voice, settings.engines)
    speaker = engine(voice.engine, settings.engines)
    speeches = [_said(speaker, voice, use, settings) for use in found.words]
    script = Script(section="words", utterances=tuple(_lines(found)))
    twice = (speech for speech in speeches for _ in range(2))
    said = {one.id: speech for one, speech in zip(script.utterances, twice, strict=True)}
    joined = assemble(script, lambda one: said[one.id], settings.sound, rate=1.0)
    silent = frozenset(joined.missing)
    if len(silent) == len(script.utterances):
        raise SpeechError("The voice could say none of the words.", hint="Choose another voice.")
    spans = {
        use: Span(begin_ms=first.begin_ms, end_ms=second.end_ms - _BEHIND_MS)
        for use, first, second in zip(
            found.words, joined.clips[::2], joined.clips[1::2], strict=True
        )
        if first.utterance not in silent
    }
    codec = Mp3Codec(settings.sound)
    tags = Tags(
        title=f"Words of {found.title}",
        artist=voice.id,
        album=settings.house.title,
        track=1,
        tracks=1,
        language=found.language,
    )
    write_whole(audio, codec.tagged(codec.encode(joined.pieces, gain_db=joined.gain_db), tags))
    text = words_page(found, spans, audio=audio.name, lexicon_file="lexicon.toml")
    write_whole(page, text.encode())
    lost = tuple(use.word for use in found.words if use not in spans)
    return Listening(audio=audio, page=page, silent=lost)


def bring_in(pls: Path, lexicon_file: Path) -> Exchanged:
    """Add the entries of a W3C lexicon to a house's; words that stand there already stay.

    Raises SourceError, SettingsError when the house's lexicon cannot be used, OutputError.
    """
    try:
        data = pls.read_bytes()
    except OSError as error:
        raise SourceError(
            f"This lexicon cannot be read: {error.strerror}.",
            where=str(pls),
            hint="Check its name and who may read it.",
        ) from error
    brought = read_pls(data, pls.name)
    known = read_lexicon(lexicon_file)
    text = lexicon_file.read_text("utf-8-sig") if lexicon_file.exists() else ""
    words = {entry.word.casefold() for entry in known}
    fresh = [entry for entry in brought.entries if entry.word.casefold() not in words]
    if fresh:
        write_whole(lexicon_file, merged(text, fresh).encode())
    return Exchanged(file=lexicon_file, entries=len(fresh), left=brought.left)


def give_out(pls: Path, settings: Settings, *, language: str) -> Exchanged:
    """Write the house's lexicon, and ours behind it, as a W3C lexicon. Raises OutputError."""
    entries = _house_and_ours(settings)
    held = [entry for entry in entries if fits(entry, language)]
    if not held:
        raise SettingsError(
            f"The lexicon has no entry for the language {language!r}.",
            hint="Name another one with --language.",
        )
    write_whole(pls, to_pls(held, language))
    left = tuple(entry.word for entry in entries if not fits(entry, language))
    return Exchanged(file=pls, entries=len(held), left=left)


def _house_and_ours(settings: Settings) -> Sequence[LexiconEntry]:
    """Each word once, the house's own way first."""
    from hearprint.script.shipped import shipped  # noqa: PLC0415 - needed for this alone

    ours = shipped() if settings.script.shipped_lexicon else ()
    taken = {entry.word.casefold() for entry in settings.lexicon}
    return (*settings.lexicon, *(one for one in ours if one.word.casefold() not in taken))


def _sounder(speaker: Engine, voice: Voice) -> Sounder:
    def sounds(words: str) -> Sounds | None:
        return speaker.sounds(words, voice) if isinstance(speaker, Pronouncer) else None

    return sounds


def _said(speaker: Engine, voice: Voice, use: WordUse, settings: Settings) -> Speech | None:
    try:
        return speaker.speak(_line(use, "1", 0, voice.language), voice, rate=settings.speech.rate)
    except SpeechError:
        return None


def _lines(found: Vocabulary) -> list[Utterance]:
    return [
        _line(use, f"{number}.{time}", pause, found.language)
        for number, use in enumerate(found.words, 1)
        for time, pause in ((1, _BETWEEN_MS), (2, _BEHIND_MS))
    ]


def _line(use: WordUse, name: str, pause_ms: int, language: str) -> Utterance:
    told = use.certainty is Certainty.TOLD and use.ipa
    sound = Sound(words=use.said, ipa=use.ipa, respelt=use.said != use.word)
    return Utterance(
        id=name,
        text=use.word,
        spoken=use.said,
        voicing=Voicing.BODY,
        language=language,
        pause_ms=pause_ms,
        sounds=(sound,) if told else (),
    )
