"""How a reminder stands: whether it is set, when it next fires, and what is wrong with it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import msgspec

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.machine import SCHEDULERS
from rejectui.cli.reminder.running import ran
from rejectui.core.wording.words import day_in_words


class Standing(msgspec.Struct, frozen=True):
    """A reminder in words, when it next fires by the local clock (None: it does not), and what is wrong."""

    words: str
    next: datetime | None
    problems: tuple[str, ...]


def standing(reminder: Reminder, now: datetime) -> Standing:
    """How the one that is set here stands."""
    scheduler = SCHEDULERS.get(reminder.by)
    again = f"Set it again: {reminder.command}"
    words = f"{reminder.when.words}, by {reminder.by}"
    if scheduler is None:
        return Standing(words, None, (f"This RejectUI knows no scheduler {reminder.by}. {again}.",))
    problems = []
    there = scheduler.found()
    if not there:
        problems.append(f"The reminder is not in {reminder.by} any more. {again}, or rejectui remind off.")
    elif not is_of(reminder, there):
        problems.append(
            f"Something else stands in {reminder.by} than was set from here, such as a reminder of another "
            f"folder. {again}; it takes its place."
        )
    next_at = scheduler.next_at(reminder.when, now) if there else None
    if there and next_at is None:
        problems.append(f"{reminder.by} has the reminder, but will not fire it. {again}.")
    idle = scheduler.idle() if there else None
    if idle is not None:
        problems.append(idle)
        next_at = None
    wrong = not_starting(reminder.argv)
    if wrong:
        problems.append(f"What the reminder starts is not there or does not start ({wrong}). {again}.")
    return Standing(words, next_at, tuple(problems))


def is_of(reminder: Reminder, there: list[str]) -> bool:
    """Whether these texts in its scheduler are the reminder's, as far as they tell."""
    scheduler = SCHEDULERS[reminder.by]
    return scheduler.rewrites or there == [part.text for part in scheduler.parts(reminder)]


def not_starting(argv: tuple[str, ...]) -> str:
    """Why the program of a reminder cannot be started from elsewhere; empty if it can."""
    if not Path(argv[0]).exists():
        return f"{argv[0]} is gone"
    start = argv[: argv.index("remind")] if "remind" in argv else argv[:1]
    # What this terminal tells Python is nothing that a scheduler knows.
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = ran([*start, "--version"], folder=str(Path(argv[0]).anchor), seconds=30, env=around)
    return done.words if done.status else ""


def next_words(at: datetime) -> str:
    """A moment in a sentence, such as "Monday 7 December at 18:30"."""
    return f"{day_in_words(at.date())} at {at:%H:%M}"
