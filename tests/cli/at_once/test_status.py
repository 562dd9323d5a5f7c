"""`rejectui status`: the same line from the memo and without it, its fields, and its exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

if not hasattr(os, "uname"):
    pytest.skip("nothing is done at once on this system", allow_module_level=True)

from rejectui.cli.at_once.status import EXIT, FieldError, filled, status_from_memo
from tests.cli.at_once.test_today import LIGHT, ROOT
from tests.cli.conftest import Desk


def from_memo(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int | None, str]:
    """(exit status, what was printed) where the memo is asked."""
    capsys.readouterr()
    return status_from_memo([*argv]), capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "state"),
    [
        pytest.param([], "open", id="a card is open"),
        pytest.param([("log", "no", "40", "--ask", "May I?")], "asked", id="asked"),
        pytest.param([("rest", "today")], "resting", id="resting"),
        pytest.param([("plan", "--when", "15:30")], "open", id="planned for a time"),
    ],
)
def test_it_says_the_same_with_the_memo_and_without(
    settled: Desk, capsys: pytest.CaptureFixture[str], before: list[tuple[str, ...]], state: str
) -> None:
    for argv in before:
        settled.fine(*argv)
    assert from_memo(capsys) == (None, ""), "what changed is in no memo yet"
    said = settled("status")
    assert said.status == EXIT[state]
    assert from_memo(capsys) == (EXIT[state], said.out)
    form = "{sign}|{state}|{when}|{week}|{asks}|{noes}|{streak}|{waiting}|{card}"
    said = settled("status", "--format", form)
    assert from_memo(capsys, "--format", form) == (EXIT[state], said.out)
    assert said.out.split("|")[1] == state
    assert json.loads(settled("status", "--json").out)["state"] == state


def test_exit_statuses_are_none_of_those_of_errors() -> None:
    assert not {1, 2, 130, 141} & set(EXIT.values())
    assert len(set(EXIT.values())) == len(EXIT)


def test_only_the_whole_program_knows_more(settled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settled("status")
    for argv in (["--json"], ["--help"], ["--format"], ["--format", "{who}"], ["x"]):
        assert from_memo(capsys, *argv) == (None, "")


def test_a_field_that_is_none_is_told_in_a_sentence(settled: Desk) -> None:
    said = settled("status", "--format", "{week} {who}")
    assert said.status == 2
    assert "There is no field “who”." in said.err or 'There is no field "who".' in said.err
    assert "waiting" in said.err


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("{week}", "1/2"),
        ("a {week} b {card}", "a 1/2 b {week} {x"),
        ("{", "{"),
        ("{}", "{}"),
        ("{week", "{week"),
        ("{ week }", "{ week }"),
        ("}{week}{", "}1/2{"),
    ],
)
def test_fields_are_filled_in_once_and_other_braces_stay(form: str, told: str) -> None:
    assert filled(form, {"week": "1/2", "card": "{week} {x"}) == told


@pytest.mark.parametrize("form", ["{who}", "{week}{__class__}"])
def test_nothing_else_can_be_asked_for(form: str) -> None:
    with pytest.raises(FieldError):
        filled(form, {"week": "1/2"})


def test_hardly_anything_is_imported_for_it(settled: Desk) -> None:
    settled("status")
    code = (
        "import sys; before = set(sys.modules); "
        "from rejectui.cli.at_once.status import status_from_memo; status_from_memo([]); "
        "print(*sorted(set(sys.modules) - before))"
    )
    here = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"
    done = subprocess.run([sys.executable, "-I", "-c", here], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if not name.startswith("rejectui")}
    assert loaded <= LIGHT | {"stat"}


def test_every_field_is_named_where_it_is_looked_for(settled: Desk) -> None:
    fields = {"{" + name + "}" for name in json.loads(settled("status", "--json").out)} - {"{line}"}
    readme = Path(__file__).parents[3] / "README.md"
    for text in (settled("status", "--help").out, readme.read_text("utf-8")):
        assert fields <= set(re.findall(r"{\w+}", text))
