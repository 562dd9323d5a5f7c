"""The power is cut while a backup is restored or a file mended, and what `python -m tests.bench.power` would
notice; its short form is in `tests/bench/test_promises.py`."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from rejectui.core.facts import Facts
from rejectui.journal.file.backup import Backups
from rejectui.journal.repair.mend import mend
from tests.bench import power
from tests.bench.disk import Disk, PowerCut
from tests.bench.keepers import OURS
from tests.journal.build import House, attempt


@pytest.mark.parametrize("kind", ["files", "folders"])
def test_the_judge_sees_when_we_do_not_wait_for_the_disk(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wait = Disk.fsync

    def fsync(disk: Disk, fd: int) -> None:
        if (fd in disk._at) is (kind == "folders"):
            wait(disk, fd)

    monkeypatch.setattr(Disk, "fsync", fsync)
    tally = power.campaign(OURS, 40)
    assert tally.not_opened + tally.lost > 5


def on_a_disk(root: Path) -> tuple[House, Disk]:
    """A house with one ask in a backup and a second one after it, on a disk that can lose its power."""
    house = House(root.resolve())
    house.folder.parent.mkdir()
    disk = Disk(house.folder.parent)
    journal = house.open(disk)
    journal.record(attempt(id="a" * 32, note="then"))
    journal.back_up()
    journal.edit("a" * 32, {"note": "now"})
    journal.record(attempt(id="b" * 32))
    return house, disk


def restore(house: House, disk: Disk) -> None:
    journal = house.open(disk)
    backups = Backups(house.state, disk)
    journal.restore(backups.read(next(each for each in backups.listed() if each.kind == "made")))


def damage(house: House, disk: Disk) -> None:
    data = house.file().read_bytes()[:-3]
    house.file().write_bytes(data)
    inode = disk._folder(house.folder).now[house.file().name]
    inode.now, inode.safe = bytearray(data), data  # type: ignore[union-attr]


@pytest.mark.parametrize("keep", [0.0, 0.5])
@pytest.mark.parametrize("what", ["restore", "mend"])
def test_no_call_of_a_restore_or_a_mending_is_a_bad_moment(what: str, keep: float, tmp_path: Path) -> None:
    saved, call = False, -1
    while not saved:
        call += 1
        root = tmp_path / str(call)
        house, disk = on_a_disk(root / "before" if root.mkdir() is None else root)
        now = house.open().facts
        bad = b""
        work: Callable[[House, Disk], object] = restore
        if what == "mend":
            damage(house, disk)
            bad = house.file().read_bytes()
            work = lambda house, disk: mend(house.folder, house.state, "both", house.clock, disk)  # noqa: E731
        disk.cut_after(call)
        with suppress(PowerCut):
            work(house, disk)
            saved = True
        disk.close_all()
        disk.after_the_cut(root / "after", random.Random(call), keep)
        after = House(root / "after")
        if what == "mend" and after.file().read_bytes() == bad:
            assert not saved
            mend(after.folder, after.state, "both", after.clock)
        found = after.open().facts
        if what == "mend":
            assert found.attempts == now.attempts
            assert bad in {path.read_bytes() for path in (after.state / "set-aside").iterdir()}
        else:
            then = [(one.id, one.note) for one in found.attempts] == [("a" * 32, "then")]
            assert then or (not saved and found == now)
        assert found != Facts()
    assert call > 10
