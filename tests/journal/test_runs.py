"""Runs of programs, and asks that stayed without a reply, as the journal keeps them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from msgspec.structs import replace

from rejectui.core.facts import Run, Stretch
from rejectui.journal.errors import DoesNotFit, NoSuchAttempt
from tests.journal.build import TODAY, House, an_id, attempt


def test_a_run_is_kept_field_by_field(house: House) -> None:
    journal = house.open()
    run = Run(id=an_id(), program="jiang-100", started=TODAY)
    journal.keep_run(run)
    assert house.open().facts.runs == (run,)
    assert "forgiving" not in house.on_disk()["runs"][run.id]
    changed = replace(run, forgiving=True, paused=(Stretch(first=TODAY),))
    journal.keep_run(changed)
    assert house.open().facts.runs == (changed,)
    record = house.on_disk()["runs"][run.id]
    assert set(record["changed"]) == {"forgiving", "paused"}
    journal.keep_run(run)
    assert house.open().facts.runs == (run,)
    assert "paused" not in house.on_disk()["runs"][run.id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"program": "Not a name"},
        {"ended": TODAY - timedelta(days=1)},
        {"paused": (Stretch(first=TODAY, last=TODAY - timedelta(days=1)),)},
        {"became": "lost"},
    ],
)
def test_what_does_not_fit_changes_nothing(house: House, wrong: dict[str, object]) -> None:
    journal = house.open()
    run = Run(id=an_id(), program="jiang-100", started=TODAY)
    with pytest.raises(DoesNotFit):
        journal.keep_run(replace(run, **wrong))
    assert journal.facts.runs == ()


def test_a_run_that_does_not_convert_is_named_and_stays(house: House) -> None:
    journal = house.open()
    journal.keep_run(Run(id=an_id(), program="jiang-100", started=TODAY))
    tables = house.on_disk()
    (record,) = tables["runs"].values()
    record["started"] = "private"
    house.file().write_text(json.dumps(tables))
    again = house.open()
    assert again.facts.runs == ()
    (problem,) = again.problems
    assert "program run" in problem
    assert "private" not in problem
    again.record(attempt())
    assert house.on_disk()["runs"] == tables["runs"]


def test_silence_is_settled_only_while_it_waits_and_undo_knows_nothing_of_it(house: House) -> None:
    journal = house.open()
    waiting, answered, last = attempt(outcome="waiting"), attempt(outcome="yes"), attempt()
    for each in (waiting, answered, last):
        journal.record(each)
    assert journal.settle([waiting.id, answered.id], TODAY) == (waiting.id,)
    assert journal.settle([waiting.id], TODAY) == ()
    settled = journal.find(waiting.id)
    assert (settled.outcome, settled.answered, settled.day) == ("no_reply", TODAY, waiting.day)
    undone = journal.undo()
    assert undone is not None
    assert (undone.what, undone.only("attempts")) == ("log", last.id)
    with pytest.raises(NoSuchAttempt):
        journal.settle([an_id()], TODAY)
