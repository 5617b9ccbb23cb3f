"""``hearprint spoken`` answers line by line, in order."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from hearprint.cli.main import app
from hearprint.errors import ExitCode

_RUNNER = CliRunner()


def _ask(lines: str, *options: str) -> tuple[int, list[dict[str, object]]]:
    result = _RUNNER.invoke(app, ["spoken", *options], input=lines)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_sentences_are_answered_in_order() -> None:
    code, answers = _ask('{"text": "No. 10"}\n\n{"text": "the TUC"}\n')
    assert (code, answers) == (0, [{"spoken": "Number ten"}, {"spoken": "the T.U.C."}])


def test_language_decides_how_dates_are_read() -> None:
    _, answers = _ask('{"text": "03/06/2024"}\n', "--language", "en-US")
    assert answers == [{"spoken": "March sixth, twenty twenty-four"}]


def test_a_bad_line_is_told_in_its_place_and_the_others_are_answered() -> None:
    code, answers = _ask('{"text": 3}\nnot json\n{"text": "5%"}\n')
    assert code == ExitCode.SOURCE
    assert [list(answer) for answer in answers] == [["error"], ["error"], ["spoken"]]
    assert "Line 1" in str(answers[0]["error"])


def test_the_account_tells_signs_for_which_no_word_is_said() -> None:
    _, answers = _ask('{"text": "\u2022 The rent* rose 5%."}\n', "--account")
    assert answers == [
        {
            "spoken": "The rent rose five per cent.",
            "silent": [{"sign": "\u2022", "as": "bullet"}, {"sign": "*", "as": "note mark"}],
        }
    ]


def test_an_engine_that_is_not_here_is_told() -> None:
    result = _RUNNER.invoke(app, ["spoken", "--engine", "nobody"], input="")
    assert "nobody" in str(result.exception)
