"""Two instances at once: nothing of either is lost, and each sees what the other did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rejectui.core.facts import Day
from tests.journal.build import TODAY, House, attempt

PROJECT = Path(__file__).parents[2]
_WRITER = """
import sys, uuid
from pathlib import Path
from tests.journal.build import House, attempt
journal = House(Path(sys.argv[1])).open()
sys.stdin.readline()
for _ in range(50):
    journal.record(attempt(id=uuid.uuid4().hex))
"""


def test_two_processes_lose_nothing(house: House) -> None:
    root = str(house.folder.parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, root], cwd=PROJECT, stdin=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for writer in writers:  # both are open before either begins
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert len(house.on_disk()["attempts"]) == 100
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
