from __future__ import annotations

import pytest

from hearprint.model.document import Block, Role
from hearprint.model.wording import Wording
from hearprint.script import tables

ENGLISH = Wording()


def _table(*rows: tuple[str, ...], heads: int = 1) -> Block:
    text = "\n".join(" | ".join(row) for row in rows)
    return Block(id="t", role=Role.TABLE, text=text, rows=rows, header_rows=heads)


def _said(*rows: tuple[str, ...], heads: int = 1) -> list[str]:
    block = _table(*rows, heads=heads)
    rows = (tables.row(cells, tables.columns(block)) for cells in tables.body(block))
    return [" ".join(row) for row in rows]


def test_of_two_columns_the_second_needs_no_heading() -> None:
    assert _said(("Branch", "Members"), ("Hull", "97")) == ["Hull: 97."]


def test_of_more_columns_each_cell_bears_its_heading() -> None:
    told = _said(("Branch", "Members", "Seats"), ("Hull", "97", "4"))
    assert told == ["Hull. Members: 97, Seats: 4."]


def test_cells_with_commas_are_told_apart_from_their_neighbours() -> None:
    told = _said(("Day", "Where", "Who"), ("Friday", "Hull, the hall", "Ann"))
    assert told == ["Friday. Where: Hull, the hall; Who: Ann."]


def test_empty_cells_are_passed_over_and_a_row_of_one_cell_is_a_heading() -> None:
    heads = ("Branch", "Members", "Seats")
    assert _said(heads, ("Hull", "\u2013", "4"), ("North", "", "")) == ["Hull. Seats: 4.", "North."]


def test_a_table_without_headings_is_told_cell_by_cell() -> None:
    assert _said(("Hull", "97", "4"), heads=0) == ["Hull. 97, 4."]


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("Paid (\u00a3)", "1,982.50", "Paid: \u00a31,982.50"),
        ("Paid \u00a3", "0.00", "Paid: \u00a30.00"),
        ("Paid \u00a3", "(41.00)", "Paid: -\u00a341.00"),
        ("Paid (\u00a3m)", "4.1", "Paid: \u00a34.1m"),
        ("Paid (\u00a3000)", "12", "Paid: \u00a312k"),
        ("Share %", "31", "Share: 31%"),
        ("Share (%)", "none", "Share: none"),
        ("Members", "31", "Members: 31"),
    ],
)
def test_a_sign_in_a_heading_is_said_with_the_figures_below_it(
    heading: str, cell: str, told: str
) -> None:
    row = _said(("Branch", "Seats", heading), ("Hull", "4", cell))
    assert row == [f"Hull. Seats: 4, {told}."]


def test_a_heading_that_is_but_a_sign_is_said_with_the_figures_below_it() -> None:
    told = _said(("Item", "\u00a3", "(%)"), ("Hall", "120", "40"), ("Tea", "free", "\u2013"))
    assert told == ["Hall. \u00a3120, 40%.", "Tea. \u00a3: free."]


def test_long_cells_are_sentences() -> None:
    long = "We met in March and again in May, and then in June"
    told = _said(("Branch", "Seats", "Report"), ("Hull", "4", long))
    assert told == [f"Hull. Seats: 4. Report: {long}."]


def test_a_large_table_tells_how_to_pass_over_it() -> None:
    block = _table(("Branch", "Members"), ("Hull", "97"), ("York", "9"))
    assert tables.opening(block, ["Branch", "Members"], ENGLISH, large=True) == (
        "Table, 2 rows. Columns: Branch, Members. Skip to the next chapter to pass over it."
    )
    assert tables.name(block, "Members by branch.", ENGLISH) == "Table: Members by branch, 2 rows"
    assert tables.name(block, "", ENGLISH) == "Table, 2 rows"
