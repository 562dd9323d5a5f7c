"""Every system call of everything that writes fails in turn, as in `python -m tests.bench.faults`, and a
journal with a defect is found out."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from rejectui.journal.errors import JournalError
from rejectui.journal.file.disk import File, Stamp, _write_all
from rejectui.journal.file.line_storage import LineStorage
from rejectui.journal.folder import move
from rejectui.journal.journal import Journal
from tests.bench import faults
from tests.bench.keepers import PLAIN
from tests.bench.operations import OPERATIONS
from tests.journal.build import House, an_id, attempt
from tests.journal.faults import Crash, FailingSystem
from tests.memory import MEMORY

pytestmark = pytest.mark.campaign

FIRST = attempt(id="a" * 32, note="a longer note, so that the file gets shorter without it", peak=10)
NEW = attempt(id="b" * 32, note="new")


@pytest.fixture
def disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(os.path.realpath(folder))


@pytest.mark.parametrize("name", OPERATIONS)
def test_any_call_may_fail(name: str, disk: Path) -> None:
    tally = faults.campaign(name, disk, in_turn=True)
    assert tally == faults.Tally(cases=tally.cases)
    assert tally.cases >= 5


def test_no_verb_of_the_journal_is_forgotten() -> None:
    """Each is one of the operations by its own name, or only looks, or opens."""
    looks = {"open", "in_memory", "facts", "problems", "read_only", "path", "folders", "peers", "find"}
    looks |= {"tables", "erasable", "would_take_in", "backups", "would_restore", "can_undo", "can_redo"}
    verbs = {name for name in vars(Journal) if not name.startswith("_")} - looks
    assert sorted(verbs - OPERATIONS.keys()) == [], "give each of these a line in tests/bench/operations.py"


class TestTheJudgeSees:
    """A campaign that could not fail would prove nothing."""

    def test_a_file_that_is_written_over(self, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def written_over(self: File, *parts: bytes) -> Stamp | None:
            fd = self._system.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for part in parts:
                _write_all(fd, part, self._system)
            self._system.close(fd)
            return self.stamp()

        monkeypatch.setattr(File, "replace", written_over)
        assert faults.campaign("edit", disk, in_turn=True).between > 5

    def test_memory_that_is_ahead_of_the_disk(self, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(LineStorage, "drop_memory", lambda self: None)
        assert faults.campaign("edit", disk, in_turn=True).forgotten > 2

    def test_an_ask_that_is_logged_twice(self, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        record = Journal.record
        monkeypatch.setattr(
            Journal, "record", lambda self, new: record(self, attempt(id=an_id(), note=new.note))
        )
        assert faults.campaign("record", disk, in_turn=True).retries > 2

    def test_files_that_are_left_lying_about(self, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(move, "remove_unfinished", lambda *_: None)
        assert faults.campaign("move", disk, in_turn=True).leftovers > 2

    def test_what_others_do(self, disk: Path) -> None:
        tally = faults.theirs(PLAIN, disk)
        assert tally.between > 10
        assert tally.retries > 10


def test_whichever_look_at_the_disk_fails_what_was_last_read_is_shown(house: House) -> None:
    house.open().record(FIRST)
    facts, reached = house.open().facts, set()
    for nth in range(1, 12):
        system = FailingSystem()
        journal = house.open(system)
        assert journal.facts == facts
        system.arm(nth, errno.EIO)
        for _ in range(3):
            assert journal.facts == facts
            assert all("could not be read" in problem for problem in journal.problems)
        reached.add(system.calls >= nth)
    assert reached == {True, False}


def test_a_disk_that_does_not_confirm_says_so(house: House) -> None:
    house.open().record(FIRST)
    said = set()
    for nth in range(1, 60):
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, errno.EIO)
        with suppress(Crash):
            said.add(_said(journal, nth))
    assert "but the disk did not confirm it" in " ".join(said)


def test_a_full_disk_says_what_to_do(house: House) -> None:
    house.open().record(FIRST)
    sentences = []
    for nth in range(1, 40):
        system = FailingSystem()
        journal = house.open(system)
        system.arm(nth, errno.ENOSPC)
        sentences.append(_said(journal, nth))
    full = [sentence for sentence in sentences if sentence.startswith("The disk is full")]
    assert full
    known = (str(house.file()), str(house.state / "starts.json"))
    assert all(any(file in sentence for file in known) for sentence in full)
    assert all("nothing was saved, nothing was lost. Free some space" in sentence for sentence in full)


def _said(journal: Journal, number: int) -> str:
    """What the user reads when a setting is changed, or nothing."""
    try:
        journal.set("theme", f"theme-{number}")
    except JournalError as error:
        assert str(error).endswith(".")
        return str(error)
    return ""
