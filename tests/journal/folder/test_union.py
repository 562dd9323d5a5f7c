"""The tables of several files as one: the laws of merging hold for whole files, odd ones too."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from rejectui.journal.folder.union import Union, united
from rejectui.journal.records.raw import Records, Tables, to_raw
from tests.journal.records.test_merge import records

KEYS = ["x", "y", "2026-11-22"]
ODD = some.sampled_from(["text", 7, None, [1], {}, {"id": "another", "clock": 5}])
ROWS = some.dictionaries(some.sampled_from(KEYS), records() | ODD)
TABLES = some.dictionaries(some.sampled_from(["attempts", "days", "settings", "moons", "meta"]), ROWS)


def tables(plain: dict[str, dict[str, Any]]) -> Tables:
    """As they come from a file."""
    return {name: Records(msgspec.json.encode(rows)) for name, rows in plain.items()}


def text(found: Tables) -> bytes:
    """What they say, the order of everything aside, and a record once for all that is the same."""
    both = united(found, {})
    plain = {
        name: {key: msgspec.json.decode(raw) for key, raw in rows.items()} for name, rows in both.items()
    }
    return msgspec.json.encode(plain, order="sorted")


@given(TABLES, TABLES)
def test_it_does_not_matter_which_file_comes_first(one: Any, other: Any) -> None:
    assert text(united(tables(one), tables(other))) == text(united(tables(other), tables(one)))


@given(TABLES, TABLES, TABLES)
def test_it_does_not_matter_which_two_meet_first(one: Any, two: Any, three: Any) -> None:
    left = united(united(tables(one), tables(two)), tables(three))
    right = united(tables(one), united(tables(two), tables(three)))
    assert text(left) == text(right)


@given(TABLES, TABLES)
def test_a_file_that_is_there_twice_counts_once(one: Any, other: Any) -> None:
    both = united(tables(one), tables(other))
    assert text(united(tables(one), tables(one))) == text(tables(one))
    assert text(united(both, tables(other))) == text(united(tables(one), both)) == text(both)


@given(TABLES, TABLES)
def test_every_record_stays_and_nothing_is_written_into_what_is_merged(one: Any, other: Any) -> None:
    first, second = tables(one), tables(other)
    before = text(first), text(second)
    both = united(first, second)
    for plain in (one, other):
        for name in plain.keys() - {"meta"}:
            assert plain[name].keys() <= both[name].keys()
    assert "meta" not in both
    assert (text(first), text(second)) == before


@given(TABLES, some.lists(TABLES, max_size=2), some.lists(some.tuples(some.sampled_from(KEYS), records())))
def test_keeping_up_is_the_same_as_reading_anew(own: Any, others: Any, puts: list[tuple[str, Any]]) -> None:
    ours, theirs = tables(own), tuple(map(tables, others))
    changes: list[tuple[str, str]] = []
    union = Union()
    union.update(ours, changes, theirs)
    for key, record in puts:
        ours.setdefault("attempts", Records()).put(key, to_raw(key, record))
        changes.append(("attempts", key))
        union.update(ours, changes, theirs)
        anew = Union()
        anew.update(ours, [], theirs)
        assert text(union.tables) == text(anew.tables)


def test_without_other_files_nothing_is_copied() -> None:
    ours = tables({"attempts": {"x": {"id": "x"}}, "meta": {}})
    changes: list[tuple[str, str]] = []
    union = Union()
    union.update(ours, changes, ())
    assert union.tables is ours
    assert union.changes is changes


def test_a_record_of_ours_never_gets_into_what_was_read_of_others() -> None:
    ours, theirs = tables({}), tables({"attempts": {"y": {"id": "y"}}})
    changes: list[tuple[str, str]] = []
    union = Union()
    union.update(ours, changes, (theirs,))
    ours["attempts"] = Records()
    ours["attempts"].put("x", to_raw("x", {"id": "x"}))
    changes.append(("attempts", "x"))
    union.update(ours, changes, (theirs,))
    assert set(union.tables["attempts"]) == {"x", "y"}
    assert set(theirs["attempts"]) == {"y"}
