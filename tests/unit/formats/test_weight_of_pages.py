"""Pages of the samples are light: what a reader waits for before there is anything to hear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from fakes import programmes
from hearprint.api.gather import load, neighbours_item, read
from hearprint.config.load import load_settings
from hearprint.formats.pages.publication import PublicationPages
from hearprint.ledger import named
from hearprint.model.programme import Programme
from hearprint.pipeline import house_of, programme, publication_of, tasks
from hearprint.planning import plan_document
from hearprint.store.plans import PlanFiles

_INPUT = Path(__file__).parents[3] / "input"
_SAMPLES = (
    *("leaflet-know-your-rights.pdf", "members-bulletin-1.pdf", "the-commons-review-4.pdf"),
    "why-the-library-matters.html",
)
#: Octets, as they are before a server packs them.
_MOST = 60_000


def _programme(name: str, user: Path) -> Programme:
    """A sample as the house of the samples publishes it, with clips as long as their words."""
    path = _INPUT / name
    settings = load_settings(_INPUT / "hearprint.toml", {}, {}, user=user)
    planned = plan_document(
        read(load(path)),
        plan=PlanFiles(_INPUT).load(name),
        catalogue=neighbours_item(path),
        settings=settings,
    )
    titles = [(one.id, one.title) for one in planned.split.sections]
    planned = replace(planned, plan=named(planned.plan, titles))
    publication = publication_of(planned, settings)
    todo = tasks(planned, publication, settings, b"")
    spoken = {
        one.section: programmes.recording(one.script, programmes.stored(b"sound")) for one in todo
    }
    return programme(planned, publication, todo, spoken, house_of(settings))


@pytest.mark.parametrize("name", _SAMPLES)
def test_every_section_page_of_a_sample_weighs_less_than_60_kb_with_all_that_it_loads(
    name: str, tmp_path: Path
) -> None:
    made = _programme(name, tmp_path / "none.toml")
    held = {
        one.name: one.content
        for one in PublicationPages().build(made).files
        if isinstance(one.content, bytes)
    }
    sections = [episode.page_name for episode in made.shelf.episodes]
    assert sections
    weights = {}
    for page in sections:
        root = html.document_fromstring(held[page])
        loaded = root.xpath(
            "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"
        )
        assert {"style.css", "early.js", "section.js"} <= set(loaded)
        weights[page] = sum(len(held[one]) for one in (page, *loaded))
    assert {page: weight for page, weight in weights.items() if weight >= _MOST} == {}
