from __future__ import annotations

import json

import pytest

from fakes.documents import document, prose
from hearprint.api.plan import PlanResult
from hearprint.cli.plan import plan_json, removed_json, tell
from hearprint.model.planned import Planned
from hearprint.planning import plan_document
from hearprint.settings import Settings


def _planned() -> Planned:
    made = document(
        "# Bulletin 9",
        "# Contents\n- 1. Rents: Tim N (Bristol)\n- 2. Wages: Ann K (Leeds)\n- 3. Ghosts: Zo B",
        f"# 1. Rents\n@ Tim N (Bristol)\n{prose(60, 'rent')}",
        f"# 2. Wages\n@ Ann K (Leeds)\n{prose(60, 'wage')}",
    )
    return plan_document(made, plan=None, catalogue=None, settings=Settings())


def test_every_section_tells_how_sure_its_start_is_and_why() -> None:
    made = plan_json(PlanResult(planned=_planned(), catalogue=None))
    json.dumps(made)
    assert [one["confidence"] for one in made["sections"]] == [1.0, 1.0]
    assert {one["evidence"] for one in made["sections"]} == {
        "heading, number and author agree, page 3",
        "heading, number and author agree, page 4",
    }


def test_an_entry_that_was_not_found_is_told_in_json_table_plan_and_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    planned = _planned()
    made = plan_json(PlanResult(planned=planned, catalogue=None))
    assert made["contents"]["missing"] == [{"number": "3", "title": "Ghosts"}]
    assert [one["code"] for one in made["findings"]] == ["C-004"]
    assert planned.plan.findings[0].startswith("C-004")
    tell(PlanResult(planned=planned, catalogue=None), Settings())
    shown = capsys.readouterr().out
    assert "not found" in shown
    assert "2 of 3 entries matched" in shown
    assert "C-004 warning" in shown


def test_what_was_taken_out_adds_up_to_the_account() -> None:
    planned = _planned()
    removed = removed_json(planned)["removed"]
    account = planned.split.account
    assert sum(one["words"] for one in removed) == account.source_words - account.spoken
    assert {one["reason"] for one in removed} == {"contents page", "cover"}
    assert {one["page"] for one in removed} == {1, 2}
