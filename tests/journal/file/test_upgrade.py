"""Files of older formats are opened by every later version. `old/` keeps a real one of each format."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from rejectui.journal.errors import CannotSave, NewerJournal
from rejectui.journal.file import meta, upgrade
from rejectui.journal.file.backup import Backups
from tests.journal.build import TODAY, House, attempt
from tests.journal.older import OLD, a_second_format, settled

A = "a" * 32


@pytest.fixture
def two() -> Iterator[None]:
    """A version that knows format 2."""
    with a_second_format():
        yield


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

    def test_a_file_of_another_computer_that_is_older_is_shown_as_ours(self, house: House) -> None:
        house.open().set("mouse", False)
        theirs = house.folder / "0123456789ab.json"
        theirs.write_bytes(old := (OLD / "format-1.json").read_bytes())
        journal = house.open()
        assert journal.find(A).peak == 9
        assert theirs.read_bytes() == old
        assert journal.problems == ()

    def test_a_backup_of_the_old_format_can_be_restored(self, house: House) -> None:
        journal = settled(house, 1).open()
        journal.edit(A, {"peak": 3})
        assert journal.backups is not None
        journal.restore(journal.backups.read(journal.backups.find("2026-11-22-120000-before-upgrade")))
        assert journal.find(A).peak == 9
        assert house.on_disk()["meta"]["format"]["value"] == 2

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
