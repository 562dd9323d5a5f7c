"""A day to be typed, in the words that commands take; beside its question stands what was understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.core.days.typed_day import DayError
from rejectui.core.wording.words import long_day
from rejectui.ui.theme import QUIET


class DayField(Vertical):
    """A question and its line. `read` makes a day of what was typed, or raises `DayError`; the day that was
    given stays, whatever it is, until somebody types. `empty` is what nothing typed stands for.
    """

    asked = getters.query_one(Static)
    line = getters.query_one(Input)

    def __init__(
        self, question: str, day: date | None, read: Callable[[str], date], *, id: str, empty: str = ""
    ) -> None:
        super().__init__(id=id)
        self._question = question
        self._given = day
        self._read = read
        self._empty = empty

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        yield Static(self._asked(self._given))
        yield Input(_typed(self._given), placeholder=self._empty or "yesterday, 22 nov, YYYY-MM-DD")

    @property
    def day(self) -> date | None:
        """The day, or None where nothing was typed and nothing may be. Raises `DayError`."""
        text = self.line.value
        if text == _typed(self._given) or (self._empty and not text.strip()):
            return self._given if text else None
        return self._read(text)

    @property
    def understood(self) -> date | None:
        """The day, as long as it is one."""
        try:
            return self.day
        except DayError:
            return None

    @property
    def problem(self) -> str | None:
        """Why what was typed is no day that can be had here, or None."""
        try:
            _ = self.day
        except DayError as error:
            return str(error)
        return None

    def show(self, day: date) -> None:
        """Put this day into the line."""
        self._given = day
        self.line.value = _typed(day)

    @on(Input.Changed)
    def tell(self) -> None:
        """Say beside the question what is understood now."""
        self.asked.update(self._asked(self.understood))

    def _asked(self, day: date | None) -> Content:
        told = long_day(day) if day is not None else ""
        return Content.assemble(f"  {self._question} ", (told, QUIET))


def _typed(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
