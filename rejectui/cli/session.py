"""The parts that a command works with, each opened when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.config import Config, Folders, find_home, read_config
from rejectui.cli.terminal.out import CommandError, quoted
from rejectui.core.days.day import day_of
from rejectui.practice.practice import Practice

if TYPE_CHECKING:
    from rejectui.cli.at_once.terminal import Taken
    from rejectui.core.facts import Facts
    from rejectui.journal.journal import Journal
    from rejectui.packs.library import Library
    from rejectui.packs.programs import Programs

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, with the offset of the local clock: the only place that asks for it."""
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError):  # an offset of more than a day, a year beyond 9999
        zone = os.environ.get("TZ")
        said = "" if zone is None else f"; TZ is {quoted(zone)}"
        raise CommandError(
            f"The clock or the time zone of this computer is out of range{said}. Set the clock, or set TZ to "
            "a zone such as Europe/Berlin."
        ) from None


class Session:
    """What a command works with, each part opened when it is first asked for."""

    def __init__(self, clock: Clock = now, taken: Taken | None = None) -> None:
        """Take the clock; the day is worked out from it once, when the day is first asked for. `taken` is the
        terminal, if it was taken at once."""
        self.clock = clock
        self.taken = taken

    def anew(self, **parts: object) -> Session:
        """The same parts at another moment, some of them others, such as its `library` or its `day`."""
        from copy import copy

        other = copy(self)
        for name in ("moment", "day", "practice"):
            other.__dict__.pop(name, None)
        other.__dict__.update(parts)
        return other

    @cached_property
    def home(self) -> Folders:
        """Where things are, with the journal where config.toml wants it."""
        found = find_home()
        wanted = read_config(found.config).journal
        if not wanted:
            return found
        folder = Path(os.path.expanduser(wanted))  # noqa: PTH111 - never raises
        return Folders(found.config.parent / folder, found.packs, found.config, found.state)

    @cached_property
    def config(self) -> Config:
        """What config.toml says."""
        return read_config(self.home.config)

    @cached_property
    def library(self) -> Library:
        """The packs."""
        return self.read_packs()

    def read_packs(self) -> Library:
        """The packs as they are now."""
        from rejectui.packs.library import bundled_folder, load

        return load([(bundled_folder(), True), (self.home.packs, False)], self.home.state / "packs.json")

    @cached_property
    def programs(self) -> Programs:
        """The programs."""
        from rejectui.packs.programs import load_programs

        return load_programs(self.home.state / "programs.json")

    @cached_property
    def journal(self) -> Journal:
        """The journal."""
        from rejectui.journal.journal import Journal

        return Journal.open(self.home.journal, self.home.state, self.clock)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What somebody who looks at the journal should know about it, a sentence each."""
        read_only = self.journal.read_only
        return (*([read_only] if read_only else []), *self.journal.problems)

    @cached_property
    def moment(self) -> datetime:
        """When this command was given."""
        return self.clock()

    @property
    def facts(self) -> Facts:
        """What the journal knows now."""
        return self.journal.facts

    @cached_property
    def day(self) -> date:
        """The practice day of this command."""
        return day_of(self.moment, self.facts.settings.start_of_day)

    @cached_property
    def practice(self) -> Practice:
        """What there is to ask, what was asked, and the one way to change it."""
        return Practice(self)
