"""Plan files as editors meet them."""

from __future__ import annotations

import errno
import os
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearprint.errors import ContentsError, ExitCode, OutputError
from hearprint.model.document import Person
from hearprint.model.plan import Plan, PlannedSection
from hearprint.store.plans import PlanFiles

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
PLAN = Plan(
    id="p1",
    title="Members' bulletin 1",
    slug="members-bulletin-1",
    language="en-GB",
    guid="6f1c",
    source_digest="abc",
    contents_kind="printed",
    contents_page=2,
    sections=(
        PlannedSection(
            id="s1",
            title="Rank and file strategy",
            starts="Rank and file strategy",
            number="1",
            authors=(Person(name="Tim N", branch="Bristol"), Person(name="Ann K")),
            page=3,
            evidence="heading on page 3",
        ),
        PlannedSection(id="s2", title="Letters", starts="Letters to us"),
        PlannedSection(id="s3", title="Diary", starts="What is on"),
    ),
)


@pytest.fixture
def plans(tmp_path: Path) -> PlanFiles:
    return PlanFiles(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "b.plan.toml"


def mistakes(plans: PlanFiles, file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentsError) as caught:
        plans.load("b.pdf")
    assert caught.value.where == file.name
    assert caught.value.exit_code == ExitCode.CONTENTS
    return str(caught.value)


def change(file: Path, old: str, new: str) -> str:
    text = file.read_bytes().decode()
    assert text.count(old) == 1
    text = text.replace(old, new)
    file.write_bytes(text.encode())
    return text


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("b.pdf", "b.plan.toml"),
        ("No. 12.pdf", "No. 12.plan.toml"),
        ("v1.2.pdf", "v1.2.plan.toml"),
        ("b.html", "b.html.plan.toml"),
        ("b.html.pdf", "b.html.pdf.plan.toml"),
        ("b.PDF", "b.PDF.plan.toml"),
    ],
)
def test_a_plan_stands_beside_its_source(
    plans: PlanFiles, tmp_path: Path, source: str, name: str
) -> None:
    plans.save(source, PLAN)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["", "..", "../b.pdf", "/etc/passwd", "a\\b.pdf", "a\0.pdf"])
def test_a_name_that_is_a_path_is_refused(plans: PlanFiles, name: str) -> None:
    with pytest.raises(ContentsError):
        plans.load(name)
    with pytest.raises(ContentsError):
        plans.save(name, PLAN)


def test_a_new_file_explains_itself(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    notes = "\n".join(n for n in file.read_text(encoding="utf-8").splitlines() if n[:1] == "#")
    for word in (
        "rename",
        "merge",
        "split",
        "drop = true",
        'starts = "',
        "Keep this file",
        "Do not change",
        "output/",
        "hearprint build",
    ):
        assert word in notes


def test_authors_stand_as_an_editor_would_write_them(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    assert 'authors = ["Tim N (Bristol)", "Ann K"]\n' in file.read_text(encoding="utf-8")


def test_saving_the_same_plan_writes_nothing(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    change(file, "# The sections, in", "#   My own note.\n# The sections, in")
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)
    loaded = plans.load("b.pdf")
    assert loaded == PLAN
    plans.save("b.pdf", loaded)
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_change_touches_its_own_line_only(
    plans: PlanFiles, file: Path, line_end: str, mark: str
) -> None:
    plans.save("b.pdf", PLAN)
    text = file.read_text(encoding="utf-8").replace(
        'title = "Letters"', 'title   =   "Letters" # our letters page\nmood = "x" # mine'
    )
    text = mark + text.replace("\n", line_end)
    file.write_bytes(text.encode())
    second = replace(PLAN.sections[1], title="Your letters")
    new = replace(PLAN, price="50p", sections=(PLAN.sections[0], second, PLAN.sections[2]))
    plans.save("b.pdf", new)
    wanted = text.replace('price = ""', 'price = "50p"')
    wanted = wanted.replace('title   =   "Letters"', 'title   =   "Your letters"')
    assert file.read_bytes().decode() == wanted
    assert plans.load("b.pdf") == new


def test_new_keys_go_behind_the_lines_of_their_own_table(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    text = change(file, 'id = "s2"\n\n', 'id = "s2" # keep\n\n# far away\n\n# the diary:\n')
    plans.save(
        "b.pdf",
        replace(
            PLAN,
            published=NOON,
            sections=tuple(replace(section, published=NOON) for section in PLAN.sections),
        ),
    )
    date = "published = 2024-05-01T12:00:00Z\n"
    for name in ("s1", "s2", "s3"):
        line = next(line for line in text.splitlines(keepends=True) if f'id = "{name}"' in line)
        text = text.replace(line, line + date)
    text = text.replace('source_digest = "abc"\n', f'source_digest = "abc"\n{date}')
    assert file.read_text(encoding="utf-8") == text


def test_an_added_entry_is_new_and_gets_its_id_in_place(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    entry = '# cut here, please\n[[section]]\ntitle = "Replies"\nstarts = "We replied"\n\n'
    text = change(file, '[[section]]\ntitle = "Diary"', entry + '[[section]]\ntitle = "Diary"')
    loaded = plans.load("b.pdf")
    assert loaded
    assert loaded.sections[2] == PlannedSection(id="", title="Replies", starts="We replied")
    named = replace(loaded.sections[2], id="s4")
    plans.save("b.pdf", replace(loaded, sections=(*loaded.sections[:2], named, loaded.sections[3])))
    assert file.read_text(encoding="utf-8") == text.replace(
        'starts = "We replied"\n', 'starts = "We replied"\nid = "s4"\n'
    )


def test_a_deleted_entry_and_a_dropped_one_are_understood(plans: PlanFiles, file: Path) -> None:
    plans.save("b.pdf", PLAN)
    change(file, '[[section]]\ntitle = "Letters"\nstarts = "Letters to us"\nid = "s2"\n', "")
    change(file, 'id = "s3"\n', 'id = "s3"\ndrop = true\n')
    loaded = plans.load("b.pdf")
    assert loaded
    assert [(section.id, section.drop) for section in loaded.sections] == [
        ("s1", False),
        ("s3", True),
    ]


def test_added_removed_and_moved_sections_keep_their_own_notes(
    plans: PlanFiles, file: Path
) -> None:
    plans.save("b.pdf", PLAN)
    change(file, 'id = "s1"\n', 'id = "s1" # first note\n')
    change(file, 'id = "s3"\n', 'id = "s3" # third note\nmood = "x"\n')
    added = PlannedSection(id="s9", title="New", starts="New words")
    plans.save("b.pdf", replace(PLAN, sections=(PLAN.sections[2], added, PLAN.sections[0])))
    text = file.read_text(encoding="utf-8")
    tables = text.split("[[section]]\n")[-3:]
    assert tables[0].endswith('id = "s3" # third note\nmood = "x"\n\n')
    assert tables[1] == 'title = "New"\nstarts = "New words"\nid = "s9"\n\n'
    assert 'id = "s1" # first note\n' in tables[2]
    assert "Letters" not in text


def test_a_file_written_by_hand_is_enough(plans: PlanFiles, file: Path) -> None:
    text = (
        '# Ours\n\n[[section]]\ntitle = "One"\nnumber = 1\nauthors = "Rich T (Bristol)"\n'
        '[[section]]\ntitle = "Two"\n# the end, without a line end'
    )
    file.write_text(text, encoding="utf-8")
    loaded = plans.load("b.pdf")
    assert loaded == Plan(
        id="",
        title="",
        slug="",
        sections=(
            PlannedSection(
                id="",
                title="One",
                starts="",
                number="1",
                authors=(Person(name="Rich T", branch="Bristol"),),
            ),
            PlannedSection(id="", title="Two", starts=""),
        ),
    )
    full = replace(loaded, id="p", title="T", slug="t", guid="g", contents_kind="editor")
    full = replace(
        full, sections=tuple(replace(s, id=f"s{i}") for i, s in enumerate(loaded.sections))
    )
    plans.save("b.pdf", full)
    assert plans.load("b.pdf") == full
    saved = file.read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line in saved
    assert not file.with_name("b.plan.toml.old").exists()


def test_dates_without_time_or_zone_are_understood(plans: PlanFiles, file: Path) -> None:
    file.write_text(
        "date = 2024-05-01\n[keep]\npublished = 2024-05-01\n"
        '[[section]]\ntitle = "a"\npublished = 2024-05-01T12:00:00\n'
        '[[section]]\ntitle = "b"\npublished = 2024-05-01T14:00:00+02:00\n',
        encoding="utf-8",
    )
    plan = plans.load("b.pdf")
    assert plan
    assert plan.date == "2024-05-01"
    assert plan.published == datetime(2024, 5, 1, tzinfo=UTC)
    assert [section.published for section in plan.sections] == [NOON, NOON]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('language = "English"', "language: not a language"),
        ('date = "24"', "date: not a date"),
        ("date = 24", "date: not a date"),
        ('date = "2024-13"', "date: not a date"),
        ('date = "2024-02-31"', "date: not a date"),
        ('date = "spring"', "date: not a date"),
        ('[contents]\nexclude_pages = "2, 9-7"', 'write the lower page first: "7-9"'),
    ],
)
def test_what_is_no_language_no_date_and_no_range_is_refused(
    plans: PlanFiles, file: Path, line: str, told: str
) -> None:
    assert told in mistakes(plans, file, f'title = "T"\n{line}\n')


@pytest.mark.parametrize("date", ["2024-02-29", "2024-05", "2024", ""])
def test_a_date_may_be_as_exact_as_it_is_known(plans: PlanFiles, file: Path, date: str) -> None:
    file.write_text(f'date = "{date}"\nlanguage = "en_GB"\n', encoding="utf-8")
    plan = plans.load("b.pdf")
    assert plan
    assert (plan.date, plan.language) == (date, "en-GB")


def test_all_mistakes_are_told_at_once_with_their_place(plans: PlanFiles, file: Path) -> None:
    told = mistakes(
        plans,
        file,
        'title = 3\nslug = "../x"\nauthors = [""]\n[keep]\nguid = 4\n[contents]\npage = 0\n'
        '[[section]]\nid = "a"\ntitle = "One"\npublished = "yesterday"\ndrop = "yes"\n'
        '[[section]]\nid = "a"\nstarts = ["x"]\npage = true\n'
        '[[section]]\ntitle = "Three"\ndrpo = true\nauthors = 5\n',
    )
    for part in (
        "13 mistakes:",
        "title: not text",
        "slug: only small letters",
        "authors: somebody has no name",
        "keep: guid: not text",
        "contents: page: not a page",
        "section 1: published: not a date",
        "section 1: drop: write true or false",
        "section 2: title: missing",
        "section 2: starts: not text",
        "section 2: page: not a page",
        "section 2: id: the same as section 1's",
        "section 3: drpo: unknown; did you mean drop?",
        "section 3: authors: not a list of names",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('title = "One\nslug = "x"', "line 1"),
        ("title = One", "line 1"),
        ("section = 3", "not a list of sections"),
        ("[section]\ntitle = 'x'", "line 1: [section] has single brackets"),
        ("keep = 3", "not a table"),
        ("section = [1]", "not a list of sections"),
    ],
)
def test_a_broken_file_is_told_and_never_overwritten(
    plans: PlanFiles, file: Path, text: str, told: str
) -> None:
    assert told in mistakes(plans, file, text)
    with pytest.raises(ContentsError):
        plans.save("b.pdf", PLAN)
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[section]]\ntitle = 'x'\ndrop = yes", ("line 3: drop = yes is not understood; write "
         "drop = true, in small letters")),
        ("[[section]]\ntitle = 'x'\r\ndrop = No # later\r\n", ("line 3: drop = No is not "
         "understood; write drop = false")),
        ("title = Our spring bulletin", ('line 1: text needs quotation marks; write title = "Our '
         'spring bulletin"')),
        ("[[section]]\ntitle = 'x'\n[section]\ntitle = 'y'", ("line 3: [section] has single "
         "brackets; every section begins with [[section]]")),
        ("[section]\ntitle = 'x'\n[[section]]\ntitle = 'y'", "line 1: [section] has single"),
        ('[contents]\ndepth = "2"', ('contents: depth: "2" is text; write the number without '
         "quotation marks: 2")),
        ("[contents]\ndepth = 0", "contents: depth: not a level of the list"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told_with_how_it_is_written_right(
    plans: PlanFiles, file: Path, text: str, told: str
) -> None:
    message = mistakes(plans, file, text)
    assert told in message
    assert "Invalid value" not in message
    assert "may be missing" not in message


def test_a_file_in_another_encoding_is_told(plans: PlanFiles, file: Path) -> None:
    file.write_bytes('title = "caf\xe9"'.encode("latin-1"))
    with pytest.raises(ContentsError, match="UTF-8"):
        plans.load("b.pdf")


def test_an_editors_own_keys_are_no_mistake(plans: PlanFiles, file: Path) -> None:
    file.write_text('title = "T"\nproof_read_by = "Jo"\n[our.notes]\nx = 1\n', encoding="utf-8")
    assert plans.load("b.pdf") == Plan(id="", title="T", slug="")


def test_brackets_inside_values_are_no_headers(plans: PlanFiles, file: Path) -> None:
    file.write_text(
        'title = "T"\ndescription = """\n[keep]\n[[section]]\n"""\nauthors = [\n  "Ann",\n]\n'
        '[keep]\nid = "p"\n[other]\nlist = [\n["x"],\n[[1]]\n]\n[[section]]\ntitle = "One"\n',
        encoding="utf-8",
    )
    loaded = plans.load("b.pdf")
    assert loaded
    new = replace(loaded, guid="g", sections=(replace(loaded.sections[0], id="s1"),))
    text = file.read_text(encoding="utf-8")
    plans.save("b.pdf", new)
    wanted = text.replace('id = "p"\n', 'id = "p"\nguid = "g"\n') + 'id = "s1"\n'
    assert file.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize(
    "text",
    [
        'keep = {id = "p"}\n[[section]]\ntitle = "One"\nid = "s1"\n',
        'keep.id = "p"\nsection = [{title = "One", id = "s1"}]\n',
        '["keep"]\nid = "p"\n[[section]]\ntitle = "One"\nid = "s1"\n',
    ],
)
def test_other_forms_of_toml_are_saved_rightly_and_never_lost(
    plans: PlanFiles, file: Path, text: str
) -> None:
    file.write_text(text, encoding="utf-8")
    loaded = plans.load("b.pdf")
    assert loaded
    assert (loaded.id, loaded.sections[0].id) == ("p", "s1")
    section = replace(loaded.sections[0], published=NOON)
    new = replace(loaded, guid="g", sections=(section,))
    plans.save("b.pdf", new)
    assert plans.load("b.pdf") == new
    assert file.with_name("b.plan.toml.old").read_text(encoding="utf-8") == text


def test_half_a_surrogate_pair_does_no_harm(plans: PlanFiles) -> None:
    plans.save("b.pdf", replace(PLAN, title="a\ud800b"))
    loaded = plans.load("b.pdf")
    assert loaded
    assert loaded.title == "a?b"


def test_a_hostile_source_name_stays_inside_its_note(plans: PlanFiles, tmp_path: Path) -> None:
    plans.save('x"\nslug = "evil.pdf', PLAN)
    (path,) = tmp_path.iterdir()
    assert tomllib.loads(path.read_text(encoding="utf-8"))["slug"] == "members-bulletin-1"


@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written")]
)
def test_a_disk_that_refuses_leaves_the_old_plan_whole(
    plans: PlanFiles, file: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    plans.save("b.pdf", PLAN)
    before = file.read_bytes()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match=told):
        plans.save("b.pdf", replace(PLAN, title="Other"))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
