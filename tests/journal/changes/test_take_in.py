"""What an import brings is one change: duplicates stay out, and one undo takes all of it back."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Day, Pause, Rhythm, Run, Stretch, Takeaway, WeekStart
from rejectui.journal.changes.take_in import Differing, Incoming
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.export.csv_table import table
from rejectui.journal.file.line_storage import MANY
from rejectui.journal.imports.read import read
from rejectui.journal.journal import Journal, Undone
from rejectui.journal.records.record import to_fields
from tests.journal.build import NOON, TODAY, House, an_id, attempt
from tests.journal.export.test_json_document import MONDAY, exported
from tests.journal.test_properties import CHANGES, as_kept

ID = "a" * 32
OTHER = "b" * 32


def from_json(journal: Journal) -> Incoming:
    """What a journal would send as JSON."""
    return read(exported(journal), "it").tables


def from_csv(*attempts: Attempt) -> Incoming:
    """What a table of these asks brings."""
    return read(table(attempts), "it").tables


class TestDuplicates:
    def test_an_ask_under_another_id_stays_out(self, house: House, tmp_path: Path) -> None:
        journal = house.open()
        journal.record(attempt(id=ID, peak=10, plan=Plan(chance=80)))
        other = House(tmp_path / "other").open()
        other.record(attempt(id=OTHER, peak=10, plan=Plan(chance=80)))
        for incoming in (from_json(other), from_csv(*other.facts.attempts)):
            found = journal.take_in(incoming)
            assert (found.twins, found.new, found.here, found.records) == (1, 0, 0, {})
        other.edit(OTHER, {"peak": 11})
        assert journal.take_in(from_json(other)).new == 1

    def test_so_does_the_second_of_two_in_one_file(self, house: House) -> None:
        journal = house.open()
        asks = [attempt(id=letter * 32) for letter in "abc"]
        asks.append(attempt(id="d" * 32, at=NOON + timedelta(seconds=1)))
        found = journal.take_in(from_csv(*asks))
        assert (found.twins, found.new) == (2, 2)
        assert [one.id[0] for one in journal.facts.attempts] == ["a", "d"]

    def test_one_that_was_deleted_here_is_none(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt(id=ID))
        journal.delete(ID)
        found = journal.take_in(from_csv(attempt(id=ID), attempt(id=OTHER)))
        assert (found.twins, found.new, found.deleted) == (0, 1, 1)
        assert [one.id for one in journal.facts.attempts] == [OTHER]


class TestWithoutClocks:
    def test_what_is_here_is_not_changed_but_what_differs_is_told(self, house: House) -> None:
        journal = house.open()
        old = attempt(id=ID, note="a\x1b[31m", peak=10, plan=Plan(chance=80, feared="they laugh"))
        journal.record(old)
        assert journal.take_in(from_csv(old)).here == 1
        journal.edit(ID, {"note": None, "label": "Alex", "plan": Plan(chance=20, feared="they laugh")})
        before = house.file().read_bytes()
        found = journal.take_in(from_csv(old, attempt(id=OTHER)))
        assert found.differing == (Differing("attempts", ID, ("label", "plan.chance", "note")),)
        assert (found.here, found.changed, found.new) == (0, 0, 1)
        assert house.file().read_bytes() != before
        journal.undo()
        assert [one.label for one in journal.facts.attempts] == ["Alex"]

    def test_what_is_new_is_of_now_and_later_changes_are_later(self, house: House) -> None:
        journal = house.open()
        house.clock.advance(days=3)
        journal.take_in(from_csv(attempt(id=ID, peak=10)))
        record = house.on_disk()["attempts"][ID]
        assert record["clock"].startswith("2026-11-25T12:00:00.000Z")
        assert list(record)[:2] == ["id", "clock"]
        journal.edit(ID, {"peak": 20})
        assert journal.take_in(from_csv(attempt(id=ID, peak=10))).differing
        assert house.open().find(ID).peak == 20


def everything(journal: Journal, at: int = 0) -> None:
    """Something in every table."""
    journal.record(attempt(id=ID, note=f"note {at}", at=NOON + timedelta(minutes=at)))
    journal.record(attempt(id=an_id(), at=NOON + timedelta(hours=1, minutes=at)))
    journal.save_day(Day(day=TODAY + timedelta(days=at), ask="A seat", planned=True))
    journal.rest(Pause(id=an_id(), first=TODAY, last=TODAY + timedelta(days=2)))
    journal.keep_ask(Ask(id=an_id(), text="A raise", category="work", added=TODAY))
    journal.keep_run(Run(id=an_id(), program="gentle-month", started=TODAY))
    journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3 + at))
    journal.choose_start_of_week([WeekStart(monday=MONDAY, begins=("sunday", "saturday")[at])])
    journal.keep_week(Takeaway(monday=MONDAY, words=f"They are busy, not unkind. {at}"))
    journal.set("theme", ("nord", "gruvbox")[at])
    journal.flag("hidden", f"cafe/{at}", True)


class TestUndo:
    def test_all_tables_go_back_and_come_back(self, house: House, tmp_path: Path) -> None:
        other = House(tmp_path / "other")
        other.clock.advance(hours=1)  # so that it wins
        everything(other.open(), 1)
        everything(house.open())
        before = house.open().facts
        found = house.open().take_in(from_json(other.open()))
        after = house.open().facts
        assert after.settings.theme == "gruvbox" and len(after.runs) == 2
        undone = house.open().undo()
        assert undone == Undone("import", {table: tuple(rows) for table, rows in found.records.items()})
        assert house.open().facts == before
        undone = house.open().redo()
        assert undone is not None and undone.again
        assert (undone.asks, undone.records) == (2, sum(map(len, found.records.values())))
        assert house.open().facts == after
        house.open().undo()
        assert house.open().facts == before

    def test_into_an_empty_journal(self, house: House, tmp_path: Path) -> None:
        other = House(tmp_path / "other")
        everything(other.open())
        before = house.open().facts
        house.open().take_in(from_json(other.open()))
        house.open().undo()
        assert house.open().facts == before

    def test_a_deletion_that_came_along_goes_back_too(self, house: House, tmp_path: Path) -> None:
        house.open().record(attempt(id=ID))
        other = House(tmp_path / "other")
        other.clock.advance(hours=1)
        other.open().take_in(from_json(house.open()))
        other.open().delete(ID)
        journal = house.open()
        assert journal.take_in(read(other.file().read_bytes(), "it").tables).changed == 1
        assert journal.facts.attempts == ()
        journal.undo()
        assert [one.id for one in journal.facts.attempts] == [ID]

    def test_fields_that_changed_since_by_other_means_stay(self, house: House, tmp_path: Path) -> None:
        journal = house.open()
        journal.record(attempt(id=ID, outcome="waiting"))
        other = House(tmp_path / "other")
        other.clock.advance(hours=1)
        other.open().take_in(from_json(journal))
        other.open().edit(ID, {"label": "Alex"})
        journal.take_in(from_json(other.open()))
        journal.settle([ID], TODAY)
        journal.undo()
        (one,) = journal.facts.attempts
        assert (one.label, one.outcome, one.answered) == (None, "no_reply", TODAY)

    def test_the_next_change_is_what_undo_puts_back_then(self, house: House) -> None:
        journal = house.open()
        journal.take_in(from_csv(attempt(id=ID), attempt(id=OTHER, peak=5)))
        journal.edit(ID, {"peak": 10})
        journal.undo()
        assert len(journal.facts.attempts) == 2
        assert journal.find(ID).peak is None

    def test_what_brings_nothing_is_no_change(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt(id=ID))
        journal.take_in(from_csv(attempt(id=ID)))
        assert journal.undo() == Undone("log", {"attempts": (ID,)})

    def test_many_are_put_at_once(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt(id=ID))
        asks = [attempt(id=an_id(), at=NOON + timedelta(minutes=n)) for n in range(1, MANY + 2)]
        journal.take_in(from_csv(*asks))
        for count, step in ((MANY + 2, journal.undo), (1, journal.redo), (MANY + 2, journal.undo)):
            assert len(journal.facts.attempts) == len(house.open().facts.attempts) == count
            lines = house.file().read_text("utf-8").splitlines()
            assert sum(line.startswith('"') and '"clock"' in line for line in lines) == MANY + 3
            step()

    def test_another_computer_sees_it_undone(self, tmp_path: Path) -> None:
        shared = tmp_path / "shared"
        here, there = House(tmp_path / "here", shared), House(tmp_path / "there", shared)
        here.open().take_in(from_csv(attempt(id=ID)))
        there.open().edit(ID, {"note": "seen"})
        here.clock.advance(hours=1)
        here.open().undo()
        assert there.open().facts.attempts == here.open().facts.attempts == ()


STEPS = some.lists(some.tuples(some.booleans(), some.integers(0, 3), CHANGES), max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, some.booleans())
def test_any_import_can_be_undone_and_twice_is_once(
    steps: list[tuple[bool, int, dict[str, Any]]], as_table: bool
) -> None:
    with tempfile.TemporaryDirectory() as root:
        houses = [House(Path(root) / "one"), House(Path(root) / "other")]
        for minute, (mine, which, fields) in enumerate(steps):
            house = houses[mine]
            house.clock.moment = NOON + timedelta(minutes=minute)
            one = attempt(**{"outcome": "no", "at": NOON + timedelta(minutes=which)} | fields)
            house.open().record(as_kept(replace(one, id=f"{which:032}")))
        here, there = (house.open() for house in houses)
        incoming = from_csv(*there.facts.attempts) if as_table else from_json(there)
        before = here.facts
        here.take_in(incoming)
        after = here.facts
        again = here.take_in(incoming)
        assert (again.records, here.facts) == ({}, after)
        if after != before:
            assert here.undo() is not None
            assert here.facts == houses[0].open().facts == before
            assert here.redo() is not None
            assert here.facts == houses[0].open().facts == after
        assert here.problems == ()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Pause(id=ID, first=TODAY, last=TODAY - timedelta(days=1)), "a pause cannot end before it begins"),
        (Rhythm(monday=TODAY, per_week=2), "a week is known by the Monday in it"),
        (Takeaway(monday=TODAY, words="x"), "a week is known by the Monday in it"),
        (WeekStart(monday=TODAY, begins="sunday"), "a week is known by the Monday in it"),
        (Run(id=ID, program="x", started=TODAY, ended=MONDAY), "a program cannot end before it begins"),
        (
            Run(id=ID, program="x", started=MONDAY, paused=(Stretch(first=TODAY, last=MONDAY),)),
            "a pause cannot end before it begins",
        ),
        (Pause(id=ID, first=TODAY.replace(year=1), last=TODAY), "a year is one from 1900 to 2999"),
    ],
)
def test_what_no_form_would_write_is_refused_at_every_door(house: House, wrong: Any, why: str) -> None:
    journal = house.open()
    verbs: dict[type, Any] = {
        Pause: journal.rest,
        Rhythm: journal.choose_rhythm,
        Takeaway: journal.keep_week,
        Run: journal.keep_run,
        WeekStart: lambda start: journal.choose_start_of_week([start]),
    }
    with pytest.raises(DoesNotFit) as error:
        verbs[type(wrong)](wrong)
    assert str(error.value) == f"Nothing was changed: {why}."
    assert not house.folder.exists()


def test_on_a_computer_that_never_wrote_beside_others(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop = House(tmp_path / "laptop", shared), House(tmp_path / "desktop", shared)
    laptop.open().record(attempt())
    journal = desktop.open()
    with journal.together():
        journal.save_day(Day(day=TODAY, ask="A seat"))
        journal.take_in(
            {"attempts": {each.id: {"id": each.id, **to_fields(each)} for each in (attempt(ask="Else"),)}}
        )
    assert len(laptop.open().facts.attempts) == 2
