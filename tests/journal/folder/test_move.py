"""The journal goes to another folder: nothing is lost, whatever call fails on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rejectui.core.facts import Facts
from rejectui.journal.errors import CannotSave
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.folder.move import Moved, found_in, move, unknown_asks
from tests.journal.build import House, attempt
from tests.journal.faults import FailingSystem

ONE, TWO = attempt(id="a" * 32, note="one"), attempt(id="b" * 32, note="two")


class Mover:
    """Somebody whose configuration says where the journal is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.house = House(root / "home", root / "old")

    def move(self, to: str, system: FailingSystem | None = None) -> Moved:
        folder = self.root / to

        def switch() -> None:
            self.house.folder = folder

        if system is None:
            return move(JournalHome(self.house.folder, self.house.state), folder, switch)
        return move(JournalHome(self.house.folder, self.house.state, system), folder, switch, system)

    @property
    def facts(self) -> Facts:
        return self.house.open().facts


@pytest.fixture
def mover(tmp_path: Path) -> Mover:
    made = Mover(tmp_path)
    made.house.open().record(ONE)
    return made


def test_alone_it_takes_the_file_along_and_keeps_the_old_one(mover: Mover) -> None:
    before, facts = mover.house.file(), mover.facts
    data = before.read_bytes()
    moved = mover.move("new")
    assert mover.house.folder.name == "new"
    assert moved.copied == (before.name,)
    assert moved.aside is not None
    assert moved.aside.read_bytes() == mover.house.file().read_bytes() == data
    assert not before.exists()
    assert mover.facts == facts
    mover.house.open().record(TWO)
    assert len(mover.facts.attempts) == 2


def test_there_and_back_and_there_again(mover: Mover) -> None:
    neighbor = House(mover.root / "neighbor", mover.root / "shared")
    neighbor.open().record(TWO)
    mover.move("shared")
    assert set(mover.facts.attempts) == {ONE, TWO}
    mover.house.open().edit(TWO.id, {"peak": 5})
    facts = mover.facts
    moved = mover.move("private")
    assert moved.aside is None  # the neighbor goes on reading it
    assert mover.facts == facts == neighbor.open().facts
    mover.house.open().record(attempt(id="c" * 32))
    neighbor.open().record(attempt(id="d" * 32))
    names = sorted(path.name for path in (mover.root / "shared").iterdir())
    mover.move("shared")
    assert {found.id[0] for found in mover.facts.attempts} == set("abcd")
    assert mover.facts == neighbor.open().facts
    assert sorted(path.name for path in (mover.root / "shared").iterdir()) == names


def test_an_empty_journal_moves_too(tmp_path: Path) -> None:
    mover = Mover(tmp_path)
    assert mover.move("new") == Moved(())
    mover.house.open().record(ONE)
    assert mover.facts.attempts == (ONE,)


def test_a_file_of_the_same_name_that_says_more_is_kept(mover: Mover) -> None:
    there = mover.root / "new"
    there.mkdir()
    other = House(mover.root / "other", there)
    shutil.copytree(mover.house.state, other.state)
    other.open().record(TWO)
    assert other.file().name == mover.house.file().name
    mover.move("new")
    assert set(mover.facts.attempts) == {ONE, TWO}


def test_what_is_no_journal_stays_where_it_is(mover: Mover) -> None:
    (mover.house.folder / "package.json").write_text("{}")
    (mover.house.folder / "notes.txt").write_text("mine")
    mover.move("new")
    assert [path.name for path in mover.house.folder.iterdir()] == [mover.house.file().name]
    assert (mover.root / "old" / "package.json").exists()


def test_what_is_in_a_folder_is_told_before(mover: Mover) -> None:
    House(mover.root / "neighbor", mover.root / "shared").open().record(TWO)
    there = found_in(mover.root / "shared", mover.house.state)
    assert unknown_asks(mover.house.open().tables(), there) == 1
    assert unknown_asks(House(mover.root / "neighbor", mover.root / "shared").open().tables(), there) == 0


def test_whoever_has_it_open_is_told_and_writes_nothing_into_the_old_folder(mover: Mover) -> None:
    app = mover.house.open()
    facts = app.facts
    mover.move("new")
    assert app.facts == facts
    assert "was moved to" in app.problems[0]
    with pytest.raises(CannotSave, match="open RejectUI again"):
        app.record(TWO)
    assert not list((mover.root / "old").glob("*.json"))
    mover.house.open().record(TWO)
    assert len(mover.facts.attempts) == 2
