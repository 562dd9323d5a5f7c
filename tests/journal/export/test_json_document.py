"""The whole journal out and in again: nothing changes on the way, and nothing bad comes in."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Day, Pause, Rhythm, Run, Takeaway, WeekStart
from rejectui.journal.changes.take_in import Merging
from rejectui.journal.errors import CannotImport, NewerJournal
from rejectui.journal.export.json_document import whole
from rejectui.journal.imports.checks import DEEPEST, ImportReading
from rejectui.journal.imports.read import read
from rejectui.journal.journal import Journal
from tests.journal.build import NOON, TODAY, House, an_id, attempt
from tests.journal.test_properties import CHANGES, TEXT

MONDAY = date(2026, 11, 16)
ID = "a" * 32


def exported(journal: Journal) -> bytes:
    """The document, made at noon."""
    return b"".join(whole(journal.tables(), journal.path, NOON))


def kept(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables as they should come out: without what was deleted, and without meta."""
    found = {
        name: {key: record for key, record in rows.items() if record.get("deleted") is not True}
        for name, rows in tables.items()
        if name != "meta"
    }
    return {name: rows for name, rows in found.items() if rows}


def fill(house: House) -> Journal:
    """Something in every table, one of it changed, one deleted, one from a later version."""
    journal = house.open()
    journal.record(attempt(id=ID, note="private words", peak=40, plan=Plan(feared="they laugh", chance=80)))
    journal.record(attempt(id="b" * 32, note="shall not be handed on"))
    journal.edit(ID, {"note": "line one\nline two \x1b[31m", "feelings": ("proud",)})
    journal.delete("b" * 32)
    journal.save_day(Day(day=TODAY, ask="A seat", planned=True))
    journal.rest(Pause(id=an_id(), first=TODAY, last=TODAY + timedelta(days=2)))
    journal.keep_ask(Ask(id=an_id(), text="A raise", category="work", added=TODAY))
    journal.keep_run(Run(id=an_id(), program="gentle-month", started=TODAY))
    journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3))
    journal.choose_start_of_week([WeekStart(monday=MONDAY, begins="sunday")])
    journal.keep_week(Takeaway(monday=MONDAY, words="They are busy, not unkind."))
    journal.set("theme", "nord")
    journal.flag("hidden", "cafe/name-a-drink", True)
    tables = house.on_disk()
    tables["attempts"][ID]["mood"] = {"color": "blue", "depth": [1, 2.5, None]}
    tables["moons"] = {"2026-11": {"phase": "full"}}
    house.file().write_text(json.dumps(tables), "utf-8")
    return house.open()


def test_the_document_can_be_read_by_people(house: House) -> None:
    lines = exported(fill(house)).decode().splitlines()
    assert lines[:4] == [
        "{",
        '"what": "RejectUI journal", "format": 1,',
        '"made": "2026-11-22T12:00:00+00:00",',
        '"tables": {',
    ]
    (line,) = [line for line in lines if ID in line]
    record = json.loads(line.rstrip(","))
    assert record == house.on_disk()["attempts"][ID]
    assert "\x1b" not in line


def test_every_table_is_in_it_but_meta_and_nothing_deleted(house: House) -> None:
    journal = fill(house)
    tables = json.loads(exported(journal))["tables"]
    assert list(tables) == [
        "attempts",
        "asks",
        "days",
        "pauses",
        "rhythms",
        "runs",
        "week_starts",
        "weeks",
        "settings",
        "moons",
    ]
    assert "shall not be handed on" not in exported(journal).decode()
    assert {record["id"]: record for record in tables["attempts"]} == kept(house.on_disk())["attempts"]
    assert tables["moons"] == house.on_disk()["moons"]


def test_into_an_empty_home_and_out_again(house: House, tmp_path: Path) -> None:
    journal = fill(house)
    document = exported(journal)
    other = House(tmp_path / "other")
    reading = read(document, "it")
    assert reading.problems == ()
    taken = other.open().take_in(reading.tables)
    assert (taken.new, taken.changed, taken.here, taken.deleted, taken.others) == (1, 0, 0, 0, 10)
    assert kept(other.on_disk()) == kept(house.on_disk())
    assert other.open().facts == journal.facts
    assert exported(other.open()) == document


def test_a_second_time_nothing_is_written(house: House, tmp_path: Path) -> None:
    reading = read(exported(fill(house)), "it")
    other = House(tmp_path / "other")
    other.open().take_in(reading.tables)
    before = other.file().read_bytes(), other.file().stat()
    again = other.open().take_in(reading.tables)
    assert (again.records, again.new, again.here) == ({}, 0, 1)
    assert (other.file().read_bytes(), other.file().stat()) == before
    assert house.open().take_in(reading.tables).records == {}


def test_nothing_in_a_document_makes_nothing_on_disk(tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    reading = read(exported(Journal.in_memory(lambda: NOON)), "it")
    assert (reading, other.open().take_in(reading.tables)) == (ImportReading({}), Merging({}, {}))
    assert not other.folder.exists()


def test_what_was_deleted_here_stays_deleted(house: House) -> None:
    journal = fill(house)
    reading = read(exported(journal), "it")
    journal.delete(ID)
    taken = house.open().take_in(reading.tables)
    assert (taken.deleted, taken.new, taken.changed, taken.records) == (1, 0, 0, {})
    assert house.open().facts.attempts == ()


def test_a_deletion_comes_with_the_file_of_another_computer(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    other.open().take_in(read(exported(fill(house)), "it").tables)
    house.clock.advance(hours=1)
    house.open().delete(ID)
    taken = other.open().take_in(read(house.file().read_bytes(), "it").tables)
    assert (taken.changed, taken.new, taken.deleted) == (1, 0, 0)
    assert other.open().facts == house.open().facts
    assert "b" * 32 in other.on_disk()["attempts"]


def test_later_changes_are_later_than_all_that_came(house: House, tmp_path: Path) -> None:
    house.clock.advance(days=4000)
    journal = fill(house)
    other = House(tmp_path / "other")  # its clock is years behind
    other.open().take_in(read(exported(journal), "it").tables)
    other.open().edit(ID, {"note": "newest"})
    journal.take_in(read(exported(other.open()), "it").tables)
    (found,) = journal.facts.attempts
    assert found.note == "newest"


def test_the_newer_field_wins_on_both_sides(house: House, tmp_path: Path) -> None:
    journal = fill(house)
    other = House(tmp_path / "other")
    other.open().take_in(read(exported(journal), "it").tables)
    house.clock.advance(hours=1)
    journal.edit(ID, {"note": "from here"})
    other.clock.advance(hours=2)
    other.open().edit(ID, {"peak": 5, "label": "barista"})
    taken = journal.take_in(read(exported(other.open()), "it").tables)
    assert (taken.changed, taken.new, taken.here) == (1, 0, 0)
    (found,) = journal.facts.attempts
    assert (found.note, found.peak, found.label) == ("from here", 5, "barista")
    other.open().take_in(read(exported(journal), "it").tables)
    assert other.open().facts.attempts == journal.facts.attempts


def test_a_record_that_is_not_counted_here_is_left_as_it_is(house: House) -> None:
    journal = fill(house)
    before = house.on_disk()
    before["attempts"]["c" * 32] = {"id": "c" * 32, "outcome": "shrug"}
    house.file().write_text(json.dumps(before), "utf-8")
    assert b"shrug" in exported(journal)
    good = {"id": "c" * 32, "day": "2026-11-22", "at": "2026-11-22T12:00:00Z", "outcome": "no"}
    assert journal.take_in({"attempts": {"c" * 32: good}}).records == {}
    assert house.on_disk() == before


def test_a_journal_of_a_newer_version_is_not_changed(house: House, tmp_path: Path) -> None:
    reading = read(exported(fill(house)), "it")
    other = House(tmp_path / "other")
    other.open().set("theme", "nord")
    tables = other.on_disk()
    tables["meta"]["format"]["value"] = 2
    other.file().write_text(json.dumps(tables), "utf-8")
    with pytest.raises(NewerJournal):
        other.open().take_in(reading.tables)
    assert other.on_disk() == tables
    assert json.loads(exported(other.open()))["format"] == 2


GOOD = {"id": ID, "day": "2026-11-22", "at": "2026-11-22T12:00:00Z", "outcome": "no", "ask": "A seat"}
LINE = json.dumps(GOOD)
TWICE = '{"what": "RejectUI journal", "format": 1, "tables": {"attempts": [%s, %s]}}'

NOT_OURS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n", "is empty"),
    "text": (b"Dear diary", "is not a journal"),
    "binary": (b"\x89PNG\r\n\x1a\n\xff\xfe", "is not a text in UTF-8: line 1 cannot"),
    "not UTF-8": (b'{"what":\n "\xff"}', "is not a text in UTF-8: line 2 cannot"),
    "a zero byte": (b'{"what":\n\n "\0"}', "has a zero byte in line 3"),
    "half": (TWICE.encode()[:60] + b"\n", "is not whole JSON from line 1 on"),
    "half a line": (
        b'{"what": "RejectUI journal",\n"format": 1,\n"tables"',
        "is not whole JSON from line 3 on",
    ),
    "a comma too many": (b'{\n"what": "\xc3\xa9",\n"format": 1,,\n}', "is not whole JSON from line 3 on"),
    "NaN": ((TWICE % ('{"peak": NaN}', "\n" + LINE)).encode(), "is not whole JSON from line 1 on"),
    "huge nesting": (b'{"what":' + b"[" * 100_000, "is not whole JSON"),
    "list": (b"[]", "is not a journal"),
    "null": (b"null", "is not a journal"),
    "another tool's": (b'{"habits": []}', "is not a journal"),
    "another what": (b'{"what": "recipes", "format": 1, "tables": {}}', "is not a journal"),
    "without tables": (b'{"what": "RejectUI journal", "format": 1}', "is not a journal"),
    "tables listed": (b'{"what": "RejectUI journal", "format": 1, "tables": []}', "is not a journal"),
    "a table of text": (
        b'{"what": "RejectUI journal", "format": 1, "tables": {"days": "x"}}',
        "is not a journal",
    ),
    "without a format": (b'{"what": "RejectUI journal", "tables": {}}', "is not a journal"),
    "format true": (b'{"what": "RejectUI journal", "format": true, "tables": {}}', "is not a journal"),
    "format 0": (b'{"what": "RejectUI journal", "format": 0, "tables": {}}', "is not a journal"),
    "a newer format": (
        b'{"what": "RejectUI journal", "format": 2, "tables": {}}',
        "a newer RejectUI (format 2",
    ),
    "a newer file": (b'{"meta": {"format": {"value": 99}}}', "a newer RejectUI (format 99"),
    "a file of no format": (b'{"meta": {}}', "is not a journal"),
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_what_is_not_a_journal_is_told(name: str) -> None:
    data, sentence = NOT_OURS[name]
    with pytest.raises(CannotImport) as error:
        read(data, "old.json")
    assert sentence in str(error.value)
    assert str(error.value).startswith("old.json ")


def deep(levels: int) -> Any:
    """Lists in each other."""
    return [] if levels == 0 else [deep(levels - 1)]


MISFITS: dict[str, tuple[str, Any, str]] = {
    "no outcome": ("attempts", {name: GOOD[name] for name in GOOD if name != "outcome"}, f", {ID}: outcome"),
    "another outcome": ("attempts", GOOD | {"outcome": "secret"}, f", {ID}: outcome"),
    "a rating of 101": ("attempts", GOOD | {"peak": 101}, f", {ID}: peak"),
    "within the plan": ("attempts", GOOD | {"plan": {"chance": "secret"}}, f", {ID}: plan.chance"),
    "no id": ("attempts", {"outcome": "no"}, ": its id"),
    "an id that is a number": ("attempts", GOOD | {"id": 7}, ": its id"),
    "a short id": ("attempts", GOOD | {"id": "\x1bsecret"}, ", �secret: id"),
    "not a record": ("attempts", "secret", ": the record"),
    "a clock of another kind": ("attempts", GOOD | {"clock": "secret"}, f", {ID}: clock"),
    "the end of time": (
        "attempts",
        GOOD | {"clock": "9999-12-31T23:59:59.999Z 9999 aaaaaaaaaaaa"},
        f", {ID}: clock",
    ),
    "no such month": (
        "attempts",
        GOOD | {"clock": "2026-19-01T00:00:00.000Z 0000 aaaaaaaaaaaa"},
        f", {ID}: clock",
    ),
    "clocks of another kind": ("attempts", GOOD | {"changed": {"note": 5}}, f", {ID}: changed"),
    "clocks listed": ("attempts", GOOD | {"changed": []}, f", {ID}: changed"),
    "too deep": ("attempts", GOOD | {"later": deep(DEEPEST)}, f", {ID}: the record"),
    "a day that is none": ("days", {"day": "secret"}, ", secret: day"),
    "before all time": ("attempts", GOOD | {"at": "0001-01-01T00:00:00+14:00"}, f", {ID}: at"),
    "after all time": ("attempts", GOOD | {"day": "9999-12-31"}, f", {ID}: day"),
    "a rest that ends before it begins": (
        "pauses",
        {"id": ID, "first": "2026-11-22", "last": "2026-11-21"},
        f", {ID}: last",
    ),
    "a rhythm from a Tuesday": ("rhythms", {"monday": "2026-11-17", "per_week": 3}, ", 2026-11-17: monday"),
    "a week from a Sunday": ("weeks", {"monday": "2026-11-22", "words": "secret"}, ", 2026-11-22: monday"),
    "a program that ends before it begins": (
        "runs",
        {"id": ID, "program": "jiang-100", "started": "2026-11-22", "ended": "2026-11-21"},
        f", {ID}: ended",
    ),
    "a pause of a program that ends before it begins": (
        "runs",
        {
            "id": ID,
            "program": "jiang-100",
            "started": "2026-11-01",
            "paused": [{"first": "2026-11-22", "last": "2026-11-21"}],
        },
        f", {ID}: paused",
    ),
    "a theme that is a number": ("settings", {"name": "theme", "value": 5}, ", theme: value"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_is_left_out_and_the_rest_comes_in(name: str, house: House) -> None:
    table, record, line = MISFITS[name]
    tables: dict[str, Any] = {table: [record], "asks": []}
    tables.setdefault("attempts", []).append(GOOD | {"id": "f" * 32})
    data = json.dumps({"what": "RejectUI journal", "format": 1, "tables": tables}).encode()
    reading = read(data, "it")
    assert reading.problems == (f"line 1: {table}{line} does not fit",)
    assert list(reading.tables["attempts"]) == ["f" * 32]
    journal = house.open()
    assert journal.take_in(reading.tables).new == 1
    assert (len(journal.facts.attempts), journal.problems) == (1, ())
    journal.set("mouse", False)


def test_a_number_that_no_reader_takes_is_left_out_and_the_rest_comes_in() -> None:
    tables = {"attempts": [GOOD | {"peak": "long"}, GOOD | {"id": "f" * 32}]}
    data = json.dumps({"what": "RejectUI journal", "format": 1, "tables": tables})
    reading = read(data.replace('"long"', "6" * 5000).encode(), "it")
    assert reading.problems == ("line 1: attempts: the record does not fit",)
    assert list(reading.tables["attempts"]) == ["f" * 32]


def test_every_problem_has_its_line(house: House) -> None:
    lines = exported(fill(house)).decode().splitlines()
    at = next(number for number, line in enumerate(lines) if ID in line)
    spoiled = lines[at].replace(ID, "d" * 32).replace('"peak":40', '"peak":400')
    again = lines[at].replace(ID, "e" * 32)
    lines[at] = ",\n".join([lines[at], spoiled, again, again, lines[at]])
    rest = next(number for number, line in enumerate(lines) if '"last"' in line)
    lines[rest] = "{},\n\n" + lines[rest].replace('"first":"2026-11-22"', '"first":"2027-11-22"')
    document = "\r\n".join("\n".join(lines).split("\n"))
    reading = read(document.encode(), "it")
    found = document.split("\r\n")
    (pause,) = house.open().facts.pauses
    assert reading.problems == (
        f"line {at + 2}: attempts, {'d' * 32}: peak does not fit",
        f"line {at + 4}: attempts, {'e' * 32}: the same id stands in line {at + 3} already",
        f"line {at + 5}: attempts, {ID}: the same id stands in line {at + 1} already",
        f"line {found.index('{},') + 1}: pauses: its id does not fit",
        f"line {found.index('{},') + 3}: pauses, {pause.id}: last does not fit",
    )
    assert reading.lines["attempts", "e" * 32] == at + 3
    moon = next(number for number, line in enumerate(found, 1) if '"moons"' in line) + 1
    assert reading.lines["moons", "2026-11"] == moon


def test_what_stands_twice_in_a_journals_own_file_is_told(house: House) -> None:
    fill(house)
    house.open().set("mouse", False)  # which lays out the file, one record a line
    text = house.file().read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f'"{ID}"'))
    text = text.replace(line, f"{line.rstrip(',')},\n{line}")
    text = text.replace('"days":', '"days": {},\n"days":', 1)
    reading = read(text.encode(), "it")
    (problem,) = reading.problems
    first = text.splitlines().index(line.rstrip(",") + ",") + 1
    assert problem == f"line {first + 1}: attempts, {ID}: the same id stands in line {first} already"
    assert TODAY.isoformat() in reading.tables["days"]


def test_an_editor_may_have_marked_the_file_as_utf_8() -> None:
    assert read(b"\xef\xbb\xbf" + (TWICE % (LINE, LINE.replace("aa", "bb"))).encode(), "it").problems == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.tuples(CHANGES, CHANGES, some.booleans()), max_size=5), some.dictionaries(TEXT, TEXT))
def test_any_journal_goes_round(
    asks: list[tuple[dict[str, Any], dict[str, Any], bool]], more: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as root:
        house, other = House(Path(root) / "one"), House(Path(root) / "other")
        journal = house.open()
        journal.set("welcomed", True)
        for minute, (first, second, deleted) in enumerate(asks):
            one = attempt(**({"outcome": "no", "at": NOON + timedelta(minutes=minute)} | first))
            journal.record(one)
            journal.edit(one.id, {name: None if value == () else value for name, value in second.items()})
            if deleted:
                journal.delete(one.id)
        tables = house.on_disk()
        tables["later"] = {name: {"words": words} for name, words in more.items()}
        house.file().write_text(json.dumps(tables), "utf-8")
        document = exported(house.open())
        reading = read(document, "it")
        assert reading.problems == ()
        other.open().take_in(reading.tables)
        assert kept(other.on_disk()) == kept(house.on_disk())
        assert other.open().facts == house.open().facts
        if more:
            assert exported(other.open()) == document
        assert other.open().take_in(reading.tables).records == {}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, some.lists(some.tuples(some.booleans(), CHANGES), max_size=5))
def test_two_that_went_their_own_ways_come_to_the_same(
    first: dict[str, Any], steps: list[tuple[bool, dict[str, Any]]]
) -> None:
    with tempfile.TemporaryDirectory() as root:
        houses = [House(Path(root) / "one"), House(Path(root) / "other")]
        here, there = (house.open() for house in houses)
        here.record(attempt(**({"id": ID, "outcome": "no"} | first)))
        there.take_in(read(exported(here), "it").tables)
        for mine, fields in steps:
            side: Callable[..., None] = (here if mine else there).edit
            side(ID, {name: None if value == () else value for name, value in fields.items()})
        here.take_in(read(exported(there), "it").tables)
        there.take_in(read(exported(here), "it").tables)
        assert here.facts == there.facts
        assert houses[0].on_disk()["attempts"] == houses[1].on_disk()["attempts"]
