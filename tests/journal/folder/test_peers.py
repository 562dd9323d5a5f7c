"""Several computers, one folder: every file in it counts, whatever its name and whatever happens to it."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Day
from rejectui.journal.errors import CannotSave, UnreadableJournal
from rejectui.journal.journal import Journal
from tests.journal.build import TODAY, House, attempt

ONE = attempt(id="a" * 32, note="from the laptop", peak=40)
TWO = attempt(id="b" * 32, note="from the desktop")


@pytest.fixture
def laptop(tmp_path: Path) -> House:
    return House(tmp_path / "laptop", tmp_path / "shared")


@pytest.fixture
def desktop(tmp_path: Path) -> House:
    return House(tmp_path / "desktop", tmp_path / "shared")


@pytest.fixture
def both(laptop: House, desktop: House) -> tuple[Journal, Journal]:
    """Two computers that have both written."""
    first, second = laptop.open(), desktop.open()
    first.record(ONE)
    second.record(TWO)
    return first, second


def on_disk(path: Path) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return tables


def changed(path: Path) -> datetime:
    """When a file was last changed, by the disk's clock."""
    found = path.stat()
    return datetime.fromtimestamp(max(found.st_mtime, found.st_ctime), UTC)


class TestReading:
    def test_each_sees_all_and_writes_only_its_own_file(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        assert first.path != second.path
        assert first.facts == second.facts
        assert set(first.facts.attempts) == {ONE, TWO}
        assert on_disk(first.path)["attempts"].keys() == {ONE.id}
        assert on_disk(second.path)["attempts"].keys() == {TWO.id}
        assert first.problems == second.problems == ()

    def test_saving_leaves_the_files_of_others_alone(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        before = second.path.read_bytes(), second.path.stat()
        first.edit(TWO.id, {"note": "changed"})
        first.delete(TWO.id)
        first.undo()
        first.set("theme", "nord")
        assert (second.path.read_bytes(), second.path.stat()) == before

    def test_what_others_write_is_seen_without_opening_again(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        before = first.facts
        second.record(attempt())
        assert len(first.facts.attempts) == len(before.attempts) + 1
        assert first.facts is first.facts

    def test_a_computer_that_never_wrote_reads_and_makes_nothing(
        self, both: tuple[Journal, Journal], tmp_path: Path
    ) -> None:
        guest = House(tmp_path / "guest", tmp_path / "shared")
        before = sorted((tmp_path / "shared").iterdir())
        assert guest.open().facts == both[0].facts
        assert sorted((tmp_path / "shared").iterdir()) == before
        assert not (guest.state / "device.json").exists()

    def test_the_first_write_of_a_newcomer_may_be_an_edit(
        self, both: tuple[Journal, Journal], tmp_path: Path
    ) -> None:
        guest = House(tmp_path / "guest", tmp_path / "shared").open()
        guest.edit(ONE.id, {"peak": 10})
        assert {found.id: found.peak for found in both[1].facts.attempts}[ONE.id] == 10

    @pytest.mark.parametrize(
        "name",
        [
            "{}.sync-conflict-20261122-120000-ABCDEFG.json",
            "{} (Kim's conflicted copy 2026-11-22).json",
            "{} (1).json",
            "{}-LAPTOP.json",
            "backup of november.JSON",
        ],
    )
    def test_a_copy_counts_once_whatever_its_name(
        self, name: str, both: tuple[Journal, Journal], laptop: House
    ) -> None:
        first, second = both
        copy = second.path.with_name(name.format(second.path.stem))
        shutil.copy(second.path, copy)
        assert set(first.facts.attempts) == {ONE, TWO}
        second.path.unlink()
        assert set(first.facts.attempts) == set(laptop.open().facts.attempts) == {ONE, TWO}
        assert copy.exists()

    @pytest.mark.parametrize("name", [".syncthing.{}.json.tmp", ".{}.json", "~{}.json", "{}.json.part"])
    def test_what_tools_keep_while_they_work_is_not_read(
        self, name: str, both: tuple[Journal, Journal]
    ) -> None:
        first, second = both
        second.path.rename(second.path.with_name(name.format(second.path.stem)))
        assert set(first.facts.attempts) == {ONE}

    def test_a_file_that_is_moved_away_no_longer_counts(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        second.path.unlink()
        assert first.facts.attempts == (ONE,)

    def test_files_in_any_order_say_the_same(self, both: tuple[Journal, Journal], tmp_path: Path) -> None:
        first, second = both
        first.edit(TWO.id, {"note": "edited", "label": "Kim"})
        second.edit(ONE.id, {"note": None})
        files = [first.path.read_bytes(), second.path.read_bytes()]
        told = []
        for number, order in enumerate([(0, 1), (1, 0)]):
            reader = House(tmp_path / str(number))
            reader.folder.mkdir(parents=True)
            for place, which in enumerate(order):
                (reader.folder / f"{place}.json").write_bytes(files[which])
            told.append(reader.open().facts)
        assert told[0] == told[1] == first.facts


class TestChanging:
    def test_an_edit_of_anothers_record_goes_into_our_file(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        first.edit(TWO.id, {"note": "better words"})
        second.edit(TWO.id, {"peak": 70})
        for journal in both:
            found = journal.find(TWO.id)
            assert (found.note, found.peak) == ("better words", 70)
        assert on_disk(first.path)["attempts"][TWO.id]["note"] == "better words"

    def test_a_deletion_holds_and_can_be_undone_by_whoever_made_it(
        self, both: tuple[Journal, Journal]
    ) -> None:
        first, second = both
        first.delete(TWO.id)
        assert second.facts.attempts == (ONE,)
        assert second.undo() is None  # its own last change: that it logged TWO; already gone
        assert first.undo() is not None
        assert {found.id for found in first.facts.attempts} == {found.id for found in second.facts.attempts}

    def test_undo_is_about_our_own_last_change(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        first.edit(ONE.id, {"peak": 90})
        second.edit(ONE.id, {"label": "Kim"})
        assert first.undo() is not None
        found = second.find(ONE.id)
        assert (found.peak, found.label) == (40, "Kim")

    def test_settings_and_cards_are_one_for_all(self, both: tuple[Journal, Journal]) -> None:
        first, second = both
        first.set("theme", "nord")
        second.keep_card(Day(day=TODAY, ask="A seat"))
        first.keep_card(Day(day=TODAY, ask="Another seat"))
        assert first.facts.days == second.facts.days
        assert second.facts.days[TODAY].ask == "A seat"
        assert second.facts.settings.theme == "nord"

    def test_a_card_keeps_its_own_plan(self, laptop: House, desktop: House, tmp_path: Path) -> None:
        """Two cards on one day, apart from each other: never the one with the plan of the other."""
        desktop.folder = tmp_path / "not connected"
        laptop.open().save_day(Day(day=TODAY, ask="A seat", planned=True, plan=Plan(feared="they laugh")))
        desktop.clock.advance(hours=1)
        desktop.open().save_day(Day(day=TODAY, ask="A discount"))
        shutil.copy(desktop.file(), laptop.folder)
        (day,) = laptop.open().facts.days.values()
        assert day == Day(day=TODAY, ask="A discount")

    def test_what_a_later_version_put_into_anothers_record_goes_along(
        self, both: tuple[Journal, Journal]
    ) -> None:
        first, second = both
        tables = on_disk(second.path)
        tables["attempts"][TWO.id]["mood"] = {"color": "blue"}
        tables["moons"] = {"2026-11": {"phase": "full"}}
        second.path.write_text(json.dumps(tables))
        first.edit(TWO.id, {"peak": 5})
        assert on_disk(first.path)["attempts"][TWO.id]["mood"] == {"color": "blue"}
        assert "2026-11" in first.tables()["moons"]
        assert "moons" not in on_disk(first.path)


class TestClocks:
    @pytest.mark.parametrize("hours", [26, -26, 24 * 365 * 60])
    def test_no_edit_made_after_seeing_another_may_lose(
        self, hours: float, both: tuple[Journal, Journal], laptop: House, desktop: House
    ) -> None:
        first, second = both
        desktop.clock.advance(hours=hours)
        for number in range(3):
            second.edit(ONE.id, {"note": f"desktop {number}"})
            assert first.find(ONE.id).note == f"desktop {number}"
            first.edit(ONE.id, {"note": f"laptop {number}"})
            assert second.find(ONE.id).note == f"laptop {number}"

    def test_our_clock_is_later_than_every_clock_seen(
        self, both: tuple[Journal, Journal], desktop: House
    ) -> None:
        first, second = both
        desktop.clock.advance(hours=26)
        second.set("theme", "nord")
        first.record(attempt(id="c" * 32))
        theirs = on_disk(second.path)["meta"]["clock"]["value"]
        assert on_disk(first.path)["attempts"]["c" * 32]["clock"] > theirs

    def test_a_clock_years_ahead_takes_nobody_along(
        self, both: tuple[Journal, Journal], desktop: House
    ) -> None:
        first, second = both
        desktop.clock.advance(days=20_000)
        second.edit(ONE.id, {"note": "from 2081"})
        first.edit(ONE.id, {"note": "today"})
        first.record(attempt(id="c" * 32))
        assert second.find(ONE.id).note == "today"
        assert on_disk(first.path)["attempts"]["c" * 32]["clock"].startswith("2026-11-22")
        assert on_disk(first.path)["meta"]["clock"]["value"].startswith("2026-11-22")


BROKEN = {
    "empty": b"",
    "zeros": b"\0" * 500,
    "cut off": b'{\n"meta":{\n"format":{"name":"format","value":1}',
    "merge markers": b"{\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n}\n",
}


class TestBadFiles:
    @pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
    def test_a_file_that_half_arrived_is_shown_as_it_was(
        self, content: bytes, both: tuple[Journal, Journal], laptop: House, desktop: House
    ) -> None:
        first, second = both
        facts = first.facts
        good = second.path.read_bytes()
        second.path.write_bytes(content)
        laptop.clock.moment = changed(second.path)
        assert first.facts == laptop.open().facts == facts
        assert first.problems == laptop.open().problems == ()  # it may be on its way
        first.record(attempt())
        assert second.path.read_bytes() == content
        laptop.clock.advance(minutes=11)
        for journal in (first, laptop.open()):
            (problem,) = journal.problems
            assert str(second.path) in problem
            assert "What was last read of it is shown" in problem
        second.path.write_bytes(good)
        assert first.problems == ()

    def test_without_a_good_copy_nothing_of_it_is_shown(self, laptop: House, desktop: House) -> None:
        desktop.open().record(TWO)
        theirs = desktop.file()
        theirs.write_bytes(theirs.read_bytes()[:-20])
        laptop.clock.moment = changed(theirs) + timedelta(hours=1)
        journal = laptop.open()
        assert journal.facts.attempts == ()
        assert "None of it is shown" in journal.problems[0]
        journal.record(ONE)
        assert journal.facts.attempts == (ONE,)

    @pytest.mark.parametrize(
        "content", [b"", b"[]", b"7", b'{"name": "package"}', b'{"a": {"b": {}}}', b"\x89PNG\xff", b"null"]
    )
    def test_what_is_not_a_journal_is_left_alone(self, content: bytes, house: House) -> None:
        house.open().record(ONE)
        file = house.folder / "package.json"
        file.write_bytes(content)
        house.clock.moment = changed(file) + timedelta(days=1)
        journal = house.open()
        journal.record(TWO)
        assert set(journal.facts.attempts) == {ONE, TWO}
        assert journal.problems == ()
        assert file.read_bytes() == content

    def test_folders_and_pipes_are_passed_over(self, house: House) -> None:
        journal = house.open()
        journal.record(ONE)
        (house.folder / "folder.json").mkdir()
        os.mkfifo(house.folder / "pipe.json")
        (house.folder / "nowhere.json").symlink_to("not there")
        assert journal.facts == house.open().facts
        assert journal.problems == ()

    def test_wrong_records_of_others_are_named_and_never_win_by_being_odd(
        self, both: tuple[Journal, Journal]
    ) -> None:
        first, second = both
        tables = on_disk(second.path)
        tables["attempts"][ONE.id] = "private"
        tables["attempts"]["c" * 32] = 7
        tables["settings"] = {"mouse": {"name": "mouse", "value": "private"}}
        second.path.write_text(json.dumps(tables))
        assert set(first.facts.attempts) == {ONE, TWO}
        assert len(first.problems) == 2
        assert "private" not in " ".join(first.problems)
        first.set("mouse", False)
        assert len(first.problems) == 1

    def test_a_file_of_a_newer_version_is_shown_as_far_as_it_goes(
        self, both: tuple[Journal, Journal]
    ) -> None:
        first, second = both
        tables = on_disk(second.path)
        tables["meta"]["format"]["value"] = 2
        second.path.write_text(json.dumps(tables))
        assert set(first.facts.attempts) == {ONE, TWO}
        (problem,) = first.problems
        assert "newer RejectUI (format 2" in problem
        assert first.read_only is None
        first.edit(TWO.id, {"note": "can be changed"})
        assert on_disk(first.path)["meta"]["format"]["value"] == 1

    def test_copies_of_files_that_left_are_few_and_those_of_computers_stay_longest(
        self, both: tuple[Journal, Journal], laptop: House
    ) -> None:
        first, second = both
        theirs, copies = second.path, laptop.state / "peers"
        for number in range(25):
            conflict = theirs.with_name(f"{theirs.stem} ({number}).json")
            shutil.copy(theirs, conflict)
            assert laptop.open().facts.attempts
            conflict.unlink()
        gone = {path.name for path in copies.iterdir()} - {theirs.name}
        assert gone == {f"{theirs.stem} ({number}).json" for number in range(14, 25)}  # the last was there
        theirs.rename(laptop.folder / f".{theirs.name}.icloud")  # it is there still, but not on this disk
        for number in range(25, 50):
            conflict = theirs.with_name(f"{theirs.stem} ({number}).json")
            shutil.copy(first.path, conflict)
            assert laptop.open().facts.attempts
            conflict.unlink()
        assert theirs.name in {path.name for path in copies.iterdir()}
        (laptop.folder / f".{theirs.name}.icloud").unlink()
        shutil.copy(first.path, theirs.with_name("one more.json"))
        assert laptop.open().facts.attempts
        assert len(list(copies.iterdir())) == 1 + 10
        assert theirs.name in {path.name for path in copies.iterdir()}

    def test_a_folder_that_is_away_costs_no_copy(self, both: tuple[Journal, Journal], laptop: House) -> None:
        assert both[0].facts.attempts
        copies = laptop.state / "peers"
        kept = {path.name: path.read_bytes() for path in copies.iterdir()}
        laptop.folder.rename(laptop.folder.with_name("away"))
        with pytest.raises(UnreadableJournal):
            laptop.open()
        laptop.folder.mkdir()
        shutil.copy(laptop.folder.with_name("away") / both[0].path.name, laptop.folder)
        assert {one.id for one in laptop.open().facts.attempts} == {ONE.id}
        assert {path.name: path.read_bytes() for path in copies.iterdir()} == kept

    def test_a_state_folder_that_cannot_keep_copies_is_no_trouble(
        self, both: tuple[Journal, Journal], laptop: House
    ) -> None:
        assert both[0].facts.attempts
        shutil.rmtree(laptop.state / "peers")
        (laptop.state / "peers").write_text("a file")
        assert set(laptop.open().facts.attempts) == {ONE, TWO}


class TestFolders:
    def test_a_folder_that_vanishes_shows_what_was_there_and_takes_nothing(
        self, both: tuple[Journal, Journal], laptop: House, tmp_path: Path
    ) -> None:
        first, _ = both
        facts = first.facts
        laptop.folder.rename(tmp_path / "unplugged")
        assert first.facts == facts
        assert "is gone" in first.problems[0]
        with pytest.raises(CannotSave, match="Nothing was saved"):
            first.record(attempt())
        with pytest.raises(UnreadableJournal, match="make the folder"):
            laptop.open()
        assert not laptop.folder.exists()
        (tmp_path / "unplugged").rename(laptop.folder)
        assert first.facts == facts
        first.record(attempt())

    def test_making_the_folder_begins_anew(self, house: House) -> None:
        house.open().record(ONE)
        shutil.rmtree(house.folder)
        house.folder.mkdir()
        journal = house.open()
        assert journal.facts.attempts == ()
        journal.record(TWO)

    def test_another_folder_is_not_taken_for_the_one_that_vanished(
        self, house: House, tmp_path: Path
    ) -> None:
        house.open().record(ONE)
        moved = House(house.state.parent, tmp_path / "elsewhere")
        moved.open().record(TWO)
        assert moved.open().facts.attempts == (TWO,)


class TestOneId:
    """Two computers with the same name for their file, because a home was copied."""

    @pytest.fixture
    def clone(self, laptop: House, tmp_path: Path) -> House:
        laptop.open().record(ONE)
        shutil.copytree(laptop.state, tmp_path / "clone" / "state")
        return House(tmp_path / "clone", laptop.folder)

    def test_the_second_to_write_takes_another(self, laptop: House, clone: House) -> None:
        second = clone.open()
        second.record(TWO)  # nobody could know yet
        assert second.path == laptop.open().path
        first = laptop.open()
        first.record(attempt(id="c" * 32))
        assert first.path != second.path
        second.record(attempt(id="d" * 32))
        for journal in (first, second, laptop.open(), clone.open()):
            assert {found.id[0] for found in journal.facts.attempts} == set("abcd")
            assert journal.problems == ()
        assert laptop.open().path == first.path

    def test_an_app_that_is_open_follows(self, laptop: House, clone: House) -> None:
        app, command = laptop.open(), laptop.open()
        clone.open().record(TWO)
        command.record(attempt(id="c" * 32))
        app.record(attempt(id="d" * 32))
        assert app.path == command.path
        assert app.facts == command.facts == clone.open().facts
        assert len(app.facts.attempts) == 4

    def test_each_start_on_one_computer_knows_the_others(self, house: House) -> None:
        app, command = house.open(), house.open()
        for journal in (app, command, app, house.open(), command, app):
            journal.record(attempt())
        assert len(house.open().facts.attempts) == 6
        house.file()  # there is one

    @pytest.mark.parametrize("marks", [None, b"", b"[]", b"\xff"])
    def test_lost_marks_are_no_reason_to_doubt(self, marks: bytes | None, house: House) -> None:
        house.open().record(ONE)
        path = house.state / "starts.json"
        path.unlink()
        if marks is not None:
            path.write_bytes(marks)
        house.open().record(TWO)
        house.file()

    def test_many_starts_keep_few_marks(self, house: House) -> None:
        for number in range(70):
            house.open().set("theme", f"theme {number}")
        assert len(json.loads((house.state / "starts.json").read_text())["starts"]) == 64
        house.file()
