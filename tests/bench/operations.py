"""Everything that writes, each ready to be done on a disk that fails: what there is before, what is done, and
what somebody finds who looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.look import Look
from rejectui.core.facts import Day, Pause, Rhythm, Takeaway, WeekStart
from rejectui.journal.export.csv_table import table
from rejectui.journal.export.user_files import write
from rejectui.journal.file.backup import Backups
from rejectui.journal.file.disk import System
from rejectui.journal.folder import drafts as kept
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.folder.move import move
from rejectui.journal.imports.read import read
from rejectui.journal.journal import Journal
from rejectui.journal.records.record import to_fields
from rejectui.journal.repair.mend import mend
from tests.bench.scenes import (
    FIRST,
    KEPT,
    LATER,
    MONDAY,
    NEW,
    PAUSE,
    RUN,
    THEIRS,
    WAITS,
    backed_up,
    empty,
    filled,
    with_a_neighbor,
)
from tests.journal.build import TODAY, House
from tests.journal.older import a_second_format, settled

EXPORT = (b"one part, ", b"and another")

Act = Callable[[], object]
Memory = Callable[[], object]


@dataclass(frozen=True)
class Operation:
    """One thing that writes.

    `begin` makes what is there before. `ready` opens it through a disk; then comes what is done, and what the
    program that does it has in memory, if it has anything. `look` is what is on the disk for somebody who
    opens it, and `sound` what must be true besides, whatever happened. Unless it `answers`, it swallows
    errors, as what is done is worth none. Unless it is done `again`, one looks before a second try. Unless
    it `cleans`, it writes where nobody looks for what a crash left.
    """

    begin: Callable[[Path], House]
    ready: Callable[[House, System], tuple[Act, Memory | None]]
    look: Callable[[House], object]
    sound: Callable[[House], bool] = lambda house: backups_are_whole(house)
    within: Callable[[], object] = nullcontext
    answers: bool = True
    again: bool = True
    cleans: bool = True


def everything(house: House) -> object:
    """What the journal says, and which records stand in it, those that are not shown too."""
    journal = house.open()
    return journal.facts, {name: sorted(rows) for name, rows in journal.tables().items() if name != "meta"}


def backups_are_whole(house: House) -> bool:
    """Whether every backup opens."""
    backups = Backups(house.state)
    return all(backups.read(backup) for backup in backups.listed())


# Changes of an open journal


def changing(
    change: Callable[[Journal], object], begin: Callable[[Path], House] = filled, *, again: bool = True
) -> Operation:
    """A change of an open journal."""

    def ready(house: House, system: System) -> tuple[Act, Memory]:
        journal = house.open(system)
        return partial(change, journal), lambda: journal.facts

    return Operation(begin, ready, everything, again=again)


def _together(journal: Journal) -> None:
    with journal.together():
        journal.record(NEW)
        journal.save_day(Day(day=TODAY, ask="A seat"))


def _take_in_a_table(journal: Journal) -> None:
    journal.take_in(read(table([FIRST, NEW]), "a table").tables)


def _imported(root: Path) -> House:
    house = filled(root)
    _take_in_a_table(house.open())
    house.clock.advance(days=1)
    return house


def _undone(root: Path) -> House:
    house = filled(root)
    house.open().undo()
    house.clock.advance(days=1)
    return house


def _restoring(house: House, system: System) -> tuple[Act, Memory]:
    journal, backups = house.open(system), Backups(house.state)
    kept = next(each for each in backups.listed() if each.kind == "made")
    return lambda: journal.restore(backups.read(kept)), lambda: journal.facts


def _forgetting(house: House, system: System) -> tuple[Act, Memory]:
    journal = house.open(system)
    return lambda: journal.forget(journal.erasable()), lambda: journal.facts


# What is done to files


def _damaged(root: Path) -> House:
    house = backed_up(root)
    house.file().write_bytes(_damage(house))
    return house


def _damage(house: House) -> bytes:
    data = (
        (house.state / "whole").read_bytes()
        if (house.state / "whole").exists()
        else house.file().read_bytes()
    )
    (house.state / "whole").write_bytes(data)
    return data[:-3]


def _mending(house: House, system: System) -> tuple[Act, None]:
    return partial(mend, house.folder, house.state, "both", house.clock, system), None


def _damaged_or_not(house: House) -> object:
    return "damaged" if house.file().read_bytes() == _damage(house) else everything(house)


def _set_aside(house: House) -> bool:
    """Whether the damaged file is there byte for byte, in its place or set aside."""
    files = [house.file(), *(house.state / "set-aside").glob("*.json")]
    return backups_are_whole(house) and _damage(house) in [path.read_bytes() for path in files]


def _upgrading(house: House, system: System) -> tuple[Act, None]:
    return partial(house.open, system), None


def _as_it_stands(house: House) -> object:
    tables = house.on_disk()
    peaks = {key: record.get("peak") for key, record in tables["attempts"].items()}
    return tables["meta"]["format"]["value"], peaks


def _moving(house: House, system: System) -> tuple[Act, None]:
    new = house.state.parent / "new"

    def switch() -> None:
        house.folder = new

    def act() -> None:
        if house.folder != new:
            move(JournalHome(house.folder, house.state, system), new, switch, system)

    return act, None


def _exported(root: Path) -> House:
    house = empty(root)
    root.mkdir(parents=True)
    (root / "replaced").write_bytes(b"what was there")
    return house


def exporting(name: str) -> Operation:
    """A file where the user wants it: a new one, or one in the place of another."""

    def path(house: House) -> Path:
        return house.state.parent / name

    def ready(house: House, system: System) -> tuple[Act, None]:
        return partial(write, path(house), EXPORT, force=name == "replaced", system=system), None

    return Operation(
        _exported,
        ready,
        lambda house: path(house).read_bytes() if path(house).exists() else None,
        cleans=False,
    )


def _drafted(root: Path) -> House:
    house = empty(root)
    drafts = kept.Drafts(house.state)
    drafts.keep({"note": "as it was a moment ago"})
    drafts.release()
    return house


def _drafting(house: House, system: System) -> tuple[Act, None]:
    drafts = kept.Drafts(house.state)
    drafts.take_over()

    def act() -> None:
        try:
            with _drafts_on(system):
                drafts.keep({"note": "as it is now"})
        finally:
            drafts.release()  # as the end of a process does, whatever ended it

    return act, None


@contextmanager
def _drafts_on(system: System) -> Iterator[None]:
    """Drafts are written through this disk: nobody else needs to hand them one."""
    real = kept.make_folder, kept.replace_file
    kept.make_folder = partial(real[0], system=system)
    kept.replace_file = partial(real[1], system=system)
    try:
        yield
    finally:
        kept.make_folder, kept.replace_file = real


def _kept_drafts(house: House) -> dict[str, str]:
    """What the next window would offer."""
    drafts = kept.Drafts(house.state)
    try:
        return drafts.take_over()
    finally:
        drafts.release()


OPERATIONS: Mapping[str, Operation] = {
    "the very first record": changing(lambda journal: journal.record(NEW), empty),
    "record": changing(lambda journal: journal.record(NEW)),
    "edit": changing(lambda journal: journal.edit(FIRST.id, {"note": None, "peak": 20})),
    "edit another computer's": changing(
        lambda journal: journal.edit(THEIRS.id, {"note": None}), with_a_neighbor
    ),
    "delete": changing(lambda journal: journal.delete(FIRST.id)),
    "undo": changing(lambda journal: journal.undo(), again=False),
    "redo": changing(lambda journal: journal.redo(), _undone, again=False),
    "forget": Operation(backed_up, _forgetting, everything),
    "settle": changing(lambda journal: journal.settle([WAITS.id], TODAY)),
    "save_day": changing(
        lambda journal: journal.save_day(Day(day=TODAY, ask="A seat", planned=True, plan=Plan(feared="No")))
    ),
    "keep_card": changing(lambda journal: journal.keep_card(Day(day=TODAY, ask="A seat"))),
    "rest": changing(lambda journal: journal.rest(Pause(id="2" * 32, first=TODAY, last=TODAY))),
    "end_rest": changing(lambda journal: journal.end_rest(PAUSE.id, None)),
    "keep_ask": changing(lambda journal: journal.keep_ask(LATER)),
    "drop_ask": changing(lambda journal: journal.drop_ask(KEPT.id)),
    "keep_look": changing(lambda journal: journal.keep_look(Look(of="cafe/one", peak=40, day=TODAY))),
    "choose_rhythm": changing(lambda journal: journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3))),
    "choose_start_of_week": changing(
        lambda journal: journal.choose_start_of_week([WeekStart(monday=MONDAY, begins="sunday")])
    ),
    "keep_run": changing(lambda journal: journal.keep_run(RUN)),
    "keep_week": changing(lambda journal: journal.keep_week(Takeaway(monday=MONDAY, words="Ask again."))),
    "set": changing(lambda journal: journal.set("theme", "nord")),
    "flag": changing(lambda journal: journal.flag("hidden", "cafe/one", True)),
    "together": changing(_together),
    "take_in": changing(
        lambda journal: journal.take_in({"attempts": {NEW.id: {"id": NEW.id, **to_fields(NEW)}}})
    ),
    "take_in a table": changing(_take_in_a_table),
    "undo an import": changing(lambda journal: journal.undo(), _imported, again=False),
    "get_ready": changing(lambda journal: journal.get_ready()),
    "back_up": changing(lambda journal: journal.back_up()),
    "restore": Operation(backed_up, _restoring, everything),
    "mend": Operation(_damaged, _mending, _damaged_or_not, _set_aside),
    "upgrade": Operation(
        lambda root: settled(House(root), 1), _upgrading, _as_it_stands, within=a_second_format
    ),
    "move": Operation(with_a_neighbor, _moving, everything),
    "export, a new file": exporting("new file"),
    "export, over a file": exporting("replaced"),
    "draft": Operation(_drafted, _drafting, _kept_drafts, answers=False),
}
