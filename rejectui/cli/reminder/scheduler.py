"""What a scheduler must be able to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple, Protocol

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.when import When, next_time
from rejectui.cli.terminal.out import CommandError

UNIT = "rejectui-remind"


class Part(NamedTuple):
    """A piece of what is installed: where it goes, and its text."""

    where: str
    text: str


class Scheduler(Protocol):
    """A program of the system that starts others at a time of day."""

    name: str
    how: str
    """What installs `parts` by hand."""
    misses: str
    """What becomes of a reminder while the computer is off, as a sentence."""
    rewrites: bool
    """Whether it keeps what it was given in words of its own, so that `found` says it otherwise."""

    def missing(self) -> str | None:
        """Why it cannot be used here, None if it can; nothing to say (`""`) where another system has it."""

    def parts(self, reminder: Reminder) -> list[Part]:
        """What is installed for a reminder."""

    def found(self) -> list[str]:
        """The texts of what is installed now, in the order of `parts`; empty if nothing is."""

    def put(self, texts: Sequence[str], made: tuple[str, ...]) -> tuple[str, ...]:
        """Install these texts of `parts`, or of `found`, in place of what is there.

        Takes the folders that were made for what is there, and gives those that were made for this. Raises
        CommandError with the old ones installed, or with nothing if they are not taken any more, either.
        """

    def take_away(self, made: tuple[str, ...]) -> bool:
        """Take away what is installed, and these folders if they are empty; whether anything was.

        Raises CommandError.
        """

    def idle(self) -> str | None:
        """Why it fires nothing although it has the reminder, as a sentence; None if it does."""

    def next_at(self, when: When, now: datetime) -> datetime | None:
        """When it next fires, by the local clock; None if it does not."""

    def around(self, reminder: Reminder, environ: Mapping[str, str]) -> dict[str, str]:
        """The environment in which it fires a reminder, as far as it is known from this one."""


class Usual:
    """What most schedulers have in common."""

    rewrites = False

    def idle(self) -> str | None:
        """Nothing is known to keep it from firing."""
        return None

    def around(self, reminder: Reminder, environ: Mapping[str, str]) -> dict[str, str]:
        """As in the session of the user."""
        return dict(environ)

    def next_at(self, when: When, now: datetime) -> datetime | None:
        """The next time that the clock shows it, for those that do not tell."""
        return next_time(when, now)


def put_or_keep(
    install: Callable[[Sequence[str]], tuple[str, ...]], texts: Sequence[str], old: Sequence[str]
) -> tuple[str, ...]:
    """Install texts, and the old ones again if these are refused; gives what `install` does.

    Raises CommandError for the new ones.
    """
    try:
        return install(texts)
    except CommandError:
        if old:
            with suppress(CommandError):
                install(old)
        raise
