"""What there is before something is done: a journal with a bit of everything, and what may be beside it."""

from __future__ import annotations

from pathlib import Path

from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Pause, Run, Takeaway
from tests.journal.build import TODAY, House, attempt

MONDAY = monday_of(TODAY)
FIRST = attempt(id="a" * 32, note="a longer note, so that the file gets shorter without it", peak=10)
NEW = attempt(id="b" * 32, note="new")
WAITS = attempt(id="c" * 32, outcome="waiting")
THEIRS = attempt(id="d" * 32, note="written on another computer")
PAUSE = Pause(id="e" * 32, first=TODAY, last=TODAY)
KEPT = Ask(id="f" * 32, text="A room", category="favor", added=TODAY)
LATER = Ask(id="0" * 32, text="A garden", category="favor", added=TODAY)
RUN = Run(id="1" * 32, program="starter", started=TODAY)


def filled(root: Path) -> House:
    """A journal with a bit of everything, last written yesterday, so that a backup of the day is due."""
    house = House(root)
    journal = house.open()
    with journal.together():
        journal.record(WAITS)
        journal.record(FIRST)
        journal.rest(PAUSE)
        journal.keep_ask(KEPT)
        journal.keep_week(Takeaway(monday=MONDAY, words="They were kind."))
    house.clock.advance(days=1)
    return house


def empty(root: Path) -> House:
    """A home that does not exist yet."""
    return House(root)


def with_a_neighbor(root: Path) -> House:
    """The same journal, and beside it the file of another computer."""
    house = filled(root)
    House(root / "neighbor", house.folder).open().record(THEIRS)
    return house


def backed_up(root: Path) -> House:
    """The same journal with a backup, and changes since."""
    house = filled(root)
    journal = house.open()
    journal.back_up()
    journal.edit(FIRST.id, {"note": "since"})
    journal.record(NEW)
    house.clock.advance(days=1)
    return house
