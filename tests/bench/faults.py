"""Let every system call of everything that writes fail in every way, and look at what is on the disk.

    python -m tests.bench.faults [EVERY [OPERATIONS]]        every call fails in every way, or each of so many

A case is one call of one operation, and one fault: no space, no quota, a broken disk, a read-only one, no
permission, half a write, half a write and an error, the process dead right before or right after the call.
After each, the disk has the old state or the new one, the program's memory says the same, and no sentence
says that nothing was saved where something was. Then it is tried again, which leads to the new state and to
no second record, and no temporary file is left; only beside an exported file a crash may leave one, as
nobody looks there again.

TinyDB's own storage and jrnl log, edit and delete on the same disk. They read anew whenever they write, so
nothing is asked of their memory; trying again is what a user does who was told of an error.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rejectui.journal.errors import JournalError
from rejectui.journal.file.disk import REAL, TEMPORARY
from rejectui.journal.folder.drafts import Drafts
from tests.bench.changes import Change
from tests.bench.disk import FileSystem
from tests.bench.figures import Figure, Promise, alone, counted
from tests.bench.keepers import KEEPERS, MOMENT, OURS, Keeper
from tests.bench.operations import OPERATIONS, Operation
from tests.journal.build import House
from tests.journal.faults import FAULTS, HALVES, Crash, FailingSystem
from tests.memory import MEMORY

BEFORE = {"a" * 32: "a longer note, so that the file gets shorter without it", "c" * 32: "another"}
CHANGES = {  # what the others do, and whether the attempt is new
    "record": (Change("b" * 32, "new"), True),
    "edit": (Change("a" * 32, ""), False),
    "delete": (Change("a" * 32, None), False),
}


@dataclass
class Tally:
    """What became of the cases; `between` counts states that are neither the old nor the new."""

    cases: int = 0
    between: int = 0
    forgotten: int = 0
    retries: int = 0
    leftovers: int = 0

    def figures(self, *, memory: bool) -> tuple[Figure, ...]:
        """What must not be."""
        return (
            Figure(self.between, "neither the old state nor the new", self.cases),
            *([Figure(self.forgotten, "times memory was not as the disk")] if memory else []),
            Figure(self.retries, "retries that failed or logged twice"),
            Figure(self.leftovers, "temporary files after the next write"),
        )


class Case:
    """One operation with one fault at its `nth` call; `ends` are the old state and the new one."""

    def __init__(
        self, name: str, root: Path, nth: int, fault: int | str, ends: tuple[object, object]
    ) -> None:
        self._operation = OPERATIONS[name]
        self._ends = ends
        self._house = self._operation.begin(root)
        self._system = FailingSystem()
        self._act, self._memory = self._operation.ready(self._house, self._system)
        self._what = f"{name}, fault {fault} at call {nth}"
        self._system.arm(nth, fault)

    def run(self, tally: Tally) -> None:
        """The fault, what is found then, a second try, and the next write."""
        operation, house = self._operation, self._house
        outcome = _tried(self._act)
        self._system.disarm()
        self._system.clean_up()
        found = _looked(operation, house)
        tally.cases += 1
        done = outcome is None and operation.answers
        wrong = found not in self._ends or (done and found != self._ends[1]) or not _sound(operation, house)
        tally.between += self._tell(wrong or self._told_wrong(outcome, found), f"between, after {outcome!r}")
        if isinstance(found, Exception):  # there is nothing to go on with
            return
        if self._memory is not None and not isinstance(outcome, Crash):
            remembered = self._memory()
            tally.forgotten += self._tell(remembered != house.open().facts, "memory is not as the disk")
        if not done and (operation.again or found != self._ends[1]):
            second = self._act if not isinstance(outcome, Crash) else operation.ready(house, REAL)[0]
            refused = _tried(second)
            last = _looked(operation, house)
            failed = last != self._ends[1] or (refused is not None and found != last)
            tally.retries += self._tell(failed or not _sound(operation, house), f"the retry: {refused!r}")
        if operation.cleans:
            left = self._leftovers()
            tally.leftovers += self._tell(len(left), f"left: {left}")

    def _told_wrong(self, outcome: BaseException | None, found: object) -> bool:
        """Whether the sentence for the user says that nothing was saved, and it was."""
        before, after = self._ends
        return found == after != before and "nothing was saved" in str(outcome).lower()

    def _leftovers(self) -> list[str]:
        """What lies in the journal's folder after the next write, and anywhere after that of the next day."""
        house = self._house
        house.open().set("mouse", False)
        soon = [*house.folder.glob(f"{TEMPORARY}*")]
        house.clock.advance(days=1)
        house.open().set("mouse", True)
        drafts = Drafts(house.state)
        drafts.take_over()
        drafts.drop("note")  # as when its text was saved
        later = house.state.parent.rglob(f"{TEMPORARY}*")
        return sorted({path.name for path in (*soon, *later)})

    def _tell(self, wrong: int, what: str) -> int:
        if wrong:
            print(f"  {self._what} ({self._system.last_failed}): {what}", file=sys.stderr)
        return int(wrong)


def _tried(act: object) -> BaseException | None:
    try:
        act()
    except (JournalError, Crash) as error:
        return error
    return None


def _looked(operation: Operation, house: House) -> object:
    try:
        return operation.look(house)
    except Exception as error:  # whatever it is, the file is of no use any more
        return error


def _sound(operation: Operation, house: House) -> bool:
    try:
        return operation.sound(house)
    except JournalError:
        return False


def campaign(name: str, root: Path, every: int = 1, *, in_turn: bool = False) -> Tally:
    """Every call of an operation, or each of so many, with every fault, or with one after the other."""
    operation, tally = OPERATIONS[name], Tally()
    with operation.within():
        model, system = operation.begin(root / "model"), FailingSystem()
        before = operation.look(model)
        act, _ = operation.ready(model, system)
        system.arm()
        act()
        calls, after = system.names, operation.look(model)
        for nth in range(1, len(calls) + 1, every):
            faults = _that_befall(calls[nth - 1])
            for fault in faults if not in_turn else faults[nth % len(faults) :][:1]:
                Case(name, root / "case", nth, fault, (before, after)).run(tally)
                shutil.rmtree(root / "case")
        shutil.rmtree(root / "model")
    return tally


def _that_befall(call: str) -> tuple[int | str, ...]:
    return tuple(fault for fault in FAULTS if call == "write" or fault not in HALVES)


class FailingDisk(FailingSystem, FileSystem):
    """The same for programs that write in the middle of a file."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def truncate(self, fd: int) -> None:
        self._call(super().truncate, fd)


def theirs(keeper: Keeper, root: Path) -> Tally:
    """Every call of each change by a program that is not ours."""
    tally = Tally()
    for change, is_new in CHANGES.values():
        calls = _their_calls(keeper, root / "model", change, is_new)
        for nth, name in enumerate(calls, 1):
            for fault in _that_befall(name):
                _their_case(keeper, root / "case", (change, is_new), (nth, fault), tally)
    return tally


def _their_calls(keeper: Keeper, root: Path, change: Change, is_new: bool) -> list[str]:
    disk = _their_disk(keeper, root)
    keeper.opened_on(disk, MOMENT)(change, is_new)
    assert keeper.read(root) == change.made_to(BEFORE)
    shutil.rmtree(root)
    return disk.names


def _their_case(
    keeper: Keeper, root: Path, what: tuple[Change, bool], fault: tuple[int, int | str], tally: Tally
) -> None:
    disk, after = _their_disk(keeper, root), what[0].made_to(BEFORE)
    disk.arm(*fault)
    done = False
    with suppress(OSError, Crash):
        keeper.opened_on(disk, MOMENT)(*what)
        done = True
    disk.clean_up()
    tally.cases += 1
    tally.between += _found(keeper, root) not in ([after] if done else [BEFORE, after])
    if not done:
        with suppress(Exception):  # what is found then says what it was worth
            keeper.opened_on(FailingDisk(root), MOMENT)(*what)
        tally.retries += _found(keeper, root) != after
    tally.leftovers += keeper.leftovers(root)
    shutil.rmtree(root)


def _their_disk(keeper: Keeper, root: Path) -> FailingDisk:
    root.mkdir()
    keeper.fill(root, BEFORE)
    disk = FailingDisk(root)
    disk.arm()
    return disk


def _found(keeper: Keeper, root: Path) -> object:
    try:
        return keeper.read(root)
    except Exception:  # whatever it is, the file is of no use any more
        return None


def promise(every: int = 1, operations: int = len(OPERATIONS)) -> Promise:
    """All operations or the first so many, every call of them or each of so many, all faults."""
    total = Tally()
    names = list(OPERATIONS)[:operations]
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(os.path.realpath(folder))
        for number in counted(len(names), "operations with every fault at every call"):
            for field, times in vars(campaign(names[number], root, every=every)).items():
                setattr(total, field, getattr(total, field) + times)
        found = {OURS.name: total.figures(memory=True)}
        for keeper in KEEPERS:
            if keeper is not OURS:
                found[keeper.name] = theirs(keeper, root).figures(memory=False)
    return Promise(
        f"{len(FAULTS)} faults at every system call: {len(names)} operations of RejectUI; "
        f"of the others to log, edit, delete",
        found,
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
