from __future__ import annotations

from pathlib import Path

import pytest

from hearprint.api.orphans import orphans
from hearprint.api.plan import plan_file
from hearprint.cli.plan import plan_json, tell
from hearprint.settings import Settings

_TEXT = "# Hall news\n\nThe roof is mended and the heating works again.\n"


def _planned(folder: Path, name: str) -> None:
    (folder / name).write_text(_TEXT, encoding="utf-8")
    plan_file(folder / name, settings=Settings())


def test_a_plan_whose_document_was_renamed_is_told_with_both_names_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _planned(tmp_path, "spring.md")
    (tmp_path / "spring.md").rename(tmp_path / "news.md")
    result = plan_file(tmp_path / "news.md", settings=Settings())
    assert [(one.code, one.where) for one in result.findings] == [("C-018", "spring.md.plan.toml")]
    assert "rename spring.md.plan.toml to news.md.plan.toml" in result.findings[0].message
    assert (tmp_path / "spring.md.plan.toml").exists()
    assert plan_json(result)["findings"][-1]["code"] == "C-018"
    tell(result, Settings())
    assert "C-018 warning" in capsys.readouterr().out


def test_with_several_new_documents_none_of_them_is_named(tmp_path: Path) -> None:
    _planned(tmp_path, "spring.md")
    (tmp_path / "spring.md").rename(tmp_path / "news.md")
    (tmp_path / "other.md").write_text(_TEXT, encoding="utf-8")
    (found,) = orphans(tmp_path)
    assert "rename this plan along with it" in found.message


def test_a_plan_beside_its_document_is_no_orphan_whatever_the_document_s_kind(
    tmp_path: Path,
) -> None:
    for name in ("a.md", "b.txt", "c"):
        _planned(tmp_path, name)
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "d.plan.toml").write_text('title = "D"\n', encoding="utf-8")
    assert orphans(tmp_path) == ()
