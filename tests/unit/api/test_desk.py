"""What the desk of a build gives out, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearprint.api.desk import Desk
from hearprint.api.work import ReadOrder, TryOrder
from hearprint.model.plan import Plan
from hearprint.model.programme import House
from hearprint.settings import Settings, SpeechSettings
from hearprint.store.plans import PlanFiles


def desk(folder: Path, *, hands: int = 2, voice: str = "tone") -> Desk:
    """One that has a single document to do."""
    document = folder / "notes.md"
    document.write_text("# Notes\n\nSome words.\n", encoding="utf-8")
    return Desk(
        settings=Settings(speech=SpeechSettings(voice=voice)),
        documents=[document],
        catalogue=lambda _path: None,
        standing=lambda _path, _plan: False,
        deliver=lambda _one: None,
        cache=folder / "cache",
        listen=lambda _event: None,
        now=datetime(2026, 1, 5, tzinfo=UTC),
        house=House(title="A house", base_url=""),
        hands=hands,
    )


def test_the_usual_voice_loads_once_while_a_new_document_is_read(tmp_path: Path) -> None:
    one = desk(tmp_path)
    assert isinstance(one.pull(), ReadOrder)
    early = one.pull()
    assert isinstance(early, TryOrder)
    assert early.speaker.voice.engine == "tone"
    assert one.pull() is None


def test_no_voice_loads_early_for_a_document_that_has_a_plan(tmp_path: Path) -> None:
    one = desk(tmp_path)
    PlanFiles(tmp_path).save("notes.md", Plan(id="notes", title="Notes", slug="notes"))
    assert isinstance(one.pull(), ReadOrder)
    assert one.pull() is None


@pytest.mark.parametrize(("hands", "voice"), [(1, "tone"), (2, "nobody")])
def test_nothing_is_tried_early_by_the_hand_that_reads_or_of_no_voice(
    tmp_path: Path, hands: int, voice: str
) -> None:
    one = desk(tmp_path, hands=hands, voice=voice)
    assert isinstance(one.pull(), ReadOrder)
    assert one.pull() is None


@pytest.mark.parametrize(("hands", "plan", "idle"), [(2, 0, True), (2, 1, False), (1, 0, False)])
def test_only_the_first_new_document_is_read_with_processors_to_spare(
    tmp_path: Path, hands: int, plan: int, idle: bool
) -> None:
    one = desk(tmp_path, hands=hands)
    if plan:
        PlanFiles(tmp_path).save("notes.md", Plan(id="notes", title="Notes", slug="notes"))
    order = one.pull()
    assert isinstance(order, ReadOrder)
    assert order.others_idle == idle
