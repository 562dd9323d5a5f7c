"""Files of older formats are opened by every later version. `old/` keeps a real one of each format."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from rejectui.journal import meta, store, upgrade
from rejectui.journal.backup import Backups
from rejectui.journal.journal import CannotSave, JournalError, NewerJournal
from rejectui.journal.records import Record
from rejectui.journal.storage import Tables
from tests.journal.build import TODAY, House, attempt
from tests.journal.faults import Crash, FailingSystem

OLD = Path(__file__).with_name("old")
A = "a" * 32


def settled(house: House, number: int) -> House:
    """A home whose journal is the real old file."""
    house.folder.mkdir(parents=True)
    house.state.mkdir()
    (house.state / "device.json").write_text('{"id":"0123456789ab"}')
    shutil.copy(OLD / f"format-{number}.json", house.folder / "0123456789ab.json")
    return house


def peaks_become_tenths(tables: Tables) -> dict[str, dict[str, Record]]:
    """A made-up step from format 1 to 2: ratings from 0 to 10, and of these records nothing else."""
    rows = tables["attempts"]
    found = {key: msgspec.json.decode(record, type=dict[str, object]) for key, record in rows.items()}
    return {
        "attempts": {
            key: {**record, "peak": int(record["peak"]) // 10}  # type: ignore[call-overload]
            for key, record in found.items()
            if "peak" in record
        }
    }


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that knows format 2."""
    monkeypatch.setattr(upgrade, "STEPS", (peaks_become_tenths,))
    monkeypatch.setattr(store, "FORMAT", 2)
    monkeypatch.setattr(meta, "FORMAT", 2)


def test_there_is_a_step_and_a_real_file_for_every_format_before_this_one() -> None:
    assert len(upgrade.STEPS) + 1 == meta.FORMAT
    assert sorted(path.name for path in OLD.iterdir()) == [
        f"format-{number}.json" for number in range(1, meta.FORMAT + 1)
    ]


@pytest.mark.parametrize("number", range(1, meta.FORMAT + 1))
def test_a_real_file_of_every_format_opens_and_can_be_written(number: int, house: House) -> None:
    journal = settled(house, number).open()
    assert (journal.problems, journal.read_only) == ((), None)
    facts = journal.facts
    assert [(one.id, one.peak, one.label) for one in facts.attempts if one.id == A] == [(A, 90, "Kim")]
    assert len(facts.attempts) == 3
    assert (len(facts.asks), len(facts.pauses), len(facts.rhythms), len(facts.runs)) == (1, 0, 2, 2)
    assert (len(facts.weeks), len(facts.days), facts.settings.theme) == (2, 2, "gruvbox")
    journal.record(attempt(id="9" * 32))
    assert len(house.open().facts.attempts) == 4
    assert house.on_disk()["meta"]["format"]["value"] == meta.FORMAT


@pytest.mark.usefixtures("two")
class TestAMadeUpStep:
    def test_it_is_taken_when_the_file_is_opened_and_the_old_one_is_kept(self, house: House) -> None:
        old = (OLD / "format-1.json").read_bytes()
        journal = settled(house, 1).open()
        assert journal.find(A).peak == 9
        assert house.on_disk()["meta"]["format"]["value"] == 2
        kept = next(b for b in Backups(house.state).listed() if b.kind == "before-upgrade")
        assert kept.path.read_bytes() == old
        after = house.file().read_bytes()
        assert house.open().find(A).peak == 9  # twice is once
        assert house.file().read_bytes() == after

    def test_what_it_does_not_name_stays_as_it_is(self, house: House) -> None:
        settled(house, 1)
        tables = house.on_disk()
        tables["attempts"][A]["mood"] = {"later": [1.5]}
        tables["moods"] = {"x": {"glad": 7}}
        house.file().write_text(json.dumps(tables))
        house.open()
        tables["attempts"][A]["peak"] = 9
        tables["meta"]["format"]["value"] = 2
        assert house.on_disk() == tables

    def test_a_backup_of_the_old_format_can_be_restored(self, house: House) -> None:
        journal = settled(house, 1).open()
        journal.edit(A, {"peak": 3})
        assert journal.backups is not None
        journal.restore(journal.backups.read(journal.backups.find("2026-11-22-120000-before-upgrade")))
        assert journal.find(A).peak == 9
        assert house.on_disk()["meta"]["format"]["value"] == 2

    @pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, "torn", "before", "after"], ids=str)
    def test_any_call_of_it_may_fail(self, fault: int | str, tmp_path: Path) -> None:
        """It is the old file or the upgraded one, and the next start upgrades it once."""
        nth, calls = 0, 10_000
        while (nth := nth + 1) <= calls:
            house = settled(House(tmp_path / str(nth)), 1)
            system = FailingSystem()
            system.arm(nth, fault)
            try:
                house.open(system)
            except (JournalError, Crash) as error:
                assert isinstance(error, Crash) or str(error).endswith(".")
            if nth > system.calls:
                calls = system.calls
            system.clean_up()
            found = (house.on_disk()["meta"]["format"]["value"], house.on_disk()["attempts"][A]["peak"])
            assert found in ((1, 90), (2, 9))
            assert house.open().find(A).peak == 9
        assert nth > 20

    def test_without_room_for_a_backup_nothing_is_upgraded(self, house: House) -> None:
        settled(house, 1)
        (house.state / "backups").write_text("a file")
        with pytest.raises(CannotSave, match="No backup could be made"):
            house.open()
        assert house.file().read_bytes() == (OLD / "format-1.json").read_bytes()


def test_a_newer_file_is_read_only_and_keeps_everything(house: House) -> None:
    tables = settled(house, 1).on_disk()
    tables["meta"]["format"]["value"] = meta.FORMAT + 1
    house.file().write_text(json.dumps(tables))
    before = house.file().read_bytes()
    journal = house.open()
    assert "written by a newer RejectUI" in (journal.read_only or "")
    assert journal.find(A).peak == 90
    for change in (lambda: journal.record(attempt(day=TODAY)), journal.back_up):
        with pytest.raises(NewerJournal):
            change()
    assert house.file().read_bytes() == before
