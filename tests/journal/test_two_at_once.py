"""Two instances at once: each sees what the other did. How both save as fast as they can is in
`tests/bench/test_promises.py`."""

from __future__ import annotations

import subprocess
import sys

from rejectui.core.facts import Day
from tests.bench.keepers import PROJECT
from tests.journal.build import TODAY, House, attempt


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
