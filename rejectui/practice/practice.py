"""The practice as it stands: packs, journal, program and day together, and the one way to change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Protocol

# What not every command needs is imported where it is used.
if TYPE_CHECKING:
    from rejectui.core.asks.catalog import Catalog
    from rejectui.core.dealing.filters import Filter
    from rejectui.core.facts import Facts
    from rejectui.core.programs.program import Program
    from rejectui.core.programs.progress import Progress
    from rejectui.core.today import Today
    from rejectui.journal.journal import Journal
    from rejectui.packs.library import Library
    from rejectui.packs.programs import Programs


class NotNow(Exception):  # noqa: N818 - no error: a sentence
    """What cannot be done as things stand, as a sentence for the user."""


class Parts(Protocol):
    """Who opens the files and knows the day: the app, or a command. Each part may be opened when it is asked
    for."""

    @property
    def journal(self) -> Journal:
        """The journal."""

    @property
    def library(self) -> Library:
        """The packs."""

    @property
    def programs(self) -> Programs:
        """The programs."""

    @property
    def day(self) -> date:
        """The practice day it is now."""


class Practice:
    """Reads everything afresh: what another window writes is seen by the next question."""

    def __init__(self, parts: Parts) -> None:
        """`where` is what of `filters.WHERE` the cards have to be like."""
        self._parts = parts
        self._today: tuple[Facts, Library, date, str, Today] | None = None
        self.where = "anywhere"

    @property
    def journal(self) -> Journal:
        """The journal."""
        return self._parts.journal

    @property
    def facts(self) -> Facts:
        """Everything the journal knows now."""
        return self.journal.facts

    @property
    def day(self) -> date:
        """The practice day it is now."""
        return self._parts.day

    @property
    def library(self) -> Library:
        """The packs."""
        return self._parts.library

    @property
    def catalog(self) -> Catalog:
        """The challenges in the languages of this journal."""
        return self.library.catalog.spoken(self.facts.settings.languages)

    def title_of(self, challenge: str) -> str:
        """The title of a challenge by its full id, which stands for one that is gone."""
        entry = self.catalog.get(challenge)
        return entry.challenge.title if entry is not None else challenge

    @property
    def standing(self) -> Progress | None:
        """How far the program is that is going on; None where there is none, or its file cannot be read."""
        if not self._in_a_program:
            return None
        from rejectui.core.programs.runs import standing

        return standing(self._parts.programs.by_name, self.facts, self.day)

    @property
    def program(self) -> Program | None:
        """The program that wants cards today."""
        if not self._in_a_program:
            return None
        from rejectui.core.programs.progress import running

        return running(self._parts.programs.by_name, self.facts, self.day)

    @property
    def _in_a_program(self) -> bool:
        """Whether a run is going on; without one no program need be read."""
        if not self.facts.runs:
            return False
        from rejectui.core.programs.program import current_run

        return current_run(self.facts.runs) is not None

    @property
    def only(self) -> Filter:
        """What the cards have to be like."""
        from rejectui.core.dealing.filters import WHERE

        return WHERE[self.where]

    @property
    def today(self) -> Today:
        """The day as it stands, worked out again only when something changed."""
        facts, library, day, where = self.facts, self.library, self.day, self.where
        seen = self._today
        if seen is None or seen[0] is not facts or seen[1] is not library or seen[2:4] != (day, where):
            from rejectui.core.today import today

            shown = today(self.catalog, facts, day, self.only, self.program)
            seen = self._today = (facts, library, day, where, shown)
        return seen[4]

    @contextmanager
    def change(self) -> Iterator[None]:
        """Change the journal in one write, today's card kept in it, so that no change deals another one.

        Raises `JournalError` with nothing changed.
        """
        with self.journal.together():
            record = self.today.record
            if record.has_card:
                self.journal.keep_card(record)
            yield
