"""One short sample of a publication by every voice that works here, and a page to compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearprint.api.script import Scripted, write_scripts
from hearprint.api.spare import spare
from hearprint.api.voices import engine, engines, find_voice, same_language
from hearprint.assembly.join import assemble
from hearprint.codecs.mp3 import Mp3Codec
from hearprint.errors import HearprintError, SpeechError, UnavailableError
from hearprint.formats.audition.render import GENERATOR, Sample, audition_page
from hearprint.model.speech import Script, Speech, Utterance, Voice, Voicing
from hearprint.model.words import count_words, slug
from hearprint.ports import Tags
from hearprint.settings import Settings
from hearprint.store.disk import write_whole

PAGE = "index.html"
#: Where auditions lie below an output folder.
FOLDER = "auditions"
#: Words of the text from which a sample is long enough: some twenty seconds.
_WORDS = 50
#: Engines that speak no words.
_DRAFTS = ("tone", "mute")


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditioned:
    """What was heard, and where it can be compared."""

    page: Path
    title: str
    section: str
    samples: tuple[Sample, ...]


def audition(
    path: Path,
    *,
    settings: Settings,
    section: int | None = None,
    voices: Sequence[str] = (),
    folder: Path | None = None,
    listen: Callable[[Voice], None] = lambda _voice: None,
) -> Auditioned:
    """Let every voice that speaks the section's language say its beginning.

    ``section`` counts from 1; without it the first one with running text is taken. ``voices`` names
    those that are wanted, whatever they speak. Files go into ``folder``, or into
    ``output/auditions/`` and the title's name. ``listen`` is told of each voice before it begins.

    Raises SourceError and ContentsError as ``write_scripts`` does, SettingsError for an unknown
    voice, UnavailableError when none speaks the language, SpeechError when none could say it.
    """
    scripts = write_scripts(path, settings=settings, section=section)
    chosen = next((one for one in scripts if any(map(_is_text, one.script.utterances))), scripts[0])
    passage = tuple(_passage(chosen.script.utterances))
    language = chosen.language
    wanted = [find_voice(name, settings.engines) for name in voices]
    cast = wanted or list(_speaking(language, settings))
    if not cast:
        raise UnavailableError(
            f"No voice here speaks {language}.",
            hint="`hearprint voices` lists those that work; name some with --voice.",
        )
    place = folder or Path("output", FOLDER, slug(chosen.publication) or "audition")
    spare(place / PAGE, GENERATOR, "page of an audition")
    samples = []
    for number, voice in enumerate(cast, 1):
        listen(voice)
        name = f"{number:02d}-{slug(voice.id.replace('/', ' '))}.mp3"
        samples.append(_sample(voice, passage, chosen, place / name, settings))
    if not any(sample.audio for sample in samples):
        raise SpeechError(
            "None of the voices could say this section.", hint="`hearprint doctor` tells why."
        )
    text = audition_page(
        chosen.publication, chosen.title, language, [one.text for one in passage], samples
    )
    write_whole(place / PAGE, text.encode())
    return Auditioned(
        page=place / PAGE,
        title=chosen.publication,
        section=chosen.title,
        samples=tuple(samples),
    )


def _speaking(language: str, settings: Settings) -> Iterator[Voice]:
    for report in engines(settings.engines):
        if report.name not in _DRAFTS:
            yield from (voice for voice in report.voices if same_language(voice, language))


def _is_text(utterance: Utterance) -> bool:
    return utterance.voicing is Voicing.BODY


def _passage(utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """The section's opening and its first sentences, up to :data:`_WORDS` words of the text."""
    words = 0
    for utterance in utterances:
        if words >= _WORDS:
            break
        yield utterance
        if utterance.voicing is not Voicing.ANNOUNCEMENT:
            words += count_words(utterance.spoken)


def _sample(
    voice: Voice, passage: Sequence[Utterance], chosen: Scripted, file: Path, settings: Settings
) -> Sample:
    rate = settings.speech.rate
    try:
        speaker = engine(voice.engine, settings.engines)
        said = {one.id: speaker.speak(one, voice, rate=rate) for one in passage}
        script = Script(section=chosen.script.section, utterances=tuple(passage))
        joined = assemble(script, lambda one: said[one.id], settings.sound, rate)
    except HearprintError as error:
        return Sample(voice=voice, audio="", problem=error.summary)
    except Exception as error:  # noqa: BLE001 - other people's engines may let anything out
        return Sample(voice=voice, audio="", problem=f"it failed ({type(error).__name__})")
    if joined.missing:
        return Sample(voice=voice, audio="", problem="it left words unsaid")
    codec = Mp3Codec(settings.sound)
    tags = Tags(
        title=f"{chosen.publication}: {voice.id}",
        artist=voice.id,
        album=settings.house.title,
        track=1,
        tracks=1,
        language=chosen.language,
    )
    sound = codec.tagged(codec.encode(joined.pieces, gain_db=joined.gain_db), tags)
    write_whole(file, sound)
    return Sample(voice=voice, audio=file.name, words_per_minute=_pace(passage, said))


def _pace(passage: Sequence[Utterance], said: dict[str, Speech]) -> int:
    """Words a minute, without the pauses between sentences."""
    words = sum(count_words(one.spoken) for one in passage)
    minutes = sum(speech.duration_ms for speech in said.values()) / 60_000
    return round(words / minutes) if minutes else 0
