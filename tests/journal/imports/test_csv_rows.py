"""A table of asks read back: what was exported comes in again, what is wrong is told with its line."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec import convert, to_builtins

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.clean_text import UNSAFE
from rejectui.journal.errors import CannotImport
from rejectui.journal.export.csv_table import COLUMNS, table
from rejectui.journal.imports.read import read
from tests.journal.build import NOON, House, attempt
from tests.journal.test_properties import CHANGES, as_kept

ID = "a" * 32
OTHER = "b" * 32
FULL = attempt(
    id=ID,
    at=NOON + timedelta(microseconds=5),
    note="-1; 'no'\r\nand\n\nmore",
    peak=0,
    laughed=False,
    alone=True,
    feelings=("a; b", "=proud", "\\"),
    plan=Plan(feared="'=they laugh", chance=80),
    snapshot=Snapshot(title="A seat", category="play", level=2),
)


def rows(*given: dict[str, str], names: tuple[str, ...] = COLUMNS, **dialect: Any) -> bytes:
    """A table with these rows, each a whole ask but for what is given."""
    whole = {"day": "2026-11-22", "at": "2026-11-22T12:00:00+00:00", "outcome": "no", "ask": "A seat"}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, extrasaction="ignore", **dialect)
    writer.writeheader()
    writer.writerows({"id": f"{number:032}"} | whole | row for number, row in enumerate(given))
    return text.getvalue().encode()


def asks(data: bytes) -> list[Attempt]:
    """The asks in a table that has nothing wrong with it."""
    reading = read(data, "it")
    assert reading.problems == ()
    return [convert(record, Attempt) for record in reading.tables.get("attempts", {}).values()]


def test_what_was_exported_is_read_as_it_was() -> None:
    assert asks(table([FULL, attempt(id=OTHER)])) == [FULL, attempt(id=OTHER)]
    (record,) = read(table([FULL]), "it").tables["attempts"].values()
    assert record == {name: value for name, value in to_builtins(FULL).items() if name != "feelings"} | {
        "feelings": list(FULL.feelings)
    }


def test_nothing_but_the_names() -> None:
    reading = read(table([]), "it")
    assert (reading.tables, reading.problems) == ({}, ())


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_spreadsheet_may_have_saved_it(mark: bytes, delimiter: str, ending: str) -> None:
    shuffled = (*reversed(COLUMNS[5:]), *COLUMNS[:5])
    row = {"laughed": "TRUE", "alone": "False", "peak": "60", "note": "a;b,c\td", "feelings": "proud; calm"}
    (one,) = asks(mark + rows(row, names=shuffled, delimiter=delimiter, lineterminator=ending))
    assert (one.laughed, one.alone, one.peak, one.note) == (True, False, 60, "a;b,c\td")
    assert one.feelings == ("proud", "calm")


def test_a_table_of_few_columns_with_rows_that_are_empty() -> None:
    data = rows({}, names=("outcome", "id", "ask", "at", "day"))
    (one,) = asks(data + b",,,,\r\n\r\n")
    assert one == attempt(id="0" * 32, ask="A seat")


SPOILED: dict[str, tuple[dict[str, str], str]] = {
    "no outcome": ({"outcome": ""}, "outcome does not fit"),
    "another outcome": ({"outcome": "secret"}, "outcome does not fit"),
    "no id": ({"id": ""}, "its id does not fit"),
    "a number for an id": ({"id": "7"}, "id does not fit"),
    "a day that is none": ({"day": "31.11.2026"}, "day does not fit"),
    "a day without its century": ({"day": "22/11/26"}, "day does not fit"),
    "a day as elsewhere, and no moment": ({"day": "22/11/2026", "at": "secret"}, "day does not fit"),
    "an answer in May or in June": (
        {"at": "2026-05-06T12:00:00Z", "day": "05/05/2026", "answered": "05/06/2026"},
        "answered does not fit",
    ),
    "a moment without an offset": ({"at": "2026-11-22T12:00:00"}, "at does not fit"),
    "a moment that is none": ({"at": "secret"}, "at does not fit"),
    "after all time": ({"day": "9999-12-31"}, "day does not fit"),
    "a rating of 101": ({"peak": "101"}, "peak does not fit"),
    "a rating in words": ({"peak": "secret"}, "peak does not fit"),
    "a rating with digits of elsewhere": ({"peak": "٣"}, "peak does not fit"),
    "a very long number": ({"prep_minutes": "9" * 5000}, "prep_minutes does not fit"),
    "yes in another language": ({"laughed": "WAHR"}, "laughed does not fit"),
    "a note too long": ({"note": "secret" * 1000}, "note does not fit"),
    "a feeling too long": ({"feelings": "calm; " + "secret" * 100}, "feelings does not fit"),
    "within the plan": ({"plan.chance": "secret"}, "plan.chance does not fit"),
    "half a snapshot": ({"snapshot.level": "2"}, "snapshot.title does not fit"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_row_that_does_not_fit_stays_out_and_is_named(name: str) -> None:
    row, problem = SPOILED[name]
    good = {"id": ID, "note": "line\nbreak, and\r\nmore"}
    reading = read(rows(good, row, {"id": OTHER}), "it")
    assert reading.problems == (f"line 5: {problem}",)
    assert list(reading.tables["attempts"]) == [ID, OTHER]
    assert reading.lines == {("attempts", ID): 2, ("attempts", OTHER): 6}


def test_the_same_id_twice_is_told_with_both_lines() -> None:
    reading = read(rows({"id": ID, "note": "a\nb"}, {"id": ID, "note": "c"}, {"id": ID}), "it")
    assert reading.problems == (
        "line 4: the same id stands in line 2 already",
        "line 5: the same id stands in line 2 already",
    )
    assert reading.tables["attempts"][ID]["note"] == "a\nb"


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        ("03.11.2026", "5.12.2026"),
        ("03-11-2026", "05-12-2026"),
        ("3/11/2026", "05/12/2026"),
        ("11/3/2026", "12/05/2026"),
        ("2026/11/03", "2026/12/5"),
    ],
)
def test_days_as_a_spreadsheet_writes_them(day: str, answered: str) -> None:
    logged = {"at": "2026-11-04T01:00:00+01:00", "outcome": "yes"}
    (one,) = asks(rows(logged | {"day": day, "answered": answered}))
    assert (one.day, one.answered) == (date(2026, 11, 3), date(2026, 12, 5))


def test_columns_without_a_name_are_passed_over_if_nothing_is_in_them() -> None:
    data = rows({}, {}, {}, names=(*COLUMNS, ""))
    assert len(asks(data)) == 3
    lines = data.splitlines(keepends=True)
    lines[2] = lines[2].strip() + b"secret\r\n"
    lines[3] = lines[3].strip() + b"secret\r\n"
    reading = read(b"".join(lines), "it")
    number = len(COLUMNS) + 1
    assert reading.problems == (f"line 3: the column number {number} has no name, so it is not read",)
    assert len(reading.tables["attempts"]) == 3


def test_columns_that_are_not_read_are_named() -> None:
    data = rows({"mood": "secret"}, names=("mood\x1b[31m", *COLUMNS, "note"))
    reading = read(data, "it")
    assert reading.problems == (
        "line 1: the column “mood\ufffd[31m” is none that an ask has, so it is not read",
        "line 1: the column “note” is there twice, and only the first is read",
    )
    assert len(reading.tables["attempts"]) == 1


def test_cells_that_are_left_out_at_the_end_of_a_row_are_absent() -> None:
    """Excel saves so what has many empty cells at the end."""
    data = rows(
        {"note": "a\nb"}, {"laughed": "TRUE"}, names=("id", "day", "at", "outcome", "ask", *COLUMNS[18:])
    )
    saved = b"\r\n".join(line.rstrip(b",") for line in data.split(b"\r\n"))
    assert saved != data
    assert asks(saved) == asks(data)


def test_a_row_with_a_cell_too_many_stays_out() -> None:
    names = COLUMNS[:6]
    long, good = rows({}, {}, names=names).splitlines(keepends=True)[1:]
    head = ",".join(names).encode() + b"\r\n"
    reading = read(head + long.strip() + b",x\r\n" + good, "it")
    assert reading.problems == ("line 2: there are 7 cells, where the first line has 6",)
    assert list(reading.tables["attempts"]) == [f"{1:032}"]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_a_file_that_ends_in_the_middle_of_a_row(ending: str) -> None:
    data = rows({}, {"id": ID, "note": "secret"}, lineterminator=ending)
    number = COLUMNS.index("note") + 1
    reading = read(data[: data.index(b"secret") + 3], "it")
    assert reading.problems == (
        f"line 3: the file ends in the middle of this row, after {number} cells, where the first line has "
        f"{len(COLUMNS)}",
    )
    assert list(reading.tables["attempts"]) == [f"{0:032}"]
    assert len(asks(data.removesuffix(ending.encode()))) == 2


GOOD = rows({"id": ID, "note": "a\nb"})
NOT_OURS: dict[str, tuple[bytes, str]] = {
    "another table": (b"date,habit\r\n2026-11-22,run\r\n", "is not a journal of RejectUI"),
    "a text with a quotation mark": (b'"Dear diary\r\n', "is not a journal of RejectUI"),
    "no ids": (rows({}, names=COLUMNS[1:]), "is not a table of asks, because no column is called id."),
    "only notes": (b"note\r\nsecret\r\n", "no column is called id or day or at or outcome."),
    "not UTF-8": (GOOD + b"secret\xe9\r\n", "is not a text in UTF-8: line 4 cannot be read"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "is not a text in UTF-8: line 1 cannot be read"),
    "UTF-16 without a mark": (GOOD.decode().encode("utf-16-le"), "has a zero byte in line 1"),
    "a zero byte": (GOOD + b"\0\r\n", "has a zero byte in line 4"),
    "an endless quote": (GOOD + b'c,"secret\r\n' + GOOD[-90:], "cannot be read from line 4 on"),
    "a quote too many": (GOOD + b'"sec"ret",1\r\n', "cannot be read from line 4 on"),
    "an endless quote in a big table": (
        GOOD + b'"' + b"secret\r\n" * 100_000,
        "cannot be read from line 4 on",
    ),
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_what_is_no_table_of_asks_is_told(name: str) -> None:
    data, sentence = NOT_OURS[name]
    with pytest.raises(CannotImport) as error:
        read(data, "old.csv")
    assert str(error.value).startswith("old.csv ")
    assert sentence in str(error.value)
    assert "othing was taken from it" in str(error.value)
    assert "secret" not in str(error.value)


def shown(value: Any) -> Any:
    """What a table shows of a value as JSON has it."""
    if isinstance(value, str):
        return UNSAFE.sub(lambda found: found[0] if found[0] == "\r" else "\ufffd", value)
    if isinstance(value, dict):
        return {name: shown(each) for name, each in value.items()}
    return [shown(each) for each in value] if isinstance(value, list | tuple) else value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(CHANGES, max_size=4))
def test_any_asks_go_round(given: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        house = House(Path(root))
        made = [
            as_kept(attempt(**{"outcome": "no", "at": NOON + timedelta(minutes=n)} | fields))
            for n, fields in enumerate(given)
        ]
        data = table(made)
        journal = house.open()
        reading = read(data, "it")
        assert reading.problems == ()
        assert journal.take_in(reading.tables).new == len(made)
        assert journal.facts.attempts == tuple(convert(shown(to_builtins(one)), Attempt) for one in made)
        assert table(journal.facts.attempts) == data
        again = journal.take_in(read(table(made), "it").tables)
        assert (again.records, again.here, again.differing) == ({}, len(made), ())
        if made:
            clocks = {record["clock"] for record in house.on_disk()["attempts"].values()}
            assert clocks == {house.on_disk()["meta"]["clock"]["value"]}
