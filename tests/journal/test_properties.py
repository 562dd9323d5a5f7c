"""Any story of changes: the file says what a plain dictionary says, and undo and redo go exactly one step."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rejectui.core.asks.attempt import Attempt, Plan
from tests.journal.build import House, an_id, attempt

TEXT = some.text(some.characters(codec="utf-8"), min_size=1, max_size=30)
PERCENT = some.integers(0, 100)
FIELDS = {
    "outcome": some.sampled_from(["no", "yes", "partly", "waiting", "backed_out"]),
    "note": some.none() | TEXT,
    "label": some.none() | TEXT,
    "peak": some.none() | PERCENT,
    "laughed": some.none() | some.booleans(),
    "feelings": some.lists(TEXT, max_size=3).map(tuple),
    "plan": some.none() | some.builds(Plan, feared=some.none() | TEXT, chance=some.none() | PERCENT),
}
CHANGES = some.fixed_dictionaries({}, optional=FIELDS)
STEPS = some.lists(
    some.tuples(some.just("record"), CHANGES)
    | some.tuples(some.just("edit"), CHANGES)
    | some.tuples(some.just("delete"), some.just({}))
    | some.tuples(some.sampled_from(["undo", "undo", "redo"]), some.just({}))
    | some.tuples(some.just("reopen"), some.just({})),
    max_size=12,
)


def as_kept(one: Attempt) -> Attempt:
    """An empty plan is no plan."""
    return attempt(**_fields(one) | {"plan": None}) if one.plan == Plan() else one


def _fields(one: Attempt) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_story(steps: list[tuple[str, dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        house = House(Path(root))
        journal = house.open()
        model: dict[str, Attempt] = {}
        done: list[dict[str, Attempt]] = []  # what undo goes back to
        undone: list[dict[str, Attempt]] = []
        for verb, fields in steps:
            last = next(reversed(model), None)
            changed = dict(model)
            if verb == "record":
                one = attempt(**({"outcome": "no"} | fields))
                journal.record(one)
                changed[one.id] = as_kept(one)
            elif verb == "edit" and last is not None:
                cleared = {name: None if value == () else value for name, value in fields.items()}
                journal.edit(last, cleared)
                changed[last] = as_kept(attempt(**_fields(model[last]) | fields))
            elif verb == "delete" and last is not None:
                journal.delete(last)
                del changed[last]
            elif verb in ("undo", "redo"):
                come, go = (done, undone) if verb == "undo" else (undone, done)
                step = journal.undo() if verb == "undo" else journal.redo()
                assert (step is None) == (not come)
                if come:
                    go.append(model)
                    model = changed = come.pop()
            else:
                journal = house.open()
            if changed != model:
                done, undone, model = [*done, model], [], changed
            assert set(journal.facts.attempts) == set(model.values())
        assert set(house.open().facts.attempts) == set(model.values())
        assert journal.problems == ()


@settings(max_examples=60, deadline=None)
@given(CHANGES, CHANGES)
def test_undo_gives_back_the_record_field_by_field(first: dict[str, Any], second: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as root:
        house = House(Path(root))
        one = as_kept(attempt(id=an_id(), **({"outcome": "no"} | first)))
        house.open().record(one)
        house.open().edit(one.id, second)
        edited = house.open().facts
        if edited.attempts == (one,):
            return
        for step, expected in (("undo", (one,)), ("redo", edited.attempts), ("undo", (one,))):
            assert getattr(house.open(), step)() is not None
            assert house.open().facts.attempts == expected
        record = house.on_disk()["attempts"][one.id]
        assert all(clock > record["clock"] for clock in record["changed"].values())
