"""Two instances at once: nothing of either is lost, and each sees what the other did."""

from __future__ import annotations

import subprocess
import sys

from rejectui.core.facts import Day
from tests.bench.kill import PROJECT
from tests.bench.two_writers import campaign
from tests.journal.build import TODAY, House, attempt


def test_two_processes_lose_nothing(house: House) -> None:
    """The short form of `python -m tests.bench.two_writers`."""
    assert campaign(house.folder.parent, 50) == 100
    assert house.names() == sorted([house.file().name, "device.json", "journal.lock", "starts.json"])


def test_two_openings_see_each_other(house: House) -> None:
    app, command = house.open(), house.open()
    one = attempt()
    command.record(one)
    assert app.facts.attempts == (one,)
    app.edit(one.id, {"peak": 30})
    command.save_day(Day(day=TODAY, ask="A seat"))
    command.edit(one.id, {"label": "Kim"})
    assert app.facts == command.facts
    assert app.facts.attempts[0].peak == 30
    assert app.path == command.path == house.file()


def test_a_card_kept_by_the_other_one_stands(house: House) -> None:
    app, command = house.open(), house.open()
    command.keep_card(Day(day=TODAY, ask="first"))
    app.keep_card(Day(day=TODAY, ask="second"))
    assert app.facts.days[TODAY].ask == "first"


def test_undo_is_about_the_last_change_of_anybody(house: House) -> None:
    app, command = house.open(), house.open()
    one, two = attempt(), attempt()
    app.record(one)
    command.record(two)
    assert app.undo() is not None
    assert app.facts.attempts == (one,)


def test_a_wiped_state_folder_does_not_change_whose_file_it_is(house: House) -> None:
    journal = house.open()
    journal.record(attempt())
    for found in house.state.iterdir():
        found.unlink()
    house.state.rmdir()
    journal.record(attempt())
    assert len(house.open().facts.attempts) == 2


_DIES = """
import os, signal, sys
from pathlib import Path
from tests.journal.build import House, attempt
with House(Path(sys.argv[1])).open().together():
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_crash_in_the_middle_of_saving_leaves_no_lock(house: House) -> None:
    house.open().record(attempt())
    died = subprocess.run([sys.executable, "-c", _DIES, str(house.folder.parent)], cwd=PROJECT, check=False)
    assert died.returncode == -9
    house.open().record(attempt())
    assert len(house.open().facts.attempts) == 2
