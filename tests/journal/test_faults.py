"""Every system call of every change fails in turn: the file is as before or as after, and memory agrees."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.core.asks import Ask
from rejectui.core.facts import Day, Facts
from rejectui.journal.export.reading import read
from rejectui.journal.export.table import table
from rejectui.journal.files import TEMPORARY
from rejectui.journal.journal import Journal, JournalError
from rejectui.journal.records import to_fields
from tests.journal.build import TODAY, House, attempt
from tests.journal.faults import Crash, FailingSystem

FIRST = attempt(id="a" * 32, note="a longer note, so that the file gets shorter without it", peak=10)
NEW = attempt(id="b" * 32, note="new")
LATER = Ask(id="c" * 32, text="A room", category="favor", added=TODAY)


def _record_and_day(journal: Journal) -> None:
    with journal.together():
        journal.record(NEW)
        journal.save_day(Day(day=TODAY, ask="A seat"))


CHANGES: dict[str, Callable[[Journal], object]] = {
    "record": lambda journal: journal.record(NEW),
    "edit": lambda journal: journal.edit(FIRST.id, {"note": None, "peak": 20}),
    "delete": lambda journal: journal.delete(FIRST.id),
    "undo": lambda journal: journal.undo(),
    "set": lambda journal: journal.set("theme", "nord"),
    "together": _record_and_day,
    "keep_ask": lambda journal: journal.keep_ask(LATER),
    "take_in": lambda journal: journal.take_in({"attempts": {NEW.id: {"id": NEW.id, **to_fields(NEW)}}}),
    "take_in_table": lambda journal: journal.take_in(read(table([FIRST, NEW]), "it").tables),
}
FAULTS: list[int | str] = [
    *(errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT),
    *("short", "torn", "before", "after"),
]


def filled(root: Path) -> House:
    house = House(root)
    house.open().record(FIRST)
    return house


def calls_of(change: Callable[[Journal], object], root: Path, *, fresh: bool) -> tuple[int, Facts]:
    """How many calls the change makes, and what the journal says after it."""
    house = House(root) if fresh else filled(root)
    system = FailingSystem()
    journal = house.open(system)
    system.arm()
    change(journal)
    return system.calls, journal.facts


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.parametrize("name", CHANGES)
def test_any_call_may_fail(name: str, fault: int | str, tmp_path: Path) -> None:
    change = CHANGES[name]
    made, after = calls_of(change, tmp_path / "model", fresh=False)
    assert made > 8
    for nth in range(1, made + 1):
        root = tmp_path / str(nth)
        house = filled(root)
        before = house.open().facts
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, fault)
        outcome = _try(change, journal)
        system.clean_up()

        on_disk = house.open().facts
        assert on_disk in (before, after), (nth, outcome)
        if outcome is None:
            assert on_disk == after
        system.disarm()
        if not isinstance(outcome, Crash):
            assert journal.facts == on_disk
        if name != "undo":  # undoing twice is a change of its own
            again = journal if not isinstance(outcome, Crash) else house.open()
            change(again)
            assert again.facts == house.open().facts == after
            assert len(house.on_disk()["attempts"]) == (
                1 if name in ("edit", "delete", "set", "keep_ask") else 2
            )
        else:
            house.open().set("mouse", False)
        assert not [found for found in house.names() if found.startswith(TEMPORARY)]
        shutil.rmtree(root)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_any_call_of_undoing_an_import_may_fail(fault: int | str, tmp_path: Path) -> None:
    def imported(root: Path) -> House:
        house = filled(root)
        CHANGES["take_in_table"](house.open())
        return house

    model = imported(tmp_path / "model")
    system = FailingSystem()
    journal = model.open(system)
    system.arm()
    journal.undo()
    for nth in range(1, system.calls + 1):
        house = imported(tmp_path / str(nth))
        journal = house.open(failing := FailingSystem())
        failing.arm(nth, fault)
        outcome = _try(lambda journal: journal.undo(), journal)
        failing.clean_up()
        ids = [one.id for one in house.open().facts.attempts]
        assert ids in ([FIRST.id], [FIRST.id, NEW.id]), (nth, outcome)
        if outcome is None:
            assert ids == [FIRST.id]
        house.open().undo()  # it goes on from whichever it was
        assert len(house.open().facts.attempts) == 3 - len(ids)
        assert not [found for found in house.names() if found.startswith(TEMPORARY)]
        shutil.rmtree(house.folder.parent)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, "torn", "before", "after"], ids=str)
def test_any_call_of_the_very_first_write_may_fail(fault: int | str, tmp_path: Path) -> None:
    made, after = calls_of(CHANGES["record"], tmp_path / "model", fresh=True)
    for nth in range(1, made + 1):
        house = House(tmp_path / str(nth))
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, fault)
        outcome = _try(CHANGES["record"], journal)
        system.clean_up()
        assert house.open().facts in (Facts(), after)
        again = house.open() if isinstance(outcome, Crash) else journal
        again.record(NEW)
        assert again.facts == house.open().facts == after
        assert not [found for found in house.names() if found.startswith(TEMPORARY)]
        house.file()  # there is exactly one


def test_a_disk_that_does_not_confirm_says_so(house: House) -> None:
    model, _ = calls_of(CHANGES["record"], house.folder.parent / "model", fresh=False)
    house.open().record(FIRST)
    said = set()
    for nth in range(1, model + 1):
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, errno.EIO)
        outcome = _try(CHANGES["record"], journal)
        said.add(str(outcome).partition(" (")[0].split(".json ")[-1])
    assert "but the disk did not confirm it" in " ".join(said)


def test_a_full_disk_says_what_to_do(house: House) -> None:
    house.open().record(FIRST)
    sentences = []
    for nth in range(1, 40):
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, errno.ENOSPC)
        if isinstance(outcome := _try(lambda journal: journal.set("theme", "nord"), journal), JournalError):
            sentences.append(str(outcome))
    full = [sentence for sentence in sentences if sentence.startswith("The disk is full")]
    assert full
    files = (str(house.file()), str(house.state / "starts.json"))
    assert all(any(file in sentence for file in files) for sentence in full)
    assert all("nothing was saved, nothing was lost. Free some space" in sentence for sentence in full)


def _try(change: Callable[[Journal], object], journal: Journal) -> BaseException | None:
    try:
        change(journal)
    except (JournalError, Crash) as error:
        assert str(error).endswith(".") or isinstance(error, Crash)
        return error
    return None
