"""What every store of plans must do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearprint.model.document import Person
from hearprint.model.lexicon import LexiconEntry
from hearprint.model.plan import Plan, PlannedSection
from hearprint.model.roles import RoleVoices
from hearprint.ports import Plans
from hearprint.store.plans import PlanFiles

MakePlans = Callable[[Path], Plans]

# The fixture is a class, which no example changes.
PROPERTY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=[PlanFiles], ids=["files"])
def make(request: pytest.FixtureRequest) -> MakePlans:
    made: MakePlans = request.param
    return made


texts = st.text(max_size=40) | st.sampled_from(
    [
        '"',
        "'''",
        '"""',
        "\\",
        "\n[[section]]\n",
        "a\r\nb",
        "\x00\x1b\x7f",
        "</script>",
        "../..",
        "x" * 300,
        "# no note",
        "[keep]",
        "\u2028\u202e\ufeff",
        "= = =",
        " ",
        "\t",
    ]
)
solid = texts.filter(lambda text: text.strip() != "")
persons = st.builds(Person, name=solid, branch=st.none() | texts)
people = st.lists(persons, max_size=3).map(tuple)
languages = st.sampled_from(["", "fr", "pt-BR"])
moments = st.none() | st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=9))]),
)
pages = st.none() | st.integers(1, 5000)
sections = st.builds(
    PlannedSection,
    id=st.text("abc123", max_size=5),
    title=solid,
    starts=texts,
    number=st.none() | solid,
    authors=people,
    page=pages,
    published=moments,
    drop=st.booleans(),
    level=st.none() | st.integers(1, 9),
    language=languages,
    voice=texts,
    opening=st.booleans(),
    evidence=texts,
)
plans = st.builds(
    Plan,
    id=texts,
    title=texts,
    slug=st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9})?\Z") | st.just(""),
    language=languages,
    authors=people,
    description=texts,
    date=st.sampled_from(["", "2024", "2024-05", "2024-02-29"]),
    price=texts,
    link=texts,
    guid=texts,
    published=moments,
    source_digest=texts,
    known=texts,
    stems=st.dictionaries(texts, st.from_regex(r"\A[0-9]{2}[a-z]?-[a-z]{1,5}\Z"), max_size=3).map(
        lambda stems: tuple({stem: (key, stem) for key, stem in stems.items()}.values())
    ),
    contents_kind=texts,
    contents_page=pages,
    depth=st.none() | st.integers(1, 6),
    merged=st.lists(solid, max_size=3).map(tuple),
    missing=st.lists(solid, max_size=3).map(tuple),
    findings=st.lists(solid, max_size=3).map(tuple),
    notes=st.sampled_from(["", "end", "inline", "skip"]),
    exclude_pages=st.sampled_from(["", "3", "1-2, 30"]),
    exclude=st.lists(solid, max_size=2).map(tuple),
    voice=texts,
    voices=st.builds(
        RoleVoices,
        quotations=solid,
        passages=st.sampled_from(["", "same", "own"]),
        authors=st.lists(solid, max_size=2).map(tuple),
    ),
    pronunciations=st.dictionaries(solid, solid, max_size=3).map(
        lambda words: tuple(
            LexiconEntry(word=word, spoken=said, case_sensitive=word != word.lower())
            for word, said in words.items()
        )
    ),
    sections=st.lists(
        sections, max_size=5, unique_by=lambda section: section.id or id(section)
    ).map(tuple),
)


def test_there_is_no_plan_at_first(make: MakePlans, tmp_path: Path) -> None:
    assert make(tmp_path).load("bulletin.pdf") is None


@settings(PROPERTY, max_examples=60)
@given(plan=plans)
def test_a_plan_comes_back_as_it_was_saved(make: MakePlans, plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.save("bulletin.pdf", plan)
        assert store.load("bulletin.pdf") == plan


@settings(PROPERTY, max_examples=80)
@given(old=plans, new=plans)
def test_a_plan_that_takes_another_ones_place_comes_back_too(
    make: MakePlans, old: Plan, new: Plan
) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.save("bulletin.pdf", old)
        store.save("bulletin.pdf", new)
        assert store.load("bulletin.pdf") == new


def test_each_source_has_its_own_plan(make: MakePlans, tmp_path: Path) -> None:
    names = ("a.pdf", "a.html", "a.html.pdf", "a.md", "a.txt", "a.PDF", "a.pdf.pdf", "a", "b.pdf")
    store = make(tmp_path)
    empty = Plan(id="", title="", slug="")
    for name in names:
        store.save(name, replace(empty, id=name))
    assert [plan.id for name in names if (plan := store.load(name))] == list(names)


def test_saving_does_not_depend_on_when_or_where(make: MakePlans, tmp_path: Path) -> None:
    plan = Plan(id="p", title="Títle", slug="title", sections=())
    written = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        make(folder).save("a.pdf", plan)
        written.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert written[0] == written[1]
