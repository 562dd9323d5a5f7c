"""Every ask as a row: read back by the csv module it says the same, and nothing in it is a formula."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.clean_text import UNSAFE
from rejectui.journal.export.csv_table import COLUMNS, cell, items_in, table, text_in
from tests.journal.build import attempt
from tests.journal.test_properties import TEXT


def rows(*attempts: Attempt) -> list[dict[str, str]]:
    """The rows as a spreadsheet would see them."""
    return list(csv.DictReader(StringIO(table(attempts).decode("utf-8-sig"), newline="")))


def test_a_column_for_every_field() -> None:
    flat = [name for name in Attempt.__struct_fields__ if name not in ("plan", "snapshot")]
    parts = [f"plan.{name}" for name in Plan.__struct_fields__]
    parts += [f"snapshot.{name}" for name in Snapshot.__struct_fields__]
    assert sorted(COLUMNS) == sorted(flat + parts)
    assert COLUMNS[:4] == ("id", "day", "at", "outcome")


def test_a_row_says_what_the_ask_says() -> None:
    (row,) = rows(
        attempt(
            id="a" * 32,
            at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            day=date(2026, 11, 22),
            peak=0,
            laughed=False,
            alone=True,
            feelings=("proud", "amused"),
            note='Zoë said "no", twice;\r\nthen\nlaughed \U0001f642',
            plan=Plan(feared="they laugh", chance=80),
            snapshot=Snapshot(title="A seat", level=2),
        )
    )
    expected = {
        "id": "a" * 32,
        "at": "2026-11-22T09:30:00+00:00",
        "day": "2026-11-22",
        "outcome": "no",
        "ask": "May I have the corner seat?",
        "peak": "0",
        "laughed": "false",
        "alone": "true",
        "feelings": "proud; amused",
        "note": 'Zoë said "no", twice;\r\nthen\nlaughed \U0001f642',
        "plan.feared": "they laugh",
        "plan.chance": "80",
        "snapshot.title": "A seat",
        "snapshot.level": "2",
    }
    assert row == dict.fromkeys(COLUMNS, "") | expected


def test_spreadsheets_are_told_that_it_is_utf_8_once() -> None:
    assert table([]) == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\t ", "\u00a0", "\x00", "\u200b", "\ufeff"])
def test_no_text_is_a_formula(sign: str, before: str) -> None:
    text = f'{before}{sign}HYPERLINK("http://x", "y")'
    shown = re.sub("[\x00\u200b\ufeff]", "\ufffd", text)
    assert cell(text) == f"'{shown}"
    assert cell((text, "b")) == f"'{shown}; b"
    (row,) = rows(attempt(note=text, label=text, feelings=(text,)))
    assert {row["note"], row["label"], row["feelings"]} == {f"'{shown}"}


def test_nothing_in_it_steers_a_terminal() -> None:
    told = attempt(note="a\x1b]0;pwn\x07b\x9b31m", label="\u202egoal", learned="a\r\nb")
    (row,) = rows(told)
    assert row["note"] == "a\ufffd]0;pwn\ufffdb\ufffd31m"
    assert (row["label"], row["learned"]) == ("\ufffdgoal", "a\r\nb")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-5, "-5"),
        (True, "true"),
        ((), ""),
        ("a - b = c", "a - b = c"),
        (" plain", " plain"),
        ("'quoted'", "'quoted'"),
        (date(2026, 11, 22), "2026-11-22"),
    ],
)
def test_what_is_no_formula_stays_as_it_is(value: object, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (("proud", "amused"), "proud; amused"),
        (("a; b", "c"), "a\\; b; c"),
        (("a\\", "; ", ";"), "a\\\\; \\; ; \\;"),
        (("=1", "2"), "'=1; 2"),
        (("a \n", " b"), "a \n;  b"),
    ],
)
def test_where_an_item_ends_is_told(items: tuple[str, ...], text: str) -> None:
    assert cell(items) == text
    assert tuple(items_in(text)) == items


@pytest.mark.parametrize("text", ["'=1", "''=1", "'", "''", "'plain'", "=1", " -1", "\ufffd=1", "'\n@x", "a"])
def test_the_sign_against_formulas_is_taken_off_again(text: str) -> None:
    assert text_in(cell(text)) == text


@given(some.text(some.characters(codec="utf-8")), some.lists(TEXT).map(tuple))
def test_any_text_comes_back_but_for_what_was_replaced(text: str, items: tuple[str, ...]) -> None:
    assert text_in(cell(text)) == shown(text)
    assert tuple(items_in(cell(items))) == tuple(map(shown, items))


def shown(text: str) -> str:
    """A text as a table has it."""
    return UNSAFE.sub(lambda found: found[0] if found[0] == "\r" else "\ufffd", text)
