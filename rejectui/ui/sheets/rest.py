"""A rest of more than a day: illness, travel, or just not now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.wording.words import long_day
from rejectui.ui.keys import REST
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.widgets.answers.choice import ChoiceField
from rejectui.ui.widgets.frame.key_line import KeyLine

LENGTHS = {1: "a day", 2: "two", 3: "three", 7: "a week", 14: "two weeks", 28: "four weeks"}


class Rest(Sheet[bool]):
    """Answers whether there is a rest now.

    `save` takes the last day of it and returns None, or why it could not be saved.
    """

    BINDINGS = [*REST]
    AUTO_FOCUS = "ChoiceField"
    sheet = getters.query_one("#rest", VerticalScroll)
    length = getters.query_one(ChoiceField)
    until = getters.query_one("#until", Static)

    def __init__(self, first: date, save: Callable[[date], str | None]) -> None:
        super().__init__()
        self._first = first
        self._save = save

    def compose(self) -> ComposeResult:
        """One question, and what comes of the answer."""
        with VerticalScroll(id="rest", can_focus=False, classes="sheet"):
            yield ChoiceField("How long, from today on?", LENGTHS, value=7)
            yield Static(id="until")
            yield Static("  Illness, travel, or just not now: it costs your streak nothing.", classes="muted")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet, and follow the choice."""
        self.sheet.border_title = "A rest"
        self.watch(self.length, "value", self._show)

    @property
    def _last(self) -> date:
        return self._first + timedelta(days=(self.length.value or 1) - 1)

    def _show(self) -> None:
        self.until.update(Content(f"  Until {long_day(self._last)}, that day included."))

    def action_save(self) -> None:
        """Rest."""
        problem = self._save(self._last)
        self.close(problem, True)

    def leave(self) -> None:
        """Leave without a rest."""
        self.dismiss(False)
