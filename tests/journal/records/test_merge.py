"""Two records of one id become one: the laws of merging, and what they come to in plain cases."""

from __future__ import annotations

from functools import reduce
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from rejectui.journal.records.merge import merged, tombstone
from rejectui.journal.records.record import Record, change, new_record

DEVICES = ("a" * 12, "b" * 12)
CLOCKS = [f"2026-11-2{day}T09:30:15.123Z 0000 {device}" for day in range(1, 4) for device in DEVICES]
EARLY, LATE, LATEST = CLOCKS[0], CLOCKS[3], CLOCKS[5]
NAMES = ["note", "peak", "deleted", "challenge", "ask", "snapshot", "from_a_later_version"]
VALUES = some.sampled_from([1, 1.0, True, "a", "b", [1], {"title": "x"}, {}])


@some.composite
def records(draw: some.DrawFn) -> Record:
    """A raw record, also one that no version of ours would have written."""
    fields = draw(some.dictionaries(some.sampled_from(NAMES), VALUES))
    record: Record = {"id": "x", **fields}
    if draw(some.integers(0, 5)):
        record["clock"] = draw(some.sampled_from(CLOCKS))
    if not draw(some.integers(0, 7)):
        return tombstone("id", "x", draw(some.sampled_from(CLOCKS)))
    changed = draw(some.dictionaries(some.sampled_from(NAMES), some.sampled_from(CLOCKS), max_size=4))
    return record | ({"changed": changed} if changed else {})


def text(record: Record) -> bytes:
    """The record as a file tells it apart from another: the order of the fields aside."""
    return msgspec.json.encode(record, order="sorted")


@given(records(), records())
def test_it_does_not_matter_which_comes_first(one: Record, other: Record) -> None:
    assert text(merged(one, other, "id")) == text(merged(other, one, "id"))


@given(records(), records(), records())
def test_it_does_not_matter_which_two_meet_first(one: Record, two: Record, three: Record) -> None:
    left = merged(merged(one, two, "id"), three, "id")
    right = merged(one, merged(two, three, "id"), "id")
    assert text(left) == text(right)


@given(records(), records())
def test_a_second_time_changes_nothing(one: Record, other: Record) -> None:
    assert text(merged(one, one, "id")) == text(one)
    both = merged(one, other, "id")
    assert text(merged(both, other, "id")) == text(merged(one, both, "id")) == text(both)


DAY_FIELDS = ["challenge", "ask", "planned", "plan", "closed", "shown"]


@given(some.lists(some.tuples(some.sampled_from(DAY_FIELDS), VALUES, some.sampled_from(CLOCKS)), max_size=9))
def test_the_laws_hold_for_days_too(said: list[tuple[str, Any, str]]) -> None:
    days = [{"day": "2026-11-22", name: value, "changed": {name: clock}} for name, value, clock in said]
    united_in_any_order(days)


def united_in_any_order(days: list[Record]) -> Record:
    """What was written of one day on three computers, as one record, whoever meets whom first."""
    one, two, three = (
        reduce(lambda one, other: merged(one, other, "day"), days[at::3], {"day": "2026-11-22"})
        for at in range(3)
    )
    left = merged(merged(one, two, "day"), three, "day")
    assert text(left) == text(merged(one, merged(three, two, "day"), "day"))
    assert text(left) == text(merged(left, two, "day"))
    return left


WRITES = some.tuples(some.sampled_from([*DAY_FIELDS, "forgotten"]), VALUES, some.sampled_from(CLOCKS))


@given(some.lists(WRITES, max_size=6, unique_by=lambda write: write[2]))
def test_the_laws_hold_for_days_of_which_something_was_forgotten(said: list[tuple[str, Any, str]]) -> None:
    days = [
        tombstone("day", "2026-11-22", clock)
        if name == "forgotten"
        else {"day": "2026-11-22", name: value, "changed": {name: clock}}
        for name, value, clock in said
    ]
    left = united_in_any_order(days)
    marks = [day["clock"] for day in days if "forgotten" in day]
    if marks:
        assert left["clock"] == max(marks)
        assert min(left["clock"], *left.get("changed", {}).values(), LATEST) == left["clock"]


@given(records(), records())
def test_nothing_is_made_up_and_what_only_one_side_has_stays(one: Record, other: Record) -> None:
    both = merged(one, other, "id")
    if "forgotten" in one or "forgotten" in other:
        assert both == tombstone("id", "x", both["clock"])
        return
    for name in NAMES:
        sides = [side[name] for side in (one, other) if name in side]
        if name in both:
            assert any(text({"": both[name]}) == text({"": side}) for side in sides)
        said = [side for side in (one, other) if name in side or name in side.get("changed", {})]
        if len(said) == 1 and name in said[0] and name not in ("challenge", "ask", "snapshot"):
            assert text({"": both[name]}) == text({"": said[0][name]})


BORN = new_record("id", "x", {"note": "first", "peak": 40}, EARLY)
CASES: dict[str, tuple[Record, Record, Record]] = {
    "the later note": (
        change(BORN, {"note": "second"}, LATE)[0],
        change(BORN, {"note": "third"}, LATEST)[0],
        {"id": "x", "clock": EARLY, "note": "third", "peak": 40, "changed": {"note": LATEST}},
    ),
    "each side another field": (
        change(BORN, {"note": "second"}, LATE)[0],
        change(BORN, {"peak": 20}, LATEST)[0],
        {"id": "x", "clock": EARLY, "note": "second", "peak": 20, "changed": {"note": LATE, "peak": LATEST}},
    ),
    "a cleared field stays cleared": (
        change(BORN, {"note": None}, LATE)[0],
        BORN,
        {"id": "x", "clock": EARLY, "peak": 40, "changed": {"note": LATE}},
    ),
    "a deletion is a field": (
        change(BORN, {"deleted": True}, LATE)[0],
        change(BORN, {"note": "second"}, LATEST)[0],
        {
            "id": "x",
            "clock": EARLY,
            "note": "second",
            "peak": 40,
            "deleted": True,
            "changed": {"deleted": LATE, "note": LATEST},
        },
    ),
    "what a later version wrote is carried along": (
        BORN,
        {"id": "x", "clock": EARLY, "mood": {"color": "blue"}},
        {"id": "x", "clock": EARLY, "note": "first", "peak": 40, "mood": {"color": "blue"}},
    ),
    "made on two computers": (
        {"id": "x", "clock": EARLY, "note": "mine", "peak": 1},
        {"id": "x", "clock": LATE, "note": "theirs"},
        {"id": "x", "clock": EARLY, "note": "theirs", "peak": 1, "changed": {"note": LATE}},
    ),
    "never two asks in one": (
        {"id": "x", "clock": EARLY, "challenge": "cafe/one", "snapshot": {"title": "One"}, "note": "n"},
        {"id": "x", "clock": LATE, "ask": "A seat"},
        {"id": "x", "clock": EARLY, "ask": "A seat", "note": "n", "changed": {"ask": LATE}},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_plain_cases(name: str) -> None:
    one, other, expected = CASES[name]
    assert merged(one, other, "id") == merged(other, one, "id") == expected


@pytest.mark.parametrize("broken", [5, None, "yesterday", "9999-12-31T23:59:59.999Z 9999 " + "a" * 12])
def test_what_is_not_a_clock_never_wins(broken: Any) -> None:
    odd = {"id": "x", "clock": broken, "note": "odd", "changed": {"note": broken}}
    assert merged(odd, BORN, "id")["note"] == "first"
    assert merged({**odd, "changed": broken}, BORN, "id")["note"] == "first"


def test_without_a_known_id_nothing_is_lost() -> None:
    one, other = {"key": "k", "": 1, "clock": EARLY}, {"key": "k", "clock": EARLY, "b": 2}
    assert merged(one, other, None) == {"key": "k", "": 1, "b": 2, "clock": EARLY}
